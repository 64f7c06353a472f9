//! The outermost fields of a document, of which nothing is read yet.

use std::fmt::{self, Formatter};

use rustc_hash::FxHashSet;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::fault::{At, Faults};
use super::read::HELP;
use super::wording::{plain, unknown};

/// The names of the fields of a document.
const NAMES: [&str; 9] =
    ["schema", "theory", "theories", "groups", "phrases", "configurations", "studies", "bibliographies", "cases"];

/// The fields of an object in their order; a name may stand twice.
pub(super) struct Fields<'t>(Vec<(String, &'t RawValue)>);

impl<'t> Fields<'t> {
    /// What a field says where it is a text.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.get(name).and_then(|raw| serde_json::from_str(raw.get()).ok())
    }

    /// What a field says that may be missing, or `null`.
    pub(super) fn text_or_null(&self, name: &str, faults: &mut Faults) -> Option<String> {
        let read = self.get(name).map(|raw| serde_json::from_str::<Option<String>>(raw.get()));
        read?.unwrap_or_else(|error| {
            faults.add(&At::default().to(name), plain(&error), HELP);
            None
        })
    }

    /// The elements of a list; none where it is no list.
    pub(super) fn list(&self, name: &str, faults: &mut Faults) -> Vec<&'t RawValue> {
        let Some(raw) = self.get(name) else {
            faults.add(
                &At::default(),
                format!("the field `{name}` is missing"),
                format!("write `\"{name}\": []` where there is none"),
            );
            return Vec::new();
        };
        serde_json::from_str(raw.get()).unwrap_or_else(|error| {
            faults.add(&At::default().to(name), plain(&error), HELP);
            Vec::new()
        })
    }

    /// Adds the fields that stand twice, and those that no document has.
    pub(super) fn odd(&self, faults: &mut Faults) {
        let mut seen = FxHashSet::default();
        for (name, _) in &self.0 {
            let at = At::default().to(name);
            if !NAMES.contains(&name.as_str()) {
                faults.add(&at, unknown(name, NAMES), HELP);
            } else if !seen.insert(name) {
                faults.add(&at, format!("the field `{name}` stands twice"), "put both in one list");
            }
        }
    }

    fn get(&self, name: &str) -> Option<&'t RawValue> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, raw)| *raw)
    }
}

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AnyFields)
    }
}

struct AnyFields;

impl<'de> Visitor<'de> for AnyFields {
    type Value = Fields<'de>;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Fields(fields))
    }
}
