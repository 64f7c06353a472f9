//! `cmo test --watch` tests again when a file changes.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::accepting::accepted;
use crate::cli::command::{THEORY, program};

#[test]
fn a_change_is_tested_without_being_asked() {
    let place = accepted("watch");
    let mut watch = program();
    watch.args(["test", "--watch"]).current_dir(&place.0).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = watch.spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| sender.send(line)));
    let next = |part: &str| {
        while let Ok(line) = receiver.recv_timeout(Duration::from_secs(60)) {
            if line.contains(part) {
                return true;
            }
        }
        false
    };
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
