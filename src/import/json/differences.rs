//! What a document says and what is written does not, or says otherwise.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::Value;

use super::super::Remark;
use super::fact::is_near;
use super::fault::At;
use crate::document::Export;

/// So much of a value is shown.
const SHOWN: usize = 80;

/// What follows from the rest of a document, or is told where it is left out, in one that is of one theory alone.
const OF_OTHERS: [&str; 5] = ["roles", "evidence", "relations", "expectations", "unrecognised"];

/// Every difference between what a document says and what is written, save places in files.
pub(super) fn differences(given: &Export, again: &Export) -> Vec<Remark> {
    let told: &[&str] = if given.theory.is_some() { &OF_OTHERS } else { &[] };
    let mut all = Differences { told, remarks: Vec::new() };
    let in_theory = |theory: &Option<String>, id: &str| format!("{}.{id}", theory.as_deref().unwrap_or_default());
    all.list("theories", (&given.theories, &again.theories), |one| one.id.clone());
    all.list("groups", (&given.groups, &again.groups), |one| in_theory(&one.theory, &one.id));
    all.list("phrases", (&given.phrases, &again.phrases), |one| one.phrase.clone());
    all.list("configurations", (&given.configurations, &again.configurations), |one| one.id.clone());
    all.list("studies", (&given.studies, &again.studies), |one| one.id.clone());
    all.list("bibliographies", (&given.bibliographies, &again.bibliographies), |one| one.path.clone());
    all.list("cases", (&given.cases, &again.cases), |one| one.id.clone());
    all.remarks
}

struct Differences {
    /// Fields of which nothing is said.
    told: &'static [&'static str],
    remarks: Vec<Remark>,
}

impl Differences {
    fn add(&mut self, at: &At, says: impl Into<String>) {
        self.remarks.push(Remark::of(Some(at.to_string()), says));
    }

    /// The elements of a list, each by its name.
    fn list<T: Serialize>(&mut self, list: &str, (given, again): (&[T], &[T]), name: impl Fn(&T) -> String) {
        // Bibliographies of several folders may be called the same.
        let mut places: FxHashMap<String, VecDeque<usize>> = FxHashMap::default();
        again.iter().enumerate().for_each(|(at, one)| places.entry(name(one)).or_default().push_back(at));
        let mut found = Vec::new();
        for (index, one) in given.iter().enumerate() {
            let at = At::element(list, index);
            match places.get_mut(&name(one)).and_then(VecDeque::pop_front) {
                Some(place) => {
                    found.push(place);
                    self.value(&value(one), &value(&again[place]), &at);
                }
                None => self.add(&at, "left out: it is not declared, and nothing uses it"),
            }
        }
        if !found.is_sorted() {
            self.add(&At::default().to(list), "these stand in another order in what is written");
        }
    }

    fn value(&mut self, given: &Value, again: &Value, at: &At) {
        match (given, again) {
            (Value::Object(given), Value::Object(again)) => {
                let is_told = |name: &str| name == "place" || self.told.contains(&name);
                let untold: Vec<_> = given.iter().filter(|(name, _)| !is_told(name)).collect();
                for (name, one) in untold {
                    self.value(one, again.get(name).unwrap_or(&Value::Null), &at.to(name));
                }
            }
            (Value::Array(given), Value::Array(again)) if given.len() == again.len() => {
                for (index, (one, other)) in given.iter().zip(again).enumerate() {
                    self.value(one, other, &at.to(index));
                }
            }
            (given, again) if given == again || is_same_number(given, again) => {}
            (given, again) => self.add(at, format!("{} is written as {}", short(given), short(again))),
        }
    }
}

fn is_same_number(one: &Value, other: &Value) -> bool {
    one.as_f64().zip(other.as_f64()).is_some_and(|(one, other)| is_near(one, other))
}

fn value<T: Serialize>(one: &T) -> Value {
    serde_json::to_value(one).unwrap_or_default()
}

/// A value for a sentence.
fn short(value: &Value) -> String {
    let text = value.to_string();
    let end = text.char_indices().nth(SHOWN).map_or(text.len(), |(at, _)| at);
    let more = if end < text.len() { "…" } else { "" };
    format!("`{}{more}`", &text[..end])
}
