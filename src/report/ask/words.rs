//! The sentences that all forms of an interview guide share.

use crate::ask::{Ask, Question, Settled, Unsettled};
use crate::report::matched::Told;
use crate::report::plural::counted;

/// A question with its place in the best order, if it has one.
pub(super) type Numbered<'a> = (Option<usize>, &'a Question);

/// How much is not settled, and how much of it the questions do.
pub(super) fn summary(ask: &Ask) -> String {
    let case = &ask.case;
    let verdicts = counted(ask.weighed, "verdict", "verdicts");
    let open = ask.undetermined.len();
    if open == 0 {
        return format!("In {case}, nothing is left to ask: none of {verdicts} is undetermined.");
    }
    let (is, them) = if open == 1 { ("is", "it") } else { ("are", "them") };
    let undetermined = format!("In {case}, {open} of {verdicts} {is} undetermined.");
    match (ask.questions.len(), ask.best_order_exact) {
        (0, _) => format!("{undetermined} No question about what a condition names would settle any."),
        (1, _) => format!("{undetermined} One question bears on {them}."),
        (number, true) => {
            let idle = if number > ask.best_order.len() { " What is marked – the others settle." } else { "" };
            format!(
                "{undetermined} {number} questions bear on {them}; asked by their numbers, they settle most soonest.{idle}"
            )
        }
        (number, false) => format!(
            "{undetermined} {number} questions bear on {them}, numbered by what each settles alone: the theory is too large \
             for the best order."
        ),
    }
}

/// The first questions by whom, else by what they are about; each group where its first question stands.
pub(super) fn groups(ask: &Ask, max: usize) -> Vec<(&str, Vec<Numbered<'_>>)> {
    let mut groups: Vec<(&str, Vec<Numbered<'_>>)> = Vec::new();
    for numbered in in_order(ask).into_iter().take(max) {
        let title = title(numbered.1);
        match groups.iter_mut().find(|(of, _)| *of == title) {
            Some((_, questions)) => questions.push(numbered),
            None => groups.push((title, vec![numbered])),
        }
    }
    groups
}

/// The questions in the best order, then the others.
pub(super) fn in_order(ask: &Ask) -> Vec<Numbered<'_>> {
    let place = |question: &Question| ask.best_order.iter().position(|one| one.phrase == question.phrase);
    let mut questions: Vec<Numbered<'_>> = ask.questions.iter().map(|one| (place(one).map(|at| at + 1), one)).collect();
    questions.sort_by_key(|(number, _)| number.unwrap_or(usize::MAX));
    questions
}

/// Whom a question is about, else the part that it plays.
fn title(question: &Question) -> &str {
    match (&question.actor, question.kind) {
        (Some(actor), _) => actor,
        (None, Some(kind)) => kind.heading(),
        (None, None) => "Other",
    }
}

/// What the two answers settle, each with its label.
pub(super) fn answers(question: &Question) -> Vec<(&'static str, String)> {
    match (question.settled_if_present.as_slice(), question.settled_if_absent.as_slice()) {
        ([], []) => vec![("alone", "settles nothing, and does with others".to_owned())],
        (present, absent) => vec![("if so", settle(present)), ("if not", settle(absent))],
    }
}

/// What an answer settles: `PT1.1a and PT1.1b fire; PT1.2 is blocked`.
pub(super) fn settle(settled: &[Settled]) -> String {
    let mut by_verdict: Vec<(Told, Vec<&str>)> = Vec::new();
    for one in settled {
        let told = Told::from(one.form, one.verdict);
        match by_verdict.iter_mut().find(|(of, _)| *of == told) {
            Some((_, ids)) => ids.push(&one.id),
            None => by_verdict.push((told, vec![&one.id])),
        }
    }
    let clauses = by_verdict.iter().map(|(told, ids)| {
        let [one, many] = told.counted();
        format!("{} {}", listed(ids), if ids.len() == 1 { one } else { many })
    });
    match clauses.collect::<Vec<_>>() {
        none if none.is_empty() => "settles nothing by itself".to_owned(),
        clauses => clauses.join("; "),
    }
}

/// Why no answer settles a verdict.
pub(super) fn unsettled(one: &Unsettled) -> String {
    let rests_on: Vec<String> = one.rests_on.iter().map(|phrase| format!("“{}”", phrase.words)).collect();
    let rests_on: Vec<&str> = rests_on.iter().map(String::as_str).collect();
    let id = &one.id;
    match (one.open, rests_on.as_slice()) {
        (true, _) => format!("{id}: part of what it asks for is not known yet (`?`)"),
        (false, []) => format!("{id}: a degree of 0.5 is neither more in than out nor more out than in"),
        (false, phrases) => format!(
            "{id}: it rests on {}, which is for other configurations to bring about; say so in the case where it was seen",
            listed(phrases)
        ),
    }
}

/// `A, B and C`
fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
