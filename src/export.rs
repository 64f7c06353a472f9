//! Turns a theory into what other programs read: a table that `cmo import table` reads again, and its bibliographies.

mod condition;
mod csl;
mod table;

pub use csl::csl;
pub use table::{Left, table};
