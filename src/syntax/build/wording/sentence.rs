//! Finds what a sentence says in its words and the language in its clauses: `if only`, `only if` in a phrase, `else`, and words
//! that were parted at the end of a line.

use super::start_before;
use crate::source::Span;
use crate::syntax::build::bullets::Bullet;
use crate::syntax::build::{Build, Read, Whole};
use crate::syntax::fault::{Among, Fault, SentenceFault};
use crate::syntax::keyword;
use crate::syntax::wording;

impl Build<'_> {
    /// `if only a`; `then a, otherwise b`
    pub(super) fn check_start(&self, read: Read<'_>, among: Among) -> Whole {
        let phrase = read.text();
        let before = &read.input()[..read.start()];
        let clause = before.rsplit(ENDS).next().unwrap_or_default().trim_matches(' ');
        let is_first = among == Among::Operands && clause.eq_ignore_ascii_case("if");
        if is_first && wording::announces(phrase, "only") && !counts(&phrase["only".len()..]) {
            let span = self.span(read);
            let rest = self.said(Span::new(span.start + "only".len() as u32, span.end));
            let wrong = SentenceFault::OnlyAfterIf { rest, whole: self.said_in_quotes(span) };
            return Err(Fault::sentence(Span::new(span.start, span.start + "only".len() as u32), wrong));
        }
        let is_said = matches!(among, Among::Operands | Among::Phrases);
        let word = ["otherwise", "else"].into_iter().find(|word| is_said && wording::announces(phrase, word));
        match word.filter(|_| start_before(before).is_some()) {
            Some(word) => Err(self.otherwise(read, 0, word.len())),
            None => Ok(()),
        }
    }

    /// `else`, or `otherwise`, at a place of a phrase.
    fn otherwise(&self, read: Read<'_>, at: usize, length: usize) -> Fault {
        let span = self.span(read);
        let word = Span::new(span.start + at as u32, span.start + (at + length) as u32);
        let start = start_before(&read.input()[..read.start()]).filter(|_| at == 0).unwrap_or(read.start());
        let wrong = SentenceFault::Otherwise {
            word: self.said(word),
            after: self.said(Span::new(word.end, span.end)),
            whole: self.said_in_quotes(self.here(start, read.ink().end)),
        };
        Fault::sentence(word, wrong)
    }

    /// What `if`, `iff` or `else` inside a phrase says; none where it is a word of the phrase.
    pub(super) fn sentence_fault(&self, read: Read<'_>, at: usize, keyword: &str, among: Among) -> Option<Fault> {
        if !matches!(among, Among::Operands | Among::Phrases) {
            return None;
        }
        let (before, after) = (read.text()[..at].trim_ascii_end(), &read.text()[at + keyword.len()..]);
        let span = self.span(read);
        let start = span.start + at as u32;
        let word = Span::new(start, start + keyword.len() as u32);
        match keyword {
            "iff" => Some(Fault::sentence(word, SentenceFault::Iff { word: self.said(word) })),
            "if" if after.trim_ascii().is_empty() => self.if_and_only_if(read.ink().end, word),
            "if" => {
                let only = before.len().checked_sub("only".len())?;
                before.get(only..).filter(|last| keyword::begins_with(last, "only"))?;
                let is_word = before[..only].is_empty() || before[..only].ends_with(' ');
                let wrong = SentenceFault::OnlyIf {
                    before: self.said(Span::new(span.start, span.start + only as u32)),
                    after: self.said(Span::new(word.end, span.end)),
                    whole: self.said_in_quotes(span),
                };
                is_word.then(|| Fault::sentence(Span::new(span.start + only as u32, word.end), wrong))
            }
            "else" => Some(self.otherwise(read, at, keyword.len())),
            _ => None,
        }
    }

    /// `if and only if` of which the first `if` was read already.
    pub(in crate::syntax::build) fn if_and_only_if(&self, end: usize, first: Span) -> Option<Fault> {
        let rest = &self.source[self.here(end, end).start as usize..];
        let rest = rest.trim_start();
        let second = keyword::begins_with(rest, "and").then(|| rest["and".len()..].trim_start())?;
        let length = keyword::begins_with(second, "only if").then(|| keyword::length(second, "only if"))?;
        let end = self.source.len() - second.len() + length;
        let at = Span::new(first.start, end as u32);
        Some(Fault::sentence(at, SentenceFault::Iff { word: "if and only if".to_owned() }))
    }

    /// `improve- ment`, in a phrase.
    pub(super) fn check_parted(&self, read: Read<'_>) -> Whole {
        parted(read.text()).map_or(Ok(()), |at| Err(self.parted_fault(self.span(read), at)))
    }

    /// `improve- ment`, in a bullet.
    pub(super) fn check_parted_bullet(&self, bullet: Bullet<'_>) -> Whole {
        parted(bullet.text).map_or(Ok(()), |at| Err(self.parted_fault(bullet.span(), at)))
    }

    /// `at` is where the hyphen stands in the phrase.
    fn parted_fault(&self, span: Span, at: usize) -> Fault {
        let hyphen = span.start + at as u32;
        let (before, after) = (self.said(Span::new(span.start, hyphen)), self.said(Span::new(hyphen + 1, span.end)));
        let wrong = SentenceFault::Parted {
            joined: format!("{before}{after}"),
            hyphened: format!("{before}-{after}"),
            whole: self.said_in_quotes(span),
        };
        Fault::sentence(Span::new(hyphen, hyphen + 1), wrong)
    }
}

/// What ends a clause in a laid-out text.
const ENDS: [char; 3] = ['\t', '\n', '\r'];

/// Words after a hyphen that part none: `short- and long-term`, also in other languages.
const JOINING: [&str; 12] = ["and", "or", "to", "nor", "und", "oder", "bis", "et", "ou", "en", "of", "och"];

/// What goes with `only` before it: it says how much, and not that something is necessary.
const AMOUNTS: [&str; 20] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "few", "a few", "a little",
    "little", "some", "part", "half", "once", "partly", "twice",
];

/// Whether what follows `only` is an amount: `only one visit a year`.
fn counts(rest: &str) -> bool {
    let rest = rest.trim_ascii_start();
    rest.starts_with(|first: char| first.is_ascii_digit())
        || AMOUNTS.iter().any(|amount| keyword::begins_with(rest, amount))
}

/// Where a hyphen stands between a letter and a blank, and small letters follow that go on with the word.
fn parted(phrase: &str) -> Option<usize> {
    let bytes = phrase.as_bytes();
    memchr::memchr_iter(b'-', bytes).find(|&at| {
        let is_end = bytes.get(at + 1).is_some_and(|&next| next == b' ');
        is_end
            && phrase[..at].ends_with(char::is_alphabetic)
            && phrase[at + 1..].trim_start().starts_with(char::is_lowercase)
            && !JOINING.iter().any(|word| keyword::begins_with(phrase[at + 1..].trim_start(), word))
    })
}
