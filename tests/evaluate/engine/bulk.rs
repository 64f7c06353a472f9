//! Many cases at once: the same answers through planes, degrees, threads and every set of instructions.

use std::num::NonZeroUsize;

use cmo::cases::Columns;
use cmo::evaluate::{Counts, Evaluation, Instructions, InstructionsError, Means, Program, World};
use cmo::theory::{Case, Form, Theory, Verdict};

use super::sketch::{C, Sketch};

const NAMES: [&str; 12] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];

/// `splitmix64`.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ mixed >> 31) % bound
    }

    fn name(&mut self) -> &'static str {
        NAMES[self.below(NAMES.len() as u64) as usize]
    }

    fn condition(&mut self, depth: u64) -> C {
        if depth == 0 || self.below(3) == 0 {
            return if self.below(20) == 0 { C::Unknown } else { C::P(self.name()) };
        }
        let count = 2 + self.below(5);
        match self.below(6) {
            0 => C::Not(Box::new(self.condition(depth - 1))),
            1 => C::All(self.conditions(count, depth)),
            2 => C::Any(self.conditions(count, depth)),
            3 => C::NoneOf(self.conditions(count, depth)),
            4 => C::AtLeast(1 + self.below(count) as u32, self.conditions(count, depth)),
            _ => C::Unless(Box::new(self.condition(depth - 1)), Box::new(self.condition(depth - 1))),
        }
    }

    fn conditions(&mut self, count: u64, depth: u64) -> Vec<C> {
        (0..count).map(|_| self.condition(depth - 1)).collect()
    }

    fn theory(&mut self) -> Sketch {
        let mut sketch = Sketch::default();
        NAMES.iter().for_each(|name| {
            sketch.id(name);
        });
        for _ in 0..1 + self.below(8) {
            let context = self.condition(4);
            let outcome = if self.below(4) == 0 { format!("not {}", self.name()) } else { self.name().to_owned() };
            let only = self.below(5) == 0;
            let configuration = sketch.cmoc(context, &[self.name()], &[&outcome]);
            configuration.form = if only { Form::OnlyIf } else { Form::If };
        }
        if self.below(2) == 0 {
            let condition = self.condition(2);
            sketch.when(self.name(), condition);
        }
        if self.below(2) == 0 {
            sketch.implies(self.name(), self.name());
        }
        sketch
    }

    fn case(&mut self, sketch: &mut Sketch) -> Case {
        let facts = (0..self.below(8)).map(|_| match self.below(9) {
            0 => format!("unknown {}", self.name()),
            1..5 => format!("not {}", self.name()),
            _ => self.name().to_owned(),
        });
        let facts: Vec<String> = facts.collect();
        sketch.case(&facts.join(", "))
    }
}

fn means(threads: usize, instructions: Instructions) -> Means {
    Means { threads: NonZeroUsize::new(threads).unwrap(), instructions }
}

fn available() -> impl Iterator<Item = Instructions> {
    Instructions::ALL.into_iter().filter(|set| Instructions::named(set.name()).is_ok())
}

fn tally(theory: &Theory, evaluations: &[Evaluation]) -> Vec<[u64; 4]> {
    let of = |index: usize, verdict: Verdict| {
        let verdicts = evaluations.iter().map(|evaluation| evaluation.firing[index].unwrap().verdict());
        verdicts.filter(|&one| one == verdict).count() as u64
    };
    let verdicts = [Verdict::Fires, Verdict::Blocked, Verdict::Undetermined, Verdict::Contested];
    (0..theory.configurations.len()).map(|index| verdicts.map(|verdict| of(index, verdict))).collect()
}

fn plain(counts: &[Counts]) -> Vec<[u64; 4]> {
    counts.iter().map(|one| [one.fires, one.blocked, one.undetermined, one.contested]).collect()
}

#[test]
fn counts_are_those_of_single_cases_through_planes_and_degrees() {
    let mut random = Random(7);
    for round in 0..40 {
        let mut sketch = random.theory();
        let count = if round == 0 { 2100 } else { 1 + random.below(70) };
        let cases: Vec<Case> = (0..count).map(|_| random.case(&mut sketch)).collect();
        let cases: Vec<&Case> = cases.iter().collect();
        let theory = sketch.theory();
        let program = Program::compile(&theory, None);
        let (crisp, graded) = (Columns::of(&cases), Columns::graded(&cases));
        for world in [World::Open, World::Closed] {
            let single = program.evaluate(&crisp, world);
            for (one, other) in single.iter().zip(&program.evaluate(&graded, world)) {
                assert_eq!((&one.values, &one.predicted), (&other.values, &other.predicted), "round {round} {world:?}");
                assert_eq!((&one.firing, &one.ripple), (&other.firing, &other.ripple), "round {round} {world:?}");
            }
            let expected = tally(&theory, &single);
            for set in available() {
                let counted = program.count(&crisp, world, means(1, set));
                assert_eq!(plain(&counted), expected, "round {round} {world:?} {set:?}");
            }
            let counted = program.count(&graded, world, means(1, Instructions::detect()));
            assert_eq!(plain(&counted), expected, "round {round} {world:?} degrees");
        }
    }
}

#[test]
fn threads_change_no_count() {
    let mut random = Random(11);
    let mut sketch = Sketch::default();
    NAMES.iter().for_each(|name| {
        sketch.id(name);
    });
    for _ in 0..600 {
        let context = random.condition(3);
        sketch.cmoc(context, &[], &["outcome"]);
    }
    let cases: Vec<Case> = (0..40_000).map(|_| random.case(&mut sketch)).collect();
    let cases: Vec<&Case> = cases.iter().collect();
    let theory = sketch.theory();
    let (program, columns) = (Program::compile(&theory, None), Columns::of(&cases));
    let one = program.count(&columns, World::Open, means(1, Instructions::detect()));
    let three = program.count(&columns, World::Open, means(3, Instructions::detect()));
    assert_eq!(one, three);
    assert!(one.iter().all(|counts| counts.fires + counts.blocked + counts.undetermined + counts.contested == 40_000));
}

#[test]
fn an_unknown_set_of_instructions_is_an_error() {
    let error = Instructions::named("avx9").unwrap_err();
    assert_eq!(error, InstructionsError::Unknown("avx9".to_owned()));
    assert_eq!(error.to_string(), "`avx9` is no set of instructions: write `baseline`, `v3` or `v4`");
    assert_eq!(Instructions::named("baseline"), Ok(Instructions::Baseline));
}

#[test]
fn a_theory_without_cases_or_configurations_counts_nothing() {
    let theory = Sketch::default().theory();
    let program = Program::compile(&theory, None);
    assert_eq!(program.count(&Columns::of(&[]), World::Closed, Means::all()), []);
    assert!(program.evaluate(&Columns::of(&[]), World::Open).is_empty());
}
