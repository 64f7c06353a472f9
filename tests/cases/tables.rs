//! A table says of each case what that case says alone: the same verdicts, the same agreement, on any number of threads and with
//! any instructions.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;

use cmo::cases::{Instructions, each_block_in_any_order};
use cmo::evaluate::{Evaluation, Pair, Program, Summing, Tally, World, evaluate};
use cmo::explain::matched::{Agreement, Extent};
use cmo::explain::{CitedVerdicts, match_case};
use cmo::source::Place;
use cmo::theory::{Case, Fact, Literal, PhraseId, Said, Theory, Verdict};
use proptest::prelude::*;

use super::reading::{instructions, open};
use crate::evaluate::blank::case;
use crate::evaluate::laws::{WORLDS, for_all};
use crate::evaluate::naive;
use crate::evaluate::random::{Chains, Degrees, trials};

/// A table, as text and as cases.
#[derive(Debug)]
struct Drawn {
    text: String,
    cases: Vec<Case>,
}

/// What a cell may hold, and what it says.
const CELLS: [(&str, Option<Said>); 14] = [
    ("1", Some(Said::Present)),
    ("0", Some(Said::Absent)),
    ("", None),
    ("1", Some(Said::Present)),
    ("0", Some(Said::Absent)),
    ("", None),
    ("1", Some(Said::Present)),
    ("0", Some(Said::Absent)),
    ("YES", Some(Said::Present)),
    (" absent ", Some(Said::Absent)),
    ("?", Some(Said::Unknown)),
    ("na", Some(Said::Unknown)),
    ("0.7", Some(Said::Degree(0.7))),
    ("0.50", Some(Said::Degree(0.5))),
];

/// Which cells a table draws from: bits alone, bits with the other words for them, or all.
const KINDS: [usize; 3] = [8, 12, 14];

/// A table over the first phrases of a theory: its columns may be of one phrase, its cells are drawn.
fn drawn(theory: &Theory, columns: &[usize], cells: &[usize], rows: usize) -> Drawn {
    let size = theory.vocabulary.len();
    let phrases: Vec<PhraseId> = columns.iter().map(|column| PhraseId((column % size) as u32)).collect();
    let name = |phrase: &PhraseId| theory.vocabulary.get(*phrase).name.clone();
    let mut text = format!("case,{}\n", phrases.iter().map(name).collect::<Vec<_>>().join(","));
    let mut cells = cells.iter().cycle();
    let mut cases = Vec::new();
    for row in 0..rows {
        let mut facts = Vec::new();
        text += &format!("c{row}");
        for phrase in &phrases {
            let (word, said) = CELLS[*cells.next().unwrap()];
            text = text + "," + word;
            facts.extend(said.map(|said| fact(*phrase, said)));
        }
        text.push('\n');
        cases.push(Case { name: format!("c{row}"), ..case(facts) });
    }
    Drawn { text, cases }
}

fn fact(phrase: PhraseId, said: Said) -> Fact {
    let literal = Literal { phrase, negated: false };
    Fact { literal, said, observed: false, supposed: false, locator: None, quotation: None, place: Place::default() }
}

fn tables() -> impl Strategy<Value = (Vec<usize>, Vec<usize>, usize)> {
    let columns = prop::collection::vec(0..8_usize, 1..7);
    let cells = prop::sample::select(KINDS.to_vec()).prop_flat_map(|kind| prop::collection::vec(0..kind, 5..200));
    let rows = prop_oneof![8 => 1..150_usize, 1 => Just(2_048), 1 => Just(2_113)];
    (columns, cells, rows)
}

/// What a table comes to.
fn summed(theory: &Theory, drawn: &Drawn, world: World, (threads, instructions): (usize, Instructions)) -> Tally {
    let program = Program::compile(theory, None);
    let summing = Summing::new(&program, world);
    let table = open(drawn.text.as_bytes(), &theory.vocabulary).unwrap();
    let means = (NonZeroUsize::new(threads).unwrap(), instructions);
    let add = |tally: &mut Tally, block: &_| {
        summing.add(tally, block, instructions);
        ControlFlow::Continue(())
    };
    let mut all = summing.begin();
    let tallies = each_block_in_any_order(table, means, || summing.begin(), add).unwrap();
    tallies.into_iter().for_each(|one| all.join(one));
    all
}

/// The verdicts are those that the reference reading gives each case alone.
#[test]
fn a_table_comes_to_what_its_cases_come_to_one_by_one() {
    for_all(40, (trials(Degrees::Crisp, Chains::Cyclic), tables()), |(trial, (columns, cells, rows))| {
        let drawn = drawn(&trial.theory, &columns, &cells, rows.min(140));
        for world in WORLDS {
            let alone: Vec<Evaluation> =
                drawn.cases.iter().map(|case| naive::evaluate(&trial.theory, case, world)).collect();
            for means in instructions().into_iter().flat_map(|one| [(1, one), (2, one)]) {
                let tally = summed(&trial.theory, &drawn, world, means);
                prop_assert_eq!(tally.cases, drawn.cases.len() as u64);
                prop_assert_eq!(tally.skipped, 0);
                for counts in &tally.verdicts {
                    let pairs = alone.iter().filter_map(|one| one.firing(counts.configuration));
                    let of = |verdict| pairs.clone().filter(|pair: &Pair| pair.verdict() == verdict).count() as u64;
                    let found = [counts.fires, counts.blocked, counts.undetermined, counts.contested];
                    let expected =
                        [of(Verdict::Fires), of(Verdict::Blocked), of(Verdict::Undetermined), of(Verdict::Contested)];
                    prop_assert_eq!(found, expected, "{:?} {:?} {}", world, means, drawn.text);
                }
            }
        }
        Ok(())
    });
}

/// Agreement is what the explanation of each case says of each phrase.
#[test]
fn predictions_agree_with_a_table_as_they_do_with_its_cases() {
    for_all(30, (trials(Degrees::Crisp, Chains::Cyclic), tables()), |(trial, (columns, cells, rows))| {
        let drawn = drawn(&trial.theory, &columns, &cells, rows.min(70));
        for world in WORLDS {
            let tally = summed(&trial.theory, &drawn, world, (1, Instructions::detect()));
            let mut found: BTreeMap<String, [u64; 4]> = BTreeMap::new();
            for one in tally.agreed.values() {
                let counts = [one.confirmed, one.contradicted, one.mixed, one.unexplained];
                found.insert(trial.theory.vocabulary.get(one.phrase).name.clone(), counts);
            }
            let expected = agreement(&trial.theory, &drawn.cases, world);
            found.retain(|_, counts| *counts != [0; 4]);
            prop_assert_eq!(found, expected, "{:?} {}", world, drawn.text);
        }
        Ok(())
    });
}

/// By phrase: how often the explanation of a case says that it is confirmed, contradicted, mixed, unexplained.
fn agreement(theory: &Theory, cases: &[Case], world: World) -> BTreeMap<String, [u64; 4]> {
    let cited = CitedVerdicts::of(theory, |case| evaluate(theory, case, World::Open));
    let mut counts: BTreeMap<String, [u64; 4]> = BTreeMap::new();
    for case in cases {
        let evaluation = evaluate(theory, case, world);
        for one in match_case(theory, (case, &evaluation), &cited, Extent::All).predicted {
            let Some(agreement) = one.agreement else { continue };
            let place = match agreement {
                Agreement::Confirmed => 0,
                Agreement::Contradicted => 1,
                Agreement::Mixed => 2,
                Agreement::Unexplained => 3,
            };
            counts.entry(one.phrase).or_default()[place] += 1;
        }
    }
    counts
}

/// The verdicts of a block are those that are counted.
#[test]
fn verdicts_are_those_that_are_counted() {
    for_all(25, (trials(Degrees::Crisp, Chains::Cyclic), tables()), |(trial, (columns, cells, rows))| {
        let drawn = drawn(&trial.theory, &columns, &cells, rows.min(2_048));
        let program = Program::compile(&trial.theory, None);
        for (world, instructions) in
            WORLDS.into_iter().flat_map(|world| instructions().into_iter().map(move |one| (world, one)))
        {
            let tally = summed(&trial.theory, &drawn, world, (1, instructions));
            let table = open(drawn.text.as_bytes(), &trial.theory.vocabulary).unwrap();
            let mut blocks = cmo::cases::Blocks::of(table, instructions);
            let block = blocks.next_block().unwrap().unwrap();
            let verdicting = program.verdicting(block.columns(), world);
            let verdicts = verdicting.of(block.columns(), instructions);
            for (index, counts) in tally.verdicts.iter().enumerate() {
                prop_assert_eq!(verdicting.configurations()[index], counts.configuration);
                let of = |verdict| {
                    (0..block.cases()).filter(|case| verdicts.verdict(index, *case) == verdict).count() as u64
                };
                prop_assert_eq!(of(Verdict::Fires), counts.fires);
                prop_assert_eq!(of(Verdict::Blocked), counts.blocked);
                prop_assert_eq!(of(Verdict::Undetermined), counts.undetermined);
                prop_assert_eq!(of(Verdict::Contested), counts.contested);
            }
        }
        Ok(())
    });
}

/// What a block gives back of a case is what its cells say.
#[test]
fn a_block_gives_its_cases_back() {
    for_all(40, (trials(Degrees::Crisp, Chains::Cyclic), tables()), |(trial, (columns, cells, rows))| {
        let drawn = drawn(&trial.theory, &columns, &cells, rows);
        for means in instructions().into_iter().flat_map(|one| [(1, one), (2, one)]) {
            let read = super::reading::read(drawn.text.as_bytes(), &trial.theory.vocabulary, means).unwrap();
            prop_assert_eq!(read.cases.len(), drawn.cases.len());
            for ((row, name, facts), (index, case)) in read.cases.iter().zip(drawn.cases.iter().enumerate()) {
                prop_assert_eq!((*row, name, facts), (index as u64 + 2, &case.name, &format!("{:?}", case.facts)));
            }
        }
        Ok(())
    });
}
