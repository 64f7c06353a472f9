//! In which order configurations come to fire: from what the case says, step by step, without the goal itself.

use rustc_hash::FxHashSet;

use crate::evaluate::{Evaluation, Pair, Program};
use crate::logic::demand::{Asked, Demand};
use crate::needs::Goal;
use crate::theory::{Configuration, ConfigurationId, Form, Literal, PhraseId, Theory};

/// By configuration: the step at which it comes to fire; none where it does not without the goal.
pub(super) struct Stages(Vec<Option<u32>>);

impl Stages {
    /// The steps that lead to a goal. What the goal brings about in turn is no step towards it.
    pub(super) fn of(program: &Program<'_>, evaluation: &Evaluation, goal: Goal) -> Self {
        let theory = program.theory();
        let firing = program.weighed().iter().copied().filter(|&id| fires(evaluation, id)).collect();
        let mut run = Run { theory, evaluation, goal, come: FxHashSet::default(), firing };
        let mut stages = vec![None; theory.configurations.len()];
        run.by_default();
        for step in 0.. {
            while run.declared() {}
            let now: Vec<ConfigurationId> = run.firing.iter().copied().filter(|&id| run.is_ready(id)).collect();
            if now.is_empty() {
                if run.circular() {
                    continue;
                }
                break;
            }
            run.firing.retain(|id| !now.contains(id));
            for id in now {
                stages[id.0 as usize] = Some(step);
                let spoken: Vec<Literal> = spoken(theory, evaluation, id).collect();
                spoken.into_iter().filter(|_| goal != Goal::Fires(id)).for_each(|literal| run.comes(literal));
            }
        }
        Self(stages)
    }

    /// The step of a configuration.
    pub(super) fn at(&self, id: ConfigurationId) -> Option<u32> {
        self.0[id.0 as usize]
    }
}

/// Whether a configuration fires.
pub(super) fn fires(evaluation: &Evaluation, id: ConfigurationId) -> bool {
    evaluation.firing(id).is_some_and(|pair| pair.in_favour > 0.5)
}

/// What a configuration that fires in fact brings about: where its reasoning was not seen, not its outcomes.
pub(super) fn spoken<'t>(
    theory: &'t Theory,
    evaluation: &Evaluation,
    id: ConfigurationId,
) -> impl Iterator<Item = Literal> + use<'t> {
    let one: &Configuration = &theory.configurations[id.0 as usize];
    let reaches = one.form == Form::OnlyIf || evaluation.ripple[id.0 as usize] > 0.5;
    let number = if reaches { one.mechanisms.len() + one.outcomes.len() } else { one.mechanisms.len() };
    one.speaks_for().take(number)
}

struct Run<'r> {
    theory: &'r Theory,
    evaluation: &'r Evaluation,
    goal: Goal,
    /// What holds so far, and the case does not say.
    come: FxHashSet<Literal>,
    /// What fires and has not come to yet.
    firing: Vec<ConfigurationId>,
}

impl Run<'_> {
    fn comes(&mut self, literal: Literal) {
        let is_goal = matches!(self.goal, Goal::Holds(goal) if goal == literal);
        if !is_goal && self.holds(literal) {
            self.come.insert(literal);
        }
    }

    fn holds(&self, literal: Literal) -> bool {
        self.evaluation.value(literal.phrase).under(literal).in_favour > 0.5
    }

    /// What holds although nothing speaks for it: the absences of a closed world.
    fn by_default(&mut self) {
        let evaluation = self.evaluation;
        self.absent(|absent| evaluation.predicted(absent.phrase).against <= 0.5);
    }

    /// Adds the absences that hold and that no configuration speaks for: in a closed world those of phrases whose definitions go
    /// round in a circle, each of which waits for the next. Whether there is one.
    fn circular(&mut self) -> bool {
        let before = self.come.len();
        let spoken: FxHashSet<Literal> =
            self.theory.configurations.iter().flat_map(Configuration::speaks_for).collect();
        self.absent(|absent| !spoken.contains(&absent));
        self.come.len() > before
    }

    /// Adds the absences of some kind that hold.
    fn absent(&mut self, is: impl Fn(Literal) -> bool) {
        let theory = self.theory;
        let absences = theory.vocabulary.iter().map(|(phrase, _)| Literal { phrase, negated: true });
        absences.filter(|absent| is(*absent)).for_each(|absent| self.comes(absent));
    }

    /// Adds what declarations make of what holds so far; whether that is anything.
    fn declared(&mut self) -> bool {
        let before = self.come.len();
        for (phrase, declared) in self.theory.vocabulary.iter().map(|(id, phrase)| (id, phrase.declared())) {
            let plain = Literal { phrase, negated: false };
            for &(implied, _) in &declared.implies {
                if self.is_so(plain) {
                    self.comes(implied);
                }
                if self.is_so(implied.contrary()) {
                    self.comes(plain.contrary());
                }
            }
            if let Some(when) = &declared.when {
                let pair = self.weigh(Demand::plain(when));
                [(pair.in_favour, plain), (pair.against, plain.contrary())]
                    .into_iter()
                    .filter(|(degree, _)| *degree > 0.5)
                    .for_each(|(_, literal)| self.comes(literal));
            }
        }
        self.come.len() > before
    }

    fn is_ready(&self, id: ConfigurationId) -> bool {
        let (least, parts) = Asked::by(&self.theory.configurations[id.0 as usize]).firing();
        parts.into_iter().filter(|part| self.weigh(*part).in_favour > 0.5).count() >= least
    }

    fn is_so(&self, literal: Literal) -> bool {
        self.pair(literal.phrase).under(literal).in_favour > 0.5
    }

    fn weigh(&self, demand: Demand<'_>) -> Pair {
        demand.pair(&|phrase| self.pair(phrase))
    }

    /// What is known of a phrase so far.
    fn pair(&self, phrase: PhraseId) -> Pair {
        let whole = self.evaluation.value(phrase);
        if self.evaluation.described(phrase).is_some() {
            return whole;
        }
        let side =
            |negated: bool, degree: f64| if self.come.contains(&Literal { phrase, negated }) { degree } else { 0.0 };
        Pair::new(side(false, whole.in_favour), side(true, whole.against))
    }
}
