//! Answers what a case means for a theory, and why, from an [`crate::evaluate::Evaluation`].

pub mod changed;
mod cited;
mod decisive;
mod match_case;
pub mod matched;
pub mod named;
mod reading;
pub mod reasons;
mod spoken;
pub mod summary;
mod what_if;

pub use cited::{CitedVerdicts, findings};
pub use match_case::{deciding, match_case, match_cases, rounded};
pub use reasons::{Subject, Told, why};
pub use spoken::{Speakers, Spoken};
pub use what_if::what_if;
