//! Turns what a user names into what a theory has under that name.

mod problem;

pub use problem::{NameProblem, Named};

use crate::evaluate::closed_phrases;
use crate::resolve::Nearest;
use crate::theory::{CaseId, Configuration, ConfigurationId, HeadingId, Literal, Theory, identity};

/// Where a name is looked for: in the whole theory set, or in one theory of it.
pub type Scope = Option<HeadingId>;

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
pub fn heading(theory: &Theory, name: &str) -> Result<HeadingId, NameProblem> {
    let found = theory.headings.iter().position(|heading| heading.name == name);
    found.map(|index| HeadingId(index as u32)).ok_or_else(|| {
        let names = || theory.headings.iter().map(|heading| &*heading.name);
        unknown_among(Named::Theory, name, names)
    })
}

/// The declared case of a name.
///
/// # Errors
/// There is none; with the nearest.
pub fn case(theory: &Theory, name: &str) -> Result<CaseId, NameProblem> {
    let found = theory.cases.iter().position(|case| case.name == name);
    found
        .map(|index| CaseId(index as u32))
        .ok_or_else(|| unknown_among(Named::Case, name, || theory.cases.iter().map(|case| &*case.name)))
}

/// The declared case that is called so, upper and lower case aside.
#[must_use]
pub fn case_called<'t>(theory: &'t Theory, text: &str) -> Option<&'t str> {
    let text = identity(text);
    theory.cases.iter().map(|case| &*case.name).find(|name| identity(name) == text)
}

/// A name that nothing has, with the nearest; with some that there are, where none is near.
#[must_use]
pub fn unknown_among<'n, N: Iterator<Item = &'n str>>(what: Named, name: &str, names: impl Fn() -> N) -> NameProblem {
    let nearest = Nearest::default().names(name, names());
    if nearest.is_empty() {
        let some = names().map(str::to_owned).collect();
        return NameProblem::NoneNear { what, name: name.to_owned(), some };
    }
    NameProblem::Unknown { what, name: name.to_owned(), within: None, nearest }
}

/// The configuration or phrase that a text names: `cmoc ID` is an ID only, what stands in quotes a phrase only.
///
/// ```
/// use cmo::explain::named::{Asked, asked};
/// use cmo::resolve::{NoFiles, resolve};
/// use cmo::source::{Source, Sources};
/// use cmo::syntax::parse;
///
/// let mut sources = Sources::new();
/// let text = "cmoc 1a\n  if staff trained\n  then confidence in the tool\n  then care planned\n";
/// let file = sources.add(Source::new("working.cmo", text));
/// let theory = resolve(&sources, &[(file, parse(file, text).tree)], &NoFiles).theory;
/// assert!(matches!(asked(&theory, "1a", None), Ok(Asked::Configuration(_))));
/// assert!(matches!(asked(&theory, "care planned", None), Ok(Asked::Phrase(_))));
/// let says = asked(&theory, "care planed", None).unwrap_err().to_string();
/// assert_eq!(says, "there is no configuration or phrase `care planed`");
/// ```
///
/// # Errors
/// Nothing has that name, or both a configuration and a phrase, or several configurations.
pub fn asked(theory: &Theory, text: &str, scope: Scope) -> Result<Asked, NameProblem> {
    let text = text.trim();
    if let Some(phrase) = unquoted(text) {
        return phrase_named(theory, phrase, scope).map(Asked::Phrase);
    }
    if let Some(id) = after_keyword(text, "cmoc") {
        let found = configuration(theory, id, scope)?.map(Asked::Configuration);
        return found.ok_or_else(|| unknown_configuration(theory, id, scope));
    }
    // As `why` calls a configuration that its author did not name.
    if let Some(id) = after_keyword(text, "statement").filter(|_| known(theory, text, scope).is_none())
        && let Some(id) = configuration(theory, id, scope)?
    {
        return Ok(Asked::Configuration(id));
    }
    match (configuration(theory, text, scope)?, known(theory, text, scope)) {
        (Some(_), Some(_)) => Err(NameProblem::Both { name: text.to_owned() }),
        (Some(id), None) => Ok(Asked::Configuration(id)),
        (None, Some(literal)) => Ok(Asked::Phrase(literal)),
        (None, None) => Err(unknown(theory, text, scope)),
    }
}

/// The phrase of a name.
///
/// # Errors
/// There is none; with the nearest.
pub fn phrase_named(theory: &Theory, name: &str, scope: Scope) -> Result<Literal, NameProblem> {
    known(theory, name, scope).ok_or_else(|| unknown_phrase(theory, name, scope))
}

/// What follows a keyword, in any case, where a text begins with it as a word.
#[must_use]
pub fn after_keyword<'t>(text: &'t str, keyword: &str) -> Option<&'t str> {
    let text = text.trim();
    let (start, rest) = text.split_at_checked(keyword.len())?;
    let is_word = start.eq_ignore_ascii_case(keyword) && rest.starts_with(char::is_whitespace);
    is_word.then(|| rest.trim_start())
}

/// The configuration of a full name, or of a short one that is unique.
///
/// # Errors
/// Several have that short name.
pub fn configuration(theory: &Theory, name: &str, scope: Scope) -> Result<Option<ConfigurationId>, NameProblem> {
    let by = |matches: &dyn Fn(&Configuration) -> bool| -> Vec<ConfigurationId> {
        let numbered = theory.configurations.iter().enumerate().filter(|(_, one)| is_in(one, scope));
        numbered.filter(|(_, one)| matches(one)).map(|(index, _)| ConfigurationId(index as u32)).collect()
    };
    let full = by(&|one| one.full_name == name);
    let found = if full.is_empty() { by(&|one| one.id == name) } else { full };
    match found.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(*one)),
        several => Err(NameProblem::Several {
            name: name.to_owned(),
            full: several.iter().map(|id| theory.configurations[id.0 as usize].full_name.clone()).collect(),
        }),
    }
}

fn is_in(one: &Configuration, scope: Scope) -> bool {
    scope.is_none() || one.heading == scope
}

/// The phrase of a name; in one theory, only where that theory uses it.
fn known(theory: &Theory, phrase: &str, scope: Scope) -> Option<Literal> {
    let literal = theory.vocabulary.find(phrase)?;
    (scope.is_none() || closed_phrases(theory, scope)[literal.phrase.0 as usize]).then_some(literal)
}

fn unquoted(text: &str) -> Option<&str> {
    let straight = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    straight.or_else(|| text.strip_prefix('“').and_then(|rest| rest.strip_suffix('”')))
}

/// No configuration has that name.
#[must_use]
pub fn unknown_configuration(theory: &Theory, name: &str, scope: Scope) -> NameProblem {
    let nearest = nearest_ids(theory, name, scope);
    if nearest.is_empty() && scope.is_none() {
        let some = theory.configurations.iter().map(|one| one.full_name.clone()).collect();
        return NameProblem::NoneNear { what: Named::Configuration, name: name.to_owned(), some };
    }
    unknown_of(theory, (Named::Configuration, name), scope, nearest)
}

/// The problem that no phrase has a name, with the nearest.
#[must_use]
pub fn unknown_phrase(theory: &Theory, name: &str, scope: Scope) -> NameProblem {
    unknown_of(theory, (Named::Phrase, name), scope, nearest_phrases(theory, name, scope))
}

fn unknown(theory: &Theory, name: &str, scope: Scope) -> NameProblem {
    let mut nearest = nearest_ids(theory, name, scope);
    nearest.extend(nearest_phrases(theory, name, scope));
    unknown_of(theory, (Named::ConfigurationOrPhrase, name), scope, nearest)
}

fn unknown_of(theory: &Theory, (what, name): (Named, &str), scope: Scope, nearest: Vec<String>) -> NameProblem {
    let within = scope.map(|HeadingId(index)| theory.headings[index as usize].name.clone());
    NameProblem::Unknown { what, name: name.to_owned(), within, nearest }
}

fn nearest_ids(theory: &Theory, name: &str, scope: Scope) -> Vec<String> {
    let known = theory.configurations.iter().filter(|one| is_in(one, scope));
    Nearest::default().names(name, known.map(|one| &*one.full_name))
}

fn nearest_phrases(theory: &Theory, name: &str, scope: Scope) -> Vec<String> {
    let mut nearest = Nearest::default().phrases(name, &theory.vocabulary);
    nearest.retain(|phrase| known(theory, phrase, scope).is_some());
    nearest
}
