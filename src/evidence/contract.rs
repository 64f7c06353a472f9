//! The fields of `cmo.evidence/1`.

use serde::Serialize;

#[cfg(feature = "report")]
use schemars::JsonSchema;

use crate::evidence::quotes::Quote;
use crate::explain::matched::{ConfidenceEntry, StanceWord};
use crate::references::Reference;
use crate::theory::Literature;

/// `cmo.evidence/1`
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Matrix {
    /// `cmo.evidence/1`.
    pub schema: &'static str,
    /// What was asked for; all lists are empty, and the theory is null, where everything is shown.
    pub narrowed: Narrowed,
    /// The configurations, in file order; those that are retired, too.
    pub configurations: Vec<Row>,
    /// The theories and groups that cite something for the whole, or say how sure it is.
    pub wholes: Vec<Row>,
    /// The studies in file order, then cited papers that are of none, then cited cases of which nobody says whose they are.
    pub studies: Vec<SourceRow>,
    /// What lacks evidence, judged on all evidence of the configurations that are shown.
    pub gaps: Gaps,
    /// The quotations, where `--quotes` asks for them; else empty.
    pub quotes: Vec<Quote>,
    /// The papers of the studies that are shown, in a style and in the order of its list; null where `--quotes` asks for
    /// something else, and where this program was built without styles.
    pub references: Option<Vec<Reference>>,
    /// The studies that are shown of which no paper is in a bibliography; null as before.
    pub without_reference: Option<Vec<String>>,
}

/// What was asked for.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Narrowed {
    /// Only evidence of these stances.
    pub stances: Vec<StanceWord>,
    /// Only evidence of these sources, or quoted from them at second hand.
    pub studies: Vec<String>,
    /// Only these configurations.
    pub only: Vec<String>,
    /// Only this theory.
    pub theory: Option<String>,
}

/// A configuration, a group or a theory, with its evidence.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Row {
    /// Its full name.
    pub id: String,
    /// What it is.
    pub kind: ItemWord,
    /// Its theory.
    pub theory: Option<String>,
    /// Its group.
    pub group: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// `initial`, `tested`, `retired` or null, as written.
    pub status: Option<&'static str>,
    /// Whether it is retired, by its status or because another replaces it.
    pub retired: bool,
    /// How many pieces of evidence that are shown have which stance.
    #[serde(flatten)]
    pub counts: Counts,
    /// How many different sources they are of; a case is of the studies that describe it.
    pub sources: u32,
    /// People's judgement.
    pub confidence: Option<ConfidenceEntry>,
    /// The evidence, in the order written.
    pub entries: Vec<Entry>,
    /// Its group and its theory, as far as these cite something for the whole: they are among the `wholes`.
    pub wholes: Vec<String>,
    /// What its evidence lacks; always empty for what is retired, and for groups and theories.
    pub gaps: Vec<Gap>,
}

/// What has evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub enum ItemWord {
    /// A configuration.
    Configuration,
    /// A group, as a whole.
    Group,
    /// A theory, as a whole.
    Theory,
}

/// Pieces of evidence by stance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Counts {
    /// That support.
    pub supports: u32,
    /// That refute.
    pub refutes: u32,
    /// That modify.
    pub modifies: u32,
    /// That augment.
    pub augments: u32,
    /// That are neutral.
    pub neutral: u32,
}

/// A piece of evidence.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Entry {
    /// What it does.
    pub stance: StanceWord,
    /// The study or bibliography key; null for a case.
    pub study: Option<String>,
    /// The case; null for a study.
    pub case: Option<String>,
    /// The sources among `studies` that it is of: itself, the studies of the paper, or those that describe the case.
    pub of: Vec<String>,
    /// Where in it.
    pub locator: Option<String>,
    /// Its words.
    pub quote: Option<String>,
    /// The paper that they are taken from.
    pub via: Option<String>,
    /// Whether it is a case whose verdict does not bear the stance out; never of a group or theory.
    pub at_odds: bool,
    /// The file in which it is said.
    pub file: String,
    /// The line there, from 1.
    pub line: u32,
}

/// What the evidence on a configuration lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub enum Gap {
    /// There is none, for it or for its group or theory.
    #[serde(rename = "none")]
    None,
    /// It is for its group or theory as a whole.
    #[serde(rename = "whole only")]
    WholeOnly,
    /// All is of one source.
    #[serde(rename = "single source")]
    SingleSource,
    /// All is known to be of grey literature.
    #[serde(rename = "only grey literature")]
    OnlyGrey,
    /// All is neutral.
    #[serde(rename = "only neutral")]
    OnlyNeutral,
}

impl Gap {
    /// It in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::None => "no evidence",
            Self::WholeOnly => "for the whole only",
            Self::SingleSource => "single source",
            Self::OnlyGrey => "only grey literature",
            Self::OnlyNeutral => "only neutral",
        }
    }
}

/// Configurations by what their evidence lacks.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Gaps {
    /// That have none, nor have their group and theory.
    pub none: Vec<String>,
    /// That have none of their own, and of which the group or theory has some for the whole.
    pub whole_only: Vec<String>,
    /// Of which all evidence is of one source.
    pub single_source: Vec<String>,
    /// Of which all evidence is known to be of grey literature.
    pub only_grey: Vec<String>,
    /// Of which all evidence is neutral.
    pub only_neutral: Vec<String>,
    /// The sources cited for them of which nobody says whether they are grey literature.
    pub literature_not_known: Vec<String>,
}

/// A source, with what it bears on.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct SourceRow {
    /// Its name: of a study, the key of a paper, or `case` and the name of a case.
    pub id: String,
    /// What it is.
    pub kind: SourceWord,
    /// Its title.
    pub title: Option<String>,
    /// What kind of study it is, in people's words.
    #[serde(rename = "type")]
    pub study_type: Option<String>,
    /// Where it was done.
    pub setting: Option<String>,
    /// The keys of its papers.
    pub cites: Vec<String>,
    /// How its papers are cited in the style of the references, as far as they are in a bibliography.
    pub citations: Vec<String>,
    /// What kind of literature it is.
    pub literature: LiteratureWord,
    /// What says so: the study's `type`, or the entry of a bibliography.
    pub literature_from: Option<String>,
    /// What it bears on, by stance.
    #[serde(flatten)]
    pub marks: Marks,
    /// What others are cited for in its words (`via`).
    pub quoted_for: Vec<About>,
    /// The cases that it describes.
    pub describes: Vec<Described>,
}

/// What a source bears on, by stance.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Marks {
    /// What it supports.
    pub supports: Vec<About>,
    /// What it refutes.
    pub refutes: Vec<About>,
    /// What it modifies.
    pub modifies: Vec<About>,
    /// What it augments.
    pub augments: Vec<About>,
    /// What it is neutral in.
    pub neutral: Vec<About>,
}

/// What a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub enum SourceWord {
    /// A declared study.
    Study,
    /// A paper that is of no declared study.
    Paper,
    /// A case of which nobody says whose it is.
    Case,
}

/// What kind of literature a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub enum LiteratureWord {
    /// In a journal or a book.
    #[serde(rename = "published")]
    Published,
    /// Otherwise.
    #[serde(rename = "grey")]
    Grey,
    /// Nobody says.
    #[serde(rename = "not known")]
    NotKnown,
}

impl From<Literature> for LiteratureWord {
    fn from(literature: Literature) -> Self {
        match literature {
            Literature::Published => Self::Published,
            Literature::Grey => Self::Grey,
            Literature::NotKnown => Self::NotKnown,
        }
    }
}

/// What a source bears on, once for each piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct About {
    /// Its full name.
    pub id: String,
    /// What it is.
    pub kind: ItemWord,
    /// The case by which the source bears on it; null where it does so itself.
    pub case: Option<String>,
    /// Where in the source.
    pub locator: Option<String>,
}

/// A case that a source describes.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Described {
    /// The case.
    pub case: String,
    /// Its facts, those that it takes over from another included.
    pub facts: u32,
    /// How many of them are quoted.
    pub quotations: u32,
}
