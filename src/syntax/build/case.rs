//! Builds what a case says: facts and expectations.

mod bullet;

use super::joint::{Joint, joined};
use super::{Build, Parts, Read, Whole};
use crate::source::Span;
use crate::syntax::fault::{Among, CaseFault, Fault, ListOf, PhraseFault};
use crate::syntax::grammar::Rule;
use crate::syntax::keyword;
use crate::syntax::tree::{Clause, Item, Kind, Part, Term};

impl Build<'_> {
    /// Facts, in a line or as bullets.
    pub(super) fn facts_clause(&mut self, read: Read<'_>) -> Whole {
        let is_line = read.rule() == Rule::facts && keyword::has_colon(read.text());
        if is_line && keyword::meant(Item::Case, read.text()).is_some() {
            return Err(self.clause_with_colon(read));
        }
        self.check_numbers(read.parts())?;
        for (joint, part) in joined(read.parts()) {
            if let Some((joint, at)) = joint {
                self.check_fact_joint(read, joint, at)?;
            }
            match part.rule() {
                Rule::fact => self.fact(part)?,
                Rule::bullet => self.fact_bullet(self.bullet(part))?,
                Rule::bullets => self.fact_bullets(part)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// `observed: toolkit used`: what was read stands somewhere in the present text, and is looked at by itself.
    fn clause_with_colon(&mut self, read: Read<'_>) -> Fault {
        let outer = self.base;
        self.base += read.start();
        let fault = self.no_keyword(Item::Case, self.here(0, read.text().trim_end().len()).of(self.source));
        self.base = outer;
        fault
    }

    /// Facts are separated by `,`, `;` or `and`.
    fn check_fact_joint(&self, read: Read<'_>, joint: Joint, at: usize) -> Whole {
        if !joint.is_or() && joint != Joint::Unless {
            return Ok(());
        }
        let at = self.joint_span(joint, at);
        let whole = self.around(read.parts(), at);
        Err(Fault::case(at, CaseFault::Joint { joint: self.said(at), whole }))
    }

    fn fact(&mut self, read: Read<'_>) -> Whole {
        let mark = self.tree.open(Kind::Part(Part::Fact), self.span(read));
        let mut after = read.parts();
        let before = after.first().filter(|part| matches!(part.rule(), Rule::fact_not | Rule::undescribed));
        let Some(phrase) = after.nth(usize::from(before.is_some())) else { return Ok(()) };
        self.check_fact(before, phrase, after)?;
        if let Some(not) = before.filter(|word| word.rule() == Rule::fact_not) {
            self.check_not_only(self.span(not), phrase, Among::Facts)?;
        }
        let around = before.map(|word| {
            let kind = match word.rule() {
                Rule::undescribed => Kind::Part(Part::Undescribed),
                _ => Kind::Term(Term::Not),
            };
            self.tree.open(kind, self.span(word).to(self.span(phrase)))
        });
        self.phrase(phrase, Among::Facts)?;
        around.into_iter().for_each(|around| self.tree.close(around));
        after.for_each(|part| self.after_fact(part));
        self.tree.close(mark);
        Ok(())
    }

    fn after_fact(&mut self, part: Read<'_>) {
        match part.rule() {
            Rule::degree => self.part(Part::Degree, part),
            Rule::locator => self.part(Part::Locator, part),
            Rule::quoted => self.part(Part::Quoted, part),
            _ => {}
        }
    }

    fn check_fact(&self, before: Option<Read<'_>>, phrase: Read<'_>, after: Parts<'_>) -> Whole {
        if phrase.rule() == Rule::unknown {
            return Err(Fault::phrase(self.span(phrase), PhraseFault::Question));
        }
        if let Some(degree) = after.into_iter().find(|part| part.rule() == Rule::degree) {
            self.check_compared(phrase, degree)?;
            let word = before.map(|word| if word.rule() == Rule::fact_not { "not" } else { "unknown" });
            self.check_degree(self.span(degree), degree.text(), word, self.span(phrase))?;
        }
        for part in after {
            self.check_said(part)?;
        }
        let quotation = after.into_iter().find(|part| part.rule() == Rule::quoted);
        let located = after.into_iter().any(|part| part.rule() == Rule::locator);
        match quotation {
            Some(quotation) if !located && phrase.rule() != Rule::quoted => {
                let (phrase, span) = (self.said(self.span(phrase)), self.span(quotation));
                Err(Fault::case(span, CaseFault::Quotation { phrase, quotation: self.said(span) }))
            }
            _ => Ok(()),
        }
    }

    /// `seminars held >= 3`: what ends with half of another sign is followed by no degree.
    fn check_compared(&self, phrase: Read<'_>, degree: Read<'_>) -> Whole {
        if !is_compared(phrase.text()) {
            return Ok(());
        }
        let (start, end) = (self.span(phrase), self.span(degree));
        let between = Span::new(start.end, end.start).of(self.source);
        let equals = start.end + between.find('=').unwrap_or(0) as u32;
        let whole = self.said_in_quotes(start.to(end));
        let wrong = PhraseFault::MarkInside { mark: "=".to_owned(), whole, among: Among::Facts };
        Err(Fault::phrase(Span::new(equals, equals + 1), wrong))
    }

    /// A degree is 0, 1 or a decimal between them, and stands without `not`.
    fn check_degree(&self, at: Span, written: &str, word: Option<&'static str>, phrase: Span) -> Whole {
        let digits_after = |rest: &str| rest.bytes().take_while(u8::is_ascii_digit).count();
        let rest = &self.source[at.end as usize..];
        let negated = |degree: &str| {
            word.map(|word| CaseFault::NegatedDegree { word, phrase: self.said(phrase), degree: degree.to_owned() })
        };
        if let Some(decimals) = rest.strip_prefix(',').map(digits_after).filter(|&count| count > 0) {
            let written = format!("{written}{}", &rest[..=decimals]);
            let at = Span::new(at.start, at.end + 1 + decimals as u32);
            let with_point = written.replace(',', ".");
            let is_above = with_point.parse::<f64>().is_ok_and(|degree| degree > 1.0);
            let wrong = if is_above { CaseFault::OutOfRange { written } } else { CaseFault::DecimalComma { written } };
            return Err(Fault::case(at, negated(&with_point).filter(|_| !is_above).unwrap_or(wrong)));
        }
        if !is_decimal(written) {
            let form = meant_degree(written);
            let wrong = form.as_deref().and_then(negated);
            return Err(Fault::case(at, wrong.unwrap_or(CaseFault::Degree { written: written.to_owned(), form })));
        }
        if written.parse::<f64>().is_ok_and(|degree| degree > 1.0) {
            return Err(Fault::case(at, CaseFault::OutOfRange { written: written.to_owned() }));
        }
        negated(written).map_or(Ok(()), |wrong| Err(Fault::case(at, wrong)))
    }

    /// `expect …`
    pub(super) fn expect_clause(&mut self, read: Read<'_>) {
        let span = self.span(read);
        let Some(inner) = read.parts().next() else { return };
        if inner.rule() == Rule::expect_verdict {
            self.clause_at(Clause::ExpectVerdict, span, inner, Self::expect_verdict);
        } else {
            self.clause_at(Clause::ExpectValue, span, inner, Self::expect_value);
        }
    }

    fn expect_verdict(&mut self, read: Read<'_>) -> Whole {
        let mut parts = read.parts();
        let (Some(id), Some(verdict)) = (parts.next(), parts.next()) else { return Ok(()) };
        self.id(id);
        self.fixed_word(self.span(verdict), "expect", keyword::VERDICTS)?;
        self.part(Part::Word, verdict);
        let takes_by = ["blocked", "undetermined"].iter().any(|word| verdict.text().eq_ignore_ascii_case(word));
        match parts.first() {
            Some(first) if !takes_by => {
                let wrong = CaseFault::By { verdict: verdict.text().to_owned() };
                Err(Fault::case(self.span(first), wrong))
            }
            _ => self.phrases(parts, ListOf::Phrases),
        }
    }

    fn expect_value(&mut self, read: Read<'_>) -> Whole {
        let mut parts = read.parts().peekable();
        let not = parts.next_if(|part| part.rule() == Rule::fact_not);
        let Some(phrase) = parts.next() else { return Ok(()) };
        let whole = self.span(phrase);
        if keyword::begins_with(phrase.text(), "cmoc") {
            return Err(Fault::case(whole, CaseFault::ExpectForm));
        }
        let (phrase_span, value) = match parts.next() {
            Some(word) => (whole, self.span(word)),
            None => self.split_value(whole)?,
        };
        let mark = not.map(|not| self.tree.open(Kind::Term(Term::Not), self.span(not).to(phrase_span)));
        self.tree.leaf(Kind::Term(Term::Phrase), phrase_span);
        mark.into_iter().for_each(|mark| self.tree.close(mark));
        self.check_value(phrase_span, value)?;
        self.tree.leaf(Kind::Part(Part::Word), value);
        Ok(())
    }

    /// What is expected of a phrase is a value; of a configuration, which is named by `cmoc` and its ID, a verdict.
    fn check_value(&self, phrase: Span, value: Span) -> Whole {
        let verdict = keyword::nearest(&self.said(value), keyword::VERDICTS.iter().copied());
        match verdict.filter(|verdict| !keyword::VALUES.contains(verdict)) {
            Some(verdict) => {
                let phrase = self.said(phrase);
                Err(Fault::case(value, CaseFault::Verdict { phrase, verdict }))
            }
            None => {
                self.fixed_word(value, "expect", keyword::VALUES).map_err(|fault| self.no_value(phrase, value, fault))
            }
        }
    }

    /// `expect changes made`: where the last word is nothing like a value, the value is missing.
    fn no_value(&self, phrase: Span, value: Span, fault: Fault) -> Fault {
        if keyword::nearest(&self.said(value), keyword::VALUES.iter().copied()).is_some() {
            return fault;
        }
        let whole = phrase.to(value);
        Fault::case(whole, CaseFault::NoValue { phrase: self.said(whole) })
    }

    /// The phrase and the value at its end, of an expectation without quotation marks.
    fn split_value(&self, whole: Span) -> Result<(Span, Span), Fault> {
        let text = whole.of(self.source);
        let phrase =
            text.rfind(char::is_whitespace).map(|at| (text[..at].trim_end().len(), text[at..].trim_start().len()));
        match phrase {
            Some((phrase, value)) if phrase > 0 => Ok((
                Span::new(whole.start, whole.start + phrase as u32),
                Span::new(whole.end - value as u32, whole.end),
            )),
            _ => Err(Fault::case(whole, CaseFault::ExpectForm)),
        }
    }
}

/// The degree that stands in parentheses after a fact, as it is to be written.
pub(super) fn degree_in_parentheses(written: &str) -> Option<String> {
    let inside = written.strip_prefix('(')?.split(')').next()?.trim();
    if is_decimal(inside) { Some(inside.to_owned()) } else { degree_for(inside) }
}

/// Whether a text ends with the first half of a sign that compares: `>` of `>=`.
pub(super) fn is_compared(text: &str) -> bool {
    text.trim_end().ends_with(['<', '>', '!', '~', '≥', '≤', '≠', '≈'])
}

/// The degree that a text means, as it is to be written.
pub(super) fn meant_degree(written: &str) -> Option<String> {
    let with_point = written.replace(',', ".");
    let decimal = if is_decimal(&with_point) { Some(with_point) } else { degree_for(written) };
    decimal.filter(|degree| degree.parse::<f64>().is_ok_and(|degree| degree <= 1.0))
}

/// Whether a text is `0`, `1` or a number with a point.
fn is_decimal(text: &str) -> bool {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    [whole, decimals].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The degree that is meant by a per cent, or by a number without its zero.
fn degree_for(written: &str) -> Option<String> {
    if let Some(percent) = written.strip_suffix('%').and_then(|number| number.parse::<f64>().ok()) {
        return (0.0..=100.0).contains(&percent).then(|| (percent / 100.0).to_string());
    }
    let with_zero = format!("0{written}");
    (written.starts_with('.') && is_decimal(&with_zero)).then_some(with_zero)
}
