//! The shipped theory of the GP's role as it may have come to be: the if-then statements of Box 1, then the CMOCs, then
//! a narrowed one.

use super::{Repository, shipped};
use crate::cli::command::Place;
use crate::cli::json::assert_valid;

/// What the last refinement asks for besides.
const MORE: (&str, &str) = (
    "pharmacist trusted by GP and clinical data shared\n  then pharmacist reviews",
    "pharmacist trusted by GP, clinical data shared and GP has time for the pharmacist\n  then pharmacist reviews",
);

/// In a folder of a larger repository: commits `Box 1`, `CMOCs` and `Narrowed`.
pub fn refined(name: &str) -> Repository {
    let repository = Repository::new(name);
    repository.write("README.md", "# A review\n").commit("Begin");
    let files = shipped("gp-role");
    for (name, text) in &files {
        if ["studies.cmo", "interviews.cmo", "references.bib", "cmo.toml"].contains(&name.as_str()) {
            repository.write(&format!("review/theory/{name}"), text);
        }
    }
    repository.commit("Box 1");
    files.iter().for_each(|(name, text)| _ = repository.write(&format!("review/theory/{name}"), text));
    repository.commit("CMOCs");
    let (_, text) = files.iter().find(|(name, _)| name == "negotiated-working.cmo").unwrap();
    assert!(text.contains(MORE.0), "the theory says something else now");
    repository.write("review/theory/negotiated-working.cmo", &text.replace(MORE.0, MORE.1));
    repository.write(
        "review/theory/refinements.md",
        "# Refinements\n\n## 2024-03-04: modified\n\n- because: GPs said that time comes first\n\
         - configurations touched: PT1.1a\n",
    );
    repository.commit("Narrowed");
    repository
}

#[test]
fn a_narrowed_configuration_is_said_to_be_with_the_verdicts_that_change() {
    let repository = refined("narrowed");
    let diff = repository.json(&["diff", "HEAD~1", "HEAD", "review"]);
    let changed = &diff["configurations"];
    assert_eq!(changed.as_array().unwrap().len(), 1, "{changed:#}");
    assert_eq!((changed[0]["id"].as_str(), changed[0]["change"].as_str()), (Some("PT1.1a"), Some("narrowed")));
    assert_eq!(changed[0]["parts"][0]["gained"][0], "GP has time for the pharmacist");
    let verdict = diff["verdicts"].as_array().unwrap().iter().find(|one| one["id"] == "PT1.1a").unwrap();
    assert_eq!((verdict["case"].as_str(), verdict["from"].as_str()), (Some("chipps"), Some("fires")));
    assert_eq!(verdict["to"], "undetermined");
    assert!(verdict["because"][0].as_str().unwrap().contains("GP has time for the pharmacist"), "{verdict:#}");
    let back = repository.json(&["diff", "HEAD", "HEAD~1", "review"]);
    assert_eq!(back["configurations"][0]["change"], "widened");
}

#[test]
fn from_the_interviews_to_the_cmocs_all_that_came_is_added() {
    let repository = refined("added");
    let diff = repository.json(&["diff", "HEAD~2..HEAD~1", "review/theory"]);
    let changes = diff["configurations"].as_array().unwrap();
    assert!(changes.len() > 20, "{}", changes.len());
    assert!(changes.iter().all(|one| one["change"] == "added"), "{changes:#?}");
    let text = repository.says(&["diff", "HEAD~2", "HEAD~1", "review/theory"]);
    assert!(text.contains("added       PT1.1a “A trusted pharmacist with shared data”"), "{text}");
}

#[test]
fn the_history_goes_back_to_what_is_refined_with_the_accepted_reasons() {
    let repository = refined("history");
    let history = repository.json(&["history", "1a", "review"]);
    assert_valid(&Place(repository.folder.clone()), "history", &history);
    assert_eq!(history["id"], "PT1.1a");
    let told: Vec<[&str; 4]> = history["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| ["subject", "change", "id", "date"].map(|key| one[key].as_str().unwrap()))
        .collect();
    let expected = [
        ["Narrowed", "narrowed", "PT1.1a", "2024-03-04"],
        ["CMOCs", "added", "PT1.1a", "2024-03-03"],
        ["Box 1", "added", "Step1.medicines", "2024-03-02"],
    ];
    assert_eq!(told, expected);
    let newest = &history["entries"][0];
    assert_eq!(newest["reasons"][0], "2024-03-04 (modify): GPs said that time comes first");
    assert_eq!((newest["author"].as_str(), newest["revision"].as_str().unwrap().len()), (Some("Ada"), 7));
    assert_eq!(history["entries"][1]["refines"], "Step1.medicines");
    assert_eq!((history["complete"].as_bool(), history["unreadable"].as_u64()), (Some(true), Some(0)));
}

#[test]
fn in_a_folder_of_the_repository_the_current_folder_is_the_theory() {
    let repository = refined("folder");
    repository.write("other/theory.cmo", "if a then b\n").commit("Another theory");
    let said = repository.cmo_in("review/theory", &["diff", "HEAD~2"]);
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.result.starts_with("From HEAD~2 to the work tree: configurations: 1 narrowed"), "{}", said.result);
    let said = repository.cmo_in("review", &["history", "PT1.1a"]);
    assert!(said.exit == 0 && said.result.contains("in 3 versions"), "{said:?}");
    let said = repository.cmo_in("other", &["diff", "HEAD~2", "HEAD", "../review/theory/negotiated-working.cmo"]);
    assert_eq!(said.exit, 3, "a file that speaks of others is not whole without them: {said:?}");
}
