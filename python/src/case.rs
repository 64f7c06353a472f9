//! One case, as facts or as the name of a declared one, and what it means for a theory.

use cmo::diagnostic::Diagnostic;
use cmo::disk::TheorySet;
use cmo::evaluate::{Evaluation, World, evaluate};
use cmo::explain::matched::{Extent, Match};
use cmo::explain::named::{Asked, after_keyword, asked, case};
use cmo::explain::reasons::Why;
use cmo::explain::{CitedVerdicts, Subject, Told, match_case, match_cases, why};
use cmo::resolve::describe;
use cmo::source::{Source, Sources};
use cmo::syntax::parse_facts;
use cmo::theory::{Case, CaseId, HeadingId, is_id};
use pyo3::PyResult;

use crate::error::{CaseError, of_name, text, texts};

/// What the text of a case is called.
const NAME: &str = "case";

/// A case with what it means.
pub struct Evaluated<'s> {
    set: &'s TheorySet,
    case: Case,
    /// The texts of the theory, and that of the case.
    sources: Sources,
    pub evaluation: Evaluation,
    pub remarks: Vec<String>,
}

impl<'s> Evaluated<'s> {
    /// Reads a case, `case ID` for a declared one, and evaluates it.
    ///
    /// # Errors
    /// A name that no case has, and facts that are wrong.
    pub fn of(set: &'s TheorySet, facts: &str, scope: Option<HeadingId>, world: World) -> PyResult<Self> {
        let (case, sources, remarks) = match after_keyword(facts, "case").filter(|name| is_id(name)) {
            Some(name) => (declared(set, name)?, set.sources.clone(), Vec::new()),
            None => described(set, facts)?,
        };
        let case = Case { theory: scope.or(case.theory), ..case };
        let evaluation = evaluate(&set.theory, &case, world);
        Ok(Self { set, case, sources, evaluation, remarks })
    }

    /// What matches in it.
    pub fn matched(&self, extent: Extent) -> Match {
        let theory = &self.set.theory;
        let cited = CitedVerdicts::of(theory, |case| evaluate(theory, case, World::Open));
        let matched = match_case(theory, (&self.case, &self.evaluation), &cited, extent);
        match_cases(theory, vec![matched], extent)
    }

    /// Why a configuration or a phrase is what it is.
    ///
    /// # Errors
    /// Nothing has that name, or several things have.
    pub fn why(&self, what: &str, depth: u32) -> PyResult<Why> {
        let theory = &self.set.theory;
        let subject = match asked(theory, what, None).map_err(|problem| of_name(&problem))? {
            Asked::Configuration(id) => Subject::Configuration(id),
            Asked::Phrase(literal) => Subject::Phrase(literal.phrase),
        };
        let (case, evaluation, sources) = (&self.case, &self.evaluation, &self.sources);
        Ok(why(Told { theory, case, evaluation, sources }, subject, depth))
    }
}

fn declared(set: &TheorySet, name: &str) -> PyResult<Case> {
    let CaseId(index) = case(&set.theory, name).map_err(|problem| of_name(&problem))?;
    Ok(set.theory.cases[index as usize].clone())
}

fn described(set: &TheorySet, facts: &str) -> PyResult<(Case, Sources, Vec<String>)> {
    let mut sources = set.sources.clone();
    let id = sources.add(Source::new(NAME, facts));
    let parsed = parse_facts(id, sources.get(id).text());
    let (case, odd) = describe(&set.theory, &sources, (id, &parsed.tree), "case 1");
    let found = [parsed.diagnostics, odd].concat();
    if found.iter().any(Diagnostic::is_error) {
        return Err(CaseError::new_err(text(&found, &sources)));
    }
    let remarks = texts(found.iter(), &sources);
    Ok((case, sources, remarks))
}
