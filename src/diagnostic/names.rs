//! Names of a theory, a table or a command as a finding writes them in a sentence.

/// So many names are enough in a sentence.
pub const SOME: usize = 8;

/// Names in backticks, joined by commas.
///
/// ```
/// assert_eq!(cmo::diagnostic::ticked(&["east", "west"]), "`east`, `west`");
/// ```
#[must_use]
pub fn ticked<N: AsRef<str>>(names: &[N]) -> String {
    names.iter().map(|name| format!("`{}`", name.as_ref())).collect::<Vec<_>>().join(", ")
}

/// The first names, at most so many, in backticks, and how many more there are.
///
/// ```
/// assert_eq!(cmo::diagnostic::ticked_some(&["east", "west", "north"], 2), "`east`, `west` and 1 more");
/// ```
#[must_use]
pub fn ticked_some<N: AsRef<str>>(names: &[N], most: usize) -> String {
    match names.split_at_checked(most) {
        None | Some((_, [])) => ticked(names),
        Some((first, rest)) => format!("{} and {} more", ticked(first), rest.len()),
    }
}
