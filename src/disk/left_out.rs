//! What stands below the paths of a theory set and is not read: `.cmo` files that git ignores, settings of a folder further
//! down. Nothing is left out in silence.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, Source, Sources, Span};

use crate::disk::find::{is_theory, near_here, unignored};
use crate::disk::folder::{SETTINGS, folder_of};

/// Files that git ignores.
pub const IGNORED: Code = Code(244);

/// So many files and folders are looked at before it is given up: an ignored folder may hold a whole world.
const LOOKED_AT: usize = 20_000;

/// What is left out, where the settings of the set are those of a folder, or there are none.
pub(super) fn left_out(
    paths: &[PathBuf],
    found: &[PathBuf],
    settings: Option<&Path>,
    sources: &mut Sources,
) -> Vec<Diagnostic> {
    let ignored = ignored(paths, found).map(|(first, others)| of_ignored(&first, others, sources));
    let settings = unread_settings(found, settings).into_iter().map(|path| of_settings(&path, sources));
    ignored.into_iter().chain(settings).collect()
}

/// The first `.cmo` file that git ignores, and how many more there are.
fn ignored(paths: &[PathBuf], found: &[PathBuf]) -> Option<(PathBuf, usize)> {
    let folders = paths.iter().filter(|path| path.is_dir());
    let entries = folders.flat_map(|folder| unignored(folder).take(LOOKED_AT)).flatten();
    let files = entries.filter(|entry| is_theory(entry.path()) && entry.file_type().is_some_and(|kind| kind.is_file()));
    let files: BTreeSet<PathBuf> = files.map(|entry| plain(entry.path())).collect();
    let read: BTreeSet<PathBuf> = found.iter().map(|file| plain(file)).collect();
    let mut left = files.difference(&read);
    let first = left.next()?.clone();
    Some((first, left.count()))
}

fn plain(path: &Path) -> PathBuf {
    path.strip_prefix(".").unwrap_or(path).to_owned()
}

fn of_ignored(first: &Path, others: usize, sources: &mut Sources) -> Diagnostic {
    let name = first.display();
    let message = match others {
        0 => format!("`{name}` is not read, since git ignores it"),
        1 => format!("`{name}` and one other file are not read, since git ignores them"),
        _ => format!("`{name}` and {others} other files are not read, since git ignores them"),
    };
    Diagnostic::advice(IGNORED, start_of(first, sources), message)
        .help("name the file or its folder among the PATHs to have it read; `CMO244 = \"off\"` under `[check]` in `cmo.toml` says that it is meant so")
        .about(name.to_string())
}

/// The `cmo.toml` between the files that were found and the top of the set that is not the one that counts.
fn unread_settings(found: &[PathBuf], settings: Option<&Path>) -> BTreeSet<PathBuf> {
    let counts = settings.and_then(|path| path.canonicalize().ok());
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).ok();
    let top = counts.as_deref().and_then(Path::parent).map(Path::to_owned).or(here);
    let folders: BTreeSet<PathBuf> = found.iter().map(|file| folder_of(file)).collect();
    let real = folders.iter().filter_map(|folder| folder.canonicalize().ok());
    let above = real.flat_map(|folder| {
        let within = |above: &&Path| top.as_ref().is_some_and(|top| above.starts_with(top));
        folder.ancestors().take_while(within).map(|above| above.join(SETTINGS)).collect::<Vec<_>>()
    });
    above.filter(|path| Some(path) != counts.as_ref() && path.is_file()).collect()
}

fn of_settings(path: &Path, sources: &mut Sources) -> Diagnostic {
    let path = near_here(path);
    let folder = folder_of(path);
    let folder = folder.display();
    Diagnostic::warning(Code(245), start_of(path, sources), format!("`{}` does not count here", path.display()))
        .help(format!(
            "a theory set has one `cmo.toml`, at its top: run `cmo` in `{folder}`, or with `{folder}` as its only PATH"
        ))
        .about(path.display().to_string())
}

/// The first byte of a file that is not read.
fn start_of(path: &Path, sources: &mut Sources) -> Place {
    let source = sources.add(Source::new(path.display().to_string(), ""));
    Place { source, span: Span::new(0, 0) }
}
