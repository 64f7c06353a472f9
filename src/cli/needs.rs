//! `cmo needs`: the smallest sets of further facts that would bring something about.

use cmo::evaluate::World;
use cmo::needs::{Aim, Goal, Needs, Question, Status, needs};
use cmo::report::needs::text;
use cmo::theory::{HeadingId, Literal, Theory};

use crate::cli::about::cases::{CaseArgs, Chosen, choose};
use crate::cli::about::lookup::{Asked, after_keyword, asked, heading};
use crate::cli::arguments::{Format, Look, Paths};
use crate::cli::given::load::{Purpose, load};
use crate::cli::told::answer::{Answer, Exit};
use crate::cli::told::each_case::written;
use crate::cli::told::problem::Problem;
use crate::cli::told::progress::{Progress, Work};
use crate::cli::told::stop::{Stop, remarks};
use crate::cli::told::terminal::Terminal;

/// Show what needs to be in place for an outcome to come about, or for a configuration to fire
///
/// The smallest sets of facts that are not known yet, or would have to change, with the configurations that then fire,
/// the mechanisms, and the studies behind them. A set proposes only what no configuration brings about; the rest comes about
/// through them. Exits with 1 where no set of facts does it, and where the question is too large to be decided.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// What is to come about: a phrase (deprescribing, 'not deprescribing'), or a configuration that is to fire
    #[arg(value_name = "PHRASE|ID")]
    pub goal: String,
    #[command(flatten)]
    pub paths: Paths,
    #[command(flatten)]
    pub cases: CaseArgs,
    /// Ask what would block the configuration, or put the phrase out of reach: nothing else that may be found out then brings it about
    #[arg(long)]
    pub prevent: bool,
    /// Leave a fact out of what is proposed: `X`, which leaves `not X` in, or `not X`; repeat it for several
    #[arg(long, value_name = "PHRASE")]
    pub without: Vec<String>,
    /// Keep something from being predicted alongside, such as a harm; repeat it for several
    #[arg(long, value_name = "PHRASE")]
    pub avoid: Vec<String>,
    /// Sets that are shown
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = number)]
    pub max: usize,
    /// What is printed
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text, help_heading = "Output")]
    pub format: Format,
    #[command(flatten)]
    pub look: Look,
}

const EXAMPLES: &str = "\
Examples:
  cmo needs deprescribing --case 'case sunnyside'
  cmo needs PT1.1a --case \"pharmacist trusted by GP\" --avoid 'workload rises'
  cmo needs 'residents fall' --prevent --case \"staff trained\"";

/// A number of sets, as an argument.
fn number(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| (1..=100_000).contains(number));
    number.ok_or_else(|| "write a whole number from 1 to 100000, such as 20".to_owned())
}

/// Runs `cmo needs`.
///
/// # Errors
/// Paths, cases or names that cannot be used, and a theory or case with errors.
pub fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Stop> {
    args.cases.refuse_other_forms()?;
    let mut loaded = load(&args.paths, &args.cases.files, Purpose::Answer)?.whole()?;
    let scope = args.cases.theory.as_ref().map(|name| heading(&loaded.theory, name)).transpose()?;
    let question = question(args, &loaded.theory, scope)?;
    let Chosen { cases, mut diagnostics } = choose(&mut loaded, &args.cases, scope)?;
    let (theory, sources) = (&loaded.theory, &loaded.sources);
    let world = if args.cases.closed_world { World::Closed } else { World::Open };
    let progress = Progress::of(Work::Questions, cases.len() as u64);
    let one = |case| {
        let answer = needs(theory, case, world, &question);
        progress.advance(1);
        answer
    };
    let answers: Vec<Needs> = cases.iter().map(one).collect();
    drop(progress);
    diagnostics.splice(0..0, loaded.diagnostics.iter().cloned());
    let diagnostics = remarks(&diagnostics, sources, terminal);
    let is_found = |answer: &Needs| matches!(answer.status, Status::Already | Status::Reachable);
    let exit = if answers.iter().all(is_found) { Exit::Fine } else { Exit::Negative };
    Ok(Answer {
        result: written(args.format, &answers, |one| text(one, terminal.result), |one| &one.case)?,
        diagnostics,
        exit,
    })
}

fn question(args: &Args, theory: &Theory, scope: Option<HeadingId>) -> Result<Question, Problem> {
    let phrases = |names: &[String]| -> Result<Vec<Literal>, Problem> {
        names.iter().map(|name| phrase(theory, name, scope)).collect()
    };
    let goal = match negated(&args.goal) {
        Some(_) => Goal::Holds(phrase(theory, &args.goal, scope)?),
        None => match asked(theory, &args.goal, scope)? {
            Asked::Configuration(id) => Goal::Fires(id),
            Asked::Phrase(literal) => Goal::Holds(literal),
        },
    };
    let aim = if args.prevent { Aim::Prevent } else { Aim::Reach };
    Ok(Question { goal, aim, without: phrases(&args.without)?, avoid: phrases(&args.avoid)?, max: args.max })
}

/// A phrase, or `not` and a phrase.
fn phrase(theory: &Theory, name: &str, scope: Option<HeadingId>) -> Result<Literal, Problem> {
    let (name, is_negated) = negated(name).map_or((name, false), |name| (name, true));
    match asked(theory, &format!("\"{}\"", name.trim().trim_matches('"')), scope)? {
        Asked::Phrase(literal) if is_negated => Ok(literal.contrary()),
        Asked::Phrase(literal) => Ok(literal),
        Asked::Configuration(_) => {
            Err(Problem::Arguments { says: format!("`{name}` is a configuration"), help: "name a phrase".to_owned() })
        }
    }
}

fn negated(name: &str) -> Option<&str> {
    after_keyword(name, "not")
}
