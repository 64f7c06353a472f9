//! # CMO531: fragment
//!
//! A phrase without quotation marks stands beside `and`, `or` or a comma, and it is used nowhere else and not declared. It may be a piece of one phrase that the word split: `time protected and paid for` is read as two phrases,
//! `time protected` and `paid for`. Beside a word that joins, a phrase of one or two words is pointed out. Of whatever length, after a word that joins or a comma, is one that does not say who or what it speaks of: it
//! begins with a verb (`is`, `has`, `can`), with a participle and a preposition (`paid for by the trust`), with `for`, `by`, `with`, `of`, `to` or `from`, or with `which`, `that`, `provided` and the like. Pieces that read as
//! whole statements are not found. Mechanisms and outcomes, what turns a dimmer and what a
//! declaration (`when`, `implies`) or a heading (`mechanism`) says are looked at as conditions are. This is advice.
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
use crate::theory::{Condition, Configuration, Mention, Phrase, identity};

pub(super) const RULE: Rule = Rule { code: Code(531), level: Severity::Advice, find };

/// A phrase of more words than this is no fragment, unless it begins as one.
const WORDS: usize = 2;

/// What a piece of a longer sentence begins with.
const BEGINNINGS: &str = "which that who whose because so provided except while whereas including such is are was were has have had \
    can could will would should for by with of to from";

/// What follows a participle that goes with words before it.
const PREPOSITIONS: &str = "for by with of to from in into on at as about over through between among";

/// Participles that do not end in `ed`.
const PARTICIPLES: &str = "built brought chosen done drawn found given held kept known led left made met paid put run seen sent set \
    shown spent spread taken taught told understood written";

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let mut beside: Vec<Mention> = Vec::new();
    ground.live().for_each(|(_, one)| in_configuration(one, &mut beside));
    ground.theory.vocabulary.iter().for_each(|(_, phrase)| in_declaration(phrase, &mut beside));
    let shared = ground.theory.headings.iter().chain(ground.theory.groups.iter().map(|group| &group.says));
    shared.for_each(|heading| beside.extend(several(heading.mechanisms.iter())));
    let fragments = beside.iter().filter(|mention| is_fragment(ground, mention));
    fragments.map(|mention| finding(ground, mention)).collect()
}

fn in_configuration(one: &Configuration, beside: &mut Vec<Mention>) {
    std::iter::once(&one.context).chain(&one.resource).for_each(|condition| side_by_side(condition, beside));
    beside.extend(several(one.mechanisms.iter()));
    for list in [&one.outcomes, &one.strengthened_by, &one.weakened_by] {
        beside.extend(several(list.iter().map(|predicted| &predicted.mention)));
    }
}

fn in_declaration(phrase: &Phrase, beside: &mut Vec<Mention>) {
    let declared = phrase.declared();
    declared.when.iter().for_each(|when| side_by_side(when, beside));
    let implied: Vec<Mention> = declared.implies.iter().map(|&(literal, place)| Mention { literal, place }).collect();
    beside.extend(several(implied.iter()));
}

fn finding(ground: &Ground<'_>, mention: &Mention) -> Diagnostic {
    RULE.says(mention.place, format!("`{}` stands alone beside another phrase", ground.text(mention.place)))
        .saying("used nowhere else: a piece of a longer phrase?")
        .about(ground.name(mention.phrase()))
        .help("where it is a piece of a longer phrase, put that in quotation marks or on a line `- …`; else say it in full")
}

/// Phrases where they are more than one.
fn several<'m>(mentions: impl Iterator<Item = &'m Mention>) -> Vec<Mention> {
    let all: Vec<Mention> = mentions.copied().collect();
    if all.len() > 1 { all } else { Vec::new() }
}

/// The phrases that stand beside others in a list.
fn side_by_side(condition: &Condition, found: &mut Vec<Mention>) {
    match condition {
        Condition::Phrase(_) | Condition::Unknown(_) => {}
        Condition::Not(inner) => side_by_side(inner, found),
        Condition::All(of) | Condition::Any(of) | Condition::NoneOf(of) | Condition::AtLeast(_, of) => {
            of.iter().for_each(|one| match plain(one) {
                Some(mention) => found.push(*mention),
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
    if !once || mention.literal.negated || ground.text(mention.place).starts_with(['"', '“']) {
        return false;
    }
    let key = identity(&phrase.name);
    let words: Vec<&str> = key.split(' ').collect();
    let [before, after] = joints(ground, mention);
    let is_word = |joint: Option<Joint>| joint == Some(Joint::Word);
    let is_short = words.len() <= WORDS && (is_word(before) || is_word(after));
    is_short || (before.is_some() && begins_as_piece(&words))
}

/// Whether it goes on from words before it, and does not say who or what it speaks of.
fn begins_as_piece(words: &[&str]) -> bool {
    let is_among = |words: &str, word: &str| words.split(' ').any(|known| known == word);
    let is_participle = |word: &str| word.ends_with("ed") || is_among(PARTICIPLES, word);
    match words {
        [first, second, ..] if is_participle(first) && is_among(PREPOSITIONS, second) => true,
        [first, ..] => is_among(BEGINNINGS, first),
        [] => false,
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

/// What stands before and after a phrase. A bullet has nothing beside it.
fn joints(ground: &Ground<'_>, mention: &Mention) -> [Option<Joint>; 2] {
    let text = ground.sources.get(mention.place.source).text();
    let (before, after) = (&text[..mention.place.span.start as usize], &text[mention.place.span.end as usize..]);
    let is_joint = |word: &str| ["and", "or"].iter().any(|joint| word.eq_ignore_ascii_case(joint));
    let joint = |word: Option<&str>, comma: bool| match word {
        Some(word) if is_joint(word) => Some(Joint::Word),
        Some(_) | None => comma.then_some(Joint::Comma),
    };
    let comma = [before.trim_end().ends_with(','), after.trim_start().starts_with(',')];
    [joint(before.split_whitespace().next_back(), comma[0]), joint(after.split_whitespace().next(), comma[1])]
}
