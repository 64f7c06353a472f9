//! Laws that hold of every text: none whatever brings the parser down.

use std::fs;
use std::path::{Path, PathBuf};

use cmo::diagnostic::Diagnostic;
use cmo::source::{SourceId, Span};
use cmo::syntax::{self, Clause, Item, Kind, Node, Parsed};
use proptest::prelude::*;

use super::outline;

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cut_and_spliced_texts_are_read(first in any::<prop::sample::Index>(), second in any::<prop::sample::Index>(),
        cut in 0.0..1.0_f64, paste in 0.0..1.0_f64, middle in "[ \t\n\r\"“”(),;=#\\[\\]>-]{0,4}(if|then|and|not|unless|cmoc|- |case)?")
    {
        let texts = case_texts();
        let (first, second) = (first.get(&texts), second.get(&texts));
        let (head, tail) = (&first[..boundary(first, cut)], &second[boundary(second, paste)..]);
        check_sound(&format!("{head}{middle}{tail}"));
    }

    #[test]
    fn any_characters_are_read(text in "([ \n\t]|[a-z]|and |or |not |if |then |unless |any of |at least 2 of |either |both |neither |nor |supported by |- |• |\\* |1\\. |\"|‘|’|'|“|”|\\(|\\)|,|;|=|#|->|\\?|\\.|\u{5}|\u{a0}|é){0,60}") {
        check_sound(&text);
        check_sound(&format!("if {text}"));
        check_sound(&format!("case a\n  {text}"));
    }
}

#[test]
fn what_nests_too_deep_is_refused_at_once() {
    for deep in ["(", "not ", "not (", "any of (", "\n    - any of"] {
        let text = format!("cmoc 1a\n  if {}", deep.repeat(200_000));
        assert!(parse(&text).diagnostics.iter().any(|found| found.is_error()), "{deep}");
    }
    for deep in ["(", "not ", "not (", "any of ("] {
        assert!(!syntax::parse_facts(SourceId(0), &deep.repeat(200_000)).diagnostics.is_empty(), "{deep}");
    }
    let stairs: String = (0..1000).map(|depth| format!("\n{:depth$}    - any of", "")).collect();
    assert!(parse(&format!("cmoc 1a\n  if{stairs}")).diagnostics.iter().any(|found| found.code.0 == 150));
}

#[test]
fn nesting_as_deep_as_allowed_is_read() {
    let text = format!("if {}a{} then b", "(".repeat(128), ")".repeat(128));
    assert_eq!(parse(&text).diagnostics, []);
    let text = format!("if {}a then b", "not ".repeat(128));
    assert_eq!(parse(&text).diagnostics, []);
}

#[test]
fn a_broken_item_hides_no_other() {
    let right = "cmoc 2\n  if a\n  then b\n\n";
    for text in case_texts().iter().filter(|text| text.is_char_boundary(text.len())) {
        let both = format!("{}\n\n{right}", text.trim_end());
        let parsed = parse(&both);
        let last = parsed.tree.items().last().unwrap();
        assert_eq!(last.span().of(&both), right.trim_end(), "{text}");
        assert_eq!(last.clauses().count(), 2, "{text}");
    }
}

#[test]
fn a_long_text_is_read_as_its_pieces_are() {
    let example = case_texts().into_iter().find(|text| text.contains("sunnyside")).unwrap();
    let once = outline::said(&parse(&example).tree, &example);
    let text = format!("{example}\n\n").repeat(100);
    assert_eq!(outline::said(&parse(&text).tree, &text), once.repeat(100));
}

fn parse(text: &str) -> Parsed {
    syntax::parse(SourceId(0), text)
}

/// A text is read in the same way twice, and every place that is named is in it.
fn check_sound(text: &str) {
    let parsed = parse(text);
    let again = parse(text);
    assert_eq!(parsed.tree, again.tree, "{text}");
    assert_eq!(parsed.diagnostics, again.diagnostics, "{text}");
    parsed.tree.items().for_each(|item| check_node(item, Span::new(0, text.len() as u32), text));
    parsed.tree.comments().iter().for_each(|&comment| check_span(comment, text));
    assert!(parsed.diagnostics.is_sorted_by_key(Diagnostic::place), "{:?}: {text}", parsed.diagnostics);
    let is_broken = parsed.tree.items().any(holds_broken);
    assert!(!is_broken || parsed.diagnostics.iter().any(Diagnostic::is_error), "{text}");
    for found in &parsed.diagnostics {
        check_span(found.place().span, text);
        assert!(found.help.is_some(), "{found:?}");
    }
    let facts = syntax::parse_facts(SourceId(0), text);
    facts.diagnostics.iter().for_each(|found| check_span(found.place().span, text));
}

/// Whether something in an item could not be read.
fn holds_broken(node: Node<'_>) -> bool {
    matches!(node.kind(), Kind::Item(Item::Broken) | Kind::Clause(Clause::Broken)) || node.children().any(holds_broken)
}

fn check_node(node: Node<'_>, parent: Span, text: &str) {
    let span = node.span();
    check_span(span, text);
    assert!(parent.start <= span.start && span.end <= parent.end, "{:?} {span:?} in {parent:?}: {text}", node.kind());
    node.children().for_each(|child| check_node(child, span, text));
}

fn check_span(span: Span, text: &str) {
    assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?}: {text}");
}

fn boundary(text: &str, part: f64) -> usize {
    let at = (text.len() as f64 * part) as usize;
    (at..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap()
}

/// The texts of all case files of this floor.
fn case_texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/syntax/cases");
    let example = folder.join("the_example_of_the_language_page/example.cmo");
    let entries = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "cmo")).collect();
    files.push(example);
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).unwrap()).collect()
}
