//! The evaluator against section 5 of the language.

mod engine;
