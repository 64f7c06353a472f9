//! Builds a fact that stands in a bullet: what may follow its phrase is found from its end.

use crate::syntax::build::bullets::{Bullet, place_in_parentheses};
use crate::syntax::build::clause::is_empty;
use crate::syntax::build::{Build, Read, Whole};
use crate::syntax::fault::{CaseFault, EvidenceFault, Fault};
use crate::syntax::tree::{Kind, Part, Term};

impl Build<'_> {
    /// Facts, each in a bullet.
    pub(super) fn fact_bullets(&mut self, read: Read<'_>) -> Whole {
        let bullets = self.bullets(read);
        self.check_flat(&bullets)?;
        bullets.into_iter().try_for_each(|bullet| self.fact_bullet(bullet))
    }

    /// A fact in a bullet: what may follow the phrase is found from its end.
    pub(super) fn fact_bullet(&mut self, bullet: Bullet<'_>) -> Whole {
        let mark = self.tree.open(Kind::Part(Part::Fact), bullet.span());
        let (rest, quotation) = split_quotation(bullet);
        let (rest, locator) = split_locator(rest);
        self.check_rest_of_fact(rest, locator)?;
        let (rest, degree) = split_degree(rest);
        let negated = rest.after("not").map(|phrase| ("not", phrase));
        let before = rest.after("unknown").map(|phrase| ("unknown", phrase)).or(negated);
        let phrase = before.map_or(rest, |(_, phrase)| phrase);
        if let Some(degree) = degree {
            self.check_degree(degree.span(), degree.text, before.map(|(word, _)| word), phrase.span())?;
        }
        self.check_bullet_place(phrase)?;
        self.check_bullet_quotation(phrase, quotation, locator)?;
        self.check_bullet_says(quotation, EvidenceFault::EmptyQuotation)?;
        self.check_bullet_says(locator, EvidenceFault::EmptyPlace)?;
        if let Some(("not", phrase)) = before {
            self.check_not_only_bullet(rest, phrase)?;
        }
        if before.is_some()
            && let Some(phrase) = phrase.after("not").or_else(|| phrase.after("unknown"))
        {
            return Err(Fault::case(rest.span(), CaseFault::UnknownNot { phrase: self.said(phrase.span()) }));
        }
        let kind = match before {
            Some(("unknown", _)) => Some(Kind::Part(Part::Undescribed)),
            Some(_) => Some(Kind::Term(Term::Not)),
            None => None,
        };
        let around = kind.map(|kind| self.tree.open(kind, rest.span()));
        self.bullet_phrase(phrase)?;
        around.into_iter().for_each(|around| self.tree.close(around));
        for (part, piece) in [(Part::Degree, degree), (Part::Locator, locator), (Part::Quoted, quotation)] {
            if let Some(piece) = piece {
                self.tree.leaf(Kind::Part(part), piece.span());
            }
        }
        self.tree.close(mark);
        Ok(())
    }

    /// `- staff trained (p. 3)`
    fn check_bullet_place(&self, phrase: Bullet<'_>) -> Whole {
        let Some(at) = place_in_parentheses(phrase.text) else { return Ok(()) };
        let place = phrase.from(at);
        let inside = self.said(place.span()).trim_matches(['(', ')', ' ']).to_owned();
        let word = self.word_before(phrase.span().start);
        let phrase = self.said(phrase.to(at).span());
        Err(Fault::case(place.span(), CaseFault::PlaceInParentheses { word, phrase, place: inside }))
    }

    /// `- staff trained [] ""`
    fn check_bullet_says(&self, part: Option<Bullet<'_>>, empty: EvidenceFault) -> Whole {
        match part.filter(|part| is_empty(part.text)) {
            Some(part) => Err(Fault::evidence(part.span(), empty)),
            None => Ok(()),
        }
    }

    fn check_bullet_quotation(
        &self,
        phrase: Bullet<'_>,
        quotation: Option<Bullet<'_>>,
        locator: Option<Bullet<'_>>,
    ) -> Whole {
        match quotation {
            Some(quotation) if locator.is_none() && !phrase.is_quoted() && !phrase.text.contains('"') => {
                let wrong =
                    CaseFault::Quotation { phrase: self.said(phrase.span()), quotation: self.said(quotation.span()) };
                Err(Fault::case(quotation.span(), wrong))
            }
            _ => Ok(()),
        }
    }
}

/// A quotation at the end of a bullet, after anything else.
fn split_quotation(bullet: Bullet<'_>) -> (Bullet<'_>, Option<Bullet<'_>>) {
    let open = bullet.text.strip_suffix('"').and_then(|text| text.rfind('"'));
    match open {
        Some(open) if !bullet.to(open).text.is_empty() && !is_only_phrase(bullet, open) => {
            (bullet.to(open), Some(bullet.from(open)))
        }
        _ => (bullet, None),
    }
}

/// Whether the quotation is the phrase of the bullet, with `not` or `unknown` before it.
fn is_only_phrase(bullet: Bullet<'_>, open: usize) -> bool {
    let before = bullet.to(open).text;
    ["not", "unknown"].iter().any(|word| before.eq_ignore_ascii_case(word))
}

fn split_locator(bullet: Bullet<'_>) -> (Bullet<'_>, Option<Bullet<'_>>) {
    match bullet.text.strip_suffix(']').and_then(|text| text.rfind('[')) {
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
