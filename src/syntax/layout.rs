//! Reads lines, indentation, quotation marks and comments: turns source text into pieces that the grammar reads.
//!
//! A piece has the text of some whole items, byte for byte at the same distance from its start. What the grammar need
//! not know is blank: comments, white space of all kinds, a line break that only wraps, the full stop that ends a
//! clause. A line break that is left starts an item, a tab a clause, a carriage return a bullet, or an `unless` that ends
//! bullets.

mod bullets;
mod characters;
mod column;
mod ends;
mod foreign;
mod lines;

pub(super) use bullets::list_mark;
pub(super) use ends::is_abbreviation;
use lines::Indentation;

use super::fault::Fault;
use super::keyword;
use super::tree::Item;
use crate::source::Span;

/// As deep as parentheses, `not` and bullets may nest.
pub const DEEPEST: usize = 128;

/// A piece is handed on when it is at least this long, in bytes: what the grammar keeps of it, many times that, then stays in a
/// processor's cache, and is little to ask the system for.
const PIECE: usize = 1 << 11;

/// The text of some whole items, laid out for the grammar.
#[derive(Debug, Default)]
pub(super) struct Piece {
    /// The laid-out text.
    pub(super) text: String,
    /// Where it starts in the source text.
    pub(super) base: usize,
    /// Its items.
    pub(super) items: Vec<Start>,
    /// Where clauses with a layout that cannot be read start, in the piece.
    pub(super) broken: Vec<usize>,
}

impl Piece {
    /// Whether a clause that starts in a part of the piece, its end included, cannot be read.
    pub(super) fn is_broken(&self, from: usize, to: usize) -> bool {
        let next = self.broken.partition_point(|&at| at < from);
        self.broken.get(next).is_some_and(|&at| at <= to)
    }
}

/// Where an item starts in its piece, and which one it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Start {
    /// Bytes from the start of the piece.
    pub(super) at: usize,
    /// What its keyword says.
    pub(super) item: Item,
}

/// An open quotation.
#[derive(Clone, Copy, Debug)]
struct Quotation {
    /// Where it opens in the source text.
    at: usize,
    /// What closes it.
    closing: char,
}

/// Reads a source text line by line.
#[derive(Debug)]
pub(super) struct Layout<'t> {
    source: &'t str,
    /// The start of the next line.
    next: usize,
    piece: Piece,
    /// The text of the piece so far: marks are ASCII and stand for whole letters, so that it stays UTF-8.
    text: Vec<u8>,
    /// What is wrong with the layout.
    pub(super) faults: Vec<Fault>,
    /// Comments that were passed.
    pub(super) comments: Vec<Span>,
    item: Option<Item>,
    /// The indentation of the item's clauses, in characters, once one is seen.
    depth: Option<usize>,
    /// The white space that the item is indented with.
    indented_with: Indentation,
    /// Whether the clause is an `if` or `then` at column 0.
    loose: bool,
    /// Whether the line above is blank.
    below_blank: bool,
    /// The last line that was not blank or a comment.
    above: Span,
    /// Where the clause starts, in the piece.
    clause: usize,
    /// The depths of the dashes that are open in the clause.
    dashes: Vec<usize>,
    quotation: Option<Quotation>,
    /// Whether a word may begin here.
    between_words: bool,
    parentheses: usize,
    /// The end of the last text that is not blank, in the piece.
    ink: usize,
}

impl<'t> Layout<'t> {
    /// Starts to read a source text.
    pub(super) fn new(source: &'t str) -> Self {
        let next = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self {
            source,
            next,
            piece: Piece { base: next, ..Piece::default() },
            text: Vec::new(),
            faults: Vec::new(),
            comments: Vec::new(),
            item: None,
            depth: None,
            indented_with: Indentation::None,
            loose: false,
            below_blank: true,
            above: Span::default(),
            clause: 0,
            dashes: Vec::new(),
            quotation: None,
            between_words: true,
            parentheses: 0,
            ink: 0,
        }
    }

    /// Reads on until a piece is full, and leaves it in `piece`; false where the text has ended.
    pub(super) fn read_piece(&mut self, piece: &mut Piece) -> bool {
        self.piece.items.clear();
        self.piece.broken.clear();
        self.piece.base = self.next;
        self.ink = 0;
        self.clause = 0;
        self.item = None;
        while self.next < self.source.len() {
            if self.text.len() >= PIECE && self.starts_item() {
                break;
            }
            self.read_line();
        }
        self.hand_on(piece);
        !piece.text.is_empty()
    }

    /// Reads the whole text as one clause, as if it stood in a line.
    pub(super) fn read_facts(&mut self, piece: &mut Piece) {
        self.copy(self.next, self.source.len());
        self.hand_on(piece);
    }

    /// Ends the piece, and takes the buffers of the one before.
    fn hand_on(&mut self, piece: &mut Piece) {
        self.end_clause();
        self.piece.text = String::from_utf8(std::mem::take(&mut self.text)).unwrap_or_default();
        std::mem::swap(piece, &mut self.piece);
        self.text = std::mem::take(&mut self.piece.text).into_bytes();
        self.text.clear();
    }

    /// Whether the next line starts an item.
    fn starts_item(&self) -> bool {
        let line = &self.source[self.next..];
        let is_indented = line.starts_with(char::is_whitespace);
        self.item != Some(Item::Broken) && !is_indented && keyword::item(line).is_some()
    }
}
