//! `cmo diff` and `cmo history` in real repositories, with a history of refinements of the shipped theories.

mod hosted;
mod kinds;
mod merges;
mod named;
mod page;
mod partial;
mod paths;
mod reasons;
mod refined;
mod rewritten;
mod sparse;
mod submodules;
mod trouble;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::cli::command::{Place, Said};

/// A repository in a folder outside of this project's own.
#[derive(Debug)]
pub struct Repository {
    pub folder: PathBuf,
    commits: std::cell::Cell<u32>,
}

impl Repository {
    pub fn new(name: &str) -> Self {
        let folder = outside(name);
        let repository = Self { folder, commits: std::cell::Cell::new(0) };
        repository.git(&["init", "--quiet", "--initial-branch", "main"]);
        repository
    }

    /// Writes a file, and the folders above it.
    pub fn write(&self, name: &str, text: &str) -> &Self {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Commits everything, one day after the commit before.
    pub fn commit(&self, subject: &str) -> &Self {
        self.commits.set(self.commits.get() + 1);
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", subject]);
        self
    }

    pub fn git(&self, arguments: &[&str]) -> String {
        let output = self.tries(arguments);
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// What git says, be it done or refused.
    pub fn tries(&self, arguments: &[&str]) -> Output {
        let date = format!("2024-03-{:02}T12:00:00+00:00", self.commits.get().max(1));
        Command::new("git")
            .args(arguments)
            .current_dir(&self.folder)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .envs([("GIT_AUTHOR_NAME", "Ada"), ("GIT_AUTHOR_EMAIL", "ada@example.org")])
            .envs([("GIT_COMMITTER_NAME", "Ada"), ("GIT_COMMITTER_EMAIL", "ada@example.org")])
            .envs([("GIT_AUTHOR_DATE", &date), ("GIT_COMMITTER_DATE", &date)])
            .output()
            .unwrap()
    }

    pub fn cmo(&self, arguments: &[&str]) -> Said {
        self.cmo_in("", arguments)
    }

    pub fn cmo_in(&self, folder: &str, arguments: &[&str]) -> Said {
        Place(self.folder.join(folder)).cmo(arguments)
    }

    /// What a command prints, where it is fine.
    pub fn says(&self, arguments: &[&str]) -> String {
        let said = self.cmo(arguments);
        assert_eq!((said.exit, said.diagnostics.as_str()), (0, ""), "{arguments:?}: {said:?}");
        said.result
    }

    /// What a command prints as JSON.
    pub fn json(&self, arguments: &[&str]) -> serde_json::Value {
        serde_json::from_str(&self.says(&[arguments, &["--format", "json"]].concat())).unwrap()
    }
}

impl Drop for Repository {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// An empty folder that is in no repository.
pub fn outside(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("cmo-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder.canonicalize().unwrap()
}

/// The folder of this project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The texts of a shipped theory, by file name, its snapshots among them.
pub fn shipped(theory: &str) -> Vec<(String, String)> {
    let theory = root().join("theories").join(theory);
    let mut files = Vec::new();
    for folder in [theory.clone(), theory.join("snapshots")] {
        let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
        let name = |path: &Path| path.strip_prefix(&theory).unwrap().to_str().unwrap().to_owned();
        files.extend(paths.map(|path| (name(&path), fs::read_to_string(&path).unwrap())));
    }
    files.sort();
    files
}
