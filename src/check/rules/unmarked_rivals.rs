//! # CMO524: unmarked rivals
//!
//! Two configurations lead to opposite outcomes, and one case can meet what both ask for: there the theory contradicts itself, unless they are meant
//! as rival explanations or as a contrast. Decided over complete cases, with `implies`, `when` and `opposite` taken as given. This is a warning.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//!
//! cmoc 1b
//!   if GP short of time
//!   then GP wary of more work
//!   then not deprescribing
//! ```
//!
//! Say that they are rivals (`rival of`) or a trade-off (`contrasts with`); or write in each context what keeps them apart.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP and not GP short of time
//!   then GP confident in the proposed changes
//!   then deprescribing
//!
//! cmoc 1b
//!   if GP short of time
//!   then GP wary of more work
//!   then not deprescribing
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::check::twins::outcomes;
use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::logic::Decided;
use crate::theory::{ConfigurationId, Form, Literal, PhraseId};

pub(super) const RULE: Rule = Rule { code: Code(524), level: Severity::Warning, find };

/// Of more pairs than this that lead to one outcome and its opposite, the others are not looked at.
const PAIRS: usize = 1_000;

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (phrase, [on, off]) in sides(ground) {
        let pairs = on.iter().flat_map(|one| off.iter().map(move |other| (*one.min(other), *one.max(other))));
        for (first, second) in pairs.take(PAIRS).filter(|pair| seen.insert(*pair)) {
            found.extend(rivals(ground, phrase, first, second));
        }
    }
    found
}

/// By phrase: the `if` configurations that lead to it, and those that lead to its opposite.
fn sides(ground: &Ground<'_>) -> BTreeMap<PhraseId, [Vec<ConfigurationId>; 2]> {
    let mut sides: BTreeMap<PhraseId, [Vec<ConfigurationId>; 2]> = BTreeMap::new();
    for (id, one) in ground.live().filter(|(_, one)| one.form == Form::If) {
        for Literal { phrase, negated } in outcomes(one) {
            sides.entry(phrase).or_default()[usize::from(negated)].push(id);
        }
    }
    sides
}

fn rivals(
    ground: &Ground<'_>,
    phrase: PhraseId,
    first: ConfigurationId,
    second: ConfigurationId,
) -> Option<Diagnostic> {
    if ground.are_related(first, second) {
        return None;
    }
    let [one, other] = [first, second].map(|id| ground.configuration(id));
    if ground.logic.can_hold_together(one, other) != Decided::Yes {
        return None;
    }
    let message = format!(
        "`{}` and `{}` can hold in one case, and lead to opposite outcomes: `{}`",
        one.full_name,
        other.full_name,
        ground.name(phrase)
    );
    Some(
        RULE.says(other.place, message)
            .about(&other.full_name)
            .about(&one.full_name)
            .label_or_related(one.place, format!("`{}`", one.full_name))
            .help(format!(
                "add `rival of {}` or `contrasts with {}`, or write what keeps their contexts apart",
                one.id, one.id
            )),
    )
}
