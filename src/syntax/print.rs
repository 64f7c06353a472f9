//! Prints a tree as text that is read as the same tree: a clause a line, a phrase in quotation marks where it needs them.

mod phrase;

use super::keyword;
use super::text;
use super::tree::{Clause, Item, Kind, Node, Part, Term, Tree};
use phrase::{Place, ends_with_stop, in_quotes};

/// Prints a tree whose source text is given. Comments are left out.
#[must_use]
pub fn print(tree: &Tree, text: &str) -> String {
    let mut printer = Printer { text, out: String::with_capacity(text.len()) };
    for item in tree.items() {
        printer.item(item);
    }
    printer.out
}

struct Printer<'t> {
    text: &'t str,
    out: String,
}

impl<'t> Printer<'t> {
    fn item(&mut self, item: Node<'_>) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        let Kind::Item(kind) = item.kind() else { return };
        match kind {
            Item::Broken => self.written(item),
            Item::Statement => {}
            known => self.heading(known, item),
        }
        for (clause, node) in item.clauses() {
            let at_column_0 = kind == Item::Statement
                && matches!(clause, Clause::If | Clause::OnlyIf | Clause::Then | Clause::Broken);
            self.out.push_str(if at_column_0 { "" } else { "  " });
            self.clause(clause, node);
            self.end_line();
        }
    }

    fn heading(&mut self, item: Item, node: Node<'_>) {
        self.out.push_str(keyword::name(item));
        for part in node.children() {
            match part.kind() {
                Kind::Clause(_) => break,
                Kind::Term(_) => self.spaced(|printer| printer.phrase(part, Place::Heading)),
                Kind::Item(_) | Kind::Part(_) => self.spaced(|printer| printer.part(part)),
            }
        }
        self.end_line();
    }

    /// Ends a line, so that the full stop that may end it is kept.
    fn end_line(&mut self) {
        let line = self.out.rsplit('\n').next().unwrap_or_default();
        if ends_with_stop(line) {
            self.out.push('.');
        }
        self.out.push('\n');
    }

    fn spaced(&mut self, print: impl FnOnce(&mut Self)) {
        self.out.push(' ');
        print(self);
    }

    fn written(&mut self, node: Node<'_>) {
        self.out.push_str(node.span().of(self.text));
    }

    fn clause(&mut self, clause: Clause, node: Node<'_>) {
        self.out.push_str(keyword::of_clause(clause));
        match clause {
            Clause::Broken => self.written(node),
            Clause::Facts => self.facts(node),
            Clause::Observed => self.spaced(|printer| printer.facts(node)),
            Clause::If | Clause::OnlyIf | Clause::When => {
                node.terms().for_each(|(term, operand)| self.spaced(|printer| printer.term(term, operand)));
            }
            Clause::Then => self.spaced(|printer| printer.then(node)),
            Clause::ExpectValue => self.expect_value(node),
            Clause::ExpectVerdict => self.expect_verdict(node),
            Clause::SharedMechanism
            | Clause::Also
            | Clause::Opposite
            | Clause::Implies
            | Clause::StrengthenedBy
            | Clause::WeakenedBy => self.spaced(|printer| printer.list(node.terms(), Printer::element)),
            Clause::SupportedBy | Clause::RefutedBy | Clause::ModifiedBy | Clause::AugmentedBy | Clause::NeutralIn => {
                self.spaced(|printer| printer.list(node.children(), Printer::evidence));
            }
            Clause::Cite
            | Clause::Source
            | Clause::Refines
            | Clause::Replaces
            | Clause::PartOf
            | Clause::RivalOf
            | Clause::ContrastsWith => self.spaced(|printer| printer.list(node.children(), Printer::part)),
            Clause::Level
            | Clause::Means
            | Clause::Confidence
            | Clause::Because
            | Clause::Type
            | Clause::Text
            | Clause::Setting
            | Clause::Relevance
            | Clause::Rigour
            | Clause::Richness
            | Clause::Fixed
            | Clause::Polarity
            | Clause::Actor
            | Clause::Status
            | Clause::Note
            | Clause::Like
            | Clause::OfTheory
            | Clause::Complete => node.children().for_each(|part| self.spaced(|printer| printer.part(part))),
        }
    }

    fn list<T>(&mut self, elements: impl Iterator<Item = T>, print: fn(&mut Self, T)) {
        for (index, element) in elements.enumerate() {
            if index > 0 {
                self.out.push_str(", ");
            }
            print(self, element);
        }
    }

    fn then(&mut self, node: Node<'_>) {
        if let Some(resource) = node.part(Part::Delivered) {
            resource.terms().for_each(|(term, operand)| self.term(term, operand));
            self.out.push_str(" -> ");
        }
        self.list(node.terms(), Self::element);
    }

    fn expect_verdict(&mut self, node: Node<'_>) {
        let parts = node.children().filter(|part| matches!(part.kind(), Kind::Part(_)));
        parts.for_each(|part| self.spaced(|printer| printer.part(part)));
        if node.terms().next().is_some() {
            self.out.push_str(" by ");
            self.list(node.terms(), Self::element);
        }
    }

    fn expect_value(&mut self, node: Node<'_>) {
        node.terms().for_each(|element| self.spaced(|printer| printer.element(element)));
        node.part(Part::Word).into_iter().for_each(|word| self.spaced(|printer| printer.part(word)));
    }

    fn evidence(&mut self, node: Node<'_>) {
        for (index, part) in node.children().enumerate() {
            if index > 0 {
                self.out.push(' ');
            }
            self.part(part);
        }
    }

    fn part(&mut self, node: Node<'_>) {
        let said = text::of(node, self.text);
        match node.kind() {
            Kind::Part(Part::Quoted) => self.out.push_str(&in_quotes(&said)),
            Kind::Part(Part::Locator) => self.out.push_str(&format!("[{said}]")),
            Kind::Part(Part::CaseSource) => self.after("case ", node),
            Kind::Part(Part::Via) => self.after("via ", node),
            Kind::Part(_) | Kind::Item(_) | Kind::Clause(_) | Kind::Term(_) => self.out.push_str(&said),
        }
    }

    fn after(&mut self, keyword: &str, node: Node<'_>) {
        self.out.push_str(keyword);
        node.children().for_each(|id| self.part(id));
    }

    fn facts(&mut self, node: Node<'_>) {
        self.list(node.children(), Self::fact);
    }

    fn fact(&mut self, fact: Node<'_>) {
        let is_bare_quotation = fact.part(Part::Quoted).is_some() && fact.part(Part::Locator).is_none();
        let place = if is_bare_quotation { Place::BeforeQuotation } else { Place::Fact };
        for part in fact.children() {
            match part.kind() {
                Kind::Term(Term::Not) => self.negated("not ", part, place),
                Kind::Part(Part::Undescribed) => self.negated("unknown ", part, place),
                Kind::Term(_) => self.phrase(part, place),
                Kind::Part(Part::Degree) => {
                    self.out.push_str(" = ");
                    self.part(part);
                }
                Kind::Part(_) | Kind::Item(_) | Kind::Clause(_) => self.spaced(|printer| printer.part(part)),
            }
        }
    }

    fn negated(&mut self, word: &str, node: Node<'_>, place: Place) {
        self.out.push_str(word);
        node.children().for_each(|phrase| self.phrase(phrase, place));
    }

    fn phrase(&mut self, node: Node<'_>, place: Place) {
        let said = text::of(node, self.text);
        self.out.push_str(&place.phrase(&said));
    }

    /// One of a list of phrases.
    fn element(&mut self, (term, node): (Term, Node<'_>)) {
        match term {
            Term::Phrase => self.phrase(node, Place::List),
            Term::Unknown
            | Term::Not
            | Term::All
            | Term::Any
            | Term::Unless
            | Term::AllOf
            | Term::AnyOf
            | Term::NoneOf
            | Term::AtLeast => self.term(term, node),
        }
    }

    fn term(&mut self, term: Term, node: Node<'_>) {
        match term {
            Term::Phrase => self.phrase(node, Place::Operand),
            Term::Unknown => self.out.push('?'),
            Term::Not => {
                self.out.push_str("not");
                node.terms().for_each(|(term, inner)| self.spaced(|printer| printer.operand(term, inner)));
            }
            Term::All => self.joined(" and ", node),
            Term::Any => self.joined(" or ", node),
            Term::Unless => self.unless(node),
            Term::AllOf => self.quantified("all of", node),
            Term::AnyOf => self.quantified("any of", node),
            Term::NoneOf => self.quantified("none of", node),
            Term::AtLeast => {
                let number =
                    node.part(Part::Number).map_or_else(String::new, |number| text::of(number, self.text).into());
                self.quantified(&format!("at least {number} of"), node);
            }
        }
    }

    fn joined(&mut self, joint: &str, node: Node<'_>) {
        for (index, (term, operand)) in node.terms().enumerate() {
            self.out.push_str(if index > 0 { joint } else { "" });
            self.operand(term, operand);
        }
    }

    fn unless(&mut self, node: Node<'_>) {
        for (index, (term, level)) in node.terms().enumerate() {
            self.out.push_str(if index > 0 { " unless " } else { "" });
            if term == Term::Unless { self.operand(term, level) } else { self.term(term, level) }
        }
    }

    fn quantified(&mut self, quantifier: &str, node: Node<'_>) {
        self.out.push_str(quantifier);
        self.out.push_str(" (");
        self.list(node.terms(), |printer, (term, element)| printer.operand(term, element));
        self.out.push(')');
    }

    /// A term inside another, in parentheses where it needs them.
    fn operand(&mut self, term: Term, node: Node<'_>) {
        let grouped = matches!(term, Term::All | Term::Any | Term::Unless);
        self.out.push_str(if grouped { "(" } else { "" });
        self.term(term, node);
        self.out.push_str(if grouped { ")" } else { "" });
    }
}
