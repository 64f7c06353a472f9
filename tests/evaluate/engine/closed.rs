//! Closed world.

use cmo::evaluate::World::{Closed, Open};

use super::sketch::{C, Sketch, all, not, p};

const UNKNOWN: (f64, f64) = (0.0, 0.0);
const PRESENT: (f64, f64) = (1.0, 0.0);
const ABSENT: (f64, f64) = (0.0, 1.0);
const CONTESTED: (f64, f64) = (1.0, 1.0);

#[test]
fn silence_is_absence_unless_predicted_or_stated_unknown() {
    let mut sketch = Sketch::default();
    sketch.cmoc(all(&["a", "b"]), &[], &["o"]);
    let answer = sketch.run("a", Closed);
    assert_eq!((answer.firing(0), answer.value("b"), answer.value("o")), (ABSENT, ABSENT, ABSENT));
    assert_eq!(answer.predicted("o"), UNKNOWN);
    let answer = sketch.run("a, unknown b", Closed);
    assert_eq!((answer.firing(0), answer.value("b"), answer.value("o")), (UNKNOWN, UNKNOWN, UNKNOWN));
    let answer = sketch.run("a, b", Closed);
    assert_eq!((answer.firing(0), answer.value("o"), answer.predicted("o")), (PRESENT, PRESENT, PRESENT));
}

#[test]
fn a_complete_case_is_closed_whatever_is_asked() {
    let mut sketch = Sketch::default();
    sketch.cmoc(p("a"), &[], &["o"]);
    let mut case = sketch.case("");
    case.complete = true;
    let answer = sketch.run_case(&case, Open);
    assert_eq!((answer.firing(0), answer.evaluation.world), (ABSENT, Closed));
}

#[test]
fn an_unknown_part_stays_unknown() {
    let mut sketch = Sketch::default();
    sketch.cmoc(C::All(vec![p("a"), C::Unknown]), &[], &["o"]);
    sketch.cmoc(C::All(vec![p("a"), not(C::Unknown)]), &[], &["n"]);
    sketch.cmoc(not(p("o")), &[], &["q"]);
    let answer = sketch.run("a", Closed);
    assert_eq!((answer.firing(0), answer.firing(1), answer.firing(2)), (UNKNOWN, UNKNOWN, UNKNOWN));
    assert_eq!((answer.value("o"), answer.value("n"), answer.value("q")), (UNKNOWN, UNKNOWN, UNKNOWN));
}

#[test]
fn two_that_exclude_each_other_stay_unknown() {
    let mut sketch = Sketch::default();
    sketch.cmoc(not(p("a")), &[], &["b"]);
    sketch.cmoc(not(p("b")), &[], &["a"]);
    let answer = sketch.run("", Closed);
    assert_eq!((answer.value("a"), answer.value("b")), (UNKNOWN, UNKNOWN));
    let answer = sketch.run("not a", Closed);
    assert_eq!((answer.value("b"), answer.predicted("a")), (PRESENT, UNKNOWN));
}

#[test]
fn an_unfounded_loop_is_absent() {
    let mut sketch = Sketch::default();
    sketch.cmoc(p("a"), &[], &["b"]);
    sketch.cmoc(p("b"), &[], &["a"]);
    sketch.cmoc(not(p("a")), &[], &["c"]);
    let answer = sketch.run("", Closed);
    assert_eq!((answer.value("a"), answer.value("b"), answer.value("c")), (ABSENT, ABSENT, PRESENT));
}

#[test]
fn a_predicted_absence_is_a_phrase_of_its_own() {
    let mut sketch = Sketch::default();
    sketch.cmoc(p("a"), &[], &["o"]);
    sketch.cmoc(p("b"), &[], &["not o"]);
    sketch.cmoc(not(p("o")), &[], &["z"]);
    let answer = sketch.run("a, b", Closed);
    assert_eq!((answer.value("o"), answer.predicted("o"), answer.firing(2)), (CONTESTED, CONTESTED, CONTESTED));
    let answer = sketch.run("b", Closed);
    assert_eq!((answer.value("o"), answer.predicted("o"), answer.value("z")), (ABSENT, ABSENT, PRESENT));
}

#[test]
fn an_implication_does_not_run_back_from_silence() {
    let mut sketch = Sketch::default();
    sketch.implies("x", "y");
    sketch.cmoc(p("a"), &[], &["x"]);
    let answer = sketch.run("a", Closed);
    assert_eq!((answer.value("x"), answer.value("y")), (PRESENT, PRESENT));
    let answer = sketch.run("a, not y", Closed);
    assert_eq!((answer.value("x"), answer.predicted("x")), (CONTESTED, CONTESTED));
    let answer = sketch.run("x", Closed);
    assert_eq!((answer.predicted("x"), answer.value("y")), (UNKNOWN, PRESENT));
}

#[test]
fn degrees_pass_through_negation() {
    let mut sketch = Sketch::default();
    sketch.cmoc(p("a"), &[], &["o"]);
    sketch.cmoc(not(p("o")), &[], &["z"]);
    let answer = sketch.run("a = 0.7", Closed);
    assert_eq!((answer.value("o"), answer.value("z")), ((0.7, 0.3), (0.3, 0.7)));
}

#[test]
fn only_its_theorys_phrases_are_closed() {
    let mut sketch = Sketch::default();
    let (one, two) = (sketch.heading(), sketch.heading());
    sketch.cmoc(all(&["a", "defined"]), &[], &["b"]).heading = Some(one);
    sketch.cmoc(p("c"), &[], &["d"]).heading = Some(two);
    sketch.when("defined", p("part"));
    let mut case = sketch.case("a");
    case.theory = Some(one);
    let answer = sketch.run_case(&case, Closed);
    assert_eq!((answer.value("b"), answer.value("c"), answer.value("d")), (ABSENT, UNKNOWN, UNKNOWN));
    assert_eq!((answer.value("part"), answer.value("defined")), (ABSENT, ABSENT));
}

#[test]
fn what_a_closed_world_takes_for_absent_counts_for_only_if_and_when() {
    let mut sketch = Sketch::default();
    sketch.only_if(p("c"), &[], &["o"]);
    sketch.when("x", p("a"));
    let answer = sketch.run("", Closed);
    assert_eq!((answer.predicted("o"), answer.predicted("x")), (ABSENT, ABSENT));
}

#[test]
fn an_observation_is_judged_without_itself_in_a_closed_world_too() {
    let mut sketch = Sketch::default();
    sketch.cmoc(not(p("a")), &[], &["b"]);
    sketch.cmoc(not(p("b")), &[], &["a"]);
    let answer = sketch.run("a", Closed);
    assert_eq!((answer.value("b"), answer.predicted("a"), answer.predicted("b")), (ABSENT, UNKNOWN, UNKNOWN));
    sketch.cmoc(p("k"), &[], &["b"]);
    let answer = sketch.run("a, k", Closed);
    assert_eq!((answer.predicted("a"), answer.predicted("b")), (UNKNOWN, PRESENT));
    let answer = sketch.run("a, not b", Closed);
    assert_eq!((answer.predicted("a"), answer.predicted("b")), (PRESENT, UNKNOWN));
}
