//! # CMO525: nothing brings it about
//!
//! A phrase that is declared as a mechanism or an outcome, or that is one of an `only if` or of a retired configuration, is part of a context; no configuration that is in force leads to it, nothing defines or implies
//! it, and no case speaks of it. So nothing can make that context hold: an end of the theory is open. What leads to its absence (`then not X`) does not lead to it, nor does an `only if`, which says what
//! it takes and not what suffices. A context that asks for `not X` is met where nothing brings X about, and is not meant; nor is one that other configurations only lead away from, as a burden
//! that a programme lightens. This is advice.
//!
//! ```cmo
//! outcome deprescribing
//!
//! cmoc 1a
//!   if deprescribing
//!   then residents more alert
//!   then fewer falls
//! ```
//!
//! Write the configuration that leads to it, or declare it as a context.
//!
//! ```cmo
//! outcome deprescribing
//!
//! cmoc 1
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//!
//! cmoc 1a
//!   if deprescribing
//!   then residents more alert
//!   then fewer falls
//! ```

use rustc_hash::FxHashSet;

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::logic::demand::Asked;
use crate::theory::{Configuration, Literal, Phrase, PhraseId, Role};

pub(super) const RULE: Rule = Rule { code: Code(525), level: Severity::Advice, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let results = results(ground);
    let led_to: FxHashSet<Literal> = ground.live().flat_map(|(_, one)| one.speaks_for()).collect();
    let awaited = ground.theory.vocabulary.iter().filter(|(id, phrase)| {
        (results.contains(id) || is_declared_as_result(phrase))
            && !led_to.contains(&Literal { phrase: *id, negated: false })
            && !is_given_otherwise(ground, *id, phrase)
    });
    awaited.filter_map(|(id, phrase)| Some(finding(phrase, asking(ground, id)?))).collect()
}

fn finding(phrase: &Phrase, asking: &Configuration) -> Diagnostic {
    let message = format!("nothing brings about `{}`, which `{}` asks for", phrase.name, asking.full_name);
    RULE.says(phrase.first, message)
        .about(&phrase.name)
        .label_or_related(asking.place, "asked for here")
        .help("write the configuration that leads to it, or declare it as a `context`")
}

/// The phrases that some configuration, retired or an `only if`, has as what comes about.
fn results(ground: &Ground<'_>) -> FxHashSet<PhraseId> {
    let all = ground.theory.configurations.iter();
    let literals = all.flat_map(|one| {
        let outcomes = one.outcomes.iter().map(|outcome| outcome.literal());
        one.mechanisms.iter().map(|mention| mention.literal).chain(outcomes)
    });
    literals.filter(|literal| !literal.negated).map(|literal| literal.phrase).collect()
}

fn is_declared_as_result(phrase: &Phrase) -> bool {
    matches!(phrase.declared().role, Some((Role::Mechanism | Role::Outcome, _)))
}

/// Whether a definition, an implication or a case gives it.
fn is_given_otherwise(ground: &Ground<'_>, id: PhraseId, phrase: &Phrase) -> bool {
    let uses = ground.uses.get(id);
    phrase.declared().when.is_some() || uses.implied > 0 || !uses.facts.is_empty()
}

/// The first configuration in force that asks for the phrase, and not for its absence.
fn asking<'t>(ground: &Ground<'t>, id: PhraseId) -> Option<&'t Configuration> {
    let wanted = Literal { phrase: id, negated: false };
    let asks = |one: &Configuration| {
        let mut asks = false;
        Asked::by(one).each_literal(&mut |literal| asks |= literal == wanted);
        asks
    };
    let mut using = ground.uses.get(id).conditions.iter().map(|using| ground.configuration(*using));
    using.find(|one| !one.retired && asks(one))
}
