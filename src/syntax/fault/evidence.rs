//! What can be wrong with a piece of evidence.

use super::Said;
use crate::diagnostic::Code;

/// Why evidence cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum EvidenceFault {
    /// `supported by (Smith2019)`
    SourceInParentheses { keyword: String, source: String },
    /// `supported by CMR (p. 4)`, `supported by CMR p. 4`
    PlaceWithoutBrackets { source: String, place: String },
    /// `supported by "it worked"`
    QuotationWithoutSource { keyword: String, quotation: String },
    /// `supported by CMR, "it worked"`
    QuotationAfterComma { source: String, quotation: String },
    /// `supported by CMR "it worked" [p. 4]`
    LocatorAfterQuotation { source: String, locator: String, quotation: String },
    /// `supported by CMR "it worked" "it did"`
    SecondQuotation { source: String, quotation: String },
    /// `supported by CMR [p. 4], [p. 5]`
    LocatorWithoutSource { source: String, locator: String },
    /// `supported by CMR; CHIPPS`, `supported by CMR or CHIPPS`
    Joint { joint: String },
    /// `supported by Smith et al. (2020, p. 4)`, `supported by CMR, p. 4`
    Citation { mended: String, undeclared: Vec<String> },
    /// `supported by Smith et al.`
    NotOneWord { source: String },
    /// `not supported by CMR`
    NotSupported { word: String, source: String },
    /// `supported by CMR []`
    EmptyPlace,
    /// `supported by CMR ""`
    EmptyQuotation,
    /// `supported by CMR via`
    Missing { after: String },
}

/// What a piece of evidence looks like.
const FORM: &str = "evidence is `STUDY [place]`, with commas between";

impl EvidenceFault {
    pub(super) fn say(&self) -> Said {
        let said = |label: &str, help: String| Said::new(Code(157), "this evidence cannot be read", label, help);
        match self {
            Self::SourceInParentheses { keyword, source } => {
                said("a source stands without parentheses", format!("write `{keyword} {source}`"))
            }
            Self::PlaceWithoutBrackets { source, place } => {
                said("a place in the source stands in brackets", format!("write `{source} [{place}]`"))
            }
            Self::QuotationWithoutSource { keyword, quotation } => said(
                "a quotation, and no source before it",
                format!(
                    "name the source first: `{keyword} STUDY {quotation}`; a reason that no source gives stands in `because \"…\"`"
                ),
            ),
            Self::QuotationAfterComma { source, quotation } => {
                said("a quotation follows its source without a comma", format!("write `{source} {quotation}`"))
            }
            Self::LocatorAfterQuotation { source, locator, quotation } => {
                said("the place stands before the quotation", format!("write `{source} {locator} {quotation}`"))
            }
            Self::SecondQuotation { source, quotation } => said(
                "a second quotation of one source",
                format!("put a comma before it and name the source again: `, {source} {quotation}`"),
            ),
            Self::LocatorWithoutSource { source, locator } => said(
                "a place, and no source before it",
                format!("name the source again: `{source} {locator}`; or write both places in one pair of brackets"),
            ),
            Self::Joint { joint } => said(
                "sources are separated by commas",
                format!("write a comma for `{joint}`; each source may support it in its own way"),
            ),
            Self::Citation { mended, undeclared } if undeclared.is_empty() => said(FORM, format!("write `{mended}`")),
            Self::Citation { mended, undeclared } => {
                let headings: Vec<String> = undeclared.iter().map(|id| format!("`study {id} \"its title\"`")).collect();
                said(
                    FORM,
                    format!(
                        "write `{mended}`, and declare {} at column 0, or write the IDs that the studies have already",
                        headings.join(" and ")
                    ),
                )
            }
            Self::NotOneWord { source } if source.starts_with("case ") => said(
                "a source is one word",
                format!(
                    "leave out what follows `{source}`, or write it as a place in brackets (`{source} [place]`) or as a quotation in \
                     quotation marks; a comma stands before another source"
                ),
            ),
            Self::NotOneWord { source } => said(
                "a source is one word",
                format!(
                    "write the ID of a study (`study {source} \"its title\"` declares one), a key of the bibliography, or `case ID`; a \
                     place stands in brackets after it, a quotation in quotation marks"
                ),
            ),
            Self::NotSupported { word, source } => Said::new(
                Code(157),
                format!("no evidence begins with `{word}`"),
                "what did the source find?",
                format!(
                    "write a line of its own, indented as a clause: `refuted by {source}` where it found the contrary, `neutral in \
                     {source}` where it lacked the context and saw the mechanism not triggered"
                ),
            ),
            Self::EmptyPlace => Said::new(
                Code(157),
                "nothing stands in these brackets",
                "where in the source?",
                "write the place, as `[p. 4]`, or leave the brackets out",
            ),
            Self::EmptyQuotation => Said::new(
                Code(157),
                "nothing stands between these quotation marks",
                "which words of the source?",
                "write the words that are quoted, or leave the quotation marks out",
            ),
            Self::Missing { after } => said(
                "a source is expected after it",
                format!("add the ID of a study after `{after}`, or leave `{after}` out"),
            ),
        }
    }
}
