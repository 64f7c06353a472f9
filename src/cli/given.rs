//! What a command is given: the files of a theory set, its settings, its versions in git.

pub mod find;
pub mod forms;
pub mod git;
pub mod load;
pub mod shelves;
pub mod tables;
pub mod top;
pub mod versions;
