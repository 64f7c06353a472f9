//! Turns a theory into what other programs read: a table that `cmo import table` reads again, and one document of all.

mod condition;
mod document;
mod table;

pub use document::{Export, document};
pub use table::{Left, table};
