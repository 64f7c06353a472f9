//! Turns BibTeX and BibLaTeX into keys.

use biblatex::{ParseError, RawBibliography, RawEntry};

use super::{Key, Malformed, lines, literature, paper};

/// What tells a paper from another.
const TELLING: [&str; 5] = ["author", "title", "year", "date", "doi"];

pub(super) fn keys(content: &str) -> Result<Vec<Key>, Malformed> {
    let raw = RawBibliography::parse(content).map_err(|error| malformed(content, &error))?;
    let spans = raw.entries.iter().map(|entry| entry.v.key.span.clone());
    let lines = lines(content, spans);
    let key = |(entry, line): (&biblatex::Spanned<RawEntry<'_>>, usize)| Key {
        name: entry.v.key.v.trim().to_owned(),
        line,
        paper: paper(told(content, &entry.v)),
        entry_type: literature::of_bibtex(entry.v.kind.v),
    };
    Ok(raw.entries.iter().zip(lines).map(key).collect())
}

/// The fields that tell a paper from another, as they are written.
fn told<'c>(content: &'c str, entry: &RawEntry<'_>) -> impl Iterator<Item = &'c str> {
    let field = |name: &str| entry.fields.iter().find(|pair| pair.key.v.trim().eq_ignore_ascii_case(name));
    let spans = TELLING.map(|name| field(name).map(|pair| pair.value.span.clone()));
    spans.into_iter().flatten().filter_map(|span| content.get(span))
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
