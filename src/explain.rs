//! Answers what a case means for a theory, and why, from an [`crate::evaluate::Evaluation`].

mod at_odds;
mod cited;
mod decisive;
mod match_case;
pub mod matched;
mod reading;
pub mod reasons;

pub use cited::{CitedVerdicts, findings};
pub use match_case::{deciding, match_case, match_cases, rounded};
pub use reasons::{Subject, Told, why};
