//! What keeps a command from comparing versions: all wording about revisions and repositories.

use std::fmt;

use cmo::diagnostic::ticked;

/// Why versions cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GitProblem {
    /// `cmo diff` outside of any repository.
    NoRepository,
    /// `cmo history ID` outside of any repository.
    NoHistory,
    /// What is there of a repository cannot be read.
    Unreadable {
        /// What was read.
        what: String,
        /// What is wrong with it.
        why: String,
    },
    /// `cmo diff HEAD~1` in a partial clone (`git clone --filter=blob:none`).
    NotFetched {
        /// What was to be read.
        what: String,
    },
    /// `cmo diff HEAD -- theory theroy`
    InNeither {
        /// The path, from the current folder.
        path: String,
        /// What is near it, likewise.
        nearest: Vec<String>,
    },
    /// `cmo diff HEAD~1:theroy.cmo`
    NotIn {
        /// The revision.
        revision: String,
        /// The path, within the repository.
        path: String,
        /// What is near it, as `REV:PATH`.
        nearest: Vec<String>,
    },
    /// `cmo diff HEAD~1:docs`, where no `.cmo` file stands there.
    NothingAt {
        /// The revision.
        revision: String,
        /// The path, within the repository.
        path: String,
    },
    /// `cmo history 1a theory theroy`
    InNone {
        /// The path, from the current folder.
        path: String,
        /// What is near it, likewise.
        nearest: Vec<String>,
    },
    /// A theory stands in a submodule, and one version of that is not here.
    Submodule {
        /// Where the submodule is.
        path: String,
        /// The revision.
        revision: String,
        /// What to run.
        help: String,
    },
    /// `cmo diff HAED`
    NoRevision {
        /// What stands where a revision or a path does.
        name: String,
    },
    /// `cmo diff main`, where there is a branch and a folder of that name.
    Both {
        /// The name.
        name: String,
    },
    /// `cmo diff a.cmo b.cmo c.cmo`
    SeveralPaths {
        /// The paths.
        paths: Vec<String>,
    },
    /// `cmo diff HEAD` in a bare repository.
    Bare,
    /// A path that is not of the repository.
    Outside {
        /// The path as given.
        path: String,
    },
    /// `cmo history ID` before the first commit.
    NoCommit,
    /// `cmo history ID` where every version has errors.
    Faulty,
    /// Nothing on either side.
    Nothing {
        /// Where it was looked for.
        paths: Vec<String>,
    },
    /// `cmo diff main...topic` where these have nothing in common.
    NoBase {
        /// The range as given.
        range: String,
    },
}

impl GitProblem {
    pub(super) fn help(&self) -> Option<String> {
        Some(match self {
            Self::NoRepository => {
                "name two files or folders to compare them without git: `cmo diff OLD NEW`".to_owned()
            }
            Self::NoHistory => {
                "`git init` makes one, and `git commit` keeps the first version; a history begins there".to_owned()
            }
            Self::Unreadable { .. } => return None,
            Self::InNeither { nearest, .. } | Self::NotIn { nearest, .. } | Self::InNone { nearest, .. }
                if !nearest.is_empty() =>
            {
                format!("near it: {}", ticked(nearest))
            }
            Self::InNeither { .. } => "name a `.cmo` file or a folder of either version".to_owned(),
            Self::InNone { .. } => "name a `.cmo` file or a folder, as it is or as it was".to_owned(),
            Self::NotIn { revision, .. } => format!(
                "a path behind `{revision}:` begins at the topmost folder of the repository; one that begins with `./`, at this one"
            ),
            Self::NothingAt { .. } => "name a `.cmo` file, or a folder that holds some".to_owned(),
            Self::Submodule { help, .. } => help.clone(),
            Self::NotFetched { .. } => "bring them here: `git fetch --refetch --no-filter`".to_owned(),
            Self::NoRevision { .. } => {
                "write a branch, a tag or a commit (`HEAD~1`), or a path that is there; `git log --oneline` lists commits. \
                 In a shallow clone, fetch the history first: `git fetch --unshallow`"
                    .to_owned()
            }
            Self::Both { name } => format!("for the path write `./{name}`, for the revision `{name}^0`"),
            Self::SeveralPaths { paths } => format!("write `cmo diff HEAD -- {}`", paths.join(" ")),
            Self::Bare => "name both revisions: `cmo diff HEAD~1 HEAD`".to_owned(),
            Self::Outside { .. } => "name paths of one repository".to_owned(),
            Self::Faulty => "`cmo check` shows what is wrong with the theory as it is".to_owned(),
            Self::NoCommit => "`git commit` keeps the first version".to_owned(),
            Self::Nothing { .. } => "name a `.cmo` file, or a folder that holds some, in either version".to_owned(),
            Self::NoBase { .. } => "write the two revisions apart to compare them as they are".to_owned(),
        })
    }
}

impl fmt::Display for GitProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoRepository => {
                write!(f, "there is no git repository here, so that there are no earlier versions to compare with")
            }
            Self::NoHistory => write!(f, "there is no git repository here, so that there is no history"),
            Self::Unreadable { what, why } => write!(f, "{what} cannot be read: {why}"),
            Self::InNeither { path, .. } => write!(f, "`{path}` is in neither version"),
            Self::NotIn { revision, path, .. } => write!(f, "`{revision}` has no `{path}`"),
            Self::NothingAt { revision, path } => write!(f, "`{revision}` has no `.cmo` file in `{path}`"),
            Self::InNone { path, .. } => write!(f, "`{path}` is in no version of this repository"),
            Self::Submodule { path, revision, .. } => write!(
                f,
                "`{path}` is a submodule that is not here as of {revision}, so that what became of the theory in it is not known"
            ),
            Self::NotFetched { what } => {
                write!(f, "{what} is not here: this is a partial clone, which leaves files of earlier versions behind")
            }
            Self::NoRevision { name } => write!(f, "`{name}` is neither a revision of this repository nor a path"),
            Self::Both { name } => write!(f, "`{name}` is both a revision and a path"),
            Self::SeveralPaths { paths } => {
                write!(f, "{} paths stand where two versions do: {}", paths.len(), ticked(paths))
            }
            Self::Bare => write!(f, "this repository is bare: it has no files to compare with"),
            Self::Outside { path } => write!(f, "`{path}` is not in the repository"),
            Self::Faulty => write!(f, "the theory has errors, and so has every version of it"),
            Self::NoCommit => write!(f, "this repository has no commit yet, so that there is no history"),
            Self::Nothing { paths } => write!(f, "neither version has a `.cmo` file in {}", ticked(paths)),
            Self::NoBase { range } => write!(f, "the revisions of `{range}` have no commit in common"),
        }
    }
}
