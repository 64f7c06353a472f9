//! Rows that a format gives value by value, and not as bytes: the piece of every format that is not read at memory speed.

use crate::cases::{BadRow, Block, Cell, CellFault, Instructions, Meaning, Piece, TableProblem};
use crate::source::Position;

/// What a format has in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// No value.
    Nothing,
    /// Yes or no.
    Truth(bool),
    /// A number.
    Number(f64),
    /// A text, read as in CSV.
    Text(String),
}

/// Some rows of a table, value by value.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    rows: Vec<(u64, Vec<Value>)>,
}

impl Value {
    /// What it says.
    ///
    /// # Errors
    /// A number that is no degree, and a text that is no value.
    pub fn cell(&self) -> Result<Cell, CellFault> {
        match self {
            Self::Nothing => Ok(Cell::Silent),
            Self::Truth(true) => Ok(Cell::Present),
            Self::Truth(false) => Ok(Cell::Absent),
            Self::Number(number) => Cell::degree(*number),
            Self::Text(text) => Cell::read(text),
        }
    }

    /// It as text, as the name of a case is.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Truth(truth) => truth.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
        }
    }
}

impl Rows {
    /// No rows.
    pub fn clear(&mut self) {
        self.rows.clear();
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds a row by its number as people count it there (the header, where there is one, is 1), with a value for each column.
    pub fn push(&mut self, row: u64, values: Vec<Value>) {
        self.rows.push((row, values));
    }
}

impl Piece for Rows {
    fn fill(&self, block: &mut Block, _: Instructions) {
        self.rows.iter().for_each(|(row, values)| fill(block, *row, values));
    }
}

fn fill(block: &mut Block, row: u64, values: &[Value]) {
    let columns = block.header().columns();
    if values.len() != columns.len() {
        let problem = TableProblem::Ragged { cells: values.len(), columns: columns.len() };
        return block.refuse(BadRow::of_values(row, problem, 0, &Value::Nothing));
    }
    let is_phrase = |index: usize| matches!(columns[index].means, Meaning::Phrase { .. });
    let mut cells = Vec::with_capacity(values.len());
    for (index, value) in values.iter().enumerate().filter(|(index, _)| is_phrase(*index)) {
        match value.cell() {
            Ok(cell) => cells.push((index, cell)),
            Err(fault) => {
                let column = columns[index].name.clone();
                let problem = TableProblem::Cell { column, text: value.text(), fault };
                return block.refuse(BadRow::of_values(row, problem, index, value));
            }
        }
    }
    let name = block.header().name_column().and_then(|index| values.get(index)).map(Value::text);
    block.begin(row, name.as_deref().map_or("", str::trim));
    cells.into_iter().for_each(|(column, cell)| block.set(column, cell));
}

impl BadRow {
    /// A row of a format without lines: its number counts as the line, that of the column as the column.
    #[must_use]
    pub fn of_values(row: u64, problem: TableProblem, column: usize, value: &Value) -> Self {
        let text = value.text();
        let place = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        let at = Position { line: place(row), column: place(column as u64 + 1) };
        let span = (0, text.len());
        Self { row, problem, text, at, span }
    }
}
