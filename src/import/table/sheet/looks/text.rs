//! Which pieces of the text of a cell have a format that may carry meaning.

use roxmltree::Node;

use super::super::super::super::text::one_line;
use super::super::SHOWN;
use super::{child, is};

/// Formatting of text that is read all the same, with what is said of it.
pub(super) const FORMATS: [(&str, &str); 2] =
    [("strike", "struck through"), ("vertAlign", "set above or below the line")];

/// Which of the formats a font has.
pub(super) type Font = [bool; FORMATS.len()];

/// By format: how much of a text has it in a cell whose font has it not, and in one whose font has it.
///
/// It is worked out once for all cells that share the text. What is no text has the font of its cell.
#[derive(Clone, Default)]
pub(super) struct Text([InCell; FORMATS.len()]);

#[derive(Clone)]
struct InCell {
    without: Extent,
    with: Extent,
}

impl Default for InCell {
    fn default() -> Self {
        Self { without: Extent::Nothing, with: Extent::Whole }
    }
}

/// How much of a text has a format.
#[derive(Clone)]
pub(super) enum Extent {
    Nothing,
    Whole,
    /// Some pieces, as `“a”, “b” are`.
    Pieces(String),
}

impl Extent {
    /// What has the format of a cell that shows these words: `“a” is`.
    pub(super) fn of(&self, words: &str) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Whole => are(&[one_line(words)]),
            Self::Pieces(pieces) => pieces.clone(),
        }
    }
}

/// A piece of a text; without a font of its own it has that of the cell.
struct Run<'a> {
    words: &'a str,
    font: Option<Font>,
}

impl Text {
    /// A text, which may be of several pieces; how it is spoken is none of them.
    pub(super) fn of(node: Node<'_, '_>) -> Self {
        let runs: Vec<Run<'_>> = node.children().filter_map(run).collect();
        let with = |format: usize, in_cell: bool| extent(&runs, |run| run.font.map_or(in_cell, |font| font[format]));
        Self(std::array::from_fn(|format| InCell { without: with(format, false), with: with(format, true) }))
    }

    /// How much of the text has a format in a cell with this font.
    pub(super) fn extent(&self, format: usize, cell: Font) -> &Extent {
        let text = &self.0[format];
        if cell[format] { &text.with } else { &text.without }
    }
}

fn run<'a>(piece: Node<'a, '_>) -> Option<Run<'a>> {
    let text = if is(&piece, "r") { child(piece, "t") } else { Some(piece).filter(|piece| is(piece, "t")) };
    Some(Run { words: text?.text()?, font: child(piece, "rPr").map(font) })
}

/// The formats that stand among properties; one may also be switched off there.
pub(super) fn font(properties: Node<'_, '_>) -> Font {
    FORMATS.map(|(name, _)| {
        child(properties, name).is_some_and(|on| !matches!(on.attribute("val"), Some("0" | "false" | "baseline")))
    })
}

/// How much of a text has a format, neighbours as one.
fn extent(runs: &[Run<'_>], has: impl Fn(&Run<'_>) -> bool) -> Extent {
    if runs.iter().all(&has) {
        return Extent::Whole;
    }
    let joined = runs.chunk_by(|one, next| has(one) == has(next)).filter(|runs| has(&runs[0]));
    let pieces = joined.map(|runs| one_line(&runs.iter().map(|run| run.words).collect::<String>()));
    let pieces: Vec<String> = pieces.filter(|piece| !piece.is_empty()).collect();
    if pieces.is_empty() { Extent::Nothing } else { Extent::Pieces(are(&pieces)) }
}

/// `“a” is`, or `“a”, “b” and 3 more are`
fn are(pieces: &[String]) -> String {
    let shown = pieces.iter().take(SHOWN).map(|piece| format!("“{piece}”")).collect::<Vec<_>>().join(", ");
    match pieces.len() {
        1 => format!("{shown} is"),
        many if many > SHOWN => format!("{shown} and {} more are", many - SHOWN),
        _ => format!("{shown} are"),
    }
}
