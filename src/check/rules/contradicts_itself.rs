//! # CMO542: it contradicts itself
//!
//! One configuration leads to a phrase and to its contrary: to both names of an `opposite`, to a phrase and to `not` of it, or to two of which one `implies` that the other is absent. Wherever it fires,
//! what it predicts is mixed. Definitions (`when`) are not looked into. This is a warning.
//!
//! ```cmo
//! outcome residents at ease
//!   opposite residents distressed
//!
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then residents at ease, residents distressed
//! ```
//!
//! Keep what is meant. Where both come about, they do so in different circumstances, or for different people: say so.
//!
//! ```cmo
//! outcome residents at ease
//!   opposite residents distressed
//!
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then residents at ease, families distressed
//! ```

use crate::check::implied::Implied;
use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::Place;
use crate::theory::{Configuration, Form, Literal};

pub(super) const RULE: Rule = Rule { code: Code(542), level: Severity::Warning, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let implied = Implied::of(ground.theory);
    ground.live().flat_map(|(_, one)| contradictions(one, &implied, ground)).collect()
}

/// What a configuration leads to, each with its place: mechanisms, then outcomes.
fn predicted(one: &Configuration) -> impl Iterator<Item = (Literal, Place)> + '_ {
    let mechanisms = one.mechanisms.iter().map(|mention| (mention.literal, mention.place));
    mechanisms.chain(one.outcomes.iter().map(|outcome| (outcome.literal(), outcome.mention.place)))
}

/// A finding for each that something before it excludes.
fn contradictions(one: &Configuration, implied: &Implied, ground: &Ground<'_>) -> Vec<Diagnostic> {
    let all: Vec<(Literal, Place)> = predicted(one).collect();
    let mut found = Vec::new();
    for (index, &(literal, place)) in all.iter().enumerate() {
        let excluded = implied.by(vec![literal]);
        let before = all[..index].iter().find(|(other, _)| excluded.contains(&other.contrary()));
        found.extend(before.map(|&before| finding(one, [before, (literal, place)], ground)));
    }
    found
}

fn finding(one: &Configuration, both: [(Literal, Place); 2], ground: &Ground<'_>) -> Diagnostic {
    let [first, second] = both.map(|(literal, _)| ground.theory.vocabulary.get(literal.phrase).words(literal));
    let name = &one.full_name;
    let message = match one.form {
        Form::If => format!("`{name}` leads to `{first}` and to `{second}`, of which one excludes the other"),
        Form::OnlyIf => {
            format!("`{name}` is necessary for `{first}` and for `{second}`, of which one excludes the other")
        }
    };
    let [(_, before), (_, place)] = both;
    RULE.says(place, message)
        .saying(format!("`{second}`"))
        .about(name)
        .label_or_related(before, format!("`{first}`"))
        .help("keep what is meant; where both come about, write two configurations, each with what brings it about")
}
