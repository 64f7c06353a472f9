//! `cmo rename`: a phrase under another name in all files, with the proof that no verdict changes.

mod accepted;
mod asked;
mod carried;
mod files;
mod noted;
mod verdicts;

use accepted::Accepted;
use asked::{asked, refused};
use carried::Shelves;
use files::{Renamed, renamed};
use noted::Noted;
use verdicts::Meant;

use cmo::disk::whole_set;
use cmo::refine::log::NewName;
use cmo::rename::{Change, LeftSince, Marks, RenamedVerdict, Renaming};
use cmo::report::diagnostics::DiagnosticForm;
use cmo::report::json;
use cmo::report::rename::{beside_table, table, text, verdict};
use cmo::report::vocabulary::place;
use cmo::theory::collapsed;
use cmo::vocabulary::{Use, vocabulary};

use crate::cli::about::lookup::heading;
use crate::cli::about::means::Wanted;
use crate::cli::arguments::{Look, Paths, TableFormat};
use crate::cli::given::find::{Found, find, is_standard};
use crate::cli::given::load::{Loaded, Purpose, load};
use crate::cli::snapshots::Lock;
use crate::cli::told::answer::Answer;
use crate::cli::told::problem::WriteProblem;
use crate::cli::told::stop::Stop;
use crate::cli::told::terminal::Terminal;
use crate::cli::told::write::{Draft, write_all};

/// Give a phrase another name in all files
///
/// Shows what would change; `--write` writes it, all files or none. Every place that mentions the phrase by its old name
/// gets the new one: conditions, bullets, declarations, facts, expectations. Comments stay as they are. Before anything is
/// written, the verdicts of all declared cases are compared: none may change. So the snapshots of `cmo test` get the new
/// name, too, with the reasons for which they were accepted; what is pending stays so. So do the findings that `cmo.toml`
/// accepts. Where PATHs are a part of the theory set of a `cmo.toml`, the phrase is renamed in all of it.
///
/// With `--theory`, only the configurations and groups of that theory change, and the cases that are of it alone. What else
/// uses the phrase keeps the old name, and is another phrase then; verdicts may not change by that, either.
///
/// The new name is noted in `refinements.md` beside the theory: `cmo diff` and `cmo history` know by it that the phrase is
/// the same.
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
    /// Rename the phrase in one theory only
    #[arg(long, value_name = "ID")]
    pub theory: Option<String>,
    /// What is printed
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = TableFormat::Text, help_heading = "Output")]
    pub format: TableFormat,
    #[command(flatten)]
    pub look: Look,
}

const EXAMPLES: &str = "\
Examples:
  cmo rename 'data shared' 'clinical data shared'           shows what would change
  cmo rename 'data shared' 'clinical data shared' --write   writes it
  cmo rename 'shared data' 'data shared' --join             makes one phrase of two";

/// What would become of a theory set.
struct Draught {
    renaming: Renaming,
    files: Vec<Renamed>,
    shelves: Shelves,
    logs: Vec<Noted>,
}

/// Runs `cmo rename`.
///
/// # Errors
/// Paths that cannot be read or written, a phrase that is not there, a new name that another phrase has, and a theory with
/// errors.
pub fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Stop> {
    let given = args.paths.given();
    if given.iter().any(|path| is_standard(path)) {
        return Err(refused("standard input cannot be renamed in", "name the files or the folder").into());
    }
    let set = Paths { paths: whole_set(&given), threads: args.paths.threads };
    let found = find(&set.paths)?;
    let _locks = if args.write { Lock::of_files(&found)? } else { Vec::new() };
    let draught = draught(args, &set, &found)?;
    if args.write {
        let texts = draught.files.iter().map(Renamed::draft).chain(draught.shelves.drafts());
        let drafts: Vec<Draft<'_>> = texts.chain(draught.logs.iter().map(Noted::draft)).collect();
        write_all(&drafts)?;
    }
    Ok(shown(args.format, &draught.renaming, terminal))
}

fn shown(format: TableFormat, renaming: &Renaming, terminal: &Terminal) -> Answer {
    match format {
        TableFormat::Text => Answer::fine(text(renaming)),
        TableFormat::Json => Answer::fine(json::document(renaming)),
        TableFormat::Csv => {
            let is_read_by_people = terminal.form != DiagnosticForm::Json;
            let diagnostics = if is_read_by_people { beside_table(renaming) } else { String::new() };
            Answer { diagnostics, ..Answer::fine(table(renaming)) }
        }
    }
}

fn draught(args: &Args, set: &Paths, found: &[Found]) -> Result<Draught, Stop> {
    let wanted = Wanted::of(args.paths.threads)?;
    let loaded = load(set, &[], Purpose::Answer)?.whole()?;
    let theory = &loaded.theory;
    let scope = args.theory.as_ref().map(|name| heading(theory, name)).transpose()?;
    let new = collapsed(&args.new);
    let old = asked(theory, args, &new, scope)?;
    let joins = theory.vocabulary.find(&new).is_some_and(|other| other != old);
    let change = Change { old: &args.old, new: &new, marks: Marks::WhereNeeded, theory: args.theory.as_deref() };
    let (mut files, after) = renamed(change, &loaded, (set, found))?;
    let stays = stays(args, &new, &after);
    let [was, is] = [theory, &after.theory].map(|theory| Meant::of(theory, wanted));
    let verdicts = was.changes(&is);
    let meaning = match (joins, verdicts.is_empty() && was.is_as(&is, usize::from(!stays.is_empty()))) {
        (true, _) => Meaning::Joins,
        (false, true) => Meaning::Stays,
        (false, false) => Meaning::Changes,
    };
    permit(args, &new, meaning, (&verdicts, &stays))?;
    let shelves = Shelves::of((&was, &is), &loaded.sources, wanted)?;
    // Where two phrases become one, or one two, a snapshot may mean something else: `cmo test` says what.
    let shelves = match (joins, stays.is_empty()) {
        (true, _) => shelves.left_alone(LeftSince::Joins),
        (false, false) => shelves.left_alone(LeftSince::Parts),
        (false, true) => shelves,
    };
    let name = NewName { was: collapsed(&args.old), is: new.clone() };
    let logs = noted::all(&name, (theory, &after.theory), &files)?;
    let accepted = Accepted::of(&set.paths, found)?;
    let accepted = accepted.as_ref().and_then(|accepted| accepted.renamed(&args.old, &new, theory));
    let left = accepted.as_ref().filter(|_| !stays.is_empty()).map_or(0, |accepted| accepted.places);
    files.extend(accepted.filter(|_| stays.is_empty()));
    let compared = Compared { joins, cases: theory.cases.len(), verdicts, stays, accepted_left: left };
    let renaming =
        Renaming { noted: logs.iter().map(Noted::path).collect(), ..told(args, (set, &files), compared, &shelves) };
    Ok(Draught { renaming, files, shelves, logs })
}

/// What a theory set means afterwards, beside what it meant.
struct Compared {
    joins: bool,
    cases: usize,
    verdicts: Vec<RenamedVerdict>,
    stays: Vec<Use>,
    accepted_left: usize,
}

fn told(args: &Args, (set, files): (&Paths, &[Renamed]), compared: Compared, shelves: &Shelves) -> Renaming {
    let is_part = set.paths.len() > args.paths.given().len();
    let Compared { joins, cases, verdicts, stays, accepted_left } = compared;
    Renaming {
        schema: "cmo.rename/1",
        old: args.old.clone(),
        new: collapsed(&args.new),
        theory: args.theory.clone(),
        joins,
        written: args.write,
        set: set.paths.first().filter(|_| is_part).map(|folder| folder.display().to_string()),
        files: files.iter().map(Renamed::told).collect(),
        cases,
        verdicts,
        stays,
        accepted_left,
        snapshots: shelves.told(),
        noted: Vec::new(),
    }
}

/// Where the phrase keeps the old name though it is renamed in one theory, and is another one thereby.
fn stays(args: &Args, new: &str, after: &Loaded) -> Vec<Use> {
    let words = &after.theory.vocabulary;
    let Some(old) = words.find(&args.old).filter(|_| args.theory.is_some()) else { return Vec::new() };
    if words.find(new).is_some_and(|new| new.phrase == old.phrase) {
        return Vec::new();
    }
    let entry = vocabulary(&after.theory, &after.sources).phrases.into_iter().nth(old.phrase.0 as usize);
    entry.map(|entry| entry.places).unwrap_or_default()
}

/// What a change does to the meaning of a theory.
#[derive(Clone, Copy)]
enum Meaning {
    /// It stays, as is proven.
    Stays,
    /// Two phrases become one.
    Joins,
    /// It does not stay.
    Changes,
}

/// Refuses what is not proven to mean the same, and what joins two phrases where that is not asked for.
fn permit(
    args: &Args,
    new: &str,
    meaning: Meaning,
    (verdicts, stays): (&[RenamedVerdict], &[Use]),
) -> Result<(), WriteProblem> {
    let (old, changes) = (args.old.clone(), verdicts.iter().map(verdict).collect());
    match (meaning, &args.theory) {
        (Meaning::Joins, _) if !args.join => Err(WriteProblem::WouldJoin { old, new: new.to_owned(), changes }),
        (Meaning::Stays | Meaning::Joins, _) => Ok(()),
        (Meaning::Changes, Some(theory)) if !stays.is_empty() => {
            let stays = stays.iter().map(place).collect();
            Err(WriteProblem::PartChanges { old, theory: theory.clone(), changes, stays })
        }
        (Meaning::Changes, _) => Err(WriteProblem::RenameChanges { old, changes }),
    }
}
