//! However cases are laid out, each means the same: as bits or floats, alone or among others, answered or counted.

use std::num::NonZeroUsize;

use cmo::cases::{CRISP_BLOCK, Cells, Columns};
use cmo::evaluate::{Counts, Evaluation, Instructions, Means, Program};
use cmo::theory::{Case, ConfigurationId, HeadingId, Verdict};
use proptest::prelude::*;

use crate::evaluate::laws::{WORLDS, for_all, same};
use crate::evaluate::random::{Chains, Degrees, trials, trials_of};

/// … and come to the same there.
#[test]
fn crisp_cases_mean_the_same_in_bits_and_in_floats() {
    for_all(1_000, trials(Degrees::Crisp, Chains::Cyclic), |trial| {
        let cases: Vec<&Case> = trial.cases.iter().collect();
        let (bits, floats) = (Columns::of(&cases), Columns::graded(&cases));
        prop_assert!(matches!((bits.cells(), floats.cells()), (Cells::Crisp(_), Cells::Graded(_))));
        for (scope, world) in [None, Some(HeadingId(0))].into_iter().flat_map(|one| WORLDS.map(|world| (one, world))) {
            let program = Program::compile(&trial.theory, scope);
            for (bits, floats) in program.evaluate(&bits, world).iter().zip(&program.evaluate(&floats, world)) {
                same(bits, floats)?;
            }
        }
        Ok(())
    });
}

/// "A single case is a batch of one": a case means the same alone and among others, wherever it stands among them.
#[test]
fn a_case_means_the_same_alone_and_among_others() {
    let trials = prop_oneof![trials(Degrees::Crisp, Chains::Cyclic), trials(Degrees::Fuzzy, Chains::Cyclic)];
    for_all(60, (trials, prop::sample::select(vec![3, 64, 65, 130, 1_025])), |(trial, number)| {
        let cases: Vec<&Case> = trial.cases.iter().cycle().take(number).collect();
        for world in WORLDS {
            let program = Program::compile(&trial.theory, None);
            let together = program.evaluate(&Columns::of(&cases), world);
            prop_assert_eq!(together.len(), number);
            let alone = trial.cases.iter().map(|case| program.evaluate(&Columns::of(&[case]), world).swap_remove(0));
            let alone: Vec<Evaluation> = alone.collect();
            together.iter().zip(alone.iter().cycle()).try_for_each(|(one, other)| same(one, other))?;
        }
        Ok(())
    });
}

/// Verdicts that are counted over columns are those of the cases, with every set of instructions that the machine has.
#[test]
fn what_is_counted_is_what_is_evaluated() {
    let crowds = |degrees| trials_of(degrees, Chains::Cyclic, 1..70);
    let numbers = prop_oneof![20 => 1..130_usize, 1 => Just(CRISP_BLOCK + 52)];
    for_all(120, (prop_oneof![crowds(Degrees::Crisp), crowds(Degrees::Fuzzy)], numbers), |(trial, number)| {
        let cases: Vec<&Case> = trial.cases.iter().cycle().take(number).collect();
        for (world, columns) in WORLDS
            .iter()
            .flat_map(|&world| [Columns::of(&cases), Columns::graded(&cases)].map(|columns| (world, columns)))
        {
            let program = Program::compile(&trial.theory, None);
            let evaluations = program.evaluate(&columns, world);
            for instructions in Instructions::ALL.into_iter().filter(|one| Instructions::named(one.name()).is_ok()) {
                let means = Means { threads: NonZeroUsize::MIN, instructions };
                for counts in program.count(&columns, world, means) {
                    prop_assert_eq!(
                        counts,
                        counted(&evaluations, counts.configuration),
                        "{:?}, {} cases",
                        means,
                        number
                    );
                }
            }
        }
        Ok(())
    });
}

fn counted(evaluations: &[Evaluation], configuration: ConfigurationId) -> Counts {
    let pairs = evaluations.iter().filter_map(|one| one.firing(configuration));
    let of = |verdict: Verdict| pairs.clone().filter(|pair| pair.verdict() == verdict).count() as u64;
    Counts {
        configuration,
        fires: of(Verdict::Fires),
        blocked: of(Verdict::Blocked),
        undetermined: of(Verdict::Undetermined),
        contested: of(Verdict::Contested),
    }
}
