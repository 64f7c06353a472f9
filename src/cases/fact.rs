//! Turns the facts of a case into degrees: what is said of one phrase, under any of its names, joined.

use crate::theory::{Case, Fact, PhraseId, Said};

/// The degrees for and against, each in [0, 1].
pub type Degrees = [f64; 2];

/// What a fact says of its phrase; `None` for `unknown X`, which describes nothing.
#[must_use]
pub fn degrees(fact: &Fact) -> Option<Degrees> {
    let [for_it, against] = match fact.said {
        Said::Present => [1.0, 0.0],
        Said::Absent => [0.0, 1.0],
        Said::Unknown => return None,
        Said::Degree(degree) => [degree, 1.0 - degree],
    };
    Some(if fact.literal.negated { [against, for_it] } else { [for_it, against] })
}

/// The described phrases of a case with their degrees, facts about one phrase joined; in vocabulary order.
#[must_use]
pub fn described(case: &Case) -> Vec<(PhraseId, Degrees)> {
    let mut said: Vec<(PhraseId, Degrees)> =
        case.facts.iter().filter_map(|fact| Some((fact.literal.phrase, degrees(fact)?))).collect();
    said.sort_by_key(|&(phrase, _)| phrase);
    said.dedup_by(|later, kept| {
        let same = later.0 == kept.0;
        if same {
            kept.1 = [kept.1[0].max(later.1[0]), kept.1[1].max(later.1[1])];
        }
        same
    });
    said
}

/// The phrases that a case states `unknown`, in vocabulary order. Where another fact describes such a phrase, that
/// description stands.
#[must_use]
pub fn stated_unknown(case: &Case) -> Vec<PhraseId> {
    let unknown = case.facts.iter().filter(|fact| fact.said == Said::Unknown);
    let mut phrases: Vec<PhraseId> = unknown.map(|fact| fact.literal.phrase).collect();
    phrases.sort_unstable();
    phrases.dedup();
    phrases
}
