//! Reads a stream of Arrow message by message, and hands on only what points to nothing outside of itself: a program that decodes
//! it would stop there. A message is read as a whole, so that nearly all columns stay where they are read to.

use std::io::{self, Read};
use std::iter::repeat;
use std::ops::Range;

use arrow_buffer::Buffer;
use arrow_ipc::{Block, FieldNode, Message, RecordBatch, root_as_message};

use super::widths::Widths;
use super::{broken, cut_short};
use crate::cases::FormProblem;

/// Bytes that a compressed buffer may be unpacked to for each of its own, and bytes that are never too many.
const TIMES: i64 = 1_000;
const SMALL: i64 = 1 << 20;
/// What stands before the bytes of a buffer that may be packed: how many they are.
const PREFIX: u64 = 8;
/// There is memory for so many bytes of a body before they are read: the system clears it as it is written to. Of a longer one, which
/// may be as long as it likes to say, there is as much as was read.
const AT_ONCE: usize = 64 << 20;
/// What stands before the length of a message.
pub(super) const CONTINUES: [u8; 4] = [0xff; 4];

/// A stream of messages.
pub(super) struct Messages<R> {
    reader: R,
    state: State,
    /// Of the batches, once a message or the end of a file has said which columns they have.
    widths: Widths,
}

/// A message with its body.
pub(super) struct Whole {
    bytes: Vec<u8>,
    /// Where what it says of its body begins and ends, and the body begins.
    head: Range<usize>,
}

/// How a stream ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Not yet.
    Open,
    /// With its mark.
    Over,
    /// Without one.
    Cut,
}

impl<R: Read> Messages<R> {
    pub(super) fn new(reader: R) -> Self {
        Self::of(reader, Widths::default())
    }

    /// Messages of batches with columns that are known.
    pub(super) const fn of(reader: R, widths: Widths) -> Self {
        Self { reader, state: State::Open, widths }
    }

    pub(super) const fn state(&self) -> State {
        self.state
    }

    /// What stands behind the end of the stream.
    pub(super) const fn behind(&mut self) -> &mut R {
        &mut self.reader
    }

    /// The next message; none at the end, of which [`Messages::state`] tells more.
    pub(super) fn next(&mut self) -> io::Result<Option<Whole>> {
        if self.state != State::Open {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        self.more(4, &mut bytes)?;
        if bytes.is_empty() {
            self.state = State::Cut;
            return Ok(None);
        }
        if bytes == CONTINUES {
            self.more(4, &mut bytes)?;
        }
        let Some(length) = bytes.last_chunk().map(|length| i32::from_le_bytes(*length)) else { return cut() };
        let Ok(length) = usize::try_from(length) else { return told(broken("a message has no length")) };
        if length == 0 {
            self.state = State::Over;
            return Ok(None);
        }
        let head = bytes.len()..bytes.len() + length;
        if self.more(length, &mut bytes)? < length {
            return cut();
        }
        let message = as_message(&bytes[head.clone()])?;
        if let Some(schema) = message.header_as_schema() {
            self.widths = Widths::of(schema, message.version()).map_err(io::Error::other)?;
        }
        let Ok(body) = usize::try_from(message.bodyLength()) else { return told(broken("a message has no length")) };
        // How much is packed into a body, only the body says.
        let is_packed = is_packed(&message);
        if !is_packed {
            self.widths.check(&message, body, &[]).or_else(told)?;
        }
        let bytes = self.with_body(&bytes, body)?;
        if is_packed {
            self.widths.check(&as_message(&bytes[head.clone()])?, body, &bytes[head.end..]).or_else(told)?;
        }
        Ok(Some(Whole { bytes, head }))
    }

    /// The bytes of a message up to its body, and those of its body, of which there are so many.
    fn with_body(&mut self, before: &[u8], body: usize) -> io::Result<Vec<u8>> {
        let first = body.min(AT_ONCE);
        let mut bytes = vec![0; before.len() + first];
        let (start, rest) = bytes.split_at_mut(before.len());
        start.copy_from_slice(before);
        self.reader.read_exact(rest)?;
        if self.more(body - first, &mut bytes)? < body - first {
            return cut();
        }
        Ok(bytes)
    }

    /// Adds so many more bytes to some; how many there were.
    fn more(&mut self, bytes: usize, to: &mut Vec<u8>) -> io::Result<usize> {
        self.reader.by_ref().take(bytes as u64).read_to_end(to)
    }
}

impl Whole {
    /// What it says of its body.
    pub(super) fn head(&self) -> io::Result<Message<'_>> {
        as_message(&self.bytes[self.head.clone()])
    }

    /// It, and where in it its body is, as what decodes it asks.
    pub(super) fn block(self) -> io::Result<(Block, Buffer)> {
        let Ok(head) = i32::try_from(self.head.end) else { return told(broken("a message is too long")) };
        let body = self.bytes.len() - self.head.end;
        Ok((Block::new(0, head, body as i64), Buffer::from_vec(self.bytes)))
    }
}

fn cut<T>() -> io::Result<T> {
    told(cut_short())
}

fn told<T>(problem: FormProblem) -> io::Result<T> {
    Err(io::Error::other(problem))
}

fn as_message(head: &[u8]) -> io::Result<Message<'_>> {
    root_as_message(head).map_err(|error| io::Error::other(broken(&error.to_string())))
}

/// What a message has of rows or of a dictionary.
fn batch_of<'m>(message: &Message<'m>) -> Option<RecordBatch<'m>> {
    let dictionary = message.header_as_dictionary_batch().and_then(|dictionary| dictionary.data());
    message.header_as_record_batch().or(dictionary)
}

fn is_packed(message: &Message<'_>) -> bool {
    batch_of(message).is_some_and(|batch| batch.compression().is_some())
}

impl Widths {
    /// Whether all that a message points to is in its body of so many bytes, which are there where some are packed, and ends where a
    /// value does.
    fn check(&self, message: &Message<'_>, length: usize, body: &[u8]) -> Result<(), FormProblem> {
        let Some(batch) = batch_of(message) else { return Ok(()) };
        let outside = || broken("a batch points to bytes that are not in it");
        let nodes = batch.nodes().into_iter().flatten();
        let is_sound = |node: &FieldNode| node.length() >= 0 && (0..=node.length()).contains(&node.null_count());
        if batch.length() < 0 || !nodes.into_iter().all(is_sound) {
            return Err(broken("a batch has less than no rows"));
        }
        let dictionary = message.header_as_dictionary_batch().map(|dictionary| dictionary.id());
        let widths = self.buffers(dictionary, batch.variadicBufferCounts().into_iter().flatten());
        let widths = widths.into_iter().chain(repeat(1));
        for (buffer, width) in batch.buffers().into_iter().flatten().zip(widths) {
            let (start, whole) = (usize::try_from(buffer.offset()), usize::try_from(buffer.length()));
            let (Ok(start), Ok(whole)) = (start, whole) else { return Err(outside()) };
            let end = start.checked_add(whole).filter(|end| *end <= length).ok_or_else(outside)?;
            let mut bytes = whole as u64;
            if batch.compression().is_some() && whole > 0 {
                bytes = unpacked(body.get(start..end).ok_or_else(outside)?)?.unwrap_or(bytes - PREFIX);
            }
            if !bytes.is_multiple_of(width) {
                return Err(broken("a batch ends within a value"));
            }
        }
        Ok(())
    }
}

/// How many bytes a packed buffer is unpacked to; none where it says that it is not packed.
fn unpacked(buffer: &[u8]) -> Result<Option<u64>, FormProblem> {
    let most = (buffer.len() as i64).saturating_mul(TIMES).max(SMALL);
    match buffer.first_chunk().map(|length| i64::from_le_bytes(*length)) {
        None => Err(broken("a batch points to bytes that are not in it")),
        Some(-1) => Ok(None),
        Some(length) => match u64::try_from(length) {
            Ok(bytes) if length <= most => Ok(Some(bytes)),
            _ => Err(broken("what is compressed in it is far larger than it looks")),
        },
    }
}
