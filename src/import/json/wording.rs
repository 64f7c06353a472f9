//! What a reader of JSON says, in the words of people who write documents.

use crate::diagnostic::ticked;
use crate::resolve::Nearest;
use crate::source::json::said;

/// What a reader calls things, and what people do.
const CALLED: [(&str, &str); 13] = [
    ("map", "an object"),
    ("sequence", "a list"),
    ("a sequence", "a list"),
    ("a map", "an object"),
    ("a string", "a text"),
    ("a boolean", "`true` or `false`"),
    ("f64", "a number"),
    ("u32", "a whole number"),
    ("null", "`null`"),
    ("unit", "`null`"),
    ("unit variant", "a word"),
    ("newtype variant", "a word with what it is about"),
    ("struct variant", "a word with what it is about"),
];

/// What is wrong, without the place that the reader counts from elsewhere.
pub(super) fn plain(error: &serde_json::Error) -> String {
    let says = said(error);
    let says = says.as_str();
    if let Some(field) = says.strip_prefix("missing field ") {
        return format!("the field {field} is missing");
    }
    if let Some(field) = says.strip_prefix("duplicate field ") {
        return format!("the field {field} stands twice");
    }
    let is = says.strip_prefix("invalid type: ").or_else(|| says.strip_prefix("invalid value: "));
    if let Some((found, expected)) = is.and_then(|is| is.rsplit_once(", expected ")) {
        return format!("this is {}, where {} is to stand", thing(found), thing(expected));
    }
    let variant = says.strip_prefix("unknown variant ").and_then(|says| says.split_once(", expected "));
    match variant {
        Some((found, expected)) => {
            format!("{found} is no word that may stand here, as {} may", expected.trim_start_matches("one of "))
        }
        None => says.to_owned(),
    }
}

fn thing(reader: &str) -> String {
    let known = CALLED.iter().find(|(name, _)| *name == reader);
    let kinds =
        [("string ", "the text "), ("integer ", "the number "), ("floating point ", "the number "), ("boolean ", "")];
    let kind = || kinds.iter().find_map(|(name, called)| Some((called, reader.strip_prefix(name)?)));
    match known {
        Some((_, called)) => (*called).to_owned(),
        None => kind().map_or_else(|| reader.to_owned(), |(called, rest)| format!("{called}{rest}")),
    }
}

/// That there is no field of a name, with the nearest.
pub(super) fn unknown<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> String {
    let near = Nearest::default().names(name, known.into_iter());
    let near = if near.is_empty() { String::new() } else { format!(": near it is {}", ticked(&near)) };
    format!("there is no field `{name}` here{near}")
}
