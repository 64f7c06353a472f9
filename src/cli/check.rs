//! `cmo check`: everything that is wrong with a theory set.

use std::collections::BTreeMap;

use clap::ValueEnum;

use cmo::check::{Ground, Settled, ShortNames, settle};
use cmo::diagnostic::{Code, Diagnostic, Severity};
use cmo::evaluate::World;
use cmo::explain::findings as at_odds;
use cmo::report::codes;
use cmo::report::diagnostics::{Findings, annotations, sarif};
use cmo::report::plural::counted;
use cmo::source::Sources;
use cmo::theory::{Case, HeadingId, Theory};

use crate::cli::about::lookup::heading;
use crate::cli::about::means::Wanted;
use crate::cli::about::narrow::{concerns, judged, narrow};
use crate::cli::about::programs::Programs;
use crate::cli::arguments::{Look, Paths};
use crate::cli::given::find::{find, is_standard};
use crate::cli::given::load::{Loaded, Purpose, load};
use crate::cli::given::top::Top;
use crate::cli::snapshots::Lock;
use crate::cli::told::answer::{Answer, Exit};
use crate::cli::told::fix::{Fix, Fixed, fix};
use crate::cli::told::stop::{Stop, findings};
use crate::cli::told::terminal::Terminal;

/// Show everything that is wrong with a theory and its cases
///
/// Each finding names its place, says what is wrong and what to write instead. `cmo explain-code CMO201` shows the page
/// of a code. A theory with an error is never evaluated; expectations of cases that are not met are findings, too.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    pub paths: Paths,
    /// Show only what concerns one theory; errors are always shown, since none may be left
    #[arg(long, value_name = "ID")]
    pub theory: Option<String>,
    /// From which level on a finding makes `check` fail with exit code 1; errors of a theory always fail with 3
    #[arg(long, value_name = "LEVEL", value_enum)]
    pub deny: Option<Deny>,
    /// Mend in the files what can be mended without changing a verdict: a phrase that stands twice in a list where it does
    /// not count twice; and errors where only one thing can be meant: characters that nobody sees, `;` at the end of a
    /// bullet, a degree in another form of the same number
    #[arg(long)]
    pub fix: bool,
    /// Show every piece of advice, and what is accepted with its reason
    #[arg(long)]
    pub all: bool,
    /// What is printed
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = CheckFormat::Text, help_heading = "Output")]
    pub format: CheckFormat,
    #[command(flatten)]
    pub look: Look,
}

const EXAMPLES: &str = "\
Examples:
  cmo check                       all .cmo files of this folder
  cmo check theory.cmo cases/     one file and a folder, as one theory set
  cmo check --deny warnings       fail on warnings, for instance before sharing a theory
  cmo check --format json         findings for an editor or a script";

/// How often the files are mended at most: each time something has gone.
const ROUNDS: usize = 100;

/// A level that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    /// Warnings and errors
    #[value(alias = "warning")]
    Warnings,
    /// Advice, warnings and errors
    Advice,
}

/// What findings are written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people
    Text,
    /// For scripts
    Json,
    /// For code-hosting sites and editors (SARIF 2.1.0)
    Sarif,
    /// For a pull request (annotations of GitHub Actions)
    Github,
}

/// Runs `cmo check`.
///
/// # Errors
/// Paths that cannot be read.
pub fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Stop> {
    // Standard input is no file to be written, and cannot be read again.
    let given = args.paths.given();
    let mends = args.fix && !given.iter().any(|path| is_standard(path));
    let locks = if mends { Lock::of_files(&find(&given)?)? } else { Vec::new() };
    let mut found = found_in(args)?;
    let mut fixed = Fixed::default();
    // What overlaps another edit, or comes to light with it, is found when the files are read again.
    for _ in 0..if mends { ROUNDS } else { 0 } {
        match fix(&found.loaded.sources, &found.settled.open, &mut fixed)? {
            Fix::Made => found = found_in(args)?,
            Fix::None => break,
        }
    }
    drop(locks);
    let mut answer = shown(args, &found, terminal);
    if args.format == CheckFormat::Text {
        answer.result.insert_str(0, &fixed.says());
    }
    Ok(answer)
}

/// What was found in a theory set.
struct Found {
    loaded: Loaded,
    settled: Settled,
    met: Met,
}

fn found_in(args: &Args) -> Result<Found, Stop> {
    let wanted = Wanted::of(args.paths.threads)?;
    let mut loaded = load(&args.paths, &[], Purpose::Check)?;
    let scope = args.theory.as_ref().map(|name| heading(&loaded.theory, name)).transpose()?;
    let met = if loaded.is_faulty() { Met::NotAsked } else { look(&mut loaded, wanted, scope) };
    if let Some(scope) = scope {
        narrow(&loaded.theory, &mut loaded.diagnostics, scope);
    }
    loaded.settings.short_names = ShortNames::of(&loaded.theory);
    let mut settled = settle(std::mem::take(&mut loaded.diagnostics), &loaded.settings);
    // An expectation that is not met may be accepted, as any other warning.
    let met = if met == Met::NotAll && !settled.open.iter().any(is_unmet) { Met::All } else { met };
    if scope.is_none() && met != Met::NotAsked && args.paths.are_whole() {
        settled.open.append(&mut settled.idle);
    }
    settled.open.sort_by_key(|found| (found.place(), found.code));
    Ok(Found { loaded, settled, met })
}

fn shown(args: &Args, Found { loaded, settled, met }: &Found, terminal: &Terminal) -> Answer {
    let exit = exit(&settled.open, *met, args.deny);
    if args.format == CheckFormat::Text {
        return text(args, loaded, settled, exit, terminal);
    }
    let mut findings = Findings::of(&settled.open, &loaded.sources);
    if args.all {
        findings = findings.with_accepted(&settled.accepted, &loaded.sources);
    }
    let hosted = |findings: Findings| {
        let top = Top::around(&args.paths.given());
        findings.with_files(|name| top.name(name))
    };
    let result = match args.format {
        CheckFormat::Text | CheckFormat::Json => findings.to_json(),
        CheckFormat::Sarif => sarif(&hosted(findings)),
        CheckFormat::Github => annotations(&hosted(findings)),
    };
    Answer { result, diagnostics: String::new(), exit }
}

/// Whether the cases meet what is expected of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Met {
    /// A theory with errors is not asked.
    NotAsked,
    /// All do.
    All,
    /// Some do not.
    NotAll,
}

/// Adds what the method says of the theory, and what its cases say: expectations that are not met, cited cases at odds.
fn look(loaded: &mut Loaded, wanted: Wanted, scope: Option<HeadingId>) -> Met {
    let theory = &loaded.theory;
    let mut programs = Programs::new(theory, wanted);
    let unmet = unmet(theory, &mut programs, scope);
    let cited = programs.cited();
    let met = if unmet.is_empty() { Met::All } else { Met::NotAll };
    loaded.diagnostics.extend(unmet);
    loaded.diagnostics.extend(at_odds(theory, &cited));
    let advice = cmo::check::findings(&Ground::of(theory, &loaded.sources, &loaded.files));
    let is_told = |one: &Diagnostic| loaded.diagnostics.iter().any(|other| is_same_word(other, one, &loaded.sources));
    let advice: Vec<Diagnostic> = advice.into_iter().filter(|one| !is_told(one)).collect();
    loaded.diagnostics.extend(advice);
    met
}

/// Whether a warning of a clause keyword (CMO116) tells of the very word that a piece of advice (CMO535) is about.
fn is_same_word(warned: &Diagnostic, advised: &Diagnostic, sources: &Sources) -> bool {
    let (word, phrase) = (warned.place(), advised.place());
    let is_inside =
        word.source == phrase.source && phrase.span.start <= word.span.start && word.span.end <= phrase.span.end;
    let starts = || format!("`{}` inside", sources.text(word).to_lowercase());
    (warned.code, advised.code) == (Code(116), Code(535)) && is_inside && advised.message.starts_with(&starts())
}

fn unmet(theory: &Theory, programs: &mut Programs<'_>, scope: Option<HeadingId>) -> Vec<Diagnostic> {
    let cases: Vec<&Case> = theory.cases.iter().filter(|case| concerns(case, scope)).collect();
    let evaluations = programs.evaluate(&cases, World::Open);
    let each = cases.iter().copied().zip(&evaluations);
    let judged = each.flat_map(|both| judged(theory, both, scope));
    judged.filter_map(|judged| judged.finding).collect()
}

fn exit(open: &[Diagnostic], met: Met, deny: Option<Deny>) -> Exit {
    if met == Met::NotAsked {
        return Exit::Faulty;
    }
    let fails = met == Met::NotAll || open.iter().any(|found| fails(found, deny));
    if fails { Exit::Negative } else { Exit::Fine }
}

/// Whether a finding says that a case does not meet an expectation.
const fn is_unmet(diagnostic: &Diagnostic) -> bool {
    matches!(diagnostic.code.0, 401..=403)
}

fn fails(diagnostic: &Diagnostic, deny: Option<Deny>) -> bool {
    match deny {
        None => diagnostic.severity == Severity::Error,
        Some(Deny::Warnings) => diagnostic.severity <= Severity::Warning,
        Some(Deny::Advice) => diagnostic.severity <= Severity::Advice,
    }
}

/// Advice is counted, so that what is wrong stands out; it is shown where it is asked for.
fn text(args: &Args, loaded: &Loaded, settled: &Settled, exit: Exit, terminal: &Terminal) -> Answer {
    let told = |one: &&Diagnostic| args.all || fails(one, args.deny) || one.severity != Severity::Advice;
    let (told, kept): (Vec<&Diagnostic>, Vec<&Diagnostic>) = settled.open.iter().partition(told);
    let told: Vec<Diagnostic> = told.into_iter().cloned().collect();
    let advice = kept_back(&kept);
    let accepted = if args.all { accepted(&settled.accepted) } else { String::new() };
    if told.is_empty() {
        let wrong = if args.all || settled.accepted.is_empty() {
            "nothing wrong"
        } else {
            "nothing wrong that is not accepted"
        };
        return Answer { exit, ..Answer::fine(format!("{}: {wrong}\n{advice}{accepted}", extent(&loaded.theory))) };
    }
    let diagnostics = findings(&told, &loaded.sources, terminal) + &terminal.beside(advice + &accepted);
    Answer { result: String::new(), diagnostics, exit }
}

/// How much advice of which kind is not shown.
fn kept_back(kept: &[&Diagnostic]) -> String {
    let mut kinds: BTreeMap<Code, usize> = BTreeMap::new();
    kept.iter().for_each(|one| *kinds.entry(one.code).or_default() += 1);
    let kinds: Vec<String> =
        kinds.iter().map(|(code, count)| format!("{count} of “{}”", codes::title(*code))).collect();
    match kept.len() {
        0 => String::new(),
        1 => format!("1 piece of advice besides, which `cmo check --all` shows: {}\n", kinds.join(", ")),
        count => format!("{count} pieces of advice besides, which `cmo check --all` shows: {}\n", kinds.join(", ")),
    }
}

/// What may stand, with why.
fn accepted(accepted: &[(Diagnostic, String)]) -> String {
    let line =
        |(one, because): &(Diagnostic, String)| format!("accepted: {} {}, because {because}\n", one.code, one.message);
    accepted.iter().map(line).collect()
}

/// What a theory set holds: `12 configurations, 8 studies, 9 cases`.
fn extent(theory: &Theory) -> String {
    [
        counted(theory.configurations.len(), "configuration", "configurations"),
        counted(theory.studies.len(), "study", "studies"),
        counted(theory.cases.len(), "case", "cases"),
    ]
    .join(", ")
}
