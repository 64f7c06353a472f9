//! Turns the studies of a matrix into citations and the list of references.

use crate::evidence::contract::{Matrix, Row, SourceRow, SourceWord};
use crate::references::{Reference, Style, references, words};
use crate::theory::Theory;

/// Lists the papers of the studies that a matrix shows, and says beside each study how they are cited. A study of which no
/// paper is in a bibliography is named, and nothing is made up for it.
pub fn list(matrix: &mut Matrix, theory: &Theory, style: &Style) {
    let list = references(theory, keys(matrix), style);
    for source in &mut matrix.studies {
        source.citations = source.cites.iter().filter_map(|key| citation(&list, key)).collect();
    }
    let is_without = |source: &&SourceRow| source.kind != SourceWord::Case && source.citations.is_empty();
    matrix.without_reference = Some(matrix.studies.iter().filter(is_without).map(|one| one.id.clone()).collect());
    matrix.references = Some(list);
}

fn citation(list: &[Reference], key: &str) -> Option<String> {
    list.iter().find(|one| one.key == key).map(|one| words(&one.citation))
}

/// The keys of the papers as they are first cited: by configuration, then those of studies that are cited for a whole or
/// for nothing.
fn keys(matrix: &Matrix) -> impl Iterator<Item = &str> {
    let of_row = |row: &Row| row.entries.iter().flat_map(|entry| entry.of.clone()).collect::<Vec<_>>();
    let cited: Vec<String> = matrix.configurations.iter().chain(&matrix.wholes).flat_map(of_row).collect();
    let source = |id: &String| matrix.studies.iter().find(|source| source.id == *id);
    let first: Vec<&SourceRow> = cited.iter().filter_map(source).collect();
    first.into_iter().chain(&matrix.studies).flat_map(|source| &source.cites).map(String::as_str)
}
