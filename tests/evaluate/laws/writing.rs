//! A condition written differently means the same; a verdict is read off the pair.

use cmo::evaluate::{Pair, evaluate};
use cmo::theory::{Condition, Form, Predicted, Verdict};

use crate::evaluate::laws::{each, for_all, rewritten, same};
use crate::evaluate::random::{Chains, Degrees, trials};
use crate::evaluate::rewrite::dual;

/// De Morgan, `none of`, `unless`, and `at least k of n` by its opposite: every condition written the other way round
/// means the same.
#[test]
fn a_condition_means_the_same_as_its_dual() {
    for_all(300, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        let turned = rewritten(&trial.theory, &|condition| dual(condition, false));
        each(&trial, |case, world| same(&evaluate(&turned, case, world), &evaluate(&trial.theory, case, world)))
    });
}

/// `only if C` is an `if not C` that speaks against what it names, and is never cut.
#[test]
fn only_if_is_an_if_not_that_speaks_against() {
    for_all(300, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        let mut turned = rewritten(&trial.theory, &Condition::clone);
        for one in turned.configurations.iter_mut().filter(|one| one.form == Form::OnlyIf) {
            let mut required = vec![one.context.clone()];
            required.extend(one.resource.take());
            one.context = Condition::Not(Box::new(Condition::All(required)));
            let mechanisms = std::mem::take(&mut one.mechanisms);
            one.outcomes.extend(mechanisms.into_iter().map(|mention| Predicted { mention, negated: false }));
            one.outcomes.iter_mut().for_each(|outcome| outcome.negated = !outcome.negated);
            one.form = Form::If;
        }
        each(&trial, |case, world| same(&evaluate(&turned, case, world), &evaluate(&trial.theory, case, world)))
    });
}

/// A verdict is one of four, by the thresholds of section 5; exactly 0.5 decides nothing.
#[test]
fn the_verdict_is_read_off_the_pair() {
    let hundredths = || (0..=100_u32).map(|hundredth| f64::from(hundredth) / 100.0);
    for (in_favour, against) in hundredths().flat_map(|one| hundredths().map(move |other| (one, other))) {
        let expected = match (in_favour > 0.5, against > 0.5) {
            (true, false) => Verdict::Fires,
            (false, true) => Verdict::Blocked,
            (true, true) => Verdict::Contested,
            (false, false) => Verdict::Undetermined,
        };
        assert_eq!(Pair::new(in_favour, against).verdict(), expected, "({in_favour}, {against})");
    }
}
