//! What is wrong with the files that a theory names.

use super::{SHOWN, nearest_or};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::resolve::bibliography::{Between, Malformed, Wrong};
use crate::source::Place;

/// What is wrong with a `bibliography` or a `text`.
#[derive(Debug)]
pub enum BibliographyProblem {
    /// `bibliography "../../elsewhere.bib"`
    LeavesFolder { path: String, place: Place },
    /// `bibliography "studeis.bib"`
    NotFound { path: String, place: Place, nearest: Vec<String> },
    /// `bibliography "locked.bib"`
    Unreadable { path: String, place: Place, why: String },
    /// `bibliography "studies.bib"`, where an entry of the file is not closed.
    Malformed { path: String, place: Place, malformed: Malformed },
    /// `bibliography "studies.bib"`, where a merge set two versions into the file.
    Merged { path: String, place: Place, line: usize },
    /// `bibliography "studies.bib"`, where two entries have one key; the lines in their files.
    KeyTwice { key: String, path: String, line: usize, place: Place, other: String, other_line: usize, first: Place },
    /// `bibliography "studies.bib"`, where an entry says `year = {20l9}`.
    Entry { path: String, place: Place, line: usize, column: usize, wrong: Wrong },
    /// As before, of many entries more; the line of the first.
    MoreEntries { path: String, place: Place, count: usize, line: usize, of: Severity },
    /// `bibliography "studies.ris"`, where no entry has an `ID`.
    NoKeys { path: String, place: Place },
    /// `bibliography "studies.ris"`, where some entries have no `ID`; their lines.
    Keyless { path: String, place: Place, lines: Vec<usize> },
}

impl BibliographyProblem {
    /// The finding in words.
    pub fn diagnostic(self) -> Diagnostic {
        match self {
            Self::LeavesFolder { path, place } => {
                Diagnostic::error(Code(230), place, format!("`{path}` is outside the folder of the theory"))
                    .saying("leaves the folder")
                    .help("put the file beside the theory, or put a `cmo.toml` in the folder that holds both")
            }
            Self::NotFound { path, place, nearest } => {
                Diagnostic::error(Code(231), place, format!("there is no file `{path}`"))
                    .saying("paths are relative to this file")
                    .help(nearest_or(
                        &nearest,
                        "write the path of a bibliography (BibTeX, hayagriva YAML, CSL-JSON or RIS)",
                    ))
            }
            Self::Unreadable { path, place, why } => {
                Diagnostic::error(Code(232), place, format!("`{path}` cannot be read: {why}"))
                    .saying("not readable")
                    .help("make the file readable text (UTF-8)")
            }
            Self::Malformed { path, place, malformed: Malformed { line, column, why, is } } => {
                let help = match is {
                    Some(format) => format!("give it a name that ends in `{}`", format.ending()),
                    None => "mend the entry there; BibTeX, hayagriva YAML, CSL-JSON and RIS are read".to_owned(),
                };
                let message = format!("`{path}` cannot be understood at line {line}, column {column}");
                Diagnostic::error(Code(233), place, message).saying(why).help(help)
            }
            Self::Merged { path, place, line } => {
                Diagnostic::error(Code(128), place, format!("a merge left its marks in `{path}`"))
                    .saying(format!("two versions meet in its line {line}"))
                    .help(
                        "keep either version, or the entries of both, and delete the lines that begin with `<<<<<<<`, \
                         `=======` and `>>>>>>>`",
                    )
            }
            Self::KeyTwice { key, path, line, place, other, other_line, first } => {
                let found =
                    Diagnostic::error(Code(234), place, format!("two bibliography entries have the key `{key}`"))
                        .help("give one of the entries another key");
                if place == first {
                    return found.saying(format!("`{path}`, lines {other_line} and {line}"));
                }
                found.saying(format!("`{path}`, line {line}")).related(first, format!("`{other}`, line {other_line}"))
            }
            Self::Entry { path, place, line, column, wrong } => {
                let at = format!("in `{path}` at line {line}, column {column}");
                let is_doubtful = wrong.is_doubtful();
                let (message, says, help) = in_words(wrong, &at);
                let found = match is_doubtful {
                    true => Diagnostic::warning(Code(236), place, message),
                    false => Diagnostic::error(Code(236), place, message),
                };
                found.saying(says).help(help)
            }
            Self::MoreEntries { path, place, count, line, of } => {
                let what = match of {
                    Severity::Error => "cannot be read",
                    Severity::Warning | Severity::Advice => "may not be meant as they stand",
                };
                let message = format!("{count} more parts of entries in `{path}` {what}");
                Diagnostic::new(Code(236), of, place, message).saying(format!("the first of them at line {line}")).help(
                    "export the bibliography again where a program has written it, else mend what is shown above first",
                )
            }
            Self::Keyless { path, place, lines } => {
                let shown: Vec<String> = lines.iter().take(SHOWN).map(usize::to_string).collect();
                let rest =
                    lines.len().checked_sub(SHOWN + 1).map_or(String::new(), |left| format!(" and {} more", left + 1));
                Diagnostic::warning(Code(235), place, format!("entries of `{path}` have no key that could be cited"))
                    .saying(format!("those at line {}{rest}", shown.join(", ")))
                    .about(&path)
                    .help(format!("give each a key where it is to be cited; {KEYS}"))
            }
            Self::NoKeys { path, place } => {
                Diagnostic::warning(Code(235), place, format!("`{path}` gives no key that could be cited"))
                    .saying("no keys")
                    .about(&path)
                    .help(format!("export the bibliography with citation keys; {KEYS}"))
            }
        }
    }
}

/// Where keys come from.
const KEYS: &str =
    "in RIS a line `ID  - key` gives it, which Zotero does not write: export as BibTeX or CSL-JSON from there";

/// What is wrong with an entry: the message, what is there, and what to write instead.
fn in_words(wrong: Wrong, at: &str) -> (String, String, String) {
    let words = |message: &str, says: String, help: &str| (format!("{message} {at}"), says, help.to_owned());
    match wrong {
        Wrong::Date(text) => words(
            "no date can be read",
            format!("`{text}` is there"),
            "write the year with four digits, or a date as `2019-07-03`; letters that tell papers of one year apart are set \
             by the style. A paper without a date has `n.d.`, one that is not out yet `in press`",
        ),
        Wrong::Abbreviation(name) => words(
            "an abbreviation stands for nothing",
            format!("no `@string` says what `{name}` is"),
            "put the words in braces, as `{British Medical Journal}`, or say above `@string{bmj = {British Medical Journal}}`",
        ),
        Wrong::Crossref(key) => words(
            "a cross-reference leads nowhere",
            format!("no entry has the key `{key}`"),
            "write the key of the book that it is in, or leave the line out and give `booktitle`, `editor` and `publisher`",
        ),
        Wrong::Marks(why) => words(
            "the marks of TeX do not come in pairs",
            why,
            "write `\\$` for a dollar, `\\{` and `\\}` for braces that are to be seen",
        ),
        Wrong::Command(command) => words(
            "a command of LaTeX is not known",
            format!("`{command}` is there"),
            "write what it stands for, as `≥` or `{E. coli}`; write `\\textbackslash{}` for a backslash that is to be seen",
        ),
        Wrong::People(name, between) => {
            let help = match between {
                Between::And => {
                    "write `and` between two authors, as `Inch, J. and Notman, F.`; a suffix stands before the given names, as in \
                     `King, Jr., Martin`, and the name of an organisation in braces of its own, as \
                     `{{Department of Health, Wales}}`"
                }
                Between::Lines => "write a line for each author, as `AU  - Inch, J.`",
            };
            words("a list of people stands where one name is to be", format!("`{name}` would be one name"), help)
        }
        Wrong::Outside(tag) => words(
            "a line stands outside of references",
            format!("`{tag}` is before the first `TY` or behind an `ER`"),
            "put it between the `TY` and the `ER` of its reference",
        ),
        Wrong::Between(line) => words(
            "words stand outside of references",
            format!("`{line}` is passed over"),
            "put them between the `TY` and the `ER` of a reference, under a tag, or take them out",
        ),
        Wrong::Turned(name, meant) => (
            format!("a name may stand the wrong way round {at}"),
            format!("of `{name}` the last word is read as the family name"),
            format!(
                "write the family name first, and a comma: `{meant}`; the name of an organisation stands in braces of its own"
            ),
        ),
        Wrong::Passed(text) => words(
            "a day or a month cannot be read",
            format!("`{text}` is passed over"),
            "write it as `2019-07-03`, or in English words: `3 July`, `July`, `March-April`, `Spring`",
        ),
        Wrong::Tag(tag) => words(
            "a tag is not known",
            format!("what stands under `{tag}` is passed over"),
            "write a tag of RIS, as `TI  - ` for the title; what is for nobody else stands under `N1`",
        ),
        Wrong::Years(one, other) => words(
            "an entry says two years",
            format!("`{one}` is there, and `{other}` elsewhere in it; the year under `PY` is taken"),
            "write the same year under `PY` and `DA`",
        ),
        Wrong::Type(word, nearest) => {
            let help = nearest_or(&nearest, "write a type of the file's format, as `book`, `chapter` or `report`");
            (format!("an entry has a type that is not known {at}"), format!("`{word}` is there"), help)
        }
        Wrong::Field(name, nearest) => {
            let help = nearest_or(&nearest, "leave it out, or write it under `note`");
            (format!("an entry has a name that is not known {at}"), format!("`{name}` is there"), help)
        }
        Wrong::Names(name) => words(
            "no names can be read",
            format!("what stands under `{name}`"),
            "write each name in its parts: in CSL-JSON `[{\"family\": \"Inch\", \"given\": \"Jackie\"}]`, of an organisation \
             `[{\"literal\": \"NHS England\"}]`; in hayagriva YAML `Inch, Jackie`, or a list of such",
        ),
        Wrong::Parts => words(
            "a part of an entry does not say what it is",
            "no name with what stands under it".to_owned(),
            "write each part under its name, as `title: Age and Ageing`",
        ),
        Wrong::Words(name) => words(
            "no words can be read",
            format!("what stands under `{name}`"),
            "write it as one text in quotation marks, or as a number",
        ),
        Wrong::Twice(name) => {
            words("an entry says one thing twice", format!("`{name}` stands there again"), "leave one of the two out")
        }
        Wrong::NoName(name) => words(
            "a name is missing beside an `and`",
            format!("what stands under `{name}`"),
            "write one `and` between two names, as `Inch, J. and Goh, L.`",
        ),
        Wrong::NoSign(word) => words(
            "an entry is left out",
            format!("`{word}` is there without its `@`"),
            "write `@` before it; what is no entry is a comment, after `%`",
        ),
        Wrong::Brace => words(
            "a closing brace stands outside of entries",
            "the entry before it is closed earlier".to_owned(),
            "take the brace out, or the one that closes the entry too soon",
        ),
        Wrong::NoTag(line) => words(
            "a line has no tag",
            format!("`{line}` is taken for a part of the line above"),
            "begin it with its tag, as `TI  - `; write a long text on one line",
        ),
        Wrong::NotClosed => words(
            "a reference is not closed",
            "no `ER` before the next one or the end".to_owned(),
            "end it with a line `ER  - `",
        ),
    }
}
