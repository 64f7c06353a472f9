//! What a command is given: the files of a theory set, its settings, its versions in git.

pub mod find;
pub mod folder;
pub mod forms;
pub mod git;
pub mod left_out;
pub mod load;
pub mod parse;
pub mod settings;
pub mod shelves;
pub mod tables;
pub mod top;
pub mod versions;
