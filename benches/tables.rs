//! How fast a table of cases becomes planes, beside reading the same file once and beside the `csv` crate.
//!
//! `cargo bench --bench tables` makes a table of 100,000 cases and 300 phrases; `cargo bench --bench tables -- FILE` takes one of
//! yours, in CSV. `--simd NAME` chooses the instructions.
#![allow(clippy::unwrap_used, reason = "a bench stops where its input is wrong")]

#[allow(dead_code, reason = "the tests, to which it belongs, use all of it")]
#[path = "../tests/evaluate/blank.rs"]
mod blank;

use std::fmt::Write as _;
use std::fs::File;
use std::hint::black_box;
use std::io::Read;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

use cmo::cases::{Block, Header, Instructions, Separated, Wishes, each_block};
use cmo::theory::Vocabulary;

const CASES: u32 = 100_000;
const PHRASES: usize = 300;
/// Of how many runs each time is the median.
const RUNS: usize = 5;

fn main() {
    let (file, instructions) = arguments();
    let made = file.is_none().then(made);
    let path = file.or(made).unwrap();
    let names = names(&path);
    let vocabulary = Vocabulary::new(names.iter().skip(1).map(|name| blank::phrase(name.clone())).collect());
    let mut times = [const { Vec::new() }; 3];
    let mut blocks = 0;
    for _ in 0..RUNS {
        times[0].push(timed(|| {
            black_box(read_once(&path));
        }));
        times[1].push(timed(|| blocks = black_box(planes(&path, &vocabulary, instructions))));
        times[2].push(timed(|| {
            black_box(csv_crate(&path));
        }));
    }
    let [read, planes, csv_crate] = times.map(median);
    let bytes = path.metadata().unwrap().len() as f64;
    println!(
        "{} blocks, {}: reading {:.1} ms; to planes {:.1} ms, {:.0} MB/s, {:.1} times reading; the `csv` crate {:.1} times as long",
        blocks,
        instructions.name(),
        read * 1e3,
        planes * 1e3,
        bytes / planes / 1e6,
        planes / read,
        csv_crate / planes,
    );
}

fn arguments() -> (Option<PathBuf>, Instructions) {
    let (mut file, mut instructions) = (None, Instructions::detect());
    let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
    while let Some(word) = words.next() {
        match word.as_str() {
            "--simd" => instructions = Instructions::named(&words.next().unwrap()).unwrap(),
            _ => file = Some(PathBuf::from(word)),
        }
    }
    (file, instructions)
}

/// A table of bits, of which one in eight is not there.
fn made() -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cases.csv");
    let mut text = String::from("id");
    (0..PHRASES).for_each(|phrase| write!(text, ",p{phrase}").unwrap());
    let mut state = 1_u64;
    for case in 0..CASES {
        write!(text, "\nc{case:07}").unwrap();
        for _ in 0..PHRASES {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str([",", ",1", ",0", ",1", ",0", ",1", ",0", ",1"][(state >> 61) as usize]);
        }
    }
    std::fs::write(&path, text + "\n").unwrap();
    path
}

fn names(path: &Path) -> Vec<String> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.headers().unwrap().iter().map(str::to_owned).collect()
}

fn read_once(path: &Path) -> u8 {
    let mut file = File::open(path).unwrap();
    let mut buffer = vec![0; 1 << 20];
    let mut seen = 0;
    loop {
        match file.read(&mut buffer).unwrap() {
            0 => return seen,
            _ => seen ^= buffer[0],
        }
    }
}

fn planes(path: &Path, vocabulary: &Vocabulary, instructions: Instructions) -> usize {
    let header = |names: &[String]| Header::of(vocabulary, names, &Wishes::default());
    let table = Separated::open(File::open(path).unwrap(), None, header).unwrap();
    let count = |blocks: &mut usize, block: &Block, _| {
        *blocks += usize::from(!black_box(block).columns().described().is_empty());
        ControlFlow::Continue(())
    };
    each_block(table, (NonZeroUsize::MIN, instructions), || 0, count).unwrap().into_iter().sum()
}

fn csv_crate(path: &Path) -> usize {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let mut record = csv::ByteRecord::new();
    let mut ones = 0;
    while reader.read_byte_record(&mut record).unwrap() {
        ones += record.iter().filter(|cell| *cell == b"1").count();
    }
    ones
}

fn timed(run: impl FnOnce()) -> f64 {
    let start = Instant::now();
    run();
    start.elapsed().as_secs_f64()
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
