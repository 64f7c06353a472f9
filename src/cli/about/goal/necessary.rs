//! Turns what an `only if` says of a phrase into words: what it names is necessary, and never enough.

use cmo::evaluate::{Evaluation, Pair};
use cmo::theory::{Configuration, ConfigurationId, Form, Literal, Phrase, Theory, Value, Verdict};

/// What is said besides of a phrase that nothing but `only if` statements speak of, and the case does not describe.
pub fn said(theory: &Theory, evaluation: &Evaluation, asked: Literal) -> Option<String> {
    if evaluation.described(asked.phrase).is_some() || comes_otherwise(theory, asked) {
        return None;
    }
    let mut verdicts = Vec::new();
    for (id, one) in (0_u32..).map(ConfigurationId).zip(&theory.configurations) {
        let Some(literal) = spoken(one).find(|literal| literal.phrase == asked.phrase) else { continue };
        let Some(verdict) = evaluation.firing(id).map(Pair::verdict) else { continue };
        if one.form == Form::If || literal.negated != asked.negated {
            return None;
        }
        verdicts.push((&*one.full_name, verdict));
    }
    sentence(&verdicts, evaluation.value(asked.phrase).under(asked).value())
}

/// Whether a definition or an implication may speak of a phrase too.
fn comes_otherwise(theory: &Theory, asked: Literal) -> bool {
    let implies = |phrase: &Phrase| phrase.declared().implies.iter().any(|(implied, _)| implied.phrase == asked.phrase);
    let own = theory.vocabulary.get(asked.phrase).declared();
    own.when.is_some() || !own.implies.is_empty() || theory.vocabulary.iter().any(|(_, phrase)| implies(phrase))
}

/// What a configuration speaks of, each under the sign under which it is written.
fn spoken(one: &Configuration) -> impl Iterator<Item = Literal> {
    let outcomes = one
        .outcomes
        .iter()
        .map(|outcome| Literal { phrase: outcome.mention.phrase(), negated: outcome.speaks_against() });
    one.mechanisms.iter().map(|mechanism| mechanism.literal).chain(outcomes)
}

fn sentence(verdicts: &[(&str, Verdict)], value: Value) -> Option<String> {
    let names = |wanted: Verdict| {
        let of = verdicts.iter().filter(|(_, verdict)| *verdict == wanted);
        of.map(|(name, _)| *name).collect::<Vec<_>>().join(" and ")
    };
    match value {
        Value::Absent if !names(Verdict::Fires).is_empty() => {
            Some(format!("what {} names as necessary for it is not in place", names(Verdict::Fires)))
        }
        Value::Unknown if !names(Verdict::Undetermined).is_empty() => Some(format!(
            "it is not known whether what {} names as necessary for it is in place",
            names(Verdict::Undetermined)
        )),
        Value::Unknown if !names(Verdict::Blocked).is_empty() => Some(format!(
            "what {} names as necessary for it is in place, and nothing says that this is enough",
            names(Verdict::Blocked)
        )),
        Value::Present | Value::Absent | Value::Unknown | Value::Contested => None,
    }
}
