//! Builds bullets: a whole phrase each, or a quantifier with deeper bullets below it.

use super::condition::quantifier_term;
use super::{Build, Read, Whole};
use crate::source::Span;
use crate::syntax::fault::Fault;
use crate::syntax::keyword;
use crate::syntax::tree::{Clause, Kind, Part, Term};

/// A bullet as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bullet<'p> {
    /// The characters before its dash.
    depth: usize,
    /// Its text, trimmed.
    pub(super) text: &'p str,
    /// Where the text starts in the source.
    pub(super) start: usize,
}

impl<'p> Bullet<'p> {
    /// The span of its text.
    pub(super) fn span(self) -> Span {
        Span::new(self.start as u32, (self.start + self.text.len()) as u32)
    }

    /// The bullet without a keyword before its text, if it has that.
    pub(super) fn after(self, keyword: &str) -> Option<Self> {
        keyword::begins_with(self.text, keyword).then(|| self.from(keyword.len()))
    }

    /// The bullet from a byte of its text on.
    pub(super) fn from(self, at: usize) -> Self {
        let rest = &self.text[at..];
        let text = rest.trim_start();
        Self { text, start: self.start + at + rest.len() - text.len(), ..self }
    }

    /// The bullet up to a byte of its text.
    pub(super) fn to(self, at: usize) -> Self {
        Self { text: self.text[..at].trim_end(), ..self }
    }
}

impl<'t> Build<'t> {
    /// The bullets of a list.
    pub(super) fn bullets<'p>(&self, read: &Read<'p>) -> Vec<Bullet<'p>> {
        read.clone().into_inner().map(|bullet| self.bullet(&bullet)).collect()
    }

    /// One bullet.
    pub(super) fn bullet<'p>(&self, read: &Read<'p>) -> Bullet<'p> {
        let dash = self.base + read.as_span().start();
        let line = self.source[..dash].rfind('\n').map_or(0, |at| at + 1);
        let text = read.as_str();
        let bullet = Bullet { depth: self.source[line..dash].chars().count(), text, start: dash };
        bullet.from(1).to(text[1..].trim().len())
    }

    /// Bullets as a condition: all of them, or what a quantifier says.
    pub(super) fn condition_bullets(&mut self, read: &Read<'_>, quantifier: Option<&Read<'_>>) -> Whole {
        let bullets = self.bullets(read);
        let span = self.span(read);
        let Some(quantifier) = quantifier else { return self.all_of(&bullets, span) };
        let mark = self.tree.open(Kind::Term(quantifier_term(quantifier)), self.span(quantifier).to(span));
        self.quantifier_number(quantifier);
        self.siblings(&bullets)?;
        self.tree.close(mark);
        Ok(())
    }

    fn all_of(&mut self, bullets: &[Bullet<'_>], span: Span) -> Whole {
        let depth = bullets.first().map_or(0, |first| first.depth);
        if bullets.iter().filter(|bullet| bullet.depth == depth).count() < 2 {
            return self.siblings(bullets);
        }
        let mark = self.tree.open(Kind::Term(Term::All), span);
        self.siblings(bullets)?;
        self.tree.close(mark);
        Ok(())
    }

    /// Bullets of one depth, each with the deeper ones below it.
    fn siblings(&mut self, mut bullets: &[Bullet<'_>]) -> Whole {
        while let [first, rest @ ..] = bullets {
            let below = rest.iter().take_while(|bullet| bullet.depth > first.depth).count();
            self.condition_bullet(*first, &rest[..below])?;
            bullets = &rest[below..];
        }
        Ok(())
    }

    fn condition_bullet(&mut self, bullet: Bullet<'_>, below: &[Bullet<'_>]) -> Whole {
        let Some(term) = lone_quantifier(bullet.text) else {
            if let Some(deeper) = below.first() {
                return Err(Fault::Unreadable { at: deeper.span() });
            }
            return self.phrase_bullet(bullet);
        };
        let end = below.last().map_or(bullet.span(), |last| last.span());
        let mark = self.tree.open(Kind::Term(term), bullet.span().to(end));
        if term == Term::AtLeast {
            let number = bullet.from("at".len());
            let number = number.from("least".len());
            let number = number.to(number.text.find(' ').unwrap_or(0));
            self.tree.leaf(Kind::Part(Part::Number), number.span());
        }
        self.siblings(below)?;
        self.tree.close(mark);
        Ok(())
    }

    /// A bullet that is a phrase, perhaps with `not`, or `?`.
    pub(super) fn phrase_bullet(&mut self, bullet: Bullet<'_>) -> Whole {
        if bullet.text == "?" {
            self.tree.leaf(Kind::Term(Term::Unknown), bullet.span());
        } else if let Some(phrase) = bullet.after("not") {
            let mark = self.tree.open(Kind::Term(Term::Not), bullet.span());
            self.bullet_phrase(phrase)?;
            self.tree.close(mark);
        } else {
            self.bullet_phrase(bullet)?;
        }
        Ok(())
    }

    /// The phrase of a bullet, bare or wholly quoted.
    pub(super) fn bullet_phrase(&mut self, bullet: Bullet<'_>) -> Whole {
        self.tree.leaf(Kind::Term(Term::Phrase), bullet.span());
        Ok(())
    }

    /// Bullets that are phrases.
    pub(super) fn phrase_bullets(&mut self, read: &Read<'_>, clause: Clause) -> Whole {
        let mut bullets = self.bullets(read);
        let arrow = |bullet: &Bullet<'_>| bullet.text.find(" -> ");
        let resource = bullets.iter().position(|bullet| clause == Clause::Then && arrow(bullet).is_some());
        if let Some(bullet) = resource.and_then(|index| bullets.get_mut(index)) {
            let at = arrow(bullet).unwrap_or(0);
            let resource = bullet.to(at);
            *bullet = bullet.from(at + " -> ".len());
            let mark = self.tree.open(Kind::Part(Part::Delivered), resource.span());
            self.phrase_bullet(resource)?;
            self.tree.close(mark);
        }
        bullets.into_iter().try_for_each(|bullet| self.phrase_bullet(bullet))
    }
}

/// The quantifier that a bullet is, if it is nothing else.
fn lone_quantifier(text: &str) -> Option<Term> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is = |index: usize, word: &str| words.get(index).is_some_and(|found| found.eq_ignore_ascii_case(word));
    match words.len() {
        2 if is(0, "any") && is(1, "of") => Some(Term::AnyOf),
        2 if is(0, "all") && is(1, "of") => Some(Term::AllOf),
        2 if is(0, "none") && is(1, "of") => Some(Term::NoneOf),
        4 if is(0, "at") && is(1, "least") && is(3, "of") => Some(Term::AtLeast),
        _ => None,
    }
}
