//! `cmo why`: the tree of reasons for a verdict or a phrase's value.

use cmo::evaluate::World;
use cmo::explain::reasons::Why;
use cmo::explain::{Subject, Told, why};
use cmo::report::why::text;

use crate::cli::about::cases::{CaseArgs, Chosen, choose};
use crate::cli::about::lookup::{Asked, asked, heading};
use crate::cli::about::means::Wanted;
use crate::cli::about::programs::Programs;
use crate::cli::about::swapped;
use crate::cli::arguments::{Format, Look, Paths};
use crate::cli::given::load::{Purpose, load};
use crate::cli::told::answer::{Answer, Exit};
use crate::cli::told::each_case::written;
use crate::cli::told::stop::{Stop, remarks};
use crate::cli::told::terminal::Terminal;

/// Show why a configuration fires or not, or why a phrase is present or not
///
/// A tree of sentences: each reason stands below what it is a reason for, with the file and line of who says so, down
/// to what the case says and what nobody says.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// A configuration ("PT1.1a", or "1a" where that is unique) or a phrase; where a name is both, write 'cmoc 1a' or
    /// '"the phrase"'
    #[arg(value_name = "ID|PHRASE")]
    pub subject: String,
    #[command(flatten)]
    pub paths: Paths,
    #[command(flatten)]
    pub cases: CaseArgs,
    /// Levels of reasons that are shown
    #[arg(long, value_name = "N", default_value_t = 6, value_parser = levels)]
    pub depth: u32,
    /// What is printed
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text, help_heading = "Output")]
    pub format: Format,
    #[command(flatten)]
    pub look: Look,
}

const EXAMPLES: &str = "\
Examples:
  cmo why 1a --case 'case sunnyside'
  cmo why deprescribing theory.cmo --case \"pharmacist trusted by GP, clinical data shared\"
  cmo why 'cmoc 1a' --depth 1";

/// A number of levels, as an argument.
fn levels(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| "write a whole number, such as 3".to_owned())
}

/// Runs `cmo why`.
///
/// # Errors
/// Paths, cases or names that cannot be used, and a theory or case with errors.
pub fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Stop> {
    let wanted = Wanted::of(args.paths.threads)?;
    args.cases.refuse_other_forms()?;
    swapped::refuse(args)?;
    let mut loaded = load(&args.paths, &args.cases.files, Purpose::Answer)?.whole()?;
    let scope = args.cases.theory.as_ref().map(|name| heading(&loaded.theory, name)).transpose()?;
    let theory = &loaded.theory;
    let asked =
        asked(theory, &args.subject, scope).map_err(|problem| swapped::or_path(problem.into(), args, theory))?;
    let Chosen { cases, mut diagnostics } = choose(&mut loaded, &args.cases, scope)?;
    let (theory, sources) = (&loaded.theory, &loaded.sources);
    let subject = match asked {
        Asked::Configuration(id) => Subject::Configuration(id),
        Asked::Phrase(literal) => Subject::Phrase(literal.phrase),
    };
    let world = if args.cases.closed_world { World::Closed } else { World::Open };
    let evaluations = Programs::new(theory, wanted).evaluate(&cases.iter().collect::<Vec<_>>(), world);
    let told = cases.iter().zip(&evaluations).map(|(case, evaluation)| Told { theory, case, evaluation, sources });
    let answers: Vec<Why> = told.map(|told| why(told, subject, args.depth)).collect();
    diagnostics.splice(0..0, loaded.diagnostics.iter().cloned());
    let diagnostics = remarks(&diagnostics, sources, terminal);
    Ok(Answer {
        result: written(args.format, &answers, |one| text(one, terminal.result), |one| &one.case)?,
        diagnostics,
        exit: Exit::Fine,
    })
}
