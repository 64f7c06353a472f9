//! Turns text and tables into Markdown.

/// A table below its heading; nothing where it has no row.
pub(super) fn table<T: AsRef<str>>(text: &mut String, heading: &str, columns: &[T], rows: &[Vec<String>]) {
    if rows.is_empty() {
        return;
    }
    let columns: Vec<&str> = columns.iter().map(AsRef::as_ref).collect();
    *text += &format!("\n### {heading}\n\n| {} |\n|{}\n", columns.join(" | "), "---|".repeat(columns.len()));
    for row in rows {
        *text += &format!("| {} |\n", row.join(" | "));
    }
}

/// A text in which nothing is a mark of Markdown or HTML.
pub(in crate::report) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for mark in text.chars() {
        match mark {
            '<' => plain += "&lt;",
            '>' => plain += "&gt;",
            '&' => plain += "&amp;",
            '\n' => plain.push(' '),
            '|' | '*' | '_' | '`' | '[' | ']' | '\\' | '~' | '#' | '@' => {
                plain.push('\\');
                plain.push(mark);
            }
            _ => plain.push(mark),
        }
    }
    plain
}
