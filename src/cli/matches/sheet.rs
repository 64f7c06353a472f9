//! The file that verdicts are written to: rows of text, or the columns of a Parquet file. It has its name when it is whole.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use cmo::evaluate::Detail;
use cmo::report::verdicts::{Form, Judged, Layout, VerdictBatches, VerdictRows};
use cmo::theory::{ConfigurationId, Theory};

use arrow_array::RecordBatch;
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};

use crate::cli::told::growing::Growing;
use crate::cli::told::problem::{Problem, WriteProblem};
use crate::cli::told::write::unwritable;

/// A Parquet file is written in groups of so many rows; what is on its way to one stays in memory.
const GROUP: usize = 1 << 17;
/// So many degrees at most are in one.
const DEGREES: usize = 1 << 24;

/// How verdicts become what is written.
pub enum Rows {
    /// Lines.
    Text(VerdictRows),
    /// Columns, and of how many rows a group is.
    Columns(VerdictBatches, usize),
}

/// What some cases come to, in the form of a file.
pub enum Piece<'p> {
    /// Lines.
    Text(&'p [u8]),
    /// Columns.
    Columns(RecordBatch),
}

/// A file on its way.
pub struct Sheet {
    path: PathBuf,
    form: Writer,
}

enum Writer {
    Text(Growing),
    Columns(Box<ArrowWriter<Growing>>),
}

impl Rows {
    /// Rows in the form that the name of a file says.
    ///
    /// # Errors
    /// A name that says no form.
    pub fn of(
        output: &Path,
        theory: &Theory,
        configurations: &[ConfigurationId],
        layout: Layout,
    ) -> Result<Self, Problem> {
        let ending = output.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let text = |form| Self::Text(VerdictRows::new(theory, configurations, form, layout));
        match ending.as_deref() {
            Some("csv") => Ok(text(Form::Csv)),
            Some("ndjson" | "jsonl") => Ok(text(Form::Ndjson)),
            Some("parquet" | "pq") => {
                let batches = VerdictBatches::new(theory, configurations, layout);
                let most = match layout.detail {
                    Detail::Verdicts => GROUP,
                    Detail::Degrees => DEGREES / batches.schema().fields().len().max(1),
                };
                Ok(Self::Columns(batches, most.clamp(1, GROUP)))
            }
            Some(_) | None => {
                Err(WriteProblem::OtherEnding { path: output.display().to_string(), ending: "csv" }.into())
            }
        }
    }

    /// Begins a file of these rows.
    ///
    /// # Errors
    /// A folder or file that cannot be written.
    pub fn begin(&self, output: &Path) -> Result<Sheet, Problem> {
        let mut file = Growing::begin(output)?;
        let path = output.to_owned();
        let refused = |error: io::Error| unwritable(output, &error);
        let form = match self {
            Self::Text(rows) => {
                file.write_all(&rows.header()).map_err(refused)?;
                Writer::Text(file)
            }
            Self::Columns(batches, group) => {
                let properties = WriterProperties::builder()
                    .set_compression(Compression::SNAPPY)
                    .set_statistics_enabled(EnabledStatistics::None)
                    .set_max_row_group_row_count(Some(*group))
                    .build();
                let writer = ArrowWriter::try_new(file, batches.schema(), Some(properties));
                Writer::Columns(Box::new(writer.map_err(|error| refused(of_parquet(error)))?))
            }
        };
        Ok(Sheet { path, form })
    }

    /// What some cases come to; `text` is used for lines.
    ///
    /// # Errors
    /// What does not fit into columns.
    pub fn piece<'p>(&self, judged: &impl Judged, text: &'p mut Vec<u8>) -> io::Result<Piece<'p>> {
        match self {
            Self::Text(rows) => {
                text.clear();
                rows.add(judged, text);
                Ok(Piece::Text(text))
            }
            Self::Columns(batches, _) => batches.of(judged).map(Piece::Columns).map_err(io::Error::other),
        }
    }
}

impl Sheet {
    /// Writes a piece.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write(&mut self, piece: &Piece<'_>) -> io::Result<()> {
        match (&mut self.form, piece) {
            (Writer::Text(file), Piece::Text(text)) => file.write_all(text),
            (Writer::Columns(writer), Piece::Columns(batch)) => writer.write(batch).map_err(of_parquet),
            (Writer::Text(_), Piece::Columns(_)) | (Writer::Columns(_), Piece::Text(_)) => {
                Err(io::ErrorKind::InvalidData.into())
            }
        }
    }

    /// Gives it its name.
    ///
    /// # Errors
    /// What is left cannot be written.
    pub fn finish(self) -> Result<(), Problem> {
        match self.form {
            Writer::Text(file) => file.finish(),
            Writer::Columns(writer) => match writer.into_inner() {
                Ok(file) => file.finish(),
                Err(error) => Err(unwritable(&self.path, &of_parquet(error))),
            },
        }
    }

    /// What the system says, as a problem of this file.
    pub fn problem(&self, error: &io::Error) -> Problem {
        unwritable(&self.path, error)
    }
}

/// What the system says, where it was that which failed.
fn of_parquet(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(why) => match why.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(why) => io::Error::other(why.to_string()),
        },
        other => io::Error::other(other.to_string()),
    }
}
