//! The laws of the meaning: section 5 of the language, read twice and compared.

pub mod naive;
pub mod random;
mod renumber;
mod shown;
