//! What matches, as people read it.

mod sunnyside;

use cmo::report::canvas::{Canvas, Colour};
use cmo::report::matched::text;

use sunnyside::matched;

#[test]
fn a_case_shows_first_what_fires_and_who_says_so() {
    insta::assert_snapshot!(text(&matched(), None, Canvas::default()));
}

#[test]
fn a_narrow_terminal_wraps_words_below_their_start() {
    let canvas = Canvas { width: 80, colour: Colour::Off };
    let shown = text(&matched(), None, canvas);
    let longest = shown.lines().map(|line| line.chars().count()).max();
    assert!(longest <= Some(80), "{shown}");
}

#[test]
fn what_nothing_is_known_of_is_one_line() {
    assert!(text(&matched(), None, Canvas::default()).contains("2 others: nothing known in this case"));
}

#[test]
fn colour_changes_no_word() {
    let coloured = text(&matched(), None, Canvas { colour: Colour::On, ..Canvas::default() });
    let mut plain = String::new();
    for piece in coloured.split("\u{1b}[") {
        plain.push_str(
            piece
                .trim_start_matches(|mark: char| mark.is_ascii_digit() || mark == ';')
                .strip_prefix('m')
                .unwrap_or(piece),
        );
    }
    assert_ne!(coloured, plain);
    assert_eq!(plain, text(&matched(), None, Canvas::default()));
}
