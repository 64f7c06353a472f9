//! JSON output against the schema that the program itself prints.

use serde_json::Value;

use super::command::{Place, THEORY};

pub fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// Checks a document against `cmo schema NAME`.
pub fn assert_valid(place: &Place, name: &str, document: &Value) {
    let schema = parsed(&place.cmo(&["schema", name]).result);
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(document).map(|error| format!("{error} at {}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(document["schema"], format!("cmo.{name}/1"));
}

#[test]
fn a_goal_stands_in_each_case_with_what_becomes_of_it() {
    let place = Place::new("goal_schema").with("theory.cmo", THEORY);
    let asked = |goal: &str| {
        let cases = ["--case", "case north", "--case", "distrust", "--case", "trust"];
        let said = place.cmo(&[&["match", "theory.cmo", "--format", "json", "--goal", goal][..], &cases].concat());
        let document = parsed(&said.result);
        assert_valid(&place, "match", &document);
        (said.exit, document)
    };
    let (exit, document) = asked("1");
    assert_eq!(exit, 1);
    let goals: Vec<&Value> = (0..3).map(|case| &document["cases"][case]["goal"]).collect();
    assert_eq!((&goals[0]["id"], &goals[0]["phrase"]), (&"PT1.1".into(), &Value::Null));
    let told = |goal: &Value| [&goal["verdict"], &goal["comes_about"], &goal["exit"]].map(ToString::to_string);
    assert_eq!(told(goals[0]), ["\"fires\"", "\"yes\"", "0"]);
    assert_eq!(told(goals[1]), ["\"blocked\"", "\"no\"", "1"]);
    assert_eq!(told(goals[2]), ["\"undetermined\"", "\"open\"", "4"]);
    let (_, document) = asked("distrust");
    let goal = &document["cases"][1]["goal"];
    assert_eq!((&goal["phrase"], &goal["negated"], &goal["value"]), (&"trust".into(), &true.into(), &"present".into()));
    let none = place.cmo(&["match", "theory.cmo", "--format", "json"]).result;
    assert_eq!(parsed(&none)["cases"][0]["goal"], Value::Null);
}

#[test]
fn match_follows_its_schema() {
    let place = Place::new("match_schema").with("theory.cmo", THEORY);
    let said =
        place.cmo(&["match", "theory.cmo", "--format", "json", "--case", "case north", "--case", "truts, trust = 0.7"]);
    let document = parsed(&said.result);
    assert_valid(&place, "match", &document);
    let north = &document["cases"][0];
    assert_eq!(
        (&north["case"], &north["title"], &north["world"]),
        (&"north".into(), &"The north".into(), &"open".into())
    );
    let first = &north["configurations"][0];
    assert_eq!((&first["id"], &first["verdict"], &first["form"]), (&"PT1.1".into(), &"fires".into(), &"if".into()));
    assert_eq!(
        first["conditions"],
        serde_json::json!({ "hold": 3, "fail": 0, "unknown": 0, "contested": 0, "total": 3 })
    );
    assert_eq!(first["outcomes"][0]["agreement"], "confirmed");
    assert_eq!(first["evidence"][0]["stance"], "supports");
    let typed = &document["cases"][1];
    assert_eq!(typed["case"], "case 2");
    assert_eq!(typed["unrecognised"][0]["phrase"], "truts");
    assert_eq!(typed["configurations"][0]["verdict"], "undetermined");
    assert_eq!(typed["configurations"][0]["missing"], serde_json::json!(["data shared", "review done"]));
}

#[test]
fn a_schema_that_is_not_followed_is_noticed() {
    let place = Place::new("schema_is_strict").with("theory.cmo", THEORY);
    let mut document = parsed(&place.cmo(&["match", "theory.cmo", "--format", "json"]).result);
    document["cases"][0]["configurations"][0]["verdict"] = "wins".into();
    let schema = parsed(&place.cmo(&["schema", "match"]).result);
    assert!(!jsonschema::is_valid(&schema, &document));
}

#[test]
fn why_follows_its_schema() {
    let place = Place::new("why_schema").with("theory.cmo", THEORY);
    let said = place.cmo(&["why", "harm falls", "theory.cmo", "--case", "case north", "--format", "json"]);
    let document = parsed(&said.result);
    assert_valid(&place, "why", &document);
    assert_eq!((&document["subject"], &document["case"]), (&"harm falls".into(), &"north".into()));
    assert_eq!(document["steps"][0]["value"], "unknown");
}

#[test]
fn needs_follows_its_schema() {
    let place = Place::new("needs_schema").with("theory.cmo", THEORY);
    for question in [["1", "--case", "trust"], ["1", "--prevent", "--case=trust"]] {
        let said = place.cmo(&[&["needs", "--format", "json"][..], &question].concat());
        let document = parsed(&said.result);
        assert_valid(&place, "needs", &document);
        assert_eq!((said.exit, &document["status"]), (0, &"reachable".into()), "{said:?}");
        assert_ne!(document["sets"].as_array().unwrap().len(), 0);
    }
}

#[test]
fn evidence_follows_its_schema() {
    let place = Place::new("evidence_schema").with("theory.cmo", THEORY);
    let place = place.with("cmr.txt", "It was a quota-\ntion.\n");
    let place = place.with("more.cmo", "study Other\n  type grey literature\n  text \"cmr.txt\"\n\ncmoc 9\n  if trust\n  then harm falls\n  refuted by Other \"a quotation\", Other \"nothing of the kind was ever seen\"\n  confidence low \"few\"\n");
    let said = place.cmo(&["evidence", "--quotes", "--format", "json"]);
    let document = parsed(&said.result);
    assert_valid(&place, "evidence", &document);
    assert_eq!(said.exit, 1, "{said:?}");
    let rows = document["configurations"].as_array().unwrap();
    let refuted = rows.iter().find(|row| row["id"] == "9").unwrap();
    assert_eq!((&refuted["refutes"], &refuted["sources"]), (&2.into(), &1.into()));
    assert_eq!(refuted["gaps"], serde_json::json!(["single source", "only grey literature"]));
    assert_eq!(refuted["confidence"], serde_json::json!({ "level": "low", "reason": "few" }));
    let studies = document["studies"].as_array().unwrap();
    let cmr = studies.iter().find(|study| study["id"] == "CMR").unwrap();
    assert_eq!((&cmr["literature"], &cmr["supports"][0]["locator"]), (&"not known".into(), &"p. 2".into()));
    let quotes: Vec<_> = document["quotes"].as_array().unwrap().iter().map(|one| &one["status"]).collect();
    assert_eq!(quotes, ["found", "missing", "no text"]);
    assert_eq!(
        document["quotes"][0]["where"],
        serde_json::json!({ "text": "cmr.txt", "line": 1, "column": 8, "page": null })
    );
    let without = parsed(&place.cmo(&["evidence", "--format", "json"]).result);
    assert_eq!(without["quotes"], serde_json::json!([]));
}

#[test]
fn ask_follows_its_schema() {
    let place = Place::new("ask_schema").with("theory.cmo", THEORY);
    let said = place.cmo(&["ask", "--case", "trust", "--format", "json"]);
    let document = parsed(&said.result);
    assert_valid(&place, "ask", &document);
    assert_ne!(document["questions"].as_array().unwrap().len(), 0, "{said:?}");
    assert_eq!(document["best_order"].as_array().unwrap().len(), document["questions"].as_array().unwrap().len());
}

#[test]
fn export_follows_its_schema_and_has_all_that_the_files_say() {
    let theories = concat!(env!("CARGO_MANIFEST_DIR"), "/theories");
    let place = Place::new("export_schema").with("theory.cmo", THEORY);
    assert_valid(&place, "export", &parsed(&place.cmo(&["export", "json", theories]).result));
    let document = parsed(&place.cmo(&["export", "json", "theory.cmo"]).result);
    assert_valid(&place, "export", &document);
    let first = &document["configurations"][0];
    assert_eq!((&first["id"], &first["place"]["line"]), (&"PT1.1".into(), &8.into()));
    assert_eq!(first["context"]["all"][1]["literal"]["phrase"], "data shared");
    assert_eq!(first["evidence"][0]["quote"], "a quotation");
    let fact = &document["cases"][1]["facts"][0];
    assert_eq!((&fact["phrase"], &fact["for"], &fact["against"]), (&"trust".into(), &0.0.into(), &1.0.into()));
}

#[test]
fn check_follows_its_schema() {
    let place = Place::new("check_schema").with("theory.cmo", "cmoc 1\n  if a and b or c\n  supported by CMR\n");
    let said = place.cmo(&["check", "theory.cmo", "--format", "json"]);
    assert_eq!((said.exit, said.diagnostics.as_str()), (3, ""));
    let document = parsed(&said.result);
    assert_valid(&place, "check", &document);
    let first = &document["findings"][0];
    assert_eq!((&first["level"], &first["file"], &first["line"]), (&"error".into(), &"theory.cmo".into(), &2.into()));
}

#[test]
fn diff_follows_its_schema() {
    let place = Place::new("diff_schema").with("old.cmo", THEORY);
    let place =
        place.with("new.cmo", &THEORY.replace("if trust", "if not staff short, trust").replace("cmoc 2", "cmoc 3"));
    let said = place.cmo(&["diff", "old.cmo", "new.cmo", "--format", "json"]);
    assert_eq!((said.exit, said.diagnostics.as_str()), (0, ""));
    let document = parsed(&said.result);
    assert_valid(&place, "diff", &document);
    let changes: Vec<_> = (0..2).map(|at| &document["configurations"][at]["change"]).collect();
    assert_eq!(changes, ["narrowed", "renamed"]);
    assert_eq!(document["verdicts"][0]["to"], "undetermined");
}

#[test]
fn errors_on_standard_error_have_the_shape_of_check() {
    let place = Place::new("errors_json").with("theory.cmo", "cmoc 1\n  if a and b or c\n");
    let said = place.cmo(&["match", "theory.cmo", "--error-format", "json"]);
    assert_eq!((said.exit, said.result.as_str()), (3, ""));
    assert_valid(&place, "check", &parsed(&said.diagnostics));
    let refused = parsed(&place.cmo(&["match", "nowhere.cmo", "--error-format", "json"]).diagnostics);
    assert_eq!(refused["findings"][0]["message"], "`nowhere.cmo` cannot be read: there is no such file or folder");
    assert_valid(&place, "check", &refused);
}

/// What people are told beside findings has no place beside a document.
#[test]
fn standard_error_is_one_document() {
    let text = "cmoc 1\n  if any of (tea, a walk, tea)\n  then calm\n";
    let place = Place::new("one_document").with("theory.cmo", text);
    let two = place.0.join("two.cmo");
    std::fs::write(&two, text.replace("any of", "at least 2 of")).unwrap();
    for arguments in
        [&["check", "two.cmo"][..], &["check", "two.cmo", "--all"], &["check", "theory.cmo", "two.cmo", "--fix"]]
    {
        let said = place.cmo(&[arguments, &["--error-format", "json"]].concat());
        assert_valid(&place, "check", &parsed(&said.diagnostics));
    }
    std::fs::write(place.0.join("broken.cmo"), "cmoc 1\n  if a and b or c\n").unwrap();
    let said = place.cmo(&["diff", "broken.cmo", "broken.cmo", "--error-format", "json"]);
    assert_eq!(parsed(&said.diagnostics)["findings"].as_array().unwrap().len(), 2);
    #[cfg(feature = "sql")]
    {
        let said = place.cmo(&["sql", "two.cmo", "--dialect", "duckdb", "--error-format", "json"]);
        assert!(said.diagnostics.is_empty() && said.result.starts_with("WITH"), "{said:?}");
    }
}

#[test]
fn arguments_that_cannot_be_read_have_the_shape_of_check() {
    let place = Place::new("arguments_json");
    for arguments in [
        &["match", "--error-format", "json", "--format", "xml"][..],
        &["why", "--error-format=json"],
        &["mach", "--error-format", "json"],
        &["match", "--threads", "0", "--error-format", "json"],
        &["new", "a", "b", "--error-format", "json"],
    ] {
        let said = place.cmo(arguments);
        assert_eq!((said.exit, said.result.as_str()), (2, ""), "{arguments:?}: {said:?}");
        let document = parsed(&said.diagnostics);
        assert_valid(&place, "check", &document);
        let finding = &document["findings"][0];
        assert_eq!((&finding["name"], &finding["level"]), (&"usage".into(), &"error".into()), "{arguments:?}");
        assert!(finding["help"].is_string() && finding["code"].is_null(), "{arguments:?}: {finding}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let place = Place::new("same_bytes").with("theory.cmo", THEORY);
    let run = || place.cmo(&["match", ".", "--format", "json", "--all"]).result;
    assert_eq!(run(), run());
}

#[test]
fn the_shipped_theories_follow_the_schema() {
    let place = Place::new("shipped_schema");
    let theories = concat!(env!("CARGO_MANIFEST_DIR"), "/theories");
    let document = parsed(&place.cmo(&["match", theories, "--format", "json", "--all"]).result);
    assert_valid(&place, "match", &document);
    let cases = document["cases"].as_array().unwrap();
    assert!(cases.iter().all(|case| !case["configurations"].as_array().unwrap().is_empty()), "{cases:?}");
}

#[test]
fn vocabulary_follows_its_schema() {
    let place = Place::new("vocabulary_schema").with("theory.cmo", THEORY);
    let document = parsed(&place.cmo(&["vocabulary", "theory.cmo", "--format", "json"]).result);
    assert_valid(&place, "vocabulary", &document);
    let trust = &document["phrases"][0];
    assert_eq!((&trust["phrase"], &trust["kind"]), (&"trust".into(), &"context".into()));
    assert_eq!(trust["names"][0], serde_json::json!({ "name": "distrust", "negated": true }));
    assert_eq!(trust["places"][1]["as"], "context");
    assert_eq!(document["open_ends"]["outcomes"][0]["phrase"], "harm falls");
    let ends: Vec<&Value> = document["open_ends"]["contexts"].as_array().unwrap().iter().collect();
    assert_eq!(ends.len(), 3);
}

#[test]
fn rename_follows_its_schema() {
    let place = Place::new("rename_schema").with("theory.cmo", THEORY);
    let arguments = ["rename", "data shared", "clinical data shared", "--format", "json"];
    let document = parsed(&place.cmo(&arguments).result);
    assert_valid(&place, "rename", &document);
    assert_eq!((&document["written"], &document["files"][0]["file"]), (&false.into(), &"theory.cmo".into()));
    let first = &document["files"][0]["changes"][0];
    let lines: Vec<&str> = THEORY.lines().collect();
    let line = first["line"].as_u64().unwrap() as usize;
    assert_eq!(first["before"], serde_json::json!([lines[line - 1]]));
    assert_eq!(first["after"], serde_json::json!([lines[line - 1].replace("data shared", "clinical data shared")]));
    let joined = place.cmo(&["rename", "staff short", "data shared", "--join", "--write", "--format", "json"]);
    let document = parsed(&joined.result);
    assert_valid(&place, "rename", &document);
    assert_eq!((&document["joins"], &document["written"]), (&true.into(), &true.into()));
    assert_eq!(document["verdicts"][0]["to"], "blocked");
}

#[test]
fn what_would_change_follows_the_schema_of_match() {
    let place = Place::new("what_if_schema").with("theory.cmo", THEORY);
    let said =
        place.cmo(&["match", "--case", "case north", "--what-if", "-data shared, ?review done", "--format", "json"]);
    let document = parsed(&said.result);
    assert_valid(&place, "match", &document);
    let told = &document["cases"][0]["what_if"];
    let fact = &told["facts"][0];
    assert_eq!((&fact["value"], &fact["was"], &fact["already"]), (&"absent".into(), &"present".into(), &false.into()));
    let verdict = &told["verdicts"][0];
    assert_eq!([&verdict["id"], &verdict["from"], &verdict["to"]], ["PT1.1", "fires", "blocked"]);
    assert_eq!(document["cases"][0]["configurations"][0]["verdict"], "fires");
    assert_eq!(told["predictions"][0]["to"], "unknown");
    let plain = parsed(&place.cmo(&["match", "--format", "json"]).result);
    assert_eq!(plain["cases"][0]["what_if"], Value::Null);
}

/// The case as it would be is one that starts from the other, and replaces what is supposed.
#[test]
fn what_would_change_is_what_a_case_like_it_shows() {
    let verdicts = |place: &Place, case: &str| -> Vec<(String, String)> {
        let named = format!("case {case}");
        let document = parsed(&place.cmo(&["match", "--case", &named, "--format", "json"]).result);
        let all = document["cases"][0]["configurations"].as_array().unwrap().clone();
        all.iter().map(|one| ["id", "verdict"].map(|key| one[key].as_str().unwrap().to_owned()).into()).collect()
    };
    for (index, (supposed, facts)) in [
        ("-data shared", "not data shared"),
        ("+distrust", "distrust"),
        ("?trust, ?deprescribing", "unknown trust, unknown deprescribing"),
        ("-deprescribing; +staff short", "not deprescribing, staff short"),
        ("-staff short and -review done", "not staff short, not review done"),
    ]
    .into_iter()
    .enumerate()
    {
        let other = format!("\ncase other\n  like north\n  {facts}\n");
        let place = Place::new(&format!("what_if_like_{index}")).with("theory.cmo", &(THEORY.to_owned() + &other));
        let said = place.cmo(&["match", "--case", "case north", "--what-if", supposed, "--format", "json"]);
        let document = parsed(&said.result);
        let mut told = verdicts(&place, "north");
        for change in document["cases"][0]["what_if"]["verdicts"].as_array().unwrap() {
            let one = told.iter_mut().find(|(id, _)| change["id"] == id.as_str()).unwrap();
            assert_eq!(change["from"], one.1.as_str());
            one.1 = change["to"].as_str().unwrap().to_owned();
        }
        assert_eq!(told, verdicts(&place, "other"), "{supposed}");
    }
}
