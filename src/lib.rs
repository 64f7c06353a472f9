//! `cmo`: the programme-theory rule engine for realist research.

pub mod cases;
pub mod diagnostic;
pub mod evaluate;
pub mod expect;
pub mod explain;
#[cfg(feature = "cli")]
pub mod report;
pub mod resolve;
pub mod source;
pub mod syntax;
pub mod theory;
