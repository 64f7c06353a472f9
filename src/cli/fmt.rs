//! `cmo fmt`: the canonical form of the files of a theory set.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use similar::TextDiff;

use cmo::diagnostic::{Code, Diagnostic};
use cmo::disk;
use cmo::format::{Unformatted, format};
use cmo::source::{Source, SourceId};
use cmo::syntax::parse;
use cmo::syntax::within::items;

use crate::cli::about::lookup::heading;
use crate::cli::arguments::{Look, Paths};
use crate::cli::given::find::{Found, find, is_standard};
use crate::cli::given::load::{Loaded, Purpose, load};
use crate::cli::snapshots::Lock;
use crate::cli::told::answer::{Answer, Exit};
use crate::cli::told::problem::{Problem, WriteProblem};
use crate::cli::told::stop::{Stop, findings};
use crate::cli::told::terminal::Terminal;
use crate::cli::told::write::{Draft, write_all};

/// Bytes that are no text, and bare words that would join to a phrase that is used elsewhere: which of the two is meant, a
/// form must not decide.
const LEFT: [Code; 2] = [Code(100), Code(224)];

/// Write theories in the canonical form, comments where they stood
///
/// Items are parted by a blank line, clauses are indented by two spaces, what is long stands as bullets, and quotation
/// marks stand where they are needed. The meaning never changes: what is to be written is read again and compared first.
/// A file with errors is left as it is written.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    pub paths: Paths,
    /// Write nothing; show what would change, and fail with exit code 1 where something would
    #[arg(long)]
    pub check: bool,
    /// Form only the files of one theory: those with its heading, or with a case that is of it alone
    #[arg(long, value_name = "ID")]
    pub theory: Option<String>,
    #[command(flatten)]
    pub look: Look,
}

const EXAMPLES: &str = "\
Examples:
  cmo fmt                   all .cmo files of this folder
  cmo fmt --check           before sharing a theory, or in CI
  cmo fmt - < draft.cmo     from standard input to standard output";

/// A text and its canonical form.
struct Formed<'s> {
    found: Found,
    source: &'s Source,
    after: String,
}

/// Runs `cmo fmt`.
///
/// # Errors
/// Paths that cannot be read or written.
pub fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Stop> {
    let paths = given(&args.paths)?;
    let files = find(&paths)?;
    let _locks = if args.check { Vec::new() } else { Lock::of_files(&files)? };
    let loaded = load(&args.paths, &[], Purpose::Answer)?;
    if let Some(name) = &args.theory {
        heading(&loaded.theory, name)?;
    }
    let split = split_in_set(&paths, args);
    let mut formed = Vec::new();
    let mut left: Vec<Diagnostic> = Vec::new();
    let each = files.into_iter().zip(loaded.sources.iter());
    for (found, (id, source)) in each.filter(|(_, (id, source))| is_of(*id, source, args.theory.as_deref())) {
        if let Some(path) = real(&found).filter(|path| split.contains(path))
            && !left_of(&loaded, id).any(|_| true)
        {
            return Err(WriteProblem::SplitPhrase { path: path.display().to_string() }.into());
        }
        match form(&loaded, id, source)? {
            Ok(after) => formed.push(Formed { found, source, after }),
            Err(mut diagnostics) => left.append(&mut diagnostics),
        }
    }
    let mut answer = if args.check { differences(&formed) } else { written(&formed)? };
    if !left.is_empty() {
        answer.exit = Exit::Faulty;
        answer.diagnostics = findings(&left, &loaded.sources, terminal);
        answer.diagnostics += &terminal.beside("what has errors is left as it is written\n".to_owned());
    }
    Ok(answer)
}

/// The paths, the current folder where none is given.
fn given(given: &Paths) -> Result<Vec<PathBuf>, Problem> {
    let paths = &given.paths;
    if paths.len() > 1 && paths.iter().any(|path| is_standard(path)) {
        return Err(Problem::Arguments {
            says: "`-` stands beside other paths".to_owned(),
            help: "format standard input on its own: `cmo fmt -`".to_owned(),
        });
    }
    Ok(if paths.is_empty() { vec![PathBuf::from(".")] } else { paths.clone() })
}

/// The canonical form of a text, or what keeps it from having one.
fn form(loaded: &Loaded, id: SourceId, source: &Source) -> Result<Result<String, Vec<Diagnostic>>, Problem> {
    let left: Vec<Diagnostic> = left_of(loaded, id).cloned().collect();
    if !left.is_empty() {
        return Ok(Err(left));
    }
    match format(id, source.text()) {
        Ok(after) => Ok(Ok(after)),
        Err(Unformatted::Faulty(diagnostics)) => Ok(Err(diagnostics)),
        Err(Unformatted::Differs(span)) => {
            let line = source.position(span.start).line;
            Err(WriteProblem::Unformatted { path: source.name().to_owned(), line }.into())
        }
    }
}

/// Whether something of a theory stands in a text; so it does where none is named.
fn is_of(id: SourceId, source: &Source, theory: Option<&str>) -> bool {
    let is_within = |name| items(&parse(id, source.text()).tree, source.text(), Some(name)).iter().any(|(_, is)| *is);
    theory.is_none_or(is_within)
}

/// What keeps a text from being formatted that is no matter of syntax.
fn left_of(loaded: &Loaded, id: SourceId) -> impl Iterator<Item = &Diagnostic> {
    let found = loaded.diagnostics.iter();
    found.filter(move |found| found.place().source == id && LEFT.contains(&found.code))
}

/// The files of the whole theory set in which bare words would join to a phrase of another file: the files that are to be
/// formatted may be a part of it.
fn split_in_set(paths: &[PathBuf], args: &Args) -> BTreeSet<PathBuf> {
    let is_part = !args.paths.are_whole() && !paths.iter().any(|path| is_standard(path));
    let Some(settings) = disk::settings_file(paths).filter(|_| is_part) else { return BTreeSet::new() };
    let root = settings.parent().unwrap_or(Path::new(".")).to_owned();
    let set = Paths { paths: vec![root.clone()], threads: args.paths.threads };
    let (Ok(files), Ok(loaded)) = (find(&[root]), load(&set, &[], Purpose::Answer)) else { return BTreeSet::new() };
    let ids = files.iter().zip(loaded.sources.iter());
    ids.filter(|(_, (id, _))| left_of(&loaded, *id).any(|_| true)).filter_map(|(found, _)| real(found)).collect()
}

fn real(found: &Found) -> Option<PathBuf> {
    match found {
        Found::Standard => None,
        Found::File(path) => path.canonicalize().ok(),
    }
}

/// Writes what differs, and names it.
fn written(formed: &[Formed<'_>]) -> Result<Answer, Problem> {
    let mut result = String::new();
    let mut drafts = Vec::new();
    for form in formed {
        match &form.found {
            Found::Standard => result += &form.after,
            Found::File(path) if form.source.text() != form.after => {
                drafts.push(Draft { path, before: Some(form.source.text()), after: form.after.as_bytes() });
                result += &format!("formatted {}\n", path.display());
            }
            Found::File(_) => {}
        }
    }
    write_all(&drafts)?;
    Ok(Answer::fine(result))
}

/// What would be written, as differences.
fn differences(formed: &[Formed<'_>]) -> Answer {
    let mut answer = Answer::fine("");
    for form in formed.iter().filter(|form| form.source.text() != form.after) {
        let name = form.source.name();
        let diff = TextDiff::from_lines(form.source.text(), &form.after);
        answer.result += &format!("{name} is not in canonical form\n");
        answer.result += &diff.unified_diff().context_radius(1).to_string();
        answer.exit = Exit::Negative;
    }
    answer
}
