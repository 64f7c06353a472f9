//! Builds bullets: a whole phrase each, or a quantifier with deeper bullets below it.

mod bare;

pub(super) use bare::place_in_parentheses;

use super::condition::quantifier_term;
use super::diagnose::intended;
use super::list::Standing;
use super::{Build, Read, Whole};
use crate::source::Span;
use crate::syntax::fault::{BulletFault, ConditionFault, Fault, ListOf};
use crate::syntax::keyword;
use crate::syntax::layout::DEEPEST;
use crate::syntax::tree::{Kind, Part, Term};
use crate::syntax::wording;

/// A bullet as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bullet<'p> {
    /// The characters before its dash.
    depth: usize,
    /// Its text as it was laid out, trimmed.
    pub(super) text: &'p str,
    /// Where the text starts in the source.
    start: usize,
    /// The source text.
    source: &'p str,
}

impl<'p> Bullet<'p> {
    /// The span of its text.
    pub(super) fn span(self) -> Span {
        Span::around(self.source, self.start, self.start + self.text.len())
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

    /// Whether it is wholly quoted.
    pub(super) fn is_quoted(self) -> bool {
        let inside = self.text.strip_prefix('"');
        inside.and_then(|inside| inside.find('"')).is_some_and(|end| end + 2 == self.text.len())
    }
}

impl<'t> Build<'t> {
    /// The bullets of a list.
    pub(super) fn bullets<'p>(&self, read: Read<'p>) -> Vec<Bullet<'p>>
    where
        't: 'p,
    {
        read.parts().map(|bullet| self.bullet(bullet)).collect()
    }

    /// One bullet.
    pub(super) fn bullet<'p>(&self, read: Read<'p>) -> Bullet<'p>
    where
        't: 'p,
    {
        let dash = self.base + read.start();
        let line = self.source[..dash].rfind('\n').map_or(0, |at| at + 1);
        let text = read.text();
        let bullet = Bullet { depth: self.source[line..dash].chars().count(), text, start: dash, source: self.source };
        bullet.to(text.len()).from(1)
    }

    /// Bullets as a condition: all of them, or what a quantifier says.
    pub(super) fn condition_bullets(&mut self, read: Read<'_>, quantifier: Option<Read<'_>>) -> Whole {
        let bullets = self.bullets(read);
        let span = self.span(read);
        let siblings = count_siblings(&bullets);
        let mark = match quantifier {
            Some(quantifier) => {
                let mark = self.tree.open(Kind::Term(quantifier_term(quantifier)), self.span(quantifier).to(span));
                self.quantifier_number(quantifier, siblings)?;
                mark
            }
            None if siblings < 2 => return self.siblings(&bullets),
            None => self.tree.open(Kind::Term(Term::All), span),
        };
        self.siblings(&bullets)?;
        self.tree.close(mark);
        Ok(())
    }

    /// Bullets of one depth, each with the deeper ones below it.
    fn siblings(&mut self, bullets: &[Bullet<'_>]) -> Whole {
        let depth = bullets.first().map_or(0, |first| first.depth);
        let mut left = bullets;
        while let [first, rest @ ..] = left {
            if first.depth != depth {
                return Err(Fault::bullet(first.span(), BulletFault::Depth));
            }
            let below = rest.iter().take_while(|bullet| bullet.depth > depth).count();
            self.condition_bullet(*first, &rest[..below])?;
            left = &rest[below..];
        }
        Ok(())
    }

    fn condition_bullet(&mut self, bullet: Bullet<'_>, below: &[Bullet<'_>]) -> Whole {
        let Some(term) = lone_quantifier(bullet.text) else {
            return match (below.first(), bullet.after("not").filter(|rest| lone_quantifier(rest.text).is_some())) {
                (Some(deeper), _) => Err(self.below_phrase(bullet, *deeper)),
                (None, Some(quantifier)) => Err(self.nothing_below(quantifier)),
                (None, None) => self.phrase_bullet(bullet),
            };
        };
        let Some(last) = below.last() else { return Err(self.nothing_below(bullet)) };
        if self.depth >= DEEPEST {
            return Err(Fault::condition(bullet.span(), ConditionFault::TooDeep));
        }
        let mark = self.tree.open(Kind::Term(term), bullet.span().to(last.span()));
        if let Some(number) = number_of(bullet) {
            self.check_number(number.span(), number.text, count_siblings(below))?;
            self.tree.leaf(Kind::Part(Part::Number), number.span());
        }
        self.depth += 1;
        self.siblings(below)?;
        self.depth -= 1;
        self.tree.close(mark);
        Ok(())
    }

    fn nothing_below(&self, quantifier: Bullet<'_>) -> Fault {
        let at = quantifier.span();
        Fault::bullet(at, BulletFault::NothingBelow { quantifier: self.said(at) })
    }

    /// A bullet with deeper ones below it is a quantifier: what is wrong where it is none.
    fn below_phrase(&self, bullet: Bullet<'_>, deeper: Bullet<'_>) -> Fault {
        let above = self.said(bullet.span());
        let Some(intended) = intended(&above) else {
            return Fault::bullet(deeper.span(), BulletFault::BelowPhrase { above });
        };
        let (keyword, first) = ("-".to_owned(), self.said(deeper.span()));
        Fault::bullet(bullet.span(), BulletFault::WordsAbove { keyword, words: above, intended, first })
    }

    /// A bullet that is a phrase, perhaps with `not`, or `?`.
    pub(super) fn phrase_bullet(&mut self, bullet: Bullet<'_>) -> Whole {
        if bullet.text == "?" {
            self.tree.leaf(Kind::Term(Term::Unknown), bullet.span());
        } else if let Some(phrase) = bullet.after("not") {
            self.check_not_only_bullet(bullet, phrase)?;
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
        let span = bullet.span();
        if bullet.is_quoted() {
            self.check_quoted(span)?;
        } else {
            self.check_bare(bullet)?;
        }
        self.tree.leaf(Kind::Term(Term::Phrase), span);
        Ok(())
    }

    /// Bullets that are phrases of a list.
    pub(super) fn phrase_bullets(&mut self, read: Read<'_>, list: ListOf) -> Whole {
        let mut bullets = self.bullets(read);
        self.check_flat(&bullets)?;
        if list == ListOf::Mechanisms {
            self.resource_bullet(&mut bullets)?;
        }
        let standing = if bullets.len() > 1 { Standing::Beside } else { Standing::Alone };
        bullets.into_iter().try_for_each(|bullet| self.list_bullet(list, bullet, standing))
    }

    /// Bullets of a list stand at one depth.
    pub(super) fn check_flat(&self, bullets: &[Bullet<'_>]) -> Whole {
        let pair = bullets.windows(2).find(|pair| pair[0].depth != pair[1].depth);
        let Some([above, bullet]) = pair else { return Ok(()) };
        let wrong = if bullet.depth > above.depth {
            BulletFault::BelowPhrase { above: self.said(above.span()) }
        } else {
            BulletFault::Depth
        };
        Err(Fault::bullet(bullet.span(), wrong))
    }

    /// The resource of the one bullet that has an arrow; the bullet keeps what follows it.
    fn resource_bullet(&mut self, bullets: &mut [Bullet<'_>]) -> Whole {
        let arrows: Vec<usize> = (0..bullets.len()).filter(|&index| arrow(bullets[index]).is_some()).collect();
        if let [first, second, ..] = arrows[..] {
            let [first, second] = [first, second].map(|index| self.said(bullets[index].span()));
            let at = bullets[arrows[1]].span();
            return Err(Fault::bullet(at, BulletFault::SecondArrow { first, second }));
        }
        bullets.iter().try_for_each(|bullet| self.check_arrow(*bullet))?;
        let Some(bullet) = arrows.first().and_then(|&index| bullets.get_mut(index)) else { return Ok(()) };
        let Some(at) = arrow(*bullet) else { return Ok(()) };
        let resource = bullet.to(at);
        *bullet = bullet.from(at + ARROW.len());
        let mark = self.tree.open(Kind::Part(Part::Delivered), resource.span());
        self.phrase_bullet(resource)?;
        self.tree.close(mark);
        Ok(())
    }

    /// The arrow of a mechanism has white space on both sides, and is the only one of its bullet.
    fn check_arrow(&self, bullet: Bullet<'_>) -> Whole {
        if bullet.text.contains('"') {
            return Ok(());
        }
        let Some(at) = bullet.text.find("->") else { return Ok(()) };
        let whole = wording::phrase_in_quotes(&self.said(bullet.span()));
        let parts = [bullet.to(at), bullet.from(at + "->".len())];
        let [before, after] = parts.map(|part| self.said(part.span()));
        let wrong = if after.contains("->") || after.contains('→') {
            BulletFault::ArrowTwice { whole }
        } else if parts.iter().any(|part| part.text.is_empty()) {
            BulletFault::ArrowAlone
        } else if bullet.text.contains(ARROW) {
            return Ok(());
        } else {
            BulletFault::ArrowTight { mended: format!("{before} -> {after}"), whole }
        };
        Err(Fault::bullet(bullet.span(), wrong))
    }

    fn list_bullet(&mut self, list: ListOf, bullet: Bullet<'_>, standing: Standing) -> Whole {
        if bullet.text == "?" {
            self.check_unknown(list, bullet.span(), standing)?;
        }
        if let Some(phrase) = bullet.after("not") {
            self.check_not_only_bullet(bullet, phrase)?;
            self.check_not(list, bullet.span(), || self.said(phrase.span()))?;
        }
        self.phrase_bullet(bullet)
    }
}

const ARROW: &str = " -> ";

/// Where the arrow of a bullet stands, outside quotation marks.
fn arrow(bullet: Bullet<'_>) -> Option<usize> {
    let mut quoted = false;
    bullet.text.char_indices().find_map(|(at, character)| {
        quoted ^= character == '"';
        (!quoted && bullet.text[at..].starts_with(ARROW)).then_some(at)
    })
}

/// How many bullets stand at the depth of the first.
fn count_siblings(bullets: &[Bullet<'_>]) -> usize {
    let depth = bullets.first().map_or(0, |first| first.depth);
    bullets.iter().filter(|bullet| bullet.depth == depth).count()
}

/// The quantifier that a bullet is, if it is nothing else.
fn lone_quantifier(text: &str) -> Option<Term> {
    let mut words = [""; 5];
    let count = text.split_whitespace().take(5).zip(words.iter_mut()).map(|(word, place)| *place = word).count();
    let is = |index: usize, word: &str| words[index].eq_ignore_ascii_case(word);
    match count {
        2 if is(0, "any") && is(1, "of") => Some(Term::AnyOf),
        2 if is(0, "all") && is(1, "of") => Some(Term::AllOf),
        2 if is(0, "none") && is(1, "of") => Some(Term::NoneOf),
        4 if is(0, "at") && is(1, "least") && is(3, "of") => Some(Term::AtLeast),
        _ => None,
    }
}

/// The number of a bullet `at least N of`.
fn number_of(bullet: Bullet<'_>) -> Option<Bullet<'_>> {
    let number = bullet.after("at")?.after("least")?;
    Some(number.to(number.text.find(' ').unwrap_or(number.text.len())))
}
