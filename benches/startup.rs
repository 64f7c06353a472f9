//! What a whole process costs, from start to exit, beside an empty Rust program in the same run.
//!
//! `cargo bench --bench startup` builds the empty program with `rustc -O`, runs it and `cmo` in turn, and prints the
//! median processor time of each, and the median of the ratios of those that ran side by side. `cmo` reads a theory of
//! 10 KB, then the shipped theories. Another build of it is measured by `cargo bench --bench startup -- PROGRAM`.
//!
//! Both programs are measured as copies, which is what an installed program is: the system keeps a file that a linker has
//! just written in small pieces, and needs twice as long to show them to a process.
#![allow(clippy::unwrap_used, reason = "a bench stops where its input is wrong")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const ROUNDS: usize = 401;

fn main() {
    let folder = std::env::temp_dir().join(format!("cmo-startup-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let empty = empty_program(&folder);
    let theory = folder.join("theory.cmo");
    fs::write(&theory, ten_kilobytes()).unwrap();
    let given = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let program = folder.join("cmo");
    fs::copy(given.unwrap_or_else(|| env!("CARGO_BIN_EXE_cmo").to_owned()), &program).unwrap();
    let cmo = |path: &Path, case: &str| {
        let mut command = Command::new(&program);
        command.args(["match", path.to_str().unwrap(), "--case", case]);
        command
    };
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("theories");
    let mut commands = [Command::new(empty), cmo(&theory, "context 1, not context 2"), cmo(&shipped, "case chipps")];
    let times = times(&mut commands);
    println!("shipped theories: {} KB", bytes(&shipped) / 1000);
    let names = ["an empty program", "match, theory of 10 KB", "match, shipped theories"];
    for (name, all) in names.iter().zip(&times) {
        let milliseconds = median(all.iter().map(|time| time.as_secs_f64() * 1e3));
        let ratio = median(all.iter().zip(&times[0]).map(|(one, empty)| one.as_secs_f64() / empty.as_secs_f64()));
        println!("{name:<26} {milliseconds:8.3} ms  {ratio:6.2} times the empty program");
    }
    fs::remove_dir_all(&folder).unwrap();
}

/// `fn main() {}`, optimised.
fn empty_program(folder: &Path) -> PathBuf {
    let [source, linked, program] = ["empty.rs", "linked", "empty"].map(|name| folder.join(name));
    fs::write(&source, "fn main() {}\n").unwrap();
    let built = Command::new("rustc").args(["-O", "-C", "panic=abort", "-o"]).arg(&linked).arg(&source).status();
    assert!(built.unwrap().success(), "rustc builds the empty program");
    fs::copy(linked, &program).unwrap();
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

/// The times of each, run in turn.
fn times(commands: &mut [Command]) -> Vec<Vec<Duration>> {
    let mut times = vec![Vec::with_capacity(ROUNDS); commands.len()];
    for _ in 0..ROUNDS {
        for (command, times) in commands.iter_mut().zip(&mut times) {
            let start = Instant::now();
            let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            let on_processor = on_processor(&child);
            assert!(child.wait().unwrap().success());
            times.push(on_processor.unwrap_or_else(|| start.elapsed()));
        }
    }
    times
}

/// How long a process has been on a processor when it has ended, where the system tells: other work does not count.
fn on_processor(child: &Child) -> Option<Duration> {
    let told = Path::new("/proc").join(child.id().to_string());
    while !fs::read_to_string(told.join("stat")).ok()?.contains(") Z ") {}
    let statistics = fs::read_to_string(told.join("schedstat")).ok()?;
    statistics.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

fn median(figures: impl Iterator<Item = f64>) -> f64 {
    let mut figures: Vec<f64> = figures.collect();
    figures.sort_unstable_by(f64::total_cmp);
    figures[figures.len() / 2]
}

fn bytes(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { bytes(&path) } else { path.metadata().unwrap().len() }).sum()
}
