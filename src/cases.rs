//! Turns case descriptions into columns that the evaluator reads.

mod columns;
mod fact;

pub use columns::{CRISP_BLOCK, Cells, Columns, CrispPlane, GRADED_BLOCK, GradedPlane, Plane};
pub use fact::{Degrees, degrees, described, stated_unknown};
