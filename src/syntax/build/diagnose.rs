//! Finds out why a heading or a clause could not be read, from where the grammar stopped.

mod above;
mod but;
mod citation;
mod denied;
mod evidence;
mod parenthesis;
mod place;

pub(super) use above::intended;
pub(super) use citation::is_place;
use place::{is_separator, unclosed};

use super::{Build, heading};
use crate::syntax::fault::{Among, CaseFault, ClauseFault, ConditionFault, Fault, PhraseFault};
use crate::syntax::keyword::{self, Meant};
use crate::syntax::tree::Item;
use crate::syntax::wording;

/// Keywords of a case that a fact may begin with by mistake.
const FACT_LIKE: [&str; 4] = ["complete", "like", "source", "theory"];

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

/// What could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// The heading of an item.
    Heading,
    /// One of its clauses.
    Clause,
}

impl Build<'_> {
    /// Why a heading or a clause could not be read: `at` is where the grammar stopped.
    pub(super) fn diagnose(&self, item: Item, within: Within, text: &str, at: usize) -> Fault {
        let text = &keyword::unmarked(text);
        let at = at + text[at..].len() - text[at..].trim_start_matches(' ').len();
        let written = self.here(0, text.len()).of(self.source);
        let found = match within {
            Within::Heading => keyword::item_keyword(written),
            Within::Clause => keyword::of_list(written, keyword::clauses(item)).or((item == Item::Case).then_some("")),
        };
        let Some(keyword) = found else { return self.no_keyword(item, written) };
        if keyword.is_empty() && keyword::has_colon(written) && keyword::meant(item, written).is_some() {
            return self.no_keyword(item, written);
        }
        let stop = Stop { text, at, keyword, after_keyword: keyword::length(written, keyword) };
        let fault = match within {
            Within::Heading => self.heading(item, stop),
            Within::Clause => self.clause_fault(item, stop),
        };
        fault.unwrap_or_else(|| self.stopped(stop))
    }

    pub(super) fn no_keyword(&self, item: Item, written: &str) -> Fault {
        let word = keyword::first_word(written).to_owned();
        let may_give_evidence = matches!(item, Item::Cmoc | Item::Statement | Item::Theory | Item::Group);
        if let Some(length) = keyword::not_supported(written).filter(|_| may_give_evidence) {
            return self.not_supported(0, word, length);
        }
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
            Meant::Keyword(keyword) if rest.starts_with("- ") => {
                format!("write `{keyword}`, and leave the bullets as they are")
            }
            Meant::Keyword(keyword) | Meant::Text(keyword) if keyword::QUOTED.contains(&keyword) => {
                format!("write `{keyword} {}`", wording::in_quotes(dots))
            }
            Meant::Keyword(keyword) | Meant::Text(keyword) => format!("write `{keyword} {dots}`"),
            Meant::Mechanism => format!("write `then {dots}`, above the `then` of the outcome"),
            Meant::Resource => format!("write `then {dots} -> …`, with the reasoning that it prompts after the arrow"),
            Meant::Unless => self.unless_without_if(&rest),
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
            if stop.text[start..stop.at].trim().is_empty() && stop.text[stop.at..].starts_with('\u{3}') {
                let phrase = self.said(self.here(stop.at + "not".len(), end));
                let wrong = PhraseFault::NotInHeading { keyword: stop.keyword, phrase };
                return Some(Fault::phrase(self.word_at(stop), wrong));
            }
            let whole = self.said_in_quotes(self.here(start, end));
            let mark = self.said(self.word_at(stop));
            return Some(Fault::phrase(self.word_at(stop), PhraseFault::KeywordInHeading { keyword: mark, whole }));
        }
        let rest = self.said(self.here(start, end));
        if let Some(lines) = heading::in_lines(&rest).filter(|_| item == Item::Cmoc) {
            return Some(Fault::clause(self.word_at(stop), ClauseFault::HeadingWithClauses { lines }));
        }
        let wrong = match heading::mended(stop.keyword, &rest) {
            Some(mended) => ClauseFault::HeadingMended { keyword: stop.keyword, mended },
            None => ClauseFault::Heading { keyword: stop.keyword, form: keyword::form(stop.keyword) },
        };
        Some(Fault::clause(self.word_at(stop), wrong))
    }

    /// What is wrong with a clause as a whole.
    fn clause_fault(&self, item: Item, stop: Stop<'_>) -> Option<Fault> {
        let rest = &stop.text[stop.after_keyword..];
        let keyword = stop.keyword.to_owned();
        let at = self.here(0, stop.after_keyword.max(1));
        if item == Item::Case && FACT_LIKE.contains(&stop.keyword) && !rest.trim().is_empty() {
            let whole = self.said(self.here(0, stop.text.len()));
            return Some(Fault::case(at, CaseFault::FactLikeClause { keyword: stop.keyword, whole }));
        }
        if keyword::ALONE.contains(&stop.keyword) {
            return Some(Fault::clause(self.word_at(stop), ClauseFault::Alone { keyword }));
        }
        if rest.trim().is_empty() {
            return Some(Fault::clause(at, ClauseFault::Empty { keyword, form: keyword::form(stop.keyword) }));
        }
        let start = stop.after_keyword + rest.len() - rest.trim_start().len();
        let all = self.here(start, stop.text.len());
        if keyword::QUOTED.contains(&stop.keyword) && !rest.trim_start().starts_with('"') {
            let text = wording::in_quotes(&self.said(all));
            return Some(Fault::clause(all, ClauseFault::NoQuotes { keyword, text }));
        }
        if let Some(fault) = self.quotation_in_other_marks(stop) {
            return Some(fault);
        }
        if stop.keyword == "expect" {
            return Some(Fault::case(all, CaseFault::ExpectForm));
        }
        self.evidence_fault(stop)
    }

    /// What is wrong where the grammar stopped.
    fn stopped(&self, stop: Stop<'_>) -> Fault {
        let at = self.word_at(stop);
        if let Some(open) = unclosed(stop.text).filter(|&open| open < stop.at) {
            return Fault::condition(self.here(open, open + 1), ConditionFault::Parenthesis { mark: '(' });
        }
        let Some(next) = stop.text[stop.at..].chars().next() else { return self.missing(stop) };
        if let Some(fault) = self.parenthesis(stop) {
            return fault;
        }
        match next {
            '\r' => self.bullets_below(stop),
            '"' if TEXTS.contains(&stop.keyword) => self.second_text(stop),
            ',' if TEXTS.contains(&stop.keyword) => match stop.text[stop.at + 1..].trim_start().starts_with('"') {
                true => self.second_text(stop),
                false => self.unreadable(stop),
            },
            '"' if self.before(stop).ends_with('"') => self.no_joint(stop),
            '"' => Fault::phrase(at, PhraseFault::QuoteInside { whole: self.said_in_quotes(self.segment(stop)) }),
            ')' if self.before(stop).ends_with('(') => Fault::phrase(at, PhraseFault::EmptyParentheses),
            ')' if unclosed(&stop.text[..stop.at]).is_some() => self.missing(stop),
            ')' => Fault::condition(at, ConditionFault::Parenthesis { mark: ')' }),
            '[' if !stop.text[stop.at..].contains(']') => {
                Fault::condition(at, ConditionFault::Parenthesis { mark: '[' })
            }
            ';' => Fault::condition(at, ConditionFault::Semicolon),
            '\u{3}' => self.inside_not(stop),
            '\u{4}' if stop.text[..stop.at].trim_end_matches(' ').ends_with('\r') => self.unless_below(stop),
            '\u{1}' | '\u{2}' | '\u{4}' | '\u{7}' | '\u{8}' | ',' => self.missing(stop),
            '\u{5}' => Fault::condition(at, ConditionFault::ThenInside { keyword: named(stop) }),
            '\u{6}' => Fault::phrase(at, PhraseFault::Question),
            '-' if stop.text[stop.at..].starts_with("->") => self.arrow(stop),
            '(' | '[' | ']' | '=' => self.place_inside(stop).unwrap_or_else(|| {
                let whole = self.said_in_quotes(self.segment(stop));
                Fault::phrase(at, PhraseFault::MarkInside { mark: next.to_string(), whole, among: among(stop) })
            }),
            _ if self.before(stop).ends_with(['"', ')']) => self.no_joint(stop),
            _ => self.unreadable(stop),
        }
    }

    /// A clause of which only the form can be said.
    fn unreadable(&self, stop: Stop<'_>) -> Fault {
        let degree = self.before(stop).rfind('=').filter(|_| among(stop) == Among::Facts);
        if let Some(equals) = degree {
            let rest = &stop.text[equals + 1..];
            let end = equals + 1 + rest.find(is_separator).unwrap_or(rest.len());
            let at = self.here(end - stop.text[equals + 1..end].trim_start().len(), end);
            return Fault::case(at, CaseFault::Degree { written: self.said(at), form: None });
        }
        let wrong = ClauseFault::Unreadable { keyword: named(stop), form: keyword::form(stop.keyword) };
        Fault::clause(self.word_at(stop), wrong)
    }

    fn arrow(&self, stop: Stop<'_>) -> Fault {
        let at = self.word_at(stop);
        if stop.keyword == "then" && self.before(stop).len() <= stop.after_keyword {
            return Fault::phrase(at, PhraseFault::MissingBefore { joint: self.said(at) });
        }
        let (start, end) = self.bounds(stop);
        let whole = self.said_in_quotes(self.here(start, end));
        if among(stop) == Among::Facts {
            return Fault::case(at, CaseFault::Arrow { whole });
        }
        let is_second = self.before(stop).contains("->");
        Fault::condition(at, if is_second { ConditionFault::SecondArrow } else { ConditionFault::Arrow { whole } })
    }

    /// The words before the place where the grammar stopped.
    fn before<'p>(&self, stop: Stop<'p>) -> &'p str {
        stop.text[..stop.at].trim_end()
    }

    fn missing(&self, stop: Stop<'_>) -> Fault {
        let before = self.before(stop);
        if before.len() <= stop.after_keyword || before.ends_with(['(', '\r']) {
            let at = self.word_at(stop);
            let first = self.here(0, stop.after_keyword);
            let is_both = stop.keyword == "if" && before.len() <= stop.after_keyword;
            return match self.if_and_only_if(stop.after_keyword, first).filter(|_| is_both) {
                Some(fault) => fault,
                None => Fault::phrase(at, PhraseFault::MissingBefore { joint: self.said(at) }),
            };
        }
        let start = before.rfind([' ', ',', ';', '(', ')', '"', '\r']).map_or(0, |at| at + 1);
        let start = if start == before.len() { before.len().saturating_sub(1) } else { start };
        let after = self.said(self.here(start, before.len()));
        Fault::phrase(self.word_at(stop), PhraseFault::Missing { after })
    }

    /// `because "a" "b"`, `text "a.txt", "b.txt"`
    fn second_text(&self, stop: Stop<'_>) -> Fault {
        let texts = self.said(self.here(stop.after_keyword, stop.text.len()));
        let all: Vec<&str> =
            texts.split(['"', '“', '”']).map(str::trim).filter(|text| !matches!(*text, "" | ",")).collect();
        let whole = match stop.keyword {
            "text" => "a `text` clause of its own for each file".to_owned(),
            keyword => format!("one text between one pair of quotation marks: `{keyword} \"{}\"`", all.join(" ")),
        };
        Fault::phrase(self.word_at(stop), PhraseFault::SecondText { keyword: named(stop), whole })
    }

    fn no_joint(&self, stop: Stop<'_>) -> Fault {
        let (start, end) = self.bounds(stop);
        let before = self.said(self.here(start, self.before(stop).len()));
        let after = self.said(self.here(stop.at, end));
        let whole = self.said_in_quotes(self.here(start, end));
        Fault::phrase(self.word_at(stop), PhraseFault::NoJoint { before, after, whole, among: among(stop) })
    }
}

/// The clauses of one text in quotation marks.
const TEXTS: [&str; 4] = ["because", "note", "means", "text"];

/// What a clause is called: facts have no keyword but that of their case.
fn named(stop: Stop<'_>) -> String {
    if stop.keyword.is_empty() { "case".to_owned() } else { stop.keyword.to_owned() }
}

/// What the phrases of a clause are.
fn among(stop: Stop<'_>) -> Among {
    match stop.keyword {
        "if" | "only if" | "when" => Among::Operands,
        "" | "observed" => Among::Facts,
        _ => Among::Phrases,
    }
}
