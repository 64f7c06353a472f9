//! Snapshots as text: what is written is read back, and what two bodies differ in.

use std::collections::BTreeMap;

use cmo::refine::log::{Entry, Reason, appended, reasons};
use cmo::refine::snapshot::{Accepted, Change, Fault, Refinement, Side, Snapshot};
use proptest::prelude::{Strategy, any, prop_assert_eq, proptest};

fn refinement() -> impl Strategy<Value = Option<Refinement>> {
    (0..5_usize).prop_map(|index| Refinement::ALL.get(index).copied())
}

fn predicted_by() -> impl Strategy<Value = BTreeMap<String, Vec<String>>> {
    let by = "[A-Z][a-z0-9.]{0,5}|PT1 if “[a-z;, :]{1,9}” then “[a-z]”";
    proptest::collection::btree_map("“[ -~é\n]{1,9}”", proptest::collection::vec(by, 1..4), 0..3)
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        source in any::<String>(),
        description in "[ -~“”é\n:#]*",
        because in "[ -~“”é\"'\\\\:#{}]*",
        refinement in refinement(),
        predicted_by in predicted_by(),
        body in "[A-Z][a-z “”:\n]*[a-z]",
    ) {
        let accepted = Some(Accepted { date: "2026-11-22".to_owned(), refinement, because });
        for accepted in [accepted, None] {
            let snapshot = Snapshot {
                source: source.clone(),
                description: description.clone(),
                accepted,
                predicted_by: predicted_by.clone(),
                body: body.clone(),
            };
            prop_assert_eq!(Snapshot::read(&snapshot.written()), Ok(snapshot));
        }
    }

    #[test]
    fn the_reasons_of_a_log_are_read_back(
        because in "[A-Za-z][ -~]*[a-z]",
        refinement in refinement(),
        configurations in proptest::collection::vec("[A-Z][a-z0-9.]{0,5}|PT1 if “[a-z;, :]{1,9}” then “[a-z]”", 0..4),
    ) {
        let accepted = Accepted { date: "2026-11-22".to_owned(), refinement, because };
        let cases = vec!["north".to_owned()];
        let entry = Entry {
            accepted: accepted.clone(),
            configurations: configurations.clone(),
            predictions: cases.clone(),
            changed: cases,
            new: Vec::new(),
            late: Vec::new(),
        };
        let reason = Reason { accepted, configurations };
        let log = appended(&appended("Our own words.\n\n## A heading of ours\n\n- and: a list\n", &entry), &entry);
        prop_assert_eq!(reasons(&log), vec![reason.clone(), reason]);
    }

    #[test]
    fn no_text_breaks_the_reader(text in any::<String>(), header in "[-a-z:\\[\\]{}&*!|>'\"%@` \n]*") {
        let _ = (Snapshot::read(&text), reasons(&text));
        let _ = Snapshot::read(&format!("---\n{header}\n---\nbody\n"));
    }

    #[test]
    fn equal_bodies_differ_in_nothing(body in "([A-Z][a-z]*: [a-z]+\n)*") {
        prop_assert_eq!(Change::between(Some(&body), &body), Change::default());
    }
}

#[test]
fn windows_line_ends_and_hands_that_add_keys_do_no_harm() {
    let text = "---\r\nsource: a.cmo\r\nassertion_line: 3\r\ninfo:\r\n  note: [a, {b: c}]\r\n  cmo: 1\r\n  because: |\r\n    two\r\n    lines\r\n---\r\n1: fires\r\n\r\nPredicted:\r\n";
    let snapshot = Snapshot::read(text).unwrap();
    assert_eq!((snapshot.source.as_str(), snapshot.body.as_str()), ("a.cmo", "1: fires\n\nPredicted:"));
    assert_eq!(snapshot.accepted.unwrap().because, "two\nlines\n");
}

#[test]
fn what_differs_stands_side_by_side() {
    let before = "1a: fires\n1b: blocked by “x: y”\n\nPredicted:\n“b” present";
    let after = "1a: fires to 0.70\n1b: blocked by “x: y”\n1c: fires\n\nPredicted:\n“b” present\n“c” absent";
    let change = Change::between(Some(before), after);
    let lines: Vec<(Side, &str)> = change.lines.iter().map(|line| (line.side, line.text.as_str())).collect();
    let expected = [
        (Side::Accepted, "1a: fires"),
        (Side::Found, "1a: fires to 0.70"),
        (Side::Found, "1c: fires"),
        (Side::Found, "“c” absent"),
    ];
    assert_eq!(lines, expected);
    assert_eq!(
        (change.configurations, change.predictions),
        (vec!["1a".to_owned(), "1c".to_owned()], vec!["“c”".to_owned()])
    );
}

#[test]
fn a_statement_without_a_name_is_known_by_its_content() {
    let change = Change::between(Some("PT1 if “a: b” then “c”: fires"), "PT1 if “a: b” then “c”: blocked by “a: b”");
    assert_eq!(change.configurations, ["PT1 if “a: b” then “c”"]);
    assert!(change.predictions.is_empty());
}

#[test]
fn faults_are_told_apart() {
    let cut = |text| matches!(Snapshot::read(text), Err(Fault::Cut { .. }));
    assert!(cut("") && cut("-") && cut("---") && cut("---\nsource: a\n") && cut("---\ninfo:\n  cmo: 1\n---\n1a: fi"));
    assert!(cut("---\ninfo: [\n---\nbody\n"));
    assert_eq!(Snapshot::read("---\nsource: a\n---\nbody\n"), Err(Fault::Foreign));
    assert_eq!(Snapshot::read("body\n"), Err(Fault::Foreign));
    assert_eq!(Snapshot::read("---\ninfo:\n  cmo: 1\n---\n<<<<<<< HEAD\n"), Err(Fault::Conflict { line: 5 }));
}

#[test]
fn a_log_only_grows() {
    let accepted = Accepted { date: "2026-11-22".to_owned(), refinement: None, because: "seen".to_owned() };
    let none = Vec::new;
    let entry =
        Entry { accepted, configurations: none(), predictions: none(), changed: none(), new: none(), late: none() };
    let first = appended("", &entry);
    assert!(first.starts_with("# Refinements\n"));
    let own = "Our own words, without an end of line";
    assert!(appended(own, &entry).starts_with(&format!("{own}\n\n## 2026-11-22\n")));
    assert_eq!(appended(&first, &entry).strip_prefix(&first), Some("\n## 2026-11-22\n\n- because: seen\n"));
}
