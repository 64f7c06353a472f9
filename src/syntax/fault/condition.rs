//! What can be wrong with conditions and with lists of phrases.

use super::Said;
use crate::diagnostic::Code;

/// What is wrong with a condition or a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum ConditionFault {
    /// `a and b or c`
    Mixed { first: String, second: String },
    /// `a unless b unless c`, `a unless b, c`
    Unless { first: String, second: String, twice: bool },
    /// `unless b, c` or `unless b unless c` after bullets.
    UnlessOfBullets { one: String, other: String, joins: &'static str },
    /// `any of (a and b, c)`
    InQuantifier { joint: String, element: String },
    /// `at least many of`, `at least 0 of`, `at least 4 of (a, b)`
    Number { written: String, elements: usize },
    /// `then a or b`
    OrInList { list: ListOf, whole: String },
    /// `then not blame` as a mechanism.
    NotMechanism { phrase: String },
    /// `also not trusted`
    NotInList { list: ListOf, phrase: String },
    /// `also trusted and known`
    JointInNames { joint: &'static str, whole: String },
    /// `then (a and b)`, `then any of (a, b)`, `then a unless b`
    NotAList { list: ListOf, found: &'static str },
    /// `then b -> c` as an outcome, or a second arrow.
    Arrow { whole: String },
    /// `then a -> b -> c`
    SecondArrow,
    /// `a; b` in a condition.
    Semicolon,
    /// `)` without `(`, or the reverse.
    Parenthesis { mark: char },
    /// `then a, ?`
    UnknownAmong,
    /// `then` in a condition that has none.
    ThenInside { keyword: String },
    /// 129 times `not`, or bullets in bullets.
    TooDeep,
}

/// What a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum ListOf {
    /// After the first of two `then`.
    Mechanisms,
    /// After the last `then`.
    Outcomes,
    /// After `also`.
    Names,
    /// After `opposite`.
    Opposites,
    /// After `implies`.
    Implied,
    /// After `mechanism` and `by`.
    Phrases,
    /// After `strengthened by` and `weakened by`.
    Influences,
}

impl ListOf {
    fn plural(self) -> &'static str {
        match self {
            Self::Mechanisms => "mechanisms",
            Self::Outcomes => "outcomes",
            Self::Names | Self::Opposites => "names",
            Self::Implied | Self::Phrases => "phrases",
            Self::Influences => "influences",
        }
    }
}

impl ConditionFault {
    pub(super) fn say(&self) -> Said {
        match self {
            Self::Mixed { first, second } => Said::new(
                Code(130),
                "`and` and `or` are mixed without parentheses",
                "two readings",
                format!("write the one that you mean: `{first}`, or `{second}`"),
            ),
            Self::Unless { first, second, twice } => Said::new(
                Code(131),
                if *twice { "`unless` stands here twice" } else { "a comma follows what stands after `unless`" },
                "two readings",
                format!("write the one that you mean: `{first}`, or `{second}`"),
            ),
            Self::UnlessOfBullets { one, other, joins } => unless_of_bullets(one, other, joins),
            Self::InQuantifier { joint, element } => Said::new(
                Code(132),
                format!("`{joint}` stands directly inside a list of which some are to hold"),
                "one element, or two?",
                format!(
                    "separate elements with commas; put an element that holds `{joint}` in parentheses: `({element})`; in quotation \
                     marks it is one phrase"
                ),
            ),
            Self::Number { written, elements } => number(written, *elements),
            Self::OrInList { list, whole } => or_in_list(*list, whole),
            Self::NotMechanism { phrase } => Said::new(
                Code(135),
                "a mechanism is never written with `not`",
                "the first of two `then` is the mechanism",
                format!(
                    "where a study saw that `{phrase}` was not triggered, write `neutral in` that study; where a context is \
                     necessary for it, write `only if` that context `then {phrase}`"
                ),
            ),
            Self::NotInList { list, phrase } => Said::new(
                Code(136),
                format!("`not` cannot stand in this list of {}", list.plural()),
                "a phrase without `not` is expected",
                not_in_list(*list, phrase),
            ),
            Self::JointInNames { joint, whole } => Said::new(
                Code(137),
                format!("`{joint}` stands in a list of names, which are separated by commas alone"),
                "one name, or two?",
                format!(
                    "for one name write `{whole}` in quotation marks or on a line of its own as a bullet; for two put a comma between them"
                ),
            ),
            Self::NotAList { list, found } => Said::new(
                Code(138),
                format!("{found} cannot stand in a list of {}", list.plural()),
                "not a phrase",
                "write phrases with `,` or `and` between them, each in quotation marks where it holds such marks; what must \
                 hold belongs after `if`",
            ),
            Self::Arrow { whole } => Said::new(
                Code(139),
                "an arrow stands outside a mechanism",
                "only a mechanism has a resource before `->`",
                format!(
                    "for a mechanism write `then resource -> reasoning` and the outcome in a `then` of its own; if the arrow \
                     belongs to the phrase, put it in quotation marks: `\"{whole}\"`"
                ),
            ),
            Self::SecondArrow => Said::new(
                Code(139),
                "a second arrow stands in one mechanism",
                "a mechanism has one resource",
                "write `then resource -> reasoning`; for a chain write two configurations, the outcome of the first a context \
                 of the second",
            ),
            Self::Semicolon => Said::new(
                Code(140),
                "`;` separates facts of a case only",
                "not expected here",
                "write a comma or `and`; in a condition perhaps `or`",
            ),
            Self::Parenthesis { mark: '[' } => Said::new(
                Code(141),
                "this `[` has no partner",
                "stands alone",
                "write `]` where the place in the source ends, in the same clause; a phrase that holds one stands in quotation marks",
            ),
            Self::Parenthesis { mark } => Said::new(
                Code(141),
                format!("this `{mark}` has no partner"),
                "stands alone",
                "close each parenthesis in the clause that opens it; a phrase that holds one stands in quotation marks",
            ),
            Self::UnknownAmong => Said::new(
                Code(142),
                "`?` stands beside other parts of the list",
                "says that the list is not known",
                "write `?` alone, or leave it out and name what is known",
            ),
            Self::ThenInside { keyword } => Said::new(
                Code(143),
                format!("`then` cannot stand in `{keyword}`"),
                "begins a prediction",
                "if it belongs to a phrase, put the whole phrase in quotation marks; `then` follows `if` or `only if` only",
            ),
            Self::TooDeep => Said::new(
                Code(150),
                "this is nested more than 128 levels deep",
                "the 129th level",
                "name a part of it: declare a context with `when`, and use its phrase here",
            ),
        }
    }
}

fn unless_of_bullets(one: &str, other: &str, joins: &str) -> Said {
    let message = match joins {
        "unless" => "`unless` stands here twice",
        _ => "a comma follows what stands after `unless`",
    };
    let help = match joins {
        "unless" => {
            format!("write the one that you mean: `unless ({one} or {other})`, or `unless ({one} unless {other})`")
        }
        "or" => format!(
            "write `unless {one} or {other}` if each keeps it from happening; if `{other}` suffices by itself, give it a \
             configuration of its own"
        ),
        _ => format!(
            "write `unless {one} and {other}` if both together keep it from happening; if `{other}` has to hold, make it a bullet \
             of the list above: `- {other}`"
        ),
    };
    Said::new(Code(131), message, "two readings", help)
}

fn number(written: &str, elements: usize) -> Said {
    let help = match elements {
        0 => "write a whole number, such as `at least 2 of`, or a word from `one` to `ten`".to_owned(),
        1 => "the list has one element: add others, or write it without a quantifier".to_owned(),
        _ => format!("the list has {elements} elements: write a number from 1 to {elements}"),
    };
    Said::new(Code(133), format!("`at least {written} of` cannot be met as meant"), "not a number for this list", help)
}

fn or_in_list(list: ListOf, whole: &str) -> Said {
    let plural = list.plural();
    let message = format!("`or` stands in a list of {plural}");
    let help = match list {
        ListOf::Mechanisms | ListOf::Outcomes => format!(
            "a configuration predicts all of its {plural}: write one configuration for each; if `or` is part of a phrase, put \
             it in quotation marks: `{whole}`"
        ),
        ListOf::Names | ListOf::Opposites | ListOf::Implied | ListOf::Phrases | ListOf::Influences => {
            format!("separate {plural} with commas; if `or` is part of a phrase, put it in quotation marks: `{whole}`")
        }
    };
    Said::new(Code(134), message, "one of them, or both?", help)
}

/// What to write for the negation of a phrase in a list that holds none.
fn not_in_list(list: ListOf, phrase: &str) -> String {
    match list {
        ListOf::Names => format!("what names the negation is a clause of its own: write `opposite {phrase}`"),
        ListOf::Opposites => format!(
            "write `opposite {phrase}` if that is the contrary of what is declared here, `also {phrase}` if it is another name of it"
        ),
        ListOf::Implied => format!(
            "give the negation a name, in a declaration of `{phrase}` by a clause `opposite …`, and write that name after `implies`"
        ),
        ListOf::Phrases | ListOf::Mechanisms | ListOf::Outcomes | ListOf::Influences => {
            format!("name the phrase alone: `{phrase}`")
        }
    }
}
