//! What can be wrong with lines, indentation and quotation marks.

use super::Said;
use crate::diagnostic::Code;
use crate::syntax::wording::is_unseen;

/// What is wrong with the layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum LayoutFault {
    /// `cmco 1a` at column 0.
    NoItem { word: String, nearest: Option<&'static str> },
    /// `CMOC1a`, `Mechanism: trust` and `When GPs have time` at column 0, with what to do.
    ItemMeant { word: String, help: String },
    /// `and data shared` at column 0.
    NotIndented { word: String, line: String },
    /// `<<<<<<< HEAD` at column 0, and that many below it.
    ConflictMark { below: usize },
    /// An indented line before the first item.
    OutsideItem,
    /// A line between column 0 and the clauses of its item.
    Between,
    /// `    then b` below `  if a`.
    DeeperKeyword { keyword: String, line: String, above: String },
    /// A tab after spaces, or below a line with spaces.
    MixedIndentation,
    /// `case x` directly below `then plans agreed`.
    NoBlankLine { keyword: String },
    /// `  actor …` below `then …` at column 0.
    MayContinue { keyword: &'static str, line: String, above: String },
    /// `“An established pharmacist` without an end.
    OpenQuotation,
    /// `"a quotation that` and `goes on here"` in a line as deep as the clause.
    QuotationWraps,
    /// `„staff trained“`
    OtherQuotation { opening: char, inside: String },
    /// `”` or a control character.
    StrayCharacter { character: char },
    /// `=>`, `-->`, `⇒` and arrows of word processors.
    WrongArrow { written: &'static str },
    /// 129 parentheses in each other.
    TooDeep,
}

impl LayoutFault {
    /// Whether it is a character that neither shows nor changes how others show.
    pub(super) fn is_nothing_to_see(&self) -> bool {
        matches!(self, Self::StrayCharacter { character } if is_unseen(*character))
    }

    pub(super) fn say(&self) -> Said {
        match self {
            Self::NoItem { word, nearest } => no_item(word, *nearest),
            Self::ItemMeant { word, help } => {
                Said::new(Code(126), format!("no item starts with `{word}`"), "stands at column 0", help)
            }
            Self::NotIndented { word, line } => Said::new(
                Code(126),
                format!("no item starts with `{word}`"),
                "stands at column 0",
                format!("it goes on with what stands above: indent it, as in `{line}`"),
            ),
            Self::ConflictMark { below } => Said::new(
                Code(128),
                "a merge left its marks in this file",
                match below {
                    0 => "two versions meet here".to_owned(),
                    1 => "two versions meet here, and in one place below".to_owned(),
                    _ => format!("two versions meet here, and in {below} places below"),
                },
                "keep either version, or what both mean to say, and delete the lines that begin with `<<<<<<<`, \
                 `=======` and `>>>>>>>`",
            ),
            Self::OutsideItem => Said::new(
                Code(101),
                "this line is indented, but no item stands above it",
                "belongs to no item",
                "start it at column 0 with an item keyword such as `cmoc`, `case` or `study`",
            ),
            Self::Between => Said::new(
                Code(102),
                "this line stands between column 0 and the clauses of its item",
                "less deep than the clauses above",
                "give it the indentation of the clauses above if it is a clause, and more if it continues one",
            ),
            Self::DeeperKeyword { keyword, line, above } => Said::new(
                Code(103),
                format!("`{keyword}` begins a line that is deeper than the clauses of its item"),
                "a clause of its own, or the rest of the line above?",
                format!(
                    "this can be read in two ways: as a clause of its own, then give it the indentation of the clauses: \
                     `{line}`; or as more of the clause above, then join it to that line: `{above} {line}`"
                ),
            ),
            Self::MixedIndentation => Said::new(
                Code(104),
                "this item is indented with tabs and with spaces",
                "not the white space of the lines above",
                "indent all lines of an item in the same way, best with spaces",
            ),
            Self::NoBlankLine { keyword } => Said::new(
                Code(105),
                format!("`{keyword}` stands directly below a line that it may continue"),
                "a new item, or the rest of the sentence above?",
                format!(
                    "put a blank line before it if `{keyword}` starts an item; indent it if it continues the line above"
                ),
            ),
            Self::MayContinue { keyword, line, above } => Said::new(
                Code(106),
                format!("`{keyword}` begins a line that may also continue the sentence above"),
                "a clause, or the rest of the sentence?",
                format!(
                    "this can be read in two ways: as the clause `{line}`, then give the configuration a heading \
                     (`cmoc ID`) and indent `if`, `then` and this line alike; or as `{above} {line}`, then write that \
                     on one line"
                ),
            ),
            Self::OpenQuotation => Said::new(
                Code(110),
                "this quotation mark is never closed",
                "opens here",
                "close it with a quotation mark of the same kind; lines that are deeper than the clause belong to it",
            ),
            Self::QuotationWraps => Said::new(
                Code(110),
                "this quotation goes on in a line that is no deeper than its clause",
                "opens here",
                "indent the lines that it goes on in more than the clause: lines that are deeper belong to it",
            ),
            Self::OtherQuotation { opening, inside } => Said::new(
                Code(127),
                format!("`{opening}` opens no quotation"),
                "a quotation in other marks?",
                format!(
                    "quotations stand between `\"…\"` or `“…”`: write `\"{inside}\"`; where these are only some words of a phrase, \
                     put the whole phrase between such marks"
                ),
            ),
            Self::StrayCharacter { character: '”' | '„' } => Said::new(
                Code(111),
                "there is a stray quotation mark",
                "closes nothing, or is never closed",
                "delete it; text in quotation marks is written \"…\" or “…”",
            ),
            Self::StrayCharacter { character } => Said::new(
                Code(111),
                format!("there is a stray {}", name(*character)),
                "nothing that a reader sees or expects",
                "delete it",
            ),
            Self::WrongArrow { written } => Said::new(
                Code(114),
                match *written {
                    "\u{f0e0}" => "there is an arrow of a word processor's font, which is none elsewhere".to_owned(),
                    written => format!("`{written}` is no arrow of this language"),
                },
                "an arrow?",
                "write `->` (or `→`) between a resource and the reasoning that it prompts; if it belongs to a phrase, put \
                 the whole phrase in quotation marks",
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

fn no_item(word: &str, nearest: Option<&'static str>) -> Said {
    let help = match nearest {
        Some(nearest) => format!("did you mean `{nearest}`? if the line continues the one above, indent it"),
        None => "if the line continues the one above, indent it; an item starts with `theory`, `group`, `study`, \
                 `bibliography`, `context`, `resource`, `mechanism`, `outcome`, `cmoc`, `case`, `if` or `only if`"
            .to_owned(),
    };
    Said::new(Code(126), format!("no item starts with `{word}`"), "stands at column 0", help)
}

fn name(character: char) -> String {
    match character {
        _ if !character.is_control() => format!("invisible character (U+{:04X})", u32::from(character)),
        _ => format!("control character (U+{:04X})", u32::from(character)),
    }
}
