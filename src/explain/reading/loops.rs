//! Finds the phrases whose own facts might reach back to them.

use crate::logic::demand::{Asked, Demand};
use crate::theory::{Configuration, PhraseId, Theory};

/// By phrase: whether it may reach itself. Some that do not are among them (those further on than a loop), none that
/// do is left out.
pub(super) fn may_reach_themselves(theory: &Theory) -> Vec<bool> {
    let reaches = edges(theory);
    let mut from = vec![0_usize; reaches.len()];
    reaches.iter().flatten().for_each(|phrase| from[phrase.0 as usize] += 1);
    let mut free: Vec<usize> = (0..from.len()).filter(|phrase| from[*phrase] == 0).collect();
    while let Some(phrase) = free.pop() {
        for next in &reaches[phrase] {
            from[next.0 as usize] -= 1;
            if from[next.0 as usize] == 0 {
                free.push(next.0 as usize);
            }
        }
    }
    from.into_iter().map(|left| left > 0).collect()
}

/// By phrase: the phrases whose values its value may change.
fn edges(theory: &Theory) -> Vec<Vec<PhraseId>> {
    let mut reaches = vec![Vec::new(); theory.vocabulary.len()];
    let mut add = |from: PhraseId, to: PhraseId| reaches[from.0 as usize].push(to);
    for configuration in theory.configurations.iter().filter(|one| !one.retired) {
        of_configuration(configuration, &mut add);
    }
    for (id, phrase) in theory.vocabulary.iter() {
        if let Some(when) = &phrase.declared().when {
            Demand::plain(when).each_literal(&mut |literal| add(literal.phrase, id));
        }
        for (implied, _) in &phrase.declared().implies {
            add(id, implied.phrase);
            add(implied.phrase, id);
        }
    }
    reaches
}

/// A firing condition reaches mechanisms and outcomes; a mechanism that was not seen stops the outcomes.
fn of_configuration(configuration: &Configuration, add: &mut impl FnMut(PhraseId, PhraseId)) {
    let outcomes = || configuration.outcomes.iter().map(|one| one.mention.phrase());
    let mechanisms = || configuration.mechanisms.iter().map(|one| one.phrase());
    for part in Asked::by(configuration).firing().1 {
        part.each_literal(&mut |literal| mechanisms().chain(outcomes()).for_each(|to| add(literal.phrase, to)));
    }
    mechanisms().for_each(|from| outcomes().for_each(|to| add(from, to)));
}
