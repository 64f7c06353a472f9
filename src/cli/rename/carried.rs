//! Turns the snapshots that name a phrase into the same snapshots with its new name.
//!
//! Only what is found in a case before is carried along: then the theory means the same afterwards, and so does what was
//! accepted, for the same reason. Anything else keeps waiting for a person.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use cmo::refine::snapshot::Snapshot;
use cmo::source::Sources;
use cmo::theory::Case;

use super::counted;
use super::verdicts::Meant;
use crate::cli::means::Wanted;
use crate::cli::problem::Problem;
use crate::cli::snapshots::{Body, Evaluated, Shelf, bodies, read};
use crate::cli::write::Draft;

/// What becomes of the snapshots that name the phrase.
#[derive(Default)]
pub(super) struct Shelves {
    carried: Vec<Carried>,
    /// The cases of which something else was accepted than is found.
    left: Vec<String>,
    /// Why they are left.
    why: Why,
}

#[derive(Clone, Copy, Default)]
enum Why {
    /// What was accepted is not what is found.
    #[default]
    Differs,
    /// What is found may mean something else afterwards.
    Joins,
}

/// A snapshot with the new name.
struct Carried {
    case: String,
    /// Whether it is still to be accepted.
    waits: bool,
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
                    waits: *path == shelf.pending,
                    path: path.clone(),
                    before: text,
                    after,
                });
            } else if snapshot.body != is.prose && *path == shelf.kept {
                self.left.push(case.to_owned());
            }
        }
        Ok(())
    }

    /// The same snapshots, none of them carried along.
    pub(super) fn left_alone(self) -> Self {
        let cases: BTreeSet<String> = self.carried.into_iter().map(|one| one.case).chain(self.left).collect();
        Self { carried: Vec::new(), left: cases.into_iter().collect(), why: Why::Joins }
    }

    /// What is to be written.
    pub(super) fn drafts(&self) -> impl Iterator<Item = Draft<'_>> {
        self.carried.iter().map(|one| Draft { path: &one.path, before: Some(&one.before), after: one.after.as_bytes() })
    }

    /// What becomes of them, in sentences.
    pub(super) fn told(&self, done: Done) -> String {
        let (accepted, waiting): (Vec<&Carried>, Vec<&Carried>) = self.carried.iter().partition(|one| !one.waits);
        let why = match self.why {
            Why::Differs => "since it is not what was found before",
            Why::Joins => "since two phrases become one: `cmo test` shows what changes",
        };
        let left: Vec<&str> = self.left.iter().map(String::as_str).collect();
        line("accepted", done.words(), &cases(&accepted))
            + &line("pending", &format!("{}, and still to be accepted", done.words()), &cases(&waiting))
            + &line("accepted", &format!("left as it is, {why}"), &left)
    }
}

fn cases<'c>(all: &[&'c Carried]) -> Vec<&'c str> {
    all.iter().map(|one| one.case.as_str()).collect()
}

/// Whether the files are written.
#[derive(Clone, Copy)]
pub(super) enum Done {
    Written,
    Shown,
}

impl Done {
    const fn words(self) -> &'static str {
        match self {
            Self::Written => "carried along",
            Self::Shown => "would be carried along",
        }
    }
}

fn line(which: &str, done: &str, cases: &[&str]) -> String {
    if cases.is_empty() {
        return String::new();
    }
    let counted = counted(cases.len(), &format!("{which} snapshot"), &format!("{which} snapshots"));
    format!("{counted} {done} ({})\n", cases.join(", "))
}

/// What is found in the cases of some shelves.
fn found(meant: &Meant<'_>, shelves: &[(usize, Shelf)], wanted: Wanted) -> Vec<Body> {
    let of = |(index, _): &(usize, Shelf)| (&meant.theory.cases[*index], &meant.evaluations[*index]);
    let cases: Vec<Evaluated<'_>> = shelves.iter().map(of).collect();
    bodies(meant.theory, &cases, &meant.cited, wanted)
}
