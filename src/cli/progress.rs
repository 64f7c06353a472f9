//! Shows on a terminal how far work is that may last: nothing in the first half second, and nothing elsewhere.

use std::io::{self, IsTerminal};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, LazyLock};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// When the first work began.
static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);

/// A command that ends within this shows nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the bar is drawn.
const FRAME: Duration = Duration::from_millis(100);

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
            Work::Text | Work::Texts | Work::Names => all >= MUCH,
            Work::Cases => all >= MANY,
        };
        let watcher = (lasts && io::stderr().is_terminal()).then(|| {
            let (sender, ended) = channel();
            let done = Arc::clone(&done);
            let watch = move || {
                if ended.recv_timeout(left) == Err(RecvTimeoutError::Timeout) {
                    draw(&work.bar(all), &done, || ended.recv_timeout(FRAME) == Err(RecvTimeoutError::Timeout));
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

/// Draws until the work has ended, and leaves nothing behind.
fn draw(bar: &ProgressBar, done: &AtomicU64, goes_on: impl Fn() -> bool) {
    loop {
        bar.set_position(done.load(Ordering::Relaxed));
        bar.tick();
        if !goes_on() {
            return bar.finish_and_clear();
        }
    }
}

impl Work {
    fn bar(self, all: u64) -> ProgressBar {
        let (words, template) = match self {
            Self::Files => ("opening files", "{msg} [{bar:30}] {pos} of {len}"),
            Self::Text => ("reading the theory", "{msg} {elapsed}"),
            Self::Texts => ("reading the theory", "{msg} [{bar:30}] {percent}% of {total_bytes}"),
            Self::Names => ("looking up names", "{msg} {elapsed}"),
            Self::Cases => ("holding cases against the theory", "{msg} [{bar:30}] {pos} of {len}"),
        };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        ProgressBar::new(all).with_style(style.progress_chars("=> ")).with_message(words)
    }
}
