//! Lays out evidence: one source a line where several say where, their locators and quotations aligned.

use super::fill::{Flow, Head, Unit};
use super::item::Writer;
use super::run::{Run, width};
use crate::syntax::{Kind, Node, Part};

impl Writer<'_> {
    /// Writes the evidence of one stance.
    pub(super) fn evidence(&mut self, node: Node<'_>, head: &Head) {
        let pieces: Vec<Node<'_>> = node.children().collect();
        let says_more = |piece: &Node<'_>| piece.children().nth(1).is_some();
        if pieces.len() < 2 || !pieces.iter().any(says_more) {
            let hang = if pieces.len() < 2 { 4 } else { width(&head.text) + 1 };
            return self.fill(head, &self.evidence_units(node), hang, Flow::Filled);
        }
        let columns = self.columns(&pieces);
        let units = self.listed(pieces.iter().map(|piece| (*piece, self.piece(*piece, columns))));
        self.fill(head, &units, width(&head.text) + 1, Flow::Apart);
    }

    /// Evidence in a line.
    pub(super) fn evidence_units(&self, node: Node<'_>) -> Vec<Unit> {
        self.listed(node.children().map(|piece| (piece, self.piece(piece, [0, 0]))))
    }

    /// How wide the sources and the locators are that something follows.
    fn columns(&self, pieces: &[Node<'_>]) -> [usize; 2] {
        let mut columns = [0, 0];
        for piece in pieces {
            let parts: Vec<Node<'_>> = piece.children().collect();
            for (column, index) in columns.iter_mut().zip(0..) {
                let is_one =
                    index == 0 || parts.get(index).is_some_and(|part| part.kind() == Kind::Part(Part::Locator));
                if is_one && parts.len() > index + 1 {
                    *column = (*column).max(self.part(parts[index]).width());
                }
            }
        }
        columns
    }

    /// One piece of evidence, with its source and locator as wide as the columns where something follows.
    fn piece(&self, piece: Node<'_>, columns: [usize; 2]) -> Run {
        let parts: Vec<Node<'_>> = piece.children().collect();
        let has_locator = piece.part(Part::Locator).is_some();
        let mut run = Run::default();
        for (index, part) in parts.iter().enumerate() {
            let words = self.part(*part);
            let own = words.width();
            let is_held = part.kind() == Kind::Part(Part::Locator);
            if is_held {
                run.append_held(words)
            } else {
                run.append("", words)
            }
            let is_last = index + 1 == parts.len();
            let locator = if columns[1] > 0 { columns[1] + 1 } else { 0 };
            let wide = match index {
                0 if has_locator => columns[0],
                0 => columns[0] + locator,
                1 if has_locator => columns[1],
                _ => 0,
            };
            if !is_last && wide > own {
                run.glue(&" ".repeat(wide - own));
            }
        }
        run
    }
}
