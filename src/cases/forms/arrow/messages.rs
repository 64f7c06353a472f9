//! Reads a stream of Arrow message by message, and hands on only what points to nothing outside of itself: a program that decodes
//! it would stop there.

use std::io::{self, Read};
use std::iter::repeat;

use arrow_ipc::{FieldNode, Message, RecordBatch, root_as_message};

use super::broken;
use super::widths::Widths;
use crate::cases::FormProblem;

/// Bytes that a compressed buffer may be unpacked to for each of its own, and bytes that are never too many.
const TIMES: i64 = 1_000;
const SMALL: i64 = 1 << 20;
/// What stands before the bytes of a buffer that may be packed: how many they are.
const PREFIX: u64 = 8;
/// What stands before the length of a message.
pub(super) const CONTINUES: [u8; 4] = [0xff; 4];

/// A stream of whole messages.
pub(super) struct Messages<R> {
    reader: R,
    /// The message that is handed on, and how much of it is.
    held: Vec<u8>,
    at: usize,
    /// How many bytes behind those are of its body, and handed on as they come.
    following: usize,
    state: State,
    /// Of the batches, once a message or the end of a file has said which columns they have.
    widths: Widths,
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
        Self { reader, held: Vec::new(), at: 0, following: 0, state: State::Open, widths }
    }

    pub(super) const fn state(&self) -> State {
        self.state
    }

    /// What stands behind the end of the stream.
    pub(super) const fn behind(&mut self) -> &mut R {
        &mut self.reader
    }

    /// Reads the next message, or the mark of the end.
    fn hold(&mut self) -> io::Result<()> {
        self.held.clear();
        self.at = 0;
        self.more(4)?;
        if self.held.is_empty() {
            self.state = State::Cut;
            return Ok(());
        }
        if self.held == CONTINUES {
            self.more(4)?;
        }
        let Some(length) = self.held.last_chunk().map(|length| i32::from_le_bytes(*length)) else { return cut() };
        let Ok(length) = usize::try_from(length) else { return told(broken("a message has no length")) };
        if length == 0 {
            self.state = State::Over;
            return Ok(());
        }
        let head = self.held.len();
        if self.more(length)? < length {
            return cut();
        }
        let message = as_message(&self.held[head..])?;
        if let Some(schema) = message.header_as_schema() {
            self.widths = Widths::of(schema, message.version()).map_err(io::Error::other)?;
        }
        let Ok(body) = usize::try_from(message.bodyLength()) else { return told(broken("a message has no length")) };
        // How much is packed into a body, only the body says.
        if is_packed(&message) {
            let start = self.held.len();
            if self.more(body)? < body {
                return cut();
            }
            return self.widths.check(&as_message(&self.held[head..start])?, body, &self.held[start..]).or_else(told);
        }
        self.widths.check(&message, body, &[]).or_else(told)?;
        self.following = body;
        Ok(())
    }

    /// The next message with its body, and how long what stands before its body is.
    pub(super) fn whole(mut self) -> io::Result<(usize, Vec<u8>)> {
        self.hold()?;
        if self.state != State::Open {
            return cut();
        }
        let following = self.following;
        if self.more(following)? < following {
            return cut();
        }
        let before = if self.held.starts_with(&CONTINUES) { 4 } else { 0 };
        let length = self.held[before..].first_chunk().map_or(0, |length| u32::from_le_bytes(*length) as usize);
        Ok((before + 4 + length, self.held))
    }

    /// Holds so many more bytes; how many there were.
    fn more(&mut self, bytes: usize) -> io::Result<usize> {
        self.reader.by_ref().take(bytes as u64).read_to_end(&mut self.held)
    }
}

fn cut<T>() -> io::Result<T> {
    told(FormProblem::CutShort { form: "an Arrow file" })
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

impl<R: Read> Read for Messages<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.held.len() && self.following == 0 && self.state == State::Open {
            self.hold()?;
        }
        if self.at == self.held.len() && self.following > 0 && !buffer.is_empty() {
            let read = self.reader.by_ref().take(self.following as u64).read(buffer)?;
            self.following -= read;
            return if read == 0 { cut() } else { Ok(read) };
        }
        let read = (&self.held[self.at..]).read(buffer)?;
        self.at += read;
        Ok(read)
    }
}
