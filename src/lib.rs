//! `cmo`: the programme-theory rule engine for realist research.
//!
//! A theory of context, mechanism and outcome is written as the sentences that a paper prints; a case is a list of what
//! is known of one site or programme. From both it follows which mechanisms fire, which are blocked, which cannot be
//! told, and why. Texts come in as [`source::Source`], answers go out as plain data; only
//! the floor `disk` opens files.
//!
//! # From a text to a verdict
//!
//! Parse, resolve, describe a case, evaluate it. Parsing and resolving give what is whole *and* what is wrong; a theory with an
//! error is not evaluated.
//!
//! ```
//! use cmo::evaluate::{World, evaluate};
//! use cmo::resolve::{NoFiles, describe, resolve};
//! use cmo::source::{Source, Sources};
//! use cmo::syntax::{parse, parse_facts};
//! use cmo::theory::Verdict;
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
//! # Many cases, and why
//!
//! Cases as [`cases::Columns`] are evaluated together, by a [`evaluate::Program`] that is compiled once, or only counted;
//! [`explain::why`] gives the reasons of a verdict or a value as sentences. A table (CSV, JSON, Arrow, …) becomes columns block by block:
//! [`cases::Blocks`].
//!
//! ```
//! use cmo::cases::Columns;
//! use cmo::evaluate::{Means, Program, World};
//! use cmo::explain::{Subject, Told, why};
//! use cmo::resolve::{NoFiles, resolve};
//! use cmo::source::{Source, Sources};
//! use cmo::syntax::parse;
//! use cmo::theory::{Case, ConfigurationId};
//!
//! let mut sources = Sources::new();
//! let text = "cmoc 1\n  if staff trained and not staff turnover high\n  then confidence in the tool\n  then care planned\n\n\
//!             case east\n  staff trained\n\ncase west\n  staff trained\n  staff turnover high\n";
//! let file = sources.add(Source::new("working.cmo", text));
//! let theory = resolve(&sources, &[(file, parse(file, text).tree)], &NoFiles).theory;
//!
//! let cases: Vec<&Case> = theory.cases.iter().collect();
//! let columns = Columns::of(&cases);
//! let program = Program::compile(&theory, None);
//! let counts = program.count(&columns, World::Open, Means::all());
//! assert_eq!((counts[0].fires, counts[0].blocked, counts[0].undetermined), (0, 1, 1));
//!
//! let evaluations = program.evaluate(&columns, World::Open);
//! let told = Told { theory: &theory, case: cases[1], evaluation: &evaluations[1], sources: &sources };
//! let reasons = why(told, Subject::Configuration(ConfigurationId(0)), 6);
//! assert_eq!(reasons.steps[0].value, "blocked");
//! for step in &reasons.steps {
//!     println!("{}: {}", step.id, step.says);
//! }
//! ```
//!
//! # Features
//!
//! Without any (`--no-default-features`) this is all: plain data in and out, no disk. `arrow` reads the record batches of another program
//! (`cases::batches`), `formats` the files of such tables; `report` writes answers and findings as text and JSON; `disk` reads theory
//! sets from folders (`disk::TheorySet`); `sql` and `references` add their floors; `cli` is what the command needs.
//!
//! # Floors
//!
//! The floors, from the ground up: [`source`], [`diagnostic`], [`theory`] (types only), [`syntax`] (text to tree),
//! [`mod@format`] (text to its canonical form), [`resolve`] (trees to a theory), [`cases`] and [`evaluate`] (a theory and
//! cases to pairs and verdicts), [`logic`], [`explain`], [`expect`], [`references`], [`quotation`], [`evidence`] and [`check`] (answers
//! from a theory and its evaluation), [`needs`] (what would have to be in place), [`refine`] (two versions to what a
//! refinement changes), [`vocabulary`] (its phrases), [`mod@ask`] (what to find out next), [`rename`], `sql` (a theory as a query, with the feature `sql`), `report` (answers to
//! text and JSON, with the feature `report`), `disk` (folders to theory sets, with the feature `disk`).

pub mod ask;
pub mod cases;
pub mod check;
pub mod diagnostic;
#[cfg(feature = "disk")]
pub mod disk;
#[cfg(feature = "cli")]
pub mod document;
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
#[cfg(feature = "report")]
pub mod report;
pub mod resolve;
pub mod source;
#[cfg(feature = "sql")]
pub mod sql;
pub mod syntax;
pub mod theory;
pub mod vocabulary;
