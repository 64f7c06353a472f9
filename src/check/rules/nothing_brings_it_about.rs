//! # CMO525: nothing brings it about
//!
//! A phrase that is declared as a mechanism or an outcome, or that a retired configuration led to, is part of a context; no configuration that is in force leads to it, nothing defines or implies it, and no
//! case says it. So nothing can make that context hold: an end of the theory is open. This is advice.
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

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::theory::{ConfigurationId, PhraseId, Role};

pub(super) const RULE: Rule = Rule { code: Code(525), level: Severity::Advice, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let results = ground.theory.vocabulary.iter().filter(|(id, phrase)| {
        let declared = matches!(phrase.declared().role, Some((Role::Mechanism | Role::Outcome, _)));
        let uses = ground.uses.get(*id);
        let once_led_to = !uses.mechanisms.is_empty() || !uses.outcomes.is_empty();
        (declared || once_led_to) && phrase.declared().when.is_none() && is_awaited(ground, *id)
    });
    results
        .filter_map(|(id, phrase)| {
            let asking = ground.uses.get(id).conditions.iter().find(|one| !ground.configuration(**one).retired)?;
            let asking = ground.configuration(*asking);
            let message = format!("nothing brings about `{}`, which `{}` asks for", phrase.name, asking.full_name);
            Some(
                RULE.says(phrase.first, message)
                    .about(&phrase.name)
                    .label_or_related(asking.place, "asked for here")
                    .help("write the configuration that leads to it, or declare it as a `context`"),
            )
        })
        .collect()
}

/// Whether no configuration in force, no implication and no case gives it.
fn is_awaited(ground: &Ground<'_>, id: PhraseId) -> bool {
    let uses = ground.uses.get(id);
    let in_force = |id: &ConfigurationId| !ground.configuration(*id).retired;
    let led_to = uses.mechanisms.iter().chain(&uses.outcomes).any(in_force);
    !led_to && uses.implied == 0 && uses.facts.is_empty()
}
