//! `cmo diff`: what a refinement changes in meaning, and what becomes of the cases.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::NonEmptyStringValueParser;

use cmo::diagnostic::ticked;
use cmo::evaluate::{Evaluation, World};
use cmo::refine::diff::{Diff, Version as Compared, diff};
use cmo::report::diagnostics::{DiagnosticForm, Findings};
use cmo::report::diff::{markdown, text};
use cmo::report::json;
use cmo::theory::Case;

use crate::cli::about::lookup::heading;
use crate::cli::about::means::{self, Wanted};
use crate::cli::about::programs::Programs;
use crate::cli::arguments::Look;
use crate::cli::given::versions::{Read, Version, all_somewhere, closed, repository, versions};
use crate::cli::told::answer::{Answer, Exit};
use crate::cli::told::problem::{GitProblem, Problem};
use crate::cli::told::stop::{Stop, findings};
use crate::cli::told::terminal::Terminal;

/// Show what a refinement changes in meaning, and in which cases' verdicts and predictions
///
/// Compares what two versions of a theory mean, not how they are written: configurations added, dropped, retired or
/// renamed; contexts that are narrower, wider or only reworded; mechanisms, outcomes, evidence by stance, declarations;
/// and what becomes of the cases that both versions have. FROM and TO are revisions of git (read without touching any
/// file), a path of one (`HEAD~1:theory.cmo`), or files and folders. Without them, what was committed last is compared
/// with the files as they are.
#[derive(Debug, clap::Args)]
#[command(
    after_help = EXAMPLES,
    override_usage = "cmo diff [OPTIONS] [FROM] [TO] [PATH]...\n       cmo diff [OPTIONS] [FROM] [TO] -- [PATH]..."
)]
pub struct Args {
    /// The versions to compare, and then the files and folders of the theory; the current folder where none is given
    #[arg(value_name = "FROM|TO|PATH", value_parser = NonEmptyStringValueParser::new())]
    pub names: Vec<String>,
    /// Files and folders of the theory, behind `--`
    #[arg(last = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Show only what concerns one theory, by its name in either version
    #[arg(long, value_name = "ID")]
    pub theory: Option<String>,
    /// What is printed
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = DiffFormat::Text, help_heading = "Output")]
    pub format: DiffFormat,
    /// Threads that read large theories and evaluate many cases; all cores where it is not given
    #[arg(long, value_name = "N", value_parser = means::threads, display_order = 100)]
    pub threads: Option<NonZeroUsize>,
    #[command(flatten)]
    pub look: Look,
}

const EXAMPLES: &str = "\
Examples:
  cmo diff                             what was committed last, against the files as they are
  cmo diff HEAD~1 HEAD theory.cmo      what the last commit changed
  cmo diff main...refined              what a branch changed since it left main
  cmo diff old.cmo new.cmo             two files, without git
  cmo diff v1:theory.cmo theory.cmo --format markdown";

/// What a diff is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For people
    Text,
    /// For scripts
    Json,
    /// For a pull request, or the appendix of a paper
    Markdown,
}

/// Runs `cmo diff`.
///
/// # Errors
/// Versions that cannot be read.
pub fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Stop> {
    let wanted = Wanted::of(args.threads)?;
    let repository = repository(&args.names, &args.paths)?;
    let versions = versions(repository.as_ref(), &args.names, &args.paths)?;
    all_somewhere(&versions)?;
    let read = [versions[0].read(args.threads)?, versions[1].read(args.threads)?];
    let ([from, to], followed) = followed(read, &versions, args.threads)?;
    let unseen = closed(&versions, [&from, &to])?;
    if from.files.is_empty() && to.files.is_empty() {
        let paths = versions.iter().flat_map(|version| version.paths()).collect();
        return Err(Problem::from(GitProblem::Nothing { paths }).into());
    }
    if from.loaded.is_faulty() || to.loaded.is_faulty() {
        return Ok(faulty([&from, &to], terminal));
    }
    let [before, after] = [evaluated(&from, wanted), evaluated(&to, wanted)];
    let mut diff = diff(compared(&from, &before), compared(&to, &after));
    if let Some(theory) = &args.theory {
        heading(&to.loaded.theory, theory)
            .or_else(|problem| heading(&from.loaded.theory, theory).map_err(|_| problem))?;
        diff.narrow(theory);
    }
    let said = [followed.or_else(|| moved_away([&from, &to], &versions)), unseen];
    let is_read_by_people = terminal.form != DiagnosticForm::Json;
    let diagnostics = said.into_iter().flatten().filter(|_| is_read_by_people).collect();
    Ok(Answer { diagnostics, ..Answer::fine(written(args.format, &diff, terminal)) })
}

/// Reads a version that lacks some of what is named under the paths that it has there, where files that are the same tell; says
/// so.
fn followed(
    [from, to]: [Read; 2],
    versions: &[Version<'_>; 2],
    threads: Option<NonZeroUsize>,
) -> Result<([Read; 2], Option<String>), Problem> {
    let follow = |lacks: &Version<'_>, other: &Version<'_>, read: &Read| -> Result<Option<(Read, String)>, Problem> {
        let Some(version) = lacks.followed(other, read)? else { return Ok(None) };
        let there = lacks.revision().unwrap_or_default();
        let pairs = version.named_paths().iter().zip(lacks.named_paths()).filter(|(was, is)| was != is);
        let says = |(was, is): (&String, &String)| {
            format!("`{is}` is `{was}` in {there}, by the files that are the same in both\n")
        };
        Ok(Some((version.read(threads)?, pairs.map(says).collect())))
    };
    let found = [follow(&versions[0], &versions[1], &to)?, follow(&versions[1], &versions[0], &from)?];
    let said: String = found.iter().flatten().map(|(_, said)| said.as_str()).collect();
    let [before, after] = found.map(|found| found.map(|(read, _)| read));
    Ok(([before.unwrap_or(from), after.unwrap_or(to)], (!said.is_empty()).then_some(said)))
}

/// Says where one version lacks some of what is named: it may have another name there.
fn moved_away([from, to]: [&Read; 2], versions: &[Version<'_>; 2]) -> Option<String> {
    let lacking = [versions[0].lacking(), versions[1].lacking()];
    let (lacks, other) = match (lacking[0].is_empty(), lacking[1].is_empty()) {
        (false, true) => (0, 1),
        (true, false) => (1, 0),
        (true, true) | (false, false) => return None,
    };
    let paths = &lacking[lacks];
    let there = [lacks, other].map(|at| versions[at].revision().map_or_else(String::new, |name| format!("{name}:")));
    let (mut old, mut new) = (format!("{}OLD", there[0]), format!("{}NEW", there[1]));
    if lacks == 1 {
        std::mem::swap(&mut old, &mut new);
    }
    let paths = ticked(paths);
    let name = &[from, to][lacks].name;
    Some(format!(
        "{name} has no `.cmo` file in {paths}; if that has another name there, name it in both: `cmo diff {old} {new}`\n"
    ))
}

fn written(format: DiffFormat, diff: &Diff, terminal: &Terminal) -> String {
    match format {
        DiffFormat::Text => text(diff, terminal.result),
        DiffFormat::Json => json::document(diff),
        DiffFormat::Markdown => markdown(diff),
    }
}

fn evaluated(read: &Read, wanted: Wanted) -> Vec<Evaluation> {
    let theory = &read.loaded.theory;
    Programs::new(theory, wanted).evaluate(&theory.cases.iter().collect::<Vec<&Case>>(), World::Open)
}

fn compared<'t>(read: &'t Read, evaluations: &'t [Evaluation]) -> Compared<'t> {
    let Read { name, loaded, files, log } = read;
    Compared { name, theory: &loaded.theory, sources: &loaded.sources, files, log, evaluations }
}

/// What is wrong, version by version; as one document where it is one.
fn faulty(versions: [&Read; 2], terminal: &Terminal) -> Answer {
    let versions = versions.into_iter().filter(|version| version.loaded.is_faulty());
    let diagnostics = match terminal.form {
        DiagnosticForm::Human | DiagnosticForm::Plain => versions
            .map(|Read { name, loaded, .. }| {
                findings(&loaded.diagnostics, &loaded.sources, terminal)
                    + &format!("the theory of {name} has errors, so that nothing is compared\n")
            })
            .collect(),
        DiagnosticForm::Json => {
            let each = versions.map(|version| Findings::of(&version.loaded.diagnostics, &version.loaded.sources));
            each.reduce(Findings::with).map_or_else(String::new, |all| all.to_json())
        }
    };
    Answer { result: String::new(), diagnostics, exit: Exit::Faulty }
}
