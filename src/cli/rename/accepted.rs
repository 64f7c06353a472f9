//! Turns the findings that a `cmo.toml` accepts into the same findings with a phrase under its new name.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use cmo::disk::{near_here, settings_of, unreadable};
use cmo::theory::{Theory, identity};

use super::files::Renamed;
use crate::cli::given::find::Found;
use crate::cli::told::problem::Problem;

/// The settings of a theory set.
pub(super) struct Accepted {
    path: PathBuf,
    text: String,
}

impl Accepted {
    /// The settings of the theory set of some PATHs, where it has some.
    ///
    /// # Errors
    /// They cannot be read, or a folder stands in their place.
    pub(super) fn of(paths: &[PathBuf], found: &[Found]) -> Result<Option<Self>, Problem> {
        let files: Vec<PathBuf> = found.iter().filter_map(Found::file).map(Path::to_owned).collect();
        let Some(path) = settings_of(paths, &files)? else { return Ok(None) };
        let path = near_here(&path).to_owned();
        let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
        Ok(Some(Self { path, text }))
    }

    /// The settings with the new name wherever an accepted finding is about the phrase; none where none is, or where the
    /// old name is also that of something else, which stays.
    pub(super) fn renamed(&self, old: &str, new: &str, theory: &Theory) -> Option<Renamed> {
        let (old, Self { path, text }) = (identity(old), self);
        if others(theory).any(|name| identity(name) == old) {
            return None;
        }
        let (table, _) = DeTable::parse_recoverable(text);
        let spans: Vec<Range<usize>> =
            ids(table.get_ref()).into_iter().filter(|(id, _)| identity(id) == old).map(|(_, span)| span).collect();
        let mut after = text.clone();
        spans.iter().rev().for_each(|span| after.replace_range(span.clone(), &quoted(new)));
        let renamed = Renamed { path: path.clone(), before: text.clone(), after, places: spans.len() };
        (!spans.is_empty()).then_some(renamed)
    }
}

/// What else a finding may be about, by name.
fn others(theory: &Theory) -> impl Iterator<Item = &str> {
    let configurations = theory.configurations.iter().map(|one| &*one.full_name);
    let studies = theory.studies.iter().map(|one| &*one.name);
    let headings = theory.headings.iter().map(|one| &*one.name);
    configurations.chain(studies).chain(headings).chain(theory.cases.iter().map(|one| &*one.name))
}

/// What accepted findings are about, each with its place, in the order of the text.
fn ids(table: &DeTable<'_>) -> Vec<(String, Range<usize>)> {
    let entries = table.iter().filter(|(key, _)| key.get_ref() == "accept").filter_map(|(_, value)| array(value));
    let accepted = entries.flatten().filter_map(|one| match one.get_ref() {
        DeValue::Table(table) => Some(table),
        _ => None,
    });
    let values = accepted.flat_map(|table| table.iter()).filter(|(key, _)| key.get_ref() == "id");
    let mut ids: Vec<(String, Range<usize>)> = values.flat_map(|(_, value)| texts(value)).collect();
    ids.sort_by_key(|(_, span)| span.start);
    ids
}

/// One text, or several.
fn texts(value: &Spanned<DeValue<'_>>) -> Vec<(String, Range<usize>)> {
    match (value.get_ref(), array(value)) {
        (DeValue::String(text), _) => vec![(text.to_string(), value.span())],
        (_, several) => several.into_iter().flatten().flat_map(texts).collect(),
    }
}

fn array<'v, 'i>(value: &'v Spanned<DeValue<'i>>) -> Option<impl Iterator<Item = &'v Spanned<DeValue<'i>>>> {
    match value.get_ref() {
        DeValue::Array(all) => Some(all.iter()),
        _ => None,
    }
}

/// A name as a text of TOML; it holds no control character.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}
