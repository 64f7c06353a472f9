//! Turns terms into conditions.

use rustc_hash::FxHashMap;

use super::problem::{PhraseProblem, Repeated};
use super::reading::Reader;
use super::set::Resolver;
use crate::source::{Place, Span};
use crate::syntax::{Node, Part, Term};
use crate::theory::{Condition, Literal, Mention, Role};

/// What stands from the end of a phrase to the end of a place, where nothing else stands between, and no comment of what is
/// taken out would be left to another line.
fn after(before: &Condition, place: Place, reader: Reader<'_>) -> Option<Place> {
    let Condition::Phrase(before) = before else { return None };
    let span = Span::new(before.place.span.end, place.span.end);
    let between = reader.stretch(span);
    let is_line_lost = between.contains('\n');
    let comment = between.contains('#') || (is_line_lost && reader.is_commented(span.end));
    (!comment).then_some(Place { span, ..place })
}

impl<'s> Resolver<'s> {
    /// The condition under a clause, with its phrases in a role where it belongs to a configuration; unknown where it
    /// could not be read.
    pub(super) fn condition_of(&mut self, clause: Node<'_>, role: Option<Role>, reader: Reader<'s>) -> Condition {
        match clause.terms().next() {
            Some((term, node)) => self.condition(term, node, role, reader),
            None => Condition::Unknown(reader.place(clause)),
        }
    }

    // The syntax floor ends nesting at 128.
    fn condition(&mut self, term: Term, node: Node<'_>, role: Option<Role>, reader: Reader<'s>) -> Condition {
        match term {
            Term::Phrase => Condition::Phrase(self.phrase_in(role, node, reader)),
            Term::Unknown => Condition::Unknown(reader.place(node)),
            Term::Not => Condition::Not(Box::new(self.condition_of(node, role, reader))),
            Term::All => Condition::All(self.conditions(node, role, reader)),
            Term::Any => Condition::Any(self.conditions(node, role, reader)),
            Term::Unless => self.unless(node, role, reader),
            Term::AllOf => Condition::All(self.quantified(Repeated::Idle, node, role, reader)),
            Term::AnyOf => Condition::Any(self.quantified(Repeated::Idle, node, role, reader)),
            Term::NoneOf => Condition::NoneOf(self.quantified(Repeated::Idle, node, role, reader)),
            Term::AtLeast => self.at_least(node, role, reader),
        }
    }

    fn phrase_in(&mut self, role: Option<Role>, node: Node<'_>, reader: Reader<'s>) -> Mention {
        match role {
            Some(role) => self.phrases.mention_as(role, reader, node),
            None => self.phrases.mention(reader, node),
        }
    }

    fn conditions(&mut self, node: Node<'_>, role: Option<Role>, reader: Reader<'s>) -> Vec<Condition> {
        let mut list = Vec::with_capacity(node.terms().count());
        for (term, node) in node.terms() {
            list.push(self.condition(term, node, role, reader));
        }
        list
    }

    fn unless(&mut self, node: Node<'_>, role: Option<Role>, reader: Reader<'s>) -> Condition {
        let mut parts = self.conditions(node, role, reader).into_iter();
        let mut next = || Box::new(parts.next().unwrap_or(Condition::Unknown(reader.place(node))));
        Condition::Unless(next(), next())
    }

    /// The list of a quantifier, where a phrase that stands twice with one sign is hardly meant.
    fn quantified(
        &mut self,
        repeated: Repeated,
        node: Node<'_>,
        role: Option<Role>,
        reader: Reader<'s>,
    ) -> Vec<Condition> {
        let list = self.conditions(node, role, reader);
        let mut seen: FxHashMap<Literal, Mention> = FxHashMap::default();
        for (at, one) in list.iter().enumerate() {
            let Condition::Phrase(mention) = one else { continue };
            let first = *seen.entry(mention.literal).or_insert(*mention);
            if first.place != mention.place {
                let phrase = self.phrases.get(mention.phrase()).name.clone();
                let (place, first_place) = (mention.place, first.place);
                let found = PhraseProblem::TwiceInList { phrase, repeated, place, first: first_place }.diagnostic();
                let same = repeated == Repeated::Idle;
                let before = at.checked_sub(1).and_then(|before| list.get(before)).filter(|_| same);
                let fix = before.and_then(|before| after(before, place, reader));
                self.found.push(match fix {
                    Some(rest) => found.fix(rest, ""),
                    None => found,
                });
            }
        }
        list
    }

    /// A number outside the list is an error of syntax already.
    fn at_least(&mut self, node: Node<'_>, role: Option<Role>, reader: Reader<'s>) -> Condition {
        let list = self.quantified(Repeated::Counts, node, role, reader);
        let least = node.part(Part::Number).and_then(|number| reader.number(number));
        match least.filter(|least| (1..=list.len()).contains(&(*least as usize))) {
            Some(least) => Condition::AtLeast(least, list),
            None => Condition::Unknown(reader.place(node)),
        }
    }
}
