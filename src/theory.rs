//! What the words of a theory mean: phrases, conditions, configurations, evidence, studies and cases.
//!
//! Plain data without text or syntax: `resolve` makes it, everything after reads it.

mod case;
mod condition;
mod configuration;
mod evidence;
mod heading;
mod identity;
mod phrase;
mod study;
mod verdict;

pub use case::{Case, CaseId, Expectation, Fact, Said, Supposed, Unrecognised};
pub use condition::{Condition, Mention};
pub use configuration::{Configuration, ConfigurationId, Form, Level, Predicted, Relation, RelationKind, Status};
pub use evidence::{Confidence, ConfidenceLevel, Evidence, EvidenceSource, Stance};
pub use heading::{Group, GroupId, Heading, HeadingId};
pub use identity::{collapsed, identity, is_id};
pub(crate) use phrase::Names;
pub use phrase::{Declaration, Literal, Phrase, PhraseId, PhraseName, Polarity, Role, Roles, Vocabulary};
pub use study::{Bibliography, Study, StudyId};
pub use verdict::{Value, Verdict};

/// A theory set: everything that the files under the given paths say, with one vocabulary.
#[derive(Debug, Default)]
pub struct Theory {
    /// All phrases.
    pub vocabulary: Vocabulary,
    /// The `theory` headings, in order of first appearance.
    pub headings: Vec<Heading>,
    /// The `group` headings, in file order.
    pub groups: Vec<Group>,
    /// All configurations, retired ones included, in file order (files by path).
    pub configurations: Vec<Configuration>,
    /// All studies, in file order.
    pub studies: Vec<Study>,
    /// All bibliographies, in file order.
    pub bibliographies: Vec<Bibliography>,
    /// All declared cases, in file order.
    pub cases: Vec<Case>,
}
