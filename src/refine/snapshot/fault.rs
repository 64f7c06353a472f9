//! All wording of what is wrong with the text of a snapshot: `CMO420` to `CMO423`.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, SourceId, Span};

/// Why a text is no snapshot of this program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A part of one.
    Cut {
        /// From 1.
        line: usize,
        /// What is missing.
        why: String,
    },
    /// Something else.
    Foreign,
    /// A snapshot of a form that only a newer version of this program knows.
    Newer,
    /// A merge left its marks in it.
    Conflict {
        /// From 1.
        line: usize,
    },
}

impl Fault {
    /// What to say of it; `text` is the text of the source.
    #[must_use]
    pub fn diagnostic(&self, source: SourceId, text: &str) -> Diagnostic {
        match self {
            Self::Cut { line, why } => {
                Diagnostic::error(Code(420), place(source, text, *line), "this snapshot is not whole")
                    .saying(why.clone())
                    .help("get it back from version control, or delete it: `cmo test` finds it anew, to be accepted")
            }
            Self::Foreign => {
                let message = "this file is no snapshot of `cmo`, and stands where one belongs";
                Diagnostic::error(Code(421), place(source, text, 1), message)
                    .saying("not written by `cmo test`")
                    .help("move it to another folder: nothing is written over it")
            }
            Self::Newer => {
                let line = text.lines().position(|line| line.trim_start().starts_with("cmo:")).unwrap_or_default() + 1;
                Diagnostic::error(Code(421), place(source, text, line), "this snapshot is of a newer `cmo`")
                    .saying("a form that this one does not know")
                    .help("get the newer `cmo`: nothing is written over what this one cannot read")
            }
            Self::Conflict { line } => {
                Diagnostic::error(Code(422), place(source, text, *line), "a merge left its marks in this snapshot")
                    .saying("two versions stand here")
                    .help("keep either version, or delete the file; then `cmo test` says what is found now")
            }
        }
    }
}

/// Two cases of one folder whose snapshots would be one file where letters are not told from capitals.
#[must_use]
pub fn one_file((name, place): (&str, Place), (other, there): (&str, Place)) -> Diagnostic {
    let message = format!("cases `{other}` and `{name}` differ in capital letters alone, and would have one snapshot");
    Diagnostic::error(Code(423), place, message)
        .saying("on many computers this is the same file name")
        .label_or_related(there, "the other case")
        .about(name)
        .help("give one of them another name; until then neither has a snapshot")
}

fn place(source: SourceId, text: &str, line: usize) -> Place {
    let mut lines = text.split_inclusive('\n');
    let start: usize = lines.by_ref().take(line.saturating_sub(1)).map(str::len).sum();
    let end = start + lines.next().map_or(0, |line| line.trim_end().len());
    Place { source, span: Span::new(start as u32, end as u32) }
}
