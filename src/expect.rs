//! Judges what the author expects of a case against an evaluation.

mod finding;

use crate::diagnostic::Diagnostic;
use crate::evaluate::Evaluation;
use crate::explain::deciding;
use crate::source::Place;
use crate::theory::{
    Case, ConfigurationId, Expectation, HeadingId, Literal, Mention, PhraseId, Theory, Value, Verdict,
};

/// One expectation with what was found.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Where it is written.
    pub place: Place,
    /// What is expected, in words (`cmoc PT1.1a fires`).
    pub expected: String,
    /// What was found, in words (`undetermined, left open by …`).
    pub found: String,
    /// What is wrong with it: one finding where it is not met (`CMO401` the verdict, `CMO402` what it rests on,
    /// `CMO403` a value), none where it is.
    pub finding: Option<Diagnostic>,
}

impl Judged {
    /// Whether it is met.
    #[must_use]
    pub const fn is_met(&self) -> bool {
        self.finding.is_none()
    }
}

/// Judges every expectation of a case, in the order written.
///
/// A phrase is judged by its prediction with its own facts withdrawn, so that no observation meets an expectation by
/// itself.
#[must_use]
pub fn judge(theory: &Theory, case: &Case, evaluation: &Evaluation) -> Vec<Judged> {
    let judging = Judging { theory, case, evaluation };
    case.expectations.iter().map(|expectation| judging.one(expectation)).collect()
}

/// One evaluated case whose expectations are judged.
struct Judging<'a> {
    theory: &'a Theory,
    case: &'a Case,
    evaluation: &'a Evaluation,
}

impl Judging<'_> {
    fn one(&self, expectation: &Expectation) -> Judged {
        match expectation {
            Expectation::Verdict { configuration, verdict, by, place } => {
                self.verdict(*configuration, *verdict, by, *place)
            }
            Expectation::Value { literal, value, place } => self.value(*literal, *value, *place),
        }
    }

    fn verdict(&self, id: ConfigurationId, expected: Verdict, by: &[Mention], place: Place) -> Judged {
        let configuration = &self.theory.configurations[id.0 as usize];
        let name = &configuration.full_name;
        let mut words = format!("cmoc {name} {}", expected.word());
        if !by.is_empty() {
            words += &format!(" by {}", finding::listed(by.iter().map(|one| self.words(one.literal))));
        }
        let Some(found) = self.evaluation.firing(id).map(|firing| firing.verdict()) else {
            let found = self.not_weighed(configuration.retired, configuration.heading);
            let finding = finding::not_weighed(place, name, &self.case.name, (expected, &found));
            return Judged { place, expected: words, found, finding: Some(finding) };
        };
        let deciding = deciding(self.theory, self.evaluation, id);
        let rests_on = finding::rests_on(found, deciding.iter().map(|phrase| self.name(*phrase)));
        let absent: Vec<String> =
            by.iter().filter(|one| !deciding.contains(&one.phrase())).map(|one| self.name(one.phrase())).collect();
        let finding = match absent.is_empty() {
            _ if found != expected => Some(finding::verdict(place, name, &self.case.name, (expected, &rests_on))),
            true => None,
            false => Some(finding::by(place, name, &self.case.name, (&absent, &rests_on))),
        };
        Judged { place, expected: words, found: rests_on, finding }
    }

    /// Why a configuration has no verdict.
    fn not_weighed(&self, retired: bool, heading: Option<HeadingId>) -> String {
        let theory = |id: HeadingId| &self.theory.headings[id.0 as usize].name;
        match (retired, self.case.theory) {
            (false, Some(only)) if heading != Some(only) => {
                format!("not weighed: the case is told for theory `{}` only", theory(only))
            }
            _ => "not weighed: it is retired".to_owned(),
        }
    }

    fn value(&self, literal: Literal, expected: Value, place: Place) -> Judged {
        let found = self.evaluation.predicted(literal.phrase).signed(literal.negated).value();
        let words = self.words(literal);
        let said = finding::predicted(found);
        let finding = (found != expected).then(|| finding::value(place, &words, &self.case.name, (expected, found)));
        Judged { place, expected: format!("{words} {}", expected.word()), found: said.to_owned(), finding }
    }

    fn name(&self, phrase: PhraseId) -> String {
        self.theory.vocabulary.get(phrase).name.clone()
    }

    fn words(&self, literal: Literal) -> String {
        self.theory.vocabulary.get(literal.phrase).words(literal)
    }
}
