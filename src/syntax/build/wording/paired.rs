//! Says what `neither … nor` and `not only … but also` are to be written as.

use super::following;
use crate::source::Span;
use crate::syntax::build::bullets::Bullet;
use crate::syntax::build::{Build, Read, Whole};
use crate::syntax::fault::{Among, Fault, WordingFault};
use crate::syntax::grammar::Rule;
use crate::syntax::keyword;
use crate::syntax::wording;

/// What ends a clause, or a bullet, in a laid-out text.
const ENDS: [char; 3] = ['\t', '\n', '\r'];

impl Build<'_> {
    /// `not only a but also b`, of which `not` was read already: both are said to hold, and nothing is denied.
    pub(in crate::syntax::build) fn check_not_only(&self, not: Span, read: Read<'_>, among: Among) -> Whole {
        if read.rule() == Rule::quoted || wording::after_only(read.text()).is_none() {
            return Ok(());
        }
        let span = self.span(read);
        let said = self.said(span);
        let inside = wording::only_but(&said).map(|(first, second)| (format!("{first} and {second}"), span.end));
        let Some((meant, end)) = inside.or_else(|| self.only_and_next(read, &said)) else { return Ok(()) };
        let meant = if among == Among::Operands { beside_others(read, meant) } else { meant };
        let whole = self.said_in_quotes(Span::new(span.start, end));
        Err(Fault::wording(not.to(span), WordingFault::NotOnly { meant: format!("`{meant}`"), whole, dash: "" }))
    }

    /// `not only a, but also b`: what is meant, and where it ends.
    fn only_and_next(&self, read: Read<'_>, said: &str) -> Option<(String, u32)> {
        let first = wording::after_only(said)?;
        let next = *following(read).first()?;
        let next = self.here(next.start, next.end);
        let other = self.said(next);
        Some((format!("{first} and {}", wording::after_but(&other)?), next.end))
    }

    /// The same in a bullet, which holds all of it.
    pub(in crate::syntax::build) fn check_not_only_bullet(&self, bullet: Bullet<'_>, phrase: Bullet<'_>) -> Whole {
        if phrase.is_quoted() {
            return Ok(());
        }
        let said = self.said(phrase.span());
        let Some((first, second)) = wording::only_but(&said) else { return Ok(()) };
        let meant = format!(
            "a bullet for each, `- {first}` and `- {second}`, below a quantifier as deeper bullets of `- all of`,"
        );
        let whole = self.said_in_quotes(phrase.span());
        Err(Fault::wording(bullet.span(), WordingFault::NotOnly { meant, whole, dash: "- " }))
    }
}

/// What several operands are to be written as in their clause: in parentheses, where it also has an `or` or a quantifier.
fn beside_others(read: Read<'_>, meant: String) -> String {
    let text = read.input();
    let start = text[..read.start()].rfind(ENDS).map_or(0, |at| at + 1);
    let end = text[read.end()..].find(ENDS).map_or(text.len(), |at| read.end() + at);
    let joins = |byte: &u8| matches!(*byte, keyword::OR_MARK | keyword::COMMA_OR_MARK | 0x1c..=0x1f);
    if text.as_bytes()[start..end].iter().any(joins) { format!("({meant})") } else { meant }
}
