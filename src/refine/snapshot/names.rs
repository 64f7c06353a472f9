//! Turns configurations into one line of words, and such a line back.

/// Between configurations: the content of one without an ID may hold commas.
const BETWEEN: &str = "; ";

/// Names as one list.
pub(in crate::refine) fn together(names: &[String]) -> String {
    names.join(BETWEEN)
}

/// The names in a list; within quotation marks a semicolon is the author's.
pub(in crate::refine) fn apart(names: &str) -> Vec<String> {
    let (mut list, mut quoted) = (vec![String::new()], false);
    for mark in names.chars() {
        quoted = mark == '“' || (quoted && mark != '”');
        match list.last_mut() {
            Some(name) if mark != ';' || quoted => name.push(mark),
            Some(_) | None => list.push(String::new()),
        }
    }
    list.iter().map(|name| name.trim().to_owned()).collect()
}
