//! Finds what in a bare bullet is no part of a phrase.

use super::Bullet;
use crate::syntax::build::case::{is_compared, meant_degree};
use crate::syntax::build::diagnose::is_place;
use crate::syntax::build::{Build, Whole};
use crate::syntax::fault::{BulletFault, CaseFault, ConditionFault, Fault, PhraseFault, WordingFault, complement};
use crate::syntax::keyword;
use crate::syntax::layout::list_mark;
use crate::syntax::wording;

/// Words that join sentences, at the end of a bullet.
const LAST: [&str; 2] = ["and", "or"];

impl Build<'_> {
    /// A bare bullet is one whole phrase and nothing else.
    pub(super) fn check_bare(&mut self, bullet: Bullet<'_>) -> Whole {
        if bullet.text == "?" {
            return Err(Fault::phrase(bullet.span(), PhraseFault::Question));
        }
        let nested = bullet.text.starts_with("- ").then_some(1);
        if let Some(length) = list_mark(bullet.text).or(nested) {
            let (at, text) = (bullet.to(length).span(), self.said(bullet.from(length).span()));
            return Err(Fault::wording(at, WordingFault::ListMark { mark: self.said(at), text }));
        }
        let wrong = self.wrong_with_bare(bullet).or_else(|| self.wrong_at_an_end(bullet));
        match wrong {
            Some(wrong) => Err(Fault::bullet(bullet.span(), wrong)),
            None => self.check_bullet_words(bullet),
        }
    }

    fn wrong_with_bare(&self, bullet: Bullet<'_>) -> Option<BulletFault> {
        let whole = || self.whole_bullet(bullet);
        if bullet.text.is_empty() {
            Some(BulletFault::Empty)
        } else if bullet.text.contains('"') {
            Some(BulletFault::PartlyQuoted { whole: whole() })
        } else if holds_quantifier(bullet.text) {
            Some(BulletFault::Quantifier { meant: self.quantifier_help(bullet), whole: whole() })
        } else if bullet.text.contains("->") {
            Some(BulletFault::Arrow { whole: whole() })
        } else {
            joined_not_only(bullet.text).map(|word| BulletFault::NotOnly { word, whole: whole() })
        }
    }

    /// The phrase of a bullet in quotation marks, with the `not` that stands before it.
    fn whole_bullet(&self, bullet: Bullet<'_>) -> String {
        format!("{}\"{}\"", self.word_before(bullet.span().start), self.said_in_quotes(bullet.span()))
    }

    /// What to write for a bullet that holds a quantifier and a parenthesis, with the `not` before it.
    fn quantifier_help(&self, bullet: Bullet<'_>) -> String {
        let said = self.said(bullet.span());
        match said.split_once('(').filter(|_| !self.word_before(bullet.span().start).is_empty()) {
            Some((quantifier, _)) => wording::negated(quantifier.trim(), None),
            None => "write the quantifier alone after the dash and its phrases as deeper bullets".to_owned(),
        }
    }

    /// What stands at an end of a bullet and belongs to the list, or to a fact: the last byte says what may be there.
    fn wrong_at_an_end(&self, bullet: Bullet<'_>) -> Option<BulletFault> {
        let text = bullet.text;
        let whole = || self.whole_bullet(bullet);
        let may_join = matches!(text.as_bytes().first()? | 0x20, b'a' | b'o' | b'u' | b't');
        if let Some(word) = may_join.then(|| keyword::of_list(text, keyword::JOINING)).flatten() {
            return Some(BulletFault::Joint { word, whole: whole() });
        }
        match text.as_bytes().last()? {
            b';' => {
                let rest = self.said(bullet.to(text.len() - 1).span());
                Some(BulletFault::Semicolon { rest: format!("{}{rest}", self.word_before(bullet.span().start)) })
            }
            b'd' | b'D' | b'r' | b'R' => last_word(text).map(|word| BulletFault::Joint { word, whole: whole() }),
            b']' => {
                let at = text.rfind('[').filter(|&at| is_locator(&text[at + 1..]))?;
                let written = self.said(bullet.from(at).span());
                Some(BulletFault::Locator { locator: written.clone(), written, whole: whole() })
            }
            b')' => {
                let at = place_in_parentheses(text)?;
                let written = self.said(bullet.from(at).span());
                let locator = format!("[{}]", written.trim_matches(['(', ')', ' ']));
                Some(BulletFault::Locator { locator, written, whole: whole() })
            }
            b'0'..=b'9' => {
                let degree = bullet.from(text.rfind(" = ")? + " = ".len()).text;
                degree.parse::<f64>().ok()?;
                Some(BulletFault::Degree { degree: degree.to_owned(), whole: whole() })
            }
            _ => None,
        }
    }

    /// What is left of a bare fact when what may follow it is taken off holds no brackets, and no degree.
    pub(in crate::syntax::build) fn check_rest_of_fact(&self, rest: Bullet<'_>, located: Option<Bullet<'_>>) -> Whole {
        if rest.text.contains('"') {
            return Ok(());
        }
        if let Some(at) = memchr::memchr2(b'[', b']', rest.text.as_bytes()) {
            return Err(self.bracket_fault(rest, at, located));
        }
        let Some(at) = rest.text.rfind('=').filter(|_| !rest.text.contains(" = ")) else { return Ok(()) };
        let degree = rest.from(at + 1);
        if !degree.text.is_empty() && !degree.text.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
            return Ok(());
        }
        Err(Fault::case(rest.from(at).span(), self.tight_degree(rest.to(at), degree.text, rest)))
    }

    /// What a `=` without white space on both sides is to be written as, with the degree of the phrase without `not`.
    fn tight_degree(&self, before: Bullet<'_>, degree: &str, rest: Bullet<'_>) -> CaseFault {
        let negated = before.after("not");
        let phrase = self.said(negated.or_else(|| before.after("unknown")).unwrap_or(before).span());
        if degree.is_empty() {
            return CaseFault::NoDegree { phrase };
        }
        let degree = meant_degree(degree).filter(|_| !is_compared(before.text));
        let degree = degree.and_then(|degree| match negated {
            Some(_) => complement(&degree).map(|degree| degree.to_string()),
            None => Some(degree),
        });
        let meant = degree.map(|degree| format!("{phrase} = {degree}"));
        CaseFault::TightDegree { meant, whole: wording::phrase_in_quotes(&self.said(rest.span())) }
    }

    fn bracket_fault(&self, rest: Bullet<'_>, at: usize, located: Option<Bullet<'_>>) -> Fault {
        let bracket = rest.from(at);
        let Some(end) = bracket.text.find(']').filter(|_| bracket.text.starts_with('[')) else {
            let mark = if bracket.text.starts_with('[') { '[' } else { ']' };
            return Fault::condition(bracket.to(1).span(), ConditionFault::Parenthesis { mark });
        };
        let locator = self.said(bracket.to(end + 1).span());
        let after = bracket.from(end + 1);
        if let Some(second) = located.filter(|_| after.text.is_empty()) {
            let both = format!("{}; {}", inside(&locator), inside(&self.said(second.span())));
            return Fault::case(second.span(), CaseFault::SecondLocator { both });
        }
        let phrase = format!("{} {}", self.said(rest.to(at).span()), self.said(after.span()));
        let whole = wording::phrase_in_quotes(&self.said(rest.span()));
        let wrong = CaseFault::LocatorInside { phrase: phrase.trim().to_owned(), locator, whole };
        Fault::case(bracket.to(end + 1).span(), wrong)
    }
}

/// What stands in brackets.
fn inside(locator: &str) -> &str {
    locator.trim_matches(['[', ']'])
}

/// The word that joins `not only … but …` to what stands before it in a bullet: `a or not only b, but c`.
fn joined_not_only(text: &str) -> Option<&'static str> {
    let at = text.find(" not ")?;
    let word = last_word(&text[..at])?;
    wording::only_but(text[at + " not ".len()..].trim_start()).map(|_| word)
}

/// The joining word that a text ends with.
fn last_word(text: &str) -> Option<&'static str> {
    let last = text.rsplit(' ').next().filter(|last| last.len() < text.len())?;
    LAST.into_iter().find(|word| word.eq_ignore_ascii_case(last))
}

/// Where the parentheses begin that a text ends with, and that say where something is found: `(p. 3)`.
pub(in crate::syntax::build) fn place_in_parentheses(text: &str) -> Option<usize> {
    let inside = text.strip_suffix(')')?;
    inside.rfind('(').filter(|&at| at > 0 && is_place(inside[at + 1..].trim()))
}

/// Whether what stands in brackets says where something is found: `p. 3`, `12`.
fn is_locator(inside: &str) -> bool {
    let first = inside.trim_start();
    first.starts_with(|first: char| first.is_ascii_digit()) || ["p.", "pp."].iter().any(|page| first.starts_with(page))
}

/// Whether a bare bullet holds a quantifier before a parenthesis.
fn holds_quantifier(text: &str) -> bool {
    text.match_indices('(').any(|(at, _)| {
        let mut words = text[..at].split_whitespace().rev();
        let of = words.next().is_some_and(|word| word.eq_ignore_ascii_case("of"));
        let word = words.next().unwrap_or_default();
        let least = words.next().is_some_and(|word| word.eq_ignore_ascii_case("least"));
        of && (least || ["any", "all", "none"].iter().any(|quantifier| word.eq_ignore_ascii_case(quantifier)))
    })
}
