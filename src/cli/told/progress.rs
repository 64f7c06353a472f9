//! Shows on a terminal how far work is that may last: nothing in the first half second, and nothing elsewhere.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, LazyLock};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use terminal_size::terminal_size_of;

/// When the first work began.
static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);

/// A command that ends within this shows nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the bar is drawn.
const FRAME: Duration = Duration::from_millis(100);

/// Takes back the line that the cursor is on.
const CLEAR: &str = "\r\u{1b}[2K";

/// Columns of a terminal that does not say how wide it is.
const NARROW: usize = 80;

/// Bytes of theory below which no work lasts.
const MUCH: u64 = 4 << 20;

/// Files below which no work lasts.
const MANY_FILES: u64 = 500;

/// Cases below which no work lasts.
const MANY: u64 = 2_000;

/// What is done.
#[derive(Clone, Copy, Debug)]
pub enum Work {
    /// Files are opened.
    Files,
    /// The bytes of one text are read, in one piece.
    Text,
    /// Bytes of several texts are read.
    Texts,
    /// Names are looked up in all texts.
    Names,
    /// Cases are held against the theory.
    Cases,
    /// The bytes of a table of cases are read and held against the theory; as many as there can be where nobody knows.
    Table,
    /// Questions about cases are weighed.
    Questions,
    /// Quotations are looked up, in one piece.
    Quotations,
    /// A file of others is read, in one piece.
    Import,
}

/// How far one piece of work is.
#[derive(Debug)]
pub struct Progress {
    done: Arc<AtomicU64>,
    watcher: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Begins work on so many files, bytes or cases.
    pub fn of(work: Work, all: u64) -> Self {
        let left = PATIENCE.saturating_sub(BEGAN.elapsed());
        let done = Arc::new(AtomicU64::new(0));
        let lasts = match work {
            Work::Files => all >= MANY_FILES,
            Work::Text | Work::Texts | Work::Names | Work::Table => all >= MUCH,
            Work::Cases => all >= MANY,
            // How long these last is not told by how many they are.
            Work::Questions | Work::Quotations | Work::Import => true,
        };
        let watcher = (lasts && is_drawn_on()).then(|| {
            let (sender, ended) = channel();
            let done = Arc::clone(&done);
            let watch = move || {
                if ended.recv_timeout(left) == Err(RecvTimeoutError::Timeout) {
                    draw((work, all), &done, || ended.recv_timeout(FRAME) == Err(RecvTimeoutError::Timeout));
                }
            };
            (sender, thread::spawn(watch))
        });
        Self { done, watcher }
    }

    /// So many more are done.
    pub fn advance(&self, by: u64) {
        self.done.fetch_add(by, Ordering::Relaxed);
    }
}

impl Drop for Progress {
    /// The line is as it was before anything else is printed.
    fn drop(&mut self) {
        if let Some((sender, watcher)) = self.watcher.take() {
            drop(sender);
            let _ = watcher.join();
        }
    }
}

/// Whether standard error is a terminal that can take a line back.
fn is_drawn_on() -> bool {
    io::stderr().is_terminal() && env::var_os("TERM").is_none_or(|terminal| terminal != "dumb")
}

/// Draws until the work has ended, and leaves nothing behind. What cannot be written is not needed.
fn draw((work, all): (Work, u64), done: &AtomicU64, goes_on: impl Fn() -> bool) {
    let began = Instant::now();
    loop {
        let columns = terminal_size_of(io::stderr()).map_or(NARROW, |(columns, _)| usize::from(columns.0));
        let line = work.line((done.load(Ordering::Relaxed), all), began.elapsed().as_secs());
        let shown: String = line.chars().take(columns.saturating_sub(1)).collect();
        let _ = write!(io::stderr(), "{CLEAR}{shown}");
        if !goes_on() {
            let _ = write!(io::stderr(), "{CLEAR}");
            return;
        }
    }
}

impl Work {
    fn line(self, (done, all): (u64, u64), seconds: u64) -> String {
        let bar = bar(done, all);
        match self {
            Self::Files => format!("opening files {bar} {done} of {all}"),
            Self::Text => format!("reading the theory, {seconds} s"),
            Self::Texts => format!("reading the theory {bar} {done} of {all} bytes"),
            Self::Names => format!("looking up names, {seconds} s"),
            Self::Questions => format!("weighing what is not known {bar} {done} of {all}, {seconds} s"),
            Self::Quotations => format!("looking up quotations, {seconds} s"),
            Self::Import => format!("reading the file, {seconds} s"),
            Self::Cases => format!("holding cases against the theory {bar} {done} of {all}"),
            Self::Table => format!("reading cases {}", rate((done, all), seconds)),
        }
    }
}

/// `[======      ] 45 of 120 MB, 15 MB/s, 5 s left`
fn rate((done, all): (u64, u64), seconds: u64) -> String {
    const MEGABYTE: u64 = 1_000_000;
    let (read, rate) = (done / MEGABYTE, done / MEGABYTE / seconds.max(1));
    if all == u64::MAX {
        return format!("{read} MB, {rate} MB/s");
    }
    let left = match all.saturating_sub(done) / MEGABYTE / rate.max(1) {
        _ if seconds == 0 => String::new(),
        left => format!(", {} s left", left + 1),
    };
    format!("{} {read} of {} MB, {rate} MB/s{left}", bar(done, all), all / MEGABYTE)
}

/// `[======      ]`
fn bar(done: u64, all: u64) -> String {
    const LENGTH: u64 = 30;
    let full = (done.min(all) * LENGTH / all.max(1)) as usize;
    format!("[{:<width$}]", "=".repeat(full), width = LENGTH as usize)
}
