//! Turns items into lines: a heading, then its clauses.

use super::WIDTH;
use super::clause::Setting;
use super::fill::{Flow, Head, Line, Opens, Unit};
use super::phrase::leaves;
use super::run::{Run, width};
use crate::source::Span;
use crate::syntax::bare::{Place, in_quotes};
use crate::syntax::{Clause, Item, Kind, Node, Part, text};

/// Writes a tree as lines.
#[derive(Debug)]
pub(super) struct Writer<'t> {
    /// The source text.
    pub(super) text: &'t str,
    /// Its comments.
    pub(super) comments: &'t [Span],
    /// The lines so far.
    pub(super) lines: Vec<Line>,
    /// The present item.
    pub(super) item: Item,
    /// Whether a `then` in a line follows, with which an `if` is lined up.
    pub(super) lines_up: bool,
    /// Where the phrases of the present clause stand.
    pub(super) phrases: Vec<Span>,
}

impl<'t> Writer<'t> {
    /// Starts to write.
    pub(super) fn new(text: &'t str, comments: &'t [Span]) -> Self {
        Self { text, comments, lines: Vec::new(), item: Item::Broken, lines_up: false, phrases: Vec::new() }
    }

    /// Writes an item.
    pub(super) fn item(&mut self, node: Node<'_>) {
        let Kind::Item(item) = node.kind() else { return };
        self.item = item;
        self.phrases.clear();
        if item == Item::Statement {
            return self.statement(node);
        }
        self.heading(node);
        let clauses: Vec<(Clause, Node<'_>)> = node.clauses().collect();
        self.clauses(&clauses, Setting::Indented);
    }

    fn clauses(&mut self, clauses: &[(Clause, Node<'_>)], setting: Setting) {
        for (index, (clause, node)) in clauses.iter().enumerate() {
            self.lines_up = clauses.get(index + 1).is_some_and(|next| self.is_then_in_line(*next, setting));
            self.clause(*clause, *node, setting);
        }
    }

    fn is_then_in_line(&mut self, (clause, node): (Clause, Node<'_>), setting: Setting) -> bool {
        self.phrases = leaves(node).into_iter().map(Node::span).collect();
        clause == Clause::Then && !self.is_bulleted(clause, node, &setting.head(clause, node))
    }

    fn heading(&mut self, node: Node<'_>) {
        let head = Head { text: self.item.keyword().to_owned(), at: node.span().start, opens: Opens::Item };
        let parts = node.children().take_while(|part| !matches!(part.kind(), Kind::Clause(_)));
        let units: Vec<Unit> = parts.map(|part| Unit { run: self.heading_part(part), span: part.span() }).collect();
        let whole = units.iter().fold(Run::default(), |mut whole, unit| {
            whole.append_held(unit.run.clone());
            whole
        });
        let mut line = head.line();
        whole.wrap_into(&mut line.rows, 4);
        line.span = units.iter().fold(line.span, |span, unit| span.to(unit.span));
        self.lines.push(line);
        self.end();
    }

    fn heading_part(&self, part: Node<'_>) -> Run {
        match part.kind() {
            Kind::Term(_) => {
                let mut run = Run::default();
                run.held(self.phrase(part, Place::Heading).flat());
                run
            }
            Kind::Item(_) | Kind::Clause(_) | Kind::Part(_) => self.part(part),
        }
    }

    /// Anything small.
    pub(super) fn part(&self, node: Node<'_>) -> Run {
        let said = text::of(node, self.text);
        let mut run = Run::default();
        match node.kind() {
            Kind::Part(Part::Quoted) => run.quotation(&in_quotes(&said)),
            Kind::Part(Part::Locator) => run.word(format!("[{said}]")),
            Kind::Part(Part::CaseSource) => self.after("case", node, &mut run),
            Kind::Part(Part::Via) => self.after("via", node, &mut run),
            Kind::Part(Part::Word | Part::Number) => run.word(said.to_lowercase()),
            Kind::Part(Part::Words) => self.words(&said, &mut run),
            Kind::Part(_) | Kind::Item(_) | Kind::Clause(_) | Kind::Term(_) => run.word(said),
        }
        run
    }

    fn after(&self, keyword: &str, node: Node<'_>, run: &mut Run) {
        run.word(keyword);
        node.children().for_each(|id| run.held(text::of(id, self.text)));
    }

    /// A configuration without a heading: one line where it was one and fits, else a line a clause.
    fn statement(&mut self, node: Node<'_>) {
        let is_loose = |clause: Clause| matches!(clause, Clause::If | Clause::OnlyIf | Clause::Then);
        let first = self.lines.len();
        let loose: Vec<(Clause, Node<'_>)> = node.clauses().take_while(|(clause, _)| is_loose(*clause)).collect();
        self.phrases = loose.iter().flat_map(|(_, clause)| leaves(*clause)).map(Node::span).collect();
        if let Some(line) = self.sentence(&loose) {
            self.lines.push(line);
            self.end();
        } else {
            self.clauses(&loose, Setting::AtColumn0);
        }
        let others: Vec<(Clause, Node<'_>)> = node.clauses().skip(loose.len()).collect();
        self.clauses(&others, Setting::Indented);
        self.lines.get_mut(first).into_iter().for_each(|line| line.opens = Opens::Item);
    }

    /// Clauses as one line, where they were one and fit.
    fn sentence(&self, clauses: &[(Clause, Node<'_>)]) -> Option<Line> {
        let span = clauses.first()?.1.span().to(clauses.last()?.1.span());
        if span.of(self.text).contains('\n') {
            return None;
        }
        let mut run = Run::default();
        for (clause, node) in clauses {
            run.word(clause.keyword());
            self.units(*clause, *node).into_iter().for_each(|unit| run.append("", unit.run));
        }
        let text = run.flat();
        (width(&text) <= WIDTH).then(|| Line { rows: vec![text], span, opens: Opens::Item })
    }

    /// Fills a clause with what stands after its keyword.
    pub(super) fn plain(&mut self, head: &Head, units: &[Unit], hang: usize) {
        self.fill(head, units, hang, Flow::Filled);
    }
}
