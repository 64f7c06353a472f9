//! YAML as a table of cases: a list of mappings, mappings under the names of cases, or a mapping in each document. It is read
//! event by event; a name that stands for something else (`*a`) is never followed, so that nothing grows.

mod events;

use std::io::Read;
use std::sync::Arc;

use saphyr_parser::{Event, ScalarStyle, Span};

use super::records::{Entry, Keys, NAME, Record, Records, Says};
use super::{Content, FormProblem, FormTable, Known, Parcel};
use crate::cases::{CRISP_BLOCK, Header, Table, TableProblem};
use crate::source::Position;
use events::{Events, Reader};

/// A table of YAML.
struct Yaml<'r> {
    cases: Cases<'r>,
    keys: Arc<Keys>,
    /// What was read to learn the keys.
    first: Option<Vec<Record>>,
}

/// The cases of a text.
struct Cases<'r> {
    events: Events<'r>,
    shape: Shape,
    row: u64,
}

/// How the cases of a file stand in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// `- a: yes`
    List,
    /// A mapping under each name.
    Named,
    /// A mapping in each document.
    Documents,
}

/// Reads the beginning of a table of YAML.
///
/// # Errors
/// Text that is no YAML, and keys that cannot be used.
pub fn yaml<'r>(reader: impl Read + Send + 'r, known: Known<'_>) -> Result<FormTable<'r>, Vec<TableProblem>> {
    let mut cases = Cases::begin(Box::new(reader)).map_err(|problem| vec![problem])?;
    let first = cases.some().map_err(|problem| vec![problem])?;
    let entries = first.iter().flat_map(|record| &record.entries);
    let keys = Keys::of(known, entries.map(|entry| (&*entry.key, entry.key_at)))?;
    Ok(Box::new(Yaml { cases, keys, first: Some(first) }))
}

impl Table for Yaml<'_> {
    type Piece = Parcel;

    fn header(&self) -> &Arc<Header> {
        self.keys.header()
    }

    fn column_place(&self, column: usize) -> Position {
        self.keys.place(column)
    }

    fn take(&mut self, piece: &mut Parcel) -> Result<bool, TableProblem> {
        let records = match self.first.take() {
            Some(first) => first,
            None => self.cases.some()?,
        };
        let some = !records.is_empty();
        *piece = Parcel(Content::Records(Records { keys: Arc::clone(&self.keys), records }));
        Ok(some)
    }
}

impl<'r> Cases<'r> {
    /// Looks at how a text begins.
    fn begin(reader: Reader<'r>) -> Result<Self, TableProblem> {
        let mut events = Events::new(reader);
        let shape = match events.next_event()? {
            None => return Err(TableProblem::Empty),
            Some((Event::SequenceStart(..), _)) => Shape::List,
            Some((Event::MappingStart(..), span)) => match events.peek_second()? {
                true => Shape::Named,
                false => {
                    events.put_back((Event::MappingStart(0, None), span));
                    Shape::Documents
                }
            },
            Some((Event::Scalar(text, ..), _)) if text.is_empty() => return Err(TableProblem::Empty),
            Some((_, span)) => return Err(no_case(span, "this")),
        };
        Ok(Self { events, shape, row: 0 })
    }

    /// The next cases, as many as a block holds; none at the end.
    fn some(&mut self) -> Result<Vec<Record>, TableProblem> {
        let mut records = Vec::new();
        while records.len() < CRISP_BLOCK {
            let Some(entries) = self.next_case()? else { break };
            self.row += 1;
            records.push(Record { row: self.row, entries });
        }
        Ok(records)
    }

    fn next_case(&mut self) -> Result<Option<Vec<Entry<'static>>>, TableProblem> {
        let Some((event, span)) = self.events.next_event()? else { return Ok(None) };
        match (self.shape, event) {
            (Shape::List | Shape::Documents, Event::MappingStart(..)) => self.entries(Vec::new()).map(Some),
            (Shape::List, Event::SequenceEnd) | (Shape::Named, Event::MappingEnd) => match self.events.next_event()? {
                None => Ok(None),
                Some((_, span)) => Err(FormProblem::Behind { line: place(span).line }.into()),
            },
            (Shape::Named, Event::Scalar(name, ..)) => self.named(name.into_owned(), span).map(Some),
            (Shape::List | Shape::Named | Shape::Documents, _) => Err(no_case(span, "this")),
        }
    }

    /// The case of a name.
    fn named(&mut self, name: String, span: Span) -> Result<Vec<Entry<'static>>, TableProblem> {
        let what = format!("`{name}`");
        let entry = Entry { key: NAME.into(), says: Says::Text(name.into()), key_at: place(span), at: place(span) };
        match self.events.next_event()? {
            Some((Event::MappingStart(..), _)) => self.entries(vec![entry]),
            // `a:` with nothing below it is a case of which nothing is known.
            Some((Event::Scalar(text, ScalarStyle::Plain, ..), _)) if is_nothing(&text) => Ok(vec![entry]),
            _ => Err(no_case(span, &what)),
        }
    }

    /// The entries of a mapping that has begun.
    fn entries(&mut self, mut entries: Vec<Entry<'static>>) -> Result<Vec<Entry<'static>>, TableProblem> {
        loop {
            let (key, key_at) = match self.events.expect_event()? {
                (Event::MappingEnd, _) => return Ok(entries),
                (Event::Scalar(key, ..), span) => (key.into_owned(), place(span)),
                (_, span) => {
                    let why = "a key is more than a text".to_owned();
                    return Err(FormProblem::Broken { form: "YAML", line: place(span).line, why }.into());
                }
            };
            let (says, at) = self.value()?;
            entries.push(Entry { key: key.into(), says, key_at, at });
        }
    }

    fn value(&mut self) -> Result<(Says<'static>, Position), TableProblem> {
        let (event, span) = self.events.expect_event()?;
        let says = match event {
            Event::Scalar(text, ScalarStyle::Plain, ..) if is_nothing(&text) => Says::Nothing,
            Event::Scalar(text, ..) => Says::Text(text.into_owned().into()),
            Event::Alias(_) => Says::More("a name that stands for something else (`*`)"),
            Event::SequenceStart(..) => self.events.skip(Says::More("a list"))?,
            Event::MappingStart(..) => self.events.skip(Says::More("a mapping"))?,
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd
            | Event::SequenceEnd
            | Event::MappingEnd => Says::Nothing,
        };
        Ok((says, place(span)))
    }
}

/// What YAML writes for no value.
fn is_nothing(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

fn place(span: Span) -> Position {
    let short = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Position { line: short(span.start.line()).max(1), column: short(span.start.col()).saturating_add(1) }
}

fn no_case(span: Span, what: &str) -> TableProblem {
    FormProblem::NoCase { line: place(span).line, what: what.to_owned() }.into()
}
