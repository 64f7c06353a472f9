//! A phrase under another name, with nothing kept under `also`: told as that, where it stands in every place, and as a
//! change of meaning where it may be another.

use serde_json::{Value, json};

use super::Repository;
use crate::cli::command::Place;
use crate::cli::json::assert_valid;

const THEORY: &str = "\
theory PT1

context trust
  means \"An established pharmacist\"

cmoc 1
  if trust and data shared
  then review done -> GP confident
  then deprescribing

cmoc 2
  if deprescribing unless staff short
  then harm falls

if not trust then plans delayed

case north
  trust, data shared, review done
  expect deprescribing present
";

/// What becomes of the theory between two versions.
fn between(name: &str, before: &str, after: &str) -> (Repository, Value) {
    let repository = Repository::new(name);
    repository.write("a.cmo", before).commit("First").write("a.cmo", after).commit("Second");
    let diff = repository.json(&["diff", "HEAD~1", "HEAD"]);
    assert_valid(&Place(repository.folder.clone()), "diff", &diff);
    (repository, diff)
}

#[test]
fn a_phrase_that_is_written_anew_everywhere_is_no_other_change() {
    let after = THEORY.replace("trust", "GP trusts the pharmacist");
    let (repository, diff) = between("written-anew", THEORY, &after);
    let one =
        json!({ "kind": "phrase", "id": "GP trusts the pharmacist", "change": "renamed", "was": "trust", "parts": [] });
    assert_eq!(diff["declarations"], json!([one]));
    for empty in ["configurations", "verdicts", "predictions"] {
        assert_eq!(diff[empty], json!([]), "{empty}");
    }
    let text = repository.says(&["diff", "HEAD~1", "HEAD"]);
    assert!(text.contains("1 phrase has another name. No verdict and no prediction changes"), "{text}");
    assert!(text.contains("renamed     phrase “trust” is now written “GP trusts the pharmacist”"), "{text}");
    let text = repository.says(&["diff", "HEAD~1", "HEAD", "--format", "markdown"]);
    assert!(text.contains("| phrase “trust” is now written “GP trusts the pharmacist” | renamed |"), "{text}");
}

#[test]
fn verdicts_are_compared_across_it() {
    let after = THEORY.replace("trust", "GP trusts the pharmacist").replace("data shared\n", "data shared and time\n");
    let (_, diff) = between("written-anew-and-narrowed", THEORY, &after);
    assert_eq!(diff["declarations"][0]["was"], "trust");
    let changed: Vec<(&str, &str)> = diff["configurations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["id"].as_str().unwrap(), one["change"].as_str().unwrap()))
        .collect();
    assert_eq!(changed, [("PT1.1", "narrowed")]);
    let verdict = &diff["verdicts"][0];
    assert_eq!(
        (&verdict["id"], &verdict["from"], &verdict["to"]),
        (&json!("PT1.1"), &json!("fires"), &json!("undetermined"))
    );
}

#[test]
fn the_history_says_it_and_goes_on() {
    let (repository, _) = between("written-anew-history", THEORY, &THEORY.replace("trust", "GP trusts the pharmacist"));
    let history = repository.json(&["history", "PT1.1"]);
    assert_valid(&Place(repository.folder.clone()), "history", &history);
    let newest = &history["entries"][0];
    assert_eq!((&newest["change"], &newest["parts"]), (&json!("equivalent"), &json!([])));
    assert_eq!(newest["phrases"], json!([{ "was": "trust", "phrase": "GP trusts the pharmacist" }]));
    assert_eq!(history["entries"][1]["change"], "added");
    let text = repository.says(&["history", "PT1.1"]);
    assert!(text.contains("  phrase           “trust” is now written “GP trusts the pharmacist”\n"), "{text}");
    let other = repository.json(&["history", "PT1.2"]);
    assert_eq!(other["entries"].as_array().unwrap().len(), 1, "it does not speak of it: {other:#}");
}

#[test]
fn two_phrases_at_once_are_told_apart_by_their_places() {
    let after = THEORY.replace("deprescribing", "fewer medicines").replace("trust", "GP trusts the pharmacist");
    let (_, diff) = between("written-anew-twice", THEORY, &after);
    let was: Vec<&str> =
        diff["declarations"].as_array().unwrap().iter().map(|one| one["was"].as_str().unwrap()).collect();
    assert_eq!((was, &diff["configurations"]), (vec!["trust", "deprescribing"], &json!([])));
}

#[test]
fn what_may_be_another_phrase_is_a_change_of_meaning() {
    let is_change = |name: &str, before: &str, after: &str| {
        let (_, diff) = between(name, before, after);
        let renamed = diff["declarations"].as_array().unwrap().iter().any(|one| one["change"] == "renamed");
        assert!(!renamed && !diff["configurations"].as_array().unwrap().is_empty(), "{name}: {diff:#}");
    };
    is_change("one-item", THEORY, &THEORY.replace("staff short", "leader absent"));
    is_change(
        "one-place-left",
        THEORY,
        &THEORY.replace("  if trust", "  if leader present").replace("not trust", "not leader present"),
    );
    is_change("one-place-more", THEORY, &(THEORY.replace("trust", "faith") + "\nif faith then calm\n"));
    is_change(
        "other-sign",
        THEORY,
        &THEORY
            .replace("  if trust", "  if not distrust")
            .replace("not trust", "distrust")
            .replace("  trust", "  not distrust")
            .replace("context trust", "context distrust"),
    );
    let twins = THEORY
        .replace("  if trust and data shared", "  if trust and data shared and open door")
        .replace("not trust", "not trust and not data shared and not open door");
    is_change(
        "same-places",
        &twins,
        &twins
            .replace("data shared", "data at hand")
            .replace("open door", "door ajar")
            .replace("review done\n", "review done, door ajar\n"),
    );
    is_change("back-to-an-old-one", &THEORY.replace("trust", "staff short"), THEORY);
}

/// What else the two versions say does not tell it: the log of `cmo rename` does.
#[test]
fn a_phrase_of_one_item_that_was_renamed_is_known_by_the_log() {
    let repository = Repository::new("renamed-in-one");
    let theory = "theory PT1\n\ncmoc 1\n  if trust and data shared\n  then GP sure\n  then fewer falls\n";
    repository.write("a.cmo", theory).commit("First");
    let said = repository.cmo(&["rename", "trust", "GP trusts the pharmacist", "--write"]);
    assert!(said.exit == 0 && said.result.contains("the new name is noted in `refinements.md`\n"), "{said:?}");
    let text = std::fs::read_to_string(repository.folder.join("a.cmo")).unwrap();
    repository.write("a.cmo", &text.replace("data shared", "data shared and time"));
    for arguments in [&["diff"][..], &["diff", "HEAD~1", "HEAD"]] {
        let diff = repository.json(arguments);
        assert_eq!(
            (&diff["declarations"][0]["change"], &diff["declarations"][0]["was"]),
            (&"renamed".into(), &"trust".into())
        );
        let lost = &diff["configurations"][0]["parts"][0]["lost"];
        assert_eq!((&diff["configurations"][0]["change"], lost), (&"narrowed".into(), &json!([])), "{diff}");
        repository.tries(&["add", "--all"]);
        repository.tries(&["commit", "--quiet", "--message", "Renamed and narrowed"]);
    }
    let back = repository.json(&["diff", "HEAD", "HEAD~1"]);
    assert_eq!(
        (&back["declarations"][0]["change"], &back["configurations"][0]["change"]),
        (&"renamed".into(), &"widened".into())
    );
    let history = repository.json(&["history", "1"]);
    let renamed = json!([{ "was": "trust", "phrase": "GP trusts the pharmacist" }]);
    assert_eq!((&history["entries"][0]["change"], &history["entries"][0]["phrases"]), (&"narrowed".into(), &renamed));
    // What is written otherwise by hand may be another phrase.
    repository.write("a.cmo", &text.replace("trusts", "likes")).commit("By hand");
    assert_eq!(repository.json(&["history", "1"])["entries"][0]["change"], "changed");
}

/// What differs by less than is shown is not told, which is said.
#[test]
fn degrees_are_compared_as_they_are_shown() {
    let before = THEORY.replace("  trust, data shared,", "  trust = 0.8, data shared,");
    let (repository, diff) = between("nearly-the-degree", &before, &before.replace("0.8", "0.804"));
    assert_eq!(diff["verdicts"], json!([]));
    let text = repository.says(&["diff", "HEAD~1", "HEAD"]).replace('\n', " ");
    assert!(
        text.contains(
            "No verdict and no prediction changes in the cases that both have, with degrees rounded to two places."
        ),
        "{text}"
    );
}
