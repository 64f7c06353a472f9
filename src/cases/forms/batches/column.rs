//! What the cells of one column of Arrow say, in whatever kind they are kept.

mod numbers;

use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Decimal32Type, Decimal64Type, Decimal128Type, Decimal256Type, Float16Type, Float32Type,
    Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, BooleanArray};
use arrow_buffer::bit_chunk_iterator::BitChunks;
use arrow_buffer::{BooleanBuffer, NullBuffer};
use arrow_schema::DataType;

use crate::cases::{Cell, CellFault};
use numbers::{Decimals, Floats, Numbers, Whole, Wholes};

/// The cells of a column, or of some rows of it: a slice would count what is there anew.
pub(super) struct Column<'b> {
    /// Which cells of the column are none.
    nulls: Option<&'b NullBuffer>,
    /// The rows.
    rows: Range<usize>,
    kind: Kind<'b>,
}

enum Kind<'b> {
    /// No value at all.
    Nothing,
    Truths(&'b BooleanArray),
    /// Whole numbers: bits where they are 0 and 1.
    Whole(Box<dyn Numbers + 'b>),
    Numbers(Box<dyn Numbers + 'b>),
    Texts(Box<dyn Fn(usize) -> &'b str + 'b>),
    /// The keys of the rows, and the column of what they stand for.
    Dictionary(Vec<usize>, Box<Column<'b>>),
}

/// What some cells of a column say, 64 at most.
pub(super) enum Run {
    /// Nothing but present, absent and nothing.
    Bits { present: u64, absent: u64 },
    /// Degrees, where there is a value.
    Degrees { valid: u64 },
    /// What is to be seen one by one.
    Cells,
}

/// Whether cells of a kind are read.
pub(super) fn is_read(kind: &DataType) -> bool {
    match kind {
        DataType::Dictionary(_, values) => !matches!(**values, DataType::Dictionary(..)) && is_read(values),
        kind => {
            kind.is_numeric()
                || matches!(
                    kind,
                    DataType::Null | DataType::Boolean | DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View
                )
        }
    }
}

impl<'b> Column<'b> {
    /// The cells of some rows of a column; none of a kind that is not read.
    pub(super) fn of(array: &'b dyn Array, rows: Range<usize>) -> Option<Self> {
        let kind = match array.data_type() {
            DataType::Null => Kind::Nothing,
            DataType::Boolean => Kind::Truths(array.as_boolean()),
            DataType::Int8 => whole::<Int8Type>(array),
            DataType::Int16 => whole::<Int16Type>(array),
            DataType::Int32 => whole::<Int32Type>(array),
            DataType::Int64 => whole::<Int64Type>(array),
            DataType::UInt8 => whole::<UInt8Type>(array),
            DataType::UInt16 => whole::<UInt16Type>(array),
            DataType::UInt32 => whole::<UInt32Type>(array),
            DataType::UInt64 => whole::<UInt64Type>(array),
            DataType::Float16 => Kind::Numbers(Box::new(Floats(array.as_primitive::<Float16Type>()))),
            DataType::Float32 => Kind::Numbers(Box::new(Floats(array.as_primitive::<Float32Type>()))),
            DataType::Float64 => Kind::Numbers(Box::new(Floats(array.as_primitive::<Float64Type>()))),
            DataType::Decimal32(..) => Kind::Numbers(Box::new(Decimals(array.as_primitive::<Decimal32Type>()))),
            DataType::Decimal64(..) => Kind::Numbers(Box::new(Decimals(array.as_primitive::<Decimal64Type>()))),
            DataType::Decimal128(..) => Kind::Numbers(Box::new(Decimals(array.as_primitive::<Decimal128Type>()))),
            DataType::Decimal256(..) => Kind::Numbers(Box::new(Decimals(array.as_primitive::<Decimal256Type>()))),
            DataType::Utf8 => {
                let texts = array.as_string::<i32>();
                Kind::Texts(Box::new(|case| texts.value(case)))
            }
            DataType::LargeUtf8 => {
                let texts = array.as_string::<i64>();
                Kind::Texts(Box::new(|case| texts.value(case)))
            }
            DataType::Utf8View => {
                let texts = array.as_string_view();
                Kind::Texts(Box::new(|case| texts.value(case)))
            }
            DataType::Dictionary(..) => {
                let values = array.as_any_dictionary().values().as_ref();
                let own = array.slice(rows.start, rows.len());
                let keys = if values.is_empty() { Vec::new() } else { own.as_any_dictionary().normalized_keys() };
                Kind::Dictionary(keys, Box::new(Self::of(values, 0..values.len())?))
            }
            _ => return None,
        };
        Some(Self { nulls: array.nulls(), rows, kind })
    }

    /// What a cell says.
    pub(super) fn cell(&self, case: usize) -> Result<Cell, CellFault> {
        let row = self.rows.start + case;
        if self.nulls.is_some_and(|nulls| nulls.is_null(row)) {
            return Ok(Cell::Silent);
        }
        match &self.kind {
            Kind::Nothing => Ok(Cell::Silent),
            Kind::Truths(truths) => Ok(if truths.value(row) { Cell::Present } else { Cell::Absent }),
            Kind::Whole(numbers) | Kind::Numbers(numbers) => match numbers.degree(row) {
                // What pandas and its like write for what is missing.
                degree if degree.is_nan() => Err(CellFault::Missing),
                degree => Cell::degree(degree),
            },
            Kind::Texts(texts) => Cell::read(texts(row)),
            Kind::Dictionary(keys, values) => keys.get(case).map_or(Ok(Cell::Silent), |key| values.cell(*key)),
        }
    }

    /// A cell as text.
    pub(super) fn text(&self, case: usize) -> String {
        self.with_text(case, str::to_owned)
    }

    /// Does something with a cell as text.
    pub(super) fn with_text<T>(&self, case: usize, with: impl FnOnce(&str) -> T) -> T {
        let row = self.rows.start + case;
        if self.nulls.is_some_and(|nulls| nulls.is_null(row)) {
            return with("");
        }
        match &self.kind {
            Kind::Nothing => with(""),
            Kind::Truths(truths) => with(if truths.value(row) { "true" } else { "false" }),
            Kind::Whole(numbers) | Kind::Numbers(numbers) => with(&numbers.text(row)),
            Kind::Texts(texts) => with(texts(row)),
            Kind::Dictionary(keys, values) => match keys.get(case) {
                Some(key) => with(&values.text(*key)),
                None => with(""),
            },
        }
    }

    /// The bits of all cells, 64 at a time, for present and for absent, where the column is of nothing else.
    pub(super) fn truths(&self) -> Option<impl Iterator<Item = [u64; 2]>> {
        let Kind::Truths(truths) = &self.kind else { return None };
        let cases = self.rows.len();
        Some((0..cases).step_by(64).map(move |first| self.bits_of(truths, first, (cases - first).min(64))))
    }

    /// Reads a byte of nearly each line of the processor's cache that holds bits of the rows, without waiting for one before the next:
    /// those of each column lie far from those of the one before.
    pub(super) fn fetch(&self) -> u8 {
        let values = if let Kind::Truths(truths) = &self.kind { Some(truths.values()) } else { None };
        let all = [values, self.nulls.map(NullBuffer::inner)].into_iter().flatten();
        let bytes = all.flat_map(|bits| {
            let rows = bits.offset() + self.rows.start..bits.offset() + self.rows.end;
            bits.values()[rows.start / 8..rows.end.div_ceil(8)].iter().step_by(64)
        });
        bytes.fold(0, |seen, byte| seen | byte)
    }

    fn bits_of(&self, truths: &BooleanArray, first: usize, length: usize) -> [u64; 2] {
        let valid = self.valid(first, length);
        let values = word(truths.values(), self.rows.start + first, length);
        [values & valid, !values & valid]
    }

    /// What some cells, at most 64, say; no cell is unreadable. Where they are degrees, these are written.
    pub(super) fn run(&self, first: usize, length: usize, degrees: &mut [f64; 64]) -> Run {
        if let Some([present, absent]) = self.bits(first, length) {
            return Run::Bits { present, absent };
        }
        match &self.kind {
            Kind::Numbers(numbers) if self.are_degrees(first, length) => {
                numbers.degrees(self.rows.start + first, length, degrees);
                Run::Degrees { valid: self.valid(first, length) }
            }
            _ => Run::Cells,
        }
    }

    /// The bits of some cells, at most 64, for present and for absent; none where one is neither, nor silent.
    fn bits(&self, first: usize, length: usize) -> Option<[u64; 2]> {
        let valid = self.valid(first, length);
        match &self.kind {
            Kind::Nothing => Some([0, 0]),
            Kind::Truths(truths) => Some(self.bits_of(truths, first, length)),
            Kind::Whole(numbers) | Kind::Numbers(numbers) => {
                let [one, zero] = numbers.bits(self.rows.start + first, length);
                let bits = [one & valid, zero & valid];
                (bits[0] | bits[1] == valid).then_some(bits)
            }
            Kind::Texts(_) | Kind::Dictionary(..) => self.bits_by_cell(first, length),
        }
    }

    fn bits_by_cell(&self, first: usize, length: usize) -> Option<[u64; 2]> {
        let mut bits = [0, 0];
        for offset in 0..length {
            match self.cell(first + offset) {
                Ok(Cell::Present) => bits[0] |= 1 << offset,
                Ok(Cell::Absent) => bits[1] |= 1 << offset,
                Ok(Cell::Silent) => {}
                Ok(Cell::Unknown | Cell::Degree(_)) | Err(_) => return None,
            }
        }
        Some(bits)
    }

    /// The bits of the cells that have a value.
    fn valid(&self, first: usize, length: usize) -> u64 {
        let all = u64::MAX >> (64 - length.clamp(1, 64));
        self.nulls.map_or(all, |nulls| word(nulls.inner(), self.rows.start + first, length))
    }

    /// Whether some cells, at most 64, are degrees or nothing, as far as that is seen at once.
    fn are_degrees(&self, first: usize, length: usize) -> bool {
        match &self.kind {
            Kind::Whole(numbers) | Kind::Numbers(numbers) => {
                self.valid(first, length) & !numbers.are_degrees(self.rows.start + first, length) == 0
            }
            Kind::Nothing | Kind::Truths(_) | Kind::Texts(_) | Kind::Dictionary(..) => false,
        }
    }

    /// The cells that cannot be read.
    pub(super) fn unreadable(&self) -> Vec<usize> {
        if matches!(self.kind, Kind::Nothing | Kind::Truths(_)) {
            return Vec::new();
        }
        let cases = self.rows.len();
        let mut found = Vec::new();
        for first in (0..cases).step_by(64) {
            let length = (cases - first).min(64);
            if !self.are_degrees(first, length) && self.bits(first, length).is_none() {
                found.extend((first..first + length).filter(|case| self.cell(*case).is_err()));
            }
        }
        found
    }
}

/// Some bits, at most 64. A slice of them would count its owners each time.
fn word(bits: &BooleanBuffer, first: usize, length: usize) -> u64 {
    let first = bits.offset() + first;
    // Mostly they are a word as it stands there.
    if length == 64
        && first.is_multiple_of(8)
        && let Some(word) = bits.values().get(first / 8..).and_then(|rest| rest.first_chunk())
    {
        return u64::from_le_bytes(*word);
    }
    let chunks = BitChunks::new(bits.values(), first, length);
    chunks.iter_padded().next().unwrap_or(0)
}

fn whole<'b, T: ArrowPrimitiveType>(array: &'b dyn Array) -> Kind<'b>
where
    T::Native: Whole,
{
    Kind::Whole(Box::new(Wholes(array.as_primitive::<T>())))
}
