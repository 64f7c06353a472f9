//! How output looks: colour only where it is wanted, and a reader who goes away is no error.

use std::io::Read as _;
use std::process::{Command, Stdio};

use super::command::{Place, THEORY};

#[test]
fn a_pipe_gets_no_colour_unless_asked() {
    let place = Place::new("colour").with("theory.cmo", THEORY);
    let colours = |when: &str| place.cmo(&["match", "theory.cmo", "--color", when]).result.contains('\u{1b}');
    assert!(!colours("auto") && !colours("never") && colours("always"));
}

#[test]
fn plain_errors_are_sentences() {
    let place = Place::new("plain").with("theory.cmo", "cmoc 1\n  if a and b or c\n");
    let said = place.cmo(&["check", "theory.cmo", "--error-format", "plain"]).diagnostics;
    assert!(said.starts_with("Error CMO") && said.contains("in theory.cmo, line 2, column "), "{said}");
    assert!(said.chars().all(|mark| !"╭│─╰▲·×".contains(mark)), "{said}");
}

/// A screen reader shows no line that is marked: each place is said.
#[test]
fn plain_errors_say_where_each_place_is() {
    let place =
        Place::new("plain_places").with("theory.cmo", "cmoc 1\n  if any of (a b c, d e f, a b c)\n  then calm\n");
    let said = place.cmo(&["check", "theory.cmo", "--error-format", "plain"]).diagnostics;
    assert!(said.contains("See theory.cmo, line 2, column 14, `a b c`: first."), "{said}");
}

#[test]
fn a_reader_who_goes_away_is_no_error() {
    let place = Place::new("broken_pipe").with("theory.cmo", THEORY);
    let mut child = Command::new(env!("CARGO_BIN_EXE_cmo"))
        .args(["match", "theory.cmo"])
        .current_dir(&place.0)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
}

#[test]
fn a_pipe_gets_no_progress_bar_however_much_there_is_to_read() {
    let mut place = Place::new("many_files");
    for number in 0..600 {
        place = place.with(&format!("theory{number}.cmo"), &format!("if phrase {number} then phrase {}\n", number + 1));
    }
    let said = place.cmo(&["match", "--case", "phrase 590", "--only", "fires"]);
    assert_eq!((said.exit, said.diagnostics.as_str()), (0, ""), "{said:?}");
    assert!(said.result.starts_with("case 1\nOf 600 configurations 10 fire "), "{}", said.result);
}

#[test]
fn help_shows_an_example_for_every_command() {
    let place = Place::new("help");
    for command in ["match", "why", "check", "new", "schema", "explain-code", "completions", "man"] {
        let said = place.cmo(&[command, "--help"]);
        assert_eq!(said.exit, 0);
        assert!(said.result.contains(&format!("Usage: cmo {command}")), "{}", said.result);
        assert!(said.result.contains("Example"), "{command}: {}", said.result);
    }
}

/// What is written there finds no room, where the system has such a place.
#[cfg(target_os = "linux")]
fn nowhere() -> Option<std::fs::File> {
    std::fs::OpenOptions::new().write(true).open("/dev/full").ok()
}

#[cfg(target_os = "linux")]
#[test]
fn a_result_that_cannot_be_written_is_said_and_fails() {
    let table = "id,trust\nnorth,1\nsouth,0\n";
    let place = Place::new("no_room").with("theory.cmo", THEORY).with("cases.csv", table);
    let commands: [&[&str]; 10] = [
        &["fmt", "-"],
        &["match", "theory.cmo"],
        &["match", "theory.cmo", "--cases", "cases.csv"],
        &["match", "theory.cmo", "--cases", "cases.csv", "--format", "json"],
        &["check", "theory.cmo", "--format", "json"],
        &["why", "1", "theory.cmo"],
        &["schema", "match"],
        &["completions", "bash"],
        &["man"],
        &["match", "--help"],
    ];
    for command in commands {
        let Some(full) = nowhere() else { return };
        let mut child = super::command::program()
            .args(command)
            .current_dir(&place.0)
            .stdin(Stdio::piped())
            .stdout(full)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let _ =
            std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"cmoc 1\n  if a x\n  then b x\n  then c x\n");
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{command:?}: {said}");
        assert!(said.contains("standard output cannot be written: no space left on device"), "{command:?}: {said}");
    }
}
