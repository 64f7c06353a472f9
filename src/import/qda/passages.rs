//! The words of passages, out of their positions. How positions are counted is told by the names that programs give to
//! passages, which are often their words, and else by where words begin and end; what is not told is said.

use std::cmp::Reverse;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::FxHasher;

use super::super::Remark;
use super::super::text::one_line;
use super::counting::{Counting, End, Question};
use super::marks::named;
use super::project::{Place, Project, Source};

/// The least of a name that is cut short, in characters, that still tells where its passage begins.
const TELLING: usize = 8;

/// How well a way to count fits, the best the greatest: passages that are called by their words, passages beyond their
/// texts, words that are cut.
type Fit = (usize, Reverse<usize>, Reverse<usize>);

/// A way to count with what it gives.
struct Tried {
    counting: Counting,
    fit: Fit,
    /// All words of all passages, in short.
    words: u64,
}

/// Gives passages their words.
pub(super) fn settle(project: &mut Project) {
    let texts: Vec<&str> = project.sources.iter().flat_map(|source| &source.texts).map(String::as_str).collect();
    let tried = Counting::all(&texts).into_iter().map(|counting| tried(counting, &project.sources));
    let mut best: Option<Tried> = None;
    let mut others = Vec::new();
    for one in tried {
        match &best {
            Some(first) if one.fit <= first.fit => others.push(one),
            _ => others.extend(best.replace(one)),
        }
    }
    let Some(best) = best else { return };
    let doubts = Question::ALL.into_iter().filter_map(|question| doubt(question, &best, &others));
    project.remarks.extend(doubts.map(|says| Remark::of(None, says)));
    for source in &mut project.sources {
        let remarks = quote(best.counting, source);
        project.remarks.extend(remarks);
    }
}

/// Says what is told by words alone, or by nothing.
fn doubt(question: Question, best: &Tried, others: &[Tried]) -> Option<String> {
    let others = others.iter().filter(|other| !question.is_same(best.counting, other.counting));
    let rival = others.filter(|other| other.words != best.words).max_by_key(|other| other.fit)?;
    if rival.fit.0 < best.fit.0 {
        return None;
    }
    let (asked, answer) = question.answered(best.counting);
    let told = if rival.fit == best.fit {
        "nothing in the project tells"
    } else {
        "it is told only by where words begin and end"
    };
    let look = "look at where the quotations begin and end";
    Some(match (question, best.counting.end) {
        (Question::End, End::After) => {
            format!("{told} {asked}: read as before it; a mark may be missing at the end of a quotation")
        }
        (Question::End, End::Last) => format!("{told} {asked}: read as with it; {look}"),
        (Question::Breaks | Question::Unit | Question::Mark, _) => format!("{told} {asked}: read as {answer}; {look}"),
    })
}

fn tried(counting: Counting, sources: &[Source]) -> Tried {
    let (mut named, mut beyond, mut cut) = (0, 0, 0);
    let mut words = FxHasher::default();
    let all = sources.iter().flat_map(|source| spans(counting, source).into_iter().map(move |found| (source, found)));
    for (source, (text, index, span)) in all {
        let Some(span) = span else {
            beyond += 1;
            continue;
        };
        let quotation = text.get(span.clone()).unwrap_or_default();
        named += source.passages.get(index).map_or(0, |passage| is_named(&passage.name, quotation));
        cut += [span.start, span.end].into_iter().filter(|at| is_within_a_word(text, *at)).count();
        one_line(quotation).hash(&mut words);
    }
    Tried { counting, fit: (named, Reverse(beyond), Reverse(cut)), words: words.finish() }
}

/// The passages of a source that have positions, each with its text and where it stands there.
fn spans(counting: Counting, source: &Source) -> Vec<(&str, usize, Option<Range<usize>>)> {
    let mut by_text: Vec<Vec<(usize, (usize, usize))>> = vec![Vec::new(); source.texts.len()];
    for (index, passage) in source.passages.iter().enumerate() {
        if let Place::Positions { text, start, end } = passage.place
            && let Some(here) = by_text.get_mut(text)
        {
            here.push((index, (start, end)));
        }
    }
    let mut spans = Vec::new();
    for (text, here) in source.texts.iter().zip(&by_text) {
        let positions: Vec<(usize, usize)> = here.iter().map(|(_, positions)| *positions).collect();
        let found = counting.spans(text, &positions);
        spans.extend(here.iter().zip(found).map(|((index, _), span)| (text.as_str(), *index, span)));
    }
    spans
}

const fn positions(place: &Place) -> Option<(usize, usize)> {
    match place {
        Place::Positions { start, end, .. } => Some((*start, *end)),
        Place::Whole | Place::Characters { .. } | Place::Words(_) => None,
    }
}

/// How far the name of a passage is its words: 3 where it is all of them and no blank more, 1 where it is the first of
/// them.
fn is_named(name: &str, words: &str) -> usize {
    let quotation = one_line(words);
    let short = name.trim_end_matches('…').trim_end_matches("...").trim_end();
    match () {
        () if name.is_empty() => 0,
        () if name == words => 3,
        () if name == quotation => 2,
        () if short.chars().count() >= TELLING && quotation.starts_with(short) => 1,
        () => 0,
    }
}

fn is_within_a_word(text: &str, at: usize) -> bool {
    let is_word = |mark: Option<char>| mark.is_some_and(char::is_alphanumeric);
    let (before, after) = (text.get(..at), text.get(at..));
    is_word(before.and_then(|text| text.chars().next_back())) && is_word(after.and_then(|text| text.chars().next()))
}

/// Gives the passages of a source their words.
fn quote(counting: Counting, source: &mut Source) -> Vec<Remark> {
    let found = spans(counting, source).into_iter();
    let found = found.map(|(text, index, span)| (index, span.and_then(|span| text.get(span)).map(str::to_owned)));
    let found: Vec<(usize, Option<String>)> = found.collect();
    let mut remarks = Vec::new();
    for (index, quotation) in found {
        let Some(passage) = source.passages.get_mut(index) else { continue };
        if let (None, Some((start, end))) = (&quotation, positions(&passage.place)) {
            let says =
                format!("a passage from {start} to {end} is empty or beyond the text: it is kept without its words");
            remarks.push(Remark::of(Some(format!("source {}", named(&source.name))), says));
        }
        passage.quotation = quotation;
    }
    for passage in &mut source.passages {
        if let Some((start, end)) = positions(&passage.place) {
            let last = match counting.end {
                End::After => end,
                End::Last => end.saturating_add(1),
            };
            passage.place = Place::Characters { first: start.saturating_add(1), last };
        }
    }
    remarks
}
