//! Turns the entries of bibliographies into citations and a list of references, in a style of the Citation Style Language.
//!
//! What the types say is there in every build; the styles, and what renders them, come with the feature `references`.

#[cfg(feature = "references")]
mod item;
#[cfg(feature = "references")]
mod list;
#[cfg(feature = "references")]
mod mend;
mod piece;
#[cfg(feature = "references")]
mod shape;
#[cfg(feature = "references")]
mod style;
#[cfg(feature = "references")]
mod unshown;

#[cfg(feature = "references")]
pub use list::references;
pub use piece::{Face, Piece, words};
#[cfg(feature = "references")]
pub use style::{NoStyle, Style};

use serde::Serialize;

#[cfg(feature = "report")]
use schemars::JsonSchema;

/// The names of the styles that are known by name; the first is taken where none is asked for.
pub const STYLES: [&str; 4] = ["apa", "vancouver", "harvard", "ieee"];

/// A paper, as a style cites and lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "Plain")]
#[cfg_attr(feature = "report", derive(JsonSchema), schemars(with = "Plain"))]
pub struct Reference {
    /// Its key in the bibliography.
    pub key: String,
    /// How it is cited: `(Inch et al., 2019)`, `[3]`.
    pub citation: Vec<Piece>,
    /// What stands before it in the list, in styles that number theirs: `3.`
    pub label: Vec<Piece>,
    /// How it stands in the list.
    pub reference: Vec<Piece>,
    /// What the bibliography says of when it came out, and the style leaves out.
    pub not_shown: Vec<Unshown>,
}

/// What a style may leave out of when a paper came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub enum Unshown {
    /// The year.
    Year,
    /// That the year is only about right.
    Circa,
    /// That it is not out yet (`in press`), or what else a `status` says.
    Status,
}

impl Reference {
    /// How it stands in the list, with its label.
    #[must_use]
    pub fn line(&self) -> String {
        let (label, reference) = (words(&self.label), words(&self.reference));
        if label.is_empty() { reference } else { format!("{label} {reference}") }
    }
}

/// A paper, as a style cites and lists it, in plain words.
#[derive(Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
struct Plain {
    /// Its key in the bibliography.
    key: String,
    /// How it is cited: `(Inch et al., 2019)`, `[3]`.
    citation: String,
    /// How it stands in the list of references.
    reference: String,
    /// What the bibliography says of when it came out, and the style leaves out.
    not_shown: Vec<Unshown>,
}

impl From<Reference> for Plain {
    fn from(reference: Reference) -> Self {
        let (citation, line) = (words(&reference.citation), reference.line());
        Self { key: reference.key, citation, reference: line, not_shown: reference.not_shown }
    }
}
