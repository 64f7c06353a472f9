//! Tables of cases: what is read is what stands there, however it is read.

mod hostile;
#[cfg(feature = "cli")]
mod pages;
mod reading;
#[cfg(feature = "cli")]
mod streamed;
mod tables;
mod written;
