//! Arrow IPC as a table of cases: a stream, or a file, which is a stream between marks. What has no end mark is not whole.

use std::io::{BufReader, Read};

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_ipc::reader::StreamReader;
use arrow_schema::{ArrowError, SchemaRef};

use super::batches::{Batches, Told};
use super::{FormProblem, FormTable, Known};
use crate::cases::TableProblem;

/// What a file begins with, filled up to eight bytes, and ends with.
const MARK: &[u8] = b"ARROW1";
const HEAD: usize = 8;

/// Reads the beginning of a table of Arrow IPC.
///
/// # Errors
/// What is none, and columns that cannot be used.
pub fn arrow<'r>(reader: impl Read + Send + 'r, known: Known<'_>) -> Result<FormTable<'r>, Vec<TableProblem>> {
    let one = |problem: TableProblem| vec![problem];
    let mut reader = BufReader::with_capacity(1 << 20, reader);
    let mut head = Vec::with_capacity(HEAD);
    reader.by_ref().take(HEAD as u64).read_to_end(&mut head).map_err(|error| one(error.into()))?;
    let kind = if head.starts_with(MARK) { Kind::File } else { Kind::Stream };
    let before = if kind == Kind::File { Vec::new() } else { head };
    let marked = Marked { reader: std::io::Cursor::new(before).chain(reader), ended: Ended::Not, last: Vec::new() };
    let stream = StreamReader::try_new(marked, None).map_err(|error| one(told(&error)))?;
    Ok(Box::new(Batches::of(Whole { stream, kind, state: State::Open }, known, told as Told)?))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Stream,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ended {
    Not,
    Yes,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Over,
}

/// The batches of a stream, and an error where it has no end.
struct Whole<R: Read> {
    stream: StreamReader<Marked<R>>,
    kind: Kind,
    state: State,
}

impl<R: Read> Iterator for Whole<R> {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.state == State::Over {
            return None;
        }
        let next = self.stream.next();
        match next {
            Some(Ok(batch)) => Some(Ok(batch)),
            Some(Err(error)) => {
                self.state = State::Over;
                Some(Err(error))
            }
            None => {
                self.state = State::Over;
                self.end().err().map(|problem| Err(ArrowError::ExternalError(Box::new(problem))))
            }
        }
    }
}

impl<R: Read> RecordBatchReader for Whole<R> {
    fn schema(&self) -> SchemaRef {
        self.stream.schema()
    }
}

impl<R: Read> Whole<R> {
    /// Looks at what stands behind the last batch.
    fn end(&mut self) -> Result<(), FormProblem> {
        let kind = self.kind;
        let marked = self.stream.get_mut();
        if marked.ended == Ended::Yes {
            return Err(FormProblem::CutShort { form: "an Arrow stream" });
        }
        let behind = marked.to_end().map_err(|error| broken(&error.to_string()))?;
        match kind {
            Kind::File if !marked.last.ends_with(MARK) => Err(FormProblem::CutShort { form: "an Arrow file" }),
            Kind::Stream if behind > 0 => Err(FormProblem::Behind { line: 0 }),
            Kind::File | Kind::Stream => Ok(()),
        }
    }
}

/// A reader that knows whether it was asked for more than there is.
struct Marked<R> {
    reader: R,
    ended: Ended,
    /// Its last bytes, when it is read to its end.
    last: Vec<u8>,
}

impl<R: Read> Marked<R> {
    /// Reads to the end; how many bytes there were.
    fn to_end(&mut self) -> std::io::Result<u64> {
        let mut buffer = vec![0; 64 << 10];
        let mut all = 0;
        loop {
            let read = self.reader.read(&mut buffer)?;
            if read == 0 {
                return Ok(all);
            }
            all += read as u64;
            self.last.extend_from_slice(&buffer[read.saturating_sub(MARK.len())..read]);
            self.last.drain(..self.last.len().saturating_sub(MARK.len()));
        }
    }
}

impl<R: Read> Read for Marked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.reader.read(buffer)?;
        if read == 0 && !buffer.is_empty() {
            self.ended = Ended::Yes;
        }
        Ok(read)
    }
}

/// What Arrow says, in the user's words.
fn told(error: &ArrowError) -> TableProblem {
    match error {
        ArrowError::ExternalError(inner) => match inner.downcast_ref::<FormProblem>() {
            Some(problem) => problem.clone().into(),
            None => broken(&inner.to_string()).into(),
        },
        ArrowError::IoError(_, inner) if inner.kind() == std::io::ErrorKind::UnexpectedEof => {
            FormProblem::CutShort { form: "an Arrow file" }.into()
        }
        ArrowError::IoError(_, inner) => TableProblem::of_io(inner),
        ArrowError::ParseError(why) if why.starts_with("Unexpected end of stream") => {
            FormProblem::CutShort { form: "an Arrow file" }.into()
        }
        error => broken(&error.to_string()).into(),
    }
}

fn broken(why: &str) -> FormProblem {
    FormProblem::Broken { form: "Arrow file", line: 0, why: why.to_owned() }
}
