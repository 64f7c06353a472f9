//! What can be wrong with a phrase.

use super::{Among, Said};
use crate::diagnostic::Code;

/// What is wrong with a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum PhraseFault {
    /// `so called "safe" space`
    QuoteInside { whole: String },
    /// `staff not trained`
    NotInside { before: String, meant: String, quoted: String },
    /// `perspectives (and attitudes) discussed`, `x = y` in a condition.
    MarkInside { mark: String, whole: String, among: Among },
    /// `1,000 patients enrolled`
    CommaInNumber { whole: String },
    /// A quoted phrase that goes on in the next line.
    Wraps { whole: String },
    /// `""`
    Empty,
    /// `...`, `??`
    NoWords,
    /// `staff trained (context)`
    LabelInside { written: String },
    /// `a,, b`, `a and`
    Missing { after: String },
    /// `if and a`, `(, a)`
    MissingBefore { joint: String },
    /// `any of ()`
    EmptyParentheses,
    /// `a but not b`
    ButNot { before: String, whole: String, meant: String },
    /// `"a" b`: two phrases without anything between them.
    NoJoint { before: String, after: String, whole: String, among: Among },
    /// `because "a" "b"`
    SecondText { keyword: String, whole: String },
    /// `staff trained (p. 3)`, `staff trained [12]`
    PlaceInside { written: String, locator: String, whole: String },
    /// `?` in a list of names, in a fact, in a heading.
    Question,
    /// `staff trained supported by CMR`: a warning.
    LooksLikeClause { keyword: &'static str, whole: String, among: Among },
    /// `context not trusted`
    NotInHeading { keyword: &'static str, phrase: String },
    /// `context time and money`
    KeywordInHeading { keyword: String, whole: String },
}

impl PhraseFault {
    pub(super) fn say(&self) -> Said {
        match self {
            Self::QuoteInside { whole } => Said::new(
                Code(112),
                "a quotation mark stands inside a phrase",
                "inside a phrase",
                format!("put the whole phrase in quotation marks: `\"{whole}\"`"),
            ),
            Self::NotInside { before, meant, quoted } => Said::new(
                Code(113),
                format!("`not` stands inside the phrase that begins with `{before}`"),
                "`not` stands before a whole phrase",
                format!("write {meant} for its negation; or, if it is part of the words, {quoted} in quotation marks"),
            ),
            Self::CommaInNumber { whole } => Said::new(
                Code(115),
                "this comma stands inside a number",
                "parts two phrases, or belongs to one?",
                format!(
                    "if it belongs to the phrase, put the whole phrase in quotation marks (`\"{whole}\"`) or on a line of its own \
                     as a bullet; if it parts two phrases, put a space after it"
                ),
            ),
            Self::MarkInside { mark, whole, among } => Said::new(
                Code(115),
                format!("`{mark}` cannot stand here"),
                "ends the phrase before it",
                format!(
                    "if it belongs to the phrase, put the whole phrase in quotation marks (`\"{whole}\"`) or on a line \
                     of its own as a bullet; else put {} between the two parts",
                    joints(*among)
                ),
            ),
            Self::Wraps { whole } => Said::new(
                Code(120),
                "a quoted phrase goes on in the next line",
                "holds a line break",
                format!(
                    "write it on one line: `\"{whole}\"`, or without quotation marks as a bullet, which may go on in deeper lines"
                ),
            ),
            Self::Empty => Said::new(
                Code(121),
                "this phrase is empty",
                "nothing inside",
                "write the words that the phrase is known by, or `?` for a part that is not known yet",
            ),
            Self::NoWords => Said::new(
                Code(121),
                "this phrase has no words",
                "marks alone",
                "write the words that the phrase is known by, or `?` for a part that is not known yet",
            ),
            Self::LabelInside { written } => Said::new(
                Code(115),
                format!("`{written}` cannot stand here"),
                "says which part this is?",
                "leave it out: `if` says what is context, the first of two `then` the mechanism, the last the outcome",
            ),
            Self::Missing { after } => Said::new(
                Code(122),
                format!("a phrase is missing after `{after}`"),
                "a phrase is expected here",
                format!("add the phrase, or leave out `{after}`"),
            ),
            Self::MissingBefore { joint } => Said::new(
                Code(122),
                format!("a phrase is missing before `{joint}`"),
                "joins nothing to what follows",
                format!("add the phrase, or leave out `{joint}`"),
            ),
            Self::NoJoint { before, after, whole, among } => Said::new(
                Code(123),
                format!("nothing joins `{before}` and `{after}`"),
                "a second phrase begins",
                format!("put {} between them, or quotation marks around the whole: `\"{whole}\"`", joints(*among)),
            ),
            Self::SecondText { keyword, whole } => Said::new(
                Code(123),
                format!("a second text follows `{keyword}`"),
                "where the first has ended",
                format!("write {whole}"),
            ),
            Self::PlaceInside { written, locator, whole } => Said::new(
                Code(115),
                format!("`{written}` cannot stand here"),
                "a place in a source?",
                format!(
                    "leave it out: evidence has a clause of its own, such as `supported by STUDY {locator}`; if it belongs to the \
                     phrase, put the whole phrase in quotation marks (`\"{whole}\"`)"
                ),
            ),
            Self::EmptyParentheses => Said::new(
                Code(122),
                "nothing stands in these parentheses",
                "phrases are expected before it",
                "write what is meant between them, with commas, or leave the parentheses out",
            ),
            Self::ButNot { before, whole, meant } => Said::new(
                Code(113),
                format!("`but not` stands after `{before}`"),
                "`not` stands before a whole phrase",
                format!("write {meant}; or, if it is one phrase, `\"{whole}\"` in quotation marks"),
            ),
            Self::Question => Said::new(
                Code(124),
                "`?` is not a phrase",
                "a part that is not known yet",
                "`?` stands alone for a mechanism, an outcome or an operand of a condition; in other places leave it out",
            ),
            Self::LooksLikeClause { keyword: "and/or", whole, .. } => Said::new(
                Code(116),
                format!("the phrase `{whole}` holds `and/or`, which joins no phrases"),
                "read as a word of the phrase",
                "write `or` between two phrases: it holds where both do; else put the phrase in quotation marks",
            ),
            Self::LooksLikeClause { keyword, whole, among } => Said::new(
                Code(116),
                format!("the phrase `{whole}` holds `{keyword}`, which begins a clause elsewhere"),
                "read as a word of the phrase",
                clause_help(keyword, *among),
            ),
            Self::NotInHeading { keyword, phrase } => Said::new(
                Code(125),
                "`not` stands in a heading that declares one phrase",
                "a phrase is declared without `not`",
                format!(
                    "write `{keyword} {phrase}`: `not {phrase}` is its negation wherever it is used, and a clause `opposite …` gives \
                     that a name"
                ),
            ),
            Self::KeywordInHeading { keyword, whole } => Said::new(
                Code(125),
                format!("`{keyword}` stands in a heading that declares one phrase"),
                "splits the phrase",
                format!(
                    "put the whole phrase in quotation marks: `\"{whole}\"`; phrases that stand by themselves have a heading each"
                ),
            ),
        }
    }
}

/// What to do with a clause keyword in a phrase: a case has few of the clauses.
fn clause_help(keyword: &str, among: Among) -> String {
    let quoted = "put the phrase in quotation marks";
    match (among, keyword) {
        (Among::Facts, "if" | "because") => {
            format!("a case only states facts: leave out `{keyword}` and what follows it; if it is one fact, {quoted}")
        }
        (Among::Facts, "strengthened by" | "weakened by") => {
            format!("a case only states facts: state each by itself, with a comma between; if it is one fact, {quoted}")
        }
        (Among::Facts, _) => format!(
            "no clause of a case begins so: a `source` clause says which study describes it, and a fact may end in `[place] \"quotation\"`; \
             if it is one fact, {quoted}"
        ),
        (Among::Operands | Among::Phrases | Among::Heading, _) => {
            format!("start a new line with `{keyword}` if it is a clause; else {quoted}")
        }
    }
}

/// What may stand between phrases.
fn joints(among: Among) -> &'static str {
    match among {
        Among::Operands => "`and`, `or` or a comma",
        Among::Phrases | Among::Facts | Among::Heading => "a comma or `and`",
    }
}
