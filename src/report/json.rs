//! Turns plain results into JSON documents.

use serde::Serialize;

/// A result as an indented JSON document with a line break at its end.
///
/// The keys stand in the order of the fields, so that the same result is the same bytes.
#[must_use]
pub fn document<T: Serialize>(result: &T) -> String {
    // Results are structs, lists, strings and finite numbers: there is nothing in them that JSON cannot say.
    let mut text = serde_json::to_string_pretty(result).unwrap_or_default();
    text.push('\n');
    text
}
