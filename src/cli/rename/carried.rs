//! Turns the snapshots that name a phrase into the same snapshots with its new name.
//!
//! Only what is found in a case before is carried along: then the theory means the same afterwards, and so does what was
//! accepted, for the same reason. Anything else keeps waiting for a person.

use std::path::{Path, PathBuf};

use cmo::refine::snapshot::Snapshot;
use cmo::rename::{LeftSince, RenamedSnapshot, SnapshotState};
use cmo::source::Sources;
use cmo::theory::Case;

use super::verdicts::Meant;
use crate::cli::about::means::Wanted;
use crate::cli::snapshots::{Body, Evaluated, Shelf, bodies, read};
use crate::cli::told::problem::Problem;
use crate::cli::told::write::Draft;

/// What becomes of the snapshots that name the phrase.
#[derive(Default)]
pub(super) struct Shelves {
    carried: Vec<Carried>,
    /// Those that are left as they are, and why.
    left: Vec<RenamedSnapshot>,
}

/// A snapshot with the new name.
struct Carried {
    case: String,
    state: SnapshotState,
    path: PathBuf,
    before: String,
    after: String,
}

impl Shelves {
    /// The snapshots of the declared cases, accepted and pending ones, where the new name changes them.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub(super) fn of(
        (before, after): (&Meant<'_>, &Meant<'_>),
        sources: &Sources,
        wanted: Wanted,
    ) -> Result<Self, Problem> {
        let shelf = |case: &Case| Shelf::of(Path::new(sources.get(case.place.source).name()), &case.name);
        let all: Vec<(usize, Shelf)> =
            before.theory.cases.iter().map(shelf).enumerate().filter(|(_, shelf)| shelf.is_there()).collect();
        let [was, is] = [before, after].map(|meant| found(meant, &all, wanted));
        let mut shelves = Self::default();
        for ((index, shelf), (was, is)) in all.iter().zip(was.iter().zip(&is)).filter(|(_, (was, is))| was != is) {
            shelves.add(&before.theory.cases[*index].name, shelf, [was, is])?;
        }
        Ok(shelves)
    }

    fn add(&mut self, case: &str, shelf: &Shelf, [was, is]: [&Body; 2]) -> Result<(), Problem> {
        for path in [&shelf.kept, &shelf.pending] {
            // What is no whole snapshot of ours is told by `cmo test`.
            let Some((text, Ok(snapshot))) = read(path)? else { continue };
            if snapshot.body == was.prose {
                let is = is.clone();
                let after = Snapshot { body: is.prose, predicted_by: is.predicted_by, ..snapshot }.written();
                self.carried.push(Carried {
                    case: case.to_owned(),
                    state: if *path == shelf.kept { SnapshotState::Accepted } else { SnapshotState::Pending },
                    path: path.clone(),
                    before: text,
                    after,
                });
            } else if snapshot.body != is.prose && *path == shelf.kept {
                let (case, state) = (case.to_owned(), SnapshotState::Accepted);
                self.left.push(RenamedSnapshot { case, state, left_since: Some(LeftSince::Differs) });
            }
        }
        Ok(())
    }

    /// The same snapshots, none of them carried along.
    pub(super) fn left_alone(self, since: LeftSince) -> Self {
        let left = self.told().into_iter().map(|one| RenamedSnapshot { left_since: Some(since), ..one }).collect();
        Self { carried: Vec::new(), left }
    }

    /// What is to be written.
    pub(super) fn drafts(&self) -> impl Iterator<Item = Draft<'_>> {
        self.carried.iter().map(|one| Draft { path: &one.path, before: Some(&one.before), after: one.after.as_bytes() })
    }

    /// What becomes of them.
    pub(super) fn told(&self) -> Vec<RenamedSnapshot> {
        let carried = |Carried { case, state, .. }: &Carried| RenamedSnapshot {
            case: case.clone(),
            state: *state,
            left_since: None,
        };
        self.carried.iter().map(carried).chain(self.left.iter().cloned()).collect()
    }
}

/// What is found in the cases of some shelves.
fn found(meant: &Meant<'_>, shelves: &[(usize, Shelf)], wanted: Wanted) -> Vec<Body> {
    let of = |(index, _): &(usize, Shelf)| (&meant.theory.cases[*index], &meant.evaluations[*index]);
    let cases: Vec<Evaluated<'_>> = shelves.iter().map(of).collect();
    bodies(meant.theory, &cases, &meant.cited, wanted)
}
