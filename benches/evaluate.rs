//! How fast verdicts are counted, in configurations x cases per second, beside reading the same planes once.
//!
//! `cargo bench --bench evaluate` runs the three sizes. `cargo bench --bench evaluate -- DIR` runs a workload of a folder
//! with `theory.json` and `planes.bin`, and with `--counts` prints the line `rN,fires,blocked,undetermined` of each
//! configuration instead. `--degrees` gives each fact of it a degree. `--threads N` and `--simd NAME` choose the means.
#![allow(clippy::unwrap_used, reason = "a bench stops where its input is wrong")]

#[allow(dead_code, reason = "the tests, to which it belongs, use all of it")]
#[path = "../tests/evaluate/blank.rs"]
mod blank;
#[path = "evaluate/generate.rs"]
mod generate;
#[path = "evaluate/measure.rs"]
mod measure;
#[path = "evaluate/workload.rs"]
mod workload;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use cmo::evaluate::{Instructions, Means};

struct Arguments {
    folder: Option<PathBuf>,
    counts: bool,
    degrees: bool,
    means: Means,
}

fn main() {
    let arguments = arguments();
    match &arguments.folder {
        Some(folder) if arguments.degrees => {
            measure::report("degrees", &workload::read(folder).with_degrees(), arguments.means);
        }
        Some(folder) if arguments.counts => workload::read(folder).print_counts(arguments.means),
        Some(folder) => measure::report("workload", &workload::read(folder), arguments.means),
        None => measure::sizes(arguments.means),
    }
}

fn arguments() -> Arguments {
    let one = Means { threads: NonZeroUsize::MIN, instructions: Instructions::detect() };
    let mut arguments = Arguments { folder: None, counts: false, degrees: false, means: one };
    let mut given = std::env::args().skip(1);
    while let Some(argument) = given.next() {
        match argument.as_str() {
            "--bench" => {}
            "--counts" => arguments.counts = true,
            "--degrees" => arguments.degrees = true,
            "--threads" => arguments.means.threads = given.next().unwrap().parse().unwrap(),
            "--simd" => arguments.means.instructions = Instructions::named(&given.next().unwrap()).unwrap(),
            folder => arguments.folder = Some(PathBuf::from(folder)),
        }
    }
    arguments
}
