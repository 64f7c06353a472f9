//! The laws of the meaning: section 5 of the language, read twice and compared.

mod kleene;
pub mod laws;
pub mod naive;
pub mod random;
mod renumber;
mod rewrite;
mod shown;
mod worked;
mod written;
