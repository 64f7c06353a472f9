//! Conditions as cells: a phrase as it is, what is more than one as the language has it with each phrase in quotation
//! marks.

use rustc_hash::FxHashSet;

use crate::import::table::is_phrase;
use crate::syntax::bare::in_quotes;
use crate::theory::{Condition, Configuration, Literal, Mention, PhraseId, Predicted, Theory};

/// How tightly a condition is to hold together where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Among {
    /// Alone.
    Nothing,
    /// In a conjunction, a disjunction or a list, after `not` or beside `unless`.
    Others,
}

/// The phrases of a table by their names.
pub(super) struct Names<'t> {
    pub(super) theory: &'t Theory,
    /// What stands in the table both by its own name and by that of an opposite: a table does not say that these belong
    /// together, so that the opposite is written as the phrase with `not`.
    turned: FxHashSet<PhraseId>,
}

impl<'t> Names<'t> {
    /// The names of phrases in some configurations.
    pub(super) fn of(theory: &'t Theory, configurations: &[&Configuration]) -> Self {
        let (mut plain, mut opposite) = (FxHashSet::default(), FxHashSet::default());
        let mut add = |mention: &Mention| match mention.literal.negated {
            true => opposite.insert(mention.phrase()),
            false => plain.insert(mention.phrase()),
        };
        for one in configurations {
            std::iter::once(&one.context)
                .chain(&one.resource)
                .for_each(|part| part.each_mention(&mut |mention| _ = add(mention)));
            one.mechanisms.iter().for_each(|mention| _ = add(mention));
            let predicted = one.outcomes.iter().chain(&one.strengthened_by).chain(&one.weakened_by);
            predicted.for_each(|one| _ = add(&one.mention));
        }
        Self { theory, turned: plain.intersection(&opposite).copied().collect() }
    }

    /// A condition as a cell.
    pub(super) fn cell(&self, condition: &Condition) -> String {
        match condition {
            Condition::Phrase(mention) if !self.is_turned(mention) => alone(self.name(mention)),
            Condition::Not(inner) => match &**inner {
                Condition::Phrase(mention) if self.is_turned(mention) => alone(self.unsigned(mention)),
                _ => self.written(condition, Among::Nothing),
            },
            other => self.written(other, Among::Nothing),
        }
    }

    /// Phrases as a cell; a mechanism is never written with `not`.
    pub(super) fn mentions(&self, mentions: &[Mention]) -> String {
        match mentions {
            [one] => alone(self.name(one)),
            several => several.iter().map(|one| in_quotes(&self.name(one))).collect::<Vec<_>>().join(", "),
        }
    }

    /// Outcomes, and what turns a dimmer, as a cell.
    pub(super) fn predicted(&self, predicted: &[Predicted]) -> String {
        match predicted {
            [one] if one.negated == self.is_turned(&one.mention) => alone(self.unsigned(&one.mention)),
            several => {
                let one = |one: &Predicted| self.signed(&one.mention, one.negated);
                several.iter().map(one).collect::<Vec<_>>().join(", ")
            }
        }
    }

    fn is_turned(&self, mention: &Mention) -> bool {
        mention.literal.negated && self.turned.contains(&mention.phrase())
    }

    /// A phrase by its name; where an opposite was written, by that of the opposite.
    fn name(&self, mention: &Mention) -> String {
        self.theory.vocabulary.get(mention.phrase()).words(mention.literal)
    }

    /// In quotation marks, with `not` where it is negated or else turned.
    fn signed(&self, mention: &Mention, negated: bool) -> String {
        let not = if negated == self.is_turned(mention) { "" } else { "not " };
        format!("{not}{}", in_quotes(&self.unsigned(mention)))
    }

    /// The name under which a phrase stands in the table.
    fn unsigned(&self, mention: &Mention) -> String {
        let negated = mention.literal.negated && !self.is_turned(mention);
        self.theory.vocabulary.get(mention.phrase()).words(Literal { negated, ..mention.literal })
    }

    fn written(&self, condition: &Condition, among: Among) -> String {
        let one = |condition: &Condition| self.written(condition, Among::Others);
        let all = |of: &[Condition], by: &str| of.iter().map(one).collect::<Vec<_>>().join(by);
        let text = match condition {
            Condition::Phrase(mention) => return self.signed(mention, false),
            Condition::Unknown(_) => return "?".to_owned(),
            Condition::Not(inner) => match &**inner {
                Condition::Phrase(mention) => return self.signed(mention, true),
                inner => return format!("not {}", one(inner)),
            },
            Condition::NoneOf(of) => return format!("none of ({})", all(of, ", ")),
            Condition::AtLeast(least, of) => return format!("at least {least} of ({})", all(of, ", ")),
            Condition::All(of) if of.len() == 1 => return format!("all of ({})", all(of, ", ")),
            Condition::Any(of) if of.len() == 1 => return format!("any of ({})", all(of, ", ")),
            Condition::All(of) => all(of, " and "),
            Condition::Any(of) => all(of, " or "),
            Condition::Unless(holds, fails) => format!("{} unless {}", one(holds), one(fails)),
        };
        match among {
            Among::Nothing => text,
            Among::Others => format!("({text})"),
        }
    }
}

/// A phrase that is all of a cell: in quotation marks where the words alone would be read as something else.
fn alone(name: String) -> String {
    if is_phrase(&name) { name } else { in_quotes(&name) }
}
