//! Configurations below their theories and groups.

use rustc_hash::FxHashMap;

use super::super::names::Names;
use super::super::text::quoted;

/// A configuration as it is written.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) theory: Option<String>,
    pub(super) group: Option<String>,
    /// Its row in the table.
    pub(super) row: usize,
    pub(super) text: String,
}

/// A heading that a table gives; none where a row stands below none.
type Heading = Option<String>;

/// Rows that a message names.
const SHOWN: usize = 8;

/// The configurations below their theories and groups, in the order in which these first stand; what is in no group comes
/// before the groups of its theory, since a group goes on to the next. With what is to be known where that is another
/// order than that of the rows.
pub(super) fn headed(drafts: Vec<Draft>, theory: Option<&str>) -> (String, Option<String>) {
    let before: Vec<usize> = drafts.iter().map(|draft| draft.row).collect();
    let of = |draft: &Draft| draft.theory.clone().or_else(|| theory.map(str::to_owned));
    let mut theories: Vec<(Heading, Vec<Draft>)> = together(drafts, of);
    theories.sort_by_key(|(theory, _)| theory.is_some());
    let (mut names, mut text, mut after) = (Names::default(), String::new(), Vec::new());
    for (theory, drafts) in theories {
        text += &heading("theory", theory, &mut names);
        let mut groups = together(drafts, |draft| draft.group.clone());
        groups.sort_by_key(|(group, _)| group.is_some());
        let mut names = Names::default();
        for (group, drafts) in groups {
            text += &heading("group", group, &mut names);
            after.extend(drafts.iter().map(|draft| draft.row));
            text.extend(drafts.iter().map(|draft| format!("{}\n", draft.text)));
        }
    }
    let order = (before != after).then(|| reordered(&after));
    (text, order)
}

/// What stands under one heading, together, in the order in which the headings first stand.
fn together(drafts: Vec<Draft>, of: impl Fn(&Draft) -> Heading) -> Vec<(Heading, Vec<Draft>)> {
    let mut all: Vec<(Heading, Vec<Draft>)> = Vec::new();
    let mut places: FxHashMap<Heading, usize> = FxHashMap::default();
    for draft in drafts {
        let heading = of(&draft);
        let place = *places.entry(heading.clone()).or_insert(all.len());
        if place == all.len() {
            all.push((heading, Vec::new()));
        }
        all[place].1.push(draft);
    }
    all
}

fn reordered(rows: &[usize]) -> String {
    let shown: Vec<String> = rows.iter().take(SHOWN).map(usize::to_string).collect();
    let rest = if rows.len() > SHOWN { ", …" } else { "" };
    format!(
        "the rows are written in another order, so that those of a theory and of a group stand together: rows {}{rest}",
        shown.join(", ")
    )
}

/// `theory T`, or `group G "what is no ID"`
fn heading(item: &str, words: Heading, names: &mut Names) -> String {
    let Some(words) = words else { return String::new() };
    match names.claim(&words) {
        (id, true) => format!("{item} {id}\n\n"),
        (id, false) => format!("{item} {id} {}\n\n", quoted(&words)),
    }
}
