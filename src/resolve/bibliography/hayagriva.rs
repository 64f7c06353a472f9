//! Turns hayagriva YAML into keys: those of the outermost mapping.

use saphyr_parser::{Event, Parser, ScanError, Span};

use super::{Key, Malformed, literature, paper};
use crate::theory::EntryType;

/// What tells a paper from another.
const TELLING: [&str; 4] = ["title", "author", "date", "serial-number"];

/// What of the outermost mapping stands next.
#[derive(PartialEq, Eq)]
enum Next {
    Key,
    Value,
}

/// What a field of an entry says.
#[derive(Clone, Copy)]
enum Field {
    Telling,
    Type,
    /// What the paper appeared in, an entry of its own.
    Parent,
    Other,
}

impl Field {
    fn of(name: &str) -> Self {
        match name {
            "type" => Self::Type,
            "parent" => Self::Parent,
            name if TELLING.contains(&name) => Self::Telling,
            _ => Self::Other,
        }
    }
}

pub(super) fn keys(content: &str) -> Result<Vec<Key>, Malformed> {
    let mut parser = Parser::new_from_str(content);
    let (mut keys, mut depth, mut next) = (Vec::<Key>::new(), 0_usize, Next::Key);
    let (mut told, mut field) = (Vec::<String>::new(), None::<Field>);
    let (mut kind, mut parent) = (None::<String>, Vec::<String>::new());
    while let Some(read) = parser.next_event() {
        let (event, span) = read.map_err(|error| malformed(&error))?;
        let is_key = depth == 1 && next == Next::Key;
        // Of an entry: the name of a field, then what it says, which may be nested.
        if let Event::Scalar(text, ..) = &event
            && depth > 1
        {
            match field {
                None => field = Some(Field::of(text)),
                Some(of) => {
                    match of {
                        Field::Telling => told.push(text.to_string()),
                        Field::Type => kind = Some(text.to_string()),
                        Field::Parent => parent.push(text.to_string()),
                        Field::Other => {}
                    }
                    field = field.filter(|_| depth > 2);
                }
            }
        }
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) if is_key => return Err(at(span, "expected a key")),
            Event::SequenceStart(..) if depth == 0 => return Err(at(span, "expected entries, each under its key")),
            Event::MappingStart(..) | Event::SequenceStart(..) => depth += 1,
            Event::MappingEnd | Event::SequenceEnd => {
                depth = depth.saturating_sub(1);
                field = field.filter(|_| depth > 2);
                if depth == 1
                    && let Some(key) = keys.last_mut()
                {
                    key.paper = paper(told.iter().map(String::as_str));
                    told.clear();
                    let within = parent.iter().position(|name| name == "type").and_then(|at| parent.get(at + 1));
                    let within = within.map(String::as_str);
                    key.entry_type =
                        kind.take().map(|kind| literature::of_hayagriva(&kind, within)).unwrap_or_default();
                    parent.clear();
                }
                next = Next::Key;
            }
            Event::Scalar(name, ..) if is_key => {
                let (paper, entry_type) = (String::new(), EntryType::default());
                keys.push(Key { name: name.into_owned(), line: span.start.line(), paper, entry_type });
                next = Next::Value;
            }
            Event::Scalar(name, ..) if depth == 0 && !name.is_empty() => {
                return Err(at(span, "expected entries, each under its key"));
            }
            Event::Scalar(..) | Event::Alias(_) if depth == 1 => next = Next::Key,
            Event::Scalar(..) | Event::Alias(_) => {}
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => {}
        }
    }
    Ok(keys)
}

fn at(span: Span, why: &str) -> Malformed {
    Malformed { line: span.start.line(), column: span.start.col() + 1, why: why.to_owned() }
}

fn malformed(error: &ScanError) -> Malformed {
    Malformed { line: error.marker().line(), column: error.marker().col() + 1, why: error.info().to_owned() }
}
