//! Turns what a style sets in italics, raises or links into pieces of text that any form of output can show.

/// A stretch of text of one face.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// The text, without any marks.
    pub text: String,
    /// How it is set.
    pub face: Face,
    /// Where it leads, an address of the web.
    pub link: Option<String>,
}

/// How a text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Face {
    /// In italics.
    pub italic: bool,
    /// In bold.
    pub bold: bool,
    /// In small capitals.
    pub small_capitals: bool,
    /// Underlined.
    pub underlined: bool,
    /// Above the line.
    pub raised: bool,
    /// Below the line.
    pub lowered: bool,
}

/// The text of pieces alone.
#[must_use]
pub fn words(pieces: &[Piece]) -> String {
    let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
