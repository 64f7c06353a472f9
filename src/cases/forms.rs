//! Tables in other forms than text with separators: each gives the same pieces, and what is done with them is the same.

#[cfg(feature = "formats")]
mod arrow;
#[cfg(feature = "arrow")]
mod batches;
mod json;
#[cfg(feature = "formats")]
mod packed;
#[cfg(feature = "formats")]
mod parquet;
mod problem;
mod records;
mod told;
#[cfg(feature = "formats")]
mod workbook;
mod yaml;

use crate::cases::{Block, Header, Instructions, Piece, Table, TableProblem, Wishes};
use crate::theory::Vocabulary;

#[cfg(feature = "formats")]
pub use arrow::{arrow, arrow_by_its_end, is_listed_only};
#[cfg(feature = "arrow")]
pub use batches::batches;
pub use json::json;
#[cfg(feature = "formats")]
pub use packed::unpacked;
#[cfg(feature = "formats")]
pub use parquet::parquet;
pub use problem::FormProblem;
pub use told::{Form, Packing};
#[cfg(feature = "formats")]
pub use workbook::workbook;
#[cfg(feature = "cli")]
pub use workbook::{UNSAVED, is_unsaved, name_of};
pub use yaml::yaml;

/// A table in one of these forms.
pub type FormTable<'r> = Box<dyn Table<Piece = Parcel> + 'r>;

/// What is known of the names of columns: those of a theory, and what the user says of them.
#[derive(Clone, Copy, Debug)]
pub struct Known<'k> {
    /// The phrases.
    pub vocabulary: &'k Vocabulary,
    /// The user's words.
    pub wishes: &'k Wishes,
}

impl Known<'_> {
    /// What columns of these names are.
    ///
    /// # Errors
    /// As [`Header::of`].
    pub fn header(&self, names: &[String]) -> Result<Header, Vec<TableProblem>> {
        Header::of(self.vocabulary, names, self.wishes)
    }
}

/// Some rows of a table in one of these forms, as they stand there.
#[derive(Debug, Default)]
pub struct Parcel(Content);

#[derive(Debug, Default)]
enum Content {
    #[default]
    Nothing,
    /// Arrow's columns.
    #[cfg(feature = "arrow")]
    Batch(batches::Batch),
    /// The text of objects of JSON.
    Objects(json::Objects),
    /// Entries by their keys.
    Records(records::Records),
    /// Rows of a sheet.
    #[cfg(feature = "formats")]
    Sheet(workbook::Rows),
}

impl Piece for Parcel {
    fn fill(&self, block: &mut Block, _: Instructions) {
        match &self.0 {
            Content::Nothing => {}
            #[cfg(feature = "arrow")]
            Content::Batch(batch) => batch.fill(block),
            Content::Objects(objects) => objects.fill(block),
            Content::Records(records) => records.fill(block),
            #[cfg(feature = "formats")]
            Content::Sheet(rows) => rows.fill(block),
        }
    }
}
