//! Turns case descriptions into columns that the evaluator reads.
