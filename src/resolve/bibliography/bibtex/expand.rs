//! Turns the abbreviations of a BibTeX file into what they stand for.

use biblatex::{Field, RawBibliography, RawChunk, Spanned};

use super::date;

/// How many abbreviations may stand for each other in turn: more is a circle.
const DEEPEST: usize = 8;

/// The `@string`s of a file.
pub(super) struct Strings<'c> {
    all: Vec<(&'c str, &'c Field<'c>)>,
}

/// Why an abbreviation stands for nothing: there is none of that name, or it stands for itself.
pub(super) struct Unknown<'c> {
    pub(super) name: &'c str,
    pub(super) at: usize,
}

impl<'c> Strings<'c> {
    pub(super) fn of(raw: &'c RawBibliography<'c>) -> Self {
        Self { all: raw.abbreviations.iter().map(|pair| (pair.key.v, &pair.value.v)).collect() }
    }

    /// A field without abbreviations, and those that are not known.
    pub(super) fn expand(&self, field: &Field<'c>) -> (Field<'c>, Vec<Unknown<'c>>) {
        let (mut whole, mut unknown) = (Vec::new(), Vec::new());
        for chunk in field {
            match chunk.v {
                RawChunk::Normal(_) => whole.push(chunk.clone()),
                RawChunk::Abbreviation(name) => match self.stands_for(name, DEEPEST) {
                    Some(texts) => {
                        let at = |text| Spanned::new(RawChunk::Normal(text), chunk.span.clone());
                        whole.extend(texts.into_iter().map(at));
                    }
                    None => unknown.push(Unknown { name, at: chunk.span.start }),
                },
            }
        }
        (whole, unknown)
    }

    /// The texts that an abbreviation stands for; the last of several of one name holds, and months need none.
    fn stands_for(&self, name: &'c str, depth: usize) -> Option<Vec<&'c str>> {
        let depth = depth.checked_sub(1)?;
        let Some((_, field)) = self.all.iter().rev().find(|(known, _)| known.trim().eq_ignore_ascii_case(name.trim()))
        else {
            return date::month(name).map(|_| vec![name]);
        };
        let mut texts = Vec::new();
        for chunk in *field {
            match chunk.v {
                RawChunk::Normal(text) => texts.push(text),
                RawChunk::Abbreviation(other) => texts.extend(self.stands_for(other, depth)?),
            }
        }
        Some(texts)
    }
}
