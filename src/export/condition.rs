//! Conditions as cells: a phrase as it is, what is more than one as the language has it with each phrase in quotation
//! marks.

use crate::theory::{Condition, Literal, Mention, Predicted, Theory};

/// How tightly a condition is to hold together where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Among {
    /// Alone.
    Nothing,
    /// In a conjunction, a disjunction or a list, after `not` or beside `unless`.
    Others,
}

/// A condition as a cell.
pub(super) fn cell(theory: &Theory, condition: &Condition) -> String {
    match condition {
        Condition::Phrase(mention) => name(theory, mention),
        other => written(theory, other, Among::Nothing),
    }
}

/// Phrases as a cell.
pub(super) fn mentions(theory: &Theory, mentions: &[Mention]) -> String {
    match mentions {
        [one] => name(theory, one),
        several => several.iter().map(|one| quoted(&name(theory, one))).collect::<Vec<_>>().join(", "),
    }
}

/// Outcomes, and what turns a dimmer, as a cell.
pub(super) fn predicted(theory: &Theory, predicted: &[Predicted]) -> String {
    match predicted {
        [one] if !one.negated => name(theory, &one.mention),
        several => {
            let one = |one: &Predicted| {
                let not = if one.negated { "not " } else { "" };
                format!("{not}{}", quoted(&name(theory, &one.mention)))
            };
            several.iter().map(one).collect::<Vec<_>>().join(", ")
        }
    }
}

/// A phrase by its name; where an opposite was written, by that of the opposite.
fn name(theory: &Theory, mention: &Mention) -> String {
    theory.vocabulary.get(mention.phrase()).words(Literal { ..mention.literal })
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}

fn written(theory: &Theory, condition: &Condition, among: Among) -> String {
    let one = |condition: &Condition| written(theory, condition, Among::Others);
    let all = |of: &[Condition], by: &str| of.iter().map(one).collect::<Vec<_>>().join(by);
    let text = match condition {
        Condition::Phrase(mention) => return quoted(&name(theory, mention)),
        Condition::Unknown(_) => return "?".to_owned(),
        Condition::Not(inner) => return format!("not {}", one(inner)),
        Condition::NoneOf(of) => return format!("none of ({})", all(of, ", ")),
        Condition::AtLeast(least, of) => return format!("at least {least} of ({})", all(of, ", ")),
        Condition::All(of) if of.len() == 1 => return format!("all of ({})", all(of, ", ")),
        Condition::Any(of) if of.len() == 1 => return format!("any of ({})", all(of, ", ")),
        Condition::All(of) => all(of, " and "),
        Condition::Any(of) => all(of, " or "),
        Condition::Unless(holds, fails) => format!("{} unless {}", one(holds), one(fails)),
    };
    match among {
        Among::Nothing => text,
        Among::Others => format!("({text})"),
    }
}
