//! Any bytes: nothing panics, nothing is lost, and what is read fast is what is read slowly.

use std::io::{self, Read};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use cmo::cases::{Cell, Instructions, Lines, Table, TableProblem, each_block};
use cmo::theory::Vocabulary;
use proptest::prelude::*;

use super::reading::{Reading, instructions, open, read};
use crate::evaluate::blank::letter;
use crate::evaluate::laws::for_all;

fn vocabulary() -> Vocabulary {
    Vocabulary::new((0..8).map(letter).collect())
}

/// A header of five phrases, with the names of the cases in one of six places.
fn header(place: usize) -> String {
    let mut names = vec!["a", "b", "c", "d", "e"];
    names.insert(place, "case");
    names.join(",")
}

/// Mostly rows of bits, with the names in some place; then some bytes are others.
fn texts(place: usize) -> impl Strategy<Value = Vec<u8>> {
    let cell = prop::sample::select(vec!["1", "0", "", "1", "0", "", "1", "0", "?", "0.5", "0.123", "1.0", "yes"]);
    let end = prop::sample::select(vec!["\n", "\n", "\n", "\r\n"]);
    let row = (prop::collection::vec(cell, 5), end, 0..12_usize);
    let rows = prop::collection::vec(row, 0..200);
    let byte = prop::sample::select(b"01,\n\r x;5.?NA\xc3\xa9\xff".to_vec());
    let slips = prop::collection::vec((any::<prop::sample::Index>(), byte), 0..6);
    (rows, slips).prop_map(move |(rows, slips)| {
        let mut text = Vec::new();
        for (mut cells, end, name) in rows {
            // Some names look like bits.
            let name = if name == 1 { "1".to_owned() } else { "n".repeat(name * name) };
            cells.insert(place, &name);
            text.extend(cells.join(",").bytes());
            text.extend(end.bytes());
        }
        for (at, byte) in slips.into_iter().filter(|_| !text.is_empty()).collect::<Vec<_>>() {
            let at = at.index(text.len());
            text[at] = byte;
        }
        text
    })
}

/// The same rows with one more column that no theory uses, its cells in quotation marks, so that none is read fast.
fn slow(text: &[u8], place: usize) -> Vec<u8> {
    let mut slow = format!("{},more\n", header(place)).into_bytes();
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        let row = line.strip_suffix(b"\n").unwrap_or(line);
        let row = row.strip_suffix(b"\r").unwrap_or(row);
        slow.extend_from_slice(row);
        if !row.trim_ascii().is_empty() || row.contains(&b',') {
            slow.extend_from_slice(b",\"t\"");
        }
        slow.extend_from_slice(&line[row.len()..]);
    }
    slow
}

/// Without what differs for the column alone.
fn comparable(read: Reading) -> Reading {
    let bad = read.bad.into_iter().map(|mut bad| {
        if let TableProblem::Ragged { cells, columns } = &mut bad.problem {
            (*cells, *columns, bad.at.column) = (*cells - (*columns - 6), 6, 1);
        }
        (bad.text, bad.span) = (String::new(), (0, 0));
        bad
    });
    Reading { bad: bad.collect(), ..read }
}

#[test]
fn what_is_read_fast_is_what_is_read_slowly() {
    let vocabulary = vocabulary();
    let texts = prop_oneof![3 => Just(0), 3 => 1..6_usize].prop_flat_map(|place| (texts(place), Just(place)));
    for_all(400, texts, |(text, place)| {
        let fast = [format!("{}\n", header(place)).into_bytes(), text.clone()].concat();
        let slow = read(&slow(&text, place), &vocabulary, (1, Instructions::Baseline)).map(comparable);
        for means in instructions().into_iter().flat_map(|one| [(1, one), (2, one)]) {
            let fast = read(&fast, &vocabulary, means).map(comparable);
            prop_assert_eq!(&fast, &slow, "{:?} {} {:?}", means, place, String::from_utf8_lossy(&text));
        }
        Ok(())
    });
}

/// However many digits it has, a degree is the number that is nearest to them.
#[test]
fn a_degree_is_what_its_digits_are_nearest_to() {
    for_all(2_000, "[01]?[.]?[0-9]{0,24}|[0-9]{1,3}[.][0-9]{1,20}", |text: String| {
        let parts: Vec<&str> = text.split('.').collect();
        let is_decimal = parts.len() < 3 && parts.iter().all(|part| !part.is_empty());
        let degree = text.parse::<f64>().ok().filter(|degree| is_decimal && (0.0..=1.0).contains(degree));
        let expected = match degree {
            _ if text.is_empty() => Some(Cell::Silent),
            Some(0.0) => Some(Cell::Absent),
            Some(1.0) => Some(Cell::Present),
            degree => degree.map(Cell::Degree),
        };
        prop_assert_eq!(Cell::read(&text).ok(), expected, "{}", text);
        Ok(())
    });
}

/// What is looked at takes memory in whole vectors, wherever in a row it has to grow.
#[test]
fn rows_that_differ_in_length_are_read() {
    let names: Vec<String> = (0..500).map(|index| format!("p{index}")).collect();
    let phrase = |name: &String| crate::evaluate::blank::phrase(name.clone());
    let vocabulary = Vocabulary::new(names.iter().map(phrase).collect());
    let facts = |row: usize| [430, 240, 500][[0, 32].iter().position(|short| *short == row).unwrap_or(2)];
    let row = |row: usize| (0..500).map(|cell| if cell < facts(row) { "1" } else { "" }).collect::<Vec<_>>().join(",");
    let text = names.join(",") + "\n" + &(0..64).map(row).collect::<Vec<_>>().join("\n") + "\n";
    for one in instructions() {
        let read = read(text.as_bytes(), &vocabulary, (1, one)).unwrap();
        let found: Vec<usize> = read.cases.iter().map(|(_, _, facts)| facts.matches("literal").count()).collect();
        assert_eq!(found, (0..64).map(facts).collect::<Vec<_>>());
    }
}

/// With columns before and behind the edges of words, and of the 64 bytes that are looked at.
#[test]
fn tables_of_any_width_are_read() {
    let widths = prop_oneof![4 => 1..200_usize, 1 => Just(64), 1 => Just(128), 1 => 450..1_100_usize];
    for_all(90, (widths, any::<u64>(), 1..140_usize, any::<prop::sample::Index>()), |(width, seed, rows, place)| {
        // Behind the last place there are no names.
        let place = Some(place.index(width + 2)).filter(|place| *place <= width);
        let names: Vec<String> = (0..width).map(|index| format!("p{index}")).collect();
        let phrase = |name: &String| crate::evaluate::blank::phrase(name.clone());
        let vocabulary = Vocabulary::new(names.iter().map(phrase).collect());
        let mut state = seed | 1;
        let mut columns = names.clone();
        place.iter().for_each(|&place| columns.insert(place, "case".to_owned()));
        let mut text = columns.join(",") + "\n";
        let mut expected = Vec::new();
        for row in 0..rows {
            let mut facts = 0;
            let mut cells: Vec<&str> = (0..width)
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    let cell = ["1", "0", "", "1"][(state >> 60) as usize % 4];
                    facts += usize::from(!cell.is_empty());
                    cell
                })
                .collect();
            let name = ["1", "0", "", "Ashby", "10101", "Birch House"][row % 6];
            place.iter().for_each(|&place| cells.insert(place, name));
            text += &(cells.join(",") + "\n");
            expected.push(facts);
        }
        for one in instructions() {
            let read = read(text.as_bytes(), &vocabulary, (1, one)).unwrap();
            let is_blank = |facts: &usize| width == 1 && place.is_none() && *facts == 0;
            prop_assert_eq!(read.skipped, expected.iter().filter(|facts| is_blank(facts)).count() as u64);
            let found: Vec<usize> = read.cases.iter().map(|(_, _, facts)| facts.matches("literal").count()).collect();
            let expected: Vec<usize> = expected.iter().copied().filter(|facts| !is_blank(facts)).collect();
            prop_assert_eq!(found, expected);
        }
        Ok(())
    });
}

/// A byte that only goes on with a letter, at the beginning of a line, is an error, and its line is shown.
#[test]
fn a_line_may_begin_with_half_a_letter() {
    let vocabulary = vocabulary();
    for text in [&b"a,b\n\"\n\xbb\",1\n"[..], b"\"\n\xbb", b"a,b\n\xbb,1\n", b"a,b\n1,\xbb\xbb\n"] {
        for one in instructions() {
            let is_refused = read(text, &vocabulary, (1, one)).map_or(true, |read| read.skipped == 1);
            assert!(is_refused, "{}", String::from_utf8_lossy(text));
        }
    }
}

#[test]
fn no_bytes_stop_the_program() {
    let vocabulary = vocabulary();
    let any_bytes =
        prop::collection::vec(prop::sample::select(b"a,b\"\n\r1 0;\t?.\0\xff\xef\xbb\xbf".to_vec()), 0..400);
    for_all(800, (any_bytes, any::<bool>()), |(bytes, headed)| {
        let text = if headed { [b"a,b\n".to_vec(), bytes].concat() } else { bytes };
        let mut found = Vec::new();
        for means in instructions().into_iter().flat_map(|one| [(1, one), (2, one)]) {
            found.push(read(&text, &vocabulary, means));
        }
        prop_assert!(found.windows(2).all(|pair| pair[0] == pair[1]), "{:?}", String::from_utf8_lossy(&text));
        Ok(())
    });
}

/// Gives the same row again and again, and counts what it gave.
struct Endless {
    left: usize,
    given: Arc<AtomicUsize>,
}

const ROW: &[u8] = b"1,0,,1\n";

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let rows = (buffer.len() / ROW.len()).min(self.left);
        for row in buffer.chunks_exact_mut(ROW.len()).take(rows) {
            row.copy_from_slice(ROW);
        }
        self.left -= rows;
        self.given.fetch_add(rows * ROW.len(), Ordering::SeqCst);
        Ok(rows * ROW.len())
    }
}

/// However many rows there are, what is read and not yet handed on stays within a bound.
#[test]
fn memory_does_not_grow_with_the_number_of_cases() {
    let vocabulary = vocabulary();
    for (rows, threads) in [(50_000, 1), (1_000_000, 1), (1_000_000, 2)] {
        let given = Arc::new(AtomicUsize::new(0));
        let endless = Endless { left: rows, given: Arc::clone(&given) };
        let table = open(b"a,b,c,d\n".chain(endless), &vocabulary).unwrap();
        let (handed, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let means = (NonZeroUsize::new(threads).unwrap(), Instructions::detect());
        each_block(
            table,
            means,
            || (),
            |(), block, _| {
                let handed = handed.fetch_add(block.cases() * ROW.len(), Ordering::SeqCst);
                most.fetch_max(given.load(Ordering::SeqCst).saturating_sub(handed), Ordering::SeqCst);
                ControlFlow::Continue(())
            },
        )
        .unwrap();
        assert_eq!(handed.into_inner(), rows * ROW.len());
        let most = most.into_inner();
        assert!(most < 1 << 20, "{most} bytes are held of {rows} rows on {threads} threads");
    }
}

/// A reader that fails in the middle.
#[test]
fn a_table_that_cannot_be_read_on_is_an_error() {
    #[derive(Debug)]
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    let vocabulary = vocabulary();
    let mut table = open(b"a,b\n1,1\n".chain(Broken), &vocabulary).unwrap();
    let problem = table.take(&mut Lines::default()).unwrap_err();
    assert!(matches!(&problem, TableProblem::Unreadable { why } if why == "the disk is gone"), "{problem:?}");
    let problems = open(Broken, &vocabulary).unwrap_err();
    assert!(matches!(&problems[..], [TableProblem::Unreadable { .. }]), "{problems:?}");
}

/// Names that look like bits, in another column than the first, are names.
#[test]
fn names_between_other_cells_are_kept() {
    let vocabulary = vocabulary();
    for one in instructions() {
        let read = read(b"a,case,b\n1,1,0\n1,,1\n0,0,1\n", &vocabulary, (1, one)).unwrap();
        let names: Vec<&str> = read.cases.iter().map(|(_, name, _)| name.as_str()).collect();
        assert_eq!(names, ["1", "row 3", "0"]);
    }
}
