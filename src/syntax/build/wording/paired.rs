//! Says what `neither … nor` and `not only … but also` are to be written as.

use super::following;
use crate::source::Span;
use crate::syntax::build::bullets::Bullet;
use crate::syntax::build::{Build, Read, Whole};
use crate::syntax::fault::{Among, Fault, WordingFault};
use crate::syntax::grammar::Rule;
use crate::syntax::keyword;
use crate::syntax::wording::{self, Look};

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

    /// `neither a nor b`, `staff neither a nor b`, `neither a, b, nor c`: the last phrase, and where `nor` stands in it.
    pub(super) fn nor_fault(&self, read: Read<'_>, look: Look, among: Among) -> Option<WordingFault> {
        if among == Among::Heading {
            return None;
        }
        let (nor, end) = (read.start() + look.at, read.ink().end);
        let last = self.said(self.here(nor + look.length, end));
        let before = self.said(self.here(read.start(), nor));
        let (start, meant) = match self.denied(read.input(), nor) {
            Some(denied) => (denied.start, denied.meant(&last)),
            None if before.is_empty() => (read.start(), format!("and not {last}")),
            None => (read.start(), format!("not {before} and not {last}")),
        };
        let is_row = among == Among::Operands && !before.is_empty();
        let meant = if is_row { beside_others(read, meant) } else { meant };
        Some(WordingFault::Nor { phrase: self.said_in_quotes(self.here(start, end)), meant })
    }

    /// What stands between `neither` and a `nor` of the same clause.
    fn denied(&self, text: &str, nor: usize) -> Option<Denied> {
        let from = text[..nor].rfind(ENDS).map_or(0, |at| at + 1);
        let from = from + text[from..nor].len() - text[from..nor].trim_start_matches(' ').len();
        let clause = &text[from..nor];
        let from = from + keyword::of_list(clause, keyword::LISTS).map_or(0, |known| keyword::length(clause, known));
        let neither = last_word(&text[from..nor], "neither").map(|at| from + at)?;
        let first = neither + "neither".len();
        let is_joint = |mark: char| mark < ' ';
        let start = text[from..neither].rfind(is_joint).map_or(from, |at| {
            let at = from + at;
            at + keyword::length_at(text.as_bytes()[at])
        });
        let comma = char::from(keyword::COMMA_MARK);
        if text[first..nor].contains(|mark: char| is_joint(mark) && mark != comma) {
            return None;
        }
        let mut phrases = Vec::new();
        let mut at = first;
        for phrase in text[first..nor].split(comma) {
            phrases.push(self.said(self.here(at, at + phrase.trim_ascii_end().len())));
            at += phrase.len() + 1;
        }
        phrases.retain(|phrase| !phrase.is_empty());
        Some(Denied { start, subject: self.said(self.here(start, neither)), phrases })
    }

    /// `not only a but also b` in a bullet, which holds all of it.
    pub(in crate::syntax::build) fn check_not_only_bullet(&self, bullet: Bullet<'_>, phrase: Bullet<'_>) -> Whole {
        if phrase.is_quoted() {
            return Ok(());
        }
        let said = self.said(phrase.span());
        let Some((first, second)) = wording::only_but(&said) else { return Ok(()) };
        let meant = format!(
            "a bullet for each, `- {}` and `- {second}`, below a quantifier as deeper bullets of `- all of`,",
            first.trim_end_matches(',')
        );
        let whole = self.said_in_quotes(phrase.span());
        Err(Fault::wording(bullet.span(), WordingFault::NotOnly { meant, whole, dash: "- " }))
    }
}

/// What `neither` denies before its `nor`.
struct Denied {
    /// Where the sentence starts, in the laid-out text.
    start: usize,
    /// What stands before `neither`: whom each phrase is said of.
    subject: String,
    phrases: Vec<String>,
}

impl Denied {
    /// All phrases, each whole and with `not` before it.
    fn meant(mut self, last: &str) -> String {
        self.phrases.push(last.to_owned());
        let subject = &self.subject;
        let names_it = |phrase: &str| subject.is_empty() || wording::announces(phrase, keyword::first_word(subject));
        let whole = |phrase: &String| {
            if names_it(phrase) { format!("not {phrase}") } else { format!("not {subject} {phrase}") }
        };
        self.phrases.iter().map(whole).collect::<Vec<_>>().join(" and ")
    }
}

/// Where a whole word stands last in a text.
fn last_word(text: &str, word: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    let ends = |at: usize| !text[at..].starts_with(|next: char| next > ' ');
    let starts = |at: usize| !text[..at].ends_with(|before: char| before > ' ');
    lower.rmatch_indices(word).map(|(at, _)| at).find(|&at| starts(at) && ends(at + word.len()))
}

/// What several operands are to be written as in their clause: in parentheses, where it also has an `or` or a quantifier.
fn beside_others(read: Read<'_>, meant: String) -> String {
    let text = read.input();
    let start = text[..read.start()].rfind(ENDS).map_or(0, |at| at + 1);
    let end = text[read.end()..].find(ENDS).map_or(text.len(), |at| read.end() + at);
    let joins = |byte: &u8| matches!(*byte, keyword::OR_MARK | keyword::COMMA_OR_MARK | 0x1c..=0x1f);
    if text.as_bytes()[start..end].iter().any(joins) { format!("({meant})") } else { meant }
}
