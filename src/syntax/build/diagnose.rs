//! Finds out why a heading or a clause could not be read, from where the grammar stopped.

use super::{Build, heading};
use crate::source::Span;
use crate::syntax::fault::{BulletFault, CaseFault, ClauseFault, ConditionFault, Fault, ListOf, PhraseFault};
use crate::syntax::keyword::{self, Meant};
use crate::syntax::tree::Item;

/// A heading or clause that could not be read.
#[derive(Clone, Copy, Debug)]
struct Stop<'p> {
    /// The clause as it was laid out.
    text: &'p str,
    /// Where the grammar stopped in it.
    at: usize,
    /// What it begins with.
    keyword: &'static str,
    /// One past the keyword.
    after_keyword: usize,
}

impl Build<'_> {
    /// Why a heading or a clause could not be read: `at` is where the grammar stopped.
    pub(super) fn diagnose(&self, item: Item, is_heading: bool, text: &str, at: usize) -> Fault {
        let text = &keyword::unmarked(text);
        let at = at + text[at..].len() - text[at..].trim_start_matches(' ').len();
        let written = self.here(0, text.len()).of(self.source);
        let found = if is_heading {
            keyword::item_keyword(written)
        } else {
            keyword::of_list(written, keyword::clauses(item)).or((item == Item::Case).then_some(""))
        };
        let Some(keyword) = found else { return self.no_keyword(item, written) };
        let stop = Stop { text, at, keyword, after_keyword: keyword::length(written, keyword) };
        let fault = if is_heading { self.heading(item, stop) } else { self.clause_fault(stop) };
        fault.unwrap_or_else(|| self.stopped(stop))
    }

    fn no_keyword(&self, item: Item, written: &str) -> Fault {
        let word = keyword::first_word(written).to_owned();
        let all = keyword::clauses(item);
        let nearest = keyword::nearest(written, all.iter().copied());
        let at = self.here(0, word.len());
        let meant = keyword::meant(item, written).map(|(meant, length)| self.in_place(meant, written, length));
        Fault::clause(at, ClauseFault::NoKeyword { item: keyword::name(item), word, meant, nearest, all })
    }

    /// What to write in the place of a word that begins no clause.
    fn in_place(&self, meant: Meant, written: &str, length: usize) -> String {
        let rest = self.said(self.here(length, written.trim_end().len()));
        let dots = if rest.is_empty() { "…" } else { &rest };
        match meant {
            Meant::Keyword(keyword) => format!("write `{keyword} {dots}`"),
            Meant::Text(keyword) => format!("write `{keyword} \"{}\"`", dots.trim_matches(['"', '“', '”'])),
            Meant::Mechanism => format!("write `then {dots}`, above the `then` of the outcome"),
            Meant::Resource => format!("write `then {dots} -> …`, with the reasoning that it prompts after the arrow"),
            Meant::Says(sentence) => sentence.to_owned(),
        }
    }

    fn heading(&self, item: Item, stop: Stop<'_>) -> Option<Fault> {
        let declares = matches!(item, Item::Context | Item::Resource | Item::Mechanism | Item::Outcome);
        let (start, end) = (stop.after_keyword, stop.text.len());
        if declares && stop.at < end {
            if stop.text[stop.at..].starts_with('\u{6}') {
                return Some(Fault::phrase(self.word_at(stop), PhraseFault::Question));
            }
            let whole = self.said_in_quotes(self.here(start, end));
            let mark = self.said(self.word_at(stop));
            return Some(Fault::phrase(self.word_at(stop), PhraseFault::KeywordInHeading { keyword: mark, whole }));
        }
        let rest = self.said(self.here(start, end));
        let wrong = match heading::mended(stop.keyword, &rest) {
            Some(mended) => ClauseFault::HeadingMended { keyword: stop.keyword, mended },
            None => ClauseFault::Heading { keyword: stop.keyword, form: keyword::form(stop.keyword) },
        };
        Some(Fault::clause(self.word_at(stop), wrong))
    }

    /// What is wrong with a clause as a whole.
    fn clause_fault(&self, stop: Stop<'_>) -> Option<Fault> {
        let rest = &stop.text[stop.after_keyword..];
        let keyword = stop.keyword.to_owned();
        let at = self.here(0, stop.after_keyword.max(1));
        if keyword::ALONE.contains(&stop.keyword) {
            return Some(Fault::clause(self.word_at(stop), ClauseFault::Alone { keyword }));
        }
        if rest.trim().is_empty() {
            return Some(Fault::clause(at, ClauseFault::Empty { keyword, form: keyword::form(stop.keyword) }));
        }
        let start = stop.after_keyword + rest.len() - rest.trim_start().len();
        let all = self.here(start, stop.text.len());
        if keyword::QUOTED.contains(&stop.keyword) && !rest.trim_start().starts_with('"') {
            let text = self.said_in_quotes(all);
            return Some(Fault::clause(all, ClauseFault::NoQuotes { keyword, text }));
        }
        if stop.keyword == "expect" {
            return Some(Fault::case(all, CaseFault::ExpectForm));
        }
        None
    }

    /// What is wrong where the grammar stopped.
    fn stopped(&self, stop: Stop<'_>) -> Fault {
        let at = self.word_at(stop);
        if let Some(open) = unclosed(stop.text).filter(|&open| open < stop.at) {
            return Fault::condition(self.here(open, open + 1), ConditionFault::Parenthesis { mark: '(' });
        }
        let Some(next) = stop.text[stop.at..].chars().next() else { return self.missing(stop) };
        match next {
            '\r' => self.bullets_below(stop),
            '"' if self.before(stop).ends_with('"') => self.no_joint(stop),
            '"' => Fault::phrase(at, PhraseFault::QuoteInside { whole: self.said_in_quotes(self.segment(stop)) }),
            ')' => Fault::condition(at, ConditionFault::Parenthesis { mark: ')' }),
            '[' if !stop.text[stop.at..].contains(']') => {
                Fault::condition(at, ConditionFault::Parenthesis { mark: '[' })
            }
            ';' => Fault::condition(at, ConditionFault::Semicolon),
            '\u{3}' => self.inside_not(stop),
            '\u{4}' if stop.text[..stop.at].trim_end_matches(' ').ends_with('\r') => self.unless_below(stop),
            '\u{1}' | '\u{2}' | '\u{4}' | ',' => self.missing(stop),
            '\u{5}' => Fault::condition(at, ConditionFault::ThenInside { keyword: stop.keyword.to_owned() }),
            '\u{6}' => Fault::phrase(at, PhraseFault::Question),
            '-' if stop.text[stop.at..].starts_with("->") && self.before(stop).contains("->") => {
                Fault::condition(at, ConditionFault::SecondArrow)
            }
            '-' if stop.text[stop.at..].starts_with("->") => {
                let whole = self.said_in_quotes(self.segment(stop));
                Fault::condition(at, ConditionFault::Arrow { whole })
            }
            '(' | '[' | ']' | '=' => {
                let whole = self.said_in_quotes(self.segment(stop));
                Fault::phrase(at, PhraseFault::MarkInside { mark: next.to_string(), whole })
            }
            _ if self.before(stop).ends_with(['"', ')']) => self.no_joint(stop),
            _ => {
                let wrong =
                    ClauseFault::Unreadable { keyword: stop.keyword.to_owned(), form: keyword::form(stop.keyword) };
                Fault::clause(at, wrong)
            }
        }
    }

    /// The words before the place where the grammar stopped.
    fn before<'p>(&self, stop: Stop<'p>) -> &'p str {
        stop.text[..stop.at].trim_end()
    }

    fn missing(&self, stop: Stop<'_>) -> Fault {
        let before = self.before(stop);
        if before.len() <= stop.after_keyword || before.ends_with(['(', '\r']) {
            let at = self.word_at(stop);
            return Fault::phrase(at, PhraseFault::MissingBefore { joint: self.said(at) });
        }
        let start = before.rfind([' ', ',', '(', ')', '"', '\r']).map_or(0, |at| at + 1);
        let start = if start == before.len() { before.len().saturating_sub(1) } else { start };
        let after = self.said(self.here(start, before.len()));
        Fault::phrase(self.word_at(stop), PhraseFault::Missing { after })
    }

    fn no_joint(&self, stop: Stop<'_>) -> Fault {
        let (start, end) = self.bounds(stop);
        let before = self.said(self.here(start, self.before(stop).len()));
        let after = self.said(self.here(stop.at, end));
        Fault::phrase(self.word_at(stop), PhraseFault::NoJoint { before, after })
    }

    fn inside_not(&self, stop: Stop<'_>) -> Fault {
        let (start, _) = self.bounds(stop);
        let rest = &stop.text[stop.at + "not".len()..];
        let end = stop.at + "not".len() + rest.find(is_separator).unwrap_or(rest.len());
        let before = self.said(self.here(start, self.before(stop).len()));
        let after = self.said(self.here(stop.at + "not".len(), end));
        if before.is_empty() || start >= stop.at {
            return self.missing(stop);
        }
        Fault::phrase(self.word_at(stop), PhraseFault::NotInside { before, after })
    }

    /// An `unless` that ends bullets where none can.
    fn unless_below(&self, stop: Stop<'_>) -> Fault {
        let at = self.word_at(stop);
        if matches!(stop.keyword, "if" | "only if" | "when") {
            return Fault::bullet(at, BulletFault::SecondUnless);
        }
        Fault::condition(at, ConditionFault::NotAList { list: ListOf::Phrases, found: "`unless`" })
    }

    fn bullets_below(&self, stop: Stop<'_>) -> Fault {
        let keyword = if stop.keyword.is_empty() { "case".to_owned() } else { stop.keyword.to_owned() };
        let line = stop.at + stop.text[stop.at..].find('-').unwrap_or(0);
        let end = stop.text[line..].find('\r').map_or(stop.text.len(), |length| line + length);
        let at = self.here(line, line + stop.text[line..end].trim_end().len());
        let takes = stop.keyword.is_empty() || keyword::LISTS.contains(&stop.keyword);
        let wrong = if takes { BulletFault::TextAndBullets { keyword } } else { BulletFault::NoList { keyword } };
        Fault::bullet(at, wrong)
    }

    /// The word or mark at which the grammar stopped.
    fn word_at(&self, stop: Stop<'_>) -> Span {
        let rest = &stop.text[stop.at..];
        let mut characters = rest.char_indices();
        let first = characters.next().map_or(' ', |(_, character)| character);
        let is_arrow = rest.starts_with("->");
        let length = if is_arrow {
            2
        } else if matches!(first, ',' | ';' | '(' | ')' | '[' | ']' | '=' | '"' | ' ') {
            1
        } else {
            characters.find(|&(_, character)| keyword::is_mark(character)).map_or(rest.len(), |(at, _)| at)
        };
        let start = if rest.is_empty() { self.last_word(stop) } else { stop.at };
        self.here(start, (stop.at + length).min(stop.text.len()))
    }

    /// Where the last word before the place where the grammar stopped begins.
    fn last_word(&self, stop: Stop<'_>) -> usize {
        let before = self.before(stop);
        let word = before.trim_end_matches(|character: char| !keyword::is_mark(character));
        if word.len() < before.len() { word.len() } else { before.len().saturating_sub(1) }
    }

    /// The phrase around the place where the grammar stopped, parentheses included.
    fn segment(&self, stop: Stop<'_>) -> Span {
        let (start, end) = self.bounds(stop);
        self.here(start, end)
    }

    /// From the end of what stands before the phrase to the start of what follows it.
    fn bounds(&self, stop: Stop<'_>) -> (usize, usize) {
        let before = &stop.text[..stop.at];
        let start = before.rfind(is_separator).map_or(stop.after_keyword, |at| after_separator(stop.text, at));
        let start = start.max(stop.after_keyword).min(stop.at);
        let start = start + before[start..].len() - before[start..].trim_start().len();
        let inside = match stop.text[stop.at..].chars().next() {
            Some('(') => stop.text[stop.at..].find(')'),
            Some('[') => stop.text[stop.at..].find(']'),
            Some('"') => stop.text[stop.at + 1..].find('"').map(|at| at + 1),
            Some('-') => Some(1),
            _ => Some(0),
        };
        let from = (stop.at + inside.unwrap_or(0) + 1).min(stop.text.len());
        let from = (from..=stop.text.len()).find(|&at| stop.text.is_char_boundary(at)).unwrap_or(stop.text.len());
        let end = stop.text[from..].find(is_separator).map_or(stop.text.len(), |at| from + at);
        (start, start.max(stop.text[..end].trim_end().len()))
    }
}

/// Whether a character of a laid-out text stands between phrases.
fn is_separator(character: char) -> bool {
    matches!(character, '\u{1}'..='\u{6}' | '\t' | '\n' | '\r' | ',' | ';')
}

/// The place after a separator: a keyword is passed as a whole.
fn after_separator(text: &str, at: usize) -> usize {
    let length = match text.as_bytes()[at] {
        1 | 3 => 3,
        2 => 2,
        4 => 6,
        5 => 4,
        _ => 1,
    };
    (at + length).min(text.len())
}

/// Where the last parenthesis stands that is opened and not closed, outside quotation marks.
fn unclosed(text: &str) -> Option<usize> {
    let mut open = Vec::new();
    let mut quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        quoted ^= byte == b'"';
        match byte {
            b'(' if !quoted => open.push(at),
            b')' if !quoted => {
                open.pop();
            }
            _ => {}
        }
    }
    open.pop()
}
