//! Words for a verdict: what a configuration asks for, and how far the case meets it. They neither praise nor blame.

use crate::explain::match_case::{blocked_through, deciding, rounded, seen_literals};
use crate::explain::matched::{BlockedThrough, ConditionRole};
use crate::explain::reading::Reading;
use crate::explain::reasons::configuration::called;
use crate::explain::reasons::language::{joined_few, number, number_with, quoted, reference, to_the_degree};
use crate::explain::reasons::part;
use crate::explain::reasons::phrase::Named;
use crate::theory::{ConfigurationId, Form, Literal, Predicted, Value, Verdict};

/// The verdict with its gist, without a full stop.
pub(in crate::explain::reasons) fn says(reading: &Reading<'_>, id: ConfigurationId, in_case: &str) -> String {
    let verdict = reading.verdict(id).unwrap_or(Verdict::Undetermined);
    match reading.configuration(id).form {
        Form::If => sufficient(reading, id, verdict, in_case),
        Form::OnlyIf => necessary(reading, id, verdict, in_case),
    }
}

/// The verdict alone, where its reasons are told elsewhere.
pub(in crate::explain::reasons) fn again(reading: &Reading<'_>, id: ConfigurationId) -> String {
    let configuration = reading.configuration(id);
    let name = &reference(configuration);
    match (configuration.form, reading.verdict(id).unwrap_or(Verdict::Undetermined)) {
        (Form::If, Verdict::Fires) => format!("{name} fires"),
        (Form::If, Verdict::Blocked) => format!("{name} is blocked"),
        (Form::If, Verdict::Undetermined) => format!("whether {name} fires cannot be told"),
        (Form::If, Verdict::Contested) => format!("{name} is contested"),
        (Form::OnlyIf, Verdict::Fires) => format!("what {name} names as necessary is not in place"),
        (Form::OnlyIf, Verdict::Blocked) => format!("what {name} names as necessary is in place"),
        (Form::OnlyIf, Verdict::Undetermined) => {
            format!("whether what {name} names as necessary is in place cannot be told")
        }
        (Form::OnlyIf, Verdict::Contested) => {
            format!("whether what {name} names as necessary is in place is contested")
        }
    }
}

fn sufficient(reading: &Reading<'_>, id: ConfigurationId, verdict: Verdict, in_case: &str) -> String {
    let name = called(reading, id);
    match verdict {
        Verdict::Fires => fires(reading, id, &name, in_case),
        Verdict::Blocked => format!("{name} is blocked{in_case}: {}{}", blocked(reading, id), seen(reading, id)),
        Verdict::Undetermined => {
            format!("whether {name} fires{in_case} cannot be told: {}", open(reading, id))
        }
        Verdict::Contested => {
            format!("{name} is contested{in_case}: what is said of its conditions both meets them and fails them")
        }
    }
}

fn fires(reading: &Reading<'_>, id: ConfigurationId, name: &str, in_case: &str) -> String {
    let degree = reading.evaluation.firing(id).map_or(1.0, |firing| firing.in_favour);
    let so_far = match to_the_degree(degree) {
        crisp if crisp.is_empty() => "what it asks for is in place",
        _ => "what it asks for is in place to that degree",
    };
    format!("{name} fires{}{in_case}: {so_far}{}", to_the_degree(degree), stopped(reading, id))
}

/// What the ripple of a configuration that fires is held to.
fn stopped(reading: &Reading<'_>, id: ConfigurationId) -> String {
    let mechanisms: Vec<String> = reading.stopped_by(id).into_iter().map(|one| quoted(&reading.words(one))).collect();
    let degree = reading.evaluation.firing(id).map_or(0.0, |firing| firing.in_favour);
    let ripple = rounded(reading.evaluation.ripple[id.0 as usize]);
    let reaches = match ripple {
        none if none <= 0.0 => "nothing follows from it".to_owned(),
        _ => format!("it reaches its outcomes{} only", to_the_degree(ripple)),
    };
    match mechanisms.len() {
        0 if ripple < rounded(degree) => format!("; but the case has its mechanism only in part, so that {reaches}"),
        0 => String::new(),
        _ => format!(
            "; but its reasoning was not seen: the case says that {} was absent, so that {reaches}",
            joined_few(&mechanisms, "and")
        ),
    }
}

fn blocked(reading: &Reading<'_>, id: ConfigurationId) -> String {
    let context = reading.weigh(reading.asked(id).context).value();
    let mechanism = match reading.configuration(id).mechanisms.len() {
        0 => "it does not come into play",
        1 => "its mechanism is not triggered",
        _ => "its mechanisms are not triggered",
    };
    let lacking = match (blocked_through(reading, id, Verdict::Blocked), context) {
        (Some(BlockedThrough::Both), _) => "neither is its context in place nor was its resource delivered",
        (Some(BlockedThrough::Resource), Value::Present) => {
            "its context is in place, but its resource was not delivered"
        }
        (Some(BlockedThrough::Resource), _) => {
            "its resource was not delivered, and whether its context is in place is not known"
        }
        (Some(BlockedThrough::Context) | None, _) => "its context is not in place",
    };
    format!("{lacking}, so {mechanism}")
}

/// Outcomes that were seen although a configuration is blocked.
fn seen(reading: &Reading<'_>, id: ConfigurationId) -> String {
    let seen: Vec<String> = seen_literals(reading, id).into_iter().map(|one| part::asked_for(reading, one)).collect();
    match seen.len() {
        0 => String::new(),
        1 => format!("; {} was seen all the same", seen[0]),
        _ => format!("; {} were seen all the same", joined_few(&seen, "and")),
    }
}

/// What leaves a verdict open: how many conditions hold, and on which it hangs.
fn open(reading: &Reading<'_>, id: ConfigurationId) -> String {
    let asked = literals(reading, id);
    let hangs_on = hangs_on(reading, id, &asked);
    if asked.len() < 2 { hangs_on } else { format!("{}; {hangs_on}", tally(reading, &asked)) }
}

/// Every phrase that a configuration asks for once, under the sign of its first appearance.
fn literals(reading: &Reading<'_>, id: ConfigurationId) -> Vec<Literal> {
    let asked = reading.asked(id);
    let mut literals: Vec<Literal> = Vec::new();
    let mut add = |literal: Literal| {
        if literals.iter().all(|one| one.phrase != literal.phrase) {
            literals.push(literal);
        }
    };
    asked.context.each_literal(&mut add);
    if let Some(resource) = asked.resource {
        resource.each_literal(&mut add);
    }
    literals
}

fn tally(reading: &Reading<'_>, literals: &[Literal]) -> String {
    let value = |literal: &Literal| reading.pair(literal.phrase).under(*literal).value();
    let count = |wanted: Value| literals.iter().filter(|one| value(one) == wanted).count();
    let all = number(literals.len());
    if count(Value::Unknown) == literals.len() {
        return format!("none of its {all} conditions is known");
    }
    let hold = number_with(count(Value::Present), "holds", "hold");
    let fail = number_with(count(Value::Absent), "fails", "fail");
    let open = number_with(count(Value::Unknown), "is not known", "are not known");
    let contested = match count(Value::Contested) {
        0 => String::new(),
        both => format!(", {}", number_with(both, "is contested", "are contested")),
    };
    format!("of its {all} conditions {hold}, {fail}{contested} and {open}")
}

fn hangs_on(reading: &Reading<'_>, id: ConfigurationId, literals: &[Literal]) -> String {
    let missing = deciding(reading.theory, reading.evaluation, id);
    let open = literals.iter().filter(|one| missing.contains(&one.phrase));
    let names: Vec<String> =
        open.map(|one| quoted(&Named::asked(reading, *one, ConditionRole::Context).name)).collect();
    match (names.is_empty(), reading.asked(id).open_parts()) {
        (true, 0) => "what is known lies too near the middle to decide".to_owned(),
        (true, _) => "a part of what it asks for is not known yet to the theory itself (`?`)".to_owned(),
        (false, 0) => format!("it hangs on {}", joined_few(&names, "and")),
        (false, _) => format!(
            "it hangs on {}, and on a part that is not known yet to the theory itself (`?`)",
            joined_few(&names, "and")
        ),
    }
}

/// An `only if`: whether what it names as necessary is there.
fn necessary(reading: &Reading<'_>, id: ConfigurationId, verdict: Verdict, in_case: &str) -> String {
    let (name, degree) = (called(reading, id), reading.evaluation.firing(id).map_or(1.0, |firing| firing.in_favour));
    match verdict {
        Verdict::Fires => format!(
            "{name} names what is necessary, and that is not in place{in_case}, so that it speaks{} {}",
            to_the_degree(degree),
            speaks(reading, id)
        ),
        Verdict::Blocked => {
            format!("{name} names what is necessary, and that is in place{in_case}, so that it has nothing to say here")
        }
        Verdict::Undetermined => {
            format!(
                "{name} names what is necessary; whether that is in place{in_case} cannot be told: {}",
                open(reading, id)
            )
        }
        Verdict::Contested => {
            format!(
                "{name} names what is necessary; there is word{in_case} both that it is in place and that it is not"
            )
        }
    }
}

/// What an `only if` speaks against where what it requires is absent, and what it then speaks for.
fn speaks(reading: &Reading<'_>, id: ConfigurationId) -> String {
    let configuration = reading.configuration(id);
    let mechanisms = configuration.mechanisms.iter().map(|one| one.literal);
    let outcomes = configuration.outcomes.iter().map(Predicted::literal);
    let (for_it, against_it): (Vec<Literal>, Vec<Literal>) = mechanisms.chain(outcomes).partition(|one| one.negated);
    let names = |of: Vec<Literal>| -> Vec<String> { of.iter().map(|one| quoted(&reading.name(one.phrase))).collect() };
    let clauses = [("against", names(against_it)), ("for", names(for_it))];
    let told = clauses.iter().filter(|(_, names)| !names.is_empty());
    let told: Vec<String> = told.map(|(side, names)| format!("{side} {}", joined_few(names, "and"))).collect();
    if told.is_empty() { "against what it does not state yet".to_owned() } else { told.join(" and ") }
}
