//! Decides whether a phrase can stand without quotation marks: where it is read as the same phrase.

use super::keyword;
use super::layout::{is_abbreviation, list_mark};
use super::tree::Item;
use super::{difference, parse, wording};
use crate::source::SourceId;

/// Where a phrase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a declaration's heading.
    Heading,
    /// In a condition.
    Operand,
    /// In a list of phrases.
    List,
    /// In a fact.
    Fact,
    /// In an expectation, before the value.
    Expected,
    /// In a bullet.
    Bullet,
    /// In a fact that is a bullet.
    FactBullet,
}

/// How much is found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tolerance {
    /// Not even a warning.
    Nothing,
    /// Warnings, which the phrase had before.
    Warnings,
}

impl Place {
    /// Whether a phrase without quotation marks is read here as the same phrase.
    #[must_use]
    pub fn reads_bare(self, phrase: &str, tolerance: Tolerance) -> bool {
        let looks_like = || wording::look(phrase).is_some() || wording::announces(phrase, "either");
        if tolerance == Tolerance::Nothing && !self.is_bullet() && looks_like() {
            return false; // Whether it is what it looks like hangs on what follows it.
        }
        let [bare, quoted] = [phrase, &in_quotes(phrase)].map(|phrase| self.around(phrase));
        let [read, meant] = [&bare, &quoted].map(|text| parse(SourceId(0), text));
        let is_clean = read.diagnostics.iter().all(|found| tolerance == Tolerance::Warnings && !found.is_error());
        is_clean && difference((&meant.tree, &quoted), (&read.tree, &bare)).is_none()
    }

    /// Whether it is in a bullet.
    #[must_use]
    pub fn is_bullet(self) -> bool {
        matches!(self, Self::Bullet | Self::FactBullet)
    }

    /// A text with a phrase at such a place, by itself and with what may stand beside it there.
    fn around(self, phrase: &str) -> String {
        match self {
            Self::Heading => format!("context {phrase}\n"),
            Self::Operand => format!("if {phrase} then b\nif not {phrase} then b\n"),
            Self::List => format!("if a then {phrase}\nif a then not {phrase}\n"),
            Self::Fact => format!("case a\n  {phrase}\n  not {phrase}\n"),
            Self::Expected => format!("case a\n  expect {phrase} present\n  expect not {phrase} present\n"),
            Self::Bullet => format!("cmoc a\n  if\n    - {phrase}\n    - not {phrase}\n  then b\n"),
            Self::FactBullet => format!("case a\n  - {phrase}\n  - not {phrase} [p. 1]\n  - {phrase} = 1\n"),
        }
    }
}

/// Whether what starts at a byte of a text is what a bullet says, after its dash and perhaps `not` or `unknown`.
#[must_use]
pub fn is_in_bullet(text: &str, start: usize) -> bool {
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let Some(after) = text[line..start].trim().strip_prefix('-') else { return false };
    let word = after.trim();
    word.is_empty() || word.eq_ignore_ascii_case("not") || word.eq_ignore_ascii_case("unknown")
}

/// Whether a phrase is read as a comment where white space stands before it, as it does in canonical form: `# x`, which is a
/// phrase in `a,# x`.
#[must_use]
pub fn begins_comment(phrase: &str) -> bool {
    phrase.split(' ').next() == Some("#")
}

/// Text in quotation marks.
#[must_use]
pub fn in_quotes(said: &str) -> String {
    format!("\"{}\"", said.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Whether a line ends with a full stop or a comma that would be dropped.
#[must_use]
pub fn ends_with_stop(line: &str) -> bool {
    line.ends_with(',') || line.strip_suffix('.').is_some_and(|before| !is_abbreviation(before))
}

/// Whether a line that begins with a word, and goes on, looks like a bullet of other writing: `1)`.
#[must_use]
pub fn looks_like_bullet(word: &str) -> bool {
    list_mark(&format!("{word} on")).is_some()
}

/// Whether the rest of a phrase without quotation marks may begin a line that continues a clause of an item: it is no
/// keyword, bullet or comment there.
#[must_use]
pub fn may_begin_line(item: Item, rest: &str) -> bool {
    !rest.starts_with(['#', '-'])
        && list_mark(rest).is_none()
        && keyword::of_list(rest, keyword::clauses(item)).is_none()
        && keyword::of_list(rest, keyword::JOINING).is_none()
}
