//! Turns entries of bibliographies into items that styles render.

use std::collections::BTreeMap;

use hayagriva::citationberg::json::{DateValue, FixedDate, FixedDateRange, Item, LiteralName, NameItem, NameValue, Value};

use crate::theory::{Date, Entry, Name, Variable};

/// The item of an entry.
pub(super) fn item(key: &str, entry: &Entry) -> Item {
    let said = entry.variables.iter().map(|(name, variable)| (name.clone(), value(variable)));
    let own = [("id", key), ("type", entry.kind)].map(|(name, text)| (name.to_owned(), Value::String(text.to_owned())));
    Item(said.chain(own).collect::<BTreeMap<_, _>>())
}

fn value(variable: &Variable) -> Value {
    match variable {
        Variable::Text(text) => Value::String(text.clone()),
        Variable::Names(names) => Value::Names(names.iter().map(name).collect()),
        Variable::Date(date) => Value::Date(DateValue::Raw { raw: range(*date), literal: None, season: None }),
    }
}

fn name(name: &Name) -> NameValue {
    match name {
        Name::Whole(whole) => NameValue::Literal(LiteralName { literal: whole.clone() }),
        Name::Person { family, given, particle, dropping, suffix } => NameValue::Item(NameItem {
            family: family.clone(),
            given: said(given),
            non_dropping_particle: said(particle),
            // Said to be empty, it keeps `van der Berg` from being taken apart.
            dropping_particle: Some(dropping.clone()).filter(|dropping| !dropping.is_empty() || particle.is_empty()),
            suffix: said(suffix),
            comma_suffix: None,
        }),
    }
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
