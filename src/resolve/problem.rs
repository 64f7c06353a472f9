//! Turns what this floor finds into diagnostics: one enum a subject, all wording of the floor beside its variants.

mod cases;
mod expectations;
mod files;
mod names;
mod phrases;

pub use cases::CaseProblem;
pub use expectations::ExpectationProblem;
pub use files::BibliographyProblem;
pub use names::{NameProblem, Named};
pub use phrases::PhraseProblem;

/// `a`, `b` or `c`, each in backticks.
fn either(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((end, before)) => format!("{} or {end}", before.join(", ")),
    }
}

/// The sentence that offers the nearest names, else another.
fn nearest_or(nearest: &[String], otherwise: impl Into<String>) -> String {
    if nearest.is_empty() { otherwise.into() } else { format!("did you mean {}?", either(nearest)) }
}
