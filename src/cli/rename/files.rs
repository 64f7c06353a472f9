//! Turns the files of a theory set into the same files with a phrase under another name.

use std::path::PathBuf;

use similar::{DiffTag, TextDiff};

use cmo::format::format;
use cmo::rename::{Change, LineChange, Marks, RenamedFile, rename};
use cmo::source::SourceId;

use crate::cli::arguments::Paths;
use crate::cli::given::find::Found;
use crate::cli::given::load::{Loaded, Purpose, load_instead};
use crate::cli::told::problem::{Problem, WriteProblem};
use crate::cli::told::stop::Stop;
use crate::cli::told::write::Draft;

/// A file with the phrase renamed.
pub(super) struct Renamed {
    pub(super) path: PathBuf,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) places: usize,
}

/// The files as they would be, and what they mean then: without quotation marks where they are not needed, unless the theory
/// would then have errors.
pub(super) fn renamed(
    change: Change<'_>,
    loaded: &Loaded,
    (set, files): (&Paths, &[Found]),
) -> Result<(Vec<Renamed>, Loaded), Stop> {
    let with = |marks: Marks| -> Result<(Vec<Renamed>, Loaded), Stop> {
        let files = in_files(&Change { marks, ..change }, files, loaded)?;
        let instead: Vec<(PathBuf, String)> =
            files.iter().map(|file| (file.path.clone(), file.after.clone())).collect();
        Ok((files, load_instead(set, &[], Purpose::Answer, &instead)?.whole()?))
    };
    let (files, after) = with(Marks::WhereNeeded).or_else(|_| with(Marks::InLines))?;
    match change.theory {
        Some(name) if files.is_empty() => Err(Problem::Arguments {
            says: format!("theory `{name}` does not use the name `{}`", change.old),
            help: "`cmo vocabulary --theory` shows its phrases with their other names".to_owned(),
        }
        .into()),
        Some(_) | None => Ok((files, after)),
    }
}

/// The files that change.
fn in_files(change: &Change<'_>, files: &[Found], loaded: &Loaded) -> Result<Vec<Renamed>, Problem> {
    let mut renamed = Vec::new();
    for (found, (id, source)) in files.iter().zip(loaded.sources.iter()) {
        let Found::File(path) = found else { continue };
        let Some((after, places)) = rename(id, source.text(), change) else {
            return Err(WriteProblem::RenameChanges { old: change.old.to_owned(), changes: Vec::new() }.into());
        };
        if places > 0 {
            let after = formed(source.text(), after);
            renamed.push(Renamed { path: path.clone(), before: source.text().to_owned(), after, places });
        }
    }
    Ok(renamed)
}

/// A file that was in canonical form stays in it.
fn formed(before: &str, after: String) -> String {
    let was_formed = format(SourceId(0), before).is_ok_and(|formed| formed == before);
    if !was_formed {
        return after;
    }
    format(SourceId(0), &after).unwrap_or(after)
}

impl Renamed {
    pub(super) fn draft(&self) -> Draft<'_> {
        Draft { path: &self.path, before: Some(&self.before), after: self.after.as_bytes() }
    }

    /// What is told of it.
    pub(super) fn told(&self) -> RenamedFile {
        let diff = TextDiff::from_lines(&self.before, &self.after);
        let lines = |of: &[&str]| -> Vec<String> {
            of.iter().map(|line| line.trim_end_matches(['\r', '\n']).to_owned()).collect()
        };
        let changed = diff.ops().iter().filter(|op| op.tag() != DiffTag::Equal).map(|op| {
            let (old, new) = (op.old_range(), op.new_range());
            LineChange {
                line: old.start + usize::from(!old.is_empty()),
                line_after: new.start + usize::from(!new.is_empty()),
                before: lines(&diff.old_slices()[old]),
                after: lines(&diff.new_slices()[new]),
            }
        });
        RenamedFile { file: self.path.display().to_string(), places: self.places, changes: changed.collect() }
    }
}
