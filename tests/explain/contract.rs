//! The fields of `cmo.match/1` against the sentences of the contract, read a second time over the naive evaluation.

use cmo::evaluate::{Evaluation, Pair, World, evaluate};
use cmo::explain::matched::{
    Agreement, CaseMatch, ConditionEntry, ConditionRole, ConfigurationMatch, Extent, Prediction, ValueSource, ValueWord,
};
use cmo::explain::{CitedVerdicts, match_case};
use cmo::theory::{Case, Condition, Configuration, Form, Literal, PhraseId, Said, Theory, Value, Verdict};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::evaluate::laws::for_all;
use crate::evaluate::naive::predict::{Reading, View};
use crate::evaluate::naive::{self};
use crate::evaluate::random::{Chains, Degrees, Trial, trials};

/// One case as the contract speaks of it.
struct Told<'a> {
    theory: &'a Theory,
    case: &'a Case,
    evaluation: &'a Evaluation,
}

fn every(trial: &Trial, law: impl Fn(&Told<'_>, &CaseMatch) -> TestCaseResult) -> TestCaseResult {
    for (case, world) in trial.cases.iter().flat_map(|case| [(case, World::Open), (case, World::Closed)]) {
        let shown = match_case(
            &trial.theory,
            (case, &evaluate(&trial.theory, case, world)),
            &CitedVerdicts::default(),
            Extent::All,
        );
        let evaluation = naive::evaluate(&trial.theory, case, world);
        law(&Told { theory: &trial.theory, case, evaluation: &evaluation }, &shown)?;
    }
    Ok(())
}

/// "`context` lists every phrase of the firing condition once, in order of first appearance"; "the four sum to `total`".
#[test]
fn conditions_are_listed_once_with_their_sign_value_and_source() {
    for_all(200, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        every(&trial, |told, shown| {
            for (configuration, shown) in told.concerned().zip(&shown.configurations) {
                told.conditions(configuration, shown)?;
            }
            Ok(())
        })
    });
}

/// "`predicted` lists phrases with a prediction other than (0, 0), and unexplained ones, in vocabulary order; `by` names
/// the configurations that give a degree above 0."
#[test]
fn predictions_are_listed_with_who_gives_them_and_what_was_observed() {
    for_all(200, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        every(&trial, |told, shown| {
            let mut listed = shown.predicted.iter();
            for (id, phrase) in told.theory.vocabulary.iter() {
                let predicted = told.evaluation.predicted(id);
                if predicted == Pair::UNKNOWN && told.agreement(id) != Some(Agreement::Unexplained) {
                    continue;
                }
                let Some(entry) = listed.next() else {
                    return Err(TestCaseError::fail(format!("{} is not listed", phrase.name)));
                };
                prop_assert_eq!(&entry.phrase, &phrase.name);
                told.prediction(id, entry)?;
            }
            prop_assert!(listed.next().is_none(), "more is listed");
            Ok(())
        })
    });
}

/// "An entry of a configuration that does not fire has null, of one that fires the phrase's."
#[test]
fn what_follows_is_held_against_what_was_observed_where_it_fires() {
    for_all(200, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        every(&trial, |told, shown| {
            for (configuration, shown) in told.concerned().zip(&shown.configurations) {
                told.follows(configuration, shown)?;
            }
            Ok(())
        })
    });
}

impl Told<'_> {
    fn concerned(&self) -> impl Iterator<Item = &Configuration> {
        let both = self.theory.configurations.iter().zip(&self.evaluation.firing);
        both.filter(|(_, firing)| firing.is_some()).map(|(one, _)| one)
    }

    fn name(&self, phrase: PhraseId) -> &str {
        &self.theory.vocabulary.get(phrase).name
    }

    fn observed(&self, phrase: PhraseId) -> Value {
        self.evaluation.described(phrase).map_or(Value::Unknown, Pair::value)
    }

    fn conditions(&self, one: &Configuration, shown: &ConfigurationMatch) -> TestCaseResult {
        let mut expected: Vec<(Literal, ConditionRole)> = Vec::new();
        signs(&one.context, one.form == Form::OnlyIf, ConditionRole::Context, &mut expected);
        if let Some(resource) = &one.resource {
            signs(resource, one.form == Form::OnlyIf, ConditionRole::Resource, &mut expected);
        }
        let mut sums = [0; 4];
        let mut listed = shown.context.iter();
        for (at, (literal, role)) in expected.iter().enumerate() {
            if expected[..at].iter().any(|(before, _)| before.phrase == literal.phrase) {
                continue;
            }
            let Some(entry) = listed.next() else { return Err(TestCaseError::fail("an entry is not listed")) };
            let one_sign = expected.iter().all(|(other, _)| other.phrase != literal.phrase || other == literal);
            let negated = literal.negated && one_sign;
            prop_assert_eq!((entry.role, entry.negated), (*role, negated), "{} in {}", entry.phrase, shown.id);
            sums[standing(self.entry(literal.phrase, entry)?, negated)] += 1;
        }
        prop_assert!(listed.next().is_none(), "more is listed in {}", shown.id);
        let tally = shown.conditions;
        prop_assert_eq!([tally.hold, tally.fail, tally.unknown, tally.contested], sums, "tally of {}", shown.id);
        prop_assert_eq!(tally.total, sums.iter().sum::<u32>());
        Ok(())
    }

    /// "`value`, `for`, `against` are the phrase's own."
    fn entry(&self, phrase: PhraseId, entry: &ConditionEntry) -> Result<Value, TestCaseError> {
        let pair = self.evaluation.value(phrase);
        prop_assert_eq!(entry.phrase.as_str(), self.name(phrase));
        prop_assert_eq!(entry.value, word(pair.value()), "{}", entry.phrase);
        near(pair, Pair::new(entry.in_favour, entry.against), &entry.phrase)?;
        prop_assert_eq!(entry.source, self.source(phrase), "source of {}", entry.phrase);
        Ok(pair.value())
    }

    /// "The first of case, predicted, defined, implied that gives the larger degree."
    fn source(&self, phrase: PhraseId) -> ValueSource {
        let pair = self.evaluation.value(phrase);
        if self.evaluation.described(phrase).is_some() {
            return ValueSource::Case;
        }
        let larger = pair.in_favour.max(pair.against);
        let gives = |(_, given): &(ValueSource, Pair)| {
            let close = |degree: f64| (degree - larger).abs() < 1e-6;
            (close(pair.in_favour) && close(given.in_favour)) || (close(pair.against) && close(given.against))
        };
        let all = voices(self.theory, self.case, self.evaluation, phrase);
        let giving: Vec<ValueSource> = all.iter().filter(|one| gives(one)).map(|(source, _)| *source).collect();
        let order = [ValueSource::Predicted, ValueSource::Defined, ValueSource::Implied];
        let first = order.into_iter().find(|source| larger > 0.0 && giving.contains(source));
        first.unwrap_or(ValueSource::None)
    }

    /// Section 5, "Against observation".
    fn agreement(&self, phrase: PhraseId) -> Option<Agreement> {
        let predicted = self.evaluation.predicted(phrase);
        match (predicted.value(), self.observed(phrase)) {
            (_, Value::Unknown) => None,
            (Value::Present, Value::Present) | (Value::Absent, Value::Absent) => Some(Agreement::Confirmed),
            (Value::Present, Value::Absent) | (Value::Absent, Value::Present) => Some(Agreement::Contradicted),
            (Value::Contested, Value::Present | Value::Absent | Value::Contested) => Some(Agreement::Mixed),
            (Value::Unknown, Value::Present) if predicted == Pair::UNKNOWN && self.follows_from_something(phrase) => {
                Some(Agreement::Unexplained)
            }
            (Value::Unknown | Value::Present | Value::Absent, _) => None,
        }
    }

    /// Whether it is "a phrase of a mechanism or outcome", of a theory that concerns the case.
    fn follows_from_something(&self, phrase: PhraseId) -> bool {
        let all = self.theory.configurations.iter();
        all.filter(|one| self.case.theory.is_none() || self.case.theory == one.heading).any(|one| {
            let mechanisms = one.mechanisms.iter().map(|mention| mention.phrase());
            mechanisms.chain(one.outcomes.iter().map(|outcome| outcome.mention.phrase())).any(|result| result == phrase)
        })
    }

    fn prediction(&self, phrase: PhraseId, entry: &Prediction) -> TestCaseResult {
        let predicted = self.evaluation.predicted(phrase);
        near(predicted, Pair::new(entry.in_favour, entry.against), &entry.phrase)?;
        prop_assert_eq!(entry.value, word(predicted.value()), "{}", entry.phrase);
        prop_assert_eq!(entry.observed, word(self.observed(phrase)), "{}", entry.phrase);
        prop_assert_eq!(entry.agreement, self.agreement(phrase), "agreement of {}", entry.phrase);
        let mut silent = self.case.clone();
        silent.facts.retain(|fact| fact.literal.phrase != phrase || fact.said == Said::Unknown);
        let silent_evaluation = naive::evaluate(self.theory, &silent, self.evaluation.world);
        let by: Vec<&str> =
            speakers(self.theory, &silent, &silent_evaluation, phrase).map(|(one, _)| one.full_name.as_str()).collect();
        prop_assert_eq!(entry.by.iter().map(String::as_str).collect::<Vec<_>>(), by, "{} by", entry.phrase);
        Ok(())
    }

    fn follows(&self, one: &Configuration, shown: &ConfigurationMatch) -> TestCaseResult {
        let verdict =
            self.evaluation.firing.iter().zip(&self.theory.configurations).find(|(_, other)| other.id == one.id);
        let verdict = verdict.and_then(|(firing, _)| *firing).map(Pair::verdict);
        let fires = verdict == Some(Verdict::Fires);
        let agreement = |phrase: PhraseId| if fires { self.agreement(phrase) } else { None };
        for (mention, entry) in one.mechanisms.iter().zip(&shown.mechanisms) {
            prop_assert_eq!(entry.agreement, agreement(mention.phrase()), "{} of {}", entry.phrase, shown.id);
        }
        for (outcome, entry) in one.outcomes.iter().zip(&shown.outcomes) {
            let phrase = outcome.mention.phrase();
            prop_assert_eq!(entry.agreement, agreement(phrase), "{} of {}", entry.phrase, shown.id);
            prop_assert_eq!(entry.observed, word(self.observed(phrase)), "{} of {}", entry.phrase, shown.id);
            let as_written =
                self.evaluation.described(phrase).map(|pair| pair.signed(outcome.speaks_against()).value());
            let seen = verdict == Some(Verdict::Blocked) && one.form == Form::If && as_written == Some(Value::Present);
            prop_assert_eq!(entry.seen_though_blocked, seen, "{} of {}", entry.phrase, shown.id);
        }
        prop_assert_eq!((shown.mechanisms.len(), shown.outcomes.len()), (one.mechanisms.len(), one.outcomes.len()));
        Ok(())
    }
}

/// The configurations that speak for or against a phrase to a degree above 0, each once.
fn speakers<'a>(
    theory: &'a Theory,
    case: &'a Case,
    evaluation: &'a Evaluation,
    phrase: PhraseId,
) -> impl Iterator<Item = (&'a Configuration, Pair)> {
    theory.configurations.iter().filter_map(move |one| {
        let alone = Theory { configurations: vec![one.clone()], vocabulary: bare(theory), ..Theory::default() };
        let reading = Reading { theory: &alone, case, described: &evaluation.described };
        let given = reading.predictions(&View::of(&evaluation.values))[phrase.0 as usize];
        (given != Pair::UNKNOWN).then_some((one, given))
    })
}

/// The phrases of a theory without what is declared of them.
fn bare(theory: &Theory) -> cmo::theory::Vocabulary {
    let phrases = theory.vocabulary.iter().map(|(_, phrase)| undefined(phrase.clone()));
    cmo::theory::Vocabulary::new(phrases.collect())
}

/// A phrase without what defines and implies it.
pub fn undefined(mut phrase: cmo::theory::Phrase) -> cmo::theory::Phrase {
    phrase.declared_mut().when = None;
    phrase.declared_mut().implies.clear();
    phrase
}

/// Everything that predicts a phrase, with what it gives.
fn voices(theory: &Theory, case: &Case, evaluation: &Evaluation, phrase: PhraseId) -> Vec<(ValueSource, Pair)> {
    let mut voices: Vec<(ValueSource, Pair)> =
        speakers(theory, case, evaluation, phrase).map(|(_, given)| (ValueSource::Predicted, given)).collect();
    let view = View::of(&evaluation.values);
    let defined = theory.vocabulary.get(phrase).declared().when.iter();
    voices.extend(defined.map(|when| (ValueSource::Defined, Pair::new(view.holds(when), view.fails(when)))));
    for (id, other) in theory.vocabulary.iter() {
        for (implied, _) in &other.declared().implies {
            if implied.phrase == phrase {
                let given = Pair::new(evaluation.value(id).in_favour, 0.0).signed(implied.negated);
                voices.push((ValueSource::Implied, given));
            }
            if id == phrase {
                let said = evaluation.described(implied.phrase).unwrap_or(evaluation.predicted(implied.phrase));
                voices.push((ValueSource::Implied, Pair::new(0.0, said.signed(implied.negated).against)));
            }
        }
    }
    voices
}

/// "Its sign by the parity of `not`, `none of`, `unless`, `only if` and `opposite` names where it occurs."
fn signs(condition: &Condition, negated: bool, role: ConditionRole, found: &mut Vec<(Literal, ConditionRole)>) {
    match condition {
        Condition::Phrase(mention) => {
            let literal = Literal { negated: mention.literal.negated != negated, ..mention.literal };
            found.push((literal, role));
        }
        Condition::Unknown(_) => {}
        Condition::Not(inner) => signs(inner, !negated, role, found),
        Condition::NoneOf(of) => of.iter().for_each(|one| signs(one, !negated, role, found)),
        Condition::All(of) | Condition::Any(of) | Condition::AtLeast(_, of) => {
            of.iter().for_each(|one| signs(one, negated, role, found));
        }
        Condition::Unless(holds, fails) => {
            signs(holds, negated, role, found);
            signs(fails, !negated, role, found);
        }
    }
}

/// "An entry holds (fails) when that value under its sign is present (absent)": its place in the tally.
fn standing(value: Value, negated: bool) -> usize {
    match (value, negated) {
        (Value::Present, false) | (Value::Absent, true) => 0,
        (Value::Absent, false) | (Value::Present, true) => 1,
        (Value::Unknown, _) => 2,
        (Value::Contested, _) => 3,
    }
}

fn word(value: Value) -> ValueWord {
    match value {
        Value::Present => ValueWord::Present,
        Value::Absent => ValueWord::Absent,
        Value::Unknown => ValueWord::Unknown,
        Value::Contested => ValueWord::Contested,
    }
}

fn near(one: Pair, other: Pair, what: &str) -> TestCaseResult {
    let close = |one: f64, other: f64| (one - other).abs() < 1e-6;
    prop_assert!(
        close(one.in_favour, other.in_favour) && close(one.against, other.against),
        "{what}: {one:?}, {other:?}"
    );
    Ok(())
}
