//! What can be wrong with facts and expectations.

use super::Said;
use crate::diagnostic::Code;

/// What is wrong with a fact or an expectation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum CaseFault {
    /// `staff trained = 70%`
    Degree { written: String, form: Option<String> },
    /// `staff trained = 0,7`
    DecimalComma { written: String },
    /// `staff trained = 1.2`
    OutOfRange { written: String },
    /// `not staff trained = 0.7`, `unknown staff trained = 0.7`
    NegatedDegree { word: &'static str, phrase: String, degree: String },
    /// `staff trained "as they said"`
    Quotation { phrase: String, quotation: String },
    /// `expect deprescribing`
    ExpectForm,
    /// `expect changes made`
    NoValue { phrase: String },
    /// `expect 1a fires`
    Verdict { phrase: String, verdict: &'static str },
    /// `expect cmoc 1a fires by data shared`
    By { verdict: String },
    /// `- staff trained= 0.7`, `- not staff trained= 0`, `- seminars held >= 3`
    TightDegree { meant: Option<String>, whole: String },
    /// `- staff trained =`
    NoDegree { phrase: String },
    /// `- staff trained [p. 3] [p. 4]`
    SecondLocator { both: String },
    /// `- staff [p. 3] trained`
    LocatorInside { phrase: String, locator: String, whole: String },
    /// `staff trained (p. 3)`; `word` is the `not` before it.
    PlaceInParentheses { word: &'static str, phrase: String, place: String },
    /// `staff trained -> toolkit used`
    Arrow { whole: String },
    /// `complete trust between GP and staff`
    FactLikeClause { keyword: &'static str, whole: String },
    /// `staff trained, observed not toolkit used`
    ClauseAmongFacts { keyword: &'static str, facts: String },
    /// `unknown not staff trained`, `not not staff trained`
    UnknownNot { phrase: String },
    /// `x or y` among facts.
    Joint { joint: String, whole: String },
}

impl CaseFault {
    /// The number that is written, in the form of a degree; none of a share, which is no degree.
    pub(super) fn same_number(&self) -> Option<String> {
        if let Self::DecimalComma { written } = self {
            return Some(written.replace(',', "."));
        }
        let Self::Degree { written, form: Some(form) } = self else { return None };
        // In a bullet no comma parts facts.
        let [one, other] = [written, form].map(|number| number.replace(',', ".").parse::<f64>().ok());
        (one.is_some() && one == other).then(|| form.clone())
    }

    pub(super) fn say(&self) -> Said {
        match self {
            Self::Degree { written, form } => Said::new(
                Code(180),
                format!("`{written}` is not a degree"),
                "0, 1 or a decimal between them",
                match form {
                    Some(form) => format!("write `= {form}`"),
                    None => "write 0, 1 or a decimal with a point, such as `= 0.7`".to_owned(),
                },
            ),
            Self::DecimalComma { written } => Said::new(
                Code(180),
                format!("`{written}` is not a degree"),
                "a comma separates facts",
                format!("write a point: `= {}`", written.replace(',', ".")),
            ),
            Self::OutOfRange { written } => Said::new(
                Code(181),
                format!("the degree `{written}` is not between 0 and 1"),
                "0 is fully out, 1 is fully in",
                "write a degree from 0 to 1, such as `= 0.7`",
            ),
            Self::NegatedDegree { word, phrase, degree } => Said::new(
                Code(182),
                format!("`{word}` and a degree stand in one fact"),
                "in, or out?",
                negated_help(word, phrase, degree),
            ),
            Self::Quotation { phrase, quotation } => Said::new(
                Code(183),
                format!("a quotation follows the bare phrase `{phrase}`"),
                "part of the phrase, or evidence?",
                format!(
                    "put a locator between them (`{phrase} [p. 3] {quotation}`), or the phrase in quotation marks \
                     (`\"{phrase}\" {quotation}`)"
                ),
            ),
            Self::ExpectForm => Said::new(
                Code(184),
                "this expectation cannot be read",
                "not expected here",
                "write `expect cmoc ID fires` (or `blocked`, `undetermined`, `contested`; perhaps `blocked by` a phrase), or \
                 `expect PHRASE present` (or `absent`, `unknown`, `contested`)",
            ),
            Self::NoValue { phrase } => Said::new(
                Code(184),
                "this expectation does not say what is expected of the phrase",
                "a value is missing at its end",
                format!("write `expect {phrase} present` (or `absent`, `unknown`, `contested`)"),
            ),
            Self::Verdict { phrase, verdict } => Said::new(
                Code(184),
                format!("`{verdict}` is said of a configuration, and no `cmoc` stands before its ID"),
                "not expected of a phrase",
                verdict_help(phrase, verdict),
            ),
            Self::By { verdict } => Said::new(
                Code(185),
                format!("`by` cannot follow `{verdict}`"),
                "says what blocks, or what is missing",
                "write `by` after `blocked` or `undetermined` only",
            ),
            Self::NoDegree { phrase } => Said::new(
                Code(180),
                "no degree follows this `=`",
                "0, 1 or a decimal between them is expected",
                format!("write it, such as `{phrase} = 0.7`, or leave out `=`"),
            ),
            Self::TightDegree { meant, whole } => Said::new(
                Code(180),
                "this `=` has no space on both sides",
                "a degree, or part of the phrase?",
                match meant {
                    Some(meant) => format!(
                        "write `- {meant}` for a degree; if it belongs to the phrase, put all of it in quotation marks: `- {whole}`"
                    ),
                    None => format!(
                        "no degree follows it, so that it is part of the phrase: put all of it in quotation marks: `- {whole}`"
                    ),
                },
            ),
            Self::SecondLocator { both } => Said::new(
                Code(187),
                "a fact has one locator",
                "the second",
                format!("write both places in one: `[{both}]`"),
            ),
            Self::LocatorInside { phrase, locator, whole } => Said::new(
                Code(187),
                format!("`{locator}` stands inside this fact"),
                "a place in a source, or part of the phrase?",
                format!(
                    "a locator stands at the end: `- {phrase} {locator}`; if it belongs to the phrase, put all of it in quotation \
                     marks: `- {whole}`"
                ),
            ),
            Self::PlaceInParentheses { word, phrase, place } => Said::new(
                Code(187),
                format!("`({place})` follows this fact in parentheses"),
                "a place in a source?",
                format!(
                    "a locator stands in brackets: `{word}{phrase} [{place}]`; if it belongs to the phrase, put all of it in quotation \
                     marks: `{word}\"{phrase} ({place})\"`"
                ),
            ),
            Self::FactLikeClause { keyword, whole } => Said::new(
                Code(188),
                format!("`{keyword}` begins a clause of a case, and this cannot follow it"),
                "a clause, or the first word of a fact?",
                format!("if it is a fact, write it as a bullet: `- {whole}`; the clause is {}", clause(keyword)),
            ),
            Self::ClauseAmongFacts { keyword, facts } => Said::new(
                Code(188),
                format!("`{keyword}` begins a clause of a case in a file, and stands here among facts"),
                "a clause, or a fact?",
                format!(
                    "write `{facts}` without `{keyword}`, a fact like any other; in a file `{keyword} {facts}` may stand on a line of \
                     its own"
                ),
            ),
            Self::Arrow { whole } => Said::new(
                Code(139),
                "an arrow stands in a fact",
                "a case states what is, not what follows",
                format!(
                    "state what was seen, each fact by itself; if the arrow belongs to the phrase, put it in quotation marks: \
                     `\"{whole}\"`"
                ),
            ),
            Self::UnknownNot { phrase } => Said::new(
                Code(182),
                "a second word stands before this fact",
                "one `not` or `unknown` at most",
                format!(
                    "write `not {phrase}` for what is known to be absent, `unknown {phrase}` for what is not known, or `{phrase}`"
                ),
            ),
            Self::Joint { joint, whole } => Said::new(
                Code(186),
                format!("`{joint}` stands between facts"),
                "a case states what is, not what may be",
                format!(
                    "state each fact by itself, with `unknown` for what is not known; if `{joint}` is part of a phrase, put it in \
                     quotation marks: `{whole}`"
                ),
            ),
        }
    }
}

fn negated_help(word: &str, phrase: &str, degree: &str) -> String {
    match complement(degree) {
        Some(complement) if word == "not" => format!("write `{phrase} = {complement}`"),
        _ => format!("write `{phrase} = {degree}`, or `{word} {phrase}` without a degree"),
    }
}

/// What is left of 1, with the decimals of the degree; none where that is no degree.
pub(in crate::syntax) fn complement(degree: &str) -> Option<f64> {
    let number = degree.parse::<f64>().ok().filter(|number| (0.0..=1.0).contains(number))?;
    let power = 10_f64.powi(degree.split_once('.').map_or(0, |(_, decimals)| decimals.len().min(15)) as i32);
    Some((power - number * power).round() / power)
}

fn verdict_help(phrase: &str, verdict: &str) -> String {
    let is_id = !phrase.contains(char::is_whitespace) && !phrase.starts_with(['"', '“']);
    let id = if is_id { phrase } else { "ID" };
    format!(
        "write `expect cmoc {id} {verdict}`; if `{phrase}` is a phrase, write `present`, `absent`, `unknown` or `contested` after it"
    )
}

/// The clause of a case that a keyword begins, as it is written.
fn clause(keyword: &str) -> &'static str {
    match keyword {
        "complete" => "`complete` alone on its line",
        "like" => "`like` and the ID of a case",
        "theory" => "`theory` and the ID of a theory",
        _ => "`source` and the ID of a study",
    }
}
