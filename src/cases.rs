//! Turns case descriptions into columns that the evaluator reads.
//!
//! Declared cases are turned by [`Columns::of`]. A table (a row a case, a column a phrase) is read block by block: its names
//! of columns make a [`Header`], a [`Table`] gives [`Piece`]s of rows, and each fills a [`Block`].

mod block;
mod cell;
mod columns;
mod fact;
mod forms;
mod header;
mod instructions;
mod problem;
mod rows;
mod separated;
mod table;

pub use block::{BAD_ROWS_KEPT, Block};
pub use cell::{Cell, CellFault};
pub use columns::{CRISP_BLOCK, Cells, Columns, CrispPlane, GRADED_BLOCK, GradedPlane, Plane};
pub use fact::{Degrees, degrees, described, stated_unknown};
#[cfg(feature = "arrow")]
pub use forms::batches;
pub use forms::{Form, FormProblem, FormTable, Known, Packing, Parcel, json, yaml};
#[cfg(feature = "cli")]
pub(crate) use forms::{UNSAVED, is_unsaved, name_of};
#[cfg(feature = "formats")]
pub use forms::{arrow, arrow_by_its_end, is_listed_only, parquet, unpacked, workbook};
pub use header::{Column, Header, Meaning, Slot, Wishes};
pub use instructions::{Instructions, InstructionsError};
pub use problem::{BadRow, TableProblem};
pub use rows::{Rows, Value};
pub use separated::{Lines, MapFault, MapProblem, Mapped, MappedTo, Separated, Separator, mapping, named_twice};
pub use table::{Blocks, Piece, Table, each_block, each_block_in_any_order};
