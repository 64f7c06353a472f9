//! The bytes of a table, of which more and more is read.

use std::io::{ErrorKind, Read};
use std::ops::Deref;

use super::BEYOND;

/// How many bytes are asked for at once, and how few at least.
const READ: usize = 128 << 10;
const LEAST: usize = READ / 4;

/// Bytes in memory that is used again for others without being cleared: to clear all that is read takes a part of reading it. There
/// is always more of it than there are bytes, so that vectors may be read beyond their end.
#[derive(Debug, Default)]
pub(super) struct Text {
    memory: Vec<u8>,
    length: usize,
}

impl Deref for Text {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.memory[..self.length]
    }
}

impl Text {
    /// The bytes, and [`BEYOND`] more that mean nothing.
    pub(super) fn and_beyond(&self) -> &[u8] {
        self.memory.get(..self.length + BEYOND).unwrap_or(self)
    }

    /// Reads on; whether something was there.
    pub(super) fn read(&mut self, reader: &mut impl Read) -> std::io::Result<bool> {
        if self.memory.len() < self.length + LEAST + BEYOND {
            self.make_room(READ);
        }
        let room = (self.memory.len() - BEYOND).min(self.length + READ);
        let room = &mut self.memory[self.length..room];
        let read = loop {
            match reader.read(room) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        self.length += read;
        Ok(read > 0)
    }

    /// Forgets the first bytes.
    pub(super) fn forget(&mut self, first: usize) {
        self.memory.copy_within(first..self.length, 0);
        self.length -= first;
    }

    /// Holds these bytes and no others.
    pub(super) fn hold(&mut self, bytes: &[u8]) {
        self.length = 0;
        self.add(bytes);
    }

    /// Adds bytes at the end.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.make_room(bytes.len());
        self.memory[self.length..][..bytes.len()].copy_from_slice(bytes);
        self.length += bytes.len();
    }

    /// Forgets what stands behind the first bytes.
    pub(super) fn truncate(&mut self, length: usize) {
        self.length = self.length.min(length);
    }

    /// Makes room for so many more bytes, in new memory: the system clears it, page by page as it is written to. It grows by a quarter:
    /// each thread holds some, which is not given back.
    fn make_room(&mut self, bytes: usize) {
        let needed = self.length + bytes + BEYOND;
        if self.memory.len() < needed {
            let mut memory = vec![0; needed.max(self.memory.len() / 4 * 5)];
            memory[..self.length].copy_from_slice(self);
            self.memory = memory;
        }
    }
}
