//! Words in a row that can be wrapped: turns them into lines no wider than a page.

use super::WIDTH;
use crate::syntax::bare::looks_like_bullet;

#[derive(Clone, Debug)]
struct Word {
    text: String,
    may_begin_line: bool,
    /// How wide it is with the words after it that it would rather share a line with.
    together: usize,
}

/// Words with one space between them.
#[derive(Clone, Debug, Default)]
pub(super) struct Run {
    words: Vec<Word>,
}

impl Run {
    /// A run of one word.
    pub(super) fn of(word: &str) -> Self {
        let mut run = Self::default();
        run.word(word);
        run
    }

    /// Adds a word that may begin a line.
    pub(super) fn word(&mut self, text: impl Into<String>) {
        self.words.push(Word { text: text.into(), may_begin_line: true, together: 0 });
    }

    /// Adds a word that stays beside the one before it.
    pub(super) fn held(&mut self, text: impl Into<String>) {
        self.words.push(Word { text: text.into(), may_begin_line: false, together: 0 });
    }

    /// Adds to the last word. One that would open a list then, as `1)` does, stays beside what stands before it.
    pub(super) fn glue(&mut self, text: &str) {
        match self.words.last_mut() {
            Some(last) => {
                last.text.push_str(text);
                last.may_begin_line &= !looks_like_bullet(&last.text);
            }
            None => self.word(text),
        }
    }

    /// Adds another run; what `opens` is set before its first word.
    pub(super) fn append(&mut self, opens: &str, run: Self) {
        let first = self.words.len();
        self.words.extend(run.words);
        if let Some(word) = self.words.get_mut(first) {
            word.text.insert_str(0, opens);
        }
    }

    /// Adds another run that stays beside this one.
    pub(super) fn append_held(&mut self, run: Self) {
        let first = self.words.len();
        self.append("", run);
        if let Some(word) = self.words.get_mut(first).filter(|_| first > 0) {
            word.may_begin_line = false;
        }
    }

    /// Keeps its first word beside what stands before it.
    pub(super) fn hold(&mut self) {
        self.words.first_mut().into_iter().for_each(|word| word.may_begin_line = false);
    }

    /// Adds text in quotation marks, which may wrap where a single space is.
    pub(super) fn quotation(&mut self, quoted: &str) {
        let words: Vec<&str> = quoted.split(' ').collect();
        for (index, word) in words.iter().enumerate() {
            let solid = |word: &str| !word.is_empty() && word.trim() == word;
            let may_begin_line = index == 0 || (solid(word) && solid(words[index - 1]));
            let together = if index == 0 { width(quoted) } else { 0 };
            self.words.push(Word { text: (*word).to_owned(), may_begin_line, together });
        }
    }

    /// Whether its first word may begin a line.
    pub(super) fn may_begin_line(&self) -> bool {
        self.words.first().is_some_and(|word| word.may_begin_line)
    }

    /// Its width on one line, in characters.
    pub(super) fn width(&self) -> usize {
        self.words.iter().map(|word| width(&word.text) + 1).sum::<usize>().saturating_sub(1)
    }

    /// All words on one line.
    pub(super) fn flat(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Adds the words to the last of some lines, and wraps where it is full; further lines are indented by `hang`.
    pub(super) fn wrap_into(&self, rows: &mut Vec<String>, hang: usize) {
        let mut index = 0;
        while index < self.words.len() {
            let held = self.words[index + 1..].iter().take_while(|word| !word.may_begin_line).count();
            let chunk = &self.words[index..=index + held];
            let text = chunk.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
            let row = rows.last().map_or("", String::as_str);
            let is_open = row.trim().is_empty();
            let wide = width(&text).max(chunk[0].together);
            let is_full = width(row) + usize::from(!is_open) + wide > WIDTH;
            if is_full && !is_open && chunk[0].may_begin_line {
                rows.push(format!("{:hang$}{text}", ""));
            } else {
                let space = if is_open { "" } else { " " };
                rows.last_mut().into_iter().for_each(|row| *row = format!("{row}{space}{text}"));
            }
            index += held + 1;
        }
    }
}

/// The width of a text, in characters.
pub(super) fn width(text: &str) -> usize {
    text.chars().count()
}
