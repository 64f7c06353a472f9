//! `cmo`: the programme-theory rule engine for realist research.
//!
//! A theory of context, mechanism and outcome is written as the sentences that a paper prints; a case is a list of what
//! is known of one site or programme. From both it follows which mechanisms fire, which are blocked, which cannot be
//! told, and why. Nothing here touches the disk: texts come in as [`source::Source`], answers go out as plain data.
//!
//! ```
//! use cmo::evaluate::{World, evaluate};
//! use cmo::resolve::{FileProblem, Files, describe, resolve};
//! use cmo::source::{Source, SourceId, Sources};
//! use cmo::syntax::{parse, parse_facts};
//! use cmo::theory::Verdict;
//!
//! /// The theory below names no files.
//! struct NoFiles;
//!
//! impl Files for NoFiles {
//!     fn read(&self, _: SourceId, _: &str) -> Result<String, FileProblem> {
//!         Err(FileProblem::NotFound(Vec::new()))
//!     }
//!
//!     fn stays(&self, _: SourceId, _: &str) -> Result<(), FileProblem> {
//!         Ok(())
//!     }
//! }
//!
//! let mut sources = Sources::new();
//! let file = sources.add(Source::new(
//!     "working.cmo",
//!     "cmoc 1a \"Medication review\"\n  if   pharmacist trusted and clinical data shared\n  \
//!      then medication review -> GP confident in the changes\n  then deprescribing\n",
//! ));
//! let parsed = parse(file, sources.get(file).text());
//! assert!(parsed.diagnostics.is_empty());
//! let resolved = resolve(&sources, &[(file, parsed.tree)], &NoFiles);
//! assert!(resolved.diagnostics.iter().all(|diagnostic| !diagnostic.is_error()));
//! let theory = resolved.theory;
//!
//! let facts = sources.add(Source::new("--case", "pharmacist trusted, medication review, not clinical data shared"));
//! let tree = parse_facts(facts, sources.get(facts).text()).tree;
//! let (case, found) = describe(&theory, &sources, (facts, &tree), "case 1");
//! assert!(found.is_empty());
//!
//! let evaluation = evaluate(&theory, &case, World::Open);
//! let verdicts: Vec<Verdict> = evaluation.firing.iter().flatten().map(|pair| pair.verdict()).collect();
//! assert_eq!(verdicts, [Verdict::Blocked]);
//! ```
//!
//! The floors, from the ground up: [`source`], [`diagnostic`], [`theory`] (types only), [`syntax`] (text to tree),
//! [`mod@format`] (text to its canonical form), [`resolve`] (trees to a theory), [`cases`] and [`evaluate`] (a theory and
//! cases to pairs and verdicts), [`logic`], [`explain`], [`expect`], [`references`], [`quotation`], [`evidence`] and [`check`] (answers
//! from a theory and its evaluation), [`needs`] (what would have to be in place), [`refine`] (two versions to what a
//! refinement changes), [`vocabulary`] (its phrases), [`mod@ask`] (what to find out next), [`rename`], `sql` (a theory as a query, with the feature `sql`), `report` (answers to
//! text and JSON, with the feature `cli`).

pub mod ask;
pub mod cases;
pub mod check;
pub mod diagnostic;
pub mod evaluate;
pub mod evidence;
pub mod expect;
pub mod explain;
#[cfg(feature = "cli")]
pub mod export;
pub mod format;
#[cfg(feature = "cli")]
pub mod import;
pub mod logic;
pub mod needs;
pub mod quotation;
pub mod references;
pub mod refine;
pub mod rename;
#[cfg(feature = "cli")]
pub mod report;
pub mod resolve;
pub mod source;
#[cfg(feature = "sql")]
pub mod sql;
pub mod syntax;
pub mod theory;
pub mod vocabulary;
