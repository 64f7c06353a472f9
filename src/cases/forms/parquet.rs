//! Parquet as a table of cases: only the columns that are read are unpacked, some rows at a time.

use std::sync::Arc;

use arrow_schema::ArrowError;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ArrowReaderOptions, ParquetRecordBatchReaderBuilder};
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::metadata::ParquetMetaData;
use parquet::file::reader::ChunkReader;

use super::batches::{Batches, check, read_of};
use super::{FormProblem, FormTable, Known};
use crate::cases::{CRISP_BLOCK, TableProblem};

/// Reads the end of a Parquet file, where it says what is in it, and gives its rows as a table.
///
/// # Errors
/// What is no such file, columns that cannot be used, and a compression that is not read.
pub fn parquet(file: impl ChunkReader + 'static, known: Known<'_>) -> Result<FormTable<'static>, Vec<TableProblem>> {
    let one = |problem: TableProblem| vec![problem];
    // What the program that wrote it notes of its own columns is not needed: a kind of Parquet is one of Arrow.
    let options = ArrowReaderOptions::new();
    let builder = ParquetRecordBatchReaderBuilder::try_new_with_options(file, options);
    let builder = builder.map_err(|error| one(told(&error)))?;
    refuse_codecs(builder.metadata()).map_err(|problem| one(problem.into()))?;
    let schema = Arc::clone(builder.schema());
    let header = Arc::new(check(&schema, known)?);
    let read = read_of(&header);
    let mask = ProjectionMask::roots(builder.parquet_schema(), read.iter().copied());
    let reader = builder.with_projection(mask).with_batch_size(CRISP_BLOCK).build();
    let reader = reader.map_err(|error| one(told(&error)))?;
    Ok(Box::new(Batches::under(reader, header, read, |error| match error {
        ArrowError::ExternalError(inner) => match inner.downcast_ref::<ParquetError>() {
            Some(error) => told(error),
            None => broken(inner.to_string()).into(),
        },
        ArrowError::ParquetError(why) => broken(why.clone()).into(),
        error => broken(error.to_string()).into(),
    })))
}

/// Refuses compressions that are not built: there is no Rust for them, or nobody meets them.
fn refuse_codecs(metadata: &ParquetMetaData) -> Result<(), FormProblem> {
    let columns = metadata.row_groups().iter().flat_map(|group| group.columns());
    for column in columns {
        match column.compression() {
            Compression::UNCOMPRESSED
            | Compression::SNAPPY
            | Compression::GZIP(_)
            | Compression::LZ4
            | Compression::LZ4_RAW
            | Compression::ZSTD(_) => {}
            codec @ (Compression::LZO | Compression::BROTLI(_)) => {
                return Err(FormProblem::Codec { codec: codec.to_string() });
            }
        }
    }
    Ok(())
}

/// What the reader of Parquet says, in the user's words.
fn told(error: &ParquetError) -> TableProblem {
    match error {
        ParquetError::EOF(_) | ParquetError::NeedMoreData(_) | ParquetError::NeedMoreDataRange(_) => {
            FormProblem::CutShort { form: "a Parquet file" }.into()
        }
        ParquetError::General(why) if why.contains("Corrupt footer") || why.contains("Invalid Parquet file") => {
            FormProblem::CutShort { form: "a Parquet file" }.into()
        }
        error => broken(error.to_string()).into(),
    }
}

fn broken(why: String) -> FormProblem {
    FormProblem::Broken { form: "Parquet file", line: 0, why }
}
