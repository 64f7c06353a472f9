//! Lays text out in columns on a canvas: cells of fixed width, then words that wrap below their start.

use unicode_width::UnicodeWidthStr;

use crate::report::canvas::{Canvas, Colour};

/// How a piece of text stands out; each says the same without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// Like the rest.
    Plain,
    /// A name to find again.
    Strong,
    /// A label that the eye may skip.
    Faint,
    /// What is triggered. No green and red: what fires may be a harm.
    Active,
    /// What is not triggered.
    Inactive,
    /// What asks for a second look.
    Notable,
}

impl Tone {
    const fn code(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Strong => Some("1"),
            Self::Faint => Some("2"),
            Self::Active => Some("1;36"),
            Self::Inactive => Some("1;35"),
            Self::Notable => Some("1;33"),
        }
    }
}

/// A piece of text in a column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell<'t> {
    /// How it stands out.
    pub(super) tone: Tone,
    /// The text.
    pub(super) text: &'t str,
    /// Columns that it takes at least.
    pub(super) width: usize,
}

/// The text of a report as it is laid out.
#[derive(Debug)]
pub(super) struct Page {
    canvas: Canvas,
    text: String,
}

const SPACES: &str = "                                        ";

/// Columns that words have at least, however narrow the terminal is.
const NARROWEST: usize = 20;

impl Page {
    pub(super) fn new(canvas: Canvas) -> Self {
        Self { canvas, text: String::new() }
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A line of its own in one tone.
    pub(super) fn heading(&mut self, tone: Tone, words: &str) {
        self.paint(tone, words);
        self.blank();
    }

    /// Cells, then words that wrap; what is wrapped stands at column `hang`.
    pub(super) fn flow(&mut self, cells: &[Cell<'_>], hang: usize, words: &str) {
        self.wrapped(cells, &SPACES[..hang.min(SPACES.len())], words);
    }

    /// Cells, then words that wrap; `rest` opens each further line.
    pub(super) fn wrapped(&mut self, cells: &[Cell<'_>], rest: &str, words: &str) {
        let mut column = 0;
        for cell in cells {
            self.cell(*cell);
            column += cell.width.max(columns(cell.text));
        }
        let limit = self.canvas.width.max(columns(rest) + NARROWEST);
        if column + columns(words) <= limit && !words.contains('\n') {
            self.text.push_str(words);
        } else {
            self.wrap(column, limit, rest, words);
        }
        self.end_line();
    }

    /// Words that do not fit between a column and the limit.
    fn wrap(&mut self, mut column: usize, limit: usize, rest: &str, words: &str) {
        let mut first = true;
        for word in words.split([' ', '\n']).filter(|word| !word.is_empty()) {
            let width = columns(word);
            if !first && column + 1 + width > limit {
                self.end_line();
                self.paint(Tone::Faint, rest);
                column = columns(rest);
            } else if !first {
                self.text.push(' ');
                column += 1;
            }
            self.text.push_str(word);
            column += width;
            first = false;
        }
    }

    fn cell(&mut self, cell: Cell<'_>) {
        self.paint(cell.tone, cell.text);
        self.spaces(cell.width.saturating_sub(columns(cell.text)));
    }

    fn paint(&mut self, tone: Tone, text: &str) {
        match tone.code() {
            Some(code) if self.canvas.colour == Colour::On && !text.is_empty() => {
                self.text.push_str("\u{1b}[");
                self.text.push_str(code);
                self.text.push('m');
                self.text.push_str(text);
                self.text.push_str("\u{1b}[0m");
            }
            _ => self.text.push_str(text),
        }
    }

    fn spaces(&mut self, count: usize) {
        for _ in 0..count / SPACES.len() {
            self.text.push_str(SPACES);
        }
        self.text.push_str(&SPACES[..count % SPACES.len()]);
    }

    fn end_line(&mut self) {
        let end = self.text.trim_end_matches(' ').len();
        self.text.truncate(end);
        self.text.push('\n');
    }
}

/// Columns that a text takes on a terminal; most words are ASCII, one column a byte.
fn columns(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}
