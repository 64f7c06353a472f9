//! Names in a sentence.

/// So many names in backticks, and how many more there are.
pub fn some_of(names: &[String]) -> String {
    const SOME: usize = 8;
    match names.len().checked_sub(SOME) {
        None | Some(0) => ticked(names),
        Some(more) => format!("{} and {more} more", ticked(&names[..SOME])),
    }
}

/// Names in backticks, joined by commas.
pub fn ticked(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
