//! Turns the files under some paths into a theory set, with everything that is wrong with it: the one place of the library
//! that opens files.
//!
//! ```
//! use cmo::disk::TheorySet;
//!
//! let set = TheorySet::read(&["theories/gp-role"])?;
//! assert!(!set.is_faulty(), "{}", set.findings());
//! assert!(set.theory.configurations.iter().any(|configuration| configuration.full_name == "PT1.1a"));
//! # Ok::<(), cmo::disk::ReadProblem>(())
//! ```

mod find;
mod folder;
mod left_out;
mod parse;
mod problem;
mod set;
mod settings;
mod texts;

pub use find::{find, first_below, is_theory, near_here, walk};
pub use folder::{Folder, SETTINGS, folder_of, is_whole, near_names, settings_file, settings_of, text, whole_set};
pub use left_out::IGNORED;
pub use problem::{ReadProblem, system_says, unreadable};
pub use set::{Purpose, TheorySet};
pub use settings::settings;
pub use texts::{ParsedTexts, Texts};
