//! JSON as it stands in a text: the entries of an object, and what a reader says of it.

use std::fmt::{self, Formatter};

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The entries of an object in their order; a name may stand twice.
#[derive(Debug)]
pub struct Pairs<'t>(pub Vec<(String, &'t RawValue)>);

impl<'t> Deserialize<'t> for Pairs<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Reading)
    }
}

struct Reading;

impl<'t> Visitor<'t> for Reading {
    type Value = Pairs<'t>;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'t>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut pairs = Vec::with_capacity(map.size_hint().unwrap_or(0));
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}

/// What is wrong with some JSON, without the place that stands behind it.
#[must_use]
pub fn said(error: &serde_json::Error) -> String {
    let says = error.to_string();
    says.rsplit_once(" at line ").map_or(says.clone(), |(says, _)| says.to_owned())
}
