//! Open world.

use cmo::evaluate::World::Open;

use super::sketch::{C, Sketch, all, any, not, p};

const UNKNOWN: (f64, f64) = (0.0, 0.0);
const PRESENT: (f64, f64) = (1.0, 0.0);
const ABSENT: (f64, f64) = (0.0, 1.0);
const CONTESTED: (f64, f64) = (1.0, 1.0);

#[test]
fn facts_about_one_phrase_join_under_all_its_names() {
    let mut sketch = Sketch::default();
    sketch.cmoc(p("x"), &[], &["o"]);
    assert_eq!(sketch.run("x", Open).firing(0), PRESENT);
    assert_eq!(sketch.run("~x", Open).firing(0), ABSENT);
    assert_eq!(sketch.run("not ~x", Open).firing(0), PRESENT);
    assert_eq!(sketch.run("x, not x", Open).firing(0), CONTESTED);
    assert_eq!(sketch.run("x = 0.7", Open).firing(0), (0.7, 0.3));
    assert_eq!(sketch.run("~x = 0.7", Open).firing(0), (0.3, 0.7));
    assert_eq!(sketch.run("x = 0.7, x = 0.6", Open).firing(0), (0.7, 0.4));
    assert_eq!(sketch.run("unknown x", Open).firing(0), UNKNOWN);
    assert_eq!(sketch.run("unknown x, x", Open).firing(0), PRESENT);
    assert_eq!(sketch.run("", Open).firing(0), UNKNOWN);
}

#[test]
fn conditions_are_kleene_on_unknowns() {
    let mut sketch = Sketch::default();
    sketch.cmoc(all(&["a", "b"]), &[], &["o"]);
    sketch.cmoc(any(&["a", "b"]), &[], &["o"]);
    sketch.cmoc(C::NoneOf(vec![p("a"), p("b")]), &[], &["o"]);
    sketch.cmoc(C::Unless(Box::new(p("a")), Box::new(p("b"))), &[], &["o"]);
    sketch.cmoc(C::All(vec![p("a"), C::Unknown]), &[], &["o"]);
    sketch.cmoc(not(C::Any(vec![p("a"), C::Unknown])), &[], &["o"]);
    let answer = sketch.run("a", Open);
    assert_eq!(
        (0..6).map(|c| answer.firing(c)).collect::<Vec<_>>(),
        [UNKNOWN, PRESENT, ABSENT, UNKNOWN, UNKNOWN, ABSENT]
    );
    let answer = sketch.run("not a", Open);
    assert_eq!(
        (0..6).map(|c| answer.firing(c)).collect::<Vec<_>>(),
        [ABSENT, UNKNOWN, UNKNOWN, ABSENT, ABSENT, UNKNOWN]
    );
}

#[test]
fn at_least_takes_the_kth_largest_degree() {
    let mut sketch = Sketch::default();
    sketch.cmoc(C::AtLeast(2, vec![p("a"), p("b"), p("c")]), &[], &["o"]);
    assert_eq!(sketch.run("a = 0.9, b = 0.6, c = 0.2", Open).firing(0), (0.6, 0.4));
    assert_eq!(sketch.run("a, b", Open).firing(0), PRESENT);
    assert_eq!(sketch.run("a, not b", Open).firing(0), UNKNOWN);
    assert_eq!(sketch.run("not a, not b", Open).firing(0), ABSENT);
}

#[test]
fn a_phrase_listed_twice_counts_twice() {
    let mut sketch = Sketch::default();
    sketch.cmoc(C::AtLeast(2, vec![p("a"), p("a"), p("b")]), &[], &["o"]);
    assert_eq!(sketch.run("a", Open).firing(0), PRESENT);
    assert_eq!(sketch.run("not b, not a", Open).firing(0), ABSENT);
    assert_eq!(sketch.run("not b", Open).firing(0), UNKNOWN);
}

#[test]
fn ripple_reaches_what_is_not_described_and_stops_at_what_is() {
    let mut sketch = Sketch::default();
    sketch.cmoc(p("a"), &["m"], &["b", "not n"]);
    sketch.cmoc(p("b"), &[], &["c"]);
    let answer = sketch.run("a", Open);
    assert_eq!(
        (answer.value("m"), answer.value("b"), answer.value("n"), answer.value("c")),
        (PRESENT, PRESENT, ABSENT, PRESENT)
    );
    let answer = sketch.run("a, not b", Open);
    assert_eq!((answer.value("b"), answer.predicted("b"), answer.value("c")), (ABSENT, PRESENT, UNKNOWN));
    let answer = sketch.run("not a", Open);
    assert_eq!((answer.value("m"), answer.value("b")), (UNKNOWN, UNKNOWN));
}

#[test]
fn ripple_is_cut_where_the_case_says_that_a_mechanism_is_absent() {
    let mut sketch = Sketch::default();
    sketch.cmoc(p("a"), &["m"], &["b", "not n"]);
    let answer = sketch.run("a, not m", Open);
    assert_eq!((answer.predicted("m"), answer.value("b"), answer.value("n")), (PRESENT, UNKNOWN, UNKNOWN));
    assert_eq!((answer.firing(0), answer.evaluation.ripple[0]), (PRESENT, 0.0));
    let answer = sketch.run("a = 0.9, m = 0.6", Open);
    assert_eq!((answer.value("b"), answer.value("n")), ((0.6, 0.0), (0.0, 0.6)));
}

#[test]
fn a_mechanism_that_is_only_predicted_absent_cuts_nothing() {
    let mut sketch = Sketch::default();
    sketch.cmoc(p("a"), &["m"], &["b"]);
    sketch.cmoc(p("z"), &[], &["not m"]);
    let answer = sketch.run("a, z", Open);
    assert_eq!((answer.value("m"), answer.value("b")), (CONTESTED, PRESENT));
}

#[test]
fn a_mechanism_under_an_opposite_name_is_spoken_against() {
    let mut sketch = Sketch::default();
    sketch.cmoc(p("a"), &["~m"], &["not ~o"]);
    let answer = sketch.run("a", Open);
    assert_eq!((answer.value("m"), answer.value("o")), (ABSENT, PRESENT));
    let answer = sketch.run("a, m", Open);
    assert_eq!(answer.value("o"), UNKNOWN);
}

#[test]
fn only_if_speaks_against_where_its_condition_is_absent_and_is_never_cut() {
    let mut sketch = Sketch::default();
    sketch.only_if(p("c"), &["m"], &["o", "not n"]);
    let answer = sketch.run("not c", Open);
    assert_eq!(
        (answer.firing(0), answer.value("m"), answer.value("o"), answer.value("n")),
        (PRESENT, ABSENT, ABSENT, PRESENT)
    );
    let answer = sketch.run("c", Open);
    assert_eq!((answer.firing(0), answer.value("o")), (ABSENT, UNKNOWN));
    let answer = sketch.run("c = 0.2, not m", Open);
    assert_eq!((answer.value("o"), answer.evaluation.ripple[0]), ((0.0, 0.8), 0.8));
}

#[test]
fn only_if_requires_context_and_resource() {
    let mut sketch = Sketch::default();
    sketch.delivered(p("c"), p("r"), &["o"]).form = cmo::theory::Form::OnlyIf;
    assert_eq!(sketch.run("c", Open).firing(0), UNKNOWN);
    assert_eq!(sketch.run("c, not r", Open).firing(0), PRESENT);
    assert_eq!(sketch.run("c, r", Open).firing(0), ABSENT);
}

#[test]
fn a_resource_must_hold_too() {
    let mut sketch = Sketch::default();
    sketch.delivered(p("c"), p("r"), &["o"]);
    assert_eq!(sketch.run("c", Open).firing(0), UNKNOWN);
    assert_eq!(sketch.run("c, not r", Open).firing(0), ABSENT);
    assert_eq!(sketch.run("c, r", Open).value("o"), PRESENT);
}

#[test]
fn when_defines_in_both_directions() {
    let mut sketch = Sketch::default();
    sketch.when("x", all(&["a", "b"]));
    sketch.cmoc(p("x"), &[], &["o"]);
    assert_eq!(sketch.run("a, b", Open).firing(0), PRESENT);
    assert_eq!(sketch.run("not b", Open).firing(0), ABSENT);
    let answer = sketch.run("not b, x", Open);
    assert_eq!((answer.value("x"), answer.predicted("x")), (PRESENT, ABSENT));
}

#[test]
fn implies_goes_forward_for_and_backward_against() {
    let mut sketch = Sketch::default();
    sketch.implies("x", "y");
    sketch.implies("y", "~z");
    let answer = sketch.run("x", Open);
    assert_eq!((answer.value("y"), answer.value("z")), (PRESENT, ABSENT));
    let answer = sketch.run("z", Open);
    assert_eq!((answer.value("y"), answer.value("x")), (ABSENT, ABSENT));
    let answer = sketch.run("not x", Open);
    assert_eq!((answer.value("y"), answer.value("z")), (UNKNOWN, UNKNOWN));
    let answer = sketch.run("x = 0.7", Open);
    assert_eq!((answer.value("y"), answer.predicted("x")), ((0.7, 0.0), UNKNOWN));
}

#[test]
fn a_loop_supports_nothing_by_itself() {
    let mut sketch = Sketch::default();
    sketch.cmoc(p("a"), &[], &["b"]);
    sketch.cmoc(p("b"), &[], &["a"]);
    let answer = sketch.run("", Open);
    assert_eq!((answer.value("a"), answer.value("b")), (UNKNOWN, UNKNOWN));
}

#[test]
fn an_observation_never_confirms_itself_through_a_loop() {
    let mut sketch = Sketch::default();
    sketch.cmoc(p("a"), &[], &["b"]);
    sketch.cmoc(p("b"), &[], &["a"]);
    sketch.cmoc(p("c"), &[], &["a"]);
    let answer = sketch.run("a", Open);
    assert_eq!((answer.value("b"), answer.predicted("a"), answer.predicted("b")), (PRESENT, UNKNOWN, PRESENT));
    let answer = sketch.run("a, b", Open);
    assert_eq!((answer.predicted("a"), answer.predicted("b")), (PRESENT, PRESENT));
    let answer = sketch.run("a, c", Open);
    assert_eq!(answer.predicted("a"), PRESENT);
}

#[test]
fn a_withdrawn_mechanism_cuts_nothing() {
    let mut sketch = Sketch::default();
    sketch.cmoc(p("a"), &["m"], &["o"]);
    sketch.cmoc(p("o"), &[], &["m"]);
    sketch.cmoc(p("o"), &[], &["z"]);
    let answer = sketch.run("a = 0.8, not m", Open);
    assert_eq!((answer.value("o"), answer.value("z"), answer.predicted("m")), (UNKNOWN, UNKNOWN, (0.8, 0.0)));
    let mut sketch = Sketch::default();
    sketch.cmoc(p("a"), &["m"], &["m"]);
    assert_eq!(sketch.run("a, not m", Open).predicted("m"), PRESENT);
}

#[test]
fn retired_configurations_and_other_theories_are_not_evaluated() {
    let mut sketch = Sketch::default();
    let (one, two) = (sketch.heading(), sketch.heading());
    sketch.cmoc(p("a"), &[], &["b"]).heading = Some(one);
    sketch.cmoc(p("a"), &[], &["c"]).heading = Some(two);
    sketch.cmoc(p("a"), &[], &["d"]).retired = true;
    let answer = sketch.run("a", Open);
    assert_eq!((answer.value("b"), answer.value("c"), answer.value("d")), (PRESENT, PRESENT, UNKNOWN));
    assert_eq!(answer.evaluation.firing[2], None);
    let mut case = sketch.case("a");
    case.theory = Some(two);
    let answer = sketch.run_case(&case, Open);
    assert_eq!((answer.value("b"), answer.value("c"), answer.evaluation.firing[0]), (UNKNOWN, PRESENT, None));
}

#[test]
fn a_chain_of_fifty_thousand_ripples_without_recursion() {
    let links = 50_000;
    let mut sketch = Sketch::default();
    sketch.chain(links);
    let answer = sketch.run("p0", Open);
    assert_eq!(answer.value(&format!("p{links}")), PRESENT);
    let answer = sketch.run("p0, not p7", Open);
    assert_eq!(answer.value(&format!("p{links}")), UNKNOWN);
}
