//! Studies and bibliographies: who says so.

use std::sync::Arc;

use crate::source::Place;
use crate::theory::{Entry, Theory};

/// Which study.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StudyId(pub u32);

/// A study.
#[derive(Clone, Debug)]
pub struct Study {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// What kind of study, in people's words.
    pub kind: Option<String>,
    /// Keys of the bibliography: a study has several papers.
    pub cites: Vec<String>,
    /// Files in which its quotations are looked up, as written.
    pub texts: Vec<String>,
    /// Where it was done.
    pub setting: Option<String>,
    /// Its relevance, in people's words.
    pub relevance: Option<String>,
    /// Its rigour, in people's words.
    pub rigour: Option<String>,
    /// Its richness, in people's words.
    pub richness: Option<String>,
    /// Notes.
    pub notes: Vec<String>,
    /// Where it is declared.
    pub place: Place,
}

impl Theory {
    /// The studies that have a paper under `cite`, in file order: a paper that reports several is of each.
    #[must_use]
    pub fn studies_of(&self, key: &str) -> Vec<StudyId> {
        let numbered = (0_u32..).map(StudyId).zip(&self.studies);
        numbered.filter(|(_, study)| study.cites.iter().any(|cited| cited == key)).map(|(id, _)| id).collect()
    }
}

/// What a bibliography calls the kind of a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryType {
    /// Its word for it (`article`, `techreport`, `JOUR`), where it has one.
    pub word: Option<String>,
    /// What kind of literature that is.
    pub literature: Literature,
}

/// How a paper came out, as far as that is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Literature {
    /// In a journal or a book.
    Published,
    /// Otherwise: a report, a thesis, a page of the web.
    Grey,
    /// Nobody says.
    #[default]
    NotKnown,
}

/// A bibliography file.
#[derive(Clone, Debug)]
pub struct Bibliography {
    /// Its path as written.
    pub path: String,
    /// Its keys, in file order.
    pub keys: Vec<String>,
    /// By key: which paper it is, as the file says: author, title, year, DOI, as far as they stand there.
    pub papers: Vec<String>,
    /// By key: what kind of paper it is, as the file says.
    pub types: Vec<EntryType>,
    /// By key: what the file says of it, as far as it can be read.
    pub entries: Arc<[Entry]>,
    /// Notes.
    pub notes: Vec<String>,
    /// The lines of entries without a key, from 1: they cannot be cited.
    pub keyless: Vec<usize>,
    /// Where it is declared.
    pub place: Place,
}
