//! What is asked of a frame, as Python says it.

use std::num::NonZeroUsize;
use std::thread;

use cmo::cases::{Wishes, mapping};
use cmo::evaluate::{Detail, Instructions, World};
use cmo::explain::named::heading;
use cmo::report::rows::{Remarks, Skips};
use cmo::report::verdicts::{Layout, Shape};
use cmo::theory::{HeadingId, Theory};
use pyo3::{FromPyObject, PyResult};

use crate::error::of_name;

/// What is asked of a frame: the items of a `dict`.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub struct Asked {
    /// The column with the names of the cases.
    id_column: Option<String>,
    /// The columns whose cells are results.
    observed: Vec<String>,
    /// A table of columns and the phrases that they are, as text with commas.
    map: Option<String>,
    /// Whether silence is read as absence.
    closed_world: bool,
    /// The one theory that the cases are held against.
    theory: Option<String>,
    /// Whether rows that cannot be read are left out.
    skip_bad_rows: bool,
    /// How many threads at most.
    threads: Option<NonZeroUsize>,
    /// Whether a row is a case and a configuration.
    long: bool,
    /// Whether degrees stand beside the verdicts.
    degrees: bool,
}

/// What a map is called where something is wrong with it.
pub const MAP: &str = "the map";

impl Asked {
    /// What is said of the columns.
    ///
    /// # Errors
    /// A map with rows that are none.
    pub fn wishes(&self) -> Result<Wishes, Box<Remarks>> {
        let map = self.map.as_ref().map(|text| mapping(text.as_bytes())).transpose();
        let map = map.map_err(|problem| Remarks::of_map(MAP, &[problem]))?.unwrap_or_default();
        Ok(Wishes { name_column: self.id_column.clone(), observed: self.observed.clone(), map })
    }

    /// What is told of each case.
    pub fn layout(&self) -> Layout {
        Layout {
            shape: if self.long { Shape::Long } else { Shape::Wide },
            detail: if self.degrees { Detail::Degrees } else { Detail::Verdicts },
        }
    }

    pub fn world(&self) -> World {
        world(self.closed_world)
    }

    pub fn skips(&self) -> Skips {
        if self.skip_bad_rows { Skips::Tells } else { Skips::Refuses }
    }

    pub fn scope(&self, theory: &Theory) -> PyResult<Option<HeadingId>> {
        scope(theory, self.theory.as_deref())
    }

    /// Threads and instructions: as many as are asked for, else all.
    pub fn means(&self) -> (NonZeroUsize, Instructions) {
        let threads = self.threads.or_else(|| thread::available_parallelism().ok());
        (threads.unwrap_or(NonZeroUsize::MIN), Instructions::detect())
    }
}

/// How silence is read.
pub fn world(closed: bool) -> World {
    if closed { World::Closed } else { World::Open }
}

/// The theory of a name.
pub fn scope(theory: &Theory, name: Option<&str>) -> PyResult<Option<HeadingId>> {
    name.map(|name| heading(theory, name)).transpose().map_err(|problem| of_name(&problem))
}
