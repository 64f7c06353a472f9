//! The events of a text of YAML that is read while it is parsed.

use std::collections::VecDeque;
use std::io::Read;
use std::sync::{Arc, Mutex, PoisonError};

use saphyr_parser::{BufferedInput, Event, Parser, Span};

use crate::cases::{FormProblem, TableProblem};

/// How many bytes are asked for at once.
const READ: usize = 64 << 10;
/// So many characters may stand between two events: where a quotation mark is left open, the rest of a file would be one text.
const LONGEST: usize = 16 << 20;

/// What is read.
pub(super) type Reader<'r> = Box<dyn Read + Send + 'r>;

/// An event with its place.
type Placed<'r> = (Event<'r>, Span);

/// The events of the cases; those of documents around them are left out.
pub(super) struct Events<'r> {
    parser: Parser<'r, BufferedInput<Characters<'r>>>,
    state: Arc<Mutex<State>>,
    next: VecDeque<Placed<'r>>,
}

/// What the characters and the events share.
#[derive(Default)]
struct State {
    /// Why there are no more characters.
    problem: Option<TableProblem>,
    /// Characters since the last event.
    since: usize,
}

impl<'r> Events<'r> {
    pub(super) fn new(reader: Reader<'r>) -> Self {
        let state = Arc::new(Mutex::new(State::default()));
        let characters = Characters {
            reader,
            bytes: Vec::new(),
            start: 0,
            ended: Ended::Not,
            state: Arc::clone(&state),
            is_first: First::Yes,
        };
        Self { parser: Parser::new_from_iter(characters), state, next: VecDeque::new() }
    }

    /// The next event; none at the end.
    ///
    /// # Errors
    /// The text is no YAML, or cannot be read on.
    pub(super) fn next_event(&mut self) -> Result<Option<Placed<'r>>, TableProblem> {
        if let Some(next) = self.next.pop_front() {
            return Ok(Some(next));
        }
        loop {
            let read = self.parser.next();
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            state.since = 0;
            if let Some(problem) = state.problem.take() {
                return Err(problem);
            }
            match read {
                None | Some(Ok((Event::StreamEnd, _))) => return Ok(None),
                Some(Ok((Event::Nothing | Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd, _))) => {}
                Some(Ok(placed)) => return Ok(Some(placed)),
                Some(Err(error)) => {
                    let line = u32::try_from(error.marker().line()).unwrap_or(u32::MAX);
                    return Err(FormProblem::Broken { form: "YAML", line, why: error.info().to_owned() }.into());
                }
            }
        }
    }

    /// The next event within something that has begun.
    ///
    /// # Errors
    /// As [`Self::next_event`]; and there is none.
    pub(super) fn expect_event(&mut self) -> Result<Placed<'r>, TableProblem> {
        self.next_event()?.ok_or_else(|| FormProblem::CutShort { form: "YAML" }.into())
    }

    /// Whether the second event from here, the value of a first key, begins a mapping.
    ///
    /// # Errors
    /// As [`Self::next_event`].
    pub(super) fn peek_second(&mut self) -> Result<bool, TableProblem> {
        let (first, second) = (self.next_event()?, self.next_event()?);
        let is = matches!((&first, &second), (Some((Event::Scalar(..), _)), Some((Event::MappingStart(..), _))));
        self.next.extend(first.into_iter().chain(second));
        Ok(is)
    }

    /// Puts an event back before all others.
    pub(super) fn put_back(&mut self, event: Placed<'r>) {
        self.next.push_front(event);
    }

    /// Goes behind the end of a list or mapping that has begun, and gives back what is said of it.
    ///
    /// # Errors
    /// As [`Self::expect_event`].
    pub(super) fn skip<T>(&mut self, says: T) -> Result<T, TableProblem> {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.expect_event()?.0 {
                Event::SequenceStart(..) | Event::MappingStart(..) => depth += 1,
                Event::SequenceEnd | Event::MappingEnd => depth -= 1,
                Event::Nothing
                | Event::StreamStart
                | Event::StreamEnd
                | Event::DocumentStart(_)
                | Event::DocumentEnd
                | Event::Alias(_)
                | Event::Scalar(..) => {}
            }
        }
        Ok(says)
    }
}

/// The characters of a text that is read bit by bit.
struct Characters<'r> {
    reader: Reader<'r>,
    bytes: Vec<u8>,
    start: usize,
    ended: Ended,
    is_first: First,
    state: Arc<Mutex<State>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ended {
    Not,
    Yes,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    Yes,
    No,
}

impl Characters<'_> {
    fn character(&mut self) -> Result<Option<char>, TableProblem> {
        while self.bytes.len() - self.start < 4 && self.ended == Ended::Not {
            self.read_more()?;
        }
        let rest = &self.bytes[self.start..];
        let Some(&lead) = rest.first() else { return Ok(None) };
        let length = match lead {
            0..=0x7f => 1,
            0x80..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0.. => 4,
        };
        let text = rest.get(..length).and_then(|bytes| std::str::from_utf8(bytes).ok());
        let character = text.and_then(|text| text.chars().next()).ok_or_else(|| {
            let like = if lead >= 0xfe { "UTF-16" } else { "Windows-1252, as older programs write" };
            TableProblem::NotText { like }
        })?;
        self.start += length;
        Ok(Some(character))
    }

    fn read_more(&mut self) -> Result<(), TableProblem> {
        {
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            state.since += READ;
            if state.since > LONGEST {
                let why = "a text in it is longer than 16 MB, or a quotation mark is never closed".to_owned();
                return Err(FormProblem::Broken { form: "YAML", line: 0, why }.into());
            }
        }
        self.bytes.drain(..self.start);
        self.start = 0;
        let read = self.reader.by_ref().take(READ as u64).read_to_end(&mut self.bytes)?;
        self.ended = if read == 0 { Ended::Yes } else { Ended::Not };
        Ok(())
    }
}

impl Iterator for Characters<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let character = match self.character() {
            Ok(character) => character,
            Err(problem) => {
                self.state.lock().unwrap_or_else(PoisonError::into_inner).problem.get_or_insert(problem);
                (self.start, self.ended) = (self.bytes.len(), Ended::Yes);
                None
            }
        };
        let was_first = std::mem::replace(&mut self.is_first, First::No);
        if was_first == First::Yes && character == Some('\u{feff}') { self.next() } else { character }
    }
}
