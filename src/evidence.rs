//! Turns a theory into who says so: each configuration with its evidence by stance, each study with what it bears on, what
//! lacks evidence, and whether quotations stand in their texts; the answer of `cmo evidence`, in the fields of
//! `cmo.evidence/1`.

mod contract;
mod gaps;
#[cfg(feature = "references")]
mod listed;
mod literature;
mod quotes;
mod rows;
mod sources;
mod view;
mod witness;

pub use contract::{
    About, Counts, Described, Entry, Gap, Gaps, ItemWord, LiteratureWord, Marks, Matrix, Narrowed, Row, SourceRow,
    SourceWord,
};
#[cfg(feature = "references")]
pub use listed::list;
pub use quotes::{Quote, QuoteDifference, QuotePlace, QuoteStatus, quotes};
pub use view::View;
pub use witness::{Witness, witnesses};

use crate::explain::CitedVerdicts;
use crate::source::Sources;
use crate::theory::Theory;
use literature::Kinds;
use rows::Rows;

/// The matrix of a theory set, as far as a view shows it; no quotation is looked up.
#[must_use]
pub fn evidence(theory: &Theory, files: &Sources, cited: &CitedVerdicts, view: &View<'_>) -> Matrix {
    let kinds = Kinds::of(theory);
    let rows = Rows { theory, files, cited, view, kinds: &kinds };
    let configurations = rows.configurations();
    let gaps = gaps::summary(&kinds, theory, &configurations);
    Matrix {
        schema: "cmo.evidence/1",
        narrowed: view.narrowed(theory),
        wholes: rows.wholes(),
        studies: sources::sources(theory, view, &kinds),
        configurations,
        gaps,
        quotes: Vec::new(),
        references: None,
        without_reference: None,
    }
}
