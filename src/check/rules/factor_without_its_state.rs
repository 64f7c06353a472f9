//! # CMO532: factor without its state
//!
//! A context names a factor in one word and not the state that it is in: `leadership`, `trust`. Whether it is there, strong or lacking, is what a case must say; with the bare word,
//! two people will say different things of one site. This is advice; a declaration with `means` settles it.
//!
//! ```cmo
//! cmoc 1a
//!   if leadership
//!   then staff feel supported
//!   then toolkit used
//! ```
//!
//! Write the state that matters; or say what the word means.
//!
//! ```cmo
//! cmoc 1a
//!   if manager takes part in the meetings
//!   then staff feel supported
//!   then toolkit used
//! ```

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::theory::{Phrase, Role};

pub(super) const RULE: Rule = Rule { code: Code(532), level: Severity::Advice, find };

/// Words that add nothing.
const LIGHT: [&str; 4] = ["a", "an", "the", "good"];

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let contexts = ground.theory.vocabulary.iter().filter(|(_, phrase)| phrase.roles.has(Role::Context));
    contexts
        .filter(|(_, phrase)| is_one_word(&phrase.name) && !is_settled(phrase))
        .map(|(_, phrase)| {
            RULE.says(phrase.first, format!("`{}` names a factor, and not its state", phrase.name))
                .about(&phrase.name)
                .help(format!(
                    "write what is to be seen, as in `{} shared by all`; or declare it with `means`",
                    phrase.name
                ))
        })
        .collect()
}

fn is_one_word(name: &str) -> bool {
    name.split_whitespace().filter(|word| !LIGHT.contains(&&*word.to_lowercase())).count() == 1
}

/// Whether it is said what it means, in words or by a condition.
fn is_settled(phrase: &Phrase) -> bool {
    phrase.declared().means.is_some() || phrase.declared().when.is_some()
}
