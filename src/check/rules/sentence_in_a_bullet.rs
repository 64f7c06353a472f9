//! # CMO535: sentence in a bullet
//!
//! A bullet, or a phrase in quotation marks, is one whole phrase: nothing inside it splits. This one holds a word that parts or negates outside of phrases, and does nothing of the kind in it: `unless`, `not`, `if` or `then` in
//! its midst, or `only if` at its start; in a context or a resource also `or` between whole statements, `either … or`, and `any of`, `all of`, `none of` or `at least N of` at its start.
//! So does evidence (`supported by` and the like) with the name of a study, a paper or a case.
//! A case that says a part of the phrase says nothing of it. This is advice; a declaration with `means` or `when` settles all but `unless` and `not`.
//!
//! ```cmo
//! cmoc 1a
//!   if
//!     - staff trained unless manager absent
//!     - meetings held or agency staff present
//!   then staff confident in their skills
//!   then fewer falls
//! ```
//!
//! Write the parts as bullets of their own, with `not` at the start, and `unless` on its line; or say it in words that need none of these. An `or` that joins single words (`a safe or neutral
//! space`, `by phone or in person`, `one or more visits`) and an `if` that means *whether* (`staff ask if help is needed`) are not meant, nor is a `then` of time (`and then`, `now and then`, `since then`), nor are mechanisms and outcomes with `or`.
//!
//! ```cmo
//! cmoc 1a
//!   if
//!     - staff trained
//!     - any of
//!         - meetings held
//!         - agency staff present
//!     unless manager absent
//!   then staff confident in their skills
//!   then fewer falls
//! ```

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::theory::{Phrase, Role, Stance, Theory, identity};

pub(super) const RULE: Rule = Rule { code: Code(535), level: Severity::Advice, find };

/// Verbs and adjectives after which `if` means *whether*, and words with which it is another one.
const WHETHER: &[&str] = &[
    "ask", "asks", "asked", "know", "knows", "known", "knew", "see", "sees", "seen", "check", "checks", "checked",
    "wonder", "wonders", "tell", "tells", "sure", "unsure", "clear", "unclear", "as", "even", "what",
];

/// A word after one of these is one of the words that `or` joins within a phrase, and so is a number.
const WITHIN: &[&str] = &[
    "a", "an", "the", "of", "in", "by", "with", "for", "at", "on", "to", "from", "as", "their", "its", "his", "her",
    "our", "more", "less", "very", "is", "are", "was", "were", "be", "been", "and", "or", "any", "this", "that",
];

/// Words with which `then` says when.
const WHEN: &[&str] = &[
    "and", "or", "but", "since", "until", "till", "by", "from", "before", "after", "just", "only", "even", "back",
    "now", "was", "were",
];

/// Numbers in words before `or`.
const NUMBERS: &[&str] = &["one", "two", "three", "more", "some", "whether"];

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let used = ground.theory.vocabulary.iter().filter(|(_, phrase)| phrase.in_theory);
    used.filter_map(|(_, phrase)| {
        let (inside, help) = inside(phrase).or_else(|| citing(ground, phrase))?;
        let message = format!("`{inside}` inside `{}` is read as a word of the phrase", phrase.name);
        Some(RULE.says(phrase.first, message).saying("one whole phrase").about(&phrase.name).help(help))
    })
    .collect()
}

/// What parts or negates nothing within a phrase, and what to write.
fn inside(phrase: &Phrase) -> Option<(&'static str, &'static str)> {
    let key = identity(&phrase.name);
    let words: Vec<&str> = key.split(' ').map(|word| word.trim_matches([',', ';', ':'])).collect();
    let declared = phrase.declared();
    let is_settled = declared.means.is_some() || declared.when.is_some();
    let is_condition = phrase.roles.has(Role::Context) || phrase.roles.has(Role::Resource);
    negating(&words)
        .or_else(|| if is_settled { None } else { conditional(&words).or_else(|| following(&words)) })
        .or_else(|| if is_settled || !is_condition { None } else { choosing(&words) })
}

/// `staff trained supported by CMR`, where that is a study, a paper or a case; quotation marks say that it is meant.
fn citing(ground: &Ground<'_>, phrase: &Phrase) -> Option<(&'static str, &'static str)> {
    let key = identity(&phrase.name);
    let stance = Stance::ALL.into_iter().find(|stance| {
        let cited = key.split_once(&format!(" {} ", stance.clause())).map(|(_, cited)| cited);
        cited.is_some_and(|cited| is_source(ground.theory, cited.strip_prefix("case ").unwrap_or(cited)))
    })?;
    let is_quoted = ground.text(phrase.first).starts_with(['"', '“']);
    (!is_quoted).then_some((
        stance.clause(),
        "begin a new line with it, which is a clause; or put the phrase in quotation marks",
    ))
}

/// Whether a study, a paper or a case is called so; a place in it may follow.
fn is_source(theory: &Theory, cited: &str) -> bool {
    let name = cited.split(" [").next().unwrap_or(cited);
    let studies = theory.studies.iter().map(|study| &study.name);
    let keys = theory.studies.iter().flat_map(|study| &study.cites);
    let keys = keys.chain(theory.bibliographies.iter().flat_map(|one| &one.keys));
    let mut all = studies.chain(keys).chain(theory.cases.iter().map(|case| &case.name));
    all.any(|known| identity(known) == name)
}

fn negating(words: &[&str]) -> Option<(&'static str, &'static str)> {
    let known = ["unless", "not"];
    let inside = words.iter().skip(1).find_map(|word| known.into_iter().find(|known| known == word))?;
    Some((inside, "write its parts as phrases of their own, `not` before the phrase and `unless` after all of them"))
}

/// `meetings held if manager agrees`, `only if paid for`.
fn conditional(words: &[&str]) -> Option<(&'static str, &'static str)> {
    let help = "write what comes after it as a phrase of its own in the condition";
    if words.starts_with(&["only", "if"]) {
        return Some(("only if", help));
    }
    let is_condition = |pair: &&[&str]| pair[1] == "if" && !WHETHER.contains(&pair[0]);
    words.windows(2).find(is_condition).map(|_| ("if", help))
}

/// `staff trained then supported`
fn following(words: &[&str]) -> Option<(&'static str, &'static str)> {
    let help = "write what follows from it behind a `then` on a line of its own; or, where it comes later, `and then`";
    let parts = |three: &&[&str]| three[1] == "then" && !WHEN.contains(&three[0]);
    words.windows(3).find(parts).map(|_| ("then", help))
}

/// `staff trained or agency staff present`, `either day or night`, `any of the staff trained`.
fn choosing(words: &[&str]) -> Option<(&'static str, &'static str)> {
    let help = "write the parts as phrases of their own under `any of`, or the whole in words that need no such choice";
    let or = words.iter().position(|word| *word == "or").filter(|at| *at > 0);
    if or.is_some() && words.contains(&"either") {
        return Some(("either", help));
    }
    if or.is_some_and(|at| !joins_words(&words[..at])) {
        return Some(("or", help));
    }
    let quantifier = match words {
        ["any", "of", ..] => "any of",
        ["all", "of", ..] => "all of",
        ["none", "of", ..] => "none of",
        ["at", "least", _, "of", ..] => "at least",
        _ => return None,
    };
    Some((
        quantifier,
        "say in the condition of how many what holds, as in `any of (nurses trained, carers trained)`; or leave the word away",
    ))
}

/// Whether what stands before an `or` ends in a single word that it joins to another: `a safe`, `by phone`, `one`.
fn joins_words(before: &[&str]) -> bool {
    match before {
        [.., first, _] if WITHIN.contains(first) => true,
        [.., last] => NUMBERS.contains(last) || last.bytes().all(|byte| byte.is_ascii_digit()),
        [] => false,
    }
}
