//! What can be wrong with a text, and how it is said: all wording of this floor.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, SourceId, Span};

/// What is wrong with a text, each with the place to underline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Parentheses nested deeper than 128.
    TooDeep { at: Span },
    /// `means "An established` without an end.
    OpenQuotation { at: Span },
    /// An indented line before the first item.
    OutsideItem { at: Span },
    /// `cmco 1a` at column 0.
    AtColumn0 { at: Span },
    /// A line between column 0 and the depth of the clauses.
    Between { at: Span },
    /// A deeper line that begins with a keyword.
    DeeperKeyword { at: Span, keyword: &'static str },
    /// A line beside bullets that is none.
    BesideBullets { at: Span },
    /// What cannot be read.
    Unreadable { at: Span },
}

impl Fault {
    /// Says it.
    pub(super) fn diagnostic(&self, source: SourceId) -> Diagnostic {
        let (at, code, message) = match self {
            Self::TooDeep { at } => (at, 150, "this is nested deeper than 128 levels".to_owned()),
            Self::OpenQuotation { at } => (at, 110, "this quotation is not closed".to_owned()),
            Self::OutsideItem { at } => (at, 101, "this line is indented, but there is no item above it".to_owned()),
            Self::AtColumn0 { at } => (at, 100, "no item begins like this".to_owned()),
            Self::Between { at } => (at, 102, "this line is less deep than the clauses above it".to_owned()),
            Self::DeeperKeyword { at, keyword } => {
                (at, 103, format!("`{keyword}` begins a line that continues the clause above"))
            }
            Self::BesideBullets { at } => (at, 104, "this line is no bullet".to_owned()),
            Self::Unreadable { at } => (at, 199, "this cannot be read".to_owned()),
        };
        Diagnostic::error(Code(code), Place { source, span: *at }, message)
    }
}
