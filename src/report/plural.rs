//! Turns a number and a noun into words.

/// `1 study`, `2 studies`
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
