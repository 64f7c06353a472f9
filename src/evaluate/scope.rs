//! Which phrases a closed world closes: all, or those of the one theory that concerns a case.

use crate::theory::{Configuration, HeadingId, Mention, PhraseId, Theory};

/// By phrase: whether a closed world closes it.
///
/// The phrases of a theory are those in the configurations under its heading (retired ones are not evaluated and do not
/// count), and those by whose `when` they are defined: a definition is part of what its phrase means.
pub fn closed_phrases(theory: &Theory, scope: Option<HeadingId>) -> Vec<bool> {
    if scope.is_none() {
        return vec![true; theory.vocabulary.len()];
    }
    let mut closes = vec![false; theory.vocabulary.len()];
    let mut defined = Vec::new();
    let concerned = theory.configurations.iter().filter(|one| !one.retired && one.heading == scope);
    for configuration in concerned {
        asked(configuration, &mut defined);
        defined.extend(configuration.mechanisms.iter().map(|mention| mention.phrase()));
        defined.extend(configuration.outcomes.iter().map(|predicted| predicted.mention.phrase()));
    }
    while let Some(phrase) = defined.pop() {
        let seen = std::mem::replace(&mut closes[phrase.0 as usize], true);
        if let Some(condition) = &theory.vocabulary.get(phrase).declared().when
            && !seen
        {
            condition.each_mention(&mut |mention| defined.push(mention.phrase()));
        }
    }
    closes
}

/// Adds the phrases of a configuration's firing condition.
pub fn asked(configuration: &Configuration, phrases: &mut Vec<PhraseId>) {
    let mut add = |mention: &Mention| phrases.push(mention.phrase());
    std::iter::once(&configuration.context).chain(&configuration.resource).for_each(|part| part.each_mention(&mut add));
}
