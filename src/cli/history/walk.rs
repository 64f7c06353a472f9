//! Walks from what is checked out back through the commits, and compares each version with the ones before it.

mod kept;

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::rc::Rc;

use gix::ObjectId;

use cmo::explain::named::NameProblem;
use cmo::refine::diff::{Between, Change, name_after};
use cmo::refine::history::{Entry, History, Step, merged, reasons, step, was_dropped};
use cmo::refine::log::{Reason, names_between};
use cmo::theory::Theory;

use crate::cli::about::lookup::{after_keyword, configuration, heading, unknown_configuration};
use crate::cli::given::git::Repository;
use crate::cli::given::versions::{Version, ever_there};
use crate::cli::history::point::{Known, Point, Way, take_newest};
use crate::cli::told::problem::{GitProblem, Problem};

/// What is checked out.
const LAST: &str = "HEAD";

/// A walk through the versions of a theory.
pub struct Walk<'r> {
    repository: &'r Repository,
    /// The name that is asked for.
    asked: &'r str,
    /// The theory in which it stands, where that is said.
    theory: Option<&'r str>,
    threads: Option<NonZeroUsize>,
    /// The full name, as it was found first.
    id: Option<String>,
    /// The name that it has later on, where the one that is asked for is an earlier one.
    now_called: Option<String>,
    /// The files of the theory in the version that was found first.
    files: Vec<String>,
    entries: Vec<Entry>,
    unreadable: usize,
    complete: bool,
}

/// What came of a walk.
enum Walked {
    /// The history.
    Told(History),
    /// What is asked for has another name later on.
    NowCalled(String),
}

impl<'r> Walk<'r> {
    /// A walk that looks for a configuration by a name, perhaps within one theory.
    pub fn new(
        repository: &'r Repository,
        (asked, theory): (&'r str, Option<&'r str>),
        threads: Option<NonZeroUsize>,
    ) -> Self {
        let asked = after_keyword(asked, "cmoc").unwrap_or(asked);
        let (id, now_called, files, entries) = (None, None, Vec::new(), Vec::new());
        Self { repository, asked, theory, threads, id, now_called, files, entries, unreadable: 0, complete: true }
    }

    /// The history of the configuration, under some paths.
    ///
    /// # Errors
    /// Nothing was ever called so, or the repository cannot be read.
    pub fn history(self, paths: &[PathBuf]) -> Result<History, Problem> {
        let (repository, threads) = (self.repository, self.threads);
        match self.walked(paths)? {
            Walked::Told(history) => Ok(history),
            // Each time a name that is used later.
            Walked::NowCalled(name) => Walk::new(repository, (&name, None), threads).history(paths),
        }
    }

    fn walked(mut self, paths: &[PathBuf]) -> Result<Walked, Problem> {
        let start = self.start(paths)?;
        let newest = Rc::clone(&start.version);
        let mut open = vec![(i64::MAX, start)];
        let mut seen: BTreeSet<ObjectId> = BTreeSet::new();
        while let Some(point) = take_newest(&mut open) {
            if point.at.is_some_and(|at| !seen.insert(at)) {
                continue;
            }
            for next in self.back(point)? {
                let seconds = next.at.map_or(Ok(i64::MAX), |at| self.repository.commit(at).map(|one| one.seconds))?;
                open.push((seconds, next));
            }
            if let Some(name) = self.now_called {
                return Ok(Walked::NowCalled(name));
            }
        }
        if self.id.is_none() {
            self.all_looked_into(paths)?;
        }
        let Self { id, entries, unreadable, complete, .. } = self;
        match id {
            Some(id) => Ok(Walked::Told(History { schema: "cmo.history/1", id, entries, unreadable, complete })),
            None => Err(unknown(&newest.read.loaded.theory, self.asked, self.theory).into()),
        }
    }

    /// The newest version without errors: what is checked out, else a commit.
    fn start(&mut self, paths: &[PathBuf]) -> Result<Point, Problem> {
        let inside: Vec<String> = paths.iter().map(|path| self.repository.inside(path)).collect::<Result<_, _>>()?;
        let here = Version::Here { name: String::new(), paths: paths.to_vec(), of: Some(self.repository) };
        ever_there(self.repository, &here, LAST)?;
        if self.repository.work_tree().is_ok() {
            let read = here.read(self.threads)?;
            if !read.loaded.is_faulty() {
                return self.found(Known { read }, None, inside);
            }
            self.unreadable += 1;
        }
        let mut next = self.repository.commit_of(LAST);
        while let Some(commit) = next {
            let kept = self.kept(commit, inside.clone())?;
            match self.version(&kept)? {
                Some(known) => return self.found(known, Some(commit), inside),
                None => self.unreadable += 1,
            }
            next = self.repository.commit(commit)?.parents.first().copied();
        }
        Err(GitProblem::Faulty.into())
    }

    fn found(&mut self, known: Known, commit: Option<ObjectId>, paths: Vec<String>) -> Result<Point, Problem> {
        let id = self.named(&known.read.loaded.theory)?;
        self.files.clone_from(&known.read.files);
        let (version, late) = (Rc::new(known), Vec::new());
        Ok(Point { version, brought: commit, at: commit, id, earlier: None, paths, late })
    }

    /// The full name of the configuration that is asked for, where a theory has it.
    fn named(&mut self, theory: &Theory) -> Result<Option<String>, Problem> {
        let scope = self.theory.map(|name| heading(theory, name)).transpose();
        // A theory that is not there, or no longer, may be in an earlier version.
        let Ok(scope) = scope else { return Ok(None) };
        let id = configuration(theory, self.asked, scope)?;
        let id = id.map(|id| theory.configurations[id.0 as usize].full_name.clone());
        self.id = self.id.take().or_else(|| id.clone());
        Ok(id)
    }

    /// The points before a point; tells what changed between.
    fn back(&mut self, point: Point) -> Result<Vec<Point>, Problem> {
        let parents = self.parents(&point)?;
        if parents.is_empty() {
            self.began(&point)?;
            return Ok(Vec::new());
        }
        let mut ways = Vec::new();
        for parent in parents {
            match self.way(&point, parent)? {
                // What this parent brought is all there is: the others had no part in it.
                Way::Same(reached) => return Ok(vec![reached]),
                way @ (Way::Unreadable(_) | Way::Changed(..)) => ways.push(way),
            }
        }
        let late = self.between(&point, &ways)?;
        Ok(ways.into_iter().map(|way| way.reached(&late)).collect())
    }

    /// How the configuration stands in a parent of a point.
    fn way(&mut self, point: &Point, parent: ObjectId) -> Result<Way, Problem> {
        let before = self.followed(point, parent)?;
        let reached = Point { at: Some(parent), paths: before.paths().to_vec(), ..point.clone() };
        if self.is_same(point, &before)? {
            return Ok(Way::Same(Point { brought: Some(parent), ..reached }));
        }
        let Some(known) = self.version(&before)? else {
            // Before it came to be, what cannot be read hides nothing of it that is known of.
            self.unreadable += usize::from(point.earlier.is_none());
            return Ok(Way::Unreadable(reached));
        };
        let step = self.step(&known, point)?;
        let reached = reached.in_version(Rc::new(known), step.before.clone());
        if step.change.is_none() {
            let late = point.reasons_since(&[&reached.version]);
            return Ok(Way::Same(Point { late, ..reached }));
        }
        Ok(Way::Changed(reached, step))
    }

    /// Tells what differs from every parent; gives the reasons that belong to what changed earlier.
    fn between(&mut self, point: &Point, ways: &[Way]) -> Result<Vec<Reason>, Problem> {
        let changed = ways.iter().filter_map(|way| match way {
            Way::Changed(reached, step) => Some((&*reached.version, step.clone())),
            Way::Same(_) | Way::Unreadable(_) => None,
        });
        let (before, steps): (Vec<&Known>, Vec<Step>) = changed.unzip();
        let given = point.reasons_since(&before);
        match merged(&steps) {
            Some(step) => {
                self.tell(point, step, (&before, &given))?;
                Ok(Vec::new())
            }
            None => Ok(given),
        }
    }

    /// What became of the configuration between a version and the point after it.
    fn step(&mut self, before: &Known, point: &Point) -> Result<Step, Problem> {
        let names = names_between(&before.read.log, &point.version.read.log);
        let [from, to] = [before, &*point.version].map(|known| &known.read.loaded.theory);
        let between = Between { from, to, names: &names };
        let id = match (&point.id, &point.earlier) {
            (Some(id), _) => Some(id.clone()),
            (None, Some(name)) => was_dropped(between, name).then(|| name.clone()),
            (None, None) => self.named(from)?,
        };
        if point.id.is_none() && point.earlier.is_none() {
            self.now_called = id.as_ref().and_then(|id| name_after(between, id));
        }
        Ok(id.map_or(Step { change: None, phrases: Vec::new(), refines: None, before: None }, |id| step(between, &id)))
    }

    /// The configuration is there from the first commit on.
    fn began(&mut self, point: &Point) -> Result<(), Problem> {
        let Some(id) = &point.id else { return Ok(()) };
        let is_cut = point.at.map_or(Ok(false), |at| self.repository.commit(at).map(|commit| commit.is_cut))?;
        if is_cut {
            self.complete = false;
            return Ok(());
        }
        let (from, to) = (&Theory::default(), &point.version.read.loaded.theory);
        let added = step(Between { from, to, names: &[] }, id);
        self.tell(point, added, (&[], &point.reasons_since(&[])))
    }

    fn tell(&mut self, point: &Point, step: Step, (before, given): (&[&Known], &[Reason])) -> Result<(), Problem> {
        let Some(change) = step.change else { return Ok(()) };
        let commit = point.brought.map(|id| self.repository.commit(id)).transpose()?;
        let of = match (change.change, before) {
            (Change::Dropped, [before, ..]) => before,
            _ => &*point.version,
        };
        let reasons = reasons(given, &of.read.loaded.theory, &change.id);
        let (revision, date, author, subject) = match commit {
            Some(one) => (Some(one.name), Some(one.date), Some(one.author), Some(one.subject)),
            None => (None, None, None, None),
        };
        self.entries.push(Entry {
            revision,
            date,
            author,
            subject,
            id: change.id,
            was: change.was,
            refines: step.refines,
            change: change.change,
            parts: change.parts,
            phrases: step.phrases,
            reasons,
        });
        Ok(())
    }
}

/// Nothing was ever called so, in the theory that is asked about.
fn unknown(newest: &Theory, asked: &str, theory: Option<&str>) -> NameProblem {
    match theory.map(|name| heading(newest, name)).transpose() {
        Ok(scope) => unknown_configuration(newest, asked, scope),
        Err(problem) => problem,
    }
}
