//! What keeps a command from writing files: all wording about what would be lost, or would not mean the same.

use std::fmt;

/// Why files are not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteProblem {
    /// `cmo new DIR` where it would write over something.
    Overwrites {
        /// What is there.
        path: String,
    },
    /// `cmo new DIR` where `DIR` is a theory set already, which the new theory would be read with.
    HoldsTheory {
        /// The folder.
        folder: String,
        /// A file of it.
        file: String,
    },
    /// `cmo new DIR` where nothing can be written.
    Unwritable {
        /// The folder.
        path: String,
        /// What the system says.
        why: String,
    },
    /// `cmo match > FILE` where the disk is full.
    Output {
        /// What the system says.
        why: String,
    },
    /// `cmo fmt` where what it would write is not read as the same.
    Unformatted {
        /// The file.
        path: String,
        /// The line of the item that would change.
        line: u32,
    },
    /// `cmo fmt` of a file that splits a phrase of another file of its theory set.
    SplitPhrase {
        /// The file.
        path: String,
    },
    /// `--format xlsx` without `--output`.
    NoText,
    /// `--output theory.cmo`, which may be a file of the theory.
    OtherEnding {
        /// The file.
        path: String,
        /// How the names of files of the format end.
        ending: &'static str,
    },
    /// `--output cases.csv --cases cases.csv`
    OverCases {
        /// The file.
        path: String,
    },
    /// A file that another program has written since it was read.
    ChangedMeanwhile {
        /// The file.
        path: String,
    },
    /// `cmo rename OLD NEW` where NEW is the name of another phrase.
    WouldJoin {
        /// The phrase as asked for.
        old: String,
        /// The new name.
        new: String,
        /// The verdicts that would change, in words.
        changes: Vec<String>,
    },
    /// `cmo rename OLD NEW` where a verdict would change.
    RenameChanges {
        /// The phrase as asked for.
        old: String,
        /// The verdicts that would change, in words.
        changes: Vec<String>,
    },
    /// `cmo rename --theory ID OLD NEW` where OLD stays elsewhere, and a verdict would change.
    PartChanges {
        /// The phrase as asked for.
        old: String,
        /// The theory.
        theory: String,
        /// The verdicts that would change, in words.
        changes: Vec<String>,
        /// Where the phrase would stay, in words.
        stays: Vec<String>,
    },
}

impl WriteProblem {
    pub(super) fn help(&self) -> Option<String> {
        match self {
            Self::Unwritable { .. } => None,
            Self::Output { .. } => {
                Some("make room there, or send the result elsewhere, and run the command again".to_owned())
            }
            Self::Overwrites { .. } => Some("name another folder, or move what is there".to_owned()),
            Self::HoldsTheory { .. } => Some("name a folder of its own for the new theory".to_owned()),
            Self::WouldJoin { changes, .. } if changes.is_empty() => {
                Some("no verdict of a declared case would change; `--join` makes one phrase of the two".to_owned())
            }
            Self::WouldJoin { changes, .. } => {
                Some(format!("`--join` makes one phrase of the two: {}", changes.join("; ")))
            }
            Self::RenameChanges { changes, .. } if changes.is_empty() => Some("nothing is written".to_owned()),
            Self::RenameChanges { changes, .. } => Some(format!("nothing is written; {}", changes.join("; "))),
            Self::PartChanges { changes, stays, .. } => {
                let changes: String = changes.iter().map(|change| format!("; {change}")).collect();
                Some(format!(
                    "nothing is written{changes}; it would stay elsewhere, where it is renamed without `--theory`: {}",
                    stays.join(", ")
                ))
            }
            Self::Unformatted { .. } => {
                Some("nothing is written; please report the item, which shows a mistake of this program".to_owned())
            }
            Self::SplitPhrase { .. } => {
                Some("nothing is written: `cmo check` shows where, and what to write".to_owned())
            }
            Self::NoText => Some("name one, as in `--output evidence.xlsx`".to_owned()),
            Self::OtherEnding { path, ending } => {
                let stem = path.rsplit_once('.').map_or(path.as_str(), |(stem, _)| stem);
                Some(format!("nothing is written; name a file that ends so, such as `{stem}.{ending}`"))
            }
            Self::OverCases { .. } => Some("nothing is written; name another file".to_owned()),
            Self::ChangedMeanwhile { .. } => Some("nothing is written: run the command again".to_owned()),
        }
    }
}

impl fmt::Display for WriteProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Overwrites { path } => write!(f, "`{path}` is there already, and nothing is overwritten"),
            Self::HoldsTheory { folder, file } => {
                write!(
                    f,
                    "`{folder}` holds `{file}` already, and all `.cmo` files of a folder are read as one theory set"
                )
            }
            Self::Unwritable { path, why } => write!(f, "`{path}` cannot be written: {why}"),
            Self::Output { why } => write!(f, "standard output cannot be written: {why}"),
            Self::WouldJoin { old, new, .. } => {
                write!(f, "`{new}` is the name of another phrase, and `{old}` would become one with it")
            }
            Self::RenameChanges { old, .. } => write!(f, "the theory would not mean the same without `{old}`"),
            Self::PartChanges { old, theory, .. } => {
                write!(f, "theory `{theory}` would not mean the same with another phrase for `{old}`")
            }
            Self::Unformatted { path, line } => {
                write!(f, "the item at line {line} of `{path}` would not be read as the same in canonical form")
            }
            Self::SplitPhrase { path } => {
                write!(f, "`{path}` splits a phrase that another file of its theory uses whole")
            }
            Self::NoText => write!(f, "a workbook is no text, and is written to a file only"),
            Self::OtherEnding { path, ending } => {
                write!(f, "`{path}` does not end in `.{ending}`, as files of this format do")
            }
            Self::OverCases { path } => write!(f, "`{path}` holds the cases, and would be written over"),
            Self::ChangedMeanwhile { path } => write!(f, "`{path}` was changed after it was read"),
        }
    }
}
