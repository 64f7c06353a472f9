//! Turns what a style has rendered into pieces of text.

use hayagriva::citationberg::{Display, FontStyle, FontVariant, FontWeight, TextDecoration, VerticalAlign};
use hayagriva::{Elem, ElemChild, ElemChildren, Formatting};

use super::item::{COMMA, OTHERS, unguarded};
use super::piece::{Face, Piece};

/// What a mark does to the face.
type Change = fn(&mut Face);

/// The marks that CSL-JSON allows in a title, each with how it changes the face.
const MARKS: [(&str, Change); 6] = [
    ("<i>", |face| face.italic = !face.italic),
    ("<b>", |face| face.bold = true),
    ("<sup>", |face| face.raised = true),
    ("<sub>", |face| face.lowered = true),
    ("<sc>", |face| face.small_capitals = true),
    ("<span style=\"font-variant:small-caps;\">", |face| face.small_capitals = true),
];

/// What only says that letters are to stay as they are.
const KEPT: &str = "<span class=\"nocase\">";

/// The pieces of a citation or a reference.
pub(super) fn pieces(children: &ElemChildren) -> Vec<Piece> {
    let mut pieces = Vec::new();
    children.0.iter().for_each(|child| take(child, &mut pieces));
    together(pieces)
}

/// The pieces of the first field of a reference.
pub(super) fn piece(child: &ElemChild) -> Vec<Piece> {
    let mut pieces = Vec::new();
    take(child, &mut pieces);
    together(pieces)
}

fn take(child: &ElemChild, pieces: &mut Vec<Piece>) {
    match child {
        ElemChild::Text(text) => marked(&unguarded(&text.text), face(text.formatting), pieces),
        ElemChild::Elem(elem) => element(elem, pieces),
        ElemChild::Markup(text) => pieces.push(Piece { text: unguarded(text), ..Piece::default() }),
        ElemChild::Link { text, url } => {
            let is_web = url.starts_with("https://") || url.starts_with("http://");
            let link = is_web.then(|| unguarded(url));
            pieces.push(Piece { text: unguarded(&text.text), face: face(text.formatting), link });
        }
        ElemChild::Transparent { .. } => {}
    }
}

/// What stands on a line of its own is set apart by a space: a reference is one line here.
fn element(elem: &Elem, pieces: &mut Vec<Piece>) {
    let is_apart = match elem.display {
        Some(Display::Block | Display::Indent | Display::LeftMargin | Display::RightInline) => true,
        None => false,
    };
    let space = || Piece { text: " ".to_owned(), ..Piece::default() };
    pieces.extend(is_apart.then(space));
    elem.children.0.iter().for_each(|child| take(child, pieces));
    pieces.extend(is_apart.then(space));
}

fn face(formatting: Formatting) -> Face {
    Face {
        italic: formatting.font_style == FontStyle::Italic,
        bold: formatting.font_weight == FontWeight::Bold,
        small_capitals: formatting.font_variant == FontVariant::SmallCaps,
        underlined: formatting.text_decoration == TextDecoration::Underline,
        raised: formatting.vertical_align == VerticalAlign::Sup,
        lowered: formatting.vertical_align == VerticalAlign::Sub,
    }
}

/// A text with the marks that CSL-JSON allows in it; any other is text.
fn marked(text: &str, base: Face, pieces: &mut Vec<Piece>) {
    let mut open: Vec<(&str, Face)> = Vec::new();
    let (mut rest, mut plain) = (text, String::new());
    while let Some(at) = rest.find('<') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let face = open.last().map_or(base, |(_, face)| *face);
        let taken = match (opened(rest), open.last()) {
            (Some((mark, name, changed)), _) if rest.contains(&format!("</{name}>")) => {
                let mut next = face;
                changed(&mut next);
                push(pieces, &mut plain, face);
                open.push((name, next));
                mark.len()
            }
            (None, Some((name, _))) if rest.starts_with(&format!("</{name}>")) => {
                push(pieces, &mut plain, face);
                let length = name.len() + 3;
                open.pop();
                length
            }
            _ => {
                plain.push('<');
                1
            }
        };
        rest = &rest[taken..];
    }
    plain.push_str(rest);
    let face = open.last().map_or(base, |(_, face)| *face);
    push(pieces, &mut plain, face);
}

/// The mark that a text begins with, the name that closes it, and what it does.
fn opened(text: &str) -> Option<(&'static str, &'static str, Change)> {
    if text.starts_with(KEPT) {
        return Some((KEPT, "span", |_| {}));
    }
    let (mark, changed) = MARKS.iter().find(|(mark, _)| text.starts_with(mark))?;
    Some((mark, mark[1..].split([' ', '>']).next().unwrap_or_default(), *changed))
}

fn push(pieces: &mut Vec<Piece>, plain: &mut String, face: Face) {
    if !plain.is_empty() {
        pieces.push(Piece { text: std::mem::take(plain), face, link: None });
    }
}

/// Neighbours of one face as one, without white space at either end.
fn together(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut whole: Vec<Piece> = Vec::new();
    for piece in pieces {
        match whole.last_mut().filter(|last| last.face == piece.face && last.link.is_none() && piece.link.is_none()) {
            Some(last) => last.text.push_str(&piece.text),
            None => whole.push(piece),
        }
    }
    if let Some(first) = whole.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    if let Some(last) = whole.last_mut() {
        last.text = last.text.trim_end().to_owned();
    }
    whole.iter_mut().for_each(|piece| piece.text = without_a_part(&piece.text));
    whole.iter_mut().filter(|piece| piece.text.contains(OTHERS)).for_each(|piece| piece.text = and_others(&piece.text));
    without_second_stop(&mut whole);
    whole.retain(|piece| !piece.text.is_empty());
    whole
}

/// Takes away the full stop that a style sets behind a title which ends in a mark of its own: `why?.`
fn without_second_stop(pieces: &mut [Piece]) {
    let mut is_closed = false;
    for piece in pieces.iter_mut().filter(|piece| piece.link.is_none() && !piece.text.is_empty()) {
        if is_closed && piece.text.starts_with('.') && !piece.text.starts_with("..") {
            piece.text.remove(0);
        }
        piece.text = piece.text.replace("?. ", "? ").replace("!. ", "! ");
        for closed in ["?.", "!."] {
            if piece.text.ends_with(closed) {
                piece.text.pop();
            }
        }
        is_closed = piece.text.ends_with(['?', '!']);
    }
}

/// Takes away the delimiter that the renderer sets before a month and a day that are not known: `(1999,)`.
fn without_a_part(text: &str) -> String {
    text.replace(",)", ")").replace(", )", ")").replace(COMMA, ",")
}

/// Writes `et al.` where the bibliography ends its names with `and others`: a style only knows names, and would set its
/// `&` before them.
fn and_others(text: &str) -> String {
    let mut whole = String::new();
    let mut parts = text.split(OTHERS);
    whole.push_str(parts.next().unwrap_or_default());
    for rest in parts {
        let before = whole.trim_end();
        let before = before.strip_suffix('&').or_else(|| before.strip_suffix(" and")).unwrap_or(before).trim_end();
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        whole = format!("{before} et al.{rest}");
    }
    whole
}
