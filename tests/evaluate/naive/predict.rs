//! Turns the degrees of all phrases into the degrees to which configurations, `when` and `implies` predict them.

use cmo::evaluate::Pair;
use cmo::theory::{Case, Condition, Configuration, Form, Literal, Mention, Theory};

use super::index;

/// How each phrase reads at the moment.
pub struct View {
    /// The degree of a phrase.
    pub present: Vec<f64>,
    /// The degree of a negated phrase, in a closed world its default absence included.
    pub absent: Vec<f64>,
    /// The degree of a negated phrase, "stated or predicted absence only".
    pub said_absent: Vec<f64>,
    /// The degree of `?` and of `not ?`: nothing, unless what may be is asked for.
    pub unsaid: f64,
}

impl View {
    /// Each pair read as it is: "`not (f, a)` is `(a, f)`".
    pub fn of(pairs: &[Pair]) -> Self {
        let present = pairs.iter().map(|pair| pair.in_favour).collect();
        let absent: Vec<f64> = pairs.iter().map(|pair| pair.against).collect();
        Self { present, said_absent: absent.clone(), absent, unsaid: 0.0 }
    }

    /// The degree for a configuration's firing condition.
    pub fn fires(&self, configuration: &Configuration) -> f64 {
        let (context, resource) = (&configuration.context, configuration.resource.as_ref());
        match configuration.form {
            Form::If => f64::min(self.holds(context), resource.map_or(1.0, |resource| self.holds(resource))),
            Form::OnlyIf => f64::max(self.fails(context), resource.map_or(0.0, |resource| self.fails(resource))),
        }
    }

    /// The degree against a configuration's firing condition.
    pub fn blocks(&self, configuration: &Configuration) -> f64 {
        let (context, resource) = (&configuration.context, configuration.resource.as_ref());
        match configuration.form {
            Form::If => f64::max(self.fails(context), resource.map_or(0.0, |resource| self.fails(resource))),
            Form::OnlyIf => f64::min(self.holds(context), resource.map_or(1.0, |resource| self.holds(resource))),
        }
    }

    /// The degree for a condition: "`and` is min f; `or` is max f; `at least k of n` is the k-th largest f".
    pub fn holds(&self, condition: &Condition) -> f64 {
        let each = |of: &[Condition]| of.iter().map(|one| self.holds(one)).collect::<Vec<f64>>();
        match condition {
            Condition::Phrase(mention) => self.literal(mention.literal),
            Condition::Unknown(_) => self.unsaid,
            Condition::Not(inner) => self.fails(inner),
            Condition::All(of) => smallest(&each(of)),
            Condition::Any(of) => largest(&each(of)),
            Condition::NoneOf(of) => smallest(&of.iter().map(|one| self.fails(one)).collect::<Vec<f64>>()),
            Condition::AtLeast(least, of) => nth_largest(*least as usize, each(of)),
            Condition::Unless(holds, fails) => f64::min(self.holds(holds), self.fails(fails)),
        }
    }

    /// The degree against a condition: "`and` is max a; `or` is min a; `at least k of n` is the (n-k+1)-th largest a".
    pub fn fails(&self, condition: &Condition) -> f64 {
        let each = |of: &[Condition]| of.iter().map(|one| self.fails(one)).collect::<Vec<f64>>();
        match condition {
            Condition::Phrase(mention) => self.literal(opposite(mention.literal)),
            Condition::Unknown(_) => self.unsaid,
            Condition::Not(inner) => self.holds(inner),
            Condition::All(of) => largest(&each(of)),
            Condition::Any(of) => smallest(&each(of)),
            Condition::NoneOf(of) => largest(&of.iter().map(|one| self.holds(one)).collect::<Vec<f64>>()),
            Condition::AtLeast(least, of) => nth_largest(of.len() - *least as usize + 1, each(of)),
            Condition::Unless(holds, fails) => f64::max(self.fails(holds), self.holds(fails)),
        }
    }

    /// The degree of a phrase, or of its negation.
    fn literal(&self, literal: Literal) -> f64 {
        let degrees = if literal.negated { &self.absent } else { &self.present };
        degrees[index(literal.phrase)]
    }

    /// The degree of a phrase, or of its stated or predicted absence.
    fn said(&self, literal: Literal) -> f64 {
        let degrees = if literal.negated { &self.said_absent } else { &self.present };
        degrees[index(literal.phrase)]
    }
}

fn opposite(literal: Literal) -> Literal {
    Literal { negated: !literal.negated, ..literal }
}

fn smallest(degrees: &[f64]) -> f64 {
    degrees.iter().copied().fold(1.0, f64::min)
}

fn largest(degrees: &[f64]) -> f64 {
    degrees.iter().copied().fold(0.0, f64::max)
}

/// The n-th largest of some degrees, n from 1.
fn nth_largest(n: usize, mut degrees: Vec<f64>) -> f64 {
    degrees.sort_by(|one, other| other.total_cmp(one));
    degrees[n - 1]
}

/// A case as it is read: what it describes, by phrase.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    pub theory: &'a Theory,
    pub case: &'a Case,
    pub described: &'a [Option<Pair>],
}

impl Reading<'_> {
    /// "A phrase that the case describes keeps the case's pair; else it has its predicted pair."
    pub fn kept(&self, predicted: &[Pair]) -> Vec<Pair> {
        self.described.iter().zip(predicted).map(|(said, predicted)| said.unwrap_or(*predicted)).collect()
    }

    /// "What is retired is never evaluated"; "`theory ID`: only that theory concerns it".
    pub fn concerns(&self, configuration: &Configuration) -> bool {
        !configuration.retired && (self.case.theory.is_none() || self.case.theory == configuration.heading)
    }

    /// Everything that is predicted: "predictions combine by max, for and against apart".
    pub fn predictions(&self, view: &View) -> Vec<Pair> {
        let mut predicted = vec![Pair::new(0.0, 0.0); self.theory.vocabulary.len()];
        for configuration in self.theory.configurations.iter().filter(|one| self.concerns(one)) {
            self.ripple(configuration, view, &mut predicted);
        }
        for (id, phrase) in self.theory.vocabulary.iter() {
            let phrase_itself = Literal { phrase: id, negated: false };
            // "A phrase defined by a condition has the condition's pair as a prediction, for and against."
            if let Some(condition) = &phrase.declared().when {
                predict(&mut predicted, phrase_itself, view.holds(condition));
                predict(&mut predicted, opposite(phrase_itself), view.fails(condition));
            }
            // "X's for adds to Y's for, Y's against to X's against"; "the second half counts stated or predicted
            // absence only".
            for (implied, _) in &phrase.declared().implies {
                predict(&mut predicted, *implied, view.present[index(id)]);
                predict(&mut predicted, opposite(phrase_itself), view.said(opposite(*implied)));
            }
        }
        predicted
    }

    /// "A configuration speaks for its mechanisms and outcomes (against those written with `not`) to its degree f"; an
    /// `only if` "speaks *against* its mechanisms and outcomes; for an outcome written with `not` it speaks for".
    fn ripple(&self, configuration: &Configuration, view: &View, predicted: &mut [Pair]) {
        let against = configuration.form == Form::OnlyIf;
        let degree = view.fires(configuration);
        for mechanism in &configuration.mechanisms {
            predict(predicted, turned(mechanism.literal, against), degree);
        }
        for outcome in &configuration.outcomes {
            let literal = turned(outcome.mention.literal, outcome.negated);
            predict(predicted, turned(literal, against), self.speaks_for_outcomes(configuration, degree));
        }
    }

    /// "Where the case itself says that a mechanism of the configuration is absent (to a degree a), the configuration
    /// speaks for its outcomes to min(f, 1 - a) only. It is cut for its `not` outcomes too; an `only if` is never cut."
    pub fn speaks_for_outcomes(&self, configuration: &Configuration, degree: f64) -> f64 {
        match configuration.form {
            Form::OnlyIf => degree,
            Form::If => {
                configuration.mechanisms.iter().fold(degree, |rest, one| f64::min(rest, 1.0 - self.said_absent(one)))
            }
        }
    }

    /// The degree to which the case itself says that a mechanism is absent.
    fn said_absent(&self, mechanism: &Mention) -> f64 {
        let said = self.described[index(mechanism.phrase())].unwrap_or(Pair::new(0.0, 0.0));
        if mechanism.literal.negated { said.in_favour } else { said.against }
    }
}

fn turned(literal: Literal, against: bool) -> Literal {
    Literal { negated: literal.negated != against, ..literal }
}

/// One prediction: for a phrase, or against it where the literal is negated.
fn predict(predicted: &mut [Pair], literal: Literal, degree: f64) {
    let pair = &mut predicted[index(literal.phrase)];
    let side = if literal.negated { &mut pair.against } else { &mut pair.in_favour };
    *side = f64::max(*side, degree);
}
