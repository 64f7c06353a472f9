//! Turns hayagriva YAML into keys: those of the outermost mapping.

use saphyr_parser::{Event, Parser, ScanError, Span};

use super::{Key, Malformed, paper};

/// What tells a paper from another.
const TELLING: [&str; 4] = ["title", "author", "date", "serial-number"];

/// What of the outermost mapping stands next.
#[derive(PartialEq, Eq)]
enum Next {
    Key,
    Value,
}

pub(super) fn keys(content: &str) -> Result<Vec<Key>, Malformed> {
    let mut parser = Parser::new_from_str(content);
    let (mut keys, mut depth, mut next) = (Vec::<Key>::new(), 0_usize, Next::Key);
    let (mut told, mut field) = (Vec::<String>::new(), None::<bool>);
    while let Some(read) = parser.next_event() {
        let (event, span) = read.map_err(|error| malformed(&error))?;
        let is_key = depth == 1 && next == Next::Key;
        // Of an entry: the name of a field, then what it says, which may be nested.
        if let Event::Scalar(text, ..) = &event
            && depth > 1
        {
            match field {
                None => field = Some(TELLING.contains(&&**text)),
                Some(tells) => {
                    told.extend(tells.then(|| text.to_string()));
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
                }
                next = Next::Key;
            }
            Event::Scalar(name, ..) if is_key => {
                keys.push(Key { name: name.into_owned(), line: span.start.line(), paper: String::new() });
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
