//! Turns what matches in a case into the text that is kept beside its theory, and such a text back into what it says.

mod change;
mod content;
mod fault;
mod file;
mod header;
mod names;
mod prose;

pub use change::{Change, Line, Side};
pub use fault::{Fault, one_file};
pub use file::{Accepted, Refinement, Snapshot};
pub use prose::Prose;

pub(in crate::refine) use content::label;
pub(in crate::refine) use names::{apart, together};
