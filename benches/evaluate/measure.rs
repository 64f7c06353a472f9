//! Measures: the best of many runs, and the same planes read once in between.

use std::hint::black_box;
use std::time::Instant;

use cmo::cases::Cells;
use cmo::evaluate::{Means, Program, World};

use crate::generate::{Work, work};

/// The three sizes: configurations, cases, described phrases.
pub fn sizes(means: Means) {
    for (name, configurations, cases, atoms) in
        [("small", 100, 1_000, 60), ("middle", 1_000, 100_000, 300), ("large", 10_000, 1_000_000, 2_000)]
    {
        report(name, &work(configurations, cases, atoms), means);
    }
}

pub fn report(name: &str, work: &Work, means: Means) {
    let compile = best(work, || {
        black_box(Program::compile(&work.theory, None).counting(&work.columns, World::Open));
    });
    let program = Program::compile(&work.theory, None);
    let counting = program.counting(&work.columns, World::Open);
    let read = best(work, || {
        black_box(read_once(work));
    });
    let count = best(work, || {
        black_box(counting.count(&work.columns, means));
    });
    let pairs = (work.theory.configurations.len() * work.columns.cases()) as f64;
    println!(
        "{name:9} {} threads {}: compile {:9.1} us, count {:10.3} ms, {:.3e} configurations x cases/s, {:6.2} times reading the planes once",
        means.instructions.name(),
        means.threads,
        compile * 1e6,
        count * 1e3,
        pairs / count,
        count / read,
    );
}

/// Ors all words, so that each is loaded once.
fn read_once(work: &Work) -> u64 {
    match work.columns.cells() {
        Cells::Crisp(planes) => or_all(planes.iter().map(|plane| plane.0)),
        Cells::Graded(planes) => or_all(planes.iter().map(|plane| plane.0.map(f64::to_bits))),
    }
}

fn or_all<const N: usize>(planes: impl Iterator<Item = [u64; N]>) -> u64 {
    let mut all = [0; N];
    for plane in planes {
        all.iter_mut().zip(plane).for_each(|(all, word)| *all |= word);
    }
    all.iter().fold(0, |all, word| all | word)
}

/// The shortest of the runs that fit into about a second, at least three.
fn best(_: &Work, mut run: impl FnMut()) -> f64 {
    let begin = Instant::now();
    let mut shortest = f64::MAX;
    for repetition in 0.. {
        let start = Instant::now();
        run();
        shortest = shortest.min(start.elapsed().as_secs_f64());
        if repetition >= 2 && begin.elapsed().as_secs_f64() > 1.0 {
            break;
        }
    }
    shortest
}
