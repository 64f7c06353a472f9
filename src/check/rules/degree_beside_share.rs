//! # CMO533: degree beside a share
//!
//! A case gives a degree for a phrase that speaks of a share. A degree says how far the phrase holds (the membership of a fuzzy set), which is no
//! share: `70% of staff trained = 0.7` says that it is rather true than not that 70% were trained. This is a warning.
//!
//! ```cmo
//! cmoc 1a
//!   if 70% of staff trained
//!   then staff confident in their skills
//!   then fewer falls
//!
//! case oakwood
//!   70% of staff trained = 0.7
//! ```
//!
//! Give the phrase without the share and its degree, by the scale that you chose; or the share as a plain fact.
//!
//! ```cmo
//! cmoc 1a
//!   if staff trained
//!   then staff confident in their skills
//!   then fewer falls
//!
//! case oakwood
//!   staff trained = 0.7
//! ```

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::theory::{Case, Fact, Said};

pub(super) const RULE: Rule = Rule { code: Code(533), level: Severity::Warning, find };

/// Words that speak of a share.
const SHARES: [&str; 6] = ["percent", "per", "proportion", "share", "percentage", "fraction"];

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let facts = ground.theory.cases.iter().flat_map(|case| case.facts.iter().map(move |fact| (case, fact)));
    facts
        .filter(|(_, fact)| matches!(fact.said, Said::Degree(_)) && speaks_of_share(ground.name(fact.literal.phrase)))
        .map(|(case, fact)| finding(ground, case, fact))
        .collect()
}

fn speaks_of_share(phrase: &str) -> bool {
    let lower = phrase.to_lowercase();
    let mut words = lower.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let per_cent = word != "per" || words.peek() == Some(&"cent");
        if word.contains('%') || (SHARES.contains(&word) && per_cent) {
            return true;
        }
    }
    false
}

fn finding(ground: &Ground<'_>, case: &Case, fact: &Fact) -> Diagnostic {
    let message = format!(
        "case `{}` gives a degree for `{}`, which speaks of a share",
        case.name,
        ground.name(fact.literal.phrase)
    );
    RULE.says(fact.place, message)
        .saying("a degree says how far the phrase holds")
        .about(ground.name(fact.literal.phrase))
        .about(&case.name)
        .help("write the phrase without the share and give its degree; or the share as a plain fact, without `=`")
}
