//! # CMO528: declared and never used
//!
//! A phrase is declared, and no configuration, declaration or case uses it under any of its names. It may be spelled otherwise where it is meant. This is a warning.
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

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};

pub(super) const RULE: Rule = Rule { code: Code(528), level: Severity::Warning, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let declared = ground.theory.vocabulary.iter().filter_map(|(id, phrase)| {
        let (_, place) = phrase.declared().role?;
        // A definition or an implication of its own may matter to other phrases.
        let speaks = phrase.declared().when.is_some() || !phrase.declared().implies.is_empty();
        (ground.uses.get(id).times() == 0 && !speaks).then_some((phrase, place))
    });
    declared
        .map(|(phrase, place)| {
            RULE.says(place, format!("nothing uses `{}`", phrase.name))
                .about(&phrase.name)
                .help("use its name where it is meant, add the other spelling with `also`, or take it out")
        })
        .collect()
}
