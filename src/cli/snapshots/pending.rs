//! Turns the PATHs of a command into the snapshots that wait to be accepted or rejected.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use cmo::diagnostic::Diagnostic;
use cmo::refine::snapshot::{Change, Fault, Snapshot};
use cmo::source::Sources;
use cmo::theory::Case;

use crate::cli::about::lookup::heading;
use crate::cli::about::narrow::concerns;
use crate::cli::arguments::{Paths, Which};
use crate::cli::given::find::is_standard;
use crate::cli::given::load::{Loaded, Purpose, load};
use crate::cli::snapshots::folders::{files, is_asked, source_folders};
use crate::cli::snapshots::shelf::{Shelf, finding, read};
use crate::cli::told::problem::{Problem, snapshots};
use crate::cli::told::stop::{Faulty, Stop};

/// A snapshot that waits for a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Where it stands.
    pub shelf: Shelf,
    /// The case.
    pub case: String,
    /// What was accepted before; the same as what is found where only the reason is missing.
    pub accepted: Option<Snapshot>,
    /// What is found.
    pub found: Snapshot,
    /// What the file says, to be sure of it later.
    pub text: String,
}

impl Pending {
    /// Whether it was accepted by another program, so that only the reason is missing.
    pub fn is_late(&self) -> bool {
        self.accepted.as_ref() == Some(&self.found)
    }

    /// The file that it was read from.
    pub fn file(&self) -> &Path {
        if self.is_late() { &self.shelf.kept } else { &self.shelf.pending }
    }

    /// What it changes.
    pub fn change(&self) -> Change {
        Change::between(self.accepted.as_ref().map(|one| one.body.as_str()), &self.found.body)
    }

    /// The configurations that speak for the predictions that it changes, or did before.
    pub fn speakers(&self, change: &Change) -> Vec<String> {
        let both = self.accepted.iter().chain([&self.found]);
        let all =
            both.flat_map(|one| &one.predicted_by).filter(|(prediction, _)| change.predictions.contains(prediction));
        all.flat_map(|(_, by)| by).cloned().collect()
    }

    fn is_called(&self, text: &str) -> bool {
        let title = self.found.description.split_once(": ").map_or("", |(_, title)| title);
        [&self.case, title].iter().any(|words| words.to_lowercase().contains(text))
    }
}

/// What waits below some paths.
#[derive(Debug, Default)]
pub struct Chosen {
    /// The snapshots; late ones after the others.
    pub pending: Vec<Pending>,
    /// Files of other programs that bear the names of pending snapshots, and are left alone.
    pub foreign: Vec<PathBuf>,
    /// The cases of other files, beside those that are asked about, whose snapshots wait.
    pub beside: Vec<String>,
}

/// The snapshots that wait and that a command asks for.
///
/// # Errors
/// Standard input, paths or files that cannot be read, snapshots that are not whole, a text that is part of none, and a theory that is
/// not there, has errors, or is concerned by none.
pub fn chosen(command: &str, which: &Which) -> Result<Chosen, Stop> {
    if which.paths.iter().any(|path| is_standard(path)) {
        return Err(snapshots::none_of_standard_input(command).into());
    }
    let mut all = waiting(&which.paths)?;
    let names: Vec<String> = all.pending.iter().map(|one| one.case.clone()).collect();
    if let Some(theory) = &which.theory {
        let shelves = shelves(&which.paths, theory)?;
        all.pending.retain(|one| shelves.contains(&one.shelf.kept));
        if all.pending.is_empty() && !names.is_empty() {
            return Err(snapshots::none_of(theory, &names).into());
        }
    }
    if let Some(text) = &which.called {
        let lower = text.to_lowercase();
        all.pending.retain(|one| one.is_called(&lower));
        if all.pending.is_empty() {
            return Err(snapshots::none_called(text, &names).into());
        }
    }
    Ok(all)
}

/// Where the snapshots of the cases are kept that concern a theory.
fn shelves(paths: &[PathBuf], name: &str) -> Result<BTreeSet<PathBuf>, Stop> {
    let paths = Paths { paths: paths.to_vec(), threads: None };
    let Loaded { theory, sources, .. } = load(&paths, &[], Purpose::Answer)?.whole()?;
    let scope = Some(heading(&theory, name)?);
    let cases = theory.cases.iter().filter(|case| concerns(case, scope));
    let shelf = |case: &Case| Shelf::of(Path::new(sources.get(case.place.source).name()), &case.name);
    Ok(cases.map(|case| shelf(case).kept).collect())
}

/// All snapshots below the paths that wait.
fn waiting(paths: &[PathBuf]) -> Result<Chosen, Stop> {
    let mut reading = Reading::default();
    for (folder, names) in source_folders(paths)? {
        for path in files(&folder, ".snap.new") {
            reading.pending(&path, |source| is_asked(&folder, &names, source))?;
        }
        for path in files(&folder, ".snap") {
            reading.late(&path, |source| is_asked(&folder, &names, source))?;
        }
    }
    let Reading { mut pending, late, foreign, beside, diagnostics, sources } = reading;
    if !diagnostics.is_empty() {
        return Err(Stop::Faulty(Box::new(Faulty { diagnostics, sources })));
    }
    let is_other = |one: &Pending| pending.iter().all(|other| other.shelf != one.shelf);
    let late: Vec<Pending> = late.into_iter().filter(is_other).collect();
    pending.extend(late);
    Ok(Chosen { pending, foreign, beside })
}

#[derive(Default)]
struct Reading {
    pending: Vec<Pending>,
    late: Vec<Pending>,
    foreign: Vec<PathBuf>,
    beside: Vec<String>,
    diagnostics: Vec<Diagnostic>,
    sources: Sources,
}

impl Reading {
    fn pending(&mut self, path: &Path, is_asked: impl Fn(&str) -> bool) -> Result<(), Problem> {
        let shelf = Shelf::of_pending(path);
        let Some((text, found)) = self.snapshot(path)? else { return self.foreign(&shelf) };
        if !is_asked(&found.source) {
            self.beside.push(case_of(&shelf.kept));
            return Ok(());
        }
        let accepted = shelf.accepted(&mut self.sources, &mut self.diagnostics)?;
        self.pending.push(Pending { case: case_of(&shelf.kept), shelf, accepted, found, text });
        Ok(())
    }

    fn late(&mut self, path: &Path, is_asked: impl Fn(&str) -> bool) -> Result<(), Problem> {
        let shelf = Shelf::of_kept(path);
        let Some((text, found)) = self.snapshot(path)? else { return Ok(()) };
        if found.accepted.is_none() && is_asked(&found.source) {
            self.late.push(Pending { case: case_of(path), shelf, accepted: Some(found.clone()), found, text });
        }
        Ok(())
    }

    /// A file of another program is in the way where one of ours is kept beside it; elsewhere it is left alone.
    fn foreign(&mut self, shelf: &Shelf) -> Result<(), Problem> {
        let Some((text, Err(Fault::Foreign))) = read(&shelf.pending)? else { return Ok(()) };
        match read(&shelf.kept)? {
            None | Some((_, Err(Fault::Foreign))) => self.foreign.push(shelf.pending.clone()),
            Some(_) => {
                let found = finding(&shelf.pending, &text, &Fault::Foreign, &mut self.sources);
                self.diagnostics.push(found);
            }
        }
        Ok(())
    }

    /// What a file says; none where it is of another program.
    fn snapshot(&mut self, path: &Path) -> Result<Option<(String, Snapshot)>, Problem> {
        match read(path)? {
            None | Some((_, Err(Fault::Foreign))) => Ok(None),
            Some((text, Ok(snapshot))) => Ok(Some((text, snapshot))),
            Some((text, Err(fault))) => {
                let found = finding(path, &text, &fault, &mut self.sources);
                self.diagnostics.push(found);
                Ok(None)
            }
        }
    }
}

fn case_of(kept: &Path) -> String {
    kept.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
