//! Examples that were worked out by hand from section 5, and from the literature on the well-founded model.

use cmo::cases::Columns;
use cmo::evaluate::{Evaluation, Means, Pair, Program, World, evaluate};
use cmo::theory::{Case, HeadingId, Theory};

use super::naive;
use super::written::{facts, id, written};

const PRESENT: (f64, f64) = (1.0, 0.0);
const ABSENT: (f64, f64) = (0.0, 1.0);
const UNKNOWN: (f64, f64) = (0.0, 0.0);
const CONTESTED: (f64, f64) = (1.0, 1.0);

/// What the engine and the naive reading both say.
struct Answer(Vec<Evaluation>);

fn open(theory: &Theory, case: &Case) -> Answer {
    Answer(vec![evaluate(theory, case, World::Open), naive::evaluate(theory, case, World::Open)])
}

fn closed(theory: &Theory, case: &Case) -> Answer {
    Answer(vec![evaluate(theory, case, World::Closed), naive::evaluate(theory, case, World::Closed)])
}

impl Answer {
    #[track_caller]
    fn value(self, phrase: &str, expected: (f64, f64)) -> Self {
        self.0.iter().for_each(|one| near(one.value(id(phrase)), expected, phrase));
        self
    }

    #[track_caller]
    fn values(self, phrases: &str, expected: (f64, f64)) -> Self {
        phrases.split(' ').fold(self, |answer, phrase| answer.value(phrase, expected))
    }

    #[track_caller]
    fn predicted(self, phrase: &str, expected: (f64, f64)) -> Self {
        self.0.iter().for_each(|one| near(one.predicted(id(phrase)), expected, phrase));
        self
    }

    #[track_caller]
    fn firing(self, configuration: usize, expected: (f64, f64)) -> Self {
        self.0.iter().for_each(|one| near(one.firing[configuration].unwrap(), expected, "firing"));
        self
    }

    #[track_caller]
    fn ripple(self, configuration: usize, expected: f64) -> Self {
        self.0.iter().for_each(|one| near(Pair::new(one.ripple[configuration], 0.0), (expected, 0.0), "ripple"));
        self
    }
}

#[track_caller]
fn near(pair: Pair, expected: (f64, f64), what: &str) {
    let close = |one: f64, other: f64| (one - other).abs() < 1e-9;
    assert!(close(pair.in_favour, expected.0) && close(pair.against, expected.1), "{what}: {pair:?}, not {expected:?}");
}

#[test]
fn facts_about_one_phrase_join() {
    let theory = written().theory();
    let case = facts("a, not a, b = 0.7, b = 0.4, un-c, not un-d, un-e = 0.2, f, unknown f, unknown g");
    let answer = open(&theory, &case).values("a", CONTESTED).value("b", (0.7, 0.6)).value("c", ABSENT);
    answer.value("d", PRESENT).value("e", (0.8, 0.2)).value("f", PRESENT).values("g h", UNKNOWN);
}

#[test]
fn a_chain_is_as_strong_as_its_weakest_link() {
    let theory = written().rule("a, not b", "c").rule("c, d", "e").theory();
    let answer = open(&theory, &facts("a = 0.9, b = 0.3, d = 0.6")).firing(0, (0.7, 0.3)).value("c", (0.7, 0.0));
    answer.firing(1, (0.6, 0.4)).value("e", (0.6, 0.0)).ripple(1, 0.6);
}

#[test]
fn what_is_blocked_says_nothing_of_its_outcomes() {
    let theory = written().rule("a", "c").rule("not c", "d").theory();
    open(&theory, &facts("not a")).firing(0, ABSENT).values("c d", UNKNOWN);
    closed(&theory, &facts("not a")).firing(0, ABSENT).value("c", ABSENT).value("d", PRESENT).predicted("c", UNKNOWN);
}

#[test]
fn a_prediction_against_is_no_blocked_configuration() {
    let theory = written().rule("a", "not c").rule("b", "c").rule("not c", "d").theory();
    open(&theory, &facts("a")).value("c", ABSENT).value("d", PRESENT);
    open(&theory, &facts("a, b")).value("c", CONTESTED).firing(2, CONTESTED).value("d", PRESENT);
    closed(&theory, &facts("a, b")).value("c", CONTESTED).firing(2, CONTESTED).value("d", PRESENT);
}

#[test]
fn a_circle_holds_nothing_up_by_itself() {
    let theory = written().rule("a", "b").rule("b", "a").rule("c", "a").theory();
    open(&theory, &facts("")).values("a b", UNKNOWN);
    open(&theory, &facts("c = 0.8")).values("a b", (0.8, 0.0));
    closed(&theory, &facts("")).values("a b c", ABSENT).predicted("a", UNKNOWN);
    closed(&theory, &facts("c = 0.8")).values("a b", (0.8, 0.2));
}

#[test]
fn an_observation_never_confirms_itself() {
    let theory = written().rule("a", "b").rule("b", "a").theory();
    let answer = open(&theory, &facts("a")).value("b", PRESENT).predicted("b", PRESENT);
    answer.predicted("a", UNKNOWN);
    closed(&theory, &facts("a")).predicted("b", PRESENT).predicted("a", UNKNOWN);
}

#[test]
fn an_observation_that_speaks_against_itself_is_withdrawn_too() {
    let theory = written().rule("a", "not a").theory();
    open(&theory, &facts("a")).value("a", PRESENT).predicted("a", UNKNOWN);
    closed(&theory, &facts("a")).value("a", PRESENT).predicted("a", UNKNOWN);
}

#[test]
fn in_what_is_unknown_there_is_nothing_to_withdraw() {
    let theory = written().necessary("a", "", "a").theory();
    closed(&theory, &facts("unknown a")).value("a", UNKNOWN).predicted("a", UNKNOWN).firing(0, UNKNOWN);
    closed(&theory, &facts("")).value("a", ABSENT).predicted("a", ABSENT).firing(0, PRESENT);
}

#[test]
fn the_ripple_stops_where_the_mechanism_is_said_to_be_absent() {
    let theory = written().triggers("a", "b", "c, not d").rule("c", "e").theory();
    let answer = open(&theory, &facts("a, not b")).firing(0, PRESENT).ripple(0, 0.0).values("c d e", UNKNOWN);
    answer.predicted("b", PRESENT);
    open(&theory, &facts("a, b = 0.3")).ripple(0, 0.3).value("c", (0.3, 0.0)).value("d", (0.0, 0.3));
    open(&theory, &facts("a, b = 0.9")).ripple(0, 0.9).value("e", (0.9, 0.0));
    open(&theory, &facts("a, unknown b")).ripple(0, 1.0).values("b c e", PRESENT);
    closed(&theory, &facts("a, not b")).ripple(0, 0.0).values("c d e", ABSENT).predicted("d", UNKNOWN);
}

#[test]
fn a_mechanism_that_is_only_predicted_absent_cuts_nothing() {
    let theory = written().triggers("a", "b", "c").rule("d", "not b").theory();
    open(&theory, &facts("a, d")).value("b", CONTESTED).ripple(0, 1.0).value("c", PRESENT);
    closed(&theory, &facts("a, d")).value("b", CONTESTED).ripple(0, 1.0).value("c", PRESENT);
}

#[test]
fn only_if_speaks_where_what_it_requires_is_absent() {
    let theory = written().necessary("a", "b", "c, not d").theory();
    open(&theory, &facts("")).firing(0, UNKNOWN).values("b c d", UNKNOWN);
    open(&theory, &facts("a")).firing(0, ABSENT).values("b c d", UNKNOWN);
    let answer = open(&theory, &facts("a = 0.2")).firing(0, (0.8, 0.2)).values("b c", (0.0, 0.8));
    answer.value("d", (0.8, 0.0));
    open(&theory, &facts("not a, not b")).ripple(0, 1.0).value("c", ABSENT).value("d", PRESENT);
    closed(&theory, &facts("")).firing(0, PRESENT).values("b c", ABSENT).predicted("c", ABSENT).value("d", PRESENT);
}

#[test]
fn a_definition_goes_both_ways() {
    let theory = written().when("c", "a, not b").rule("not c", "d").theory();
    open(&theory, &facts("a, not b")).value("c", PRESENT).value("d", UNKNOWN);
    open(&theory, &facts("b")).value("c", ABSENT).value("d", PRESENT);
    open(&theory, &facts("a = 0.7, b = 0.1")).value("c", (0.7, 0.3));
    open(&theory, &facts("a, not b, not c")).value("c", ABSENT).predicted("c", PRESENT);
    closed(&theory, &facts("")).value("c", ABSENT).predicted("c", ABSENT).value("d", PRESENT);
}

#[test]
fn implication_goes_forward_and_backward() {
    let theory = written().implies("a", "b, un-c").theory();
    open(&theory, &facts("a = 0.8")).value("b", (0.8, 0.0)).value("c", (0.0, 0.8));
    open(&theory, &facts("not b")).value("a", ABSENT);
    open(&theory, &facts("c")).value("a", ABSENT);
    open(&theory, &facts("a, not b"))
        .value("a", PRESENT)
        .predicted("a", ABSENT)
        .value("b", ABSENT)
        .predicted("b", PRESENT);
}

#[test]
fn default_absence_implies_nothing() {
    let theory = written().implies("a", "b").rule("c", "not b").theory();
    closed(&theory, &facts("")).values("a b", ABSENT).predicted("a", UNKNOWN);
    closed(&theory, &facts("c")).values("a b", ABSENT).predicted("a", ABSENT).predicted("b", ABSENT);
    closed(&theory, &facts("unknown a")).values("a b", UNKNOWN);
    closed(&theory, &facts("unknown a, not b")).value("a", ABSENT);
}

#[test]
fn what_may_be_may_imply() {
    let theory = written().implies("a", "b").rule("not b", "c").theory();
    closed(&theory, &facts("unknown a")).values("a b c", UNKNOWN);
    // Where `a` may be, what it implies the absence of may be absent, although it is predicted.
    let theory = written().implies("a", "un-b").rule("c", "b").rule("not b", "d").theory();
    closed(&theory, &facts("unknown a, c")).value("b", PRESENT).value("a", ABSENT).value("d", UNKNOWN);
    closed(&theory, &facts("a, c")).value("b", CONTESTED).value("d", PRESENT);
}

#[test]
fn what_is_stated_unknown_stays_open_in_a_closed_world() {
    let theory = written().rule("a", "c").rule("not a", "d").rule("?", "e").rule("not ?", "f").rule("b", "a").theory();
    let answer = closed(&theory, &facts("unknown a")).values("a c d", UNKNOWN).value("b", ABSENT);
    answer.values("e f", UNKNOWN).firing(2, UNKNOWN).firing(3, UNKNOWN);
    closed(&theory, &facts("unknown a, b")).values("a c", PRESENT).value("d", ABSENT);
}

#[test]
fn a_closed_world_closes_the_one_theory_that_concerns_the_case() {
    let theory = written().rule("a", "b").under(0).rule("c", "d").under(1).theory();
    let case = Case { theory: Some(HeadingId(0)), complete: true, ..facts("") };
    let answer = open(&theory, &case).values("a b", ABSENT).values("c d", UNKNOWN);
    assert!(answer.0.iter().all(|one| one.world == World::Closed && one.firing[1].is_none()));
}

/// Van Gelder, Ross and Schlipf 1991: whoever cannot move loses; `a` and `b` move to each other, `b` to `c`, `c` to `d`.
#[test]
fn a_game_with_a_draw() {
    // a: a wins, b: b wins, and so on.
    let theory = written().rule("not b", "a").rule("not a", "b").rule("not c", "b").rule("not d", "c").theory();
    closed(&theory, &facts("")).value("d", ABSENT).value("c", PRESENT).values("a b", UNKNOWN);
    open(&theory, &facts("")).values("a b c d", UNKNOWN);
    // Where `c` cannot move either, `b` moves to it and wins, and `a` has no good move.
    let theory = written().rule("not b", "a").rule("not a", "b").rule("not c", "b").theory();
    closed(&theory, &facts("")).value("c", ABSENT).value("b", PRESENT).value("a", ABSENT);
}

/// Van Gelder, Ross and Schlipf 1991, example 3.1: p(a) to p(e) are a to e, q(a) and q(b) are f and g, q(c) is h.
#[test]
fn an_unfounded_set_is_absent() {
    let theory = written().rule("c, not b", "a").rule("not a", "b").rule("not d", "e");
    let theory = theory.rule("f, not g", "d").rule("g, not h", "d").rule("d", "f").rule("f", "g").theory();
    let answer = closed(&theory, &facts("c")).values("c e", PRESENT).values("d f g h", ABSENT);
    answer.values("a b", UNKNOWN);
}

#[test]
fn a_paradox_stays_unknown() {
    let theory = written().rule("not a", "a").rule("a", "b").rule("not a", "c").theory();
    closed(&theory, &facts("")).values("a b c", UNKNOWN);
    open(&theory, &facts("")).values("a b c", UNKNOWN);
}

#[test]
fn a_paradox_holds_as_far_as_it_can() {
    let theory = written().rule("b, not a", "a").theory();
    closed(&theory, &facts("b = 0.3")).value("a", (0.3, 0.7));
    closed(&theory, &facts("b = 0.8")).value("a", (0.2, 0.2)).firing(0, (0.2, 0.2));
}

#[test]
fn either_of_two_that_exclude_each_other_is_unknown() {
    let theory =
        written().rule("not b", "a").rule("not a", "b").rule("a", "c").rule("b", "c").rule("not c", "d").theory();
    closed(&theory, &facts("")).values("a b c d", UNKNOWN);
    closed(&theory, &facts("a")).value("b", ABSENT).value("c", PRESENT).value("d", ABSENT);
}

#[test]
fn what_is_only_predicted_may_be_contested_where_nothing_that_is_said_is() {
    let theory = written().rule("a", "c").rule("b", "not c").rule("c", "d").theory();
    let case = facts("a, b");
    open(&theory, &case).firing(2, CONTESTED);
    let columns = Columns::of(&[&case]);
    let counts = Program::compile(&theory, None).count(&columns, World::Open, Means::all());
    assert_eq!((counts[2].fires, counts[2].blocked, counts[2].undetermined, counts[2].contested), (0, 0, 0, 1));
}
