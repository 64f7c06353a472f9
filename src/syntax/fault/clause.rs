//! What can be wrong with headings and clauses as a whole.

use super::Said;
use crate::diagnostic::{Code, ticked};

/// What is wrong with a heading or a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum ClauseFault {
    /// `suported by CMR`
    NoKeyword {
        item: &'static str,
        word: String,
        meant: Option<String>,
        nearest: Option<&'static str>,
        all: &'static [&'static str],
    },
    /// `then` with nothing after it.
    Empty { keyword: String, form: &'static str },
    /// `study "title"`: a heading that cannot be read.
    Heading { keyword: &'static str, form: &'static str },
    /// `cmoc 2: Buddying`: a heading that can be mended.
    HeadingMended { keyword: &'static str, mended: String },
    /// `cmoc 1c if a then b`: the lines that are meant.
    HeadingWithClauses { lines: Vec<String> },
    /// `cmoc 1/a`: a character that an ID cannot have.
    BadId { id: String, character: char, mended: Option<String> },
    /// `because the site closed`: no quotation marks.
    NoQuotes { keyword: String, text: String },
    /// `fixed for ever`
    Alone { keyword: String },
    /// `level mikro`
    NotInList { keyword: String, word: String, nearest: Option<&'static str>, list: &'static [&'static str] },
    /// `confidence high as all say so`
    Reason { said: &'static str, reason: String },
    /// `language 2`
    Language { number: String },
    /// `language 1` below another item.
    LanguageLate,
    /// A `cmoc` without `if` or without `then`.
    Incomplete { missing: &'static str },
    /// `cmoc 1` above an `if` at column 0.
    NotIndented { heading: String, keyword: String },
    /// A second `if`.
    SecondCondition { keyword: &'static str },
    /// `then` before `if`.
    ThenFirst,
    /// A third `then`.
    ThirdThen { readings: String },
    /// Anything else.
    Unreadable { keyword: String, form: &'static str },
}

impl ClauseFault {
    pub(super) fn say(&self) -> Said {
        match self {
            Self::NoKeyword { item, word, meant: Some(meant), .. } => Said::new(
                Code(107),
                format!("no clause of `{item}` begins with `{word}`"),
                "no clause keyword",
                meant.clone(),
            ),
            Self::NoKeyword { item, word, meant: None, nearest, all } => no_keyword(item, word, *nearest, all),
            Self::Empty { keyword, form } => Said::new(
                Code(108),
                format!("nothing follows `{keyword}`"),
                "stands alone",
                format!("write {form}; a longer text may go on in deeper lines"),
            ),
            Self::Heading { keyword, form } => Said::new(
                Code(109),
                format!("this heading of `{keyword}` cannot be read"),
                "not complete, or more than a heading takes",
                format!("write {form}"),
            ),
            Self::HeadingMended { keyword, mended } => Said::new(
                Code(109),
                format!("this heading of `{keyword}` cannot be read"),
                "not expected here",
                format!("write `{mended}`: an ID without spaces, then perhaps a title in quotation marks"),
            ),
            Self::HeadingWithClauses { lines } => Said::new(
                Code(109),
                "clauses stand in the line of this heading",
                "begins a clause",
                format!("write each on a line of its own, indented from the second on: {}", ticked(lines)),
            ),
            Self::BadId { id, character, mended } => Said::new(
                Code(117),
                format!("`{id}` is no ID: it holds `{character}`"),
                "letters, digits, `_`, `.` and `-` only",
                match mended {
                    Some(mended) => {
                        format!("write `{mended}`, wherever it is named; a longer name may follow in quotation marks")
                    }
                    None => {
                        "give a short ID of letters, digits, `_`, `.` and `-`, and the name in quotation marks after it"
                            .to_owned()
                    }
                },
            ),
            Self::NoQuotes { keyword, text } => Said::new(
                Code(118),
                format!("the text after `{keyword}` is not in quotation marks"),
                "a text of its own",
                format!("write `{keyword} {text}`"),
            ),
            Self::Alone { keyword } => Said::new(
                Code(119),
                format!("`{keyword}` stands alone on its line"),
                "nothing may follow",
                format!("leave out what follows `{keyword}`, or put it into a `note \"…\"`"),
            ),
            Self::NotInList { keyword, word, nearest, list } => not_in_list(keyword, word, *nearest, list),
            Self::Reason { said, reason } => Said::new(
                Code(151),
                "the reason of this `confidence` is not in quotation marks",
                "a text of its own",
                format!("write `confidence {said} {reason}`"),
            ),
            Self::Language { number } => Said::new(
                Code(152),
                format!("this file is written in version `{number}` of the language"),
                "not version 1",
                "this program reads version 1: write `language 1` if the file keeps to it, or get a newer `cmo`",
            ),
            Self::LanguageLate => Said::new(
                Code(152),
                "the version of the language does not stand first",
                "below other items",
                "move `language 1` to the top of the file, or leave it out",
            ),
            Self::Incomplete { missing } => Said::new(
                Code(153),
                format!("this configuration has no `{missing}`"),
                "a configuration is `if …`, perhaps `then` its mechanism, `then` its outcome",
                format!("add a line `{missing} …`; write `{missing} ?` where it is not known yet"),
            ),
            Self::NotIndented { heading, keyword } => Said::new(
                Code(153),
                "nothing is indented below this heading",
                format!("has no `{keyword}` of its own"),
                format!(
                    "indent `{keyword}` and the lines that follow it, so that they belong to `{heading}`; at column 0 `{keyword}` \
                     begins a configuration without a heading"
                ),
            ),
            Self::SecondCondition { keyword } => Said::new(
                Code(154),
                format!("`{keyword}` is this configuration's second condition"),
                "a configuration has one",
                "join the conditions with `and`, or start a configuration of its own with a `cmoc` heading",
            ),
            Self::ThenFirst => Said::new(
                Code(155),
                "this `then` stands before the condition",
                "before any `if`",
                "write `if` (or `only if`) first, then the mechanism, then the outcome",
            ),
            Self::ThirdThen { readings } => Said::new(
                Code(156),
                "a configuration has at most two `then`: its mechanism and its outcome",
                "the third `then`",
                format!("write a chain of two configurations: {readings}"),
            ),
            Self::Unreadable { keyword, form } => Said::new(
                Code(199),
                format!("this part of `{keyword}` cannot be read"),
                "not expected here",
                format!("write {form}"),
            ),
        }
    }
}

fn no_keyword(item: &str, word: &str, nearest: Option<&'static str>, all: &[&str]) -> Said {
    let list = ticked(all);
    let help = match nearest {
        Some(nearest) => format!("did you mean `{nearest}`? if the line continues the clause above, indent it more"),
        None if all.is_empty() => format!("`{item}` has no clauses: leave the line out"),
        None => format!("begin the line with one of {list}; if it continues the clause above, indent it more"),
    };
    Said::new(Code(107), format!("no clause of `{item}` begins with `{word}`"), "no clause keyword", help)
}

fn not_in_list(keyword: &str, word: &str, nearest: Option<&'static str>, list: &[&str]) -> Said {
    let all = ticked(list);
    let help = match nearest {
        Some(nearest) => format!("did you mean `{nearest}`? it is one of {all}"),
        None => format!("write one of {all}"),
    };
    Said::new(Code(151), format!("`{word}` is no word for `{keyword}`"), "not one of its words", help)
}
