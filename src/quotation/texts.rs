//! Turns the `text` clauses of studies into texts to look quotations up in.

use crate::quotation::text::{Look, Text, Where};
use crate::quotation::{Difference, LookedUpIn, Quoted};
use crate::resolve::{FileProblem, Files};
use crate::theory::{Study, StudyId, Theory};

/// What there is of the texts of a study.
#[derive(Debug)]
pub struct StudyTexts {
    /// Those that could be read.
    pub read: Vec<Text>,
    /// Those that could not.
    pub missing: Vec<Missing>,
}

/// A text that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Its path, as written.
    pub path: String,
    /// Why.
    pub why: FileProblem,
}

/// The texts of all studies, by study.
#[derive(Debug)]
pub struct Texts(Vec<StudyTexts>);

/// Whether a quotation stands in the texts of its studies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// It does.
    Found {
        /// The path of the text, as written.
        text: String,
        /// Where in it.
        at: Where,
        /// Where its last part stands, where that is another line.
        last: Option<Where>,
    },
    /// One of them has nearly these words.
    Differs {
        /// The path of the text, as written.
        text: String,
        /// What differs, by part of the quotation.
        parts: Vec<Difference>,
    },
    /// All texts are at hand, and none has these words or nearly so.
    Missing,
    /// There is no text to look it up in, or not all are at hand, and those that are do not have it.
    NoText(NoText),
}

/// Why a quotation cannot be looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoText {
    /// Nobody says which study it is of: a case without `source`.
    NoStudy,
    /// It is of a paper that no study has under `cite`.
    NoStudyOf(String),
    /// It is of one of several papers of a study, and which of its texts is that one is not said.
    OneOfSeveral {
        /// The study.
        study: StudyId,
        /// The key of the paper.
        key: String,
    },
    /// The study names no `text`.
    NoneNamed(StudyId),
    /// A text of the study cannot be read.
    NotAtHand(StudyId, Missing),
}

impl Texts {
    /// Reads the texts that the studies of a theory set name.
    pub fn of(theory: &Theory, files: &dyn Files) -> Self {
        Self(theory.studies.iter().map(|study| texts(study, files)).collect())
    }

    /// The texts of a study.
    #[must_use]
    pub fn get(&self, study: StudyId) -> &StudyTexts {
        &self.0[study.0 as usize]
    }

    /// Whether a quotation stands in the texts of its studies.
    #[must_use]
    pub fn look_up(&self, quoted: &Quoted<'_>) -> Lookup {
        let studies = match &quoted.looked_up_in {
            LookedUpIn::Studies(studies) => studies,
            LookedUpIn::Nowhere(why) => return Lookup::NoText(why.clone()),
        };
        let mut nearest: Option<(String, Vec<Difference>)> = None;
        for text in studies.iter().flat_map(|study| &self.get(*study).read) {
            match text.look(quoted.words) {
                Look::Found { at, last } => return Lookup::Found { text: text.path.clone(), at, last },
                Look::Differs(parts) => {
                    let is_nearer = nearest.as_ref().is_none_or(|(_, other)| count(&parts) < count(other));
                    nearest = if is_nearer { Some((text.path.clone(), parts)) } else { nearest };
                }
                Look::Missing => {}
            }
        }
        match (nearest, self.lacking(studies)) {
            // Another text, which is not at hand, may have the very words.
            (_, Some(why)) => Lookup::NoText(why),
            (Some((text, parts)), None) => Lookup::Differs { text, parts },
            (None, None) => Lookup::Missing,
        }
    }

    /// Whether all texts of its studies are at hand, and none holds a quotation. What is near it is not looked for.
    #[must_use]
    pub fn lack(&self, quoted: &Quoted<'_>) -> bool {
        let LookedUpIn::Studies(studies) = &quoted.looked_up_in else { return false };
        let mut texts = studies.iter().flat_map(|study| &self.get(*study).read);
        self.lacking(studies).is_none() && !texts.any(|text| text.holds(quoted.words))
    }

    /// Why not all texts of some studies are at hand.
    fn lacking(&self, studies: &[StudyId]) -> Option<NoText> {
        let lacking = studies.iter().find_map(|&study| {
            let texts = self.get(study);
            match texts.missing.first() {
                Some(missing) => Some(NoText::NotAtHand(study, missing.clone())),
                None => texts.read.is_empty().then_some(NoText::NoneNamed(study)),
            }
        });
        lacking.or_else(|| studies.is_empty().then_some(NoText::NoStudy))
    }
}

/// Words that differ.
fn count(parts: &[Difference]) -> usize {
    parts.iter().map(|part| part.cost).sum()
}

/// Bytes of a text that is looked through: a shelf of books, and never a paper.
const LONGEST: usize = 256 << 20;

fn texts(study: &Study, files: &dyn Files) -> StudyTexts {
    let mut texts = StudyTexts { read: Vec::new(), missing: Vec::new() };
    for path in &study.texts {
        match files.read(study.place.source, path) {
            Ok(text) if text.len() > LONGEST => {
                let why = FileProblem::Unreadable("it is longer than the 256 MB that are looked through".to_owned());
                texts.missing.push(Missing { path: path.clone(), why });
            }
            Ok(text) => texts.read.push(Text::new(path.clone(), text)),
            Err(why) => texts.missing.push(Missing { path: path.clone(), why }),
        }
    }
    texts
}
