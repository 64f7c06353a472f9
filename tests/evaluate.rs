//! The evaluator against section 5 of the language: sentence by sentence, and read a second time and compared.

pub mod blank;
mod engine;
mod kleene;
pub mod laws;
mod long;
pub mod naive;
pub mod random;
mod renumber;
pub mod rewrite;
mod shown;
mod worked;
pub mod written;
