//! Turns `--threads` and `CMO_SIMD` into the means by which cases are evaluated.

use std::env;
use std::num::NonZeroUsize;
use std::thread;

use cmo::evaluate::{Instructions, Means};

use crate::cli::told::problem::Problem;

/// The environment variable that forces a set of vector instructions.
const VARIABLE: &str = "CMO_SIMD";

/// So few cases are not worth asking the machine how many cores it has.
const FEW: usize = 64;

/// What the user leaves to the machine, and what not.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    threads: Option<NonZeroUsize>,
    instructions: Instructions,
}

impl Wanted {
    /// What the arguments and the environment ask for.
    ///
    /// # Errors
    /// Instructions that do not exist, or that this machine lacks.
    pub fn of(threads: Option<NonZeroUsize>) -> Result<Self, Problem> {
        Ok(Self { threads, instructions: instructions()? })
    }

    /// The means for so many cases.
    pub fn for_cases(self, count: usize) -> Means {
        let own = || if count <= FEW { 1 } else { cores() };
        let threads = self.threads.map_or_else(own, NonZeroUsize::get);
        Means { threads: NonZeroUsize::new(threads).unwrap_or(NonZeroUsize::MIN), instructions: self.instructions }
    }
}

/// How many threads this machine runs at once.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// A number of threads, as an argument.
pub fn threads(text: &str) -> Result<NonZeroUsize, String> {
    text.parse().map_err(|_| "write a whole number from 1 on, or leave it out: then all cores are used".to_owned())
}

fn instructions() -> Result<Instructions, Problem> {
    match env::var_os(VARIABLE).filter(|name| !name.is_empty()) {
        None => Ok(Instructions::detect()),
        Some(name) => Instructions::named(&name.to_string_lossy()).map_err(Problem::Instructions),
    }
}
