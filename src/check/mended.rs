//! Turns a text and the fixes of its findings into the mended text.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::source::{Place, SourceId, Span};
use crate::syntax::{is_unseen, parse};

/// How often a text is read again for errors that others hid.
const ROUNDS: usize = 100;

/// A stray character; one that carries a fix is not seen, nor is what becomes of it.
const STRAY: Code = Code(111);

/// A text with its fixes made. Of two that overlap the first is made: the other finds its place when it is looked for
/// again.
#[must_use]
pub fn mended(text: &str, fixes: &[&Fix]) -> String {
    let mut fixes = fixes.to_vec();
    fixes.sort_by_key(|fix| (fix.place.span.start, fix.place.span.end));
    let (mut mended, mut done) = (String::with_capacity(text.len()), 0);
    for fix in fixes {
        let (start, end) = (fix.place.span.start as usize, fix.place.span.end as usize);
        if start >= done {
            mended.push_str(&text[done..start]);
            mended.push_str(&fix.text);
            done = end;
        }
    }
    mended.push_str(&text[done..]);
    mended
}

/// A text with its errors mended in which only one thing can be meant, and how many these are; also those that come to
/// light when others have gone. What cannot be seen is taken out first, whatever else stands there; another error is mended
/// only where none comes of it.
#[must_use]
pub fn errors_mended(source: SourceId, text: String) -> (String, usize) {
    let (mut text, mut count) = (text, 0);
    for _ in 0..ROUNDS {
        count += without_unseen(source, &mut text);
        let errors = errors(source, &text);
        let fixes: Vec<&Fix> = errors.iter().filter_map(|one| one.fix.as_ref()).collect();
        let good = good(source, &text, errors.len(), fixes);
        if good.is_empty() {
            break;
        }
        (text, count) = (mended(&text, &good), count + good.len());
    }
    (text, count)
}

/// Takes out the characters that cannot be seen, and says how many these are: each hides those behind it, so that the text is
/// read again until none is left.
fn without_unseen(source: SourceId, text: &mut String) -> usize {
    let mut count = 0;
    loop {
        let errors = errors(source, text);
        let told = errors.iter().filter(|one| one.code == STRAY).filter_map(|one| one.fix.clone());
        let mut fixes: Vec<Fix> = told.chain(errors.iter().flat_map(|one| unseen_beside(one.place(), text))).collect();
        if fixes.is_empty() {
            return count;
        }
        fixes.sort_by_key(|fix| fix.place);
        fixes.dedup();
        count += fixes.len();
        *text = mended(text, &fixes.iter().collect::<Vec<_>>());
    }
}

/// The characters that are not seen in the line of an error, which may hide them: up to a quotation or a comment, in which
/// they may stand.
fn unseen_beside(error: Place, text: &str) -> Vec<Fix> {
    let at = (error.span.start as usize).min(text.len());
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let words = line.find(['"', '“', '#']).map_or(line, |end| &line[..end]);
    // A mark of byte order is no part of the text.
    let first = if start == 0 { words.len() - words.trim_start_matches('\u{feff}').len() } else { 0 };
    let unseen = words[first..].char_indices().filter(|(_, character)| is_unseen(*character));
    let fix = |(at, character): (usize, char)| {
        let at = start + first + at;
        let span = Span::new(at as u32, (at + character.len_utf8()) as u32);
        Fix { place: Place { span, ..error }, text: String::new() }
    };
    unseen.map(fix).collect()
}

/// The fixes of which no error comes: all of them at once, or else one by one.
fn good<'f>(source: SourceId, text: &str, errors: usize, fixes: Vec<&'f Fix>) -> Vec<&'f Fix> {
    if is_good(source, text, errors, &fixes) {
        return fixes;
    }
    let mut good = Vec::new();
    for fix in fixes {
        good.push(fix);
        if !is_good(source, text, errors, &good) {
            good.pop();
        }
    }
    good
}

/// Whether a text has no more errors with some fixes made, and in the items, or the facts of a case, that these stand in only such
/// as can be mended.
fn is_good(source: SourceId, text: &str, count: usize, fixes: &[&Fix]) -> bool {
    let after = mended(text, fixes);
    let errors = errors(source, &after);
    let is_fixed = |one: &Diagnostic| {
        let at = one.place().span.start as usize;
        fixes.iter().map(|fix| moved(fix, fixes)).any(|fix| whole_around(&after, fix).contains(&at))
    };
    errors.len() <= count && errors.iter().all(|one| one.fix.is_some() || !is_fixed(one))
}

/// Where a fix stands once all are made.
fn moved(fix: &Fix, fixes: &[&Fix]) -> usize {
    let start = fix.place.span.start;
    let before = fixes.iter().filter(|one| one.place.span.start < start);
    let moved = before.fold(i64::from(start), |at, one| {
        let span = one.place.span;
        at + one.text.len() as i64 - i64::from(span.end - span.start)
    });
    usize::try_from(moved).unwrap_or_default()
}

/// What is read as one around a byte: an item; in a case, where each fact stands for itself, the fact.
fn whole_around(text: &str, at: usize) -> Range<usize> {
    let item = item_around(text, at);
    let is_case = text[item.start..].split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("case"));
    if is_case { fact_around(text, at, &item) } else { item }
}

/// The fact around a byte of a case: a bullet, or what stands between commas, with the lines that are deeper than its first.
fn fact_around(text: &str, at: usize, item: &Range<usize>) -> Range<usize> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let depth = indent(&text[line..]);
    let deeper = text[line..item.end.min(text.len())].split_inclusive('\n').skip(1);
    let deeper: usize = deeper.take_while(|line| indent(line) > depth).map(str::len).sum();
    let first = text[line..].split_inclusive('\n').next().unwrap_or_default().len();
    let (start, end) = (line, line + first + deeper);
    if text[line..].trim_start().starts_with('-') {
        return start..end;
    }
    let before = text[start..at].rfind(',').map_or(start, |comma| start + comma + 1);
    let after = text[at..end].find(',').map_or(end, |comma| at + comma);
    before..after.max(at + 1)
}

/// The lines around a byte from one at column 0 to the next.
fn item_around(text: &str, at: usize) -> Range<usize> {
    let begins = |line: &usize| !text[*line..].starts_with(char::is_whitespace);
    let lines = || std::iter::once(0).chain(text.match_indices('\n').map(|(end, _)| end + 1));
    let start = lines().take_while(|line| *line <= at).filter(begins).last().unwrap_or_default();
    let end = lines().find(|line| *line > at && *line < text.len() && begins(line)).unwrap_or(text.len());
    start..end + 1
}

fn errors(source: SourceId, text: &str) -> Vec<Diagnostic> {
    parse(source, text).diagnostics.into_iter().filter(Diagnostic::is_error).collect()
}
