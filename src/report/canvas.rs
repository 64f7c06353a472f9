//! What a report is drawn on: how wide a line is, and whether colour helps.

/// Columns of a line where nobody says how wide the terminal is.
pub const DEFAULT_WIDTH: usize = 100;

/// Whether colour is written. It never carries meaning alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// ANSI colours.
    On,
    /// Text alone.
    Off,
}

/// The surface of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Canvas {
    /// Columns of a line.
    pub width: usize,
    /// Whether colour is written.
    pub colour: Colour,
}

impl Default for Canvas {
    fn default() -> Self {
        Self { width: DEFAULT_WIDTH, colour: Colour::Off }
    }
}
