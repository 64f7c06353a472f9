//! `cmo review` where the answers are lines.

#[cfg(target_os = "linux")]
use std::io::{Read as _, Write as _};
#[cfg(target_os = "linux")]
use std::process::{Command, Stdio};

use super::accepting::{accepted, is_there, narrowed, read};
use crate::cli::command::{Place, THEORY};

fn pending(name: &str) -> Place {
    let place = Place::new(name).with("theory.cmo", THEORY);
    place.cmo(&["test"]);
    place
}

#[test]
fn each_is_accepted_rejected_or_left() {
    let place = pending("review_each").with("east.cmo", "case east\n  trust\n");
    place.cmo(&["test"]);
    let said = place.cmo_reading(&["review"], "a\nseen in the east\nx\nr\nS\n");
    assert_eq!((said.exit, said.diagnostics.as_str()), (0, ""));
    assert!(said.result.ends_with("\n1 accepted, 1 rejected, 1 left pending.\n"), "{}", said.result);
    assert!(said.result.contains("[2/3] case north: The north  new\n"), "{}", said.result);
    assert!(read(&place, "snapshots/east.snap").contains("because: \"seen in the east\""));
    assert!(!is_there(&place, "snapshots/north.snap") && !is_there(&place, "snapshots/north.snap.new"));
    assert!(is_there(&place, "snapshots/south.snap.new"));
}

#[test]
fn an_empty_reason_accepts_nothing() {
    let place = pending("review_empty");
    let said = place.cmo_reading(&["review"], "a\n\na\n");
    assert!(said.result.contains("Nothing is accepted without a reason"), "{}", said.result);
    assert!(said.result.ends_with("0 accepted, 0 rejected, 2 left pending.\n"), "{}", said.result);
    assert!(!is_there(&place, "snapshots/north.snap") && !is_there(&place, "refinements.md"));
}

#[test]
fn an_answer_that_is_none_is_told_what_answers_there_are() {
    let place = pending("review_answers");
    let said = place.cmo_reading(&["review"], "?\nq\n");
    assert!(said.result.contains("\na accepts it and asks for the reason, r rejects it"), "{}", said.result);
}

#[test]
fn the_marks_of_arrow_keys_are_no_reason() {
    let place = pending("review_arrows");
    let said = place.cmo_reading(&["review"], "a\nseen in the\x1b[D\x1b[D north\nseen in the north\nq\n");
    assert!(said.result.contains("Write it again; backspace corrects it."), "{}", said.result);
    assert!(read(&place, "snapshots/north.snap").contains("because: \"seen in the north\""));
    assert!(!read(&place, "refinements.md").contains('\u{1b}'));
}

#[test]
fn what_is_told_no_more_is_named() {
    let place = accepted("review_unsaid");
    let text = read(&place, "snapshots/north.snap").replace("PT1.1: fires\n", "PT1.0: fires\nPT1.1: fires\n");
    let place = place.with("snapshots/north.snap", &text);
    place.cmo(&["test"]);
    let said = place.cmo_reading(&["review"], "s\n");
    let both = "  - PT1.0: fires\n  + PT1.0: nothing is known of it any more, or it is weighed no more\n";
    assert!(said.result.contains(both), "{}", said.result);
}

#[test]
fn whoever_goes_away_leaves_the_rest() {
    for input in ["", "q\n", "s\n"] {
        let place = pending("review_leave");
        let said = place.cmo_reading(&["review"], input);
        assert!(said.result.ends_with("0 accepted, 0 rejected, 2 left pending.\n"), "{input:?}: {}", said.result);
    }
}

#[test]
fn what_changes_is_shown_with_the_reason_of_before() {
    let place = accepted("review_shown").with("theory.cmo", &narrowed());
    place.cmo(&["test"]);
    let said = place.cmo_reading(&["review", "--because", "round 2", "--refinement", "refute"], "a\n");
    let before = ": first accepted\n  - PT1.1: fires\n  + PT1.1: undetermined, “staff trained” not known\n";
    assert!(said.result.contains(before), "{}", said.result);
    assert!(read(&place, "snapshots/north.snap").contains("refinement: refute\n  because: \"round 2\""));
}

/// Runs `cmo review` on a terminal of its own, by `script`, with keys that are pressed at once; none where there is no
/// `script`.
#[cfg(target_os = "linux")]
fn on_a_terminal(place: &Place, keys: &str) -> Option<String> {
    let mut script = Command::new("script");
    script.args(["-qec", concat!("'", env!("CARGO_BIN_EXE_cmo"), "' review"), "/dev/null"]).env_remove("CI");
    let streams = script.current_dir(&place.0).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = streams.spawn().ok()?;
    let mut input = child.stdin.take().unwrap();
    input.write_all(keys.as_bytes()).unwrap();
    input.flush().unwrap();
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    // Kept open until here: the end of the keys would be the end of the terminal.
    drop(input);
    let status = child.wait().unwrap();
    assert!(status.success(), "{status}: {said}");
    Some(said)
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_one_key_is_enough() {
    let place = pending("review_keys");
    let Some(said) = on_a_terminal(&place, "xrs") else {
        eprintln!("skipped: there is no `script` here, which gives a terminal");
        return;
    };
    assert!(said.contains("0 accepted, 1 rejected, 1 left pending."), "{said}");
    assert!(!is_there(&place, "snapshots/north.snap.new") && is_there(&place, "snapshots/south.snap.new"));
}

/// The key that ends an input ends the review, as `q` does.
#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_the_end_of_the_input_leaves_the_rest() {
    let place = pending("review_end");
    let Some(said) = on_a_terminal(&place, "\u{4}") else { return };
    assert!(
        said.contains("0 accepted, 0 rejected, 2 left pending.") && !said.contains("accepts it and asks"),
        "{said}"
    );
}

#[test]
fn characters_that_write_no_text_are_no_reason() {
    let place = Place::new("refuse_marks").with("theory.cmo", THEORY);
    place.cmo(&["test"]);
    for command in ["accept", "review"] {
        let said = place.cmo_reading(&[command, "--because", "seen \u{1b}[31min red"], "a\n");
        assert!(said.exit == 2 && said.diagnostics.contains("writes no text (U+001B)"), "{said:?}");
    }
    assert!(!place.0.join("refinements.md").exists());
}

#[test]
fn standard_input_has_no_snapshots() {
    let place = Place::new("refuse_input").with("theory.cmo", THEORY);
    place.cmo(&["test"]);
    for arguments in [&["accept", "-", "--because", "seen"][..], &["reject", "-"], &["review", "-"]] {
        let said = place.cmo_reading(arguments, THEORY);
        assert!(said.exit == 2 && said.diagnostics.contains("standard input has none"), "{arguments:?}: {said:?}");
    }
}
