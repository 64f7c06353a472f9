//! Who speaks for or against a phrase, from the naive evaluation.

use cmo::evaluate::{Evaluation, Pair};
use cmo::explain::matched::ValueSource;
use cmo::theory::{Case, Configuration, PhraseId, Theory};

use crate::evaluate::naive::predict::{Reading, View};

/// The configurations that speak for or against a phrase to a degree above 0, each once.
pub fn speakers<'a>(
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
pub fn voices(theory: &Theory, case: &Case, evaluation: &Evaluation, phrase: PhraseId) -> Vec<(ValueSource, Pair)> {
    let mut voices: Vec<(ValueSource, Pair)> =
        speakers(theory, case, evaluation, phrase).map(|(_, given)| (ValueSource::Predicted, given)).collect();
    let view = View::of(&evaluation.values);
    let defined = theory.vocabulary.get(phrase).declared().when.iter();
    voices.extend(defined.map(|when| (ValueSource::Defined, Pair::new(view.holds(when), view.fails(when)))));
    for (id, other) in theory.vocabulary.iter() {
        for (implied, _) in &other.declared().implies {
            if implied.phrase == phrase {
                let given = Pair::new(evaluation.value(id).in_favour, 0.0).under(*implied);
                voices.push((ValueSource::Implied, given));
            }
            if id == phrase {
                let said = evaluation.described(implied.phrase).unwrap_or(evaluation.predicted(implied.phrase));
                voices.push((ValueSource::Implied, Pair::new(0.0, said.under(*implied).against)));
            }
        }
    }
    voices
}
