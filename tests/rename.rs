//! A phrase under another name: there and back again is the same text, and nothing else is touched.

use std::fs;
use std::path::Path;

use cmo::diagnostic::Diagnostic;
use cmo::rename::{Change, Marks, rename};
use cmo::source::SourceId;
use cmo::syntax::{Kind, Node, Term, parse, text};

/// The phrases of a text, each once.
fn phrases(source: &str) -> Vec<String> {
    fn gather(node: Node<'_>, source: &str, found: &mut Vec<String>) {
        if node.kind() == Kind::Term(Term::Phrase) {
            found.push(text::of(node, source).into_owned());
        }
        node.children().for_each(|child| gather(child, source, found));
    }
    let mut found = Vec::new();
    parse(SourceId(0), source).tree.items().for_each(|item| gather(item, source, &mut found));
    found.sort();
    found.dedup();
    found
}

fn whole_texts() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["syntax", "format", "resolve", "rename"].map(|floor| root.join("tests").join(floor).join("cases"));
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path());
    let texts = files.filter(|path| path.is_file()).filter_map(|path| fs::read_to_string(path).ok());
    texts.filter(|text| !parse(SourceId(0), text).diagnostics.iter().any(Diagnostic::is_error)).collect()
}

#[test]
fn every_phrase_of_every_text_takes_any_name_and_its_own_again() {
    let texts = whole_texts();
    assert!(texts.len() > 20, "{}", texts.len());
    for source in &texts {
        for old in phrases(source) {
            for new in ["another name", "one and another", "level of (all) \"this\"", "- dash, = 3 [p. 1]", "note then"]
            {
                for marks in [Marks::WhereNeeded, Marks::InLines] {
                    let there = rename(SourceId(0), source, &Change { old: &old, new, marks, theory: None });
                    let (there, places) = there.unwrap_or_else(|| panic!("{old} -> {new}\n{source}"));
                    assert!(places > 0, "{old}\n{source}");
                    let back = rename(SourceId(0), &there, &Change { old: new, new: &old, marks, theory: None });
                    let (back, again) = back.unwrap_or_else(|| panic!("{new} -> {old}\n{there}"));
                    assert!(again >= places, "{old}: {there}");
                    assert!(!phrases(&back).contains(&new.to_owned()), "{back}");
                }
            }
        }
    }
}

#[test]
fn a_theory_that_a_text_does_not_hold_has_no_phrase_in_it() {
    for source in whole_texts() {
        for old in phrases(&source) {
            let change = Change { old: &old, new: "x", marks: Marks::WhereNeeded, theory: Some("no such theory") };
            assert_eq!(rename(SourceId(0), &source, &change), Some((source.clone(), 0)));
        }
    }
}

#[test]
fn what_is_not_mentioned_leaves_the_text_as_it_is() {
    for source in whole_texts() {
        let change = Change { old: "no such phrase here", new: "x", marks: Marks::WhereNeeded, theory: None };
        assert_eq!(rename(SourceId(0), &source, &change), Some((source.clone(), 0)));
    }
}
