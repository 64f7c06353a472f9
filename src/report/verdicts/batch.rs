//! Turns verdicts into columns of Arrow, as a file of Parquet takes them.

use std::sync::Arc;

use arrow_array::types::Int8Type;
use arrow_array::{ArrayRef, DictionaryArray, Float64Array, Int8Array, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};

use super::{Judged, Layout, SIDES, Shape, columns, names};
use crate::evaluate::Detail;
use crate::explain::rounded;
use crate::theory::{ConfigurationId, Theory, Verdict};

/// The verdicts, in the order of the keys of a column.
const VERDICTS: [Verdict; 4] = [Verdict::Fires, Verdict::Blocked, Verdict::Undetermined, Verdict::Contested];

/// How batches are made.
#[derive(Clone, Debug)]
pub struct VerdictBatches {
    layout: Layout,
    names: Vec<String>,
    schema: SchemaRef,
    /// What the keys of a column of verdicts stand for.
    words: ArrayRef,
}

impl VerdictBatches {
    /// Batches for some configurations, in their order.
    #[must_use]
    pub fn new(theory: &Theory, configurations: &[ConfigurationId], layout: Layout) -> Self {
        let names: Vec<String> = names(theory, configurations).into_iter().map(str::to_owned).collect();
        let columns = columns(theory, configurations, layout);
        let texts = match layout.shape {
            Shape::Wide => 1,
            Shape::Long => 2,
        };
        let is_degree = |at: usize| layout.detail == Detail::Degrees && !(at - texts).is_multiple_of(1 + SIDES.len());
        let verdict = || DataType::Dictionary(Box::new(DataType::Int8), Box::new(DataType::Utf8));
        let field = |(at, name): (usize, String)| match at {
            _ if at < texts => Field::new(name, DataType::Utf8, false),
            _ if is_degree(at) => Field::new(name, DataType::Float64, true),
            _ => Field::new(name, verdict(), true),
        };
        let fields: Vec<Field> = columns.into_iter().enumerate().map(field).collect();
        let words: ArrayRef = Arc::new(StringArray::from(VERDICTS.map(Verdict::word).to_vec()));
        Self { layout, names, schema: Arc::new(Schema::new(fields)), words }
    }

    /// The names and types of the columns.
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    /// The rows of some cases.
    ///
    /// # Errors
    /// They do not fit into columns.
    pub fn of(&self, judged: &impl Judged) -> Result<RecordBatch, ArrowError> {
        let arrays = match self.layout.shape {
            Shape::Wide => self.wide(judged)?,
            Shape::Long => self.long(judged)?,
        };
        RecordBatch::try_new(self.schema(), arrays)
    }

    fn wide(&self, judged: &impl Judged) -> Result<Vec<ArrayRef>, ArrowError> {
        let cases = 0..judged.cases();
        let mut arrays: Vec<ArrayRef> =
            vec![Arc::new(cases.clone().map(|case| Some(judged.name(case))).collect::<StringArray>())];
        for configuration in 0..self.names.len() {
            let places = cases.clone().map(|case| (configuration, case));
            arrays.extend(self.said(judged, places)?);
        }
        Ok(arrays)
    }

    fn long(&self, judged: &impl Judged) -> Result<Vec<ArrayRef>, ArrowError> {
        let all = (0..judged.cases()).flat_map(|case| (0..self.names.len()).map(move |one| (one, case)));
        let places: Vec<(usize, usize)> = all.filter(|&(one, case)| judged.verdict(one, case).is_some()).collect();
        let cases: StringArray = places.iter().map(|(_, case)| Some(judged.name(*case))).collect();
        let names: StringArray = places.iter().map(|(one, _)| Some(self.names[*one].as_str())).collect();
        let mut arrays: Vec<ArrayRef> = vec![Arc::new(cases), Arc::new(names)];
        arrays.extend(self.said(judged, places.into_iter())?);
        Ok(arrays)
    }

    /// The column of verdicts, and those of degrees where they are wanted, of configurations in cases.
    fn said(
        &self,
        judged: &impl Judged,
        places: impl Iterator<Item = (usize, usize)> + Clone,
    ) -> Result<Vec<ArrayRef>, ArrowError> {
        let keys: Int8Array = places.clone().map(|(one, case)| judged.verdict(one, case).map(key)).collect();
        let verdicts: DictionaryArray<Int8Type> = DictionaryArray::try_new(keys, Arc::clone(&self.words))?;
        let mut arrays: Vec<ArrayRef> = vec![Arc::new(verdicts)];
        for side in (0..SIDES.len()).filter(|_| self.layout.detail == Detail::Degrees) {
            let degree = |(one, case): (usize, usize)| judged.degrees(one, case).map(|degrees| rounded(degrees[side]));
            arrays.push(Arc::new(places.clone().map(degree).collect::<Float64Array>()));
        }
        Ok(arrays)
    }
}

/// The key of a verdict: its place among all.
const fn key(verdict: Verdict) -> i8 {
    match verdict {
        Verdict::Fires => 0,
        Verdict::Blocked => 1,
        Verdict::Undetermined => 2,
        Verdict::Contested => 3,
    }
}
