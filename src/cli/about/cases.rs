//! Turns the case arguments of a command into the cases that it is about.

use std::path::PathBuf;

use cmo::diagnostic::Diagnostic;
use cmo::disk::is_theory;
use cmo::resolve::describe;
use cmo::source::{Place, Source};
use cmo::syntax::parse_facts;
use cmo::theory::{Case, CaseId, HeadingId, Theory, Unrecognised, is_id};

use crate::cli::about::lookup;
use crate::cli::about::narrow::concerns;
use crate::cli::given::load::Loaded;
use crate::cli::told::problem::{Problem, cases as wording};
use crate::cli::told::stop::{ARGUMENT, Faulty, Stop};

/// The cases of a command.
#[derive(Clone, Debug, clap::Args)]
pub struct CaseArgs {
    /// What is known of a case, as a list of facts ("data shared, not staff trained, trust = 0.7"), or `case ID` for one
    /// that is declared; repeat it for several
    #[arg(
        long = "case",
        value_name = "FACTS|'case ID'",
        help_heading = "Cases",
        allow_hyphen_values = true,
        value_parser = facts
    )]
    pub cases: Vec<String>,
    /// All cases of a `.cmo` file, or for `match` of a table, a row a case and a column a phrase: CSV or TSV, JSON, YAML, a
    /// workbook, Parquet or Arrow; `-` for a table on standard input
    #[arg(long = "cases", value_name = "FILE", help_heading = "Cases")]
    pub files: Vec<PathBuf>,
    /// Read each description as complete: what is neither described nor predicted is absent
    #[arg(long, help_heading = "Cases")]
    pub closed_world: bool,
    /// Hold the cases against one theory only
    #[arg(long, value_name = "ID", help_heading = "Cases")]
    pub theory: Option<String>,
}

/// A case as an argument: a text may begin with a dash, as a bullet does, but not with that of an option.
fn facts(text: &str) -> Result<String, String> {
    if text.starts_with("--") {
        return Err("write the facts behind `--case`, in quotes: --case \"a fact, not another fact\"".to_owned());
    }
    Ok(text.to_owned())
}

impl CaseArgs {
    /// Refuses files of cases in a form that is not read.
    ///
    /// # Errors
    /// A file that is no `.cmo` file, and what is no file but belongs to `--case`.
    pub fn refuse_other_forms(&self) -> Result<(), Problem> {
        let other = self.files.iter().find(|file| !is_theory(file));
        other.map_or(Ok(()), |file| Err(wording::not_cases(file)))
    }
}

/// The cases of a command, with what there is to warn of in them.
#[derive(Debug)]
pub struct Chosen {
    /// The cases, in the order given.
    pub cases: Vec<Case>,
    /// Warnings about what was typed.
    pub diagnostics: Vec<Diagnostic>,
}

/// The cases that the arguments name; all declared ones where none is named.
///
/// # Errors
/// A name that no case has, facts that are wrong, or no case at all.
pub fn choose(loaded: &mut Loaded, args: &CaseArgs, scope: Option<HeadingId>) -> Result<Chosen, Stop> {
    named(loaded, args, scope).map_err(|stop| stop.beside(&loaded.diagnostics))
}

fn named(loaded: &mut Loaded, args: &CaseArgs, scope: Option<HeadingId>) -> Result<Chosen, Stop> {
    let mut chosen = Chosen { cases: Vec::new(), diagnostics: Vec::new() };
    for text in &args.cases {
        one(loaded, text, &mut chosen)?;
    }
    if chosen.diagnostics.iter().any(Diagnostic::is_error) {
        let sources = std::mem::take(&mut loaded.sources);
        return Err(Stop::Faulty(Box::new(Faulty { diagnostics: chosen.diagnostics, sources })));
    }
    let theory = &loaded.theory;
    if args.cases.is_empty() && args.files.is_empty() {
        chosen.cases.clone_from(&theory.cases);
    }
    let named: Vec<Place> = chosen.cases.iter().map(|case| case.place).collect();
    let is_new = |case: &&Case| loaded.case_sources.contains(&case.place.source) && !named.contains(&case.place);
    chosen.cases.extend(theory.cases.iter().filter(is_new).cloned());
    if chosen.cases.is_empty() {
        return Err(no_case(&args.files, theory).into());
    }
    narrow(&mut chosen.cases, scope);
    if chosen.cases.is_empty() {
        return Err(Problem::OtherTheory { theory: args.theory.clone().unwrap_or_default() }.into());
    }
    Ok(chosen)
}

fn no_case(files: &[PathBuf], theory: &Theory) -> Problem {
    let files: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    match files.as_slice() {
        [] => Problem::NoCase,
        _ if theory.cases.is_empty() => Problem::NoCaseIn { files },
        _ => wording::declared_elsewhere(&files),
    }
}

/// Adds the case of one `--case`; a declared one that is there already stays where it is.
fn one(loaded: &mut Loaded, text: &str, chosen: &mut Chosen) -> Result<(), Problem> {
    if let Some(name) = lookup::after_keyword(text, "case").filter(|name| is_id(name)) {
        let found = lookup::case(&loaded.theory, name);
        let CaseId(index) = found.map_err(|unknown| wording::path_as_facts(name).unwrap_or_else(|| unknown.into()))?;
        let case = &loaded.theory.cases[index as usize];
        if chosen.cases.iter().all(|other| other.place != case.place) {
            chosen.cases.push(case.clone());
        }
        return Ok(());
    }
    if let Some(path) = wording::path_as_facts(text).filter(|_| loaded.theory.vocabulary.find(text).is_none()) {
        return Err(path);
    }
    let id = loaded.sources.add(Source::new(ARGUMENT, text));
    let mut parsed = parse_facts(id, loaded.sources.get(id).text());
    let name = format!("case {}", chosen.cases.len() + 1);
    let (mut case, mut found) = describe(&loaded.theory, &loaded.sources, (id, &parsed.tree), &name);
    refuse_case_names(&loaded.theory, text, &case)?;
    // A list of facts has no clauses, so that no keyword of one was meant.
    let is_phrase = |name: &String| loaded.theory.vocabulary.find(name).is_some();
    case.unrecognised.iter_mut().for_each(|fact| fact.nearest.retain(is_phrase));
    chosen.diagnostics.append(&mut parsed.diagnostics);
    chosen.diagnostics.append(&mut found);
    chosen.cases.push(case);
    Ok(())
}

/// Refuses what names a declared case where a fact should stand: read as a fact it would describe nothing.
fn refuse_case_names(theory: &Theory, text: &str, case: &Case) -> Result<(), Problem> {
    for fact in &case.unrecognised {
        wording::path_among_facts(&fact.phrase).map_or(Ok(()), Err)?;
        let after = ["case", "like"].into_iter().find_map(|keyword| lookup::after_keyword(&fact.phrase, keyword));
        let Some(name) = lookup::case_called(theory, after.unwrap_or(&fact.phrase)) else {
            refuse_unknown_case(theory, fact)?;
            continue;
        };
        let alone = fact.phrase.trim() == text.trim();
        return Err(Problem::CaseAsFact { written: fact.phrase.clone(), name: name.to_owned(), alone });
    }
    Ok(())
}

/// Refuses `case east end`, which is near to no phrase, and names no case.
fn refuse_unknown_case(theory: &Theory, fact: &Unrecognised) -> Result<(), Problem> {
    match lookup::after_keyword(&fact.phrase, "case") {
        Some(name) if fact.nearest.is_empty() => Ok(lookup::case(theory, name).map(|_| ())?),
        Some(_) | None => Ok(()),
    }
}

/// Holds all cases against one theory; drops those that are told for another.
fn narrow(cases: &mut Vec<Case>, scope: Option<HeadingId>) {
    cases.retain(|case| concerns(case, scope));
    for case in cases {
        case.theory = scope.or(case.theory);
    }
}
