//! Turns plain results into what people and scripts read; one file per form.

pub mod ask;
pub mod canvas;
pub mod codes;
pub mod diagnostics;
pub mod diff;
pub mod evidence;
pub mod history;
#[cfg(feature = "cli")]
pub mod import;
pub mod json;
mod markdown;
pub mod matched;
pub mod needs;
mod page;
pub mod plural;
pub mod references;
pub mod rename;
pub mod rows;
pub mod summary;
pub mod tested;
pub mod verdicts;
pub mod vocabulary;
pub mod what_if;
pub mod why;
