//! The canonical form: laws that hold of every text, and texts with comments in all places.

mod laws;

use cmo::format::format;
use cmo::source::SourceId;

#[test]
fn lines_end_as_the_first_line_does_and_a_byte_order_mark_is_left_out() {
    let text = "\u{feff}cmoc 1 # why\r\n   if a\r\n   then b\r\n   because \"one\r\n     two\"\r\n";
    let formatted = format(SourceId(0), text);
    assert_eq!(formatted.as_deref(), Ok("cmoc 1  # why\r\n  if   a\r\n  then b\r\n  because \"one two\"\r\n"));
}

#[test]
fn nothing_is_nothing_and_a_comment_stays_one() {
    assert_eq!(format(SourceId(0), "").as_deref(), Ok(""));
    assert_eq!(format(SourceId(0), "\n\n").as_deref(), Ok(""));
    assert_eq!(format(SourceId(0), "\n  #a\n\n\n#b").as_deref(), Ok("#a\n\n#b\n"));
}

#[test]
fn words_are_never_wrapped_to_something_else() {
    let long =
        "staff of the home and of the practice ".repeat(2) + "level of trust part of - dash 1. then #3 • or because";
    for width in 60..100 {
        let text = format!("cmoc 1\n  if\n    - {} {long}\n  then b\n", "x".repeat(width));
        if let Ok(formatted) = format(SourceId(0), &text) {
            assert_eq!(format(SourceId(0), &formatted).as_deref(), Ok(formatted.as_str()), "{formatted}");
        }
    }
}
