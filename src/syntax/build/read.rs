//! What the grammar read, laid out flat: a rule, its place, and where its descendants end.
//!
//! pest shares its tokens by counted references, which is most of the work of walking them; the builder walks every one a few
//! times.

use std::ops::Range;

use pest::error::Error;
use pest::{Parser, Token};

use crate::syntax::grammar::{Grammar, Rule};

/// One rule that was read.
#[derive(Clone, Copy, Debug)]
struct Entry {
    rule: Rule,
    start: u32,
    end: u32,
    /// The place after its last descendant; while the rule is open, the place of the rule around it.
    next: u32,
}

/// Everything that the grammar read of one text, kept to be filled again.
#[derive(Debug, Default)]
pub(super) struct Reads {
    entries: Vec<Entry>,
}

impl Reads {
    /// Reads a text as a rule.
    ///
    /// # Errors
    /// Where the text is not that and nothing else.
    pub(super) fn read<'p>(&'p mut self, rule: Rule, text: &'p str) -> Result<ReadText<'p>, Box<Error<Rule>>> {
        self.entries.clear();
        let mut open = 0;
        for token in Grammar::parse(rule, text)?.tokens() {
            let next = self.entries.len() as u32;
            match token {
                Token::Start { rule, pos } => {
                    self.entries.push(Entry { rule, start: pos.pos() as u32, end: 0, next: open });
                    open = next;
                }
                Token::End { pos, .. } => {
                    let entry = &mut self.entries[open as usize];
                    entry.end = pos.pos() as u32;
                    open = std::mem::replace(&mut entry.next, next);
                }
            }
        }
        Ok(ReadText { entries: &self.entries, text })
    }
}

/// A text, and everything that the grammar read of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct ReadText<'p> {
    entries: &'p [Entry],
    text: &'p str,
}

impl<'p> ReadText<'p> {
    /// The rules directly inside the rule that the text was read as.
    pub(super) fn parts(&'p self) -> Parts<'p> {
        let end = self.entries.len();
        Parts { of: self, next: 1.min(end), end }
    }
}

/// What the grammar read of one rule.
#[derive(Clone, Copy, Debug)]
pub(super) struct Read<'p> {
    of: &'p ReadText<'p>,
    index: usize,
}

impl<'p> Read<'p> {
    fn entry(self) -> &'p Entry {
        &self.of.entries[self.index]
    }

    /// The rule.
    pub(super) fn rule(self) -> Rule {
        self.entry().rule
    }

    /// Its first byte.
    pub(super) fn start(self) -> usize {
        self.entry().start as usize
    }

    /// One past its last byte.
    pub(super) fn end(self) -> usize {
        self.entry().end as usize
    }

    /// Where it is in the text, the blanks at its end left out.
    pub(super) fn ink(self) -> Range<usize> {
        let written = &self.input().as_bytes()[self.start()..self.end()];
        let blanks = written.iter().rev().take_while(|&&byte| byte == b' ').count();
        self.start()..self.end() - blanks
    }

    /// Its text.
    pub(super) fn text(self) -> &'p str {
        &self.input()[self.start()..self.end()]
    }

    /// All of the text.
    pub(super) fn input(self) -> &'p str {
        self.of.text
    }

    /// The rules directly inside it.
    pub(super) fn parts(self) -> Parts<'p> {
        Parts { of: self.of, next: self.index + 1, end: self.entry().next as usize }
    }
}

/// Rules side by side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts<'p> {
    of: &'p ReadText<'p>,
    next: usize,
    end: usize,
}

impl<'p> Parts<'p> {
    /// The first that is left.
    pub(super) fn first(mut self) -> Option<Read<'p>> {
        self.next()
    }

    /// Those before one of them.
    pub(super) fn before(self, part: Read<'p>) -> Self {
        Self { end: part.index, ..self }
    }

    /// Whether more than one is left.
    pub(super) fn are_several(self) -> bool {
        self.first().is_some_and(|first| (first.entry().next as usize) < self.end)
    }
}

impl<'p> Iterator for Parts<'p> {
    type Item = Read<'p>;

    fn next(&mut self) -> Option<Read<'p>> {
        if self.next >= self.end {
            return None;
        }
        let read = Read { of: self.of, index: self.next };
        self.next = read.entry().next as usize;
        Some(read)
    }
}
