//! Positions are counted as the program counted them, as far as this is told; what is not told is said.

use super::{code, passage, project, read, told};

/// The quotation of each passage of one code.
fn quotations(text: &str, passages: &[(&str, i64, i64)]) -> (Vec<String>, Vec<String>) {
    let selections = passages.iter().map(|(name, start, end)| passage(name, *start, *end, &["a"]));
    let imported = read(&project(&code("a", "Context: x", ""), &selections.collect::<String>(), "", text)).unwrap();
    let notes = imported.text.lines().filter_map(|line| Some(line.split_once('“')?.1.split_once('”')?.0.to_owned()));
    let quotations = notes.collect::<Vec<_>>().split_off(1);
    let remarks =
        told(&imported).into_iter().filter(|one| !one.contains("stand as notes") && !one.contains("stands as a note"));
    (quotations, remarks.collect())
}

#[test]
fn names_tell_whether_the_end_is_the_last_character() {
    for end in [5, 6] {
        let (said, remarks) = quotations("Trusted. Shared.", &[("rusted", 1, end + 1)]);
        assert_eq!(said, ["rusted"]);
        assert_eq!(remarks, Vec::<String>::new());
    }
}

#[test]
fn words_tell_where_names_do_not_and_this_is_said() {
    let (said, remarks) = quotations("Staff were trusted. Data were shared.", &[("", 11, 17), ("", 25, 28)]);
    assert_eq!(said, ["trusted", "were"]);
    assert_eq!(
        remarks,
        [
            ": it is told only by where words begin and end whether a passage ends with the character at its end position, or \
          before it: read as with it; look at where the quotations begin and end"
        ]
    );
}

#[test]
fn what_nothing_tells_is_said() {
    let (said, remarks) = quotations("Staff were trusted. Data were shared.", &[("", 11, 18)]);
    assert_eq!(said, ["trusted"]);
    assert_eq!(
        remarks,
        [
            ": nothing in the project tells whether a passage ends with the character at its end position, or before it: read \
          as before it; a mark may be missing at the end of a quotation"
        ]
    );
}

#[test]
fn line_breaks_rare_characters_and_byte_order_marks_are_counted_as_the_program_did() {
    let text = "\u{feff}One\r\ntwo 😀 three four";
    for start in [11, 12, 13] {
        let (said, _) = quotations(text, &[("three", start, start + 5)]);
        assert_eq!(said, ["three"]);
    }
}

#[test]
fn positions_beyond_the_text_are_kept_without_words() {
    let (said, remarks) = quotations("Trusted.", &[("Trusted", 0, 7), ("", 3, 900), ("", 5, 2), ("", -1, 4)]);
    assert_eq!(said, ["Trusted"]);
    let of = |says: &str| format!("source “Interview 1”: {says}");
    assert_eq!(
        remarks,
        [
            of("a passage has no positions that can be read: it is kept without its words"),
            of("a passage from 3 to 900 is empty or beyond the text: it is kept without its words"),
            of("a passage from 5 to 2 is empty or beyond the text: it is kept without its words"),
        ]
    );
}
