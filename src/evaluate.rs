//! Turns a theory and columns of cases into an [`Evaluation`]: every phrase's pair and every configuration's verdict.

mod agreement;
mod algebra;
mod cell;
pub(crate) mod code;
mod count;
mod denied;
mod feedback;
mod graph;
mod groups;
mod kernel;
mod lower;
mod machine;
mod means;
pub(crate) mod order;
mod plan;
mod program;
mod rules;
mod scope;
mod settled;
mod singly;
#[cfg(feature = "sql")]
pub(crate) mod straight;
mod summing;
mod value;
mod verdicts;
mod wide;

pub use agreement::{Agreed, Judging};
pub use algebra::{Algebra, Description, Sought};
pub use count::{Counting, Counts};
pub use means::Means;
pub use program::Program;
pub use scope::closed_phrases;
pub use summing::{Summing, Tally};
pub use value::{Pair, weigh};
pub use verdicts::{Detail, Verdicting, Verdicts};

use crate::cases::Columns;
pub use crate::cases::{Instructions, InstructionsError};
use crate::theory::{Case, ConfigurationId, PhraseId, Theory};

/// How silence is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum World {
    /// What a case does not describe is unknown.
    Open,
    /// What a case does not describe, and nothing predicts, is absent.
    Closed,
}

/// What one case means for a theory.
///
/// One case is a batch of one: this is read off the same columns as any number of cases.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// The world it was evaluated in.
    pub world: World,
    /// By phrase: what the case says of it, `None` where it does not describe it (`unknown X` included).
    pub described: Vec<Option<Pair>>,
    /// By phrase: its pair (the described one, else the predicted one; closed in a closed world).
    pub values: Vec<Pair>,
    /// By phrase: what configurations, `when` and `implies` predict, with the phrase's own facts withdrawn, without
    /// the default absence of a closed world.
    pub predicted: Vec<Pair>,
    /// By configuration: the pair of its firing condition; `None` where it is retired or not concerned.
    pub firing: Vec<Option<Pair>>,
    /// By configuration: what it speaks for its outcomes, at most its degree (less where the case says that one of its
    /// mechanisms is absent).
    pub ripple: Vec<f64>,
}

impl Evaluation {
    /// The pair of a phrase.
    #[must_use]
    pub fn value(&self, phrase: PhraseId) -> Pair {
        self.values[phrase.0 as usize]
    }

    /// The prediction for a phrase.
    #[must_use]
    pub fn predicted(&self, phrase: PhraseId) -> Pair {
        self.predicted[phrase.0 as usize]
    }

    /// What the case says of a phrase.
    #[must_use]
    pub fn described(&self, phrase: PhraseId) -> Option<Pair> {
        self.described[phrase.0 as usize]
    }

    /// The pair of a configuration's firing condition.
    #[must_use]
    pub fn firing(&self, configuration: ConfigurationId) -> Option<Pair> {
        self.firing[configuration.0 as usize]
    }
}

/// Evaluates one case. A case that is `complete` is read in a closed world whatever `world` says.
#[must_use]
pub fn evaluate(theory: &Theory, case: &Case, world: World) -> Evaluation {
    let world = if case.complete { World::Closed } else { world };
    let mut evaluations = Program::compile(theory, case.theory).evaluate(&Columns::of(&[case]), world);
    evaluations.swap_remove(0)
}
