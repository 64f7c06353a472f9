//! `cmo match`: which mechanisms fire in a case, what they lead to, and which studies say so.

use std::mem::ManuallyDrop;

use clap::ValueEnum;

use cmo::diagnostic::{Code, Diagnostic};
use cmo::evaluate::{Evaluation, World};
use cmo::explain::matched::{Extent, Match, VerdictWord};
use cmo::explain::{CitedVerdicts, match_case, match_cases};
use cmo::report::json;
use cmo::report::matched::text;
use cmo::report::what_if::text as changes;
use cmo::source::Place;
use cmo::theory::{Case, Theory};

use crate::cli::about::cases::{CaseArgs, Chosen, choose};
use crate::cli::about::goal::Goal;
use crate::cli::about::lookup::heading;
use crate::cli::about::means::Wanted;
use crate::cli::about::programs::Programs;
use crate::cli::about::spread::spread;
use crate::cli::about::what_if;
use crate::cli::arguments::{Format, Look, Paths};
use crate::cli::given::load::{Purpose, load};
use crate::cli::told::answer::{Answer, Exit};
use crate::cli::told::progress::{Progress, Work};
use crate::cli::told::stop::{Stop, remarks};
use crate::cli::told::terminal::Terminal;

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
    args.cases.refuse_other_forms()?;
    // Never dropped: to free a theory piece by piece takes a twentieth of a short run, and the process ends anyway.
    let mut loaded = ManuallyDrop::new(load(&args.paths, &args.cases.files, Purpose::Answer)?.whole()?);
    let scope = args.cases.theory.as_ref().map(|name| heading(&loaded.theory, name)).transpose()?;
    let Chosen { cases, mut diagnostics } = choose(&mut loaded, &args.cases, scope)?;
    diagnostics.splice(0..0, std::mem::take(&mut loaded.diagnostics));
    let supposed = args.what_if.as_ref().map(|text| what_if::supposed(&mut loaded, text, scope)).transpose()?;
    let theory = &loaded.theory;
    let goal = args.goal.as_ref().map(|name| Goal::named(theory, name, scope)).transpose()?;
    let world = if args.cases.closed_world { World::Closed } else { World::Open };
    let mut programs = Programs::new(theory, wanted);
    let evaluations = programs.evaluate(&cases.iter().collect::<Vec<_>>(), world);
    let mut matched = matched(theory, (&cases, &evaluations), &programs.cited(), (args.extent(), wanted));
    if let Some(goal) = &goal {
        let both = matched.cases.iter_mut().zip(&evaluations);
        both.for_each(|(case, evaluation)| case.goal = Some(goal.entry(evaluation)));
    }
    if let Some(supposed) = &supposed {
        let told = what_if::told(&loaded, (&cases, &evaluations), supposed, |others| programs.evaluate(others, world));
        matched.cases.iter_mut().zip(told).for_each(|(case, what_if)| case.what_if = Some(what_if));
    }
    let exit = goal.as_ref().map_or(Exit::Fine, |goal| goal.exit(&evaluations));
    // What is odd about a case is told with all of it.
    let is_whole = supposed.is_none() || args.format == Format::Json;
    let said = if is_whole { in_result(&cases) } else { Vec::new() };
    let is_said = |found: &Diagnostic, code| said.binary_search(&(found.place(), code)).is_ok();
    diagnostics.retain(|found| !is_said(found, None) && !is_said(found, Some(found.code)));
    let diagnostics = remarks(&diagnostics, &loaded.sources, terminal);
    let mut result = written(args, matched, terminal);
    if let (Some(goal), Format::Text) = (goal, args.format) {
        result.push('\n');
        cases.iter().zip(&evaluations).for_each(|(case, one)| result.push_str(&goal.sentence(case, one)));
    }
    Ok(Answer { result, diagnostics, exit })
}

/// What the result itself says: which facts are not recognised, and what is odd about the facts of a case; in order.
fn in_result(cases: &[Case]) -> Vec<(Place, Option<Code>)> {
    let unrecognised = cases.iter().flat_map(|case| &case.unrecognised).map(|fact| (fact.place, None));
    let warnings = cases.iter().flat_map(|case| &case.warnings).map(|found| (found.place(), Some(found.code)));
    let mut said: Vec<(Place, Option<Code>)> = unrecognised.chain(warnings).collect();
    said.sort_unstable();
    said
}

fn matched(
    theory: &Theory,
    (cases, evaluations): (&[Case], &[Evaluation]),
    cited: &CitedVerdicts,
    (extent, wanted): (Extent, Wanted),
) -> Match {
    let progress = Progress::of(Work::Cases, cases.len() as u64);
    let all: Vec<(&Case, &Evaluation)> = cases.iter().zip(evaluations).collect();
    let matched = spread(&all, wanted.for_cases(all.len()).threads, |(case, evaluation)| {
        let matched = match_case(theory, (case, evaluation), cited, extent);
        progress.advance(1);
        matched
    });
    match_cases(theory, matched, extent)
}

fn written(args: &Args, mut matched: Match, terminal: &Terminal) -> String {
    let only = args.only.map(Only::verdict);
    match args.format {
        Format::Text if args.what_if.is_some() => changes(&matched, terminal.result),
        Format::Text => text(&matched, only, terminal.result),
        Format::Json => {
            for case in &mut matched.cases {
                case.configurations.retain(|one| only.is_none_or(|only| one.verdict == only));
            }
            json::document(&matched)
        }
    }
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
