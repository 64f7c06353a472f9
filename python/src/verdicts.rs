//! Verdicts as a table of Arrow, which any frame is made of without copying.

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_schema::SchemaRef;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

/// A table of verdicts: anything that reads Arrow takes it (`__arrow_c_stream__`).
#[pyclass(frozen, module = "cmo._native")]
pub struct Verdicts {
    pub schema: SchemaRef,
    pub batches: Vec<RecordBatch>,
    /// The rows of the frame that the cases stand in, from 0.
    #[pyo3(get)]
    pub rows: Vec<u64>,
    /// What there is to say of the frame.
    #[pyo3(get)]
    pub remarks: Vec<String>,
}

#[pymethods]
impl Verdicts {
    /// The table as a stream of Arrow, in a capsule; it has one schema, whatever is asked for.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        drop(requested_schema);
        let batches: Vec<_> = self.batches.iter().cloned().map(Ok).collect();
        let batches = RecordBatchIterator::new(batches, self.schema.clone());
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(batches)), c"arrow_array_stream")
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }
}
