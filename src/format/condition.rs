//! Lays out conditions: in a line, or as bullets with the author's quantifiers.

use super::fill::{Flow, Head, Line, Opens, Unit};
use super::item::Writer;
use super::phrase::Written;
use super::run::{Run, width};
use crate::source::Span;
use crate::syntax::bare::{Place, ends_with_stop};
use crate::syntax::{Clause, Node, Part, Term, text};

/// How much deeper than its clause a bullet is, and than the bullet above it.
pub(super) const STEP: usize = 2;

impl Writer<'_> {
    /// Writes a condition.
    pub(super) fn condition(&mut self, clause: Clause, node: Node<'_>, head: &Head) {
        let Some((term, inner)) = node.terms().next() else { return };
        let units = self.condition_units(node);
        let is_lined_up = clause == Clause::If && self.lines_up;
        let aligned = Head { text: format!("{}{}", head.text, if is_lined_up { "  " } else { "" }), ..head.clone() };
        let is_long = self.written(node) == Written::Bulleted || self.is_commented(node) || !aligned.fits(&units);
        let bullets = if is_long { Bullets::of(term, inner) } else { None };
        let Some(bullets) = bullets else {
            return self.fill(&aligned, &units, width(&aligned.text) + 1, Flow::Filled);
        };
        let indent = head.text.len() - head.text.trim_start().len() + STEP;
        self.bulleted(head, &bullets, indent);
    }

    /// The condition of a clause, an operand a unit.
    pub(super) fn condition_units(&self, node: Node<'_>) -> Vec<Unit> {
        node.terms().flat_map(|(term, inner)| self.level(term, inner)).collect()
    }

    /// One level of a condition, an operand a unit.
    fn level(&self, term: Term, node: Node<'_>) -> Vec<Unit> {
        match term {
            Term::All => self.joined(self.operands(node), Some("and")),
            Term::Any => self.joined(self.operands(node), Some("or")),
            Term::Unless => self.unless(node),
            Term::Phrase | Term::Unknown | Term::Not | Term::AllOf | Term::AnyOf | Term::NoneOf | Term::AtLeast => {
                vec![Unit { run: self.operand(term, node), span: node.span() }]
            }
        }
    }

    fn operands<'n>(&self, node: Node<'n>) -> impl Iterator<Item = (Node<'n>, Run)> {
        node.terms().map(|(term, inner)| (inner, self.operand(term, inner)))
    }

    fn unless(&self, node: Node<'_>) -> Vec<Unit> {
        let mut units = Vec::new();
        for (index, (term, inner)) in node.terms().enumerate() {
            let mut level =
                if index == 0 && term != Term::Unless { self.level(term, inner) } else { self.excepted(term, inner) };
            if let Some(first) = level.first_mut().filter(|_| index > 0) {
                let mut run = Run::of("unless");
                run.append_held(std::mem::take(&mut first.run));
                first.run = run;
            }
            units.append(&mut level);
        }
        units
    }

    /// What stands after `unless`: in parentheses where a comma would end it.
    fn excepted(&self, term: Term, node: Node<'_>) -> Vec<Unit> {
        let operands: Vec<Node<'_>> = node.terms().map(|(_, inner)| inner).collect();
        let has_comma = operands.windows(2).any(|pair| self.joint(pair[0], pair[1]).0);
        if matches!(term, Term::All | Term::Any) && !has_comma {
            return self.level(term, node);
        }
        vec![Unit { run: self.operand(term, node), span: node.span() }]
    }

    /// A term inside another, in parentheses where it needs them.
    pub(super) fn operand(&self, term: Term, node: Node<'_>) -> Run {
        match term {
            Term::Phrase => self.phrase(node, Place::Operand),
            Term::Unknown => Run::of("?"),
            Term::Not => {
                let mut run = Run::of("not");
                node.terms().for_each(|(term, inner)| run.append_held(self.operand(term, inner)));
                run
            }
            Term::All | Term::Any | Term::Unless => grouped(Run::default(), self.level(term, node)),
            Term::AllOf | Term::AnyOf | Term::NoneOf | Term::AtLeast => {
                grouped(self.quantifier(term, node), self.separated(self.operands(node)))
            }
        }
    }

    /// `any of`, `at least 2 of`
    fn quantifier(&self, term: Term, node: Node<'_>) -> Run {
        let number =
            || node.part(Part::Number).map_or_else(String::new, |number| text::of(number, self.text).to_lowercase());
        let words = match term {
            Term::AllOf => "all of".to_owned(),
            Term::NoneOf => "none of".to_owned(),
            Term::AtLeast => format!("at least {} of", number()),
            Term::AnyOf | Term::Phrase | Term::Unknown | Term::Not | Term::All | Term::Any | Term::Unless => {
                "any of".to_owned()
            }
        };
        Run::of(&words)
    }

    fn bulleted(&mut self, head: &Head, bullets: &Bullets<'_>, indent: usize) {
        let mut line = head.line();
        // A comment between the two would come behind one that stands at the quantifier.
        let (above, quantifier) = match bullets.quantifier {
            Some((term, node)) if self.has_comment(head.at, node.span().start) => (Some((term, node)), None),
            quantifier => (None, quantifier),
        };
        if let Some((term, node)) = quantifier {
            self.quantifier(term, node).wrap_into(&mut line.rows, 0);
        }
        self.lines.push(line);
        let elements = if above.is_some() { above.as_slice() } else { &bullets.elements };
        elements.iter().for_each(|(term, node)| self.condition_bullet(*term, *node, indent));
        let Some((term, node)) = bullets.unless else { return };
        let head = Head { text: format!("{:indent$}unless", ""), at: node.span().start, opens: Opens::Nothing };
        let units = self.excepted(term, node);
        let was_bulleted = self.written(node) == Written::Bulleted || self.was_bullet(node) == Written::Bulleted;
        let deeper = if was_bulleted || !head.fits(&units) { Bullets::plain(term, node) } else { None };
        match deeper {
            Some(bullets) => self.bulleted(&head, &bullets, indent + STEP),
            None => self.fill(&head, &units, width(&head.text) + 1, Flow::Filled),
        }
    }

    fn condition_bullet(&mut self, term: Term, node: Node<'_>, indent: usize) {
        match term {
            Term::AllOf | Term::AnyOf | Term::NoneOf | Term::AtLeast => {
                let quantifier = self.quantifier(term, node);
                let at = node.span().start;
                let head = Head { text: format!("{:indent$}- {}", "", quantifier.flat()), at, opens: Opens::Nothing };
                self.lines.push(head.line());
                node.terms().for_each(|(term, inner)| self.condition_bullet(term, inner, indent + STEP + 2));
            }
            Term::Phrase | Term::Unknown | Term::Not | Term::All | Term::Any | Term::Unless => {
                let run = self.bullet_run(term, node, Place::Bullet);
                self.bullet(&run, node.span(), indent, Opens::Nothing);
            }
        }
    }

    /// The text of a bullet.
    pub(super) fn bullet_run(&self, term: Term, node: Node<'_>, place: Place) -> Run {
        match term {
            Term::Not => {
                let mut run = Run::of("not");
                node.terms().for_each(|(term, inner)| run.append_held(self.bullet_run(term, inner, place)));
                run
            }
            Term::Unknown => Run::of("?"),
            Term::Phrase
            | Term::All
            | Term::Any
            | Term::Unless
            | Term::AllOf
            | Term::AnyOf
            | Term::NoneOf
            | Term::AtLeast => self.phrase(node, place),
        }
    }

    /// Writes a bullet.
    pub(super) fn bullet(&mut self, run: &Run, span: Span, indent: usize, opens: Opens) {
        let mut rows = vec![format!("{:indent$}-", "")];
        let mut held = run.clone();
        held.hold();
        held.wrap_into(&mut rows, indent + 2);
        if let Some(row) = rows.last_mut().filter(|row| ends_with_stop(row)) {
            row.push('.');
        }
        self.lines.push(Line { rows, span, opens });
    }
}

fn grouped(opening: Run, units: Vec<Unit>) -> Run {
    let mut run = opening;
    let mut words = Run::default();
    units.into_iter().for_each(|unit| words.append("", unit.run));
    run.append("(", words);
    run.glue(")");
    run
}

/// A condition that can be written as bullets.
struct Bullets<'n> {
    quantifier: Option<(Term, Node<'n>)>,
    elements: Vec<(Term, Node<'n>)>,
    unless: Option<(Term, Node<'n>)>,
}

impl<'n> Bullets<'n> {
    /// The bullets of a condition, perhaps with `unless` below them.
    fn of(term: Term, node: Node<'n>) -> Option<Self> {
        if term != Term::Unless {
            return Self::plain(term, node);
        }
        let mut levels = node.terms();
        let (term, before) = levels.next()?;
        let unless = levels.next();
        Self::plain(term, before).map(|bullets| Self { unless, ..bullets })
    }

    fn plain(term: Term, node: Node<'n>) -> Option<Self> {
        let (quantifier, elements) = match term {
            Term::AllOf | Term::AnyOf | Term::NoneOf | Term::AtLeast => (Some((term, node)), node.terms().collect()),
            Term::All => (None, node.terms().collect::<Vec<_>>()),
            Term::Phrase | Term::Not => (None, vec![(term, node)]),
            Term::Unknown | Term::Any | Term::Unless => return None,
        };
        elements.iter().all(|(term, node)| is_bullet(*term, *node)).then_some(Self {
            quantifier,
            elements,
            unless: None,
        })
    }
}

/// Whether a term can be a bullet.
fn is_bullet(term: Term, node: Node<'_>) -> bool {
    match term {
        Term::Phrase | Term::Unknown => true,
        Term::Not => node.terms().all(|(term, _)| term == Term::Phrase),
        Term::AllOf | Term::AnyOf | Term::NoneOf | Term::AtLeast => {
            node.terms().all(|(term, node)| is_bullet(term, node))
        }
        Term::All | Term::Any | Term::Unless => false,
    }
}
