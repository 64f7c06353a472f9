//! What a document says and what is written does not, or says otherwise.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::Value;

use super::super::Remark;
use super::fact::is_near;
use super::fault::At;
use crate::document::Export;

/// How it is told that something has no place in what is written.
pub(super) const LEFT_OUT: &str = "left out: ";

/// So much of a value is shown.
const SHOWN: usize = 80;

/// What follows from the rest of a document, and so is another thing in one that is of one theory alone.
const FOLLOWING: [&str; 2] = ["roles", "unrecognised"];

/// Every difference between what a document says and what is written, save places in files, and what is told already.
pub(super) fn differences(given: &Export, again: &Export, told: &[Remark]) -> Vec<Remark> {
    let following: &[&str] = if given.theory.is_some() { &FOLLOWING } else { &[] };
    let told = told.iter().filter(|remark| remark.says.starts_with(LEFT_OUT)).filter_map(|remark| remark.part.clone());
    let mut all = Differences { following, left_out: told.collect(), remarks: Vec::new() };
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
    following: &'static [&'static str],
    /// The pointers to what is left out.
    left_out: Vec<String>,
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
                None => self.add(&at, format!("{LEFT_OUT}it is not declared, and nothing uses it")),
            }
        }
        if !found.is_sorted() {
            self.add(&At::default().to(list), "these stand in another order in what is written");
        }
    }

    fn value(&mut self, given: &Value, again: &Value, at: &At) {
        match (given, again) {
            (Value::Object(given), Value::Object(again)) => {
                for (name, one) in given.iter().filter(|(name, _)| *name != "place") {
                    if self.following.contains(&name.as_str()) {
                        continue;
                    }
                    self.value(one, again.get(name).unwrap_or(&Value::Null), &at.to(name));
                }
            }
            (Value::Array(given), Value::Array(again)) => self.array(given, again, at),
            (given, again) if given == again || is_same_number(given, again) => {}
            (given, again) => self.is_another(given, again, at),
        }
    }

    /// Element by element, without what is left out.
    fn array(&mut self, given: &[Value], again: &[Value], at: &At) {
        let numbered = given.iter().enumerate().map(|(index, one)| (at.to(index), one));
        let kept: Vec<(At, &Value)> = numbered.filter(|(at, _)| !self.is_left_out(at)).collect();
        if kept.len() != again.len() {
            return self.is_another(&given.into(), &again.into(), at);
        }
        for ((at, one), other) in kept.iter().zip(again) {
            self.value(one, other, at);
        }
    }

    /// Whether it, or something in it, is told to be left out.
    fn is_left_out(&self, at: &At) -> bool {
        let at = at.to_string();
        let is_in = |told: &String| told.strip_prefix(&at).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.left_out.iter().any(is_in)
    }

    fn is_another(&mut self, given: &Value, again: &Value, at: &At) {
        self.add(at, format!("{} is written as {}", short(given), short(again)));
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
