//! Builds what a case says: facts and expectations.

use super::bullets::Bullet;
use super::{Build, Read, Whole};
use crate::source::Span;
use crate::syntax::grammar::Rule;
use crate::syntax::tree::{Clause, Kind, Part, Term};

impl Build<'_> {
    /// Facts, in a line or as bullets.
    pub(super) fn facts_clause(&mut self, read: Read<'_>) -> Whole {
        for part in read.into_inner() {
            match part.as_rule() {
                Rule::fact => self.fact(part)?,
                Rule::bullet => self.fact_bullet(self.bullet(&part))?,
                Rule::bullets => {
                    self.bullets(&part).into_iter().try_for_each(|bullet| self.fact_bullet(bullet))?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn fact(&mut self, read: Read<'_>) -> Whole {
        let span = self.span(&read);
        let mark = self.tree.open(Kind::Part(Part::Fact), span);
        let mut around = None;
        let mut phrase = None;
        for part in read.into_inner() {
            let at = self.span(&part);
            match part.as_rule() {
                Rule::fact_not => around = Some(self.tree.open(Kind::Term(Term::Not), at)),
                Rule::undescribed => around = Some(self.tree.open(Kind::Part(Part::Undescribed), at)),
                Rule::degree => self.part(Part::Degree, &part),
                Rule::locator => self.part(Part::Locator, &part),
                Rule::quoted if phrase.is_some() => self.part(Part::Quoted, &part),
                _ => {
                    phrase = Some(at);
                    self.phrase(&part);
                    if let Some(around) = around.take() {
                        self.tree.close_at(around, at.end);
                    }
                }
            }
        }
        self.tree.close(mark);
        Ok(())
    }

    fn fact_bullet(&mut self, bullet: Bullet<'_>) -> Whole {
        let mark = self.tree.open(Kind::Part(Part::Fact), bullet.span());
        let (bullet, quotation) = split_quotation(bullet);
        let (bullet, locator) = split_last(bullet, '[', ']');
        let (bullet, degree) = split_degree(bullet);
        if let Some(phrase) = bullet.after("unknown") {
            let undescribed = self.tree.open(Kind::Part(Part::Undescribed), bullet.span());
            self.bullet_phrase(phrase)?;
            self.tree.close(undescribed);
        } else {
            self.phrase_bullet(bullet)?;
        }
        for (part, piece) in [(Part::Degree, degree), (Part::Locator, locator), (Part::Quoted, quotation)] {
            if let Some(piece) = piece {
                self.tree.leaf(Kind::Part(part), piece.span());
            }
        }
        self.tree.close(mark);
        Ok(())
    }

    /// `expect …`
    pub(super) fn expect_clause(&mut self, read: Read<'_>) {
        let span = self.span(&read);
        let Some(inner) = read.into_inner().next() else { return };
        let verdict = inner.as_rule() == Rule::expect_verdict;
        let clause = if verdict { Clause::ExpectVerdict } else { Clause::ExpectValue };
        let build = if verdict { Self::expect_verdict } else { Self::expect_value };
        self.clause_at(clause, span, inner, build);
    }

    fn expect_verdict(&mut self, read: Read<'_>) -> Whole {
        for part in read.into_inner() {
            match part.as_rule() {
                Rule::id => self.part(Part::Id, &part),
                Rule::word => self.part(Part::Word, &part),
                Rule::phrase | Rule::quoted => self.phrase(&part),
                _ => {}
            }
        }
        Ok(())
    }

    fn expect_value(&mut self, read: Read<'_>) -> Whole {
        let parts: Vec<Read<'_>> = read.clone().into_inner().collect();
        let Some(last) = parts.last() else { return Ok(()) };
        let whole = self.span(last);
        let text = last.as_str();
        let word = text.rfind(' ').map_or(0, |at| at + 1);
        let (phrase, value) = match parts.iter().rev().nth(1) {
            Some(quoted) if quoted.as_rule() == Rule::quoted => (self.span(quoted), whole),
            _ => {
                let end = whole.start + text[..word].trim_end().len() as u32;
                (Span::new(whole.start, end), Span::new(whole.start + word as u32, whole.end))
            }
        };
        let not = read.as_str().len() > last.as_str().len()
            && read.as_span().start() as u32 + self.base as u32 != phrase.start;
        let mark = not.then(|| self.tree.open(Kind::Term(Term::Not), Span::new(self.span(&read).start, phrase.end)));
        self.tree.leaf(Kind::Term(Term::Phrase), phrase);
        mark.into_iter().for_each(|mark| self.tree.close(mark));
        self.tree.leaf(Kind::Part(Part::Word), value);
        Ok(())
    }
}

/// A quotation after a bullet's locator or quoted phrase.
fn split_quotation(bullet: Bullet<'_>) -> (Bullet<'_>, Option<Bullet<'_>>) {
    let Some(open) = bullet.text.strip_suffix('"').and_then(|text| text.rfind('"')) else { return (bullet, None) };
    let before = bullet.to(open);
    let follows = before.text.ends_with([']', '"']);
    if follows { (before, Some(bullet.from(open))) } else { (bullet, None) }
}

fn split_last(bullet: Bullet<'_>, open: char, close: char) -> (Bullet<'_>, Option<Bullet<'_>>) {
    match bullet.text.strip_suffix(close).and_then(|text| text.rfind(open)) {
        Some(at) => (bullet.to(at), Some(bullet.from(at))),
        None => (bullet, None),
    }
}

fn split_degree(bullet: Bullet<'_>) -> (Bullet<'_>, Option<Bullet<'_>>) {
    match bullet.text.rfind(" = ") {
        Some(at) if !bullet.text.ends_with('"') => (bullet.to(at), Some(bullet.from(at + " = ".len()))),
        _ => (bullet, None),
    }
}
