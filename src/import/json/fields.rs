//! The outermost fields of a document, of which nothing is read yet.

use rustc_hash::FxHashSet;
use serde_json::value::RawValue;

use super::fault::{At, Faults};
use super::read::HELP;
use super::wording::{plain, unknown};
use crate::source::json::Pairs;

/// The names of the fields of a document.
const NAMES: [&str; 9] =
    ["schema", "theory", "theories", "groups", "phrases", "configurations", "studies", "bibliographies", "cases"];

/// The outermost fields of a document.
pub(super) struct Fields<'t>(pub(super) Pairs<'t>);

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
        for (name, _) in &self.0.0 {
            let at = At::default().to(name);
            if !NAMES.contains(&name.as_str()) {
                faults.add(&at, unknown(name, NAMES), HELP);
            } else if !seen.insert(name) {
                faults.add(&at, format!("the field `{name}` stands twice"), "put both in one list");
            }
        }
    }

    fn get(&self, name: &str) -> Option<&'t RawValue> {
        self.0.0.iter().find(|(known, _)| known == name).map(|(_, raw)| *raw)
    }
}
