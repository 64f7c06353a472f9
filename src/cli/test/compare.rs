//! Holds each case against what it expects and against its snapshot, and writes what is found anew.

mod twins;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use cmo::diagnostic::Diagnostic;
use cmo::disk::folder_of;
use cmo::expect::Judged;
use cmo::explain::CitedVerdicts;
use cmo::refine::snapshot::{Prose, Snapshot};
use cmo::refine::tested::{CaseTested, SnapshotStatus, SnapshotTested, Tested};
use cmo::source::Sources;
use cmo::theory::{Case, HeadingId, Theory};

use crate::cli::about::means::Wanted;
use crate::cli::about::narrow::judged;
use crate::cli::given::find::is_standard;
use crate::cli::snapshots::{Body, Evaluated, Lock, Shelf, bodies, home};
use crate::cli::told::problem::Problem;
use crate::cli::told::write::{Draft, write_and_remove};
use twins::Twins;

/// What is found, what to say of it, and what to write.
pub struct Compared {
    pub tested: Tested,
    /// The findings of expectations that are not met.
    pub unmet: Vec<Diagnostic>,
    /// What is to stand beside each snapshot.
    pub notes: Vec<Note>,
    /// What keeps snapshots from being compared.
    pub faults: Vec<Diagnostic>,
}

/// What is to stand beside the snapshot of a case.
pub struct Note {
    shelf: Shelf,
    /// The text of a pending snapshot; none where there is to be none.
    text: Option<String>,
}

impl Note {
    /// The pending snapshot, which replaces one of before.
    fn draft(&self) -> Option<Draft<'_>> {
        let after = self.text.as_deref()?;
        Some(Draft { path: &self.shelf.pending, before: None, after: after.as_bytes() })
    }
}

/// Holds cases against what they expect, and against their snapshots.
///
/// # Errors
/// Snapshots that cannot be read.
pub fn compare(
    theory: &Theory,
    sources: &mut Sources,
    cases: &[Evaluated<'_>],
    (cited, wanted, scope): (&CitedVerdicts, Wanted, Option<HeadingId>),
) -> Result<Compared, Problem> {
    let (prose, bodies) = (Prose::of(theory), bodies(theory, cases, cited, wanted));
    let (mut faults, mut unmet, mut notes, mut tested) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let twins = Twins::of(theory, sources);
    for (&(case, evaluation), found) in cases.iter().zip(bodies) {
        let judged: Vec<Judged> = judged(theory, (case, evaluation), scope).collect();
        let snapshot = match twins.of_case(case) {
            Some(fault) => broken(sources, case, fault, &mut faults),
            None => snapshot(sources, case, found, (&mut notes, &mut faults))?,
        };
        let snapshot = snapshot.map(|one| one.with(|label| prose.unsaid(evaluation, label)));
        tested.push(CaseTested::of(case, &judged, sources, snapshot));
        unmet.extend(judged.into_iter().filter_map(|one| one.finding));
    }
    Ok(Compared { tested: Tested::of(tested), unmet, notes, faults })
}

/// The snapshot of a case that has none, since it would be another's, too.
fn broken(sources: &Sources, case: &Case, fault: Diagnostic, faults: &mut Vec<Diagnostic>) -> Option<SnapshotTested> {
    let shelf = Shelf::of(Path::new(sources.get(case.place.source).name()), &case.name);
    faults.push(fault);
    Some(SnapshotTested::broken(shelf.kept.display().to_string()))
}

/// How the snapshot of a case stands; none for a case from standard input.
fn snapshot(
    sources: &mut Sources,
    case: &Case,
    found: Body,
    (notes, faults): (&mut Vec<Note>, &mut Vec<Diagnostic>),
) -> Result<Option<SnapshotTested>, Problem> {
    let file = PathBuf::from(sources.get(case.place.source).name());
    if is_standard(&file) {
        return Ok(None);
    }
    let shelf = Shelf::of(&file, &case.name);
    let before = faults.len();
    let kept = shelf.accepted(sources, faults)?;
    // It is written over or removed: what is not ours, or not whole, is reported before that.
    shelf.waiting(sources, faults)?;
    if faults.len() > before {
        return Ok(Some(SnapshotTested::broken(shelf.kept.display().to_string())));
    }
    let reason = |kept: &'_ Snapshot| kept.accepted.as_ref().map(|accepted| accepted.because.clone());
    let because = kept.as_ref().and_then(reason);
    let accepted = kept.as_ref().map(|kept| (kept.body.as_str(), because.as_deref()));
    let tested = SnapshotTested::of(shelf.kept.display().to_string(), accepted, &found.prose);
    let text = match tested.status {
        SnapshotStatus::Same | SnapshotStatus::Broken => None,
        SnapshotStatus::New | SnapshotStatus::Changed => Some(pending(&file, case, found).written()),
    };
    notes.push(Note { shelf, text });
    Ok(Some(tested))
}

fn pending(file: &Path, case: &Case, found: Body) -> Snapshot {
    let title = case.title.as_ref().map_or_else(String::new, |title| format!(": {title}"));
    Snapshot {
        source: file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        description: format!("case {}{title}", case.name),
        accepted: None,
        predicted_by: found.predicted_by,
        body: found.prose,
    }
}

/// Writes what is pending beside what was accepted, and removes what is so no longer.
///
/// # Errors
/// Folders that cannot be written, and another process that writes there.
pub fn write(notes: &[Note]) -> Result<(), Problem> {
    let drafts: Vec<Draft<'_>> = notes.iter().filter_map(Note::draft).collect();
    let over = notes.iter().filter(|note| note.text.is_none() && note.shelf.pending.exists());
    let over: Vec<&Path> = over.map(|note| note.shelf.pending.as_path()).collect();
    if drafts.is_empty() && over.is_empty() {
        return Ok(());
    }
    let folders = notes.iter().filter_map(|note| note.shelf.kept.parent()).map(folder_of);
    let homes: BTreeSet<PathBuf> = folders.map(|folder| home(&folder)).collect();
    let _locks = homes.iter().map(|home| Lock::of(home)).collect::<Result<Vec<_>, _>>()?;
    write_and_remove(&drafts, &over)
}
