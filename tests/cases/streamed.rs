//! What the program prints of a table is what it prints of the same cases where a file declares them.

use std::fs;

use serde_json::Value;

use crate::cli::command::{Place, THEORY};
use crate::cli::json::assert_valid;

/// The same cases twice.
const DECLARED: &str = "\
case a
  trust, data shared, not review done, unknown staff short

case b
  trust = 0.7, data shared = 0.25
  observed deprescribing, harm falls

case c
  trust, distrust
";
const TABLE: &str = "\
case,trust,data shared,review done,staff short,distrust,deprescribing,harm falls
a,1,yes,no,?,,,
b,0.7,0.25,,,,1,present
c,1,,,,1,,
";

pub fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

pub fn place(name: &str) -> Place {
    let theory = THEORY.split("case north \"").next().unwrap().replace(", case north", "");
    Place::new(name).with("theory.cmo", &theory).with("cases.cmo", DECLARED).with("cases.csv", TABLE)
}

#[test]
fn a_table_is_told_as_the_same_cases_are_that_a_file_declares() {
    let place = place("table_told");
    for more in [&[][..], &["--closed-world"], &["--theory", "PT1", "--only", "undetermined"], &["--what-if", "+trust"]]
    {
        let declared = [&["match", "theory.cmo", "--cases", "cases.cmo"], more].concat();
        let table =
            [&["match", "theory.cmo", "--cases", "cases.csv", "--observed", "deprescribing,harm falls"], more].concat();
        for form in [&[][..], &["--format", "json"]] {
            let (declared, table) = (place.cmo(&[&declared, form].concat()), place.cmo(&[&table, form].concat()));
            assert_eq!((declared.exit, &declared.result), (table.exit, &table.result), "{more:?}");
        }
    }
}

#[test]
fn a_document_that_is_streamed_follows_its_schema() {
    let place = place("table_schema");
    let file = place.cmo(&["match", "theory.cmo", "--cases", "cases.csv", "--format", "json"]);
    assert_valid(&place, "match", &parsed(&file.result));
    let standard = place.cmo_reading(&["match", "theory.cmo", "--cases", "-", "--format", "json"], TABLE);
    assert_eq!(file.result, standard.result);
    let summary = place.cmo(&["match", "theory.cmo", "--cases", "cases.csv", "--summary", "--format", "json"]);
    let document = parsed(&summary.result);
    assert_valid(&place, "summary", &document);
    assert_eq!((&document["cases"], &document["skipped_rows"]), (&3.into(), &0.into()));
    let counts = |of: &Value, keys: [&str; 4]| keys.map(|key| of[key].as_u64().unwrap());
    let verdicts = ["fires", "blocked", "undetermined", "contested"];
    let sums =
        document["configurations"].as_array().unwrap().iter().map(|one| counts(one, verdicts).iter().sum::<u64>());
    assert!(sums.into_iter().all(|sum| sum == 3), "{document}");
}

#[test]
fn an_output_is_there_when_it_is_whole_and_not_before() {
    let place = place("table_output").with("bad.csv", "case,trust\na,1\nb,maybe\n").with("old.csv", "as it was\n");
    let table = |cases: &'static str, output: &'static str| {
        place.cmo(&["match", "theory.cmo", "--cases", cases, "--output", output])
    };
    assert_eq!(table("bad.csv", "old.csv").exit, 3);
    assert_eq!(fs::read_to_string(place.0.join("old.csv")).unwrap(), "as it was\n");
    assert_eq!(table("cases.csv", "cases.csv").exit, 2);
    assert_eq!(table("cases.csv", "old.csv").exit, 0);
    assert_eq!(table("cases.csv", "new.ndjson").exit, 0);
    let wide = fs::read_to_string(place.0.join("old.csv")).unwrap();
    assert_eq!(wide.lines().next(), Some("case,PT1.1,PT1.2"));
    assert_eq!(wide.lines().count(), 4);
    for line in fs::read_to_string(place.0.join("new.ndjson")).unwrap().lines() {
        assert_eq!(parsed(line)["verdicts"].as_object().unwrap().len(), 2);
    }
    let left: Vec<_> = fs::read_dir(&place.0).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with('.')), "{left:?}");
}

/// Many rows on two threads: the rows of the output are those of the table, in their order.
#[test]
fn the_rows_of_an_output_stand_in_their_order() {
    let rows: String = (0..9_000).map(|row| format!("c{row},{},1\n", row % 2)).collect();
    let place = place("table_order").with("many.csv", &format!("case,trust,data shared\n{rows}"));
    let said = place.cmo(&["match", "theory.cmo", "--cases", "many.csv", "--output", "out.csv", "--threads", "2"]);
    assert_eq!(said.exit, 0, "{}", said.diagnostics);
    let text = fs::read_to_string(place.0.join("out.csv")).unwrap();
    for (row, line) in text.lines().skip(1).enumerate() {
        let verdict = if row % 2 == 1 { "undetermined" } else { "blocked" };
        assert!(line.starts_with(&format!("c{row},{verdict},")), "{line}");
    }
    assert_eq!(text.lines().count(), 9_001);
}
