//! `cmo export`: a theory for other programs.

use clap::ValueEnum;

use cmo::diagnostic::ticked;
use cmo::document::document;
use cmo::export::{Left, csl, table};
use cmo::report::json;
use cmo::report::plural::counted;
use cmo::theory::{Configuration, Theory};

use crate::cli::about::lookup::heading;
use crate::cli::arguments::{Look, Paths};
use crate::cli::given::load::{Purpose, load};
use crate::cli::told::answer::{Answer, Exit};
use crate::cli::told::problem::Problem;
use crate::cli::told::stop::{Stop, remarks};
use crate::cli::told::terminal::Terminal;

/// Write a theory for other programs: as a table, its bibliographies, or all of it as one document
///
/// A table has a row a configuration and a column for each thing that one says; `cmo import table` reads it again. What a
/// table has no place for is named on standard error. The JSON document has everything that the files say, and `cmo import json`
/// reads it again.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// What is written
    #[arg(value_name = "FORM", value_enum)]
    pub form: Form,
    #[command(flatten)]
    pub paths: Paths,
    /// Write one theory only
    #[arg(long, value_name = "ID")]
    pub theory: Option<String>,
    #[command(flatten)]
    pub look: Look,
}

const EXAMPLES: &str = "\
Examples:
  cmo export table > cmocs.csv
  cmo export table theories --theory PT1 > appendix.csv
  cmo export csl > papers.json
  cmo export json theories > theories.json";

/// What a theory is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// A table of configurations, as CSV
    Table,
    /// The entries of all bibliographies, as CSL-JSON, for Zotero and its like
    Csl,
    /// Everything that the files say, as one document
    Json,
}

/// Runs `cmo export`.
///
/// # Errors
/// Paths that cannot be read, a theory with errors, and a name that no theory has.
pub fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Stop> {
    let loaded = load(&args.paths, &[], Purpose::Answer)?.whole()?;
    let theory = &loaded.theory;
    let scope = args.theory.as_ref().map(|name| heading(theory, name)).transpose()?;
    let (result, left) = match args.form {
        Form::Table => {
            let is_in = |one: &&Configuration| scope.is_none() || one.heading == scope;
            let (text, left) = table(theory, &theory.configurations.iter().filter(is_in).collect::<Vec<_>>());
            (text, left_out(left))
        }
        Form::Csl => {
            let items = csl(theory);
            if items.is_empty() {
                return Err(no_entries(theory).into());
            }
            (json::document(&items), keyless(theory))
        }
        Form::Json => (json::document(&document(theory, &loaded.sources, scope)), String::new()),
    };
    let diagnostics = remarks(&loaded.diagnostics, &loaded.sources, terminal) + &terminal.beside(left);
    Ok(Answer { result, diagnostics, exit: Exit::Fine })
}

/// Why there is nothing to write of bibliographies.
fn no_entries(theory: &Theory) -> Problem {
    let paths: Vec<&str> = theory.bibliographies.iter().map(|one| one.path.as_str()).collect();
    let are_there = theory.bibliographies.iter().any(|one| !one.keyless.is_empty());
    let (says, help) = match (paths.is_empty(), are_there) {
        (true, _) => (
            "there is no bibliography in this theory set".to_owned(),
            "name one in a `.cmo` file: `bibliography \"papers.bib\"`",
        ),
        (false, true) => (format!("no entry of {} has a key", ticked(&paths)), KEYS),
        (false, false) => (format!("there is no entry in {}", ticked(&paths)), "export it anew from where you keep it"),
    };
    Problem::Arguments { says, help: help.to_owned() }
}

/// Where keys come from.
const KEYS: &str = "in RIS a line `ID  - key` gives it, in BibTeX what stands first (`@article{key,`); Zotero writes no keys \
                    as RIS: export as BibTeX or CSL-JSON from there";

/// The entries that have no key, of which none is made up.
fn keyless(theory: &Theory) -> String {
    let mut text = String::new();
    let mut paths: Vec<&str> = Vec::new();
    for one in theory.bibliographies.iter().filter(|one| !one.keyless.is_empty()) {
        // One file may be named twice.
        if paths.contains(&one.path.as_str()) {
            continue;
        }
        paths.push(&one.path);
        for line in &one.keyless {
            text += &format!("{}, line {line}: not written, since this entry has no key\n", one.path);
        }
    }
    if !text.is_empty() {
        text += &format!("{KEYS}\n");
    }
    text
}

/// What a table has no place for.
fn left_out(left: Left) -> String {
    let all = [
        (left.headings, "heading that says more than its name", "headings that say more than their names"),
        (left.declarations, "declared phrase", "declared phrases"),
        (left.studies, "study that says more than its name", "studies that say more than their names"),
        (left.bibliographies, "bibliography", "bibliographies"),
        (left.cases, "case", "cases"),
    ];
    let some = all.into_iter().filter(|(count, ..)| *count > 0).map(|(count, one, many)| counted(count, one, many));
    match some.collect::<Vec<_>>() {
        none if none.is_empty() => String::new(),
        some => format!("not in a table of configurations: {}\n", some.join(", ")),
    }
}
