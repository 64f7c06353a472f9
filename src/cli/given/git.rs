//! The repository around a theory: its revisions and the files of each, read from the object store alone.

mod kept;
mod objects;
mod sparse;

pub use kept::{Closed, Kept};

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use gix::ObjectId;
use gix::date::time::format::SHORT;

use crate::cli::given::find::system_says;
use crate::cli::told::problem::{GitProblem, Problem};

/// A git repository.
#[derive(Debug)]
pub struct Repository {
    git: gix::Repository,
    /// The real path of its work tree; none where it is bare.
    work_tree: Option<PathBuf>,
    modules: objects::Modules,
}

/// What a commit says of itself.
#[derive(Clone, Debug)]
pub struct Commit {
    /// Its short name.
    pub name: String,
    /// The day of its author, as `2026-11-22`.
    pub date: String,
    /// When it was committed, in seconds.
    pub seconds: i64,
    /// Who wrote it.
    pub author: String,
    /// The first line of its message.
    pub subject: String,
    /// The commits that it follows, as far as the repository holds them.
    pub parents: Vec<ObjectId>,
    /// Whether it follows commits that the repository does not hold: a shallow clone.
    pub is_cut: bool,
}

/// What of a repository cannot be read, in words.
fn unreadable(what: impl Into<String>) -> impl FnOnce(gix::Error) -> Problem {
    |error| Problem::Git(GitProblem::Unreadable { what: what.into(), why: error.to_string() })
}

impl Repository {
    /// The repository that a path is in; none where there is none.
    ///
    /// # Errors
    /// One that cannot be read.
    pub fn around(path: &Path) -> Result<Option<Self>, Problem> {
        let folder = nearest_folder(path)?;
        let git = match gix::discover(&folder) {
            Ok(git) => git,
            Err(error) => match folder.ancestors().map(|folder| folder.join(".git")).find(|git| git.exists()) {
                Some(git) => return Err(not_opened(&git, &error)),
                None => return Ok(None),
            },
        };
        let work_tree = git.workdir().map(|folder| folder.canonicalize().unwrap_or_else(|_| folder.to_owned()));
        Ok(Some(Self { git, work_tree, modules: objects::Modules::default() }))
    }

    /// The folder of the work tree.
    ///
    /// # Errors
    /// The repository is bare.
    pub fn work_tree(&self) -> Result<&Path, Problem> {
        self.work_tree.as_deref().ok_or(Problem::Git(GitProblem::Bare))
    }

    /// Whether nothing was ever committed to what is checked out.
    pub fn is_new(&self) -> bool {
        self.git.head().is_ok_and(|head| head.is_unborn())
    }

    /// The object that a revision names; none where it names none.
    pub fn revision(&self, spec: &str) -> Option<ObjectId> {
        self.git.rev_parse_single(spec).ok().map(gix::Id::detach)
    }

    /// The commit that a revision names; none where it names none.
    pub fn commit_of(&self, spec: &str) -> Option<ObjectId> {
        let object = self.git.find_object(self.revision(spec)?).ok()?;
        object.peel_to_commit().ok().map(|commit| commit.id)
    }

    /// The tree of files that a revision names; none where it names none.
    pub fn tree_of(&self, spec: &str) -> Option<ObjectId> {
        // A partial clone may lack the tree, and knows its name.
        if let Some(commit) = self.commit_of(spec) {
            return self.tree(commit).ok();
        }
        let object = self.git.find_object(self.revision(spec)?).ok()?;
        object.peel_to_tree().ok().map(|tree| tree.id)
    }

    /// The tree of files of a commit.
    ///
    /// # Errors
    /// The object store lacks it.
    pub fn tree(&self, commit: ObjectId) -> Result<ObjectId, Problem> {
        let found = self.git.find_commit(commit).and_then(|commit| commit.tree_id().map(gix::Id::detach));
        found.map_err(unreadable(format!("commit `{commit}`")))
    }

    /// The object that a file of these bytes is, or would be.
    ///
    /// # Errors
    /// They cannot be hashed.
    pub fn object_of(&self, bytes: &[u8]) -> Result<ObjectId, Problem> {
        let found = gix::objs::compute_hash(self.git.object_hash(), gix::objs::Kind::Blob, bytes);
        found.map_err(|error| GitProblem::Unreadable { what: "a file".to_owned(), why: error.to_string() }.into())
    }

    /// The last commit that two commits have in common; none where they have none.
    pub fn base(&self, one: ObjectId, other: ObjectId) -> Option<ObjectId> {
        self.git.merge_base(one, other).ok().flatten().map(gix::Id::detach)
    }

    /// Whether a revision, or any that it follows, has something at a path.
    ///
    /// # Errors
    /// The object store cannot be read.
    pub fn ever_had(&self, path: &str, revision: &str) -> Result<bool, Problem> {
        let mut open: Vec<ObjectId> = self.commit_of(revision).into_iter().collect();
        let mut seen: BTreeSet<ObjectId> = open.iter().copied().collect();
        while let Some(commit) = open.pop() {
            let kept = Kept::new(self, Some(self.tree(commit)?), revision.to_owned(), Vec::new());
            if kept.finds(path)? {
                return Ok(true);
            }
            let parents = self.commit(commit)?.parents;
            open.extend(parents.into_iter().filter(|parent| seen.insert(*parent)));
        }
        Ok(false)
    }

    /// Whether a folder is one of what is checked out, as was committed last.
    pub fn tracks(&self, folder: &Path) -> bool {
        let Ok(path) = self.inside(folder) else { return false };
        let tree = self.tree_of("HEAD");
        !path.is_empty() && Kept::new(self, tree, String::new(), Vec::new()).has(&path)
    }

    /// A path of the repository as it is seen from the current folder.
    pub fn seen_from_here(&self, path: &str) -> String {
        let here = self.inside(Path::new(".")).unwrap_or_default();
        let here: Vec<&str> = here.split('/').filter(|name| !name.is_empty()).collect();
        let names: Vec<&str> = path.split('/').collect();
        let shared = here.iter().zip(&names).take_while(|(one, other)| one == other).count();
        let up = std::iter::repeat_n("..", here.len() - shared);
        let seen = up.chain(names[shared..].iter().copied()).collect::<Vec<_>>().join("/");
        if seen.is_empty() { ".".to_owned() } else { seen }
    }

    /// What a commit says of itself.
    ///
    /// # Errors
    /// The object store lacks it, or it is damaged.
    pub fn commit(&self, id: ObjectId) -> Result<Commit, Problem> {
        let read = || -> gix::Result<Commit> {
            let commit = self.git.find_commit(id)?;
            let author = commit.author()?;
            let all: Vec<ObjectId> = commit.parent_ids().map(gix::Id::detach).collect();
            let parents: Vec<ObjectId> = all.iter().copied().filter(|id| self.git.has_object(*id)).collect();
            Ok(Commit {
                name: commit.short_id()?.to_string(),
                date: author.time().map(|time| time.format_or_unix(SHORT)).unwrap_or_default(),
                seconds: commit.time()?.seconds,
                author: author.name.to_string(),
                subject: commit.message()?.summary().to_string(),
                is_cut: parents.len() < all.len(),
                parents,
            })
        };
        read().map_err(unreadable(format!("commit `{id}`")))
    }

    /// A path as the repository knows it, its parts joined by `/`; empty for the whole.
    ///
    /// # Errors
    /// It is not in the repository.
    pub fn inside(&self, path: &Path) -> Result<String, Problem> {
        let outside = || Problem::Git(GitProblem::Outside { path: path.display().to_string() });
        let Some(work_tree) = &self.work_tree else {
            return plain(path).ok_or_else(outside);
        };
        let real = real(path)?;
        real.strip_prefix(work_tree).ok().and_then(plain).ok_or_else(outside)
    }
}

/// Why a repository that is there cannot be opened: what the system says of its files, else what git would.
fn not_opened(git: &Path, error: &dyn std::error::Error) -> Problem {
    let head = if git.is_dir() { git.join("HEAD") } else { git.to_owned() };
    let refused = std::fs::File::open(head).err().filter(|error| error.kind() == std::io::ErrorKind::PermissionDenied);
    let why = refused.map_or_else(|| error.to_string(), |_| "you are not permitted to read it".to_owned());
    GitProblem::Unreadable { what: format!("the git repository `{}`", git.display()), why }.into()
}

/// A relative path of names alone, `.` and `..` resolved; none where it leaves its start.
fn plain(path: &Path) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for component in path.components() {
        match component {
            Component::Prefix(_) | Component::RootDir => return None,
            Component::CurDir => {}
            Component::ParentDir => _ = names.pop()?,
            Component::Normal(name) => names.push(name.to_str()?),
        }
    }
    Some(names.join("/"))
}

/// The real path of what is there, or was: its links followed as far as it is there.
fn real(path: &Path) -> Result<PathBuf, Problem> {
    if let Ok(real) = path.canonicalize() {
        return Ok(real);
    }
    let mut real = here()?;
    for component in path.components() {
        match component {
            Component::Prefix(_) | Component::RootDir => real = PathBuf::from(component.as_os_str()),
            Component::CurDir => {}
            Component::ParentDir => _ = real.pop(),
            Component::Normal(name) => real.push(name),
        }
        real = real.canonicalize().unwrap_or(real);
    }
    Ok(real)
}

/// The nearest folder that is there.
fn nearest_folder(path: &Path) -> Result<PathBuf, Problem> {
    let real = real(path)?;
    let folder = real.ancestors().find(|folder| folder.is_dir());
    Ok(folder.map_or_else(|| real.clone(), Path::to_owned))
}

fn here() -> Result<PathBuf, Problem> {
    std::env::current_dir()
        .and_then(|here| here.canonicalize())
        .map_err(|error| Problem::Unreadable { path: ".".to_owned(), why: system_says(&error) })
}
