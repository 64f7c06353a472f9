//! Arrow IPC as a table of cases: a stream, or a file, which is a stream between marks. What has no end mark is not whole.

mod listed;
mod messages;
mod stream;
mod widths;

use std::io::{BufReader, Read, Seek};
use std::sync::Arc;

use arrow_array::RecordBatchReader;
use arrow_ipc::Schema;
use arrow_ipc::convert::try_fb_to_schema;
use arrow_schema::{ArrowError, SchemaRef};

use super::batches::{Batches, check, read_of};
use super::{FormProblem, FormTable, Known};
use crate::cases::TableProblem;
use listed::Listed;
use messages::CONTINUES;
use stream::Stream;

/// So many bytes are read at once where less is asked for; the columns of a batch are read to where they stay.
const AT_ONCE: usize = 64 << 10;
/// What a file begins with, filled up with zeros to a multiple of eight bytes, and ends with.
const MARK: &[u8] = b"ARROW1";
const HEAD: usize = 8;
/// So many zeros may stand behind the mark at most.
const MOST_FILLED: usize = 512;
/// No message that says what columns there are is shorter.
const SHORTEST: i32 = 64;

/// Reads the beginning of a table of Arrow IPC.
///
/// # Errors
/// What is none, and columns that cannot be used.
pub fn arrow<'r>(reader: impl Read + Send + 'r, known: Known<'_>) -> Result<FormTable<'r>, Vec<TableProblem>> {
    let one = |problem: TableProblem| vec![problem];
    let mut reader = BufReader::with_capacity(AT_ONCE, reader);
    let (kind, before) = begin(&mut reader).map_err(|error| one(error.into()))?;
    let stream = Stream::open(std::io::Cursor::new(before).chain(reader), kind).map_err(|error| one(told(&error)))?;
    table(stream, known, Stream::only)
}

/// Whether the stream in a file does not begin as one, by the first bytes of the file: such a file is read by [`arrow_by_its_end`].
#[must_use]
pub fn is_listed_only(mut head: &[u8]) -> bool {
    let Ok((Kind::File, next)) = begin(&mut head) else { return false };
    let length = next.first_chunk().map(|length| i32::from_le_bytes(*length));
    !next.starts_with(&CONTINUES) && length.is_some_and(|length| (1..SHORTEST).contains(&length))
}

/// Reads the end of an Arrow file, where it says what is in it, and gives its rows as a table.
///
/// # Errors
/// What is no such file, and columns that cannot be used.
pub fn arrow_by_its_end<'r>(
    file: impl Read + Seek + Send + 'r,
    known: Known<'_>,
) -> Result<FormTable<'r>, Vec<TableProblem>> {
    let listed = Listed::open(BufReader::new(file)).map_err(|error| vec![told(&error)])?;
    table(listed, known, Listed::only)
}

/// A table of batches. Columns that are not read are not decoded: they may be of kinds that nothing here is made for.
fn table<'r, B: RecordBatchReader + Send + 'r>(
    batches: B,
    known: Known<'_>,
    only: fn(B, Vec<usize>) -> B,
) -> Result<FormTable<'r>, Vec<TableProblem>> {
    let header = Arc::new(check(&batches.schema(), known)?);
    let read = read_of(&header);
    Ok(Box::new(Batches::under(only(batches, read.clone()), header, read, told)))
}

/// Which of the two it is, and what is read of its stream.
fn begin(reader: &mut impl Read) -> std::io::Result<(Kind, Vec<u8>)> {
    let mut some = || -> std::io::Result<Vec<u8>> {
        let mut some = Vec::with_capacity(HEAD);
        reader.by_ref().take(HEAD as u64).read_to_end(&mut some)?;
        Ok(some)
    };
    let head = some()?;
    if !head.starts_with(MARK) {
        return Ok((Kind::Stream, head));
    }
    // Programs fill the mark up to a length of their own.
    for _ in 0..MOST_FILLED / HEAD {
        let next = some()?;
        if next.iter().any(|byte| *byte != 0) {
            return Ok((Kind::File, next));
        }
    }
    Ok((Kind::File, Vec::new()))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Stream,
}

/// What columns there are.
fn columns(described: Schema<'_>) -> Result<SchemaRef, ArrowError> {
    if !described.endianness().equals_to_target_endianness() {
        return Err(in_arrow(broken("its numbers are written from their other end")));
    }
    Ok(Arc::new(try_fb_to_schema(described)?))
}

/// What Arrow says, in the user's words.
fn told(error: &ArrowError) -> TableProblem {
    match error {
        ArrowError::ExternalError(inner) => match inner.downcast_ref::<FormProblem>() {
            Some(problem) => problem.clone().into(),
            None => broken(&inner.to_string()).into(),
        },
        ArrowError::IoError(_, inner) if inner.kind() == std::io::ErrorKind::UnexpectedEof => cut_short().into(),
        ArrowError::IoError(_, inner) => TableProblem::of_io(inner),
        error => broken(&error.to_string()).into(),
    }
}

fn broken(why: &str) -> FormProblem {
    FormProblem::Broken { form: "Arrow file", line: 0, why: why.to_owned() }
}

fn cut_short() -> FormProblem {
    FormProblem::CutShort { form: "an Arrow file" }
}

fn in_arrow(problem: FormProblem) -> ArrowError {
    ArrowError::ExternalError(Box::new(problem))
}
