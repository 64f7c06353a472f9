//! Texts that are right, in all the forms that the language has: for laws that hold of every text.

use proptest::prelude::*;
use proptest::sample::select;

const WORDS: &[&str] = &[
    "staff",
    "trained",
    "GP’s",
    "not-for-profit",
    "#3",
    "50%",
    "U.K.",
    "é",
    "of",
    "any",
    "at",
    "least",
    "a:b",
    "and/or",
    "toolkit",
    "ward",
    "data",
    "shared",
    "supported",
    "by",
    "case",
    "via",
    "level",
    "means",
    "x^y",
    "“quoted”",
    "→",
    "(here)",
    "and",
    "or",
    "[1]",
    "=",
    ",",
    ";",
    "\\",
    "\"so\"",
    "unknown",
    "expect",
    "cmoc",
    "?",
    "if",
    "either",
    "both",
    "nor",
    "‘so’",
    "'s",
    "•",
    "1.",
    "-a",
    "(a)",
];

/// A phrase in quotation marks, which may hold anything.
fn quoted() -> impl Strategy<Value = String> {
    prop::collection::vec(select(WORDS), 1..4).prop_map(|words| in_quotes(&words.join(" ")))
}

fn in_quotes(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A phrase without quotation marks.
fn bare() -> impl Strategy<Value = String> {
    let first = select(&["staff", "GP’s", "not-for-profit", "50%", "U.K", "é", "ward"][..]);
    let rest = select(
        &[" trained", "  #3", " of", " any", "\u{a0}a:b", " x^y", " by", " case", " means", " # aside\n          é"][..],
    );
    (first, prop::collection::vec(rest, 0..3)).prop_map(|(first, rest)| format!("{first}{}", rest.concat()))
}

fn phrase() -> impl Strategy<Value = String> {
    prop_oneof![3 => bare(), 1 => quoted()]
}

/// One operand of a condition, in parentheses where it needs them.
fn operand() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![6 => phrase(), 1 => Just("?".to_owned())];
    leaf.prop_recursive(4, 16, 4, |inner| {
        let list = prop::collection::vec(inner.clone(), 1..4);
        let quantifier = select(&["any of", "ALL OF", "none  of", "at least 1 of", "at least one of"][..]);
        prop_oneof![
            inner.clone().prop_map(|operand| format!("not {operand}")),
            (list.clone(), joint()).prop_map(|(operands, joint)| format!("({})", operands.join(joint))),
            (quantifier, list).prop_map(|(quantifier, operands)| format!("{quantifier} ({})", operands.join(", "))),
            (inner.clone(), inner).prop_map(|(one, other)| format!("( {one}, unless {other})")),
        ]
    })
}

fn joint() -> impl Strategy<Value = &'static str> {
    select(&[" and ", " or ", " AND\n         ", ", or ", ", and "][..])
}

fn condition() -> impl Strategy<Value = String> {
    let level = || (prop::collection::vec(operand(), 1..4), joint()).prop_map(|(operands, joint)| operands.join(joint));
    prop_oneof![
        3 => level(),
        1 => (level(), operand()).prop_map(|(level, other)| format!("{level} unless {other}")),
        1 => bullets(),
    ]
}

/// A condition as bullets.
fn bullets() -> impl Strategy<Value = String> {
    let bullet = || {
        prop_oneof![
            4 => phrase_bullet(),
            1 => prop::collection::vec(phrase_bullet(), 1..3)
                .prop_map(|inner| format!("at least 1 of\n        - {}", inner.join("\n        - "))),
        ]
    };
    let unless =
        prop_oneof![2 => Just(String::new()), 1 => phrase().prop_map(|phrase| format!("\n    unless {phrase}"))];
    (prop::collection::vec(bullet(), 1..4), unless)
        .prop_map(|(bullets, unless)| format!("\n    - {}{unless}", bullets.join("\n    - ")))
}

fn phrase_bullet() -> impl Strategy<Value = String> {
    let plain =
        prop::collection::vec(select(&["staff", "and", "trained,", "(all)", "or not;", "a = b", "[x]"][..]), 1..4);
    let whole = plain.prop_map(|words| format!("staff {} here", words.join("\n            ")));
    let safe = whole
        .prop_filter("goes on with a connective", |text| !text.contains("            and") && !text.contains("  or"));
    prop_oneof![3 => safe, 1 => quoted(), 1 => Just("not staff".to_owned())]
}

fn configuration() -> impl Strategy<Value = String> {
    let outcomes = prop::collection::vec(phrase(), 1..3).prop_map(|phrases| phrases.join(", "));
    let mechanism = prop_oneof![
        1 => Just(String::new()),
        1 => phrase().prop_map(|phrase| format!("  then {phrase}\n")),
        1 => (operand(), phrase()).prop_map(|(resource, phrase)| format!("  then {resource} -> {phrase}.\n")),
    ];
    let only = select(&["if", "only if", "IF"][..]);
    (only, condition(), mechanism, outcomes, evidence()).prop_map(|(only, condition, mechanism, outcomes, evidence)| {
        format!(
            "cmoc 1a {}\n  {only} {condition}\n{mechanism}  then {outcomes}\n  {evidence}\n",
            in_quotes("A \"title\"")
        )
    })
}

fn evidence() -> impl Strategy<Value = String> {
    let source = prop_oneof![Just("CMR"), Just("case home")];
    (source, any::<bool>(), any::<bool>(), quoted()).prop_map(|(source, located, via, quotation)| {
        let locator = if located { " [p. 4 and #5]" } else { "" };
        let via = if via { " via CMR" } else { "" };
        format!("supported by {source}{locator} {quotation}{via}, CMR")
    })
}

fn facts() -> impl Strategy<Value = String> {
    let after = select(&["", " = 0.25", " [p. 1]", " = 1 [p. 2] \"said\""][..]);
    let before = select(&["", "not ", "unknown "][..]);
    let fact = (before, phrase(), after).prop_map(|(before, phrase, after)| {
        let after = if before.is_empty() { after } else { "" };
        format!("{before}{phrase}{after}")
    });
    prop::collection::vec(fact, 1..4).prop_map(|facts| facts.join(", "))
}

fn case() -> impl Strategy<Value = String> {
    (facts(), facts(), phrase()).prop_map(|(facts, observed, expected)| {
        let expected = if expected.starts_with('"') { expected } else { "staff".to_owned() };
        format!("case home\n  {facts}\n  observed {observed}\n  expect not {expected} absent\n")
    })
}

/// Some items.
pub fn text() -> impl Strategy<Value = String> {
    let item = prop_oneof![
        3 => configuration(),
        1 => case(),
        1 => (phrase(), quoted()).prop_map(|(phrase, name)| {
            let phrase = if phrase.contains('\n') { name.clone() } else { phrase };
            format!("context {phrase}\n  also {name}\n  means {name}\n")
        }),
    ];
    prop::collection::vec(item, 1..4).prop_map(|items| items.join("\n"))
}
