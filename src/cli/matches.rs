//! `cmo match`: which mechanisms fire in a case, what they lead to, and which studies say so.

mod declared;
mod explained;
mod sample;
mod sheet;
mod streamed;
mod summed;
mod table;
mod verdicts;

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use cmo::diagnostic::{Code, Diagnostic};
use cmo::disk::is_theory;
use cmo::evaluate::World;
use cmo::explain::match_cases;
use cmo::explain::matched::{Extent, Match, VerdictWord};
use cmo::explain::named::NameProblem;
use cmo::report::matched::text;
use cmo::report::what_if::text as changes;
use cmo::source::Place;
use cmo::theory::{Case, HeadingId, Supposed, Theory};

use crate::cli::about::cases::{CaseArgs, Chosen, choose};
use crate::cli::about::goal::Goal;
use crate::cli::about::lookup::heading;
use crate::cli::about::means::Wanted;
use crate::cli::about::programs::Programs;
use crate::cli::about::what_if;
use crate::cli::arguments::{Format, Look, Paths};
use crate::cli::given::load::{Loaded, Purpose, load};
use crate::cli::given::tables::{TableArgs, TableFile, is_table};
use crate::cli::told::answer::Answer;
use crate::cli::told::problem::{Problem, cases as wording};
use crate::cli::told::progress::{Progress, Work};
use crate::cli::told::stop::{Stop, remarks};
use crate::cli::told::terminal::Terminal;
use crate::cli::told::write::new_folder;
use explained::{Asked, Explaining};
use streamed::document;

/// Show which mechanisms fire in a case, what they lead to, and which studies say so
///
/// For each configuration of which the case says something: whether it fires, is blocked, is undetermined or contested;
/// each of its conditions; its mechanism and outcomes with what was observed; the evidence by stance. Without --case
/// and --cases, all cases that the theory declares are shown.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    pub paths: Paths,
    #[command(flatten)]
    pub cases: CaseArgs,
    #[command(flatten)]
    pub tables: TableArgs,
    /// Of many cases: show only how many cases each configuration fires in, and how predictions stand to what was observed
    #[arg(long, help_heading = "Tables of cases", conflicts_with_all = ["only", "all", "goal", "what_if", "sample"])]
    pub summary: bool,
    /// Of many cases: explain the first N cases that show each verdict on each configuration
    #[arg(long, value_name = "N", help_heading = "Tables of cases")]
    pub sample: Option<u32>,
    /// Of many cases: write the verdicts to a file that ends in `.csv`, `.ndjson` or `.parquet`, a row a case
    #[arg(
        long,
        value_name = "FILE",
        help_heading = "Tables of cases",
        conflicts_with_all = ["only", "all", "goal", "what_if", "sample"]
    )]
    pub output: Option<PathBuf>,
    /// With `--output`: a row for each case and configuration
    #[arg(long, help_heading = "Tables of cases", requires = "output")]
    pub long: bool,
    /// With `--output`: the degrees for and against beside each verdict
    #[arg(long, help_heading = "Tables of cases", requires = "output")]
    pub degrees: bool,
    /// Show only the configurations with this verdict
    #[arg(long, value_name = "VERDICT", value_enum)]
    pub only: Option<Only>,
    /// Show also the configurations of which nothing is known in the case
    #[arg(long)]
    pub all: bool,
    /// Say whether this comes about, and exit by it: 0 it fires or is present, 1 it is blocked or absent, 4 it cannot be
    /// told
    #[arg(long, value_name = "PHRASE|ID")]
    pub goal: Option<String>,
    /// Show what changes against each case as it is, if other facts held: `+phrase` is so, `-phrase` is not, `?phrase` is not
    /// known, `phrase = 0.7` to a degree; commas between several
    #[arg(
        long,
        value_name = "FACTS",
        allow_hyphen_values = true,
        value_parser = what_if::argument,
        conflicts_with_all = ["only", "all", "goal"]
    )]
    pub what_if: Option<String>,
    /// What is printed
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text, help_heading = "Output")]
    pub format: Format,
    #[command(flatten)]
    pub look: Look,
}

const EXAMPLES: &str = "\
Examples:
  cmo match theory.cmo --case \"pharmacist trusted by GP, clinical data shared\"
  cmo match --case 'case sunnyside'            a case that the theory declares
  cmo match --only blocked                     what is blocked in any case
  cmo match --what-if \"+data shared, -staff turnover high, training = 0.7\" --case 'case sunnyside'
  cmo match --goal deprescribing --case 'case sunnyside' --format json";

/// A verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Only {
    /// The mechanism is triggered; of an `only if`: what it requires is lacking
    Fires,
    /// It is not triggered; of an `only if`: what it requires is in place
    Blocked,
    /// What is known does not decide it
    Undetermined,
    /// The condition both holds and fails
    Contested,
}

impl Args {
    /// The table of cases, where `--cases` names one.
    ///
    /// # Errors
    /// Cases beside it, and what is asked of tables where there is none.
    fn table(&self) -> Result<Option<&Path>, Problem> {
        let table = self.cases.files.iter().find(|file| is_table(file));
        if let Some(other) = self.cases.files.iter().find(|file| !is_theory(file) && !is_table(file)) {
            return Err(wording::not_cases(other));
        }
        let asks = [
            (self.tables.map.is_some(), "--map"),
            (self.tables.id_column.is_some(), "--id-column"),
            (!self.tables.observed.is_empty(), "--observed"),
            (self.tables.separator.is_some(), "--separator"),
            (self.tables.sheet.is_some(), "--sheet"),
            (self.tables.skip_bad_rows, "--skip-bad-rows"),
        ];
        match (table, asks.into_iter().find(|(asked, _)| *asked)) {
            (None, Some((_, option))) => Err(wording::no_table(option)),
            (None, None) => Ok(None),
            (Some(_), _) if self.cases.files.len() > 1 || !self.cases.cases.is_empty() => Err(wording::beside_table()),
            (Some(table), _) => Ok(Some(table)),
        }
    }

    const fn world(&self) -> World {
        if self.cases.closed_world { World::Closed } else { World::Open }
    }

    /// People are told of what the case says something of, programs of all; anything may change where facts are supposed.
    const fn extent(&self) -> Extent {
        match (self.format, self.all || self.what_if.is_some()) {
            (Format::Text, false) => Extent::Known,
            (Format::Text, true) | (Format::Json, _) => Extent::All,
        }
    }
}

/// Runs `cmo match`.
///
/// # Errors
/// Paths, cases or names that cannot be used, and a theory or case with errors.
pub fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Stop> {
    let wanted = Wanted::of(args.paths.threads)?;
    if let Some(path) = args.table()? {
        return table::run(args, TableFile { path, args: &args.tables, held: None }, wanted, terminal);
    }
    // Never dropped: to free a theory piece by piece takes a twentieth of a short run, and the process ends anyway.
    let mut loaded = ManuallyDrop::new(load(&args.paths, &args.cases.files, Purpose::Answer)?.whole()?);
    let scope = scope(args, &loaded.theory)?;
    let Chosen { cases, mut diagnostics } = choose(&mut loaded, &args.cases, scope)?;
    diagnostics.splice(0..0, std::mem::take(&mut loaded.diagnostics));
    let mut programs = Programs::new(&loaded.theory, wanted);
    let folder = terminal.beside(new_folder(args.output.as_deref()));
    if let Some(result) = declared::answer(args, (&loaded.theory, &cases), &mut programs, terminal)? {
        let diagnostics = folder + &remarks(&diagnostics, &loaded.sources, terminal);
        return Ok(Answer { diagnostics, ..Answer::fine(result) });
    }
    let cases = match args.sample {
        Some(number) => declared::sampled(args, number, cases, &mut programs),
        None => cases,
    };
    drop(programs);
    let supposed = supposed(args, &mut loaded, scope)?;
    let is_whole = supposed.is_none() || args.format == Format::Json;
    let goal = goal(args, &loaded.theory, scope)?;
    let asked = Asked { goal, supposed, world: args.world(), extent: args.extent() };
    let mut explaining = Explaining::new(&loaded, asked, wanted);
    let progress = Progress::of(Work::Cases, cases.len() as u64);
    let matched = match_cases(&loaded.theory, explaining.explain(&cases, Some(&progress)), args.extent());
    drop(progress);
    // What is odd about a case is told with all of it.
    let said = if is_whole { in_result(&cases) } else { Vec::new() };
    let is_said = |found: &Diagnostic, code| said.binary_search(&(found.place(), code)).is_ok();
    diagnostics.retain(|found| !is_said(found, None) && !is_said(found, Some(found.code)));
    let diagnostics = remarks(&diagnostics, &loaded.sources, terminal);
    let mut result = match args.format {
        Format::Text => page(args, matched, terminal),
        Format::Json => document(args, matched),
    };
    if let (Some(sentences), Format::Text) = (explaining.sentences(), args.format) {
        result = result + "\n" + sentences;
    }
    Ok(Answer { result, diagnostics, exit: explaining.exit() })
}

/// The one theory that the cases are held against.
fn scope(args: &Args, theory: &Theory) -> Result<Option<HeadingId>, NameProblem> {
    args.cases.theory.as_ref().map(|name| heading(theory, name)).transpose()
}

/// The facts of `--what-if`.
fn supposed(args: &Args, loaded: &mut Loaded, scope: Option<HeadingId>) -> Result<Option<Vec<Supposed>>, Problem> {
    args.what_if.as_ref().map(|text| what_if::supposed(loaded, text, scope)).transpose()
}

/// What is to come about.
fn goal<'t>(args: &'t Args, theory: &'t Theory, scope: Option<HeadingId>) -> Result<Option<Goal<'t>>, Problem> {
    args.goal.as_ref().map(|name| Goal::named(theory, name, scope)).transpose()
}

/// The answer for people.
fn page(args: &Args, matched: Match, terminal: &Terminal) -> String {
    match args.what_if {
        Some(_) => changes(&matched, terminal.result),
        None => text(&matched, args.only.map(Only::verdict), terminal.result),
    }
}

/// What the result itself says: which facts are not recognised, and what is odd about the facts of a case; in order.
fn in_result(cases: &[Case]) -> Vec<(Place, Option<Code>)> {
    let unrecognised = cases.iter().flat_map(|case| &case.unrecognised).map(|fact| (fact.place, None));
    let warnings = cases.iter().flat_map(|case| &case.warnings).map(|found| (found.place(), Some(found.code)));
    let mut said: Vec<(Place, Option<Code>)> = unrecognised.chain(warnings).collect();
    said.sort_unstable();
    said
}

impl Only {
    const fn verdict(self) -> VerdictWord {
        match self {
            Self::Fires => VerdictWord::Fires,
            Self::Blocked => VerdictWord::Blocked,
            Self::Undetermined => VerdictWord::Undetermined,
            Self::Contested => VerdictWord::Contested,
        }
    }
}
