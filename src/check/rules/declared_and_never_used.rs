//! # CMO528: declared and never used
//!
//! A phrase is declared, and no configuration or case uses it under any of its names, nor a declaration of a phrase that something uses. It may be spelled otherwise where it is meant. This is a warning.
//!
//! ```cmo
//! context pharmacist trusted
//!   means "An established pharmacist whose advice the GP relies on"
//!
//! cmoc 1a
//!   if GP relies on the pharmacist
//!   then GP confident in the proposed changes
//!   then deprescribing
//! ```
//!
//! Use its name, give the other spelling as a name of it, or take the declaration out.
//!
//! ```cmo
//! context pharmacist trusted
//!   means "An established pharmacist whose advice the GP relies on"
//!   also GP relies on the pharmacist
//!
//! cmoc 1a
//!   if GP relies on the pharmacist
//!   then GP confident in the proposed changes
//!   then deprescribing
//! ```

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::logic::demand::Demand;
use crate::theory::{Literal, PhraseId, Theory};

pub(super) const RULE: Rule = Rule { code: Code(528), level: Severity::Warning, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let used = used(ground);
    let declared = ground.theory.vocabulary.iter().filter_map(|(id, phrase)| {
        let (_, place) = phrase.declared().role?;
        (!used.contains(&id)).then_some((id, phrase, place))
    });
    declared
        .map(|(id, phrase, place)| {
            let message = match ground.uses.get(id).times() {
                0 => format!("nothing uses `{}`", phrase.name),
                _ => format!("nothing uses `{}` but declarations of phrases that nothing uses", phrase.name),
            };
            RULE.says(place, message)
                .about(&phrase.name)
                .help("use its name where it is meant, add the other spelling with `also`, or take it out")
        })
        .collect()
}

/// The phrases that something else than a declaration uses, and those that declarations join to them: a definition or an
/// implication may matter to other phrases.
fn used(ground: &Ground<'_>) -> FxHashSet<PhraseId> {
    let joined = joined(ground.theory);
    let is_used = |id: &PhraseId| {
        let in_declarations = joined.get(id).map_or(0, |joined| joined.spoken_of);
        ground.uses.get(*id).times() > in_declarations
    };
    let mut open: Vec<PhraseId> = ground.theory.vocabulary.iter().map(|(id, _)| id).filter(is_used).collect();
    let mut used: FxHashSet<PhraseId> = open.iter().copied().collect();
    while let Some(id) = open.pop() {
        let others = joined.get(&id).into_iter().flat_map(|joined| &joined.others);
        open.extend(others.copied().filter(|other| used.insert(*other)));
    }
    used
}

/// What declarations say of a phrase beside its own.
#[derive(Default)]
struct Joined {
    /// The phrases with which it stands in one.
    others: Vec<PhraseId>,
    /// How often those of others speak of it.
    spoken_of: usize,
}

fn joined(theory: &Theory) -> FxHashMap<PhraseId, Joined> {
    let mut joined: FxHashMap<PhraseId, Joined> = FxHashMap::default();
    for (id, phrase) in theory.vocabulary.iter() {
        let declared = phrase.declared();
        let mut join = |literal: Literal| {
            joined.entry(id).or_default().others.push(literal.phrase);
            let other = joined.entry(literal.phrase).or_default();
            other.others.push(id);
            other.spoken_of += 1;
        };
        declared.implies.iter().for_each(|(literal, _)| join(*literal));
        declared.when.iter().for_each(|when| Demand::plain(when).each_literal(&mut join));
    }
    joined
}
