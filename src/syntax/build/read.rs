//! What the grammar read, laid out flat: a rule, its place, and where its descendants end.
//!
//! pest shares its tokens by counted references, which is most of the work of walking them; the builder walks every one a few
//! times.

use pest::error::Error;
use pest::{Parser, Token};

use crate::syntax::grammar::{Grammar, Rule};

/// One rule that was read.
#[derive(Clone, Copy, Debug)]
struct Entry {
    rule: Rule,
    start: u32,
    end: u32,
    /// The place after its last descendant.
    next: u32,
}

/// Everything that the grammar read of one text, kept to be filled again.
#[derive(Debug, Default)]
pub(super) struct Reads {
    entries: Vec<Entry>,
    open: Vec<usize>,
}

impl Reads {
    /// Reads a text as a rule; gives the parts of the rule.
    ///
    /// # Errors
    /// Where the text is not that and nothing else.
    pub(super) fn read<'p>(&'p mut self, rule: Rule, text: &'p str) -> Result<Parts<'p>, Box<Error<Rule>>> {
        self.entries.clear();
        for token in Grammar::parse(rule, text)?.tokens() {
            match token {
                Token::Start { rule, pos } => {
                    self.open.push(self.entries.len());
                    self.entries.push(Entry { rule, start: pos.pos() as u32, end: 0, next: 0 });
                }
                Token::End { pos, .. } => self.close(pos.pos()),
            }
        }
        let end = self.entries.len();
        Ok(Parts { entries: &self.entries, text, next: 1.min(end), end })
    }

    fn close(&mut self, end: usize) {
        let (end, next) = (end as u32, self.entries.len() as u32);
        if let Some(entry) = self.open.pop().and_then(|open| self.entries.get_mut(open)) {
            (entry.end, entry.next) = (end, next);
        }
    }
}

/// What the grammar read of one rule.
#[derive(Clone, Copy, Debug)]
pub(super) struct Read<'p> {
    entries: &'p [Entry],
    /// All of the text.
    pub(super) input: &'p str,
    index: usize,
}

impl<'p> Read<'p> {
    /// The rule.
    pub(super) fn rule(self) -> Rule {
        self.entries[self.index].rule
    }

    /// Its first byte.
    pub(super) fn start(self) -> usize {
        self.entries[self.index].start as usize
    }

    /// One past its last byte.
    pub(super) fn end(self) -> usize {
        self.entries[self.index].end as usize
    }

    /// One past its last byte that is no blank.
    pub(super) fn ink(self) -> usize {
        let mut written = &self.input.as_bytes()[self.start()..self.end()];
        while let [before @ .., b' '] = written {
            written = before;
        }
        self.start() + written.len()
    }

    /// Its text.
    pub(super) fn text(self) -> &'p str {
        &self.input[self.start()..self.end()]
    }

    /// The rules directly inside it.
    pub(super) fn parts(self) -> Parts<'p> {
        Parts { entries: self.entries, text: self.input, next: self.index + 1, end: self.entries[self.index].next as usize }
    }
}

/// Rules side by side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts<'p> {
    entries: &'p [Entry],
    text: &'p str,
    next: usize,
    end: usize,
}

impl<'p> Parts<'p> {
    /// The first that is left.
    pub(super) fn first(mut self) -> Option<Read<'p>> {
        self.next()
    }

    /// Whether more than one is left.
    pub(super) fn are_several(self) -> bool {
        self.first().is_some_and(|first| (self.entries[first.index].next as usize) < self.end)
    }
}

impl<'p> Iterator for Parts<'p> {
    type Item = Read<'p>;

    fn next(&mut self) -> Option<Read<'p>> {
        if self.next >= self.end {
            return None;
        }
        let read = Read { entries: self.entries, input: self.text, index: self.next };
        self.next = self.entries[self.next].next as usize;
        Some(read)
    }
}
