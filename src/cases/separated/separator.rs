//! Tells by which mark the columns of a table are parted: by its header, and where that may be read two ways by what a theory
//! knows; never by a guess.

use crate::cases::TableProblem;

/// What parts the cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab.
    Tab,
}

impl Separator {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    /// The mark.
    #[must_use]
    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }

    /// It in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Comma => "commas",
            Self::Semicolon => "semicolons",
            Self::Tab => "tabs",
        }
    }

    /// The one that parts a header; of several that do, the only one under which columns are known.
    ///
    /// # Errors
    /// Several may be meant.
    pub(super) fn told(parts: impl Fn(Self) -> usize, knows: impl Fn(Self) -> bool) -> Result<Self, TableProblem> {
        let found: Vec<Self> = Self::ALL.into_iter().filter(|one| parts(*one) > 1).collect();
        match found.as_slice() {
            // A table of one column is parted by nothing.
            [] => Ok(Self::Comma),
            [one] => Ok(*one),
            several => match several.iter().filter(|one| knows(**one)).collect::<Vec<_>>().as_slice() {
                [one] => Ok(**one),
                _ => Err(TableProblem::Separator { found: several.iter().map(|one| one.words()).collect() }),
            },
        }
    }
}
