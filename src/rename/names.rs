//! Finds which names of a declaration would stand twice once one of them is renamed to another: these go.

use rustc_hash::FxHashSet;

use super::Change;
use crate::source::Span;
use crate::syntax::{Clause, Kind, Node, Term, Tree, text, within};
use crate::theory::identity;

/// The names that go, and the clauses of which no name is left, by their spans.
#[derive(Debug, Default)]
pub(super) struct Gone(FxHashSet<Span>);

impl Gone {
    /// Those of a text.
    pub(super) fn of(text: &str, tree: &Tree, change: &Change<'_>) -> Self {
        let mut gone = Self::default();
        let items = within::items(tree, text, change.theory).into_iter();
        items.filter(|(_, is_within)| *is_within).for_each(|(item, _)| gone.item(item, text, change));
        gone
    }

    /// Whether a node goes.
    pub(super) fn has(&self, node: Node<'_>) -> bool {
        self.0.contains(&node.span())
    }

    /// What is to be taken out of the text for the names of a clause that go: a comma with them, the clause where no name is
    /// left.
    pub(super) fn leaving(&self, clause: Node<'_>, text: &str) -> Vec<Span> {
        if self.has(clause) {
            return vec![whole_lines(text, clause.span())];
        }
        let names: Vec<Span> = clause.children().map(Node::span).collect();
        let leaving = (0..names.len()).filter(|at| self.0.contains(&names[*at]));
        leaving.map(|at| self.in_list(&names, at, text)).collect()
    }

    fn in_list(&self, names: &[Span], at: usize, text: &str) -> Span {
        if let Some(bullet) = bullet(text, names[at]) {
            return whole_lines(text, bullet);
        }
        // What stays before it; where none does, what comes next.
        match names[..at].iter().rev().find(|name| !self.0.contains(name)) {
            Some(_) => Span::new(names[at - 1].end, names[at].end),
            None => Span::new(names[at].start, names.get(at + 1).map_or(names[at].end, |next| next.start)),
        }
    }

    fn item(&mut self, item: Node<'_>, text: &str, change: &Change<'_>) {
        let [new, old] = [change.new, change.old].map(identity);
        let is_new = |name: &Node<'_>| {
            let name = identity(&text::of(*name, text)).into_owned();
            name == *new || name == *old
        };
        let is_heading = |child: &Node<'_>| child.kind() == Kind::Term(Term::Phrase);
        let is_called_so = item.children().filter(is_heading).any(|name| is_new(&name));
        for (clause, mut is_there) in [(Clause::Also, is_called_so), (Clause::Opposite, false)] {
            for (_, clause) in item.clauses().filter(|(kind, _)| *kind == clause) {
                self.clause(clause, &is_new, &mut is_there);
            }
        }
    }

    /// The names of a clause that were there before, and the clause where all of its names were.
    fn clause(&mut self, clause: Node<'_>, is_new: &dyn Fn(&Node<'_>) -> bool, is_there: &mut bool) {
        for name in clause.children().filter(is_new) {
            if std::mem::replace(is_there, true) {
                self.0.insert(name.span());
            }
        }
        let mut names = clause.children().peekable();
        if names.peek().is_some() && names.all(|name| self.has(name)) {
            self.0.insert(clause.span());
        }
    }
}

/// A name with the dash before it, where it is a bullet.
fn bullet(text: &str, name: Span) -> Option<Span> {
    let start = name.start as usize;
    let before = text[..start].trim_end_matches([' ', '\t']);
    let dash = before.len().checked_sub(1)?;
    let begins = text[..dash].rfind('\n').map_or(0, |at| at + 1);
    (before.ends_with('-') && text[begins..dash].trim().is_empty()).then(|| Span::new(dash as u32, name.end))
}

/// The whole of the lines that something stands on; where a comment stands behind it, no more than leads up to that.
fn whole_lines(text: &str, span: Span) -> Span {
    let (start, end) = (span.start as usize, span.end as usize);
    let begins = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let ends = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    let (before, behind) = (&text[begins..start], &text[end..ends]);
    if before.trim().is_empty() && behind.trim().is_empty() && !span.of(text).contains('#') {
        return Span::new(begins as u32, ends as u32);
    }
    let blank = behind.len() - behind.trim_start_matches(' ').len();
    Span::new(span.start, (end + blank) as u32)
}
