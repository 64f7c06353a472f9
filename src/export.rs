//! Turns a theory into what other programs read: a table that `cmo import table` reads again, its bibliographies, and one
//! document of all.

mod condition;
mod csl;
mod document;
mod table;

pub use csl::csl;
pub use document::{Export, document};
pub use table::{Left, table};
