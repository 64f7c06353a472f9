//! Reads an Arrow file by what is listed at its end: what its columns are, and where its batches stand. Polars writes what its
//! columns are at the beginning too, but not as a message, so that what is before the end is no stream.

use std::io::{Read, Seek, SeekFrom};
use std::sync::Arc;
use std::vec::IntoIter;

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_buffer::Buffer;
use arrow_ipc::reader::{FileDecoder, read_footer_length};
use arrow_ipc::{Block, root_as_footer};
use arrow_schema::{ArrowError, SchemaRef};

use super::messages::Messages;
use super::widths::Widths;
use super::{broken, columns, cut_short, in_arrow};

/// The length of the list and the mark behind it.
const END: usize = 10;

/// The batches of a file that lists them.
pub(super) struct Listed<R> {
    reader: R,
    decoder: FileDecoder,
    schema: SchemaRef,
    widths: Widths,
    /// Where those stand that are not read yet.
    batches: IntoIter<i64>,
}

impl<R: Read + Seek> Listed<R> {
    /// Reads the list, and the dictionaries.
    ///
    /// # Errors
    /// The file has no such end, or what that says is wrong.
    pub(super) fn open(mut reader: R) -> Result<Self, ArrowError> {
        let list = list(&mut reader)?;
        let footer = root_as_footer(&list).map_err(|error| in_arrow(broken(&error.to_string())))?;
        let described = footer.schema().ok_or_else(|| in_arrow(broken("its end does not say what its columns are")))?;
        let widths = Widths::of(described, footer.version())?;
        let schema = columns(described)?;
        let mut decoder = FileDecoder::new(Arc::clone(&schema), footer.version());
        for block in footer.dictionaries().into_iter().flatten() {
            let (block, message) = message(&mut reader, &widths, block.offset())?;
            decoder.read_dictionary(&block, &message)?;
        }
        let batches: Vec<i64> = footer.recordBatches().into_iter().flatten().map(Block::offset).collect();
        Ok(Self { reader, decoder, schema, widths, batches: batches.into_iter() })
    }
}

impl<R> Listed<R> {
    /// The batches with some of their columns alone.
    pub(super) fn only(self, columns: Vec<usize>) -> Self {
        Self { decoder: self.decoder.with_projection(columns), ..self }
    }
}

impl<R: Read + Seek> Iterator for Listed<R> {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.batches.next()?;
        let batch = message(&mut self.reader, &self.widths, at)
            .and_then(|(block, message)| self.decoder.read_record_batch(&block, &message))
            .and_then(|batch| batch.ok_or_else(|| in_arrow(broken("a message that is listed as a batch is none"))));
        if batch.is_err() {
            self.batches = IntoIter::default();
        }
        Some(batch)
    }
}

impl<R: Read + Seek> RecordBatchReader for Listed<R> {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}

/// The list at the end of a file.
fn list(reader: &mut (impl Read + Seek)) -> Result<Vec<u8>, ArrowError> {
    let cut = || in_arrow(cut_short());
    let end = |bytes: usize| i64::try_from(bytes).map(|bytes| SeekFrom::End(-bytes));
    let mut last = [0; END];
    reader.seek(end(END).map_err(|_| cut())?).map_err(|_| cut())?;
    reader.read_exact(&mut last)?;
    let length = read_footer_length(last).map_err(|_| cut())?;
    reader.seek(end(END + length).map_err(|_| cut())?).map_err(|_| cut())?;
    let mut list = Vec::new();
    reader.take(length as u64).read_to_end(&mut list)?;
    Ok(list)
}

/// The message at some place, and where in it its body is.
fn message(reader: &mut (impl Read + Seek), widths: &Widths, at: i64) -> Result<(Block, Buffer), ArrowError> {
    let at = u64::try_from(at).map_err(|_| in_arrow(broken("its end lists a batch before its beginning")))?;
    reader.seek(SeekFrom::Start(at))?;
    let message = Messages::of(reader, widths.clone()).next()?;
    Ok(message.ok_or_else(|| in_arrow(cut_short()))?.block()?)
}
