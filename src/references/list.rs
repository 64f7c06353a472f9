//! Turns the papers that are cited into citations and the list of references.

use std::collections::HashMap;

use hayagriva::citationberg::json::Item;
use hayagriva::{BibliographyDriver, BibliographyItem, BibliographyRequest, CitationItem, CitationRequest};

use super::Reference;
use super::item::item;
use super::shape::{piece, pieces};
use super::style::Style;
use super::unshown::mark;
use crate::theory::{Entry, Theory};

/// The papers with these keys in a style, in the order of its list: by author, or as they are first cited, which is the
/// order of the keys. What no bibliography has is not among them.
#[must_use]
pub fn references<'k>(theory: &Theory, keys: impl IntoIterator<Item = &'k str>, style: &Style) -> Vec<Reference> {
    let known = entries(theory);
    let mut papers: Vec<Paper<'_>> = Vec::new();
    for key in keys {
        if let Some(entry) = known.get(key).filter(|_| !papers.iter().any(|(seen, _)| *seen == key)) {
            papers.push((key, entry));
        }
    }
    let mut list = rendered(&papers, style);
    mark(&mut list, &papers, style);
    list
}

/// A paper: its key, and what a bibliography says of it.
pub(super) type Paper<'p> = (&'p str, &'p Entry);

/// The first entry of each key.
fn entries(theory: &Theory) -> HashMap<&str, &Entry> {
    let mut known = HashMap::new();
    for bibliography in &theory.bibliographies {
        for (key, entry) in bibliography.keys.iter().zip(&*bibliography.entries) {
            known.entry(key.as_str()).or_insert(entry);
        }
    }
    known
}

/// The papers in a style, in the order of its list. The letters of papers of one author and year (`2002a`) come in the order
/// in which papers are cited, and are to be in that of the list: so they are cited in the order of a first list.
pub(super) fn rendered(papers: &[Paper<'_>], style: &Style) -> Vec<Reference> {
    let first = listed(papers, style);
    let place: HashMap<&str, usize> = first.iter().enumerate().map(|(place, one)| (one.key.as_str(), place)).collect();
    let mut sorted = papers.to_vec();
    sorted.sort_by_key(|(key, _)| place.get(key).copied());
    let is_so = sorted.iter().zip(papers).all(|((one, _), (other, _))| one == other);
    if is_so { first } else { listed(&sorted, style) }
}

fn listed(papers: &[Paper<'_>], style: &Style) -> Vec<Reference> {
    let items: Vec<Item> = papers.iter().map(|(key, entry)| item(key, entry)).collect();
    let mut driver = BibliographyDriver::new();
    for item in &items {
        let cited = vec![CitationItem::with_entry(item)];
        driver.citation(CitationRequest::new(cited, &style.csl, style.language.clone(), &style.locales, None));
    }
    let request = BibliographyRequest::new(&style.csl, style.language.clone(), &style.locales);
    let rendered = driver.finish(request);
    let citations: HashMap<String, _> =
        items.iter().map(|item| item.id().unwrap_or_default().into_owned()).zip(&rendered.citations).collect();
    let list = rendered.bibliography.map(|list| list.items).unwrap_or_default();
    let reference = |BibliographyItem { key, first_field, content, .. }: BibliographyItem| Reference {
        citation: citations.get(&key).map(|cited| pieces(&cited.citation)).unwrap_or_default(),
        label: first_field.as_ref().map(piece).unwrap_or_default(),
        reference: pieces(&content),
        not_shown: Vec::new(),
        key,
    };
    list.into_iter().map(reference).collect()
}
