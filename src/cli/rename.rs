//! `cmo rename`: a phrase under another name in all files, with the proof that no verdict changes.

mod accepted;
mod carried;
mod verdicts;

use std::path::PathBuf;

use similar::TextDiff;

use accepted::Accepted;
use carried::{Done, Shelves};
use verdicts::{Changed, Meant, proof};

use cmo::format::format;
use cmo::rename::{Change, Marks, rename};
use cmo::source::SourceId;
use cmo::theory::{Literal, Theory, collapsed};

use crate::cli::answer::Answer;
use crate::cli::arguments::{Look, Paths};
use crate::cli::find::{Found, find, is_standard};
use crate::cli::folder::whole_set;
use crate::cli::load::{Loaded, Purpose, load, load_instead};
use crate::cli::lookup::{after_keyword, unknown_phrase};
use crate::cli::means::Wanted;
use crate::cli::problem::{Problem, WriteProblem};
use crate::cli::snapshots::Lock;
use crate::cli::stop::Stop;
use crate::cli::write::{Draft, write_all};

/// Give a phrase another name in all files
///
/// Shows what would change; `--write` writes it, all files or none. Every place that mentions the phrase by its old name
/// gets the new one: conditions, bullets, declarations, facts, expectations. Comments stay as they are. Before anything is
/// written, the verdicts of all declared cases are compared: none may change. So the snapshots of `cmo test` get the new
/// name, too, with the reasons for which they were accepted; what is pending stays so. So do the findings that `cmo.toml`
/// accepts. Where PATHs are a part of the theory set of a `cmo.toml`, the phrase is renamed in all of it.
///
/// The old name is gone then. To keep both, declare the phrase under one name with the other under `also`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The phrase under the name that is to go
    #[arg(value_name = "OLD")]
    pub old: String,
    /// The name that is to stand there
    #[arg(value_name = "NEW")]
    pub new: String,
    #[command(flatten)]
    pub paths: Paths,
    /// Write the files
    #[arg(long)]
    pub write: bool,
    /// Make one phrase of two, where the new name is the name of another; verdicts may change then, and are shown
    #[arg(long)]
    pub join: bool,
    #[command(flatten)]
    pub look: Look,
}

const EXAMPLES: &str = "\
Examples:
  cmo rename 'data shared' 'clinical data shared'           shows what would change
  cmo rename 'data shared' 'clinical data shared' --write   writes it
  cmo rename 'shared data' 'data shared' --join             makes one phrase of two";

/// A file with the phrase renamed.
struct Renamed {
    path: PathBuf,
    before: String,
    after: String,
    places: usize,
}

/// Runs `cmo rename`.
///
/// # Errors
/// Paths that cannot be read or written, a phrase that is not there, a new name that another phrase has, and a theory with
/// errors.
pub fn run(args: &Args) -> Result<Answer, Stop> {
    let wanted = Wanted::of(args.paths.threads)?;
    let given = args.paths.given();
    if given.iter().any(|path| is_standard(path)) {
        return Err(refused("standard input cannot be renamed in", "name the files or the folder").into());
    }
    let set = Paths { paths: whole_set(&given), threads: args.paths.threads };
    let found = find(&set.paths)?;
    let _locks = if args.write { Lock::of_files(&found)? } else { Vec::new() };
    let loaded = load(&set, &[], Purpose::Answer)?.whole()?;
    let new = collapsed(&args.new);
    let old = asked(&loaded.theory, args, &new)?;
    let joins = loaded.theory.vocabulary.find(&new).filter(|other| *other != old);
    let (mut files, after) = renamed(args, &new, &loaded, (&set, &found))?;
    let [was, is] = [&loaded.theory, &after.theory].map(|theory| Meant::of(theory, wanted));
    let changed = was.changes(&is);
    if joins.is_some() && !args.join {
        return Err(WriteProblem::WouldJoin {
            old: args.old.clone(),
            new,
            changes: changed.iter().map(Changed::said).collect(),
        }
        .into());
    }
    if joins.is_none() && (!changed.is_empty() || !was.is_as(&is)) {
        let verdicts = changed.iter().map(Changed::said).collect();
        return Err(WriteProblem::RenameChanges { old: args.old.clone(), changes: verdicts }.into());
    }
    let shelves = Shelves::of((&was, &is), &loaded.sources, wanted)?;
    // Where two phrases become one, a snapshot may mean something else: `cmo test` says what.
    let shelves = if joins.is_some() { shelves.left_alone() } else { shelves };
    let accepted = Accepted::of(&set.paths, &found)?;
    files.extend(accepted.as_ref().and_then(|accepted| accepted.renamed(&args.old, &new, &loaded.theory)));
    if args.write {
        let drafts: Vec<Draft<'_>> = files.iter().map(Renamed::draft).chain(shelves.drafts()).collect();
        write_all(&drafts)?;
    }
    let (done, end) =
        if args.write { (Done::Written, "") } else { (Done::Shown, "nothing is written: `--write` writes it\n") };
    let text =
        widened(&given, &set.paths) + &told(args, &files) + &proof(&changed, &loaded.theory) + &shelves.told(done);
    Ok(Answer::fine(text + end))
}

/// The phrase that is to be renamed.
fn asked(theory: &Theory, args: &Args, new: &str) -> Result<Literal, Problem> {
    let old = theory.vocabulary.find(&args.old).ok_or_else(|| unknown_phrase(theory, &args.old, None))?;
    if new.is_empty() || new.chars().any(char::is_control) {
        return Err(refused("the new name is no phrase", "write it as it is to stand in the files, on one line"));
    }
    if new == "?" {
        return Err(refused("`?` stands for what is not known yet, and is no name", "write what the phrase is called"));
    }
    if after_keyword(new, "not").is_some() {
        return Err(refused(
            "the new name begins with `not`, which would be read as its absence",
            "name what is so, and write `not` in the files where it is not; `not-for-profit` is a word like any other",
        ));
    }
    if new == args.old {
        return Err(refused("the new name is the old one", "write another"));
    }
    if theory.vocabulary.find(new).is_some_and(|other| other.phrase == old.phrase && other.negated != old.negated) {
        return Err(refused(
            "the new name is a name of the phrase's opposite",
            "write `not` in the files where that is meant",
        ));
    }
    Ok(old)
}

/// Says that the phrase is renamed in more files than are named.
fn widened(given: &[PathBuf], set: &[PathBuf]) -> String {
    let whole = set.first().filter(|_| set.len() > given.len());
    let said = |folder: &PathBuf| {
        format!("what is named is a part of the theory set of `{}`: all of it is renamed in\n", folder.display())
    };
    whole.map(said).unwrap_or_default()
}

fn refused(says: &str, help: &str) -> Problem {
    Problem::Arguments { says: says.to_owned(), help: help.to_owned() }
}

/// The files as they would be, and what they mean then: without quotation marks where they are not needed, unless the theory
/// would then have errors.
fn renamed(
    args: &Args,
    new: &str,
    loaded: &Loaded,
    (set, files): (&Paths, &[Found]),
) -> Result<(Vec<Renamed>, Loaded), Stop> {
    let with = |marks: Marks| -> Result<(Vec<Renamed>, Loaded), Stop> {
        let files = in_files(args, &Change { old: &args.old, new, marks }, files, loaded)?;
        let instead: Vec<(PathBuf, String)> =
            files.iter().map(|file| (file.path.clone(), file.after.clone())).collect();
        Ok((files, load_instead(set, &[], Purpose::Answer, &instead)?.whole()?))
    };
    with(Marks::WhereNeeded).or_else(|_| with(Marks::InLines))
}

/// The files that change.
fn in_files(args: &Args, change: &Change<'_>, files: &[Found], loaded: &Loaded) -> Result<Vec<Renamed>, Problem> {
    let mut renamed = Vec::new();
    for (found, (id, source)) in files.iter().zip(loaded.sources.iter()) {
        let Found::File(path) = found else { continue };
        let Some((after, places)) = rename(id, source.text(), change) else {
            return Err(WriteProblem::RenameChanges { old: args.old.clone(), changes: Vec::new() }.into());
        };
        if places > 0 {
            let after = formed(source.text(), after);
            renamed.push(Renamed { path: path.clone(), before: source.text().to_owned(), after, places });
        }
    }
    Ok(renamed)
}

/// A file that was in canonical form stays in it.
fn formed(before: &str, after: String) -> String {
    let was_formed = format(SourceId(0), before).is_ok_and(|formed| formed == before);
    if !was_formed {
        return after;
    }
    format(SourceId(0), &after).unwrap_or(after)
}

impl Renamed {
    fn draft(&self) -> Draft<'_> {
        Draft { path: &self.path, before: Some(&self.before), after: self.after.as_bytes() }
    }
}

fn told(args: &Args, files: &[Renamed]) -> String {
    let mut text = String::new();
    for file in files {
        let name = file.path.display();
        text += &format!("{name}\n");
        if !args.write {
            text += &TextDiff::from_lines(&file.before, &file.after).unified_diff().context_radius(0).to_string();
        }
    }
    let places: usize = files.iter().map(|file| file.places).sum();
    let done = if args.write { "renamed" } else { "would be renamed" };
    text += &format!("{} in {} {done}\n", counted(places, "place", "places"), counted(files.len(), "file", "files"));
    text
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
