//! Turns what a user names into what a theory has under that name.

use cmo::evidence::Witness;
use cmo::theory::{StudyId, Theory};

pub use cmo::explain::named::{
    Asked, after_keyword, asked, case, case_called, configuration, heading, phrase_named, unknown_configuration,
    unknown_phrase,
};
use cmo::explain::named::{NameProblem, Named, unknown_among};

/// The sources of evidence of a name: a study, a key of a bibliography, which is that of each study that has it, or `case` and
/// a case.
///
/// # Errors
/// There is none; with the nearest.
pub fn source<'t>(theory: &'t Theory, name: &'t str) -> Result<Vec<Witness<'t>>, NameProblem> {
    if let Some(name) = after_keyword(name, "case") {
        return case(theory, name).map(|id| vec![Witness::Case(id)]);
    }
    if let Some(index) = theory.studies.iter().position(|study| study.name == name) {
        return Ok(vec![Witness::Study(StudyId(index as u32))]);
    }
    let keys = || theory.bibliographies.iter().flat_map(|one| &one.keys).map(String::as_str);
    if keys().any(|key| key == name) {
        return Ok(Witness::of_paper(theory, name));
    }
    let studies = || theory.studies.iter().map(|study| &*study.name);
    Err(unknown_among(Named::Study, name, || studies().chain(keys())))
}
