//! Turns RIS into keys: the `ID` of each reference between its `TY` and its `ER`.

use super::{Key, literature, paper};
use crate::theory::EntryType;

/// What tells a paper from another.
const TELLING: [&str; 6] = ["AU", "TI", "T1", "PY", "Y1", "DO"];

pub(super) fn keys(content: &str) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    let (mut told, mut first, mut entry_type) = (Vec::new(), 0, EntryType::default());
    for (index, line) in content.lines().enumerate() {
        if let Some(name) = value(line, "ID").filter(|name| !name.is_empty()) {
            let (paper, entry_type) = (String::new(), EntryType::default());
            keys.push(Key { name: name.to_owned(), line: index + 1, paper, entry_type });
        }
        told.extend(TELLING.iter().find_map(|tag| value(line, tag)));
        entry_type = value(line, "TY").map_or(entry_type, literature::of_ris);
        if value(line, "ER").is_some() {
            let paper = paper(told.drain(..));
            let entry_type = std::mem::take(&mut entry_type);
            keys[first..].iter_mut().for_each(|key| {
                key.paper.clone_from(&paper);
                key.entry_type.clone_from(&entry_type);
            });
            first = keys.len();
        }
    }
    keys
}

/// What a line of a tag holds: two letters, two spaces, a dash. Exporters differ in the spaces around the dash.
fn value<'l>(line: &'l str, tag: &str) -> Option<&'l str> {
    let (before, value) = line.split_once('-')?;
    (before.trim_end() == tag && before.len() > tag.len()).then(|| value.trim())
}
