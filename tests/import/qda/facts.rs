//! Cases out of coded passages, where people say that coding means presence; and the texts that come along.

use cmo::import::qda::{Coding, Reading, import};

use super::{TEXT, care_homes, code, passage, project, told};
use crate::cli::command::Place;

#[test]
fn where_people_say_that_coding_means_presence_there_are_cases() {
    let reading = Reading { theory: Some("PT1".to_owned()), coding: Coding::Presence, ..Reading::default() };
    let imported = import("project.qdpx", &care_homes(), &reading).unwrap();
    let case = "\
case Oak-House \"Oak House\"
  source Interview-1
  note \"Interview-1, characters 47–61; comment: “very glad”\"
  - pharmacist trusted, by GP [Interview-1, characters 5–26] \"pharmacist was trusted\"
  - data shared [Interview-1, characters 29–44] \"Data were shared\"
  observed
    - care better [Interview-1, characters 47–61] \"Care got better\"
";
    assert!(imported.text.contains(case), "{}", imported.text);
    assert!(imported.text.contains("theory PT1\n\ncmoc 1a"), "{}", imported.text);
    assert!(imported.text.contains("context data shared\n\n"), "{}", imported.text);
    assert_eq!((imported.cases, imported.passages), (1, 7));
}

#[test]
fn a_case_may_be_a_part_of_a_document_and_what_is_in_no_case_is_listed() {
    let selections =
        passage("pharmacist", 4, 14, &["a"]) + &passage("Data", 28, 32, &["a"]) + &passage("Care", 46, 50, &["b"]);
    let cases = "<Cases><Case guid=\"k\" name=\"Anna\"><CodeRef targetGUID=\"b\"/><SelectionRef targetGUID=\"p4\"/></Case>\
        <Case guid=\"l\" name=\"Ben\"/></Cases>";
    let codes = code("a", "Context: trust", "") + &code("b", "Outcome: better", "");
    let reading = Reading { coding: Coding::Presence, ..Reading::default() };
    let imported = import("p.qdpx", &project(&codes, &selections, cases, TEXT), &reading).unwrap();
    let case = "\
case Anna
  source Interview-1
  - trust [Interview-1, characters 5–14] \"pharmacist\"
  observed
    - better
";
    assert!(imported.text.ends_with(case), "{}", imported.text);
    assert_eq!(
        told(&imported),
        [
            "case “Ben”: left out: nothing in it is coded with a context, resource, mechanism or outcome",
            "code “Context: trust”: a passage that belongs to no case is left out: Interview-1, characters 29–32: “Data”",
            "code “Outcome: better”: a passage that belongs to no case is left out: Interview-1, characters 47–50: “Care”",
        ]
    );
}

#[test]
fn texts_are_written_beside_the_theory_whole_or_not_at_all() {
    let place = Place::new("import_qda_texts");
    std::fs::write(place.0.join("p.qdpx"), care_homes()).unwrap();
    let said = place.cmo(&["import", "qda", "p.qdpx", "--texts"]);
    assert_eq!(said.exit, 2);
    let arguments = ["import", "qda", "p.qdpx", "--output", "theory/p.cmo", "--texts"];
    let said = place.cmo(&arguments);
    assert_eq!((said.exit, said.result.as_str()), (0, "wrote theory/p.cmo\nwrote theory/texts/Interview-1.txt\n"));
    assert_eq!(std::fs::read_to_string(place.0.join("theory/texts/Interview-1.txt")).unwrap(), TEXT);
    let checked = place.cmo(&["check", "theory"]);
    assert_eq!(checked.exit, 0, "{}", checked.diagnostics);
    std::fs::remove_file(place.0.join("theory/p.cmo")).unwrap();
    let said = place.cmo(&arguments);
    assert_eq!(said.exit, 2);
    assert!(said.diagnostics.contains("texts/Interview-1.txt"), "{}", said.diagnostics);
    assert!(!place.0.join("theory/p.cmo").exists());
}
