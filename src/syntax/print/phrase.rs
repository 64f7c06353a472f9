//! Decides whether a phrase can stand without quotation marks.

use std::borrow::Cow;

use crate::syntax::keyword;
use crate::syntax::layout::{is_abbreviation, list_mark};
use crate::syntax::wording;

/// Where a phrase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a declaration's heading.
    Heading,
    /// In a condition.
    Operand,
    /// In a list of phrases, or an expectation.
    List,
    /// In a fact.
    Fact,
    /// In a fact that a quotation without a locator follows.
    BeforeQuotation,
}

impl Place {
    /// A phrase as it is printed here.
    pub(super) fn phrase(self, said: &str) -> Cow<'_, str> {
        let is_bare = match self {
            Self::Heading | Self::Operand | Self::List => is_plain(said) && !keyword::begins_with(said, "cmoc"),
            Self::Fact => is_plain(said) && !begins_clause(said),
            Self::BeforeQuotation => false,
        };
        if is_bare { Cow::Borrowed(said) } else { Cow::Owned(in_quotes(said)) }
    }
}

/// Text in quotation marks.
pub(super) fn in_quotes(said: &str) -> String {
    format!("\"{}\"", said.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Whether a line ends with a full stop or a comma that would be dropped.
pub(super) fn ends_with_stop(line: &str) -> bool {
    line.ends_with(',') || line.strip_suffix('.').is_some_and(|before| !is_abbreviation(before))
}

/// Whether a phrase is words that no mark or keyword parts.
fn is_plain(said: &str) -> bool {
    let words = || said.split(' ');
    !said.is_empty()
        && said.chars().all(is_plain_character)
        && !said.contains("->")
        && !said.ends_with('.')
        && !said.starts_with('-')
        && words().all(|word| !word.is_empty() && keyword::inline(word).is_none())
        && wording::look(said).is_none()
        && list_mark(said).is_none()
        && !wording::announces(said, "either")
        // After `not` it would be read as `not only … but also`.
        && wording::only_but(said).is_none()
}

/// Whether a phrase begins with what would begin a clause of a case, or say something of a fact.
fn begins_clause(said: &str) -> bool {
    let keywords = keyword::clauses(crate::syntax::tree::Item::Case);
    keyword::of_list(said, keywords).is_some() || keyword::begins_with(said, "unknown") || keyword::has_colon(said)
}

fn is_plain_character(character: char) -> bool {
    let is_mark = keyword::is_mark(character) && character != ' ';
    !is_mark && !character.is_control() && !matches!(character, '#' | '⇒' | '\u{feff}')
}
