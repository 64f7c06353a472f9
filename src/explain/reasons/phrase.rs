//! Words for a phrase and its value: `“staff trained” is present to the degree 0.7`.

use crate::evaluate::Pair;
use crate::explain::match_case::rounded;
use crate::explain::matched::{Agreement, ConditionRole};
use crate::explain::reading::Reading;
use crate::explain::reasons::grounds::Grounds;
use crate::explain::reasons::language::{degrees, quoted, to_the_degree};
use crate::theory::{Literal, PhraseId, Value};

/// What a sentence is about: a phrase under the name that the author would use here.
#[derive(Debug)]
pub(super) struct Named {
    /// As it is shown.
    pub(super) name: String,
    /// The pair under that name.
    pub(super) pair: Pair,
    absence_asked: bool,
    role: ConditionRole,
}

impl Named {
    /// A phrase that is asked for, or whose absence is.
    pub(super) fn asked(reading: &Reading<'_>, literal: Literal, role: ConditionRole) -> Self {
        let phrase = reading.theory.vocabulary.get(literal.phrase);
        let pair = reading.pair(literal.phrase);
        match (literal.negated, phrase.declared().opposites.first()) {
            (true, Some(opposite)) => {
                Self { name: opposite.text.clone(), pair: pair.not(), absence_asked: false, role }
            }
            (absence_asked, _) => Self { name: phrase.name.clone(), pair, absence_asked, role },
        }
    }

    /// A phrase by itself.
    pub(super) fn plain(reading: &Reading<'_>, phrase: PhraseId) -> Self {
        Self::asked(reading, Literal { phrase, negated: false }, ConditionRole::Context)
    }

    /// The whole sentence, without its full stop: the value, and who says so.
    pub(super) fn told(&self, grounds: &Grounds<'_>, in_case: &str) -> String {
        let open = self.pair == Pair::UNKNOWN && in_case.is_empty();
        match grounds.silence {
            Some(silence) if open => format!("{silence} {}{}", self.open_question(""), grounds.clause),
            Some(silence) => format!("{}: {silence}{}", self.says(in_case), grounds.clause),
            None => format!("{}: {}", self.says(in_case), grounds.clause),
        }
    }

    /// The first half of a sentence: the value, and whether that is what is asked for.
    pub(super) fn says(&self, in_case: &str) -> String {
        let subject = self.subject();
        let absence = |words: &str| if self.absence_asked { words.to_owned() } else { String::new() };
        match self.pair.value() {
            Value::Present => {
                let degree = to_the_degree(self.pair.in_favour);
                format!("{subject} is present{degree}{in_case}{}", absence(", though its absence is asked for"))
            }
            Value::Absent => {
                let degree = to_the_degree(self.pair.against);
                format!("{subject} is absent{degree}{in_case}{}", absence(", as is asked for"))
            }
            Value::Unknown => self.undecided(&subject, in_case),
            Value::Contested => format!("{subject} is contested{in_case}{}", self.how_contested()),
        }
    }

    fn subject(&self) -> String {
        match self.role {
            ConditionRole::Context => quoted(&self.name),
            ConditionRole::Resource => format!("the resource {}", quoted(&self.name)),
        }
    }

    fn undecided(&self, subject: &str, in_case: &str) -> String {
        let halfway = rounded(self.pair.in_favour) == 0.5 && rounded(self.pair.against) == 0.5;
        match (self.pair == Pair::UNKNOWN, halfway) {
            (true, _) => format!("it is not known {}", self.open_question(in_case)),
            (false, true) => format!("{subject} lies halfway{in_case}, at 0.5, neither more in than out"),
            (false, false) => format!("{subject} is not settled{in_case}, at {}", degrees(self.pair)),
        }
    }

    fn open_question(&self, in_case: &str) -> String {
        let asked = if self.absence_asked { "absent, as is asked for" } else { "present" };
        format!("whether {} is {asked}{in_case}", self.subject())
    }

    fn how_contested(&self) -> String {
        let full = rounded(self.pair.in_favour) == 1.0 && rounded(self.pair.against) == 1.0;
        if full { String::new() } else { format!(", at {}", degrees(self.pair)) }
    }
}

/// What the theory says of a phrase where the case's own word on it is left aside, and how the two agree.
pub(super) fn prediction(reading: &Reading<'_>, phrase: PhraseId) -> String {
    let (pair, name) = (reading.evaluation.predicted(phrase), quoted(&reading.name(phrase)));
    let beside = match reading.agreement(phrase) {
        Some(Agreement::Confirmed) => ", as the case says,",
        Some(Agreement::Contradicted) => ", against what the case says,",
        Some(Agreement::Mixed | Agreement::Unexplained) | None => "",
    };
    let (for_it, against_it) = (to_the_degree(pair.in_favour), to_the_degree(pair.against));
    match pair.value() {
        Value::Present => format!("the theory by itself predicts{beside} that {name} is present{for_it}"),
        Value::Absent => format!("the theory by itself predicts{beside} that {name} is absent{against_it}"),
        Value::Unknown if pair == Pair::UNKNOWN => format!("the theory by itself predicts nothing of {name}"),
        Value::Unknown => format!("the theory by itself does not settle {name}, at {}", degrees(pair)),
        Value::Contested => format!("the theory by itself predicts both that {name} is present and that it is absent"),
    }
}
