//! What can be wrong with a sentence that says in its words what the language says in its clauses.

use super::Said;
use crate::diagnostic::Code;
use crate::syntax::keyword;

/// What a sentence says in its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum SentenceFault {
    /// `if only data shared`
    OnlyAfterIf { rest: String, whole: String },
    /// `then meetings held only if data shared`
    OnlyIf { before: String, after: String, whole: String },
    /// `if and only if data shared`, `iff data shared`
    Iff { word: String },
    /// `then meetings held else meetings cancelled`, `then meetings held, otherwise meetings cancelled`
    Otherwise { word: String, after: String, whole: String },
    /// `quality improve- ment`: a word that was parted at the end of a line.
    Parted { joined: String, hyphened: String, whole: String },
}

impl SentenceFault {
    pub(super) fn say(&self) -> Said {
        let said = |message: String, label: &str, help: String| Said::new(Code(145), message, label, help);
        match self {
            Self::OnlyAfterIf { rest, whole } => said(
                format!("`only` would be read as a word of the phrase `{whole}`"),
                "part of the phrase, or `only if`?",
                format!(
                    "write `only if {rest}` where it is necessary, `if {rest}` where it suffices; if the word belongs to the phrase, \
                     put all of it in quotation marks: `if \"{whole}\"`"
                ),
            ),
            Self::OnlyIf { before, after, whole } => said(
                format!("`only if` would be read as words of the phrase `{whole}`"),
                "part of the phrase, or a condition?",
                format!(
                    "write a configuration of its own for what is necessary: `only if {after}` and `then {before}`; if all of it is \
                     one phrase, put it in quotation marks: `\"{whole}\"`"
                ),
            ),
            Self::Iff { word } => {
                said(format!("`{word}` says two things at once"), "suffices, and is necessary", keyword::IFF.to_owned())
            }
            Self::Otherwise { word, after, whole } => said(
                format!("`{word}` would be read as a word of a phrase that is predicted together with the rest"),
                "part of the phrase, or what happens where the condition fails?",
                format!(
                    "write a configuration of its own for what happens otherwise: `if not …` and `then {after}`; if it belongs to a \
                     phrase, put all of that in quotation marks: `\"{whole}\"`"
                ),
            ),
            Self::Parted { joined, hyphened, whole } => said(
                "a space stands after the hyphen in a word".to_owned(),
                "parted at the end of a line?",
                format!(
                    "write the word whole, as `{joined}`, or with its hyphen, as `{hyphened}`; if the space is meant, put the whole \
                     phrase in quotation marks: `\"{whole}\"`"
                ),
            ),
        }
    }
}
