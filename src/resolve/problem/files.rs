//! What is wrong with the files that a theory names.

use super::nearest_or;
use crate::diagnostic::{Code, Diagnostic};
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
    Malformed { path: String, place: Place, line: usize, column: usize, why: String },
    /// `bibliography "studies.bib"`, where a merge set two versions into the file.
    Merged { path: String, place: Place, line: usize },
    /// `bibliography "studies.bib"`, where two entries have one key; the lines in their files.
    KeyTwice { key: String, path: String, line: usize, place: Place, other: String, other_line: usize, first: Place },
    /// `bibliography "studies.ris"`, where no entry has an `ID`.
    NoKeys { path: String, place: Place },
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
            Self::Malformed { path, place, line, column, why } => Diagnostic::error(
                Code(233),
                place,
                format!("`{path}` cannot be understood at line {line}, column {column}"),
            )
            .saying(why)
            .help("mend the entry there; BibTeX, hayagriva YAML, CSL-JSON and RIS are read"),
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
            Self::NoKeys { path, place } => {
                Diagnostic::warning(Code(235), place, format!("`{path}` gives no key that could be cited"))
                    .saying("no keys")
                    .about(&path)
                    .help("export the bibliography with citation keys (in RIS, lines `ID  - key`)")
            }
        }
    }
}
