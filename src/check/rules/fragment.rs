//! # CMO531: fragment
//!
//! A short phrase without quotation marks stands beside `and` or `or`, and it is used nowhere else and not declared. It may be a piece of one phrase that the
//! word split: `time protected and paid for` is read as two phrases, `time protected` and `paid for`. This is advice.
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

/// A phrase of more words than this is no fragment.
const WORDS: usize = 2;

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, one) in ground.live() {
        let conditions = std::iter::once(&one.context).chain(&one.resource);
        let mut beside = Vec::new();
        conditions.for_each(|condition| side_by_side(condition, &mut beside));
        let fragments = beside.into_iter().filter(|mention| is_fragment(ground, mention));
        found.extend(fragments.map(|mention| {
            RULE.says(mention.place, format!("`{}` stands alone beside another phrase", ground.text(mention.place)))
                .saying("used nowhere else: a piece of a longer phrase?")
                .about(ground.name(mention.phrase()))
                .help("where it is a piece of a longer phrase, put that in quotation marks or on a line `- …`; else say it in full")
        }));
    }
    found
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

/// Whether it is short, bare, in a line, not declared, and used here alone.
fn is_fragment(ground: &Ground<'_>, mention: &Mention) -> bool {
    let phrase = ground.theory.vocabulary.get(mention.phrase());
    let short = phrase.name.split_whitespace().count() <= WORDS;
    let once = ground.uses.get(mention.phrase()).times() == 1 && phrase.declared().role.is_none();
    short && once && !mention.literal.negated && is_bare_beside_a_joint(ground, mention)
}

/// Whether it has no quotation marks, and `and` or `or` beside it. A bullet has neither.
fn is_bare_beside_a_joint(ground: &Ground<'_>, mention: &Mention) -> bool {
    let text = ground.sources.get(mention.place.source).text();
    let (before, after) = (&text[..mention.place.span.start as usize], &text[mention.place.span.end as usize..]);
    let joins = |word: Option<&str>| {
        word.is_some_and(|word| ["and", "or"].iter().any(|joint| word.eq_ignore_ascii_case(joint)))
    };
    let (behind, ahead) = (before.split_whitespace().next_back(), after.split_whitespace().next());
    !ground.text(mention.place).starts_with(['"', '“']) && (joins(behind) || joins(ahead))
}
