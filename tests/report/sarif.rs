//! SARIF as the sites and editors that read it hold it: its schema, and its paths.

use cmo::diagnostic::{Code, Diagnostic};
use cmo::report::diagnostics::{Findings, sarif};
use cmo::source::{Place, Source, SourceId, Sources, Span};

fn log(name: &str) -> serde_json::Value {
    let mut sources = Sources::new();
    sources.add(Source::new(name, "cmoc 1a\n  if trust\n  then deprescribing\n"));
    let place = |start, end| Place { source: SourceId(0), span: Span::new(start, end) };
    let found = [
        Diagnostic::error(Code(201), place(0, 4), "there is no study `CHIPS`").related(place(10, 12), "here"),
        Diagnostic::warning(Code(514), place(5, 7), "all evidence on `1a` refutes it").about("1a"),
        Diagnostic::advice(Code(510), place(5, 7), "`1a` does not say by which mechanism").help("add one"),
    ];
    let accepted = [(found[1].clone(), "it is kept for the record".to_owned())];
    let findings = Findings::of(&found, &sources).with_accepted(&accepted, &sources);
    serde_json::from_str(&sarif(&findings)).unwrap()
}

/// The parts of SARIF 2.1.0 that are written, as its specification has them; nothing else may stand there.
#[test]
fn a_log_keeps_to_the_schema() {
    let schema: serde_json::Value = serde_json::from_str(include_str!("sarif-2.1.0.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let log = log("theories/working.cmo");
    let faults: Vec<String> = validator.iter_errors(&log).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}\n{log:#}");
    let mut other = log;
    other["runs"][0]["results"][0]["level"] = "advice".into();
    assert!(!validator.is_valid(&other));
}

#[test]
fn a_path_is_a_relative_reference() {
    for (name, uri) in [
        ("theories/working.cmo", "theories/working.cmo"),
        ("ward #3/österreich 100%.cmo", "ward%20%233/%C3%B6sterreich%20100%25.cmo"),
        ("a?b:c\\d[1].cmo", "a%3Fb%3Ac/d%5B1%5D.cmo"),
    ] {
        let log = log(name);
        let location = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(location["uri"], uri, "{name}");
    }
}
