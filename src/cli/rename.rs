//! `cmo rename`: a phrase under another name in all files, with the proof that no verdict changes.

use std::path::PathBuf;

use similar::TextDiff;

use cmo::evaluate::World;
use cmo::format::format;
use cmo::rename::{Change, Marks, rename};
use cmo::source::SourceId;
use cmo::theory::{Case, Literal, Theory, Verdict, collapsed};

use crate::cli::answer::Answer;
use crate::cli::arguments::{Look, Paths};
use crate::cli::find::{Found, find, is_standard};
use crate::cli::load::{Loaded, Purpose, load, load_instead};
use crate::cli::lookup::unknown_phrase;
use crate::cli::means::Wanted;
use crate::cli::problem::Problem;
use crate::cli::programs::Programs;
use crate::cli::stop::Stop;
use crate::cli::write::{Draft, write_all};

/// Give a phrase another name in all files
///
/// Shows what would change; `--write` writes it, all files or none. Every place that mentions the phrase by its old name
/// gets the new one: conditions, bullets, declarations, facts, expectations. Comments stay as they are. Before anything is
/// written, the verdicts of all declared cases are compared: none may change.
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

/// A verdict that is another one afterwards.
struct Changed {
    case: String,
    configuration: String,
    from: Verdict,
    to: Verdict,
}

/// Runs `cmo rename`.
///
/// # Errors
/// Paths that cannot be read or written, a phrase that is not there, a new name that another phrase has, and a theory with
/// errors.
pub fn run(args: &Args) -> Result<Answer, Stop> {
    let wanted = Wanted::of(args.paths.threads)?;
    let paths = args.paths.given();
    if paths.iter().any(|path| is_standard(path)) {
        return Err(refused("standard input cannot be renamed in", "name the files or the folder").into());
    }
    let loaded = load(&args.paths, &[], Purpose::Answer)?.whole()?;
    let new = collapsed(&args.new);
    let old = asked(&loaded.theory, args, &new)?;
    let joins = loaded.theory.vocabulary.find(&new).filter(|other| *other != old);
    let (files, after) = renamed(args, &new, &loaded, &paths)?;
    let changed = changes(&loaded.theory, &after.theory, wanted);
    if joins.is_some() && !args.join {
        return Err(
            Problem::WouldJoin { old: args.old.clone(), new, changes: changed.iter().map(said).collect() }.into()
        );
    }
    if joins.is_none() && (!changed.is_empty() || !is_same_in_size(&loaded.theory, &after.theory)) {
        let verdicts = changed.iter().map(said).collect();
        return Err(Problem::RenameChanges { old: args.old.clone(), changes: verdicts }.into());
    }
    if args.write {
        let drafts: Vec<Draft<'_>> = files.iter().map(Renamed::draft).collect();
        write_all(&drafts)?;
    }
    Ok(Answer::fine(told(args, &files, &changed, &loaded.theory)))
}

/// The phrase that is to be renamed.
fn asked(theory: &Theory, args: &Args, new: &str) -> Result<Literal, Problem> {
    let old = theory.vocabulary.find(&args.old).ok_or_else(|| unknown_phrase(theory, &args.old, None))?;
    if new.is_empty() || new.chars().any(char::is_control) {
        return Err(refused("the new name is no phrase", "write it as it is to stand in the files, on one line"));
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

fn refused(says: &str, help: &str) -> Problem {
    Problem::Arguments { says: says.to_owned(), help: help.to_owned() }
}

/// The files as they would be, and what they mean then: without quotation marks where they are not needed, unless the theory
/// would then have errors.
fn renamed(args: &Args, new: &str, loaded: &Loaded, paths: &[PathBuf]) -> Result<(Vec<Renamed>, Loaded), Stop> {
    let files = find(paths)?;
    let with = |marks: Marks| -> Result<(Vec<Renamed>, Loaded), Stop> {
        let files = in_files(args, &Change { old: &args.old, new, marks }, &files, loaded)?;
        let instead: Vec<(PathBuf, String)> =
            files.iter().map(|file| (file.path.clone(), file.after.clone())).collect();
        Ok((files, load_instead(&args.paths, &[], Purpose::Answer, &instead)?.whole()?))
    };
    with(Marks::WhereNeeded).or_else(|_| with(Marks::InLines))
}

/// The files that change.
fn in_files(args: &Args, change: &Change<'_>, files: &[Found], loaded: &Loaded) -> Result<Vec<Renamed>, Problem> {
    let mut renamed = Vec::new();
    for (found, (id, source)) in files.iter().zip(loaded.sources.iter()) {
        let Found::File(path) = found else { continue };
        let Some((after, places)) = rename(id, source.text(), change) else {
            return Err(Problem::RenameChanges { old: args.old.clone(), changes: Vec::new() });
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
        Draft { path: &self.path, before: Some(&self.before), after: &self.after }
    }
}

/// Whether two theories have as many of everything: the new name has split or joined nothing.
fn is_same_in_size(one: &Theory, other: &Theory) -> bool {
    let size = |theory: &Theory| (theory.vocabulary.len(), theory.configurations.len(), theory.cases.len());
    size(one) == size(other)
}

/// The verdicts of the declared cases that differ.
fn changes(before: &Theory, after: &Theory, wanted: Wanted) -> Vec<Changed> {
    let [was, is] = [before, after].map(|theory| verdicts(theory, wanted));
    let mut changed = Vec::new();
    for (case, (was, is)) in before.cases.iter().zip(was.into_iter().zip(is)) {
        for (one, (from, to)) in before.configurations.iter().zip(was.into_iter().zip(is)) {
            if let (Some(from), Some(to)) = (from, to)
                && from != to
            {
                changed.push(Changed { case: case.name.clone(), configuration: one.full_name.clone(), from, to });
            }
        }
    }
    changed
}

/// By case, the verdict of each configuration; none of one that is retired, or of another theory than the case's.
fn verdicts(theory: &Theory, wanted: Wanted) -> Vec<Vec<Option<Verdict>>> {
    let cases: Vec<&Case> = theory.cases.iter().collect();
    let evaluations = Programs::new(theory, wanted).evaluate(&cases, World::Open);
    evaluations.iter().map(|one| one.firing.iter().map(|pair| pair.map(|pair| pair.verdict())).collect()).collect()
}

fn said(changed: &Changed) -> String {
    let Changed { case, configuration, from, to } = changed;
    format!("in case {case}, {configuration} is {} and would be {}", from.word(), to.word())
}

fn told(args: &Args, files: &[Renamed], changed: &[Changed], theory: &Theory) -> String {
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
    changed.iter().for_each(|one| text += &format!("{}\n", said(one)));
    text += &proof(changed, theory);
    if !args.write {
        text += "nothing is written: `--write` writes it\n";
    }
    text
}

fn proof(changed: &[Changed], theory: &Theory) -> String {
    let cases = counted(theory.cases.len(), "declared case", "declared cases");
    match (changed.len(), theory.cases.len()) {
        (0, 0) => "there is no declared case in which a verdict could change\n".to_owned(),
        (0, _) => format!("every verdict of {cases} stays as it is\n"),
        (count, _) => format!("{} of {cases} changed\n", counted(count, "verdict", "verdicts")),
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
