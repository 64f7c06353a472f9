//! Cuts objects out of a text of JSON, one after another, without reading what is in them.

use std::io::Read;

use memchr::{memchr2, memchr3};

use super::further;
use crate::cases::{FormProblem, TableProblem};
use crate::source::Position;

/// How many bytes are asked for at once.
const READ: usize = 256 << 10;
/// An object is no longer than this: where a quotation mark is left open, the rest of a file would be one.
const LONGEST: usize = 64 << 20;

/// Cuts objects out of a text.
pub(super) struct Cutter<R> {
    reader: R,
    buffer: Vec<u8>,
    /// Where in it the rest begins.
    start: usize,
    ended: bool,
    at: Position,
    shape: Shape,
    /// Whether an object was found.
    found: Found,
}

/// How the objects of a file stand in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// `[{…}, {…}]`
    List,
    /// `{…}` and `{…}`, each on a line of its own or not.
    Lines,
    /// `{"a": {…}, "b": {…}}`
    Named,
    /// Nothing comes any more.
    Over,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    None,
    Some,
}

/// An object that is cut out.
pub(super) struct Cut {
    /// What it stands under.
    pub(super) name: Option<String>,
    /// Where it begins.
    pub(super) at: Position,
}

impl<R: Read> Cutter<R> {
    /// Looks at how a text begins.
    ///
    /// # Errors
    /// It is no JSON, or nothing.
    pub(super) fn new(reader: R) -> Result<Self, TableProblem> {
        let at = Position { line: 1, column: 1 };
        let (buffer, shape) = (Vec::new(), Shape::Lines);
        let mut cutter = Self { reader, buffer, start: 0, ended: false, at, shape, found: Found::None };
        cutter.at_least(3)?;
        if cutter.rest().starts_with(b"\xef\xbb\xbf") {
            cutter.start = 3;
        }
        if matches!(cutter.rest(), [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, ..] | [_, 0, ..]) {
            return Err(TableProblem::NotText { like: "UTF-16" });
        }
        cutter.shape = match cutter.peek()? {
            None => return Err(TableProblem::Empty),
            Some(b'[') => {
                cutter.advance(1);
                Shape::List
            }
            Some(b'{') if cutter.names_objects()? => {
                cutter.advance(1);
                Shape::Named
            }
            Some(b'{') => Shape::Lines,
            Some(_) => return Err(cutter.broken("it begins with neither `[` nor `{`")),
        };
        Ok(cutter)
    }

    /// Adds the text of the next object to `text`; none at the end.
    ///
    /// # Errors
    /// Something else stands there, or the text ends within it.
    pub(super) fn next_object(&mut self, text: &mut Vec<u8>) -> Result<Option<Cut>, TableProblem> {
        if self.begins()?.is_none() {
            return Ok(None);
        }
        let name = if self.shape == Shape::Named { Some(self.name()?) } else { None };
        let what = || name.as_ref().map_or_else(|| "this".to_owned(), |name| format!("`{name}`"));
        match self.peek()? {
            Some(b'{') => {}
            Some(_) => return Err(FormProblem::NoCase { line: self.at.line, what: what() }.into()),
            None => return Err(self.cut_short()),
        }
        let (at, length) = (self.at, self.length()?);
        text.extend_from_slice(&self.rest()[..length]);
        self.advance(length);
        self.found = Found::Some;
        Ok(Some(Cut { name, at }))
    }

    /// Goes to where the next object begins; none where there is no other.
    fn begins(&mut self) -> Result<Option<()>, TableProblem> {
        let close = match self.shape {
            Shape::Over => return Ok(None),
            Shape::Lines => return Ok(self.peek()?.map(|_| ())),
            Shape::List => b']',
            Shape::Named => b'}',
        };
        match (self.peek()?, self.found) {
            (None, _) => Err(self.cut_short()),
            (Some(mark), _) if mark == close => {
                self.advance(1);
                self.shape = Shape::Over;
                match self.peek()? {
                    None => Ok(None),
                    Some(_) => Err(FormProblem::Behind { line: self.at.line }.into()),
                }
            }
            (Some(_), Found::None) => Ok(Some(())),
            (Some(b','), Found::Some) => {
                self.advance(1);
                match self.peek()? {
                    None => Err(self.cut_short()),
                    Some(mark) if mark == close => Err(self.broken("a comma stands behind the last case")),
                    Some(_) => Ok(Some(())),
                }
            }
            (Some(_), Found::Some) => Err(self.broken("there is no comma between two cases")),
        }
    }

    /// The name that an object stands under, with its colon.
    fn name(&mut self) -> Result<String, TableProblem> {
        if self.peek()? != Some(b'"') {
            return Err(self.broken("the name of a case does not stand in quotation marks"));
        }
        let mut end = 1;
        loop {
            self.at_least(end + 1)?;
            match memchr2(b'"', b'\\', &self.rest()[end.min(self.rest().len())..]).map(|found| end + found) {
                None if self.ended => return Err(self.cut_short()),
                None => {
                    end = self.rest().len();
                    self.read_more()?;
                }
                Some(found) if self.rest()[found] == b'"' => {
                    end = found + 1;
                    break;
                }
                Some(found) => end = found + 2,
            }
        }
        let name = serde_json::from_slice(&self.rest()[..end]);
        let name = name.map_err(|_| self.broken("the name of a case cannot be read"))?;
        self.advance(end);
        match self.peek()? {
            Some(b':') => self.advance(1),
            Some(_) => return Err(self.broken("there is no colon behind the name of a case")),
            None => return Err(self.cut_short()),
        }
        Ok(name)
    }

    /// How long the object is that begins here.
    fn length(&mut self) -> Result<usize, TableProblem> {
        let (mut at, mut depth, mut quoted) = (0, 0_usize, Quoted::Not);
        loop {
            let rest = &self.rest()[at.min(self.rest().len())..];
            let found = match quoted {
                Quoted::Not => memchr3(b'"', b'{', b'}', rest),
                Quoted::Within => memchr2(b'"', b'\\', rest),
            };
            let Some(found) = found.map(|found| at + found) else {
                at = at.max(self.rest().len());
                if self.ended {
                    return Err(self.cut_short());
                }
                self.read_more()?;
                continue;
            };
            at = found + 1;
            match (self.rest()[found], quoted) {
                (b'"', Quoted::Not) => quoted = Quoted::Within,
                (b'"', Quoted::Within) => quoted = Quoted::Not,
                (b'{', _) => depth += 1,
                (b'}', _) => depth -= 1,
                // What stands behind a backslash is no mark.
                _ => at += 1,
            }
            if depth == 0 {
                return Ok(at);
            }
        }
    }

    /// Whether objects stand under the names of cases: the first value of the first object is one itself.
    fn names_objects(&mut self) -> Result<bool, TableProblem> {
        loop {
            match begins_with_object(self.rest()) {
                Some(is) => return Ok(is),
                None if self.ended => return Ok(false),
                None => self.read_more()?,
            }
        }
    }

    /// The next mark behind white space.
    fn peek(&mut self) -> Result<Option<u8>, TableProblem> {
        loop {
            let rest = self.rest();
            let space = rest.len() - rest.trim_ascii_start().len();
            self.advance(space);
            if let Some(mark) = self.rest().first() {
                return Ok(Some(*mark));
            }
            if self.ended {
                return Ok(None);
            }
            self.read_more()?;
        }
    }

    fn rest(&self) -> &[u8] {
        &self.buffer[self.start..]
    }

    fn advance(&mut self, bytes: usize) {
        self.at = further(self.at, &self.buffer[self.start..self.start + bytes]);
        self.start += bytes;
    }

    fn at_least(&mut self, bytes: usize) -> Result<(), TableProblem> {
        while self.rest().len() < bytes && !self.ended {
            self.read_more()?;
        }
        Ok(())
    }

    fn read_more(&mut self) -> Result<(), TableProblem> {
        if self.rest().len() > LONGEST {
            return Err(self.broken("a case is longer than 64 MB, or a quotation mark in it is never closed"));
        }
        self.buffer.drain(..self.start);
        self.start = 0;
        let read = self.reader.by_ref().take(READ as u64).read_to_end(&mut self.buffer)?;
        self.ended = read == 0;
        Ok(())
    }

    fn broken(&self, why: &str) -> TableProblem {
        FormProblem::Broken { form: "JSON", line: self.at.line, why: why.to_owned() }.into()
    }

    fn cut_short(&self) -> TableProblem {
        FormProblem::CutShort { form: "JSON" }.into()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quoted {
    Not,
    Within,
}

/// Whether the first value of an object is one itself; none where the text ends before that is seen.
fn begins_with_object(text: &[u8]) -> Option<bool> {
    let inner = text.get(1..)?.trim_ascii_start();
    if *inner.first()? != b'"' {
        return Some(false);
    }
    let mut at = 1;
    loop {
        let found = at + memchr2(b'"', b'\\', inner.get(at..)?)?;
        if inner[found] == b'"' {
            at = found + 1;
            break;
        }
        at = found + 2;
    }
    let behind = inner.get(at..)?.trim_ascii_start();
    let value = behind.strip_prefix(b":").map(<[u8]>::trim_ascii_start);
    match (behind.first()?, value) {
        (b':', Some(value)) => Some(*value.first()? == b'{'),
        _ => Some(false),
    }
}
