//! # CMO535: sentence in a bullet
//!
//! A bullet, or a phrase in quotation marks, is one whole phrase: nothing inside it splits. This one holds `unless`, `and not`, `or not` or `not` in its midst, which
//! negate nothing there: a case that says the phrase without it says nothing of this one. This is advice.
//!
//! ```cmo
//! cmoc 1a
//!   if
//!     - staff trained unless manager absent
//!   then staff confident in their skills
//!   then fewer falls
//! ```
//!
//! Write the parts as bullets of their own, with `not` at the start, and `unless` on its line; or say it in words that need no `not`.
//!
//! ```cmo
//! cmoc 1a
//!   if
//!     - staff trained
//!     unless manager absent
//!   then staff confident in their skills
//!   then fewer falls
//! ```

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};

pub(super) const RULE: Rule = Rule { code: Code(535), level: Severity::Advice, find };

/// Words that part or negate nothing within a phrase.
const WORDS: [&str; 2] = ["unless", "not"];

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let used = ground.theory.vocabulary.iter().filter(|(_, phrase)| phrase.in_theory);
    used.filter_map(|(_, phrase)| {
        let inside = phrase.name.split_whitespace().skip(1).find(|word| WORDS.contains(&&*word.to_lowercase()))?;
        let message = format!("`{inside}` inside `{}` is read as a word of the phrase", phrase.name);
        Some(
            RULE.says(phrase.first, message).saying("one whole phrase").about(&phrase.name).help(
                "write its parts as phrases of their own, `not` before the phrase and `unless` after all of them",
            ),
        )
    })
    .collect()
}
