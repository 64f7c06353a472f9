//! Documents that are not as they are to be: each fault with its line and place, several at once, and nothing falls over.

use cmo::import::json::import;
use serde_json::{Value, json};

use super::{Said, Shelf, faults};

const THEORY: &str = "\
study S

context trust
  opposite distrust
  also faith

theory T

group g

cmoc 1
  if trust and not time short
  then care planned
  supported by S, case one

case one
  trust, time short = 0.7
  expect cmoc T.1 fires

case two
  like one
  source S
";

/// The document of a theory, changed.
fn changed(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let exported = Said::of(THEORY, &Shelf::default()).unwrap().exported();
    let mut document: Value = serde_json::from_str(&exported).unwrap();
    change(&mut document);
    faults(&document.to_string())
}

fn only(change: impl FnOnce(&mut Value)) -> String {
    let [only] = changed(change).try_into().unwrap();
    only
}

#[test]
fn what_is_no_document_of_a_theory_is_told_to_be_none() {
    let whole = |bytes: &[u8]| {
        let [one] = import("a.json", bytes).unwrap_err().try_into().unwrap();
        assert!(!one.help.is_empty() && one.pointer.is_empty());
        format!("{}: {}", one.line, one.says)
    };
    assert_eq!(whole(b""), "1: this is no JSON: EOF while parsing a value, in column 0");
    assert_eq!(whole(b"{\n  \"schema\": 1,\n}"), "3: this is no JSON: key must be a string, in column 1");
    assert_eq!(whole(b"{} {}"), "1: this is no JSON: trailing characters, in column 4");
    assert_eq!(whole(b"{\n\"a\xff\": 1}"), "2: byte 5 is no text in UTF-8");
    let none = "1: this is no document of a theory: it has no `\"schema\": \"cmo.export/1\"`";
    for text in ["[]", "{}", "7", "{\"schema\": 1}"] {
        assert_eq!(whole(text.as_bytes()), none);
    }
    assert_eq!(whole(b"{\"schema\": \"cmo.match/1\"}"), "1: this is `cmo.match/1`, and not `cmo.export/1`");
    let mut deep = "[".repeat(100_000);
    assert_eq!(whole(deep.as_bytes()), "1: this is nested more than 640 levels deep");
    deep.insert_str(0, "\"\\\"[[[[\"");
    assert_eq!(whole(deep.as_bytes()), "1: this is nested more than 640 levels deep");
}

#[test]
fn every_element_with_a_wrong_form_is_told_at_once() {
    let told = changed(|document| {
        document["titles"] = json!([]);
        document["studies"] = json!({});
        document.as_object_mut().unwrap().remove("bibliographies");
        document["theories"][0]["levle"] = json!("micro");
        document["theories"][0]["mechanisms"] = json!([{ "phrase": "trust", "negated": false, "x/y": 1 }]);
        document["configurations"][0]["form"] = json!("when");
        document["configurations"][0]["context"] = json!({ "all": [{ "literal": { "phrase": 7, "negated": false } }] });
        document["cases"][0].as_object_mut().unwrap().remove("complete");
        document["cases"][1]["facts"][0]["for"] = json!("0.7");
        document["phrases"][0]["notes"] = json!("a note");
    });
    assert_eq!(
        told,
        [
            "1 /titles: there is no field `titles` here",
            "1 /theories/0/levle: there is no field `levle` here: near it is `level`",
            "1 /theories/0/mechanisms/0/x~1y: there is no field `x/y` here",
            "1 /phrases/0/notes: this is the text \"a note\", where a list is to stand",
            "1 /configurations/0/context/all/0/literal/phrase: this is the number `7`, where a text is to stand",
            "1 /studies: this is an object, where a list is to stand",
            "1 : the field `bibliographies` is missing",
            "1 /cases/0: the field `complete` is missing",
            "1 /cases/1/facts/0/for: this is the text \"0.7\", where a number is to stand",
        ]
    );
}

#[test]
fn fields_that_stand_twice_are_told() {
    let text = "{\"schema\": \"cmo.export/1\", \"theories\": [], \"groups\": [], \"phrases\": [], \"configurations\": [],\n\
                \"studies\": [{\"id\": \"a\", \"id\": \"b\"}], \"bibliographies\": [], \"cases\": [],\n\"cases\": []}";
    assert_eq!(
        faults(text),
        ["3 /cases: the field `cases` stands twice", "2 /studies/0: the field `id` stands twice",]
    );
}

#[test]
fn names_that_nothing_has_are_told() {
    let told = changed(|document| {
        let one = &mut document["configurations"][0];
        one["theory"] = json!("t");
        one["group"] = json!("h");
        one["relations"] = json!([{ "relation": "refines", "to": "1" }]);
        one["evidence"][0]["study"] = json!("s");
        one["evidence"][0]["via"] = json!("inch");
        one["evidence"][1]["case"] = json!("on");
        one["context"]["all"][0]["literal"]["phrase"] = json!("trsut");
        one["outcomes"][0]["phrase"] = json!("faith");
        let cases = &mut document["cases"];
        cases[0]["facts"][0]["phrase"] = json!("Distrust");
        cases[0]["expectations"][0]["id"] = json!("T.2");
        cases[0]["theory"] = json!("U");
        cases[1]["sources"] = json!(["one"]);
        cases[1]["like"] = json!("three");
        document["groups"][0]["theory"] = json!("U");
    });
    assert_eq!(
        told,
        [
            "1 /groups/0/theory: `U` is no theory of the document",
            "1 /configurations/0/theory: `t` is no theory of the document",
            "1 /configurations/0/group: `h` is no group of the theory `t` in the document",
            "1 /configurations/0/context/all/0/literal/phrase: `trsut` is not among `phrases`",
            "1 /configurations/0/outcomes/0/phrase: `faith` is another name of `trust`",
            "1 /configurations/0/evidence/0/study: `s` is no study of the document, and no key of a bibliography",
            "1 /configurations/0/evidence/0/via: `inch` is no study of the document, and no key of a bibliography",
            "1 /configurations/0/evidence/1/case: `on` is no case of the document",
            "1 /configurations/0/relations/0/to: `1` is the full name of no configuration of the document",
            "1 /configurations/0/id: `T.1` is no full name in the theory `t`",
            "1 /cases/0/theory: `U` is no theory of the document",
            "1 /cases/0/facts/0/phrase: `Distrust` is the opposite of `trust`",
            "1 /cases/0/expectations/0/id: `T.2` is the full name of no configuration of the document",
            "1 /cases/1/sources/0: `one` is no study of the document",
            "1 /cases/1/like: `three` is no case of the document",
        ]
    );
}

#[test]
fn what_cannot_be_written_is_told() {
    let told = changed(|document| {
        document["studies"][0]["id"] = json!("a study");
        document["studies"][0]["cites"] = json!(["inch 2019"]);
        document["bibliographies"] = json!([{ "path": "", "keys": ["inch 2019"] }]);
        document["phrases"][0]["also"] = json!(["...", "two\nlines", "two  spaces", "", "time short"]);
        document["phrases"][1]["means"] = json!("said of what is not declared");
        let one = &mut document["configurations"][0];
        one["id"] = json!("1");
        one["mechanisms"] = json!([{ "phrase": "time short", "negated": true }]);
        one["open_mechanism"] = json!(true);
        one["resource"] = json!({ "any": [] });
        one["context"] = json!({ "at_least": { "number": 4_000_000_000_u32, "of": [{ "not": "open" }] } });
        one["evidence"] = json!([{ "stance": "refutes", "study": null, "case": "one", "locator": "p. [4]", "quote": null, "via": null },
            { "stance": "refutes", "study": null, "case": null, "locator": null, "quote": null, "via": null }]);
        let facts = &mut document["cases"][0]["facts"];
        facts[0]["against"] = json!(0.5);
        facts[1]["degree"] = json!(0.6);
        facts.as_array_mut().unwrap().push(json!({ "phrase": "trust", "for": 1e300, "against": -1e300, "observed": false, "locator": null, "quote": null }));
        facts.as_array_mut().unwrap().push(
            json!({ "phrase": "trust", "for": null, "against": 1, "observed": false, "locator": null, "quote": null }),
        );
        facts.as_array_mut().unwrap().push(json!({ "phrase": "time short", "for": 1, "against": 0, "opposite": true, "observed": false, "locator": null, "quote": null }));
        document["cases"][0]["expectations"][0]["phrase"] = json!({ "phrase": "trust", "negated": false });
    });
    assert_eq!(
        told,
        [
            "1 /studies/0/id: `a study` is no ID",
            "1 /phrases/0/also/1: `two lines` is no phrase",
            "1 /phrases/0/also/2: `two spaces` is no phrase",
            "1 /phrases/0/also/3: `` is no phrase",
            "1 /phrases/0/also/4: `time short` is a name of `time short` already",
            "1 /bibliographies/0/path: a bibliography without a file",
            "1 /studies/0/cites/0: `inch 2019` cannot be cited: it is no single word",
            "1 /phrases/1/means: `time short` is not declared, and what it says stands below a declaration",
            "1 /configurations/0/context/at_least/number: `at least 4000000000 of` stands before a list of 1",
            "1 /configurations/0/mechanisms/0: `time short` is negated, and no `not` is written here",
            "1 /configurations/0/open_mechanism: a mechanism that is stated is not open",
            "1 /configurations/0/evidence/0/locator: `p. [4]` is no locator",
            "1 /configurations/0/evidence/1: evidence comes from a study or from a case",
            "1 /configurations/0/id: `1` is no full name in the theory `T`",
            "1 /cases/0/facts/0: 1.0 for and 0.5 against is nothing that one fact says",
            "1 /cases/0/facts/1: 0.7 for and 0.30000000000000004 against is nothing that one fact says",
            "1 /cases/0/facts/2: 1e300 for and -1e300 against is nothing that one fact says",
            "1 /cases/0/facts/3: a fact has a degree for its phrase and one against it",
            "1 /cases/0/facts/4/opposite: `time short` has no opposite",
            "1 /cases/0/expectations/0: an expectation is of a configuration or of a phrase",
            "1 /cases/1/sources/0: `S` is no study of the document",
        ]
    );
}

#[test]
fn what_stands_below_an_id_alone_is_told() {
    let told = changed(|document| {
        let one = &mut document["configurations"][0];
        (one["named"], one["title"], one["actor"]) = (json!(false), json!("One"), json!("the GP"));
        one["weakened_by"] = json!([{ "phrase": "trust", "negated": false }]);
    });
    let alone = "this stands in a configuration with an ID of its own alone";
    let fields = ["title", "actor", "weakened_by"].map(|field| format!("1 /configurations/0/{field}: {alone}"));
    assert_eq!(told, fields);
}

#[test]
fn cases_that_start_from_themselves_are_told_once_a_circle() {
    let told = changed(|document| {
        document["cases"][0]["like"] = json!("two");
        let mut three = document["cases"][1].clone();
        (three["id"], three["like"]) = (json!("three"), json!("three"));
        document["cases"].as_array_mut().unwrap().push(three);
    });
    assert_eq!(
        told,
        [
            "1 /cases/0/like: `one` starts from itself, by way of the cases that it is like",
            "1 /cases/2/like: `three` starts from itself, by way of the cases that it is like",
        ]
    );
}

#[test]
fn facts_that_a_case_has_from_another_come_first() {
    let told = only(|document| document["cases"][1]["facts"].as_array_mut().unwrap().truncate(1));
    assert_eq!(told, "1 /cases/1/facts: these facts do not start from those of `one`");
    let told = only(|document| {
        document["cases"][1]["facts"][1]["phrase"] = json!("care planned");
        document["cases"][1]["facts"].as_array_mut().unwrap().swap(0, 1);
    });
    assert_eq!(told, "1 /cases/1/facts: these facts do not start from those of `one`");
}

#[test]
fn conditions_are_nested_as_deep_as_the_language_has_them() {
    let exported = Said::of(THEORY, &Shelf::default()).unwrap().exported();
    let nested = |levels: usize| {
        let condition = (0..levels).fold(json!("open"), |inner, _| json!({ "not": inner }));
        let mut document: Value = serde_json::from_str(&exported).unwrap();
        document["configurations"][0]["context"] = condition;
        import("a.json", document.to_string().as_bytes())
    };
    assert!(nested(128).is_ok());
    for levels in [129, 600] {
        let [one] = nested(levels).unwrap_err().try_into().unwrap();
        assert_eq!(
            (one.pointer.as_str(), one.says.as_str()),
            ("/configurations/0/context", "this condition is nested more than 128 levels deep")
        );
    }
}

/// A byte of a document more, less or another: told, or read, and nothing falls over.
#[test]
fn damaged_documents_are_told() {
    let exported = Said::of(THEORY, &Shelf::default()).unwrap().exported().replace('\n', "");
    let bytes = exported.as_bytes();
    for at in (0..bytes.len()).step_by(7) {
        for damage in [&b""[..], b"\"", b"{", b"9", b"\\", b"\xff"] {
            let damaged = [&bytes[..at], damage, &bytes[at + 1..]].concat();
            let _ = import("a.json", &damaged);
        }
    }
}

#[test]
fn an_id_that_no_configuration_has_is_told() {
    let told = [
        ("T.", "1 /configurations/0/id: `T.` is no full name in the theory `T`"),
        ("T.if1", "1 /configurations/0/id: `if1` is what a statement without an ID is called"),
    ];
    for (id, told) in told {
        let found = changed(|document| {
            document["configurations"][0]["id"] = json!(id);
            document["cases"][0]["expectations"] = json!([]);
        });
        assert_eq!(found, [told]);
    }
}

#[test]
fn the_one_theory_of_a_document_is_one_that_it_has() {
    let told = changed(|document| document["theory"] = json!("Nowhere"));
    assert_eq!(told[0], "1 /theory: this is not the one theory of the document");
}

#[test]
fn long_names_that_are_nearly_the_same_take_no_time() {
    let long = "word ".repeat(20_000) + "end";
    let told = only(|document| {
        document["phrases"][0]["phrase"] = json!(long.clone() + "s");
        document["configurations"][0]["outcomes"] = json!([{ "phrase": long, "negated": false }]);
        document["configurations"][0]["context"] = json!("open");
        document["cases"] = json!([]);
        document["configurations"][0]["evidence"] = json!([]);
    });
    assert!(told.contains("is not among `phrases`"), "{told}");
}
