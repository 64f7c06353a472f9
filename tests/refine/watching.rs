//! `cmo test --watch` tests again when a file changes.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::accepting::accepted;
use crate::cli::command::{Place, THEORY, program};

#[test]
fn a_change_is_tested_without_being_asked() {
    let place = accepted("watch");
    let (mut child, next) = watched(&place);
    let first = next("2 cases: 2 passed") && next("Waiting for a change");
    fs::write(place.0.join("theory.cmo"), THEORY.replace("case south", "case south_east")).unwrap();
    let second = next("2 cases: 1 passed, 1 pending") && next("Waiting for a change");
    fs::write(place.0.join("theory.cmo"), "cmco 1\n").unwrap();
    let third = next("Waiting for a change");
    fs::write(place.0.join("theory.cmo"), THEORY).unwrap();
    let fourth = next("2 cases: 2 passed");
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(first && second && third && fourth, "{first} {second} {third} {fourth}");
}

/// What the theory names is of it, and what is accepted elsewhere meanwhile.
#[test]
fn a_bibliography_a_text_and_an_accepted_snapshot_are_watched() {
    let theory = format!("bibliography \"refs.bib\"\n\nstudy A\n  text \"a.txt\"\n\n{THEORY}");
    let place = accepted("watch_named").with("refs.bib", "").with("a.txt", "one").with("theory.cmo", &theory);
    let (mut child, next) = watched(&place);
    let first = next("2 cases: 2 passed") && next("Waiting for a change");
    fs::write(place.0.join("refs.bib"), "@article{B,").unwrap();
    let second = next("Waiting for a change");
    fs::write(place.0.join("refs.bib"), "").unwrap();
    let third = next("2 cases: 2 passed") && next("Waiting for a change");
    fs::write(place.0.join("a.txt"), "another").unwrap();
    let fourth = next("2 cases: 2 passed") && next("Waiting for a change");
    fs::write(place.0.join("theory.cmo"), theory.replace("case south", "case south_east")).unwrap();
    let fifth = next("1 pending") && next("Waiting for a change");
    assert_eq!(place.cmo(&["accept", "--because", "moved"]).exit, 0);
    let sixth = next("2 cases: 2 passed");
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(first && second && third && fourth && fifth && sixth, "{first} {second} {third} {fourth} {fifth} {sixth}");
}

/// The settings of a set are read where all its files are, below the folder that is named.
#[test]
fn settings_further_down_are_watched() {
    let place = Place::new("watch_settings").with("set/theory.cmo", THEORY).with("set/cmo.toml", "");
    let (mut child, next) = watched(&place);
    let first = next("Waiting for a change");
    fs::write(place.0.join("set/cmo.toml"), "language = 1\n").unwrap();
    let second = next("Waiting for a change");
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(first && second, "{first} {second}");
}

#[test]
fn standard_input_is_not_watched() {
    let said = accepted("watch_input").cmo(&["test", "--watch", "-"]);
    assert!(said.exit == 2 && said.diagnostics.contains("standard input does not change"), "{said:?}");
}

/// The program at work, and whether a line with some text comes.
fn watched(place: &Place) -> (Child, impl Fn(&str) -> bool) {
    let mut watch = program();
    watch.args(["test", "--watch"]).current_dir(&place.0).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = watch.spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| sender.send(line)));
    let next = move |part: &str| {
        while let Ok(line) = receiver.recv_timeout(Duration::from_secs(60)) {
            if line.contains(part) {
                return true;
            }
        }
        false
    };
    (child, next)
}
