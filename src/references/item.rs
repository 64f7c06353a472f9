//! Turns entries of bibliographies into items that styles render.

use std::collections::BTreeMap;

use hayagriva::citationberg::json::{
    DateValue, FixedDate, FixedDateRange, Item, LiteralName, NameItem, NameValue, Value,
};

use crate::theory::{Date, Entry, Name, Variable};

/// The item of an entry.
pub(super) fn item(key: &str, entry: &Entry) -> Item {
    let said = entry.variables.iter().map(|(name, variable)| (name.clone(), value(variable)));
    let own = [("id", key), ("type", entry.kind)].map(|(name, text)| (name.to_owned(), Value::String(text.to_owned())));
    Item(said.chain(own).collect::<BTreeMap<_, _>>())
}

fn value(variable: &Variable) -> Value {
    match variable {
        Variable::Text(text) => Value::String(guarded(text)),
        Variable::Names(names) => Value::Names(all(names)),
        Variable::Date(date) => Value::Date(DateValue::Raw { raw: range(*date), literal: None, season: None }),
    }
}

/// What stands for names that a bibliography does not give; [`super::shape`] writes it as people do.
pub(super) const OTHERS: char = '\u{e003}';

fn all(names: &[Name]) -> Vec<NameValue> {
    let is_others =
        |name: &Name| matches!(name, Name::Whole(whole) if ["others", "et al.", "et al"].contains(&whole.as_str()));
    match names.split_last() {
        Some((last, before)) if !before.is_empty() && is_others(last) => {
            let others = NameValue::Literal(LiteralName { literal: OTHERS.to_string() });
            before.iter().map(name).chain([others]).collect()
        }
        Some(_) | None => names.iter().map(name).collect(),
    }
}

fn name(name: &Name) -> NameValue {
    match name {
        Name::Whole(whole) => NameValue::Literal(LiteralName { literal: whole.clone() }),
        Name::Person { family, given, particle, dropping, suffix } => NameValue::Item(NameItem {
            given: said(given),
            dropping_particle: said(dropping),
            suffix: said(suffix),
            comma_suffix: None,
            ..apart(particle, family)
        }),
    }
}

/// The particle and the rest of a family name, so that the renderer does not take `van der Berg` apart in its own way.
fn apart(particle: &str, family: &str) -> NameItem {
    let is_small = |word: &&str| word.starts_with(char::is_lowercase);
    let words: Vec<&str> = family.split_whitespace().collect();
    let small = words.iter().take_while(|word| is_small(word)).count().min(words.len().saturating_sub(1));
    let (before, family) = if particle.is_empty() {
        (words[..small].join(" "), words[small..].join(" "))
    } else {
        (particle.to_owned(), family.to_owned())
    };
    NameItem {
        family,
        given: None,
        non_dropping_particle: said(&before),
        dropping_particle: None,
        suffix: None,
        comma_suffix: None,
    }
}

/// A closing quotation mark or an apostrophe at the end of a title, and how it is kept from the renderer, which takes it
/// for the one that the style sets there and leaves one of the two out.
const MARKS: [(char, char); 2] = [('”', '\u{e001}'), ('’', '\u{e002}')];

/// The comma of a text of its own before a closing bracket; [`super::shape`] takes away one that a style leaves there.
pub(super) const COMMA: char = '\u{e004}';

fn guarded(text: &str) -> String {
    let text = text.replace(",)", &format!("{COMMA})"));
    let guard = |mark: char| MARKS.iter().find(|(own, _)| *own == mark).map_or(mark, |(_, guard)| *guard);
    text.chars().map(guard).collect()
}

/// A rendered text with its own marks again.
pub(super) fn unguarded(text: &str) -> String {
    let own = |mark: char| MARKS.iter().find(|(_, guard)| *guard == mark).map_or(mark, |(own, _)| *own);
    text.chars().map(own).collect()
}

fn said(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// A single date: a range is what the renderer refuses. Months and days are counted from 0 there.
fn range(date: Date) -> FixedDateRange {
    let from_zero = |number: u8| number.saturating_sub(1);
    let start = FixedDate {
        year: date.year,
        month: date.month.map(from_zero),
        day: date.day.map(from_zero),
        season: None,
        circa: date.circa,
    };
    FixedDateRange { start, end: None }
}
