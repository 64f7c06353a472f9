//! With what many cases are evaluated: threads and vector instructions.

use std::num::NonZeroUsize;
use std::thread;

use crate::evaluate::Instructions;

/// With what many cases are evaluated. It changes how long that takes, never the answer.
#[derive(Clone, Copy, Debug)]
pub struct Means {
    /// How many threads at most.
    pub threads: NonZeroUsize,
    /// Which vector instructions.
    pub instructions: Instructions,
}

impl Means {
    /// One thread, and what every machine has.
    pub const LEAST: Self = Self { threads: NonZeroUsize::MIN, instructions: Instructions::Baseline };

    /// Everything that the machine has.
    #[must_use]
    pub fn all() -> Self {
        let threads = thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        Self { threads, instructions: Instructions::detect() }
    }
}
