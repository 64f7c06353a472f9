//! Judges what the author expects of a case against an evaluation.

mod finding;

use crate::diagnostic::Diagnostic;
use crate::evaluate::{Evaluation, Pair};
use crate::explain::deciding;
use crate::source::Place;
use crate::theory::{
    Case, Configuration, ConfigurationId, Expectation, Literal, Mention, PhraseId, Relation, RelationKind, Theory,
    Value, Verdict,
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
    /// Whether the two agree.
    pub is_met: bool,
    /// What to say where they do not: `CMO401` the verdict, `CMO402` what it rests on, `CMO403` a value.
    pub finding: Option<Diagnostic>,
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
        let Some(found) = self.evaluation.firing(id).map(Pair::verdict) else {
            return self.not_weighed(configuration, (expected, words), place);
        };
        let deciding = deciding(self.theory, self.evaluation, id);
        let rests_on = finding::rests_on((configuration.form, found), deciding.iter().map(|phrase| self.name(*phrase)));
        let without: Vec<String> =
            by.iter().filter(|one| !deciding.contains(&one.phrase())).map(|one| self.name(one.phrase())).collect();
        let at = (place, name.as_str(), self.case.name.as_str());
        let finding = match without.as_slice() {
            _ if found != expected => Some(finding::verdict(at, (configuration.form, expected), (found, &rests_on))),
            [] => None,
            without => Some(finding::by(at, without, (configuration.form, found), &rests_on)),
        };
        Judged { place, expected: words, found: rests_on, is_met: finding.is_none(), finding }
    }

    /// A configuration that is retired, or that belongs to another theory than the one that concerns the case.
    fn not_weighed(&self, one: &Configuration, (expected, words): (Verdict, String), place: Place) -> Judged {
        let at = (place, one.full_name.as_str(), self.case.name.as_str());
        let only = self.case.theory.map(|only| self.theory.headings[only.0 as usize].name.as_str());
        let (found, finding) = match only.filter(|_| !one.retired) {
            Some(theory) => {
                ("not weighed: the case is told for another theory", finding::not_told(at, expected, theory))
            }
            None => ("not weighed: it is retired", finding::retired(at, expected, (one.place, self.replacing(one)))),
        };
        Judged { place, expected: words, found: found.to_owned(), is_met: false, finding: Some(finding) }
    }

    /// The configuration that takes the place of a retired one.
    fn replacing(&self, retired: &Configuration) -> Option<&str> {
        let replaces = |relation: &Relation| {
            relation.kind == RelationKind::Replaces
                && self.theory.configurations[relation.to.0 as usize].full_name == retired.full_name
        };
        let next = self.theory.configurations.iter().find(|one| one.relations.iter().any(replaces));
        next.map(|one| one.full_name.as_str())
    }

    fn value(&self, literal: Literal, expected: Value, place: Place) -> Judged {
        let found = self.evaluation.predicted(literal.phrase).under(literal).value();
        let words = self.words(literal);
        let finding = (found != expected)
            .then(|| finding::value((place, &words, &self.case.name), &self.name(literal.phrase), (expected, found)));
        let expected = format!("{words} {}", expected.word());
        Judged { place, expected, found: finding::predicted(found).to_owned(), is_met: finding.is_none(), finding }
    }

    fn name(&self, phrase: PhraseId) -> String {
        self.theory.vocabulary.get(phrase).name.clone()
    }

    fn words(&self, literal: Literal) -> String {
        self.theory.vocabulary.get(literal.phrase).words(literal)
    }
}
