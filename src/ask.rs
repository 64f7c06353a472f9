//! Turns a theory and a case into what to find out next: the unknown facts, by the undetermined verdicts that each would
//! settle, alone and one after the other.
//!
//! A question is asked of phrases that stand in a condition, that the case leaves open, and that no configuration brings
//! about: the rest comes about through them. What each settles alone is seen by evaluating the case with either answer.

mod answer;
mod best;
mod phrases;

pub use answer::{Ask, Question, Settled, Unsettled};

use crate::cases::{CRISP_BLOCK, Columns};
use crate::evaluate::{Evaluation, Pair, Program, World};
use crate::theory::{Case, ConfigurationId, Literal, PhraseId, Theory, Verdict};

/// Phrases that are tried at a time: as many as fill a block of columns with both answers.
const AT_A_TIME: usize = CRISP_BLOCK / 2;

/// A phrase that may be asked about, with the verdicts that either answer settles.
#[derive(Clone, Debug)]
struct Alone {
    phrase: PhraseId,
    present: Vec<(ConfigurationId, Verdict)>,
    absent: Vec<(ConfigurationId, Verdict)>,
}

/// What to find out next about one case. A case that is `complete` is read in a closed world whatever `world` says.
#[must_use]
pub fn ask(theory: &Theory, case: &Case, world: World) -> Ask {
    let world = if case.complete { World::Closed } else { world };
    let program = Program::compile(theory, case.theory);
    let before = program.evaluate(&Columns::of(&[case]), world).swap_remove(0);
    let open: Vec<ConfigurationId> =
        program.weighed().iter().copied().filter(|&id| verdict(&before, id) == Some(Verdict::Undetermined)).collect();
    let asked = phrases::asked(&program, case, &before, &open);
    let alone = alone(&program, case, world, &asked, &open);
    let best = best::order(&program, case, world, &asked, &open);
    answer::answer(theory, &program, (case, &before), &open, alone, best)
}

/// What each phrase settles by itself.
fn alone(program: &Program<'_>, case: &Case, world: World, asked: &[PhraseId], open: &[ConfigurationId]) -> Vec<Alone> {
    let mut all = Vec::with_capacity(asked.len());
    for phrases in asked.chunks(AT_A_TIME) {
        let with =
            |&phrase: &PhraseId| [false, true].map(|negated| case.with(std::iter::once(Literal { phrase, negated })));
        let cases: Vec<Case> = phrases.iter().flat_map(with).collect();
        let columns = Columns::of(&cases.iter().collect::<Vec<_>>());
        let mut settled = program.settled(&columns, world, open).into_iter();
        for &phrase in phrases {
            let (Some(present), Some(absent)) = (settled.next(), settled.next()) else { break };
            all.push(Alone { phrase, present, absent });
        }
    }
    all
}

fn verdict(evaluation: &Evaluation, id: ConfigurationId) -> Option<Verdict> {
    evaluation.firing(id).map(Pair::verdict)
}
