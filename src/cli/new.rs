//! `cmo new`: a small theory, cases, a bibliography and a README that work at once.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use include_dir::{Dir, File, include_dir};

use crate::cli::about::typed::as_typed;
use crate::cli::arguments::Look;
use crate::cli::told::answer::Answer;
use crate::cli::told::problem::{Problem, WriteProblem};
use cmo::disk::{first_below, is_theory, near_here, system_says};

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/new");

/// Where files are written before they take their names.
const STAGE: &str = ".cmo-new";

/// Start a theory: a folder with an example theory, two cases, a bibliography and a README that work at once
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cmo new my-theory\n  cmo match my-theory")]
pub struct Args {
    /// The folder; it is made where it is not there, and nothing in it is overwritten
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    #[command(flatten)]
    pub look: Look,
}

/// Runs `cmo new`.
///
/// # Errors
/// A folder that has such a file already, or that cannot be written.
pub fn run(args: &Args) -> Result<Answer, Problem> {
    let folder = &args.folder;
    if let Some(there) = already_there(folder) {
        return Err(WriteProblem::Overwrites { path: there.display().to_string() }.into());
    }
    if let Some(theory) = first_below(folder) {
        return Err(WriteProblem::HoldsTheory {
            folder: folder.display().to_string(),
            file: theory.display().to_string(),
        }
        .into());
    }
    write(folder)
        .map_err(|error| WriteProblem::Unwritable { path: folder.display().to_string(), why: system_says(&error) })?;
    Ok(Answer::fine(said(folder)))
}

fn already_there(folder: &Path) -> Option<PathBuf> {
    if folder.symlink_metadata().is_ok_and(|found| !found.is_dir()) && !folder.is_dir() {
        return Some(folder.to_owned());
    }
    FILES.files().map(|file| folder.join(file.path())).find(|path| path.symlink_metadata().is_ok())
}

/// How another theory stands to a new folder.
#[derive(Clone, Copy)]
enum Stands {
    /// In the folder that it is in, or in one beside it.
    Near,
    /// Two folders up, or more.
    Above,
}

impl Stands {
    const fn words(self) -> &'static str {
        match self {
            Self::Near => "near it",
            Self::Above => "in a folder further up",
        }
    }
}

/// The nearest `.cmo` file that stands above a folder, or beside it in a folder of its own: a command further up reads
/// both.
fn beside(folder: &Path) -> Option<(PathBuf, Stands)> {
    let real = folder.canonicalize().ok()?;
    let parent = real.parent()?;
    let mut siblings: Vec<PathBuf> = fs::read_dir(parent).ok()?.flatten().map(|entry| entry.path()).collect();
    siblings.sort();
    let siblings = siblings.iter().map(PathBuf::as_path).filter(|sibling| *sibling != real);
    let near = std::iter::once(parent).chain(siblings).flat_map(theories_in).next();
    let above = || parent.ancestors().skip(1).flat_map(theories_in).next();
    near.map(|near| (near, Stands::Near)).or_else(|| above().map(|above| (above, Stands::Above)))
}

/// The `.cmo` files of a folder, in order.
fn theories_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut theories: Vec<PathBuf> = entries.filter(|path| is_theory(path) && path.is_file()).collect();
    theories.sort();
    theories
}

/// Writes all files aside, then gives each its name: no reader meets half a file.
fn write(folder: &Path) -> io::Result<()> {
    let stage = folder.join(STAGE);
    fs::create_dir_all(&stage)?;
    let written = FILES.files().try_for_each(|file| fs::write(stage.join(file.path()), file.contents()));
    let named = written.and_then(|()| {
        FILES.files().try_for_each(|file| fs::rename(stage.join(file.path()), folder.join(file.path())))
    });
    fs::remove_dir_all(&stage)?;
    named
}

fn said(folder: &Path) -> String {
    let typed = as_typed(&folder.display().to_string());
    let names: Vec<String> =
        FILES.files().map(|file: &File<'_>| format!("  {}\n", folder.join(file.path()).display())).collect();
    let start = format!("A theory to start from:\n{}Try `cmo match {typed}`.\n", names.concat());
    match beside(folder) {
        None => start,
        Some((other, is)) => format!(
            "{start}There are other `.cmo` files {}, such as `{}`.\nA command on a folder above both reads them \
             together, as one theory set; `cmo match {typed}` reads this one alone.\n",
            is.words(),
            near_here(&other).display()
        ),
    }
}
