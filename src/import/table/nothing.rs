//! What people write into a cell where there is nothing to say, or nothing that they know.

/// Words that may mean so, in lower case.
const WORDS: [&str; 20] = [
    "?",
    "n/a",
    "n.a.",
    "na",
    "nil",
    "none",
    "none given",
    "none stated",
    "none reported",
    "nothing",
    "not applicable",
    "not available",
    "not clear",
    "not known",
    "not reported",
    "not stated",
    "tba",
    "tbc",
    "unclear",
    "unknown",
];

/// Whether a cell says nothing: it is empty, or as good as that.
pub(super) fn is_empty(cell: &str) -> bool {
    cell.trim().is_empty() || is_dashes(cell)
}

/// Whether a cell holds dashes and nothing else: it is as good as empty.
pub(super) fn is_dashes(cell: &str) -> bool {
    let is_dash = |mark: char| matches!(mark, '-' | '‐'..='―' | '−' | '﹘' | '﹣' | '－');
    let mut marks = cell.chars().filter(|mark| !mark.is_whitespace()).peekable();
    marks.peek().is_some() && marks.all(is_dash)
}

/// Whether some words may mean that there is nothing, or that nobody knows; they may also be what they say.
pub(super) fn may_be(words: &str) -> bool {
    let bare = words.trim().trim_start_matches(['(', '[']).trim_end_matches([')', ']']).trim();
    let bare = bare.strip_suffix('.').filter(|bare| !bare.contains('.')).unwrap_or(bare).to_lowercase();
    WORDS.contains(&bare.as_str()) || (bare.len() > 1 && bare.bytes().all(|byte| byte == b'?'))
}
