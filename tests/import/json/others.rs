//! Documents of other programs, and of a part of a theory: what they say in another way is read, and what is left out is told.

use cmo::import::json::import;
use serde_json::{Value, json};

use super::{Said, Shelf, comes_back};
use crate::cli::command::{Place, THEORY};
use crate::cli::json::{assert_valid, parsed};
use crate::import::remarks;

/// A document of two phrases, a configuration and a case.
fn document() -> Value {
    let phrase = |name: &str, role: &str| json!({ "phrase": name, "roles": [role], "also": [], "opposites": [], "implies": [], "fixed": false, "notes": [] });
    let literal = |name: &str, negated: bool| json!({ "phrase": name, "negated": negated });
    json!({
        "schema": "cmo.export/1",
        "theories": [], "groups": [], "studies": [], "bibliographies": [],
        "phrases": [phrase("blame", "context"), phrase("care", "outcome")],
        "configurations": [{
            "id": "1", "named": true, "form": "if", "context": { "literal": literal("blame", true) },
            "mechanisms": [], "open_mechanism": false, "outcomes": [literal("care", false)],
            "strengthened_by": [], "weakened_by": [], "evidence": [], "retired": false, "because": [], "notes": [],
            "relations": [],
        }],
        "cases": [{
            "id": "a", "facts": [{ "phrase": "blame", "for": 0.3, "against": 0.7, "observed": false }],
            "complete": true, "sources": [], "expectations": [], "unrecognised": [], "notes": [],
        }],
    })
}

fn written(document: &Value) -> (String, Vec<String>) {
    let imported = import("a.json", document.to_string().as_bytes()).unwrap();
    let body = imported.text.split_once("\n\n").unwrap().1.to_owned();
    (body, remarks(&imported))
}

#[test]
fn what_may_be_left_out_or_said_otherwise_is_read() {
    let text = "cmoc 1\n  if   not blame\n  then care\n\ncase a\n  complete\n  blame = 0.3\n";
    assert_eq!(written(&document()), (text.to_owned(), Vec::new()));
    let with_mark = [b"\xef\xbb\xbf", document().to_string().as_bytes()].concat();
    assert!(import("a.json", &with_mark).unwrap().text.ends_with(text));
}

#[test]
fn what_is_written_otherwise_is_told() {
    let mut document = document();
    document["configurations"][0]["notes"] = json!(["one\ntwo"]);
    document["configurations"][0]["retired"] = json!(true);
    document["phrases"][1]["roles"] = json!([]);
    document["phrases"].as_array_mut().unwrap().swap(0, 1);
    let unused = json!({ "phrase": "idle", "roles": [], "also": [], "opposites": [], "implies": [], "fixed": false, "notes": [] });
    document["phrases"].as_array_mut().unwrap().push(unused);
    document["bibliographies"] = json!([{ "path": "k.bib", "keys": ["a"] }, { "path": "k.bib", "keys": ["b"] }]);
    let (text, told) = written(&document);
    assert!(text.contains("note \"one two\""), "{text}");
    assert_eq!(
        told,
        [
            "/bibliographies/0: the entries are no part of the document: their file is to stand at `k.bib` beside what is written",
            "/bibliographies/1: two files are called `k.bib`: give one of them another name, here and there",
            "/phrases/0/roles: `[]` is written as `[\"outcome\"]`",
            "/phrases/2: left out: it is not declared, and nothing uses it",
            "/phrases: these stand in another order in what is written",
            "/configurations/0/notes/0: `\"one\\ntwo\"` is written as `\"one two\"`",
            "/configurations/0/retired: `true` is written as `false`",
        ]
    );
}

/// Two configurations of one ID are an error of what is written, as in a table that is read.
#[test]
fn what_is_wrong_with_what_is_written_is_told_with_its_line() {
    let mut document = document();
    document["configurations"][0]["relations"] = json!([{ "relation": "refines", "to": "1" }]);
    let (_, told) = written(&document);
    assert_eq!(
        told,
        [
            ": line 6 of what is written has an error, to be mended there: `1` cannot stand in `refines` to itself",
            ": since it has errors, what is written is not compared with the document",
        ]
    );
}

/// In one text, a theory owns all that follows it, and a group too.
#[test]
fn configurations_that_no_text_has_in_this_order_are_ordered_anew() {
    let files = [
        "theory T\n\ncmoc 1\n  if a\n  then b\n",
        "group g\n\nif c then d\n  supported by case e\n",
        "if e then f\n\ncase e\n  e\n  expect cmoc if2 fires\n",
    ];
    let place = Place::new("json_joined").with("a/0.cmo", files[0]).with("a/1.cmo", files[1]).with("a/2.cmo", files[2]);
    let document = place.cmo(&["export", "json", "a"]).result;
    let place = place.with("a.json", &document);
    let said = place.cmo(&["import", "json", "a.json"]);
    let text = "if   e\nthen f\n\ngroup g\n\nif   c\nthen d\n  supported by case e\n\ntheory T\n\ncmoc 1\n  if   a\n  then b\n\n\
                case e\n  e\n  expect cmoc if1 fires\n";
    assert_eq!((said.exit, said.result.split_once("\n\n").unwrap().1), (0, text));
    let told = "\
a.json, /configurations/1: `if1` has no ID, and is shown as `if2` in what is written
a.json, /configurations/2: `if2` has no ID, and is shown as `if1` in what is written
a.json, /phrases: these stand in another order in what is written
a.json, /configurations: these stand in another order in what is written
a.json: 3 configurations, 0 studies, 1 case carried over
";
    assert_eq!(said.diagnostics, told);
}

#[test]
fn a_document_of_one_theory_leaves_out_what_it_says_of_others() {
    let more = "\ntheory PT2\n\ncmoc 1\n  if rain\n  then mud\n  refines PT1.2\n\n\
                case wet\n  rain\n  expect cmoc PT1.1 undetermined\n  expect mud present\n  expect harm falls unknown\n";
    let place = Place::new("json_part").with("a.cmo", &format!("{THEORY}{more}"));
    let document = place.cmo(&["export", "json", "--theory", "PT2"]).result;
    assert_eq!(parsed(&document)["theory"], "PT2");
    let place = place.with("a.json", &document);
    let said = place.cmo(&["import", "json", "a.json"]);
    assert!(
        said.result.ends_with("cmoc 1\n  if   rain\n  then mud\n\ncase wet\n  rain\n  expect mud present\n"),
        "{said:?}"
    );
    let told = "\
a.json, /configurations/0/relations/0/to: left out: `PT1.2` is no part of the document, which is of the theory `PT2` alone
a.json, /cases/2/expectations/0/id: left out: `PT1.1` is no part of the document, which is of the theory `PT2` alone
a.json, /cases/2/expectations/2/phrase: left out: nothing in the document uses `harm falls`, since it is of one theory
a.json, /phrases/3: left out: it is not declared, and nothing uses it
a.json, /phrases/5: left out: it is not declared, and nothing uses it
a.json, /phrases/6: left out: it is not declared, and nothing uses it
a.json: 1 configuration, 1 study, 1 declared phrase, 3 cases carried over
";
    assert_eq!((said.exit, said.diagnostics.as_str()), (0, told));
}

#[test]
fn the_report_and_the_errors_follow_their_schemas() {
    let place = Place::new("json_report").with("a.json", &document().to_string()).with("b.json", "{\n\"schema\": 7}");
    let said = place.cmo(&["import", "json", "a.json", "--output", "new/a.cmo", "--error-format", "json"]);
    assert_eq!((said.exit, said.result.as_str()), (0, "wrote new/a.cmo\n"));
    let report = parsed(&said.diagnostics);
    assert_valid(&place, "import", &report);
    assert_eq!([&report["configurations"], &report["phrases"], &report["cases"]], [1, 0, 1]);
    let again = place.cmo(&["import", "json", "a.json", "--output", "new/a.cmo"]);
    assert_eq!((again.exit, again.result.as_str()), (2, ""));
    let wrong = place.cmo(&["import", "json", "b.json", "--error-format", "json"]);
    assert_eq!((wrong.exit, wrong.result.as_str()), (2, ""));
    let findings = parsed(&wrong.diagnostics);
    assert_valid(&place, "check", &findings);
    assert_eq!((&findings["findings"][0]["file"], &findings["findings"][0]["line"]), (&"b.json".into(), &1.into()));
}

/// A phrase that appears first in a case, below it, or in a clause that stands before the `if`.
#[test]
fn phrases_appear_in_the_order_of_the_document() {
    let text = "case a\n  expect w unknown\n  z, not y\n  expect v unknown\n  x\n\n\
                cmoc 1\n  weakened by u\n  strengthened by t, x\n  if v and y\n  then w\n\n\
                outcome w\n  when s or r\n  implies q\n\ncontext o\n  implies p\n  when q\n  implies n\n";
    let imported = comes_back(&Said::of(text, &Shelf::default()).unwrap(), &Shelf::default()).unwrap();
    assert!(imported.remarks.is_empty(), "{:#?}\n{}", imported.remarks, imported.text);
}

/// What belongs to other theories is left out and told; all else is compared as in any document.
#[test]
fn a_document_of_one_theory_is_compared_save_what_is_left_out() {
    let theory = "study S\n\ntheory T\n\ncmoc 1\n  if a\n  then b\n  supported by S \"as it was\", case one\n\n\
                  theory U\n\ncmoc 1\n  if b\n  then c\n\ncase one\n  theory U\n  b\n";
    let place = Place::new("json_one_theory").with("a.cmo", theory);
    let document = place.cmo(&["export", "json", "a.cmo", "--theory", "T"]).result;
    let told = |document: &str| written(&serde_json::from_str(document).unwrap()).1;
    let left_out = "/configurations/0/evidence/1/case: left out: `one` is no part of the document, which is of the theory `T` alone";
    let unused = "/phrases/2: left out: it is not declared, and nothing uses it";
    assert_eq!(told(&document), [left_out, unused]);
    let changed = "/configurations/0/evidence/0/quote: `\"as it\\nwas\"` is written as `\"as it was\"`";
    assert_eq!(told(&document.replace("as it was", "as it\\nwas")), [left_out, unused, changed]);
}
