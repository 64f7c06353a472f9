//! How fast text becomes a tree, beside a plain scan of the same bytes in the same run.
//!
//! `cargo bench --bench parse [FILE]` prints megabytes a second, their ratio, and the peak memory of the process
//! beside the text. Without a FILE, 50 MB of configurations are written in memory.

use std::hint::black_box;
use std::time::{Duration, Instant};

use cmo::source::SourceId;
use cmo::syntax;

const ROUNDS: usize = 5;

fn main() -> std::io::Result<()> {
    let file = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let text = match file {
        Some(file) => std::fs::read_to_string(file)?,
        None => configurations(50_000_000),
    };
    let (mut parsing, mut scanning) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        scanning = scanning.min(time(|| black_box(lines(&text))));
        parsing = parsing.min(time(|| black_box(syntax::parse(SourceId(0), &text)).diagnostics.len()));
    }
    let rate = |time: Duration| text.len() as f64 / 1e6 / time.as_secs_f64();
    println!("text        {:8.1} MB", text.len() as f64 / 1e6);
    println!("line scan   {:8.1} MB/s", rate(scanning));
    println!("parse       {:8.1} MB/s", rate(parsing));
    println!("parse takes {:8.1} times the line scan", parsing.as_secs_f64() / scanning.as_secs_f64());
    if let Some(peak) = peak_memory() {
        println!("peak memory {:8.2} times the text", peak / text.len() as f64);
    }
    Ok(())
}

fn time(work: impl FnOnce() -> usize) -> Duration {
    let start = (on_processor(), Instant::now());
    black_box(work());
    match (start.0, on_processor()) {
        (Some(start), Some(end)) => end - start,
        _ => start.1.elapsed(),
    }
}

/// How long this process has been on a processor, where the system tells: other work does not count.
fn on_processor() -> Option<Duration> {
    let statistics = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    statistics.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// The work that any reader has: find every line, look at its first byte.
fn lines(text: &str) -> usize {
    text.lines().filter(|line| line.starts_with('c')).count()
}

/// The most memory that this process has held, in bytes, where the system tells.
fn peak_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<f64>().ok().map(|kilobytes| kilobytes * 1024.0)
}

/// Configurations with nested conditions, about so many bytes of them.
fn configurations(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 200);
    let mut seed = 1_u64;
    let mut phrase = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % 2000
    };
    let mut index = 0;
    while text.len() < bytes {
        let [a, b, c, d, e] = std::array::from_fn(|_| phrase());
        text.push_str(&format!(
            "cmoc r{index}\n  if not ((a{a} or a{b}) and a{c}) or (not a{d} and a{e})\n  then m{index}\n  then o{index}\n\n"
        ));
        index += 1;
    }
    text
}
