//! What is wrong, where, and what to write instead: plain data that every floor speaks and `report` shows.

mod names;

use std::fmt;

use crate::source::Place;

pub use names::{SOME, ticked, ticked_some};

/// The stable number of a finding, shown as `CMO101`; each has a page under `docs/codes/`.
///
/// 1xx syntax, 2xx resolving, 3xx cases, 4xx expectations, 5xx method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(pub u16);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CMO{:03}", self.0)
    }
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is evaluated until it is mended.
    Error,
    /// Read as written, but probably not as meant.
    Warning,
    /// Good practice that was not followed.
    Advice,
}

/// A place with what there is to say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What is there, in a few words; may be empty.
    pub text: String,
}

/// An edit that mends a finding and changes no verdict; of an error, the one thing that can be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it replaces.
    pub place: Place,
    /// What stands there instead.
    pub text: String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its stable number.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// One sentence, lower case, no full stop, the user's words in backticks.
    pub message: String,
    /// Where it is: the first is the place that is underlined.
    pub labels: Vec<Label>,
    /// Other places that matter, in this or another file (`first declared here`).
    pub related: Vec<Label>,
    /// What to write instead.
    pub help: Option<String>,
    /// What to write in its place, where that changes no verdict, and of an error where only one thing can be meant.
    pub fix: Option<Fix>,
    /// What it is about, by its name: a configuration, a study, a case or a phrase. An `[[accept]]` names a finding by it.
    pub about: Vec<String>,
}

impl Diagnostic {
    /// An error at a place.
    #[must_use]
    pub fn error(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, place, message)
    }

    /// A warning at a place.
    #[must_use]
    pub fn warning(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, place, message)
    }

    /// Good practice that was not followed, at a place.
    #[must_use]
    pub fn advice(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Advice, place, message)
    }

    pub(crate) fn new(code: Code, severity: Severity, place: Place, message: impl Into<String>) -> Self {
        let labels = vec![Label { place, text: String::new() }];
        Self {
            code,
            severity,
            message: message.into(),
            labels,
            related: Vec::new(),
            help: None,
            fix: None,
            about: Vec::new(),
        }
    }

    /// Says something at the underlined place.
    #[must_use]
    pub fn saying(mut self, text: impl Into<String>) -> Self {
        self.labels[0].text = text.into();
        self
    }

    /// Underlines another place of the same source.
    #[must_use]
    pub fn label(mut self, place: Place, text: impl Into<String>) -> Self {
        self.labels.push(Label { place, text: text.into() });
        self
    }

    /// Points to another place, in this or another file.
    #[must_use]
    pub fn related(mut self, place: Place, text: impl Into<String>) -> Self {
        self.related.push(Label { place, text: text.into() });
        self
    }

    /// Underlines another place where it is in the same source, else points to it.
    #[must_use]
    pub fn label_or_related(self, place: Place, text: impl Into<String>) -> Self {
        if place.source == self.place().source { self.label(place, text) } else { self.related(place, text) }
    }

    /// Says what to write instead.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Gives what to write at a place instead; it changes no verdict.
    #[must_use]
    pub fn fix(mut self, place: Place, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { place, text: text.into() });
        self
    }

    /// Says by name what it is about.
    #[must_use]
    pub fn about(mut self, name: impl Into<String>) -> Self {
        self.about.push(name.into());
        self
    }

    /// The underlined place.
    #[must_use]
    pub fn place(&self) -> Place {
        self.labels[0].place
    }

    /// Whether it keeps a theory from being evaluated.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
