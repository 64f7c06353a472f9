//! Finds what stands outside of the entries of a BibTeX file and was to be one, or a part of one.

use std::ops::Range;

use super::types::is_known;
use crate::resolve::bibliography::Wrong;

/// What was to be an entry, with where it stands. All else outside of entries is a comment.
pub(super) fn outside(content: &str, entries: impl Iterator<Item = Range<usize>>) -> Vec<(usize, Wrong)> {
    let (mut found, mut from) = (Vec::new(), 0);
    for entry in entries {
        Gap { content, at: from, end: entry.start.max(from) }.look(&mut found);
        from = after(content, entry.end);
    }
    Gap { content, at: from, end: content.len() }.look(&mut found);
    found
}

/// Where an entry is behind: its closing brace is no part of what the reader calls it.
fn after(content: &str, end: usize) -> usize {
    let rest = content.get(end..).unwrap_or("");
    let space = rest.len() - rest.trim_start().len();
    if rest[space..].starts_with('}') { end + space + 1 } else { end }
}

/// A text between two entries.
struct Gap<'c> {
    content: &'c str,
    at: usize,
    end: usize,
}

impl Gap<'_> {
    fn look(mut self, found: &mut Vec<(usize, Wrong)>) {
        while let Some(mark) = self.next_mark() {
            match mark {
                b'%' => self.at += memchr::memchr(b'\n', self.rest()).unwrap_or(self.end - self.at),
                // An abbreviation, a preamble or a comment.
                b'@' => {
                    self.at += memchr::memchr(b'{', self.rest()).unwrap_or(0);
                    self.at = self.behind_braces();
                }
                b'{' => {
                    let word = self.word_before();
                    if is_known(word.trim_end()) {
                        found.push((self.at - word.len(), Wrong::NoSign(word.trim_end().to_owned())));
                    }
                    self.at = self.behind_braces();
                }
                _ => {
                    found.push((self.at, Wrong::Brace));
                    return;
                }
            }
        }
    }

    fn rest(&self) -> &[u8] {
        &self.content.as_bytes()[self.at..self.end]
    }

    /// Goes to the next mark that means something.
    fn next_mark(&mut self) -> Option<u8> {
        self.at += self.rest().iter().position(|byte| b"%@{}".contains(byte))?;
        self.rest().first().copied()
    }

    /// What stands in the line before a brace.
    fn word_before(&self) -> &str {
        self.content[..self.at].rsplit('\n').next().unwrap_or("").trim_start()
    }

    /// Where the braces that open here are closed; one byte on where they are not.
    fn behind_braces(&self) -> usize {
        let mut depth = 0_usize;
        for (index, byte) in self.rest().iter().enumerate() {
            match byte {
                b'{' => depth += 1,
                b'}' if depth <= 1 => return self.at + index + 1,
                b'}' => depth -= 1,
                _ => {}
            }
        }
        self.at + 1
    }
}
