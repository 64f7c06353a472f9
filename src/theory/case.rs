//! Cases: what is known of one site, programme or person, and what is expected there.

use crate::diagnostic::Diagnostic;
use crate::source::Place;
use crate::theory::{ConfigurationId, HeadingId, Literal, Mention, StudyId, Value, Verdict};

/// Which declared case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CaseId(pub u32);

/// What a fact says of a phrase, as worded: `literal` of the [`Fact`] is negated where an opposite name was used.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Said {
    /// It is there.
    Present,
    /// `not`: it is not.
    Absent,
    /// `unknown`: nothing is described, predictions reach it.
    Unknown,
    /// To a degree in [0, 1].
    Degree(f64),
}

/// One fact.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The phrase, negated where it was named by an opposite.
    pub literal: Literal,
    /// What is said.
    pub said: Said,
    /// Whether it was given as a result (`observed`).
    pub observed: bool,
    /// Whether it is only supposed (`--what-if`), and not what the case says.
    pub supposed: bool,
    /// Where the source says so.
    pub locator: Option<String>,
    /// The words of the source.
    pub quotation: Option<String>,
    /// Where it is said.
    pub place: Place,
}

/// A fact whose phrase no theory uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unrecognised {
    /// The phrase as written.
    pub phrase: String,
    /// The nearest known phrases and clause keywords, nearest first.
    pub nearest: Vec<String>,
    /// Where.
    pub place: Place,
}

/// What the author expects of a case.
#[derive(Clone, Debug)]
pub enum Expectation {
    /// `expect cmoc ID VERDICT [by phrases]`
    Verdict {
        /// Which configuration.
        configuration: ConfigurationId,
        /// The verdict.
        verdict: Verdict,
        /// Phrases that must be in `blocked_by` or `missing`.
        by: Vec<Mention>,
        /// Where.
        place: Place,
    },
    /// `expect [not] phrase VALUE`
    Value {
        /// The phrase; negated by `not` or by an opposite name (by both: not negated).
        literal: Literal,
        /// Its expected value under that sign.
        value: Value,
        /// Where.
        place: Place,
    },
}

/// A case description.
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// Its name: `sunnyside`, or `case 1` for one from the command line.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// All its facts, the ones from `like` first, as far as its own do not replace them.
    pub facts: Vec<Fact>,
    /// The case it starts from.
    pub like: Option<CaseId>,
    /// The one theory that concerns it.
    pub theory: Option<HeadingId>,
    /// Whether the description is complete: its world is closed.
    pub complete: bool,
    /// Which studies describe it.
    pub sources: Vec<StudyId>,
    /// What is expected.
    pub expectations: Vec<Expectation>,
    /// Facts that no theory uses.
    pub unrecognised: Vec<Unrecognised>,
    /// What is odd about its facts: contested, differing, against an `implies`.
    pub warnings: Vec<Diagnostic>,
    /// Notes.
    pub notes: Vec<String>,
    /// Its heading.
    pub place: Place,
}

/// A fact that is supposed, whatever the case says of its phrase.
#[derive(Clone, Copy, Debug)]
pub struct Supposed {
    /// The phrase, negated where it was named by an opposite.
    pub literal: Literal,
    /// What is supposed of it.
    pub said: Said,
    /// Where that is written.
    pub place: Place,
}

impl Case {
    /// The case with some phrases found present, or where negated absent, whatever it says of them.
    #[must_use]
    pub fn with(&self, found: impl Iterator<Item = Literal> + Clone) -> Self {
        self.supposing(found.map(|one| Supposed {
            literal: Literal { negated: false, ..one },
            said: if one.negated { Said::Absent } else { Said::Present },
            place: self.place,
        }))
    }

    /// The case with supposed facts in place of all that it says of their phrases.
    #[must_use]
    pub fn supposing(&self, supposed: impl Iterator<Item = Supposed> + Clone) -> Self {
        let mut case = self.clone();
        case.facts.retain(|fact| supposed.clone().all(|one| one.literal.phrase != fact.literal.phrase));
        case.facts.extend(supposed.map(|Supposed { literal, said, place }| Fact {
            literal,
            said,
            observed: false,
            supposed: true,
            locator: None,
            quotation: None,
            place,
        }));
        case
    }
}
