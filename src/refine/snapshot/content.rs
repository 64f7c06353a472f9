//! Turns a statement that its author did not name into words that stay the same while it says the same.
//!
//! What stands side by side is put into one order, so that neither its place in a file nor the order of its phrases
//! counts.

use crate::theory::{Condition, Configuration, Form, Mention, Predicted, Theory};

/// What a configuration is called in what is kept: the full name that its author gave, else what it says.
pub(in crate::refine) fn label(theory: &Theory, one: &Configuration) -> String {
    if one.named { one.full_name.clone() } else { content(theory, one) }
}

/// A statement in words: `if “a” and “b” then “c”`, its theory first.
fn content(theory: &Theory, one: &Configuration) -> String {
    let mut words = match one.heading {
        Some(heading) => format!("{} ", theory.headings[heading.0 as usize].name),
        None => String::new(),
    };
    words += match one.form {
        Form::If => "if ",
        Form::OnlyIf => "only if ",
    };
    words += &condition(theory, &one.context);
    let mechanisms = sorted(one.mechanisms.iter().map(|one| mention(theory, *one)));
    match (&one.resource, mechanisms.is_empty()) {
        (Some(resource), true) => words += &format!(" then {} -> ?", condition(theory, resource)),
        (Some(resource), false) => {
            words += &format!(" then {} -> {}", condition(theory, resource), mechanisms.join(", "));
        }
        (None, false) => words += &format!(" then {}", mechanisms.join(", ")),
        (None, true) => {}
    }
    let outcomes = sorted(one.outcomes.iter().map(|one| outcome(theory, one)));
    words + " then " + &if outcomes.is_empty() { "?".to_owned() } else { outcomes.join(", ") }
}

/// A phrase as it stands in a snapshot: its own curly quotes would end it early.
pub(super) fn quoted(phrase: &str) -> String {
    format!("“{}”", phrase.replace(['“', '”'], "\""))
}

fn condition(theory: &Theory, one: &Condition) -> String {
    match one {
        Condition::Phrase(one) => mention(theory, *one),
        Condition::Unknown(_) => "?".to_owned(),
        Condition::Not(one) => format!("not {}", inner(theory, one)),
        Condition::All(of) => parts(theory, of).join(" and "),
        Condition::Any(of) => parts(theory, of).join(" or "),
        Condition::NoneOf(of) => format!("none of ({})", parts(theory, of).join(", ")),
        Condition::AtLeast(least, of) => format!("at least {least} of ({})", parts(theory, of).join(", ")),
        Condition::Unless(one, other) => format!("{} unless {}", inner(theory, one), inner(theory, other)),
    }
}

fn parts(theory: &Theory, of: &[Condition]) -> Vec<String> {
    sorted(of.iter().map(|one| inner(theory, one)))
}

/// A condition within another: in parentheses where it would else be read as part of that.
fn inner(theory: &Theory, one: &Condition) -> String {
    let words = condition(theory, one);
    match one {
        Condition::All(_) | Condition::Any(_) | Condition::Unless(..) => format!("({words})"),
        Condition::Phrase(_)
        | Condition::Unknown(_)
        | Condition::Not(_)
        | Condition::NoneOf(_)
        | Condition::AtLeast(..) => words,
    }
}

fn mention(theory: &Theory, one: Mention) -> String {
    let phrase = theory.vocabulary.get(one.phrase());
    if one.literal.negated && phrase.declared().opposites.is_empty() {
        return format!("not {}", quoted(&phrase.name));
    }
    quoted(&phrase.words(one.literal))
}

fn outcome(theory: &Theory, one: &Predicted) -> String {
    format!("{}{}", if one.negated { "not " } else { "" }, mention(theory, one.mention))
}

fn sorted(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut words: Vec<String> = words.collect();
    words.sort();
    words
}
