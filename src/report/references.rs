//! Turns citations and references into plain text, Markdown and HTML.

use crate::references::{Face, Piece, Reference};
use crate::report::markdown::plain;

/// A reference with its label as a line of Markdown.
#[must_use]
pub fn markdown(reference: &Reference) -> String {
    line(reference, |pieces| pieces.iter().map(markdown_piece).collect())
}

/// A reference with its label as HTML.
#[must_use]
pub fn html(reference: &Reference) -> String {
    line(reference, |pieces| pieces.iter().map(html_piece).collect())
}

fn line(reference: &Reference, written: impl Fn(&[Piece]) -> String) -> String {
    let label = written(&reference.label);
    let space = if label.is_empty() { "" } else { " " };
    format!("{label}{space}{}", written(&reference.reference))
}

/// Marks stand at letters, with white space outside them: `*Pilot* ` and not `*Pilot *`.
fn markdown_piece(piece: &Piece) -> String {
    let inside = piece.text.trim();
    if inside.is_empty() {
        return piece.text.clone();
    }
    let mark = match piece.face {
        Face { bold: true, italic: true, .. } => "***",
        Face { bold: true, .. } => "**",
        Face { italic: true, .. } => "*",
        Face { .. } => "",
    };
    let start = &piece.text[..piece.text.len() - piece.text.trim_start().len()];
    let end = &piece.text[piece.text.trim_end().len()..];
    let words = format!("{mark}{}{mark}", plain(inside));
    let words = match piece.face {
        Face { raised: true, .. } => format!("<sup>{words}</sup>"),
        Face { lowered: true, .. } => format!("<sub>{words}</sub>"),
        Face { .. } => words,
    };
    let linked = match piece.link.as_deref().filter(|link| is_address(link)) {
        Some(link) => format!("[{words}](<{}>)", link.replace('&', "&amp;")),
        None => words,
    };
    format!("{start}{linked}{end}")
}

fn html_piece(piece: &Piece) -> String {
    let mut words = escaped(&piece.text);
    for (is_set, name) in [
        (piece.face.italic, "i"),
        (piece.face.bold, "b"),
        (piece.face.underlined, "u"),
        (piece.face.raised, "sup"),
        (piece.face.lowered, "sub"),
    ] {
        if is_set {
            words = format!("<{name}>{words}</{name}>");
        }
    }
    if piece.face.small_capitals {
        words = format!("<span style=\"font-variant: small-caps\">{words}</span>");
    }
    match piece.link.as_deref().filter(|link| is_address(link)) {
        Some(link) => format!("<a href=\"{}\">{words}</a>", escaped(link)),
        None => words,
    }
}

/// Whether a text is an address and nothing beside it, so that it ends where it is meant to.
fn is_address(link: &str) -> bool {
    !link.contains(|mark: char| mark.is_whitespace() || mark.is_control() || ['<', '>', '\\'].contains(&mark))
}

/// A text in which nothing is a mark of HTML.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for mark in text.chars() {
        match mark {
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '&' => escaped += "&amp;",
            '"' => escaped += "&quot;",
            '\'' => escaped += "&#39;",
            _ => escaped.push(mark),
        }
    }
    escaped
}
