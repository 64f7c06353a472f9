//! The parser that pest derives from `grammar/cmo.pest`.

/// Reads laid-out text; see the rules of the grammar.
#[derive(pest_derive::Parser)]
#[grammar = "../grammar/cmo.pest"]
pub(super) struct Grammar;
