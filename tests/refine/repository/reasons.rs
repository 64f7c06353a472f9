//! The reasons that `cmo accept` was told, beside the changes that they are about.

use super::Repository;
use crate::cli::command::THEORY;

/// The subject of each entry, with its reasons.
fn told(repository: &Repository, id: &str) -> Vec<(String, Vec<String>)> {
    let history = repository.json(&["history", id]);
    let reasons = |one: &serde_json::Value| {
        let reasons = one["reasons"].as_array().unwrap().iter().map(|one| one.as_str().unwrap());
        reasons.map(|one| one.split_once(": ").unwrap().1.to_owned()).collect()
    };
    let subject = |one: &serde_json::Value| one["subject"].as_str().unwrap_or("not committed").to_owned();
    history["entries"].as_array().unwrap().iter().map(|one| (subject(one), reasons(one))).collect()
}

fn accept(repository: &Repository, because: &str) {
    assert_eq!(repository.cmo(&["test"]).exit, 1);
    let said = repository.cmo(&["accept", "--because", because]);
    assert!(said.exit == 0 && said.result.starts_with("Accepted"), "{said:?}");
}

/// A theory whose first cases are accepted.
fn first(name: &str) -> Repository {
    let repository = Repository::new(name);
    repository.write("theory.cmo", THEORY);
    accept(&repository, "first accepted");
    repository.commit("First");
    repository
}

fn entry(subject: &str, reasons: &[&str]) -> (String, Vec<String>) {
    (subject.to_owned(), reasons.iter().map(|one| (*one).to_owned()).collect())
}

#[test]
fn a_refinement_of_outcomes_alone_shows_its_reason() {
    let repository = first("reasons-outcome");
    for (outcome, says) in [("fewer falls", "another outcome"), ("not fewer falls", "the other way round")] {
        repository.write("theory.cmo", &THEORY.replace("deprescribing", outcome));
        accept(&repository, says);
        repository.commit(outcome);
    }
    let expected = [
        entry("not fewer falls", &["the other way round"]),
        entry("fewer falls", &["another outcome"]),
        entry("First", &["first accepted"]),
    ];
    assert_eq!(told(&repository, "1"), expected);
}

/// The prediction that is gone was known to be this configuration's when it was accepted.
#[test]
fn an_outcome_that_goes_shows_its_reason() {
    let two = THEORY.replace("deprescribing", "deprescribing and fewer falls");
    let repository = Repository::new("reasons-gone");
    repository.write("theory.cmo", &two);
    accept(&repository, "first accepted");
    repository.commit("First").write("theory.cmo", THEORY);
    accept(&repository, "nobody counted falls");
    repository.commit("One outcome");
    let expected = [entry("One outcome", &["nobody counted falls"]), entry("First", &["first accepted"])];
    assert_eq!(told(&repository, "1"), expected);
}

#[test]
fn what_is_accepted_after_the_change_belongs_to_it_up_to_the_next_change() {
    let repository = first("reasons-late");
    repository.write("theory.cmo", &THEORY.replace("trust and data shared", "trust, data shared and staff trained"));
    repository.commit("Narrowed");
    repository.write("other.cmo", "if x then y\n").commit("Elsewhere");
    accept(&repository, "training came first");
    repository.write("other.cmo", "if x and z then y\n").commit("Elsewhere again, and accepted");
    repository.write("other.cmo", "if x then y\n").commit("Elsewhere once more");
    repository.write("theory.cmo", THEORY).commit("Widened");
    accept(&repository, "not everywhere");
    let expected = [
        entry("Widened", &["not everywhere"]),
        entry("Narrowed", &["training came first"]),
        entry("First", &["first accepted"]),
    ];
    assert_eq!(told(&repository, "1"), expected);
}

#[test]
fn a_statement_without_a_name_has_its_reasons_too() {
    let unnamed = "theory T \"T\"\n\nif staff trained then harm rises\n\ncase east\n  staff trained\n";
    let repository = Repository::new("reasons-unnamed");
    repository.write("theory.cmo", unnamed);
    accept(&repository, "seen in the east");
    repository.commit("First");
    assert_eq!(told(&repository, "T.if1"), [entry("First", &["seen in the east"])]);
}
