//! Turns BibTeX and BibLaTeX into keys.

use biblatex::{ParseError, RawBibliography};

use super::{Key, Malformed, lines};

pub(super) fn keys(content: &str) -> Result<Vec<Key>, Malformed> {
    let raw = RawBibliography::parse(content).map_err(|error| malformed(content, &error))?;
    let spans = raw.entries.iter().map(|entry| entry.v.key.span.clone());
    let lines = lines(content, spans);
    Ok(raw.entries.iter().zip(lines).map(|(entry, line)| Key { name: entry.v.key.v.trim().to_owned(), line }).collect())
}

fn malformed(content: &str, error: &ParseError) -> Malformed {
    let before = content.get(..error.span.start).unwrap_or(content);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Malformed {
        line: memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1,
        column: before[line_start..].chars().count() + 1,
        why: error.kind.to_string(),
    }
}
