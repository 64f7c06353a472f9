//! Turns YAML into nodes with their places.

use std::collections::BTreeMap;

use saphyr_parser::{Event, Parser, ScanError, Span};

use crate::resolve::bibliography::Malformed;

/// How deep nodes may stand in each other, and how many there may be: names that stand for nodes could make many of few.
const DEEPEST: usize = 60;
const MOST: usize = 2_000_000;

/// A part of a document.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Its first line, from 1.
    pub(super) line: usize,
    /// Its first column, from 1.
    pub(super) column: usize,
    pub(super) says: Says,
}

/// What a part of a document holds.
#[derive(Clone, Debug)]
pub(super) enum Says {
    Text(String),
    List(Vec<Node>),
    /// Names with what stands under each.
    Map(Vec<(Node, Node)>),
}

impl Node {
    fn new(span: Span, says: Says) -> Self {
        Self { line: span.start.line(), column: span.start.col() + 1, says }
    }

    /// Its words; none where it holds more than that.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.says {
            Says::Text(text) => Some(text.trim()),
            Says::List(_) | Says::Map(_) => None,
        }
    }

    /// What stands under a name.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        match &self.says {
            Says::Map(all) => all.iter().find(|(key, _)| key.text() == Some(name)).map(|(_, value)| value),
            Says::Text(_) | Says::List(_) => None,
        }
    }

    /// Its members, or itself where it is no list.
    pub(super) fn each(&self) -> &[Self] {
        match &self.says {
            Says::List(all) => all,
            Says::Text(_) | Says::Map(_) => std::slice::from_ref(self),
        }
    }

    pub(super) fn malformed(&self, why: &str) -> Malformed {
        Malformed::at((self.line, self.column), why)
    }

    fn count(&self) -> usize {
        1 + match &self.says {
            Says::Text(_) => 0,
            Says::List(all) => all.iter().map(Self::count).sum(),
            Says::Map(all) => all.iter().map(|(key, value)| key.count() + value.count()).sum(),
        }
    }
}

/// A list or a map that is not closed yet.
struct Open {
    node: Node,
    anchor: usize,
    key: Option<Node>,
}

/// The nodes of a document so far.
#[derive(Default)]
struct Reader {
    open: Vec<Open>,
    named: BTreeMap<usize, Node>,
    count: usize,
    read: Option<Node>,
}

/// The first document of a text; none where it is empty.
pub(super) fn document(content: &str) -> Result<Option<Node>, Malformed> {
    let mut reader = Reader::default();
    for event in Parser::new_from_str(content) {
        let (event, span) = event.map_err(|error| malformed(&error))?;
        reader.take(event, span)?;
        if reader.read.is_some() && reader.open.is_empty() {
            // What is behind it has to be YAML, too, and is another document.
            continue;
        }
    }
    Ok(reader.read)
}

impl Reader {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Malformed> {
        match event {
            Event::Scalar(text, _, anchor, _) => self.put(Node::new(span, Says::Text(text.into_owned())), anchor),
            Event::SequenceStart(anchor, _) => self.start(Node::new(span, Says::List(Vec::new())), anchor),
            Event::MappingStart(anchor, _) => self.start(Node::new(span, Says::Map(Vec::new())), anchor),
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(Open { node, anchor, .. }) => self.put(node, anchor),
                None => Ok(()),
            },
            Event::Alias(anchor) => {
                let Some(node) = self.named.get(&anchor).cloned() else { return Ok(()) };
                self.count += node.count();
                self.put(node, 0)
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => {
                Ok(())
            }
        }
    }

    fn start(&mut self, node: Node, anchor: usize) -> Result<(), Malformed> {
        if self.open.len() >= DEEPEST {
            return Err(node.malformed(&format!("entries stand more than {DEEPEST} deep in each other")));
        }
        self.open.push(Open { node, anchor, key: None });
        Ok(())
    }

    fn put(&mut self, node: Node, anchor: usize) -> Result<(), Malformed> {
        self.count += 1;
        if self.count > MOST {
            return Err(node.malformed("the names in it stand for too much"));
        }
        if anchor != 0 {
            self.named.insert(anchor, node.clone());
        }
        let Some(open) = self.open.last_mut() else {
            self.read.get_or_insert(node);
            return Ok(());
        };
        match (&mut open.node.says, open.key.take()) {
            (Says::List(all), _) => all.push(node),
            (Says::Map(all), Some(key)) => all.push((key, node)),
            (Says::Map(_), None) => open.key = Some(node),
            (Says::Text(_), _) => {}
        }
        Ok(())
    }
}

fn malformed(error: &ScanError) -> Malformed {
    Malformed::at((error.marker().line(), error.marker().col() + 1), error.info())
}
