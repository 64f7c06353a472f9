//! Fixes mend what they are of, and change no verdict.

use cmo::check::mended;
use cmo::diagnostic::Fix;
use cmo::resolve::{NoFiles, resolve};
use cmo::source::{Place, Source, Sources, Span};
use cmo::syntax::parse;

/// What is found in a text, with the text as its fixes leave it.
fn found_and_mended(text: &str) -> (Vec<u16>, String) {
    let mut sources = Sources::new();
    let id = sources.add(Source::new("text", text));
    let resolved = resolve(&sources, &[(id, parse(id, text).tree)], &NoFiles);
    let fixes: Vec<&Fix> = resolved.diagnostics.iter().filter_map(|found| found.fix.as_ref()).collect();
    (resolved.diagnostics.iter().map(|found| found.code.0).collect(), mended(text, &fixes))
}

#[test]
fn a_phrase_that_stands_twice_in_a_list_is_said_once() {
    let text = "cmoc 1\n  if any of (tea, \"a walk, or two\", tea) and all of (rest, rest, rest)\n  then calm\n\ncmoc 2\n  if none of\n    - noise\n    - hurry\n    - noise\n  then calm kept\n";
    let (found, mended) = found_and_mended(text);
    assert_eq!(found, [226, 226, 226, 226], "{text}");
    let expected = "cmoc 1\n  if any of (tea, \"a walk, or two\") and all of (rest)\n  then calm\n\ncmoc 2\n  if none of\n    - noise\n    - hurry\n  then calm kept\n";
    assert_eq!(mended, expected);
    assert_eq!(found_and_mended(&mended).0, [0_u16; 0]);
}

#[test]
fn where_the_number_counts_or_a_comment_stands_nothing_is_taken_out() {
    for text in [
        "cmoc 1\n  if at least 2 of (tea, tea, a walk)\n  then calm\n",
        "cmoc 2\n  if any of\n    - noise  # of the ward\n    - noise\n  then calm\n",
    ] {
        let (found, mended) = found_and_mended(text);
        assert!(!found.is_empty());
        assert_eq!(mended, text);
    }
}

#[test]
fn of_fixes_that_overlap_the_first_is_made() {
    let fix = |start, end, text: &str| Fix {
        place: Place { span: Span::new(start, end), ..Place::default() },
        text: text.to_owned(),
    };
    let fixes = [fix(4, 6, "B"), fix(0, 5, "A"), fix(6, 7, "")];
    assert_eq!(mended("0123456789", &fixes.iter().collect::<Vec<_>>()), "A5789");
}
