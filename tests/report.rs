//! The report floor: plain results in, text out.

mod diagnostics;
mod matched;
mod sarif;
