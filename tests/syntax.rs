//! What a text is read as.

mod outline;

use cmo::source::SourceId;
use cmo::syntax;

const EXAMPLE: &str = include_str!("syntax/cases/the_example_of_the_language_page.cmo");

#[test]
fn the_example_is_read_whole() {
    let parsed = syntax::parse(SourceId(0), EXAMPLE);
    assert_eq!(parsed.diagnostics, []);
    insta::assert_snapshot!(outline::of(&parsed.tree, EXAMPLE));
}

#[test]
fn facts_are_read_as_a_case() {
    let text = "pharmacist trusted, not data shared; unknown training and trust = 0.7";
    let parsed = syntax::parse_facts(SourceId(0), text);
    assert_eq!(parsed.diagnostics, []);
    insta::assert_snapshot!(outline::of(&parsed.tree, text));
}
