//! What a whole process costs, from start to exit, beside an empty Rust program in the same run.
//!
//! `cargo bench --bench startup` builds the empty program with `rustc -O`, runs it and `cmo` in turn, and prints the
//! median time of each and the ratio. `cmo` reads a theory of 10 KB, then the shipped theories. Another build of it is
//! measured by `cargo bench --bench startup -- PROGRAM`.
#![allow(clippy::unwrap_used, reason = "a bench stops where its input is wrong")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ROUNDS: usize = 201;

fn main() {
    let folder = std::env::temp_dir().join(format!("cmo-startup-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let empty = empty_program(&folder);
    let theory = folder.join("theory.cmo");
    fs::write(&theory, ten_kilobytes()).unwrap();
    let given = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let program = given.unwrap_or_else(|| env!("CARGO_BIN_EXE_cmo").to_owned());
    let cmo = |path: &Path, case: &str| {
        let mut command = Command::new(&program);
        command.args(["match", path.to_str().unwrap(), "--case", case]);
        command
    };
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("theories");
    let mut commands = [Command::new(empty), cmo(&theory, "context 1, not context 2"), cmo(&shipped, "case chipps")];
    let medians = medians(&mut commands);
    println!("shipped theories: {} KB", bytes(&shipped) / 1000);
    for (name, time) in ["an empty program", "match, theory of 10 KB", "match, shipped theories"].iter().zip(&medians) {
        let ratio = time.as_secs_f64() / medians[0].as_secs_f64();
        println!("{name:<26} {:8.3} ms  {ratio:6.2} times the empty program", time.as_secs_f64() * 1e3);
    }
    fs::remove_dir_all(&folder).unwrap();
}

/// `fn main() {}`, optimised.
fn empty_program(folder: &Path) -> PathBuf {
    let (source, program) = (folder.join("empty.rs"), folder.join("empty"));
    fs::write(&source, "fn main() {}\n").unwrap();
    let built = Command::new("rustc").args(["-O", "-C", "panic=abort", "-o"]).arg(&program).arg(&source).status();
    assert!(built.unwrap().success(), "rustc builds the empty program");
    program
}

fn ten_kilobytes() -> String {
    let mut text = String::new();
    let mut number = 0;
    while text.len() < 10_000 {
        number += 1;
        write!(
            text,
            "cmoc {number}\n  if context {number} and not (context {} or context {})\n",
            number + 1,
            number + 2
        )
        .and_then(|()| write!(text, "  then mechanism {number}\n  then outcome {number}\n\n"))
        .unwrap();
    }
    text
}

/// The median time of each, run in turn.
fn medians(commands: &mut [Command]) -> Vec<Duration> {
    let mut times = vec![Vec::with_capacity(ROUNDS); commands.len()];
    for _ in 0..ROUNDS {
        for (command, times) in commands.iter_mut().zip(&mut times) {
            let start = Instant::now();
            let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
            times.push(start.elapsed());
            assert!(status.success());
        }
    }
    times.iter_mut().for_each(|times| times.sort_unstable());
    times.iter().map(|times| times[ROUNDS / 2]).collect()
}

fn bytes(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { bytes(&path) } else { path.metadata().unwrap().len() }).sum()
}
