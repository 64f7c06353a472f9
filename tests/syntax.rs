//! What a text is read as: the trees of case files, and laws of parsing.

pub mod generated;
mod laws;
pub mod outline;
mod pages;

use cmo::source::SourceId;
use cmo::syntax;

/// Case files whose trees are looked at, one snapshot each.
macro_rules! trees {
    ($($name:ident: $file:literal),* $(,)?) => {$(
        #[test]
        fn $name() {
            outlined(stringify!($name), include_str!(concat!("syntax/cases/", $file)));
        }
    )*};
}

trees! {
    the_example_is_read_whole: "the_example_of_the_language_page/example.cmo",
    conditions_in_all_forms: "conditions_in_all_forms_are_read.cmo",
    every_clause: "every_clause_is_read.cmo",
    word_processor_text: "word_processor_text_is_read.cmo",
    comments: "comments_stand_anywhere.cmo",
    broken_clauses_leave_the_others: "a_phrase_is_missing.cmo",
}

fn outlined(name: &str, text: &str) {
    let parsed = syntax::parse(SourceId(0), text);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("syntax/trees");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, outline::of(&parsed.tree, text)));
}

#[test]
fn facts_are_read_as_a_case() {
    let text = "pharmacist trusted, not data shared; unknown training and trust = 0.7, ward # 3";
    let parsed = syntax::parse_facts(SourceId(0), text);
    assert_eq!(parsed.diagnostics, []);
    let outline = outline::of(&parsed.tree, text);
    let phrases: Vec<&str> = outline.lines().filter_map(|line| line.trim().strip_prefix("Phrase ")).collect();
    assert_eq!(phrases, ["pharmacist trusted", "data shared", "training", "trust", "ward # 3"]);
}

#[test]
fn no_facts_are_a_case_of_which_nothing_is_known() {
    let parsed = syntax::parse_facts(SourceId(0), "  ");
    assert_eq!((parsed.diagnostics, parsed.tree.items().count()), (vec![], 1));
}
