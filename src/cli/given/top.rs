//! Turns the names of files, as they are seen from the current folder, into those from the top of their repository: code-hosting
//! sites know a file by that.

use std::path::{Path, PathBuf};

use crate::cli::given::find::is_standard;
use crate::cli::given::git::Repository;
use cmo::disk::folder_of;

/// The top of the repository that a theory set is in; none where it is in none.
#[derive(Debug)]
pub struct Top(Option<PathBuf>);

impl Top {
    /// The top of the repository around the first of some PATHs.
    pub fn around(paths: &[PathBuf]) -> Self {
        let first = paths.first().filter(|path| !is_standard(path)).map_or(Path::new("."), PathBuf::as_path);
        let repository = Repository::around(first).ok().flatten();
        Self(repository.and_then(|repository| repository.work_tree().ok().map(Path::to_owned)))
    }

    /// The name of a file; that which it has where it is not below the top.
    pub fn name(&self, file: &str) -> String {
        self.below(Path::new(file)).unwrap_or_else(|| file.to_owned())
    }

    fn below(&self, file: &Path) -> Option<String> {
        let real = folder_of(file).canonicalize().ok()?.join(file.file_name()?);
        let below = real.strip_prefix(self.0.as_ref()?).ok()?;
        real.exists().then(|| below.display().to_string())
    }
}
