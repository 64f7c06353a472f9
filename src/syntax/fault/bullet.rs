//! What can be wrong with bullets.

use super::Said;
use crate::diagnostic::Code;

/// What is wrong with bullets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum BulletFault {
    /// A line at the depth of a dash, or less, that has no dash.
    Beside,
    /// `if data shared` and bullets below.
    TextAndBullets { keyword: String },
    /// Bullets no deeper than the `if` above them.
    Outdented { keyword: String },
    /// A second `unless` below bullets.
    SecondUnless,
    /// `level` and bullets below.
    NoList { keyword: String },
    /// A bullet without text.
    Empty,
    /// `- a "safe" space`
    PartlyQuoted { whole: String },
    /// A bullet below a bullet that is a phrase.
    BelowPhrase { above: String },
    /// A bullet between the depths of others.
    Depth,
    /// `- any of` with nothing below.
    NothingBelow { quantifier: String },
    /// `if not`, `if any of:` and `- not any of` above bullets, the first of which is `first`; a bullet's keyword is `-`.
    WordsAbove { keyword: String, words: String, intended: Intended, first: String },
    /// `then not` above bullets.
    NotAbove { keyword: String, first: String },
    /// `then the following:` above bullets.
    WordsAboveList { keyword: String, words: String },
    /// `- any of (a, b)`, `- not any of (a, b)`; `meant` says what to write.
    Quantifier { meant: String, whole: String },
    /// ` -> ` where there is no mechanism.
    Arrow { whole: String },
    /// `- r->m` in a mechanism.
    ArrowTight { mended: String, whole: String },
    /// `- a -> b -> c` in a mechanism.
    ArrowTwice { whole: String },
    /// `- -> m` or `- r ->`
    ArrowAlone,
    /// `- a or`, `- and b`
    Joint { word: &'static str, whole: String },
    /// `- a or not only b, but c`
    NotOnly { word: &'static str, whole: String },
    /// `- a;`
    Semicolon { rest: String },
    /// `- a [p. 3]` and `- a (p. 3)` where it is no fact; `locator` is it in brackets.
    Locator { written: String, locator: String, whole: String },
    /// `- a = 0.7` where it is no fact.
    Degree { degree: String, whole: String },
    /// A continuation that begins with `and`, `or`, `unless` or `then`.
    Continues { word: &'static str, whole: String },
    /// A second ` -> ` among the bullets of a mechanism.
    SecondArrow { first: String, second: String },
}

/// What words above bullets are meant for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum Intended {
    /// `the following:`: all bullets.
    All,
    /// `any of:`, `two of`: what a quantifier says of them.
    Quantifier(String),
    /// `not`: none of them, or not all of them.
    Not,
    /// `not all of`: at least one of them is absent.
    NotAll,
    /// `not at least 2 of`: the negation of what a quantifier says.
    NotQuantifier(String),
}

impl BulletFault {
    pub(super) fn say(&self) -> Said {
        match self {
            Self::Beside => Said::new(
                Code(160),
                "this line stands beside bullets, but is none",
                "no dash, and not deeper than the dash above",
                "begin it with `- ` if it is a bullet; indent it more than the dash if it continues one",
            ),
            Self::Outdented { keyword } => Said::new(
                Code(174),
                "this bullet stands where clauses stand",
                format!("not deeper than `{keyword}`"),
                format!("indent it, and the bullets of its list, more than `{keyword}`"),
            ),
            Self::SecondUnless => Said::new(
                Code(131),
                "`unless` stands here twice",
                "two readings",
                "if either keeps it from happening, write one `unless`, below it `- any of`, and both as deeper bullets; if this \
                 one limits the first, write both in a line: `unless (… unless …)`",
            ),
            Self::TextAndBullets { keyword } if keyword == "case" => Said::new(
                Code(161),
                "a bullet stands below a line of facts",
                "deeper than the line above",
                "give the dash the depth of the line above: a bullet of a case is a line of its own",
            ),
            Self::TextAndBullets { keyword } => Said::new(
                Code(161),
                format!("`{keyword}` has text on its line and bullets below"),
                "the first bullet",
                format!(
                    "make the text the first bullet, on the line below `{keyword}`; or write all of it after `{keyword}` without \
                     dashes"
                ),
            ),
            Self::WordsAbove { keyword, words, intended, first } => words_above(keyword, words, intended, first),
            Self::NotAbove { keyword, first } => Said::new(
                Code(161),
                format!("`not` stands after `{keyword}`, above bullets"),
                "the first bullet",
                format!("write `{keyword}` alone, and `not` in each bullet that is meant: `- not {first}`"),
            ),
            Self::WordsAboveList { keyword, words } => Said::new(
                Code(161),
                format!("`{words}` stands after `{keyword}`, above bullets"),
                "the first bullet",
                format!(
                    "write `{keyword}` alone above them: each bullet is then a member of the list; a choice between them \
                     stands in a condition, or in configurations of their own"
                ),
            ),
            Self::NoList { keyword } => Said::new(
                Code(162),
                format!("`{keyword}` takes no bullets"),
                "a bullet",
                format!("write the text after `{keyword}`; a long one may go on in deeper lines"),
            ),
            Self::Empty => Said::new(
                Code(163),
                "this bullet is empty",
                "nothing after the dash",
                "write a phrase after the dash, `?` for a part that is not known yet, or leave the line out",
            ),
            Self::PartlyQuoted { whole } => Said::new(
                Code(164),
                "a quotation mark stands inside a bullet",
                "a bullet is bare or wholly quoted",
                format!("put the whole phrase in quotation marks: `- {whole}`, or leave the marks out"),
            ),
            Self::BelowPhrase { above } => Said::new(
                Code(165),
                format!("this bullet stands below the bullet `{above}`, which is a phrase"),
                "deeper than the bullet above",
                "only a bullet that is just `any of`, `all of`, `none of` or `at least N of` takes deeper bullets; give this one \
                 the depth of the one above",
            ),
            Self::Depth => Said::new(
                Code(166),
                "the dash of this bullet stands between the depths of others",
                "at no depth of the list above",
                "put the dashes of one list exactly below each other",
            ),
            Self::NothingBelow { quantifier } => Said::new(
                Code(167),
                format!("no deeper bullets follow `{quantifier}`"),
                "of what?",
                "put the phrases below it as deeper bullets",
            ),
            Self::Quantifier { meant, whole } => Said::new(
                Code(168),
                "this bullet holds a quantifier and a parenthesis, but a bullet is one whole phrase",
                "a condition, or words?",
                format!("{meant}; if these are the words of one phrase, put them in quotation marks: `- {whole}`"),
            ),
            Self::Arrow { whole } => Said::new(
                Code(169),
                "this bullet holds an arrow, but does not stand in a mechanism",
                "only a mechanism has a resource before `->`",
                format!(
                    "a mechanism stands in the first of two `then`; if the arrow belongs to the phrase, put it in quotation \
                     marks: `- {whole}`"
                ),
            ),
            Self::ArrowTight { mended, whole } => Said::new(
                Code(169),
                "the arrow of this bullet has no space on both sides",
                "a resource and its reasoning, or one phrase?",
                format!(
                    "write `- {mended}` for a resource and the reasoning that it prompts; if the arrow belongs to the phrase, put \
                     it in quotation marks: `- {whole}`"
                ),
            ),
            Self::ArrowTwice { whole } => Said::new(
                Code(171),
                "a second arrow stands in this bullet",
                "a mechanism has one resource",
                format!(
                    "for a chain write two configurations, the outcome of the first a context of the second; if the arrows belong \
                     to the phrase, put it in quotation marks: `- {whole}`"
                ),
            ),
            Self::ArrowAlone => Said::new(
                Code(122),
                "a phrase is missing beside this arrow",
                "a resource, an arrow and the reasoning are expected",
                "write `- resource -> reasoning`; `?` stands for reasoning that is not known yet",
            ),
            Self::Joint { word, whole } => joint(word, whole),
            Self::NotOnly { word, whole } => Said::new(
                Code(145),
                format!("`{word} not` stands inside this bullet, which is one whole phrase"),
                "a condition, or words?",
                format!(
                    "write each part as a bullet, below `- any of` where one is enough; if it is one phrase, in quotation marks: `- {whole}`"
                ),
            ),
            Self::Semicolon { rest } => Said::new(
                Code(173),
                "this bullet ends with `;`",
                "would be read as part of the phrase",
                format!("leave it out: `- {rest}`"),
            ),
            Self::Locator { written, locator, whole } => Said::new(
                Code(175),
                format!("this bullet ends with `{written}`, but is no fact of a case"),
                "would be read as part of the phrase",
                format!(
                    "evidence has a clause of its own, such as `supported by STUDY {locator}`; if it belongs to the phrase, put \
                     it in quotation marks: `- {whole}`"
                ),
            ),
            Self::Degree { degree, whole } => Said::new(
                Code(175),
                format!("this bullet ends with `= {degree}`, but is no fact of a case"),
                "would be read as part of the phrase",
                format!(
                    "degrees are stated in a case; if it belongs to the phrase, put it in quotation marks: `- {whole}`"
                ),
            ),
            Self::Continues { word, whole } => Said::new(
                Code(170),
                format!("a line that continues this bullet begins with `{word}`"),
                "part of the phrase, or a new part?",
                format!(
                    "a bullet is one whole phrase: put it in quotation marks on one line (`- {whole}`) if `{word}` belongs to \
                     it; else begin a new bullet or clause"
                ),
            ),
            Self::SecondArrow { first, second } => Said::new(
                Code(171),
                "a second arrow stands among the bullets of one mechanism",
                "the second resource",
                format!(
                    "a configuration has one resource: write two configurations with the same `if`, one with \
                     `then {first}`, one with `then {second}`"
                ),
            ),
        }
    }
}

fn words_above(keyword: &str, words: &str, intended: &Intended, first: &str) -> Said {
    let alone = if keyword == "-" { "`- all of`".to_owned() } else { format!("`{keyword}` alone") };
    let not_all = format!("`{keyword} any of`, and `not` in each bullet below it, such as `- not {first}`");
    let help = match intended {
        Intended::All => format!("write {alone}: bullets of one list are all of them"),
        Intended::Quantifier(quantifier) => {
            format!("write `{keyword} {quantifier}` above these bullets, without another mark")
        }
        Intended::Not => {
            format!(
                "if none of them is to hold, write `{keyword} none of`; if they are not to hold together, write {not_all}"
            )
        }
        Intended::NotAll => format!("write {not_all}"),
        Intended::NotQuantifier(quantifier) => {
            format!("declare a context with `when {quantifier}` and these bullets, and write `not` and its phrase here")
        }
    };
    let (message, label) = match keyword {
        "-" => (format!("the bullet `{words}` stands above deeper bullets"), "no quantifier as it stands"),
        _ => (format!("`{words}` stands after `{keyword}`, above bullets"), "the first bullet"),
    };
    Said::new(Code(161), message, label, help)
}

fn joint(word: &str, whole: &str) -> Said {
    let meant = match word {
        "or" => {
            "bullets of one list stand together: for a choice in a condition write `- any of`, and the phrases below it as deeper \
                 bullets"
        }
        "unless" => "write `unless` without a dash, at the depth of the dashes",
        "then" => "write `then` without a dash, at the depth of `if`",
        _ => "leave it out: bullets of one list stand together without it",
    };
    Said::new(
        Code(173),
        format!("`{word}` stands at an end of this bullet"),
        "joins this bullet to another, or a word of the phrase?",
        format!("{meant}; if it belongs to the phrase, put it in quotation marks: `- {whole}`"),
    )
}
