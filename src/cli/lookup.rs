//! Turns what a user names into what a theory has under that name.

use cmo::resolve::Nearest;
use cmo::theory::{CaseId, Configuration, ConfigurationId, HeadingId, Literal, Theory};

use crate::cli::problem::{Named, Problem};

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A configuration.
    Configuration(ConfigurationId),
    /// A phrase, negated where it was named by one of its opposites.
    Phrase(Literal),
}

/// The theory of a name.
///
/// # Errors
/// There is none; with the nearest.
pub fn heading(theory: &Theory, name: &str) -> Result<HeadingId, Problem> {
    let found = theory.headings.iter().position(|heading| heading.name == name);
    found.map(|index| HeadingId(index as u32)).ok_or_else(|| {
        let nearest = Nearest::default().names(name, theory.headings.iter().map(|heading| &*heading.name));
        Problem::Unknown { what: Named::Theory, name: name.to_owned(), nearest }
    })
}

/// The declared case of a name.
///
/// # Errors
/// There is none; with the nearest.
pub fn case(theory: &Theory, name: &str) -> Result<CaseId, Problem> {
    let found = theory.cases.iter().position(|case| case.name == name);
    found.map(|index| CaseId(index as u32)).ok_or_else(|| {
        let nearest = Nearest::default().names(name, theory.cases.iter().map(|case| &*case.name));
        Problem::Unknown { what: Named::Case, name: name.to_owned(), nearest }
    })
}

/// The configuration or phrase that `ID|PHRASE` names: `cmoc ID` is an ID only, what stands in quotes a phrase only.
///
/// # Errors
/// Nothing has that name, or both a configuration and a phrase, or several configurations.
pub fn asked(theory: &Theory, text: &str, scope: Option<HeadingId>) -> Result<Asked, Problem> {
    let text = text.trim();
    if let Some(id) = text.strip_prefix("cmoc ") {
        let found = configuration(theory, id.trim(), scope)?.map(Asked::Configuration);
        return found.ok_or_else(|| unknown_configuration(theory, id.trim()));
    }
    if let Some(phrase) = unquoted(text) {
        return theory.vocabulary.find(phrase).map(Asked::Phrase).ok_or_else(|| unknown_phrase(theory, phrase));
    }
    match (configuration(theory, text, scope)?, theory.vocabulary.find(text)) {
        (Some(_), Some(_)) => Err(Problem::Both { name: text.to_owned() }),
        (Some(id), None) => Ok(Asked::Configuration(id)),
        (None, Some(literal)) => Ok(Asked::Phrase(literal)),
        (None, None) => Err(unknown(theory, text)),
    }
}

/// The configuration of a full name, or of a short one that is unique.
fn configuration(theory: &Theory, name: &str, scope: Option<HeadingId>) -> Result<Option<ConfigurationId>, Problem> {
    let by = |matches: &dyn Fn(&Configuration) -> bool| -> Vec<ConfigurationId> {
        let numbered = theory.configurations.iter().enumerate();
        numbered.filter(|(_, one)| matches(one)).map(|(index, _)| ConfigurationId(index as u32)).collect()
    };
    let in_scope = |one: &Configuration| scope.is_none() || one.heading == scope;
    let full = by(&|one| one.full_name == name);
    let found = if full.is_empty() { by(&|one| one.id == name && in_scope(one)) } else { full };
    match found.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(*one)),
        several => Err(Problem::Several {
            name: name.to_owned(),
            full: several.iter().map(|id| theory.configurations[id.0 as usize].full_name.clone()).collect(),
        }),
    }
}

fn unquoted(text: &str) -> Option<&str> {
    let straight = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    straight.or_else(|| text.strip_prefix('“').and_then(|rest| rest.strip_suffix('”')))
}

fn unknown_configuration(theory: &Theory, name: &str) -> Problem {
    Problem::Unknown { what: Named::Configuration, name: name.to_owned(), nearest: nearest_ids(theory, name) }
}

fn unknown_phrase(theory: &Theory, name: &str) -> Problem {
    let nearest = Nearest::default().phrases(name, &theory.vocabulary);
    Problem::Unknown { what: Named::Phrase, name: name.to_owned(), nearest }
}

fn unknown(theory: &Theory, name: &str) -> Problem {
    let mut nearest = nearest_ids(theory, name);
    nearest.extend(Nearest::default().phrases(name, &theory.vocabulary));
    Problem::Unknown { what: Named::ConfigurationOrPhrase, name: name.to_owned(), nearest }
}

fn nearest_ids(theory: &Theory, name: &str) -> Vec<String> {
    Nearest::default().names(name, theory.configurations.iter().map(|one| &*one.full_name))
}
