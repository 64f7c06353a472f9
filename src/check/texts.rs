//! Turns the `text` clauses of studies into texts to look quotations up in.

use crate::check::quotation::Words;
use crate::resolve::Files;
use crate::theory::{Study, StudyId, Theory};

/// What there is of the texts of a study.
#[derive(Debug)]
pub struct StudyTexts {
    /// Those that could be read.
    pub read: Vec<Words>,
    /// Those that could not, by their paths.
    pub missing: Vec<String>,
}

/// The texts of all studies, by study.
#[derive(Debug)]
pub struct Texts(Vec<StudyTexts>);

impl Texts {
    /// Reads the texts that the studies of a theory set name.
    pub fn of(theory: &Theory, files: &dyn Files) -> Self {
        Self(theory.studies.iter().map(|study| texts(study, files)).collect())
    }

    /// The texts of a study.
    pub fn get(&self, study: StudyId) -> &StudyTexts {
        &self.0[study.0 as usize]
    }
}

fn texts(study: &Study, files: &dyn Files) -> StudyTexts {
    let mut texts = StudyTexts { read: Vec::new(), missing: Vec::new() };
    for path in &study.texts {
        match files.read(study.place.source, path) {
            Ok(text) => texts.read.push(Words::of(&text)),
            Err(_) => texts.missing.push(path.clone()),
        }
    }
    texts
}
