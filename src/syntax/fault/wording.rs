//! What can be wrong with words that look like something else.

use super::Said;
use crate::diagnostic::Code;
use crate::syntax::wording::negated;

/// What words look like that are read as part of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum WordingFault {
    /// `if any of a, b`, `if not any of a, b`
    Quantifier { not: &'static str, quantifier: String, whole: String, meant: Option<String>, among: Among },
    /// `if at least 2 of`, with nothing after it
    QuantifierAlone { quantifier: String },
    /// `- any of a, b`, `- not any of a, b`
    QuantifierInBullet { not: &'static str, quantifier: String, whole: String, meant: Option<String> },
    /// `two of (a, b)`, `one of (a, b)`
    NoQuantifier { words: String, meant: String, whole: String },
    /// `either a or b`, `both a and b`, `a, but b`
    Pair { word: &'static str, phrase: String, meant: String, whole: String },
    /// `a, e.g. b`, which says more of what stands before it
    Example { word: String, rest: String, whole: String },
    /// `not: a`
    Denial { rest: String, whole: String },
    /// `resource: a`
    Label { label: String, rest: String, whole: String },
    /// `a:`
    Colon { meant: String, whole: String },
    /// `a. if b`
    Sentence { whole: String },
    /// `neither a nor b`
    Nor { phrase: String, meant: String },
    /// `not only a but also b`, which is not the negation of what follows `not`
    NotOnly { meant: String, whole: String, dash: &'static str },
    /// `‘a and b’`
    Quotation { mark: char, inside: String, whole: String },
    /// `CMR [p. 4] 'a quotation'`
    QuotationMarks { mark: char, meant: String },
    /// `- a` or `• a` among facts, perhaps those after `--case`.
    ListMarkInFacts { mark: String, text: String },
    /// `• a, b` on a line of facts: one fact or several.
    ListMarkBeforeFacts { mark: String, text: String },
    /// `• a`, `-a`, `1. a` where a bullet begins with `- `.
    ListMark { mark: String, text: String },
}

/// What the phrase is one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum Among {
    /// The operands of a condition.
    Operands,
    /// The phrases of a list.
    Phrases,
    /// The facts of a case.
    Facts,
    /// The one phrase of a declaration.
    Heading,
}

impl WordingFault {
    pub(super) fn say(&self) -> Said {
        match self {
            Self::QuantifierInBullet { not, quantifier, whole, meant } => Said::new(
                Code(168),
                format!("this bullet begins with `{quantifier}`, but a bullet is one whole phrase"),
                "a quantifier, or words?",
                format!(
                    "{}; if these are the words of one phrase, put them in quotation marks: `- {not}\"{whole}\"`",
                    quantified(not, quantifier, meant.as_deref())
                ),
            ),
            Self::Quantifier { not, quantifier, whole, meant, among } => Said::new(
                Code(144),
                match among {
                    Among::Operands => format!("`{quantifier}` stands before no parenthesis"),
                    Among::Phrases | Among::Facts | Among::Heading => {
                        format!("`{quantifier}` stands outside a condition")
                    }
                },
                "a quantifier, or words of the phrase?",
                quantifier_help((not, quantifier), whole, meant.as_deref(), *among),
            ),
            Self::QuantifierAlone { quantifier } => Said::new(
                Code(144),
                format!("nothing follows `{quantifier}`"),
                "of what?",
                format!(
                    "write the phrases after it in parentheses, `{quantifier} (…, …)`, or below it as bullets; if these are words of a \
                     phrase, put the whole phrase in quotation marks"
                ),
            ),
            Self::NoQuantifier { words, meant, whole } => Said::new(
                Code(144),
                format!("`{words}` is no quantifier"),
                "counts what stands in the parentheses?",
                format!("write `{meant}`; if all of it is one phrase, put it in quotation marks: `\"{whole}\"`"),
            ),
            Self::Pair { word, phrase, meant, whole } => Said::new(
                Code(145),
                format!("`{word}` would be read as part of the phrase `{phrase}`"),
                "part of the phrase, or of the sentence?",
                format!(
                    "for phrases that stand by themselves write `{meant}`, each of them a whole phrase; for one phrase write \
                     `\"{whole}\"`"
                ),
            ),
            Self::Example { word, rest, whole } if rest.is_empty() => Said::new(
                Code(145),
                format!("`{word}` would be read as a phrase of its own"),
                "what else, or part of the phrase before it?",
                format!(
                    "leave it out, or write what else is meant; if it belongs to what stands before it, put all of it in quotation \
                     marks: `\"{whole}\"`"
                ),
            ),
            Self::Denial { rest, whole } => Said::new(
                Code(145),
                "`not:` would be read as a word of the phrase",
                "part of the phrase, or of the sentence?",
                format!(
                    "write `not {rest}` for its negation; if it is one phrase, put it in quotation marks: `\"{whole}\"`"
                ),
            ),
            Self::Example { word, rest, whole } => Said::new(
                Code(145),
                format!("`{word}` would be read as the first words of a phrase of its own"),
                "more of the phrase before it, or another?",
                format!(
                    "if it says more of what stands before it, put all of it in quotation marks (`\"{whole}\"`) or on a line of its \
                     own as a bullet; if another phrase is meant, write `{rest}` without `{word}`"
                ),
            ),
            Self::Label { label, rest, whole } => Said::new(
                Code(145),
                format!("`{label}` would be read as a word of the phrase"),
                "part of the phrase, or says which part this is?",
                format!(
                    "leave it out: `{rest}`; if it belongs to the phrase, put all of it in quotation marks: `\"{whole}\"`"
                ),
            ),
            Self::Colon { meant, whole } => Said::new(
                Code(145),
                "this phrase ends with `:`",
                "would be read as part of the phrase",
                format!(
                    "leave it out: `{meant}`; if it belongs to the phrase, put all of it in quotation marks: `\"{whole}\"`"
                ),
            ),
            Self::Sentence { whole } => Said::new(
                Code(145),
                "a second sentence begins inside this phrase",
                "`if` after a full stop",
                format!(
                    "start it on a line of its own at column 0, below a blank line; if all of it is one phrase, put it in quotation \
                     marks: `\"{whole}\"`"
                ),
            ),
            Self::Nor { phrase, meant } => Said::new(
                Code(145),
                "`nor` joins no phrases",
                "would be read as a word of the phrase",
                format!(
                    "write `{meant}`, with `not` before each whole phrase; if it is one phrase, put all of it in quotation marks: \
                     `\"{phrase}\"`"
                ),
            ),
            Self::NotOnly { meant, whole, dash } => Said::new(
                Code(145),
                "this `not` would be read as the negation of all that follows it",
                "says that both hold?",
                format!("write {meant} where both hold; for the negation of one phrase write `{dash}not \"{whole}\"`"),
            ),
            Self::Quotation { mark, inside, whole } => Said::new(
                Code(127),
                format!("`{mark}` quotes nothing: here it is a character of a phrase"),
                "opens a quotation?",
                format!(
                    "phrases are quoted with `\"…\"` or `“…”`: write `\"{inside}\"`, or `\"{whole}\"` if the marks belong to \
                     the phrase"
                ),
            ),
            Self::QuotationMarks { mark, meant } => Said::new(
                Code(127),
                format!("`{mark}` opens no quotation"),
                "a quotation in other marks?",
                format!("quotations stand between `\"…\"` or `“…”`: write `{meant}`"),
            ),
            Self::ListMarkInFacts { mark, text } => Said::new(
                Code(172),
                format!("`{mark}` begins no bullet here"),
                "a bullet?",
                format!(
                    "leave it out: `{text}`; in a file a fact may stand on a line of its own as a bullet, `- {text}`; if the mark \
                     belongs to a phrase, put the whole phrase in quotation marks"
                ),
            ),
            Self::ListMarkBeforeFacts { mark, text } => Said::new(
                Code(172),
                format!("`{mark}` begins no bullet here"),
                "a bullet?",
                format!(
                    "for one fact write it as a bullet, with a dash and a space: `- {text}`; for several leave the mark out: \
                     `{text}`; if the mark belongs to a phrase, put the whole phrase in quotation marks"
                ),
            ),
            Self::ListMark { mark, text } => Said::new(
                Code(172),
                format!("`{mark}` begins no bullet here"),
                "a bullet?",
                format!(
                    "a bullet stands on a line of its own and begins with a dash and a space: `- {text}`; if the mark belongs \
                     to a phrase, put the whole phrase in quotation marks"
                ),
            ),
        }
    }
}

/// What to write for a bullet that begins with a quantifier, perhaps after `not`.
fn quantified(not: &str, quantifier: &str, phrases: Option<&str>) -> String {
    if !not.is_empty() {
        return negated(quantifier, phrases);
    }
    let below = phrases.map_or_else(String::new, |phrases| format!(" ({phrases})"));
    format!("write `- {quantifier}` alone and its phrases as deeper bullets below it{below}")
}

fn quantifier_help((not, quantifier): (&str, &str), whole: &str, meant: Option<&str>, among: Among) -> String {
    let quoted = format!("if these are the words of one phrase, put them in quotation marks: `{not}\"{whole}\"`");
    match (among, meant) {
        (Among::Operands, Some(meant)) => format!("write `{not}{quantifier} ({meant})`; {quoted}"),
        (Among::Operands, None) => {
            format!("put what it counts in parentheses, with commas between: `{not}{quantifier} (…, …)`; {quoted}")
        }
        (Among::Facts, _) => format!("a case states each fact by itself; {quoted}"),
        (Among::Phrases | Among::Heading, _) => {
            format!("name each phrase of the list by itself; {quoted}")
        }
    }
}
