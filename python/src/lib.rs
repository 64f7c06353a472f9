//! `cmo._native`: theories, and frames through Arrow, for the Python package `cmo`. What is said in Python's own words stands there;
//! here is only what the library is asked.

mod asked;
mod case;
mod error;
mod frame;
mod theory;
mod verdicts;

use pyo3::prelude::pymodule;

/// What the package `cmo` is made of.
#[pymodule]
mod _native {
    #[pymodule_export]
    use super::error::{CaseError, CmoError, TheoryError, UnknownNameError};
    #[pymodule_export]
    use super::theory::Theory;
    #[pymodule_export]
    use super::verdicts::Verdicts;
}
