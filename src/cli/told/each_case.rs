//! Turns the answers for several cases into what is printed.

use cmo::report::json;
use serde::Serialize;

use crate::cli::arguments::Format;
use crate::cli::told::problem::Problem;

/// The texts one below the other, or the document of the one case.
///
/// # Errors
/// A document of several cases, which none of the contracts has.
pub fn written<T: Serialize>(
    format: Format,
    answers: &[T],
    text: impl Fn(&T) -> String,
    case: impl Fn(&T) -> &String,
) -> Result<String, Problem> {
    match (format, answers) {
        (Format::Text, _) => Ok(answers.iter().map(text).collect::<Vec<_>>().join("\n")),
        (Format::Json, [answer]) => Ok(json::document(answer)),
        (Format::Json, several) => Err(Problem::OneCase { cases: several.iter().map(case).cloned().collect() }),
    }
}
