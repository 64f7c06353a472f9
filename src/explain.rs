//! Answers what a case means for a theory, and why, from an [`crate::evaluate::Evaluation`].

pub mod matched;
pub mod reasons;
