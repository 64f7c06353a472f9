//! Turns RIS into keys: the `ID` of each reference between its `TY` and its `ER`.

use super::Key;

pub(super) fn keys(content: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    for (index, line) in content.lines().enumerate() {
        if let Some(name) = value(line, "ID").filter(|name| !name.is_empty()) {
            keys.push(Key { name: name.to_owned(), line: index + 1 });
        }
    }
    keys
}

/// What a line of a tag holds: two letters, two spaces, a dash. Exporters differ in the spaces around the dash.
fn value<'l>(line: &'l str, tag: &str) -> Option<&'l str> {
    let (before, value) = line.split_once('-')?;
    (before.trim_end() == tag && before.len() > tag.len()).then(|| value.trim())
}
