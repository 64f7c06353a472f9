//! Builds conditions, in a line or as bullets.

use super::{Build, Read, Whole};
use crate::syntax::fault::Fault;
use crate::syntax::grammar::Rule;
use crate::syntax::tree::{Clause, Kind, Part, Term};

impl Build<'_> {
    /// `if`, `only if` or `when`.
    pub(super) fn condition_clause(&mut self, read: Read<'_>) -> Whole {
        let mut parts: Vec<Read<'_>> = read.into_inner().collect();
        let unless = parts.pop_if(|part| part.as_rule() == Rule::unless_bullets);
        let Some(unless) = unless else { return self.condition_or_bullets(&parts) };
        let span = parts.first().map_or(self.span(&unless), |first| self.span(first).to(self.span(&unless)));
        let mark = self.tree.open(Kind::Term(Term::Unless), span);
        self.condition_or_bullets(&parts)?;
        let rest: Vec<Read<'_>> = unless.into_inner().collect();
        self.condition_or_bullets(&rest)?;
        self.tree.close(mark);
        Ok(())
    }

    fn condition_or_bullets(&mut self, parts: &[Read<'_>]) -> Whole {
        match parts {
            [condition] if condition.as_rule() == Rule::condition => self.condition(condition),
            [bullets] => self.condition_bullets(bullets, None),
            [quantifier, bullets] => self.condition_bullets(bullets, Some(quantifier)),
            _ => Ok(()),
        }
    }

    /// Operands with what joins them.
    pub(super) fn condition(&mut self, read: &Read<'_>) -> Whole {
        let parts: Vec<Read<'_>> = read.clone().into_inner().collect();
        let Some(at) = parts.iter().position(|part| part.as_rule() == Rule::unless) else {
            return self.level(&parts);
        };
        let mark = self.tree.open(Kind::Term(Term::Unless), self.span(read));
        self.level(&parts[..at])?;
        self.level(&parts[at + 1..])?;
        self.tree.close(mark);
        Ok(())
    }

    /// Operands that are joined by `and`, or by `or`.
    fn level(&mut self, parts: &[Read<'_>]) -> Whole {
        let [first, .., last] = parts else {
            return parts.iter().try_for_each(|part| self.operand(part));
        };
        let span = self.span(first).to(self.span(last));
        let joints = || parts.iter().skip(1).step_by(2);
        if let Some(fault) = joints().find(|joint| matches!(joint.as_rule(), Rule::unless | Rule::semicolon)) {
            return Err(Fault::Unreadable { at: self.span(fault) });
        }
        let any = joints().filter(|joint| is_or(joint)).count();
        if any > 0 && any < parts.len() / 2 {
            return Err(Fault::Unreadable { at: span });
        }
        let mark = self.tree.open(Kind::Term(if any > 0 { Term::Any } else { Term::All }), span);
        for operand in parts.iter().step_by(2) {
            self.operand(operand)?;
        }
        self.tree.close(mark);
        Ok(())
    }

    fn operand(&mut self, read: &Read<'_>) -> Whole {
        match read.as_rule() {
            Rule::phrase | Rule::quoted => self.phrase(read),
            Rule::unknown => self.unknown(read),
            Rule::group_of => self.inside(read, Self::condition)?,
            Rule::negated => return self.negated(read),
            Rule::quantified => return self.quantified(read),
            _ => {}
        }
        Ok(())
    }

    fn inside(&mut self, read: &Read<'_>, build: fn(&mut Self, &Read<'_>) -> Whole) -> Whole {
        read.clone().into_inner().try_for_each(|part| build(self, &part))
    }

    pub(super) fn negated(&mut self, read: &Read<'_>) -> Whole {
        let end = self.span(read).end;
        let mut marks = Vec::new();
        for part in read.clone().into_inner() {
            if part.as_rule() == Rule::not {
                let span = crate::source::Span::new(self.span(&part).start, end);
                marks.push(self.tree.open(Kind::Term(Term::Not), span));
            } else {
                self.operand(&part)?;
            }
        }
        marks.into_iter().rev().for_each(|mark| self.tree.close(mark));
        Ok(())
    }

    fn quantified(&mut self, read: &Read<'_>) -> Whole {
        let mut parts = read.clone().into_inner();
        let (Some(quantifier), Some(list)) = (parts.next(), parts.next()) else { return Ok(()) };
        let mark = self.tree.open(Kind::Term(quantifier_term(&quantifier)), self.span(read));
        self.quantifier_number(&quantifier);
        let elements: Vec<Read<'_>> = list.into_inner().flat_map(Read::into_inner).collect();
        if let Some(joint) = elements.iter().skip(1).step_by(2).find(|joint| joint.as_rule() != Rule::comma) {
            return Err(Fault::Unreadable { at: self.span(joint) });
        }
        for element in elements.iter().step_by(2) {
            self.operand(element)?;
        }
        self.tree.close(mark);
        Ok(())
    }

    pub(super) fn quantifier_number(&mut self, quantifier: &Read<'_>) {
        for number in quantifier.clone().into_inner() {
            self.part(Part::Number, &number);
        }
    }

    pub(super) fn unknown(&mut self, read: &Read<'_>) {
        let span = self.span(read);
        self.tree.leaf(Kind::Term(Term::Unknown), span);
    }

    /// A phrase, bare or quoted.
    pub(super) fn phrase(&mut self, read: &Read<'_>) {
        let span = self.trimmed(read);
        self.tree.leaf(Kind::Term(Term::Phrase), span);
    }

    /// `then …`: mechanisms, perhaps after a resource, or outcomes.
    pub(super) fn then_clause(&mut self, read: Read<'_>) -> Whole {
        let parts: Vec<Read<'_>> = read.into_inner().collect();
        match parts.as_slice() {
            [bullets] if bullets.as_rule() == Rule::bullets => self.phrase_bullets(bullets, Clause::Then),
            [list] => self.phrases(list.clone().into_inner()),
            [resource, _, list] => {
                let mark = self.tree.open(Kind::Part(Part::Delivered), self.span(resource));
                self.condition(resource)?;
                self.tree.close(mark);
                self.phrases(list.clone().into_inner())
            }
            _ => Ok(()),
        }
    }
}

fn is_or(joint: &Read<'_>) -> bool {
    match joint.as_rule() {
        Rule::or => true,
        Rule::comma => joint.clone().into_inner().any(|word| word.as_rule() == Rule::or),
        _ => false,
    }
}

pub(super) fn quantifier_term(quantifier: &Read<'_>) -> Term {
    match quantifier.as_rule() {
        Rule::any_of => Term::AnyOf,
        Rule::none_of => Term::NoneOf,
        Rule::at_least => Term::AtLeast,
        _ => Term::AllOf,
    }
}
