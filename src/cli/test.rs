//! `cmo test`: the expectations and the snapshots of all cases.

mod compare;
mod watch;

use clap::ValueEnum;

use cmo::diagnostic::Diagnostic;
use cmo::evaluate::World;
use cmo::refine::tested::{CaseStatus, Tested, coverage, covered};
use cmo::report::diagnostics::{DiagnosticForm, render};
use cmo::report::json;
use cmo::report::tested::{bail_out, junit, junit_of_errors, tap, text};
use cmo::resolve::Nearest;
use cmo::source::Sources;
use cmo::theory::{Case, HeadingId, Theory};

use compare::{Compared, Note, compare};

use crate::cli::about::lookup::heading;
use crate::cli::about::means::Wanted;
use crate::cli::about::narrow::concerns;
use crate::cli::about::programs::Programs;
use crate::cli::arguments::{Look, Paths};
use crate::cli::given::find::is_standard;
use crate::cli::given::load::{Loaded, Purpose, load};
use crate::cli::snapshots::{nobody_looks, orphans, source_folders};
use crate::cli::told::answer::{Answer, Exit};
use crate::cli::told::problem::{Problem, snapshots};
use crate::cli::told::stop::{Stop, findings, remarks};
use crate::cli::told::terminal::Terminal;

/// Hold the theory to what its cases expect, and to what was accepted before
///
/// Each `expect` of a case is judged, with what it rests on. What matches in each case is compared with the snapshot that
/// was accepted; where it is another, it is written beside it to be accepted (`cmo review`, `cmo accept`) or rejected.
/// Where `CI` is set, to anything but nothing, `0` or `false`, nothing is written.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    pub paths: Paths,
    /// Only cases with this text in their name or title
    #[arg(short = 'k', value_name = "TEXT")]
    pub called: Option<String>,
    /// Only the cases that concern one theory, and what is expected of it
    #[arg(long, value_name = "ID")]
    pub theory: Option<String>,
    /// Show what the cases show of each configuration, and what none of them shows
    #[arg(long)]
    pub coverage: bool,
    /// Fail where the cases show less than this of the theory, in percent; implies --coverage
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    pub fail_under: Option<f64>,
    /// Test again whenever a file changes, until it is stopped
    #[arg(long)]
    pub watch: bool,
    /// What is printed
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = TestFormat::Text, help_heading = "Output")]
    pub format: TestFormat,
    #[command(flatten)]
    pub look: Look,
}

const EXAMPLES: &str = "\
Examples:
  cmo test                         all cases of this folder
  cmo test theories -k chipps      the cases of that name
  cmo test --coverage              what no case shows yet
  cmo test --format junit > tests.xml";

/// What a test run is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TestFormat {
    /// For people
    Text,
    /// For scripts
    Json,
    /// JUnit XML, for continuous integration
    Junit,
    /// The Test Anything Protocol
    Tap,
}

fn percent(text: &str) -> Result<f64, String> {
    let number: Option<f64> = text.trim_end_matches('%').parse().ok();
    number
        .filter(|number| (0.0..=100.0).contains(number))
        .ok_or_else(|| "write a number from 0 to 100, such as 80".to_owned())
}

/// Runs `cmo test`.
///
/// # Errors
/// Paths or names that cannot be used, and a theory with errors.
pub fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Stop> {
    match (args.watch, args.format) {
        (false, TestFormat::Text | TestFormat::Json) => once(args, terminal),
        (false, TestFormat::Junit | TestFormat::Tap) => {
            once(args, terminal).or_else(|stop| Ok(stopped(args.format, &stop, terminal)))
        }
        (true, TestFormat::Text) if args.paths.paths.iter().any(|path| is_standard(path)) => {
            Err(snapshots::standard_input_ends().into())
        }
        (true, TestFormat::Text) => watch::run(args, terminal),
        (true, TestFormat::Json | TestFormat::Junit | TestFormat::Tap) => Err(snapshots::watch_is_for_people().into()),
    }
}

/// What a harness is told where nothing could be tested.
fn stopped(format: TestFormat, stop: &Stop, terminal: &Terminal) -> Answer {
    let findings = stop.findings();
    let result = match format {
        TestFormat::Junit => junit_of_errors(&findings),
        TestFormat::Tap => bail_out(&findings),
        TestFormat::Text | TestFormat::Json => String::new(),
    };
    Answer { result, ..stop.answer(terminal) }
}

/// One run.
fn once(args: &Args, terminal: &Terminal) -> Result<Answer, Stop> {
    let wanted = Wanted::of(args.paths.threads)?;
    let mut loaded = load(&args.paths, &[], Purpose::Answer)?.whole()?;
    let scope = args.theory.as_ref().map(|name| heading(&loaded.theory, name)).transpose()?;
    let Loaded { theory, sources, diagnostics: found, .. } = &mut loaded;
    let cases = cases(theory, args, scope)?;
    let mut programs = Programs::new(theory, wanted);
    let evaluations = programs.evaluate(&cases, World::Open);
    let both: Vec<_> = cases.iter().copied().zip(&evaluations).collect();
    let compared = compare(theory, sources, &both, (&programs.cited(), wanted, scope))?;
    let Compared { mut tested, unmet, notes, faults } = compared;
    if args.called.is_none() && scope.is_none() {
        tested.orphans = orphans(&source_folders(&args.paths.paths)?, &theory.cases, sources)?;
    }
    if args.coverage || args.fail_under.is_some() {
        tested.coverage = coverage(theory, &both, scope);
        tested.covered = Some(covered(&tested.coverage));
        tested.least = args.fail_under;
    }
    let mut answer = answer(args, &tested, terminal);
    if args.format == TestFormat::Text {
        answer.diagnostics += &remarked(&unmet, found, sources, terminal);
    }
    let answer = if faults.is_empty() { answer } else { broken(&faults, &unmet, answer, sources, terminal) };
    Ok(if nobody_looks() { answer } else { written(&notes, answer, terminal) })
}

/// The answer where snapshots cannot be compared: what is wrong with them, beside what is found of the other cases.
fn broken(
    faults: &[Diagnostic],
    unmet: &[Diagnostic],
    answer: Answer,
    sources: &Sources,
    terminal: &Terminal,
) -> Answer {
    let diagnostics = match terminal.form {
        // One document.
        DiagnosticForm::Json => findings(&[faults, unmet].concat(), sources, terminal),
        DiagnosticForm::Human | DiagnosticForm::Plain => answer.diagnostics + &findings(faults, sources, terminal),
    };
    Answer { diagnostics, exit: Exit::Faulty, ..answer }
}

/// The answer after what is pending was written; what keeps it from that is said beside the result.
fn written(notes: &[Note], answer: Answer, terminal: &Terminal) -> Answer {
    let Err(problem) = compare::write(notes) else { return answer };
    let says = problem.answer(terminal.form).diagnostics;
    let diagnostics = match terminal.form {
        // One document, of what keeps the rest from being right.
        DiagnosticForm::Json => says,
        DiagnosticForm::Human | DiagnosticForm::Plain => answer.diagnostics + &says,
    };
    Answer { diagnostics, exit: Exit::Usage, ..answer }
}

/// What there is to say besides the result, which tells people what is not met.
fn remarked(unmet: &[Diagnostic], found: &[Diagnostic], sources: &Sources, terminal: &Terminal) -> String {
    match terminal.form {
        DiagnosticForm::Json => render(unmet, sources, terminal.form, terminal.diagnostics),
        DiagnosticForm::Human | DiagnosticForm::Plain => remarks(found, sources, terminal),
    }
}

fn answer(args: &Args, tested: &Tested, terminal: &Terminal) -> Answer {
    let short = tested.shortfall().map(|short| short + "\n");
    let passes = tested.cases.iter().all(|case| case.status == CaseStatus::Passed);
    let exit = if passes && short.is_none() { Exit::Fine } else { Exit::Negative };
    let short = short.unwrap_or_default();
    let (result, diagnostics) = match (args.format, terminal.form) {
        (TestFormat::Text, _) => (text(tested, terminal.result) + &short, String::new()),
        // JSON gives the figure, and takes no sentence beside it.
        (TestFormat::Json, _) => (json::document(tested), String::new()),
        (TestFormat::Junit, DiagnosticForm::Json) => (junit(tested), String::new()),
        (TestFormat::Tap, DiagnosticForm::Json) => (tap(tested), String::new()),
        (TestFormat::Junit, DiagnosticForm::Human | DiagnosticForm::Plain) => (junit(tested), short),
        (TestFormat::Tap, DiagnosticForm::Human | DiagnosticForm::Plain) => (tap(tested), short),
    };
    Answer { result, diagnostics, exit }
}

/// The cases that are asked for.
fn cases<'t>(theory: &'t Theory, args: &Args, scope: Option<HeadingId>) -> Result<Vec<&'t Case>, Problem> {
    let all: Vec<&Case> = theory.cases.iter().filter(|case| concerns(case, scope)).collect();
    if theory.cases.is_empty() {
        return Err(snapshots::no_case());
    }
    if all.is_empty() {
        return Err(Problem::OtherTheory { theory: args.theory.clone().unwrap_or_default() });
    }
    let Some(text) = &args.called else { return Ok(all) };
    let lower = text.to_lowercase();
    let has = |words: &str| words.to_lowercase().contains(&lower);
    let is_called = |case: &&&Case| has(&case.name) || case.title.as_deref().is_some_and(has);
    let called: Vec<&Case> = all.iter().filter(is_called).copied().collect();
    if called.is_empty() {
        let names = || all.iter().map(|case| case.name.as_str());
        let nearest = Nearest::default().names(text, names());
        return Err(snapshots::no_case_called(text, &nearest, &names().map(str::to_owned).collect::<Vec<_>>()));
    }
    Ok(called)
}
