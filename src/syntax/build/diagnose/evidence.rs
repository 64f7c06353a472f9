//! Finds out why evidence could not be read.

use super::Stop;
use super::citation::{Mended, is_place};
use crate::source::Span;
use crate::syntax::build::Build;
use crate::syntax::fault::{EvidenceFault, Fault, WordingFault};
use crate::syntax::wording;

/// The clauses that give evidence.
const CLAUSES: [&str; 5] = ["supported by", "refuted by", "modified by", "augmented by", "neutral in"];

/// The piece of evidence in which the grammar stopped, and the one before it.
struct Piece {
    /// The first words of it, up to where the grammar stopped.
    before: String,
    /// Its source.
    source: String,
    /// The source of the piece before it.
    last: String,
    /// From where the grammar stopped to the end of the piece.
    after: String,
}

impl Build<'_> {
    /// Why evidence could not be read, if the clause gives evidence and something better than the form can be said.
    pub(super) fn evidence_fault(&self, stop: Stop<'_>) -> Option<Fault> {
        if !CLAUSES.contains(&stop.keyword) {
            return None;
        }
        let evidence = self.said(self.here(stop.after_keyword, stop.text.len()));
        if let Some(Mended { evidence, undeclared }) = self.mended_citations(evidence.trim_end_matches('.')) {
            let wrong = EvidenceFault::Citation { mended: format!("{} {evidence}", stop.keyword), undeclared };
            return Some(Fault::evidence(self.word_at(stop), wrong));
        }
        let piece = self.piece_of_evidence(stop);
        let keyword = stop.keyword.to_owned();
        let Piece { before, source, last, after } = piece;
        let quotation = wording::without_marks(&evidence).filter(|_| !evidence.starts_with(['"', '“']));
        let wrong = match stop.text[stop.at..].chars().next() {
            Some(_) if quotation.is_some() => {
                EvidenceFault::QuotationWithoutSource { keyword, quotation: wording::in_quotes(&evidence) }
            }
            Some('(') if before.is_empty() => {
                EvidenceFault::SourceInParentheses { keyword, source: inside(&after).to_owned() }
            }
            Some('(') => EvidenceFault::PlaceWithoutBrackets { source, place: inside(&after).to_owned() },
            Some('\r') => return None,
            Some('"') if before.ends_with(['"', '”']) => EvidenceFault::SecondQuotation { source, quotation: after },
            Some('"') if !before.is_empty() => return None,
            Some('"') if last.is_empty() => EvidenceFault::QuotationWithoutSource { keyword, quotation: after },
            Some('"') => EvidenceFault::QuotationAfterComma { source: last, quotation: after },
            Some('[') if !after.contains(']') => return None,
            Some('[') if before.is_empty() && last.is_empty() => return None,
            Some('[') if before.is_empty() => EvidenceFault::LocatorWithoutSource { source: last, locator: after },
            Some('[') => {
                let quotation = before.get(source.len()..).unwrap_or_default().trim().to_owned();
                if !quotation.starts_with(['"', '“']) {
                    return None;
                }
                EvidenceFault::LocatorAfterQuotation { source, locator: after, quotation }
            }
            Some(';') => EvidenceFault::Joint { joint: ";".to_owned() },
            Some('\u{2}' | '\u{8}') => EvidenceFault::Joint { joint: "or".to_owned() },
            None => EvidenceFault::Missing { after: before.rsplit(' ').next().unwrap_or(&before).to_owned() },
            Some(_) if is_place(&after) => EvidenceFault::PlaceWithoutBrackets { source, place: after },
            Some(first) if is_name(first) && !source.eq_ignore_ascii_case("not") => {
                EvidenceFault::NotOneWord { source }
            }
            Some(_) => return Some(self.unreadable(stop)),
        };
        Some(Fault::evidence(self.word_at(stop), wrong))
    }

    /// `CMR [p. 4] 'a quotation'`, also after a fact.
    pub(super) fn quotation_in_other_marks(&self, stop: Stop<'_>) -> Option<Fault> {
        let is_evidence = CLAUSES.contains(&stop.keyword) && self.before(stop).len() > stop.after_keyword;
        if !is_evidence && !self.before(stop).ends_with(']') {
            return None;
        }
        let mark = stop.text[stop.at..].chars().next()?;
        let after = stop.at + mark.len_utf8();
        let written = self.said(self.here(stop.at, after + wording::close(mark, &stop.text[after..])?));
        let wrong = WordingFault::QuotationMarks { mark, meant: wording::in_quotes(&written) };
        Some(Fault::wording(self.word_at(stop), wrong))
    }

    /// `not supported by CMR`, from a byte of the present text on.
    pub(super) fn not_supported(&self, at: usize, word: String, length: usize) -> Fault {
        let rest = self.here(at, at + length).end;
        let line = self.source[rest as usize..].lines().next().unwrap_or_default();
        let source = self.said(Span::new(rest, rest + line.len() as u32)).trim_end_matches('.').to_owned();
        Fault::evidence(self.here(at, at + word.len()), EvidenceFault::NotSupported { word, source })
    }

    fn piece_of_evidence(&self, stop: Stop<'_>) -> Piece {
        let starts = starts(stop);
        let start = starts.last().copied().unwrap_or(stop.after_keyword);
        let last = starts.len().checked_sub(2).map_or(start, |index| starts[index]);
        let end = stop.text[stop.at..]
            .find(['\u{1}', '\u{2}', '\u{7}', '\u{8}', ';'])
            .map_or(stop.text.len(), |at| stop.at + at);
        let end = match stop.text[stop.at..].chars().next() {
            Some('(') => stop.text[stop.at..].find(')').map_or(end, |at| stop.at + at + 1),
            Some('[') => stop.text[stop.at..].find(']').map_or(end, |at| stop.at + at + 1),
            Some('"') => stop.text[stop.at + 1..].find('"').map_or(end, |at| stop.at + at + 2),
            _ => stop.text[stop.at..end].find(',').map_or(end, |at| stop.at + at),
        };
        let before = self.said(self.here(start, stop.at));
        Piece {
            source: first_source(&before),
            last: first_source(&self.said(self.here(last, start))),
            before,
            after: self.said(Span::new(self.here(stop.at, stop.at).start, self.here(end, end).start)),
        }
    }
}

/// Where the pieces of evidence start, up to where the grammar stopped.
fn starts(stop: Stop<'_>) -> Vec<usize> {
    let mut starts = vec![stop.after_keyword];
    let (mut quoted, mut open) = (false, false);
    for (at, character) in stop.text[..stop.at].char_indices().skip_while(|&(at, _)| at < stop.after_keyword) {
        quoted ^= character == '"';
        open = character == '[' || (open && character != ']');
        let length = match character {
            ',' if !quoted && !open => 1,
            '\u{1}' | '\u{7}' if !quoted && !open => "and".len(),
            _ => continue,
        };
        starts.push(at + length);
    }
    starts
}

/// The source that a piece of evidence begins with.
fn first_source(piece: &str) -> String {
    let words: Vec<&str> = piece.split_whitespace().take(2).collect();
    match words.as_slice() {
        [case, id] if case.eq_ignore_ascii_case("case") => format!("case {id}"),
        [first, ..] => first.trim_end_matches([',', '[']).to_owned(),
        [] => String::new(),
    }
}

/// What stands in parentheses.
fn inside(text: &str) -> &str {
    text.trim_start_matches('(').trim_end_matches(')').trim()
}

fn is_name(first: char) -> bool {
    first.is_alphanumeric() || matches!(first, '&' | '#')
}
