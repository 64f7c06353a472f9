//! `cmo explain-code`: the page of a diagnostic's code.

use cmo::diagnostic::Code;
use cmo::report::codes;
use cmo::resolve::Nearest;

use crate::cli::arguments::Look;
use crate::cli::told::answer::Answer;
use crate::cli::told::problem::Problem;

/// Show what a code such as CMO201 means, what causes it and what to write instead
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cmo explain-code CMO201\n  cmo explain-code unmarked-rivals\n  cmo explain-code           all codes with their titles"
)]
pub struct Args {
    /// The code, as an error shows it, or its name, which is its title with hyphens; all codes with their titles where none
    /// is given
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
    #[command(flatten)]
    pub look: Look,
}

/// Runs `cmo explain-code`.
///
/// # Errors
/// A code that does not exist.
pub fn run(args: &Args) -> Result<Answer, Problem> {
    let Some(wanted) = &args.code else { return Ok(Answer::fine(list())) };
    let code = number(wanted).map(Code).or_else(|| codes::find(wanted));
    let page = code.and_then(codes::page);
    page.map(Answer::fine).ok_or_else(|| Problem::NoSuchCode { code: wanted.clone(), nearest: nearest(wanted) })
}

fn list() -> String {
    codes::all().into_iter().map(|code| format!("{code}  {}\n", codes::title(code))).collect()
}

/// `CMO201`, `cmo201` and `201` are the same.
fn number(code: &str) -> Option<u16> {
    let upper = code.trim().to_ascii_uppercase();
    upper.strip_prefix("CMO").unwrap_or(&upper).parse().ok()
}

/// A few codes of the same hundred, the nearest numbers first; the names that are near what is no number.
fn nearest(wanted: &str) -> Vec<String> {
    const FEW: usize = 5;
    let Some(wanted) = number(wanted) else {
        let names: Vec<String> = codes::all().into_iter().map(codes::name).collect();
        return Nearest::default().names(wanted, names.iter().map(String::as_str));
    };
    let mut near: Vec<Code> = codes::all().into_iter().filter(|code| code.0 / 100 == wanted / 100).collect();
    near.sort_by_key(|code| code.0.abs_diff(wanted));
    near.into_iter().take(FEW).map(|code| code.to_string()).collect()
}
