//! Turns the quotations of a theory set into whether they stand in their texts.

use serde::Serialize;

#[cfg(feature = "report")]
use schemars::JsonSchema;

use crate::evidence::contract::ItemWord;
use crate::evidence::view::View;
use crate::explain::matched::StanceWord;
use crate::quotation::{
    By, Difference, LookedUpIn, Lookup, NoText, Piece, Quoted, Texts, Where, has_words, quotations,
};
use crate::resolve::FileProblem;
use crate::source::Sources;
use crate::theory::{StudyId, Theory};

/// A quotation, and whether it stands in its text.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Quote {
    /// The full name of the configuration, group or theory that quotes it; of a fact, `case` and the name of the case.
    pub id: String,
    /// What quotes it: `configuration`, `group` or `theory`; null for a fact of a case.
    pub kind: Option<ItemWord>,
    /// The study whose text it is looked up in, or the key of the paper; several where several describe a case. Null where
    /// nobody says.
    pub study: Option<String>,
    /// What it is quoted for; null for a fact of a case.
    pub stance: Option<StanceWord>,
    /// Where in its source it is said to stand.
    pub locator: Option<String>,
    /// The quotation.
    pub quote: String,
    /// Whether it stands in its text.
    pub status: QuoteStatus,
    /// Where it stands, or the first part that differs; null where it is missing or there is no text.
    #[serde(rename = "where")]
    pub place: Option<QuotePlace>,
    /// Where the last part of a quotation that is found stands, what it leaves out (`…`) before it; null where that is on the
    /// line of the first.
    pub last: Option<QuotePlace>,
    /// What differs.
    pub differences: Vec<QuoteDifference>,
    /// Why it is not looked up.
    pub why: Option<String>,
    /// The file in which it is quoted.
    pub file: String,
    /// The line there, from 1.
    pub line: u32,
}

/// Whether a quotation stands in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub enum QuoteStatus {
    /// It does not, nor does anything like it.
    #[serde(rename = "missing")]
    Missing,
    /// Nearly these words do.
    #[serde(rename = "differs")]
    Differs,
    /// It cannot be looked up.
    #[serde(rename = "no text")]
    NoText,
    /// It does.
    #[serde(rename = "found")]
    Found,
}

impl QuoteStatus {
    /// The words as they are written.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Differs => "differs",
            Self::NoText => "no text",
            Self::Found => "found",
        }
    }
}

/// A place in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct QuotePlace {
    /// The text, as the study names it.
    pub text: String,
    /// The line, from 1.
    pub line: u32,
    /// The column of the line, from 1, in characters.
    pub column: u32,
    /// The page, from 1, where form feeds part the text into pages; else null.
    pub page: Option<u32>,
}

/// A part of a quotation that differs from what stands in the text.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct QuoteDifference {
    /// The part as it is quoted.
    pub quoted: String,
    /// What stands in the text.
    pub stands: String,
    /// The next words of the text, where the last that stand there differ; else null.
    pub then: Option<String>,
    /// Where.
    #[serde(rename = "where")]
    pub place: QuotePlace,
    /// The part in pieces.
    #[serde(skip)]
    pub quoted_pieces: Vec<Piece>,
    /// What stands in the text in pieces.
    #[serde(skip)]
    pub standing_pieces: Vec<Piece>,
}

/// The quotations that a view shows, in the order of their places, looked up.
#[must_use]
pub fn quotes(theory: &Theory, files: &Sources, texts: &Texts, view: &View<'_>) -> Vec<Quote> {
    let mut quoted = quotations(theory);
    quoted.retain(|one| view.shows_quotation(theory, one));
    quoted.sort_by_key(|one| one.place);
    quoted.iter().map(|one| quote(theory, files, one, texts.look_up(one))).collect()
}

fn quote(theory: &Theory, files: &Sources, one: &Quoted<'_>, lookup: Lookup) -> Quote {
    let file = files.get(one.place.source);
    let (id, kind) = quoted_by(theory, one.by);
    let mut quote = Quote {
        id,
        kind,
        study: looked_up_in(theory, one),
        stance: one.evidence.map(|evidence| evidence.stance.into()),
        locator: one.locator.map(str::to_owned),
        quote: one.words.to_owned(),
        status: QuoteStatus::Missing,
        place: None,
        last: None,
        differences: Vec::new(),
        why: None,
        file: file.name().to_owned(),
        line: file.position(one.place.span.start).line,
    };
    match lookup {
        Lookup::Found { text, at, last } => {
            quote.status = QuoteStatus::Found;
            quote.last = last.map(|last| place(&text, last));
            quote.place = Some(place(&text, at));
        }
        Lookup::Differs { text, parts } => {
            quote.status = QuoteStatus::Differs;
            quote.place = parts.first().map(|part| place(&text, part.at));
            quote.differences = parts.into_iter().map(|part| difference(&text, part)).collect();
        }
        Lookup::Missing => {
            let nothing = "it has no words of its source, only what is left out or added";
            quote.why = (!has_words(one.words)).then(|| nothing.to_owned());
        }
        Lookup::NoText(why) => {
            quote.status = QuoteStatus::NoText;
            quote.why = Some(no_text(theory, &why));
        }
    }
    quote
}

fn quoted_by(theory: &Theory, by: By) -> (String, Option<ItemWord>) {
    let name = by.name(theory);
    match by {
        By::Theory(_) => (name.to_owned(), Some(ItemWord::Theory)),
        By::Configuration(_) => (name.to_owned(), Some(ItemWord::Configuration)),
        By::Group(id) => (theory.groups[id.0 as usize].full_name(theory), Some(ItemWord::Group)),
        By::Case(_) => (format!("case {name}"), None),
    }
}

/// The names of the studies in whose texts a quotation is looked up, or the key of its paper.
fn looked_up_in(theory: &Theory, one: &Quoted<'_>) -> Option<String> {
    let name = |id: &StudyId| theory.studies[id.0 as usize].name.clone();
    match &one.looked_up_in {
        LookedUpIn::Studies(studies) => Some(studies.iter().map(name).collect::<Vec<_>>().join(", ")),
        LookedUpIn::Nowhere(NoText::NoStudyOf(key) | NoText::OneOfSeveral { key, .. }) => Some(key.clone()),
        LookedUpIn::Nowhere(NoText::NoStudy | NoText::NoneNamed(_) | NoText::NotAtHand(..)) => None,
    }
}

fn place(text: &str, at: Where) -> QuotePlace {
    QuotePlace { text: text.to_owned(), line: at.line, column: at.column, page: at.page }
}

fn difference(text: &str, part: Difference) -> QuoteDifference {
    let words = |pieces: &[Piece]| pieces.iter().map(|piece| &*piece.words).collect::<Vec<_>>().join(" ");
    QuoteDifference {
        quoted: words(&part.quoted),
        stands: words(&part.stands),
        then: part.then,
        place: place(text, part.at),
        quoted_pieces: part.quoted,
        standing_pieces: part.stands,
    }
}

/// Why a quotation is not looked up, and what would change that.
fn no_text(theory: &Theory, why: &NoText) -> String {
    let name = |id: &StudyId| &theory.studies[id.0 as usize].name;
    match why {
        NoText::NoStudy => "no `source` says which study describes the case".to_owned(),
        NoText::NoStudyOf(key) => format!("no study has `{key}` under `cite`, and so no `text` for it"),
        NoText::OneOfSeveral { study, key } => {
            format!("`{}` has several papers, and nobody says which of its texts is `{key}`", name(study))
        }
        NoText::NoneNamed(study) => format!("study `{}` names no `text`", name(study)),
        NoText::NotAtHand(_, missing) => match &missing.why {
            FileProblem::NotFound(_) => format!("`{}` is not there; `--texts DIR` says where it lies", missing.path),
            FileProblem::LeavesFolder => format!("`{}` is outside the folder of the theory", missing.path),
            FileProblem::Unreadable(why) => format!("`{}` cannot be read: {why}", missing.path),
        },
    }
}
