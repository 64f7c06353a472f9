//! A theory set, as Python holds it.

use std::path::PathBuf;

use arrow_array::ffi_stream::RecordBatchStreamReader;
use arrow_pyarrow::FromPyArrow;
use cmo::disk::TheorySet;
use cmo::evaluate::{Pair, Program};
use cmo::explain::matched::Extent;
use cmo::report::canvas::Canvas;
use cmo::report::verdicts::VerdictBatches;
use cmo::report::{json, matched, rows, why};
use cmo::theory::ConfigurationId;
use pyo3::prelude::*;

use crate::asked::{Asked, scope, world};
use crate::case::Evaluated;
use crate::error::{of_files, of_table, texts, whole};
use crate::frame::{Ground, Read};
use crate::verdicts::Verdicts;

/// The verdicts in one case, by configuration.
type VerdictsIn = Vec<(String, &'static str)>;

/// A theory set without errors.
#[pyclass(frozen, module = "cmo._native")]
pub struct Theory {
    set: TheorySet,
}

impl Theory {
    fn whole(set: TheorySet) -> PyResult<Self> {
        whole(&set)?;
        Ok(Self { set })
    }

    fn evaluated(&self, facts: &str, theory: Option<&str>, closed: bool) -> PyResult<Evaluated<'_>> {
        let scope = scope(&self.set.theory, theory)?;
        Evaluated::of(&self.set, facts, scope, world(closed))
    }
}

#[pymethods]
impl Theory {
    /// Reads the files under some paths.
    #[staticmethod]
    fn read(py: Python<'_>, paths: Vec<PathBuf>) -> PyResult<Self> {
        Self::whole(py.detach(|| TheorySet::read(&paths)).map_err(|problem| of_files(&problem))?)
    }

    /// Reads a text, which names no files.
    #[staticmethod]
    fn parse(py: Python<'_>, text: &str, name: &str) -> PyResult<Self> {
        Self::whole(py.detach(|| TheorySet::of_text(name, text)).map_err(|problem| of_files(&problem))?)
    }

    /// What is odd about it.
    #[getter]
    fn remarks(&self) -> Vec<String> {
        texts(self.set.diagnostics.iter(), &self.set.sources)
    }

    /// The configurations by full name, in file order.
    #[getter]
    fn configurations(&self) -> Vec<String> {
        self.set.theory.configurations.iter().map(|one| one.full_name.clone()).collect()
    }

    /// The phrases, in vocabulary order.
    #[getter]
    fn phrases(&self) -> Vec<String> {
        self.set.theory.vocabulary.iter().map(|(_, phrase)| phrase.name.clone()).collect()
    }

    /// The declared cases, in file order.
    #[getter]
    fn cases(&self) -> Vec<String> {
        self.set.theory.cases.iter().map(|case| case.name.clone()).collect()
    }

    /// The verdicts in the cases of a frame.
    fn verdicts(&self, py: Python<'_>, frame: &Bound<'_, PyAny>, asked: Asked) -> PyResult<Verdicts> {
        let frame = RecordBatchStreamReader::from_pyarrow_bound(frame)?;
        let ground = Ground { theory: &self.set.theory, scope: asked.scope(&self.set.theory)?, asked: &asked };
        let (read, schema) = py.detach(|| {
            let program = Program::compile(ground.theory, ground.scope);
            let batches = VerdictBatches::new(ground.theory, program.weighed(), asked.layout());
            (ground.verdicts(&program, (&batches, frame)), batches.schema())
        });
        let Read { told: (rows, batches), remarks } = read.map_err(|remarks| of_table(&remarks))?;
        Ok(Verdicts { schema, batches, rows, remarks: said(&remarks) })
    }

    /// What the cases of a frame come to, as the JSON of `cmo.summary/1`, with what there is to say of the frame.
    fn summary(&self, py: Python<'_>, frame: &Bound<'_, PyAny>, asked: Asked) -> PyResult<(String, Vec<String>)> {
        let frame = RecordBatchStreamReader::from_pyarrow_bound(frame)?;
        let ground = Ground { theory: &self.set.theory, scope: asked.scope(&self.set.theory)?, asked: &asked };
        let read = py.detach(|| ground.summary(&Program::compile(ground.theory, ground.scope), frame));
        let Read { told, remarks } = read.map_err(|remarks| of_table(&remarks))?;
        Ok((json::document(&told), said(&remarks)))
    }

    /// The verdicts in one case, by configuration, with what there is to say of its facts.
    fn verdicts_in(
        &self,
        facts: &str,
        theory: Option<&str>,
        closed_world: bool,
    ) -> PyResult<(VerdictsIn, Vec<String>)> {
        let case = self.evaluated(facts, theory, closed_world)?;
        let all = self.set.theory.configurations.iter().enumerate();
        let verdict = |index| case.evaluation.firing(ConfigurationId(index as u32)).map(Pair::verdict);
        let verdicts = all.filter_map(|(index, one)| Some((one.full_name.clone(), verdict(index)?.word())));
        Ok((verdicts.collect(), case.remarks))
    }

    /// What matches in one case, as text for people.
    fn explain(
        &self,
        facts: &str,
        theory: Option<&str>,
        closed_world: bool,
        all: bool,
    ) -> PyResult<(String, Vec<String>)> {
        let case = self.evaluated(facts, theory, closed_world)?;
        let matched = case.matched(if all { Extent::All } else { Extent::Known });
        Ok((matched::text(&matched, None, Canvas::default()), case.remarks))
    }

    /// What matches in one case, as the JSON of `cmo.match/1`.
    fn details(&self, facts: &str, theory: Option<&str>, closed_world: bool) -> PyResult<(String, Vec<String>)> {
        let case = self.evaluated(facts, theory, closed_world)?;
        Ok((json::document(&case.matched(Extent::All)), case.remarks))
    }

    /// Why a configuration or a phrase is what it is in one case, as a tree of sentences.
    fn why(
        &self,
        what: &str,
        facts: &str,
        theory: Option<&str>,
        closed_world: bool,
        depth: u32,
    ) -> PyResult<(String, Vec<String>)> {
        let case = self.evaluated(facts, theory, closed_world)?;
        let reasons = case.why(what, depth)?;
        Ok((why::text(&reasons, Canvas::default()), case.remarks))
    }
}

fn said(remarks: &rows::Remarks) -> Vec<String> {
    texts(remarks.diagnostics.iter(), &remarks.sources)
}
