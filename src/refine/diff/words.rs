//! Turns conditions into the words of their author, part by part.

use crate::refine::diff::bridge::Side;
use crate::refine::diff::wording::Wording;
use crate::theory::Condition;

/// What a part says, and the sentence for it.
pub(super) type Said<K> = Vec<(K, String)>;

/// The parts of a condition that must all hold, each with its words.
pub(super) fn conjuncts(side: Side<'_>, condition: &Condition) -> Said<(bool, Wording)> {
    match condition {
        Condition::All(of) => of.iter().flat_map(|one| conjuncts(side, one)).collect(),
        Condition::Unless(holds, fails) => {
            let mut parts = conjuncts(side, holds);
            parts.push(((true, side.wording(fails)), format!("unless {}", words(side, fails))));
            parts
        }
        Condition::Phrase(mention) => vec![((false, side.wording(condition)), side.words(mention.literal))],
        Condition::Unknown(_)
        | Condition::Not(_)
        | Condition::Any(_)
        | Condition::NoneOf(_)
        | Condition::AtLeast(..) => vec![((false, side.wording(condition)), words(side, condition))],
    }
}

/// A condition as a sentence would have it.
pub(super) fn words(side: Side<'_>, condition: &Condition) -> String {
    let list = |name: &str, of: &[Condition]| {
        let each: Vec<String> = of.iter().map(|one| nested(side, one)).collect();
        format!("{name} ({})", each.join(", "))
    };
    match condition {
        Condition::Phrase(mention) => quoted(side.words(mention.literal)),
        Condition::Unknown(_) => "?".to_owned(),
        Condition::Not(of) => format!("not {}", nested(side, of)),
        Condition::All(of) => {
            let each: Vec<String> = of.iter().map(|one| nested(side, one)).collect();
            each.join(" and ")
        }
        Condition::Any(of) => list("any of", of),
        Condition::NoneOf(of) => list("none of", of),
        Condition::AtLeast(least, of) => list(&format!("at least {least} of"), of),
        Condition::Unless(holds, fails) => format!("{} unless {}", nested(side, holds), words(side, fails)),
    }
}

fn nested(side: Side<'_>, condition: &Condition) -> String {
    match condition {
        Condition::All(of) if of.len() > 1 => format!("({})", words(side, condition)),
        Condition::Unless(..) => format!("({})", words(side, condition)),
        Condition::All(_)
        | Condition::Phrase(_)
        | Condition::Unknown(_)
        | Condition::Not(_)
        | Condition::Any(_)
        | Condition::NoneOf(_)
        | Condition::AtLeast(..) => words(side, condition),
    }
}

/// A phrase in quotes where its own words would be read as those around it.
fn quoted(phrase: String) -> String {
    let joins = [" and ", " or ", " unless "];
    if phrase.contains([',', '(', ')']) || joins.iter().any(|word| phrase.contains(word)) {
        return format!("“{phrase}”");
    }
    phrase
}

/// What one version says and the other does not, each as often as it says it more: lost, gained.
pub(super) fn unlike<K: PartialEq>(before: Said<K>, after: Said<K>) -> (Vec<String>, Vec<String>) {
    let mut lost = before;
    let mut gained = Vec::new();
    for (key, words) in after {
        match lost.iter().position(|(other, _)| *other == key) {
            Some(at) => _ = lost.remove(at),
            None => gained.push(words),
        }
    }
    (lost.into_iter().map(|(_, words)| words).collect(), gained)
}
