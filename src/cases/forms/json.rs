//! JSON as a table of cases: a list of objects, objects one after another (NDJSON), or objects under the names of cases.
//!
//! Objects are cut out of the text in order, and read on any core; the whole of a file is never held.

mod cut;
mod values;

use std::io::Read;
use std::sync::Arc;

use super::records::{Entry, Keys, NAME, Says};
use super::{Content, FormProblem, FormTable, Known, Parcel};
use crate::cases::{BadRow, Block, CRISP_BLOCK, Header, Table, TableProblem};
use crate::source::Position;
use cut::Cutter;

/// At so many bytes a piece ends, however few its objects are.
const PIECE: usize = 8 << 20;

/// A table of JSON.
struct Json<R> {
    cutter: Cutter<R>,
    keys: Arc<Keys>,
    /// What was read to learn the keys.
    first: Option<Objects>,
    row: u64,
}

/// The text of some objects.
#[derive(Debug, Default)]
pub(super) struct Objects {
    keys: Option<Arc<Keys>>,
    text: Vec<u8>,
    objects: Vec<Object>,
}

/// One object.
#[derive(Debug)]
struct Object {
    row: u64,
    /// What it stands under, where it stands under a name.
    name: Option<String>,
    at: Position,
    /// Where its text ends; it begins where the one before ends.
    end: usize,
}

/// Reads the beginning of a table of JSON.
///
/// # Errors
/// Text that is no JSON, and keys that cannot be used.
pub fn json<'r>(reader: impl Read + Send + 'r, known: Known<'_>) -> Result<FormTable<'r>, Vec<TableProblem>> {
    let mut cutter = Cutter::new(reader).map_err(|problem| vec![problem])?;
    let (mut first, mut row) = (Objects::default(), 0);
    take(&mut cutter, &mut first, &mut row).map_err(|problem| vec![problem])?;
    let keys = first.found();
    let keys = Keys::of(known, keys.iter().map(|(key, place)| (key.as_str(), *place)))?;
    Ok(Box::new(Json { cutter, keys, first: Some(first), row }))
}

/// Takes the next objects; none at the end.
fn take<R: Read>(cutter: &mut Cutter<R>, objects: &mut Objects, row: &mut u64) -> Result<(), TableProblem> {
    while objects.objects.len() < CRISP_BLOCK && objects.text.len() < PIECE {
        let Some(cut) = cutter.next_object(&mut objects.text)? else { break };
        *row += 1;
        objects.objects.push(Object { row: *row, name: cut.name, at: cut.at, end: objects.text.len() });
    }
    Ok(())
}

impl<R: Read + Send> Table for Json<R> {
    type Piece = Parcel;

    fn header(&self) -> &Arc<Header> {
        self.keys.header()
    }

    fn column_place(&self, column: usize) -> Position {
        self.keys.place(column)
    }

    fn take(&mut self, piece: &mut Parcel) -> Result<bool, TableProblem> {
        let mut objects = match self.first.take() {
            Some(first) => first,
            None => {
                let mut objects = Objects::default();
                take(&mut self.cutter, &mut objects, &mut self.row)?;
                objects
            }
        };
        let some = !objects.objects.is_empty();
        objects.keys = Some(Arc::clone(&self.keys));
        *piece = Parcel(Content::Objects(objects));
        Ok(some)
    }
}

impl Objects {
    /// The objects with their texts.
    fn texts(&self) -> impl Iterator<Item = (&Object, &[u8])> {
        let starts = std::iter::once(0).chain(self.objects.iter().map(|object| object.end));
        self.objects.iter().zip(starts).map(|(object, start)| (object, &self.text[start..object.end]))
    }

    /// The keys of all objects, with their places; those of what is no object are told when it is read.
    fn found(&self) -> Vec<(String, Position)> {
        let mut found = Vec::new();
        if let Some(object) = self.objects.first().filter(|object| object.name.is_some()) {
            found.push((NAME.to_owned(), object.at));
        }
        let mut known = rustc_hash::FxHashSet::default();
        for (object, text) in self.texts() {
            for (key, place) in values::keys(text, object.at) {
                if known.insert(key.clone()) {
                    found.push((key, place));
                }
            }
        }
        found
    }

    pub(super) fn fill(&self, block: &mut Block) {
        let Some(keys) = &self.keys else { return };
        for (object, text) in self.texts() {
            match values::entries(text, object.at) {
                Ok(mut entries) => {
                    let name = object.name.as_deref().map(|name| Entry {
                        key: NAME.into(),
                        says: Says::Text(name.into()),
                        key_at: object.at,
                        at: object.at,
                    });
                    entries.extend(name);
                    keys.fill(block, object.row, &entries);
                }
                Err((problem, at)) => block.refuse(BadRow {
                    row: object.row,
                    problem: problem.into(),
                    text: String::new(),
                    at,
                    span: (0, 0),
                }),
            }
        }
    }
}

/// What is wrong with an object, and where.
type Wrong = (FormProblem, Position);

/// A place some bytes further on in a text.
fn further(at: Position, text: &[u8]) -> Position {
    let count = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
    let short = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    match memchr::memrchr(b'\n', text) {
        None => Position { line: at.line, column: at.column.saturating_add(short(count(text))) },
        Some(last) => {
            let lines = memchr::memchr_iter(b'\n', text).count();
            Position { line: at.line.saturating_add(short(lines)), column: short(count(&text[last + 1..]) + 1) }
        }
    }
}
