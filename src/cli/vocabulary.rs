//! `cmo vocabulary`: the phrases of a theory set, what is nearly the same, and the open ends.

use cmo::report::{json, vocabulary as report};
use cmo::vocabulary::{narrow, vocabulary};

use crate::cli::about::lookup::heading;
use crate::cli::arguments::{Look, Paths, TableFormat};
use crate::cli::given::load::{Purpose, load};
use crate::cli::told::answer::Answer;
use crate::cli::told::stop::Stop;
use crate::cli::told::terminal::Terminal;

/// Show the phrases, where they stand, what is nearly the same, and the open ends
///
/// Every phrase with the parts that it plays, its names and its places; pairs that are nearly the same, with the edit that
/// would make one phrase of them; and outcomes that nothing uses beside contexts that nothing brings about: there ripples
/// across papers are found.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    pub paths: Paths,
    /// Show the phrases of one theory only, and the open ends that it has a part in
    #[arg(long, value_name = "ID")]
    pub theory: Option<String>,
    /// Show the open ends alone, all of them
    #[arg(long, conflicts_with = "format")]
    pub open_ends: bool,
    /// What is printed
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = TableFormat::Text, help_heading = "Output")]
    pub format: TableFormat,
    #[command(flatten)]
    pub look: Look,
}

const EXAMPLES: &str = "\
Examples:
  cmo vocabulary                              all phrases of this folder's theories
  cmo vocabulary --open-ends                  where ripples end, and where they may go on
  cmo vocabulary --format csv > phrases.csv   for a spreadsheet";

/// Runs `cmo vocabulary`.
///
/// # Errors
/// Paths that cannot be read, and a theory with errors.
pub fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Stop> {
    let loaded = load(&args.paths, &[], Purpose::Answer)?.whole()?;
    let mut phrases = vocabulary(&loaded.theory, &loaded.sources);
    if let Some(name) = &args.theory {
        narrow(&mut phrases, &loaded.theory, heading(&loaded.theory, name)?);
    }
    Ok(Answer::fine(match args.format {
        TableFormat::Text if args.open_ends => report::ends(&phrases, terminal.result),
        TableFormat::Text => report::text(&phrases, terminal.result),
        TableFormat::Csv => report::table(&phrases),
        TableFormat::Json => json::document(&phrases),
    }))
}
