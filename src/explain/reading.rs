//! Turns one evaluated case into what every explanation asks of it: pairs, who speaks for a phrase, what was observed.

mod loops;
mod voices;

use rustc_hash::FxHashMap;

use crate::evaluate::{Evaluation, Pair, evaluate};
use crate::explain::matched::{Agreement, ValueSource};
use crate::logic::demand::{Asked, Demand};
use crate::theory::{
    Case, Configuration, ConfigurationId, Fact, Form, HeadingId, Literal, PhraseId, Role, Said, Theory, Value, Verdict,
};
use voices::Voices;
pub(super) use voices::{Speaker, Voice};

/// Degrees nearer to each other than this are one degree: an engine may count in single precision.
const NEAR: f64 = 1e-6;

/// One evaluated case.
pub(super) struct Reading<'a> {
    pub(super) theory: &'a Theory,
    pub(super) case: &'a Case,
    pub(super) evaluation: &'a Evaluation,
    voices: Voices,
    facts: FxHashMap<PhraseId, Vec<&'a Fact>>,
    /// Who speaks for a phrase when its own facts are withdrawn, where those facts might reach back to it.
    withdrawn: FxHashMap<PhraseId, Vec<Voice>>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(theory: &'a Theory, case: &'a Case, evaluation: &'a Evaluation) -> Self {
        let mut facts: FxHashMap<PhraseId, Vec<&Fact>> = FxHashMap::default();
        for fact in &case.facts {
            facts.entry(fact.literal.phrase).or_default().push(fact);
        }
        let voices = Voices::of(theory, evaluation);
        let withdrawn = FxHashMap::default();
        let mut reading = Self { theory, case, evaluation, voices, facts, withdrawn };
        reading.withdrawn = reading.withdraw();
        reading
    }

    /// An observation never explains itself through a loop: what speaks for such a phrase is read without its facts.
    fn withdraw(&self) -> FxHashMap<PhraseId, Vec<Voice>> {
        let both = |phrase: &PhraseId| self.described(*phrase).is_some() && self.is_predicted(*phrase);
        let mut phrases: Vec<PhraseId> = self.facts.keys().copied().filter(both).collect();
        if phrases.is_empty() {
            return FxHashMap::default();
        }
        let looped = loops::may_reach_themselves(self.theory);
        phrases.retain(|phrase| looped[phrase.0 as usize]);
        phrases.into_iter().map(|phrase| (phrase, self.without(phrase))).collect()
    }

    fn without(&self, phrase: PhraseId) -> Vec<Voice> {
        if self.evaluation.predicted(phrase) == Pair::UNKNOWN {
            return Vec::new();
        }
        let stays = |fact: &&Fact| fact.literal.phrase != phrase || fact.said == Said::Unknown;
        let facts = self.case.facts.iter().filter(stays).cloned().collect();
        let case = Case { facts, ..self.case.clone() };
        let evaluation = evaluate(self.theory, &case, self.evaluation.world);
        Voices::of(self.theory, &evaluation).of_phrase(phrase).to_vec()
    }

    /// The pair of a phrase.
    pub(super) fn pair(&self, phrase: PhraseId) -> Pair {
        self.evaluation.value(phrase)
    }

    /// The pair of a demand.
    pub(super) fn weigh(&self, demand: Demand<'_>) -> Pair {
        demand.pair(&|phrase| self.pair(phrase))
    }

    /// What the case itself says of a phrase.
    pub(super) fn described(&self, phrase: PhraseId) -> Option<Pair> {
        self.evaluation.described(phrase)
    }

    /// What the case says of a phrase, as a value.
    pub(super) fn observed(&self, phrase: PhraseId) -> Value {
        self.described(phrase).map_or(Value::Unknown, Pair::value)
    }

    /// The facts of the case about a phrase.
    pub(super) fn facts(&self, phrase: PhraseId) -> &[&'a Fact] {
        self.facts.get(&phrase).map_or(&[], Vec::as_slice)
    }

    /// Whether the case gives a phrase as a result (`observed`), not as a fact like any other.
    pub(super) fn is_given_as_result(&self, phrase: PhraseId) -> bool {
        self.facts(phrase).iter().any(|fact| fact.observed)
    }

    /// All that speaks for or against a phrase.
    pub(super) fn voices(&self, phrase: PhraseId) -> &[Voice] {
        self.voices.of_phrase(phrase)
    }

    /// All that speaks for or against a phrase with its own facts withdrawn.
    pub(super) fn prediction_voices(&self, phrase: PhraseId) -> &[Voice] {
        if !self.is_predicted(phrase) {
            return &[];
        }
        self.withdrawn.get(&phrase).map_or_else(|| self.voices(phrase), Vec::as_slice)
    }

    /// Whether anything speaks for or against a phrase with its own facts withdrawn.
    fn is_predicted(&self, phrase: PhraseId) -> bool {
        self.evaluation.predicted(phrase) != Pair::UNKNOWN
    }

    /// Where the value of a phrase comes from.
    pub(super) fn source(&self, phrase: PhraseId) -> ValueSource {
        if self.described(phrase).is_some() {
            return ValueSource::Case;
        }
        first_that_gives(self.pair(phrase), self.voices(phrase))
    }

    /// Where the prediction of a phrase comes from.
    pub(super) fn prediction_source(&self, phrase: PhraseId) -> ValueSource {
        first_that_gives(self.evaluation.predicted(phrase), self.prediction_voices(phrase))
    }

    /// A prediction against what was observed.
    pub(super) fn agreement(&self, phrase: PhraseId) -> Option<Agreement> {
        let predicted = self.evaluation.predicted(phrase);
        match (predicted.value(), self.observed(phrase)) {
            (Value::Present, Value::Present) | (Value::Absent, Value::Absent) => Some(Agreement::Confirmed),
            (Value::Present, Value::Absent) | (Value::Absent, Value::Present) => Some(Agreement::Contradicted),
            (Value::Contested, Value::Present | Value::Absent | Value::Contested) => Some(Agreement::Mixed),
            (Value::Unknown, Value::Present) if predicted == Pair::UNKNOWN && self.is_result(phrase) => {
                Some(Agreement::Unexplained)
            }
            (_, Value::Unknown) | (Value::Unknown, _) | (Value::Present | Value::Absent, Value::Contested) => None,
        }
    }

    /// Whether a phrase is a mechanism or an outcome of what concerns the case, or declared as one.
    pub(super) fn is_result(&self, phrase: PhraseId) -> bool {
        let declared =
            matches!(self.theory.vocabulary.get(phrase).declared().role, Some((Role::Mechanism | Role::Outcome, _)));
        let all = self.case.theory.is_none();
        (all && declared) || self.voices.results_of(phrase).iter().any(|id| self.concerns(*id))
    }

    /// The configurations of which a phrase is a mechanism or an outcome, retired ones included, in file order.
    pub(super) fn results_of(&self, phrase: PhraseId) -> &[ConfigurationId] {
        self.voices.results_of(phrase)
    }

    /// What a phrase implies of another.
    pub(super) fn implied(&self, phrase: PhraseId, other: PhraseId) -> Literal {
        let mut implies = self.theory.vocabulary.get(phrase).declared().implies.iter().map(|(literal, _)| *literal);
        implies.find(|literal| literal.phrase == other).unwrap_or(Literal { phrase: other, negated: false })
    }

    /// Whether the case is told for the theory of a configuration.
    pub(super) fn concerns(&self, id: ConfigurationId) -> bool {
        self.concerns_heading(self.configuration(id).heading)
    }

    /// Whether the case is told for a theory.
    pub(super) fn concerns_heading(&self, heading: Option<HeadingId>) -> bool {
        self.case.theory.is_none_or(|only| heading == Some(only))
    }

    /// A configuration.
    pub(super) fn configuration(&self, id: ConfigurationId) -> &'a Configuration {
        &self.theory.configurations[id.0 as usize]
    }

    /// The verdict on a configuration; `None` where it is retired or not concerned.
    pub(super) fn verdict(&self, id: ConfigurationId) -> Option<Verdict> {
        self.evaluation.firing(id).map(Pair::verdict)
    }

    /// What a configuration asks for.
    pub(super) fn asked(&self, id: ConfigurationId) -> Asked<'a> {
        Asked::by(self.configuration(id))
    }

    /// Mechanisms that the case itself says are absent although the conditions of their configuration hold, as
    /// mentioned. An `only if` is never cut.
    pub(super) fn stopped_by(&self, id: ConfigurationId) -> Vec<Literal> {
        let configuration = self.configuration(id);
        let holds = self.evaluation.firing(id).is_some_and(|firing| firing.in_favour > 0.5);
        if configuration.form == Form::OnlyIf || !holds {
            return Vec::new();
        }
        let absent =
            |literal: &Literal| self.described(literal.phrase).is_some_and(|pair| pair.under(*literal).against > 0.5);
        configuration.mechanisms.iter().map(|one| one.literal).filter(absent).collect()
    }

    /// The name that output shows.
    pub(super) fn name(&self, phrase: PhraseId) -> String {
        self.theory.vocabulary.get(phrase).name.clone()
    }

    /// A phrase or its negation in the author's words: an opposite's name rather than `not`.
    pub(super) fn words(&self, literal: Literal) -> String {
        self.theory.vocabulary.get(literal.phrase).words(literal)
    }
}

/// The first of predicted, defined, implied that gives the larger degree of a pair.
fn first_that_gives(pair: Pair, voices: &[Voice]) -> ValueSource {
    let larger = pair.in_favour.max(pair.against);
    let gives = |voice: &&Voice| {
        let side = |degree: f64, said: f64| degree + NEAR >= larger && said + NEAR >= larger;
        side(pair.in_favour, voice.pair.in_favour) || side(pair.against, voice.pair.against)
    };
    if larger <= 0.0 {
        return ValueSource::None;
    }
    voices.iter().filter(gives).map(|voice| voice.by.source()).min_by_key(order).unwrap_or(ValueSource::None)
}

/// The order in which sources are named.
fn order(source: &ValueSource) -> u8 {
    match source {
        ValueSource::Case => 0,
        ValueSource::Predicted => 1,
        ValueSource::Defined => 2,
        ValueSource::Implied => 3,
        ValueSource::None => 4,
    }
}
