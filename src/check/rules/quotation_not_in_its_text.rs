//! # CMO516: quotation not in its text
//!
//! A quotation is given as evidence, and the text of its study does not hold it; nor, for a case, does the text of any study that is its `source`. It was changed in copying, or is taken from another paper: then `via` names that
//! one. Line breaks, hyphenation, ligatures, quotation marks and punctuation may differ; words, numbers and the signs at them (`<`, `-`, `%`) may not, and a quotation begins and ends where a word does. What is left out (`…`) or added in brackets is passed over. This is a warning.
//!
//! ```cmo
//! study CHIPPS
//!   text "papers/inch2019.txt"
//!
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//!   supported by CHIPPS [p. 4] "the general practitioners were happy to hand over"
//! ```
//!
//! Quote what stands there: `cmo evidence --quotes` shows the passage that is nearest, beside your words.
//!
//! ```cmo
//! study CHIPPS
//!   text "papers/inch2019.txt"
//!
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//!   supported by CHIPPS [p. 4] "GPs were happy to […] delegate"
//! ```

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::quotation::{LookedUpIn, Quoted, quotations};

pub(super) const RULE: Rule = Rule { code: Code(516), level: Severity::Warning, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    quotations(ground.theory).iter().filter_map(|quoted| missing(ground, quoted)).collect()
}

/// A finding where all texts of the studies are at hand, there is one, and none holds the quotation.
fn missing(ground: &Ground<'_>, quoted: &Quoted<'_>) -> Option<Diagnostic> {
    let LookedUpIn::Studies(studies) = &quoted.looked_up_in else { return None };
    if !ground.texts.lack(quoted) {
        return None;
    }
    let name = &ground.theory.studies[studies.first()?.0 as usize].name;
    let found = RULE.says(quoted.place, format!("the text of `{name}` does not hold this quotation"));
    Some(found.saying("not found, word by word").about(name).about(quoted.by.name(ground.theory)).help(
        "quote what stands there, with `…` for what is left out; or name the paper that it is taken from with `via`",
    ))
}
