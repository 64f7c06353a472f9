//! # CMO531: fragment
//!
//! A short phrase without quotation marks stands beside `and` or `or`, and it is used nowhere else and not declared. It may be a piece of one phrase that the
//! word split: `time protected and paid for` is read as two phrases, `time protected` and `paid for`. So may one that begins with `which`, `that`, `provided` and the like after a
//! comma. Mechanisms and outcomes are looked at as conditions are. This is advice.
//!
//! ```cmo
//! cmoc 1a
//!   if time protected and paid for
//!   then staff feel valued
//!   then meetings attended
//! ```
//!
//! Quote the whole phrase, or write it as a bullet; where two are meant, say each in full.
//!
//! ```cmo
//! cmoc 1a
//!   if "time protected and paid for"
//!   then staff feel valued
//!   then meetings attended
//! ```

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::theory::{Condition, Mention};

pub(super) const RULE: Rule = Rule { code: Code(531), level: Severity::Advice, find };

/// A phrase of more words than this is no fragment, unless it begins as one.
const WORDS: usize = 2;

/// What a piece of a longer sentence begins with.
const BEGINNINGS: [&str; 12] =
    ["which", "that", "who", "whose", "because", "so", "provided", "except", "while", "whereas", "including", "such"];

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, one) in ground.live() {
        let mut beside = Vec::new();
        std::iter::once(&one.context).chain(&one.resource).for_each(|condition| side_by_side(condition, &mut beside));
        beside.extend(several(one.mechanisms.iter().collect()));
        beside.extend(several(one.outcomes.iter().map(|outcome| &outcome.mention).collect()));
        let fragments = beside.into_iter().filter(|mention| is_fragment(ground, mention));
        found.extend(fragments.map(|mention| finding(ground, mention)));
    }
    found
}

fn finding(ground: &Ground<'_>, mention: &Mention) -> Diagnostic {
    RULE.says(mention.place, format!("`{}` stands alone beside another phrase", ground.text(mention.place)))
        .saying("used nowhere else: a piece of a longer phrase?")
        .about(ground.name(mention.phrase()))
        .help("where it is a piece of a longer phrase, put that in quotation marks or on a line `- …`; else say it in full")
}

/// Phrases where they are more than one.
fn several(mentions: Vec<&Mention>) -> Vec<&Mention> {
    if mentions.len() > 1 { mentions } else { Vec::new() }
}

/// The phrases that stand beside others in a list.
fn side_by_side<'c>(condition: &'c Condition, found: &mut Vec<&'c Mention>) {
    match condition {
        Condition::Phrase(_) | Condition::Unknown(_) => {}
        Condition::Not(inner) => side_by_side(inner, found),
        Condition::All(of) | Condition::Any(of) | Condition::NoneOf(of) | Condition::AtLeast(_, of) => {
            of.iter().for_each(|one| match plain(one) {
                Some(mention) => found.push(mention),
                None => side_by_side(one, found),
            });
        }
        Condition::Unless(holds, fails) => [holds, fails].into_iter().for_each(|one| side_by_side(one, found)),
    }
}

/// The phrase that a condition is, perhaps negated.
fn plain(condition: &Condition) -> Option<&Mention> {
    match condition {
        Condition::Phrase(mention) => Some(mention),
        Condition::Not(inner) => plain(inner),
        Condition::Unknown(_)
        | Condition::All(_)
        | Condition::Any(_)
        | Condition::NoneOf(_)
        | Condition::AtLeast(..)
        | Condition::Unless(..) => None,
    }
}

/// Whether it is short or begins as a piece does, bare, beside what joins, not declared, and used here alone.
fn is_fragment(ground: &Ground<'_>, mention: &Mention) -> bool {
    let phrase = ground.theory.vocabulary.get(mention.phrase());
    let once = ground.uses.get(mention.phrase()).times() == 1 && phrase.declared().role.is_none();
    let first = phrase.name.split_whitespace().next().unwrap_or_default().to_lowercase();
    let begins = BEGINNINGS.contains(&&*first);
    let short = phrase.name.split_whitespace().count() <= WORDS;
    let joint = joint_beside(ground, mention);
    once && !mention.literal.negated
        && match joint {
            Some(Joint::Word) => short || begins,
            Some(Joint::Comma) => begins,
            None => false,
        }
}

/// What joins a bare phrase to its neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// `and`, `or`
    Word,
    /// `,`
    Comma,
}

/// What stands beside a bare phrase. A bullet has nothing beside it.
fn joint_beside(ground: &Ground<'_>, mention: &Mention) -> Option<Joint> {
    let text = ground.sources.get(mention.place.source).text();
    let (before, after) = (&text[..mention.place.span.start as usize], &text[mention.place.span.end as usize..]);
    let is_joint = |word: &str| ["and", "or"].iter().any(|joint| word.eq_ignore_ascii_case(joint));
    if ground.text(mention.place).starts_with(['"', '“']) {
        return None;
    }
    let beside = [before.split_whitespace().next_back(), after.split_whitespace().next()];
    if beside.into_iter().flatten().any(is_joint) {
        return Some(Joint::Word);
    }
    before.trim_end().ends_with(',').then_some(Joint::Comma)
}
