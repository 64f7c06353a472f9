//! Turns an evaluated case into who speaks for or against what is predicted there.

use crate::evaluate::Evaluation;
use crate::explain::match_case::{configurations, implications};
use crate::explain::reading::{Reading, Speaker};
use crate::theory::{Case, PhraseId, Theory};

/// One evaluated case, asked about its predictions.
pub struct Speakers<'a>(Reading<'a>);

/// What speaks for or against a prediction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spoken {
    /// The configurations, by their full names, in file order.
    pub by: Vec<String>,
    /// The phrases that imply it, or would imply what is not so.
    pub implied_by: Vec<String>,
    /// Whether its own `when` does.
    pub defined: bool,
}

impl<'a> Speakers<'a> {
    /// The speakers of one case.
    #[must_use]
    pub fn new(theory: &'a Theory, case: &'a Case, evaluation: &'a Evaluation) -> Self {
        Self(Reading::new(theory, case, evaluation))
    }

    /// Who speaks for or against a phrase, its own facts withdrawn.
    #[must_use]
    pub fn of(&self, phrase: PhraseId) -> Spoken {
        let voices = self.0.prediction_voices(phrase);
        Spoken {
            by: configurations(&self.0, voices),
            implied_by: implications(&self.0, phrase, voices),
            defined: voices.iter().any(|voice| voice.by == Speaker::Definition),
        }
    }
}
