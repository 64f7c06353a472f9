//! Tables of cases: what is read is what stands there, however it is read.

#[cfg(feature = "cli")]
mod degrees;
#[cfg(feature = "cli")]
mod forms;
mod hostile;
#[cfg(feature = "cli")]
mod outputs;
#[cfg(feature = "cli")]
mod pages;
mod reading;
#[cfg(feature = "cli")]
mod streamed;
mod tables;
mod written;
