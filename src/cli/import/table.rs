//! `cmo import table`: a table of configurations as `.cmo` text.

use std::path::{Path, PathBuf};

use cmo::import::table::{Chosen, Form, Part, Reading, import};

use super::{To, bytes, id, refused, told};
use crate::cli::arguments::Look;
use crate::cli::told::answer::Answer;
use crate::cli::told::problem::Problem;
use crate::cli::told::progress::{Progress, Work};
use crate::cli::told::terminal::Terminal;

/// Read a table of configurations: a row a configuration, columns for context, mechanism, outcome and studies
///
/// The columns are known by their headers (Context, Mechanism, Outcome, Studies, also `CMOC` for the ID, and Resource), or
/// are named by --columns. What else a row says becomes notes. All sheets and all tables of a file are read that have such
/// headers. Studies are parted at semicolons and line breaks.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A table: `.csv`, `.tsv`, `.xlsx` or `.docx`
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Which column holds what, by its header: "context=Circumstances, mechanism=Reasoning, outcome=Result, studies=Papers";
    /// also id, title, resource, theory, group, form, note, 'refuted by', 'modified by', 'augmented by', 'neutral in'
    #[arg(long, value_name = "PART=HEADER,..", value_parser = columns)]
    pub columns: Vec<ChosenColumns>,
    /// Put the configurations under this theory heading
    #[arg(long, value_name = "ID", value_parser = id)]
    pub theory: Option<String>,
    /// Read one sheet of a spreadsheet only
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    #[command(flatten)]
    pub to: To,
    #[command(flatten)]
    pub look: Look,
}

/// The columns of one `--columns`.
#[derive(Clone, Debug)]
pub struct ChosenColumns(Vec<Chosen>);

/// `context=Circumstances, outcome=Result`. A comma parts only before another part: headers may hold some.
fn columns(text: &str) -> Result<ChosenColumns, String> {
    let mut chosen: Vec<Chosen> = Vec::new();
    for piece in text.split(',') {
        let named = piece.split_once('=').and_then(|(part, header)| Some((Part::named(part.trim())?, header.trim())));
        match (named, chosen.last_mut()) {
            (Some((part, header)), _) => chosen.push(Chosen { part, header: header.to_owned() }),
            (None, Some(last)) if !piece.contains('=') => last.header += &format!(",{piece}"),
            (None, _) => {
                let part = piece.split('=').next().unwrap_or(piece).trim();
                return Err(format!(
                    "`{part}` is no part: write context=HEADER, mechanism=HEADER, outcome=HEADER, studies=HEADER"
                ));
            }
        }
    }
    Ok(ChosenColumns(chosen))
}

/// Runs `cmo import table`.
///
/// # Errors
/// A file that cannot be read or written, or has no table of configurations.
pub(super) fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Problem> {
    let form = form(&args.file)?;
    let columns = args.columns.iter().flat_map(|columns| columns.0.iter().cloned()).collect();
    let reading = Reading { columns, theory: args.theory.clone(), sheet: args.sheet.clone() };
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    let progress = Progress::of(Work::Import, 0);
    let imported = import(&name, &bytes(&args.file)?, form, &reading).map_err(|why| refused(&args.file, why))?;
    drop(progress);
    told(&args.file, &imported, &args.to, terminal)
}

/// The form of a file, by its name.
fn form(file: &Path) -> Result<Form, Problem> {
    let extension = file.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    match extension.as_deref() {
        Some("csv" | "tsv" | "txt") => Ok(Form::Delimited),
        Some("xlsx" | "xlsm") => Ok(Form::Sheet),
        Some("docx") => Ok(Form::Document),
        _ => Err(Problem::Arguments {
            says: format!(
                "`{}` is no table that is read: its name ends in none of `.csv`, `.tsv`, `.xlsx`, `.docx`",
                file.display()
            ),
            help: "save it in one of these forms".to_owned(),
        }),
    }
}
