//! Reads the batches of a stream, and looks whether it ends as one.

use std::io::Read;
use std::sync::Arc;

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_ipc::MessageHeader;
use arrow_ipc::reader::FileDecoder;
use arrow_schema::{ArrowError, SchemaRef};

use super::messages::{Messages, State, Whole};
use super::{Kind, MARK, broken, columns, cut_short, in_arrow};
use crate::cases::FormProblem;

/// The batches of a stream, and an error where it has no end.
pub(super) struct Stream<R> {
    messages: Messages<R>,
    decoder: FileDecoder,
    schema: SchemaRef,
    kind: Kind,
    rest: Rest,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rest {
    Some,
    None,
}

impl<R: Read> Stream<R> {
    /// Reads what its columns are.
    ///
    /// # Errors
    /// It does not begin with that.
    pub(super) fn open(reader: R, kind: Kind) -> Result<Self, ArrowError> {
        let mut messages = Messages::new(reader);
        let first = messages.next()?.ok_or_else(|| in_arrow(cut_short()))?;
        let head = first.head()?;
        let described = head.header_as_schema();
        let schema =
            columns(described.ok_or_else(|| in_arrow(broken("it does not begin with what its columns are")))?)?;
        let decoder = FileDecoder::new(Arc::clone(&schema), head.version());
        Ok(Self { messages, decoder, schema, kind, rest: Rest::Some })
    }

    /// The batches with some of their columns alone.
    pub(super) fn only(self, columns: Vec<usize>) -> Self {
        Self { decoder: self.decoder.with_projection(columns), ..self }
    }

    /// The next batch; none at the end.
    fn read(&mut self) -> Result<Option<RecordBatch>, ArrowError> {
        while let Some(message) = self.messages.next()? {
            if let Some(batch) = self.decode(message)? {
                return Ok(Some(batch));
            }
        }
        self.end().map_err(in_arrow)?;
        Ok(None)
    }

    /// The batch that a message is; none where it is a dictionary for others.
    fn decode(&mut self, message: Whole) -> Result<Option<RecordBatch>, ArrowError> {
        let is_dictionary = message.head()?.header_type() == MessageHeader::DictionaryBatch;
        let (block, message) = message.block()?;
        if is_dictionary {
            return self.decoder.read_dictionary(&block, &message).map(|()| None);
        }
        let batch = self.decoder.read_record_batch(&block, &message)?;
        batch.ok_or_else(|| in_arrow(broken("a message in it is no batch and no dictionary"))).map(Some)
    }

    /// Looks at what stands behind the last batch.
    fn end(&mut self) -> Result<(), FormProblem> {
        match self.messages.state() {
            State::Open | State::Cut => return Err(FormProblem::CutShort { form: "an Arrow stream" }),
            State::Over => {}
        }
        let (behind, last) = to_end(self.messages.behind()).map_err(|error| broken(&error.to_string()))?;
        match self.kind {
            Kind::File if !last.ends_with(MARK) => Err(cut_short()),
            Kind::Stream if behind > 0 => Err(FormProblem::Behind { line: 0 }),
            Kind::File | Kind::Stream => Ok(()),
        }
    }
}

impl<R: Read> Iterator for Stream<R> {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest == Rest::None {
            return None;
        }
        let batch = self.read();
        if !matches!(batch, Ok(Some(_))) {
            self.rest = Rest::None;
        }
        batch.transpose()
    }
}

impl<R: Read> RecordBatchReader for Stream<R> {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}

/// Reads to the end; how many bytes there were, and the last of them.
fn to_end(reader: &mut impl Read) -> std::io::Result<(u64, Vec<u8>)> {
    let (mut buffer, mut all, mut last) = (vec![0; 64 << 10], 0, Vec::new());
    loop {
        let read = reader.read(&mut buffer)?;
        if read == 0 {
            return Ok((all, last));
        }
        all += read as u64;
        last.extend_from_slice(&buffer[read.saturating_sub(MARK.len())..read]);
        last.drain(..last.len().saturating_sub(MARK.len()));
    }
}
