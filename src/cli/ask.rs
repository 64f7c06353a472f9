//! `cmo ask`: what to find out next, as an interview guide.

use clap::ValueEnum;

use cmo::ask::{Ask, ask};
use cmo::evaluate::World;
use cmo::report::ask::{markdown, more, table, text};

use crate::cli::about::cases::{CaseArgs, Chosen, choose};
use crate::cli::about::lookup::heading;
use crate::cli::arguments::{self, Look, Paths};
use crate::cli::given::load::{Purpose, load};
use crate::cli::told::answer::{Answer, Exit};
use crate::cli::told::each_case::written;
use crate::cli::told::problem::Problem;
use crate::cli::told::progress::{Progress, Work};
use crate::cli::told::stop::{Stop, remarks};
use crate::cli::told::terminal::Terminal;

/// Questions that people are shown, where nothing else is said.
const SHOWN: usize = 10;

/// Show what to find out next: the unknown facts that would settle the most verdicts
///
/// The next interview guide: what the case leaves open and a condition asks for, with what either answer would settle. The
/// numbers are the order in which verdicts are settled soonest, on average over all answers. What other configurations
/// bring about is not asked.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    pub paths: Paths,
    #[command(flatten)]
    pub cases: CaseArgs,
    /// Questions that are shown; JSON has them all. Without it, text shows 10 and the other forms all
    #[arg(long, value_name = "N", value_parser = number)]
    pub max: Option<usize>,
    /// What is printed
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text, help_heading = "Output")]
    pub format: Format,
    #[command(flatten)]
    pub look: Look,
}

const EXAMPLES: &str = "\
Examples:
  cmo ask --case 'case sunnyside'
  cmo ask theory.cmo --case \"pharmacist trusted by GP\" --format markdown > guide.md
  cmo ask --theory PT1 --format csv > questions.csv";

/// What the questions are written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For a document
    Markdown,
    /// A table, a row a question
    Csv,
    /// For scripts
    Json,
}

/// A number of questions, as an argument.
fn number(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|number| *number > 0).ok_or_else(|| "write a whole number from 1, such as 20".to_owned())
}

/// Runs `cmo ask`.
///
/// # Errors
/// Paths, cases or names that cannot be used, and a theory or case with errors.
pub fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Stop> {
    args.cases.refuse_other_forms()?;
    let mut loaded = load(&args.paths, &args.cases.files, Purpose::Answer)?.whole()?;
    let scope = args.cases.theory.as_ref().map(|name| heading(&loaded.theory, name)).transpose()?;
    let Chosen { cases, mut diagnostics } = choose(&mut loaded, &args.cases, scope)?;
    let world = if args.cases.closed_world { World::Closed } else { World::Open };
    let progress = Progress::of(Work::Questions, cases.len() as u64);
    let one = |case| {
        let answer = ask(&loaded.theory, case, world);
        progress.advance(1);
        answer
    };
    let asks: Vec<Ask> = cases.iter().map(one).collect();
    drop(progress);
    diagnostics.splice(0..0, loaded.diagnostics.iter().cloned());
    let mut diagnostics = remarks(&diagnostics, &loaded.sources, terminal);
    if args.format == Format::Csv {
        diagnostics += &terminal.beside(left_out(&asks, args.max.unwrap_or(usize::MAX)));
    }
    Ok(Answer { result: result(args, &asks, terminal)?, diagnostics, exit: Exit::Fine })
}

/// What a table has no place for: how many questions about each case it leaves out.
fn left_out(asks: &[Ask], max: usize) -> String {
    asks.iter().filter_map(|ask| more(ask, max).map(|more| format!("{}: {more}\n", ask.case))).collect()
}

fn result(args: &Args, asks: &[Ask], terminal: &Terminal) -> Result<String, Problem> {
    let max = args.max.unwrap_or(usize::MAX);
    let text = |ask: &Ask| text(ask, args.max.unwrap_or(SHOWN), terminal.result);
    match args.format {
        Format::Text => written(arguments::Format::Text, asks, text, |ask| &ask.case),
        Format::Json => written(arguments::Format::Json, asks, text, |ask| &ask.case),
        Format::Markdown => Ok(asks.iter().map(|ask| markdown(ask, max)).collect::<Vec<_>>().join("\n")),
        Format::Csv => Ok(table(asks, max)),
    }
}
