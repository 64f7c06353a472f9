//! `cmo evidence`: who says so, what lacks evidence, and whether quotations stand in their texts.

use std::path::PathBuf;

use clap::ValueEnum;

use cmo::diagnostic::ticked;
use cmo::evidence::list;
use cmo::evidence::{Matrix, QuoteStatus, View, evidence, quotes};
#[cfg(feature = "references")]
use cmo::explain::named::NameProblem;
use cmo::quotation::Texts;
use cmo::report::canvas::Canvas;
use cmo::report::evidence::{About, By, csv, html, markdown, text, workbook};
use cmo::report::json;
use cmo::theory::{HeadingId, Stance, Theory};

use crate::cli::about::lookup::{configuration, heading, source, unknown_configuration};
use crate::cli::about::means::Wanted;
use crate::cli::about::programs::Programs;
use crate::cli::arguments::{Look, Paths};
use crate::cli::given::load::{Loaded, Purpose, load};
use crate::cli::given::shelves::Shelves;
use crate::cli::told::answer::{Answer, Exit};
use crate::cli::told::output::{Output, Written};
use crate::cli::told::problem::Problem;
use crate::cli::told::progress::{Progress, Work};
use crate::cli::told::stop::{Stop, remarks};
#[cfg(feature = "references")]
use crate::cli::told::styled::styled;
use crate::cli::told::terminal::Terminal;
use crate::cli::told::write::new_folder;

/// Show who supports, refutes, modifies, augments or is neutral in what, and what lacks evidence
///
/// Configurations by studies, with the stance of each; then, for each configuration, what is cited and how sure people are
/// of it; and which have no evidence, a single source, grey literature alone, or neutral evidence alone. With --quotes, every
/// quotation is looked up in the text of its study: exits with 1 where one is missing.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    pub paths: Paths,
    /// What comes first: configurations with their studies, or studies with what they bear on
    #[arg(long, value_name = "WHAT", value_enum, default_value_t = ByWhat::Configuration)]
    pub by: ByWhat,
    /// Only evidence of a stance; several are separated by commas
    #[arg(long, value_name = "STANCE", value_enum, value_delimiter = ',')]
    pub stance: Vec<StanceArg>,
    /// Only evidence of a study (or a paper's key, or 'case ID'), or quoted from it; repeat it for several
    #[arg(long, value_name = "ID")]
    pub study: Vec<String>,
    /// Only one configuration; repeat it for several
    #[arg(long, value_name = "ID")]
    pub only: Vec<String>,
    /// Only what concerns one theory
    #[arg(long, value_name = "ID")]
    pub theory: Option<String>,
    /// Look every quotation up in the `text` of its study
    #[arg(long)]
    pub quotes: bool,
    /// Where texts lie that are not in the theory's folder; repeat it for several folders
    #[arg(long, value_name = "DIR")]
    pub texts: Vec<PathBuf>,
    /// What is printed
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text, help_heading = "Output")]
    pub format: Format,
    /// Write it to a file; a workbook is always written to one
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
    /// How papers are cited and listed: apa, vancouver, harvard, ieee, or a CSL file; else as `cmo.toml` says, else apa
    #[cfg(feature = "references")]
    #[arg(long, value_name = "STYLE", help_heading = "Output")]
    pub style: Option<String>,
    #[command(flatten)]
    pub look: Look,
}

const EXAMPLES: &str = "\
Examples:
  cmo evidence                                       the matrix, the evidence, the gaps
  cmo evidence --by study                            each study with what it bears on
  cmo evidence --stance refutes,modifies             what speaks against the theory as it stands
  cmo evidence --quotes --texts ~/papers             whether quotations stand in their texts
  cmo evidence --format xlsx --output evidence.xlsx  for a spreadsheet";

/// What comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ByWhat {
    /// Configurations
    Configuration,
    /// Studies
    Study,
}

/// A stance as an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StanceArg {
    /// `supported by`
    Supports,
    /// `refuted by`
    Refutes,
    /// `modified by`
    Modifies,
    /// `augmented by`
    Augments,
    /// `neutral in`
    Neutral,
}

/// What the evidence is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// Tables for a paper
    Markdown,
    /// A table: a row a configuration, a study or (with --quotes) a quotation
    Csv,
    /// A workbook with all tables, to a file
    Xlsx,
    /// A page for a browser
    Html,
    /// For scripts
    Json,
}

/// Runs `cmo evidence`.
///
/// # Errors
/// Paths or names that cannot be used, filters that leave nothing, a theory with errors, and a file that cannot be written.
pub fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Stop> {
    let output = Output::of(args.output.as_deref(), args.format.endings())?;
    if !args.texts.is_empty() && !args.quotes {
        return Err(no_quotes().into());
    }
    let wanted = Wanted::of(args.paths.threads)?;
    let loaded = load(&args.paths, &[], Purpose::Answer)?.whole()?;
    let view = view(args, &loaded.theory)?;
    let cited = Programs::new(&loaded.theory, wanted).cited();
    let mut matrix = evidence(&loaded.theory, &loaded.sources, &cited, &view);
    if args.quotes {
        let _shown = Progress::of(Work::Quotations, 0);
        let texts = Texts::of(&loaded.theory, &Shelves::new(&loaded.files, &args.texts)?);
        matrix.quotes = quotes(&loaded.theory, &loaded.sources, &texts, &view);
    }
    refuse_nothing(&loaded.theory, &view, &matrix)?;
    let is_missing = matrix.quotes.iter().any(|quote| quote.status == QuoteStatus::Missing);
    #[cfg(feature = "references")]
    if !args.quotes || args.format.shows_studies() {
        list(&mut matrix, &loaded.theory, &styled(args.style.as_deref(), &loaded)?);
    }
    let exit = if is_missing { Exit::Negative } else { Exit::Fine };
    let folder = terminal.beside(new_folder(args.output.as_deref()));
    let result = output.put(written(args, &matrix, terminal)?)?;
    Ok(Answer { result, diagnostics: folder + &remarked(&loaded, terminal), exit })
}

fn remarked(loaded: &Loaded, terminal: &Terminal) -> String {
    remarks(&loaded.diagnostics, &loaded.sources, terminal)
}

fn view<'t>(args: &'t Args, theory: &'t Theory) -> Result<View<'t>, Problem> {
    let scope: Option<HeadingId> = args.theory.as_ref().map(|name| heading(theory, name)).transpose()?;
    let id =
        |name: &String| configuration(theory, name, scope)?.ok_or_else(|| unknown_configuration(theory, name, scope));
    Ok(View {
        stances: args.stance.iter().copied().map(Stance::from).collect(),
        sources: args.study.iter().map(|name| source(theory, name)).collect::<Result<Vec<_>, NameProblem>>()?.concat(),
        only: args.only.iter().map(id).collect::<Result<_, NameProblem>>()?,
        theory: scope,
    })
}

/// Filters that leave nothing are a mistake, and no answer.
fn refuse_nothing(theory: &Theory, view: &View<'_>, matrix: &Matrix) -> Result<(), Problem> {
    let is_asked = !view.stances.is_empty() || !view.sources.is_empty() || view.theory.is_some();
    let is_there = !(matrix.configurations.is_empty() && matrix.wholes.is_empty() && matrix.quotes.is_empty());
    if !is_asked || is_there {
        return Ok(());
    }
    let all = theory.configurations.iter().flat_map(|one| &one.evidence);
    let wholes = theory.headings.iter().chain(theory.groups.iter().map(|group| &group.says));
    let all: Vec<Stance> = all.chain(wholes.flat_map(|one| &one.evidence)).map(|one| one.stance).collect();
    let there: Vec<&str> = Stance::ALL.into_iter().filter(|one| all.contains(one)).map(Stance::word).collect();
    let help = match there.as_slice() {
        [] => "the theory cites no study and no case".to_owned(),
        there => {
            format!("leave one of the filters out; the stances that the theory gives are {}", ticked(there))
        }
    };
    Err(Problem::Arguments { says: "no evidence is left by these filters".to_owned(), help })
}

fn no_quotes() -> Problem {
    Problem::Arguments {
        says: "`--texts` says where quotations are looked up, and nothing asks for that".to_owned(),
        help: "write `--quotes` beside it".to_owned(),
    }
}

fn written(args: &Args, matrix: &Matrix, terminal: &Terminal) -> Result<Written, Problem> {
    let (by, about) = (args.by.into(), if args.quotes { About::Quotations } else { About::Evidence });
    Ok(Written::Text(match args.format {
        // What is written to a file is in no terminal's colours.
        Format::Text if args.output.is_some() => text(matrix, by, about, Canvas::default()),
        Format::Text => text(matrix, by, about, terminal.result),
        Format::Markdown => markdown(matrix, by, about),
        Format::Csv => csv(matrix, by, about),
        Format::Html => html(matrix, by, about),
        Format::Json => json::document(matrix),
        Format::Xlsx => {
            let bytes = workbook(matrix, by, about).map_err(|why| Problem::Arguments {
                says: format!("this does not fit into a workbook: {why}"),
                help: "narrow it with --theory or --only, or write `--format csv` or `--format json`".to_owned(),
            })?;
            return Ok(Written::Bytes(bytes));
        }
    }))
}

impl Format {
    /// Whether it shows studies and their papers beside quotations.
    #[cfg(feature = "references")]
    const fn shows_studies(self) -> bool {
        match self {
            Self::Markdown | Self::Xlsx | Self::Html => true,
            Self::Text | Self::Csv | Self::Json => false,
        }
    }

    /// How the names of files of the format end.
    const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt"],
            Self::Markdown => &["md", "markdown"],
            Self::Csv => &["csv"],
            Self::Xlsx => &["xlsx"],
            Self::Html => &["html", "htm"],
            Self::Json => &["json"],
        }
    }
}

impl From<ByWhat> for By {
    fn from(by: ByWhat) -> Self {
        match by {
            ByWhat::Configuration => Self::Configuration,
            ByWhat::Study => Self::Study,
        }
    }
}

impl From<StanceArg> for Stance {
    fn from(stance: StanceArg) -> Self {
        match stance {
            StanceArg::Supports => Self::Supports,
            StanceArg::Refutes => Self::Refutes,
            StanceArg::Modifies => Self::Modifies,
            StanceArg::Augments => Self::Augments,
            StanceArg::Neutral => Self::Neutral,
        }
    }
}
