//! # CMO526: loop in the ripple
//!
//! What some configurations lead to is, through one or more steps, a condition of the same configurations. Such a loop may well be meant: trust that lets
//! data be shared, and shared data that build trust. It is evaluated without going round for ever: nothing in it holds unless something from outside starts it. This is
//! advice, so that no loop is there unseen.
//!
//! ```cmo
//! cmoc 1
//!   if trust built
//!   then staff feel safe
//!   then data shared
//!
//! cmoc 2
//!   if data shared
//!   then staff see the benefit
//!   then trust built
//! ```
//!
//! Nothing need be mended where the loop is meant. To break it, tell the two states apart: what was there before from what comes of it.
//!
//! ```cmo
//! cmoc 1
//!   if trust built
//!   then staff feel safe
//!   then data shared
//!
//! cmoc 2
//!   if data shared
//!   then staff see the benefit
//!   then trust kept up
//! ```

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, SOME, Severity, ticked_some};
use crate::evaluate::order::Order;
use crate::logic::demand::{Asked, Demand};
use crate::theory::{Configuration, Literal, PhraseId, Theory};

pub(super) const RULE: Rule = Rule { code: Code(526), level: Severity::Advice, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let steps = steps(ground);
    let number = steps.len() as u32;
    let order = Order::of(steps.len(), 0..number, |thing, at| steps[thing as usize].get(at).copied());
    let phrases = ground.theory.vocabulary.len() as u32;
    let loops = order.components().filter(|component| component.len() > 1);
    let mut loops: Vec<Vec<u32>> = loops
        .map(|component| component.iter().filter_map(|thing| thing.checked_sub(phrases)).collect())
        .filter(|ids: &Vec<u32>| !ids.is_empty())
        .collect();
    loops.iter_mut().for_each(|ids| ids.sort_unstable());
    loops
        .iter()
        .map(|ids| finding(ids.iter().map(|id| &ground.theory.configurations[*id as usize]).collect()))
        .collect()
}

/// By phrase, and after them by configuration: what it may come from.
fn steps(ground: &Ground<'_>) -> Vec<Vec<u32>> {
    let theory = ground.theory;
    let phrases = theory.vocabulary.len();
    let mut steps = vec![Vec::new(); phrases + theory.configurations.len()];
    declared(theory, &mut steps);
    for (id, one) in ground.live() {
        let configuration = phrases as u32 + id.0;
        let results = one.mechanisms.iter().map(|mention| mention.phrase());
        let results = results.chain(one.outcomes.iter().map(|outcome| outcome.mention.phrase()));
        results.for_each(|phrase| steps[phrase.0 as usize].push(configuration));
        Asked::by(one).each_literal(&mut |literal| steps[configuration as usize].push(literal.phrase.0));
    }
    steps
}

fn declared(theory: &Theory, steps: &mut [Vec<u32>]) {
    for (PhraseId(id), phrase) in theory.vocabulary.iter() {
        let declared = phrase.declared();
        declared.implies.iter().for_each(|(literal, _)| steps[literal.phrase.0 as usize].push(id));
        let mut read = |literal: Literal| steps[id as usize].push(literal.phrase.0);
        declared.when.iter().for_each(|when| Demand::plain(when).each_literal(&mut read));
    }
}

fn finding(of: Vec<&Configuration>) -> Diagnostic {
    let names: Vec<&str> = of.iter().map(|one| &*one.full_name).collect();
    let message = match names.as_slice() {
        [alone] => format!("`{alone}` leads back to what it asks for"),
        names => format!("{} lead back to what they ask for", ticked_some(names, SOME)),
    };
    let found = RULE.says(of[0].place, message).help("nothing need be mended where the loop is meant");
    of.iter().fold(found, |found, one| found.about(&one.full_name))
}
