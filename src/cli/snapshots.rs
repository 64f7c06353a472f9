//! The snapshots of cases as files: where they stand, what they hold, and how they are written.

mod bodies;
mod date;
mod folders;
mod fresh;
mod lock;
mod pending;
mod settle;
mod shelf;

pub use bodies::{Body, Evaluated, bodies};
pub use date::today;
pub use folders::{kept, orphans, source_folders};
pub use fresh::{Standing, still_found};
pub use lock::Lock;
pub use pending::{Chosen, Pending, chosen};
pub use settle::{accept, read_log, reject};
pub use shelf::{Shelf, home, read};

use std::env;
use std::ffi::OsStr;

/// The folder of snapshots, beside the file that declares the cases.
pub const FOLDER: &str = "snapshots";

/// Whether this runs where nobody looks at what is written, so that nothing is: `CI` is set, as insta reads it.
pub fn nobody_looks() -> bool {
    env::var_os("CI").is_some_and(|value| !["", "0", "false"].map(OsStr::new).contains(&value.as_os_str()))
}
