//! Findings of the method: their pages, and what the settings of a theory set leave of them.

#[cfg(feature = "cli")]
mod listed;
mod mended;
mod pages;
mod settled;
