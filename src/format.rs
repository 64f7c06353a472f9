//! Turns source text into its canonical form: the same items, the same words, every comment where it stood.
//!
//! The form is a function of the tree, of the comments, and of three choices that stay the author's: what was written as
//! bullets stays bullets, what joins a list (`and`, a comma) stays, and quotation marks beside another phrase stay, since
//! without them the words may join to a phrase that is used in another file.

mod clause;
mod condition;
mod evidence;
mod facts;
mod fill;
mod item;
mod list;
mod page;
mod phrase;
mod run;

use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Span};
use crate::syntax::{self, Parsed, difference};

use item::Writer;

/// As wide as a line is at most, in characters, where words can be wrapped.
const WIDTH: usize = 100;

/// Why a text is left as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unformatted {
    /// It has errors, which a form may hide.
    Faulty(Vec<Diagnostic>),
    /// What would be written is not read as the same: where the first item that differs begins, or the first comment.
    Differs(Span),
}

/// The canonical form of the text of a `.cmo` file.
///
/// Lines end as the first line does; a byte-order mark is left out.
///
/// # Errors
/// Why there is none.
pub fn format(source: SourceId, text: &str) -> Result<String, Unformatted> {
    let parsed = syntax::parse(source, text);
    if parsed.diagnostics.iter().any(Diagnostic::is_error) {
        return Err(Unformatted::Faulty(parsed.diagnostics));
    }
    let mut writer = Writer::new(text, parsed.tree.comments());
    parsed.tree.items().for_each(|item| writer.item(item));
    let formatted = page::assemble(text, parsed.tree.comments(), &writer.lines);
    let formatted = if is_windows(text) { formatted.replace('\n', "\r\n") } else { formatted };
    check(&parsed, text, &formatted)?;
    Ok(formatted)
}

/// Whether the first line ends as Windows ends lines.
fn is_windows(text: &str) -> bool {
    text.lines().next().is_some_and(|line| text[line.len()..].starts_with("\r\n"))
}

/// The formatted text is read again: the trees, the comments and the warnings are what they were.
fn check(parsed: &Parsed, text: &str, formatted: &str) -> Result<(), Unformatted> {
    let again = syntax::parse(SourceId(0), formatted);
    if let Some(item) = difference((&parsed.tree, text), (&again.tree, formatted)) {
        return Err(Unformatted::Differs(item.span()));
    }
    let mut others = again.tree.comments().iter();
    let is_lost = |comment: &&Span| {
        others.next().is_none_or(|other| comment.of(text).trim_end() != other.of(formatted).trim_end())
    };
    if let Some(comment) = parsed.tree.comments().iter().find(is_lost) {
        return Err(Unformatted::Differs(*comment));
    }
    let added = |found: &&Diagnostic| !parsed.diagnostics.iter().any(|known| known.code == found.code);
    let gained = again.diagnostics.iter().find(added);
    let is_new = again.tree.items().count() > parsed.tree.items().count() || others.next().is_some();
    match gained.map(|_| Span::default()).or_else(|| is_new.then(Span::default)) {
        Some(place) => Err(Unformatted::Differs(place)),
        None => Ok(()),
    }
}
