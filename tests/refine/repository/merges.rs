//! The history of a configuration that was changed on two branches.

use super::Repository;

const BASE: &str = "\
cmoc 1a
  if trust and data shared
  then GP confident
  then deprescribing
";

/// A repository in which one branch makes the theory one text and `main` another, and a merge makes it a third.
fn merged(name: &str, [branch, main, both]: [&str; 3]) -> Repository {
    let repository = Repository::new(name);
    repository.write("a.cmo", BASE).commit("First");
    repository.git(&["checkout", "--quiet", "-b", "refined"]);
    repository.write("a.cmo", branch).commit("On a branch");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("a.cmo", main).commit("On main");
    repository.git(&["merge", "--quiet", "--no-commit", "--strategy", "ours", "refined"]);
    repository.write("a.cmo", both).commit("Merged");
    repository
}

fn told(repository: &Repository) -> Vec<(String, String)> {
    let history = repository.json(&["history", "1a"]);
    let word = |one: &serde_json::Value, key: &str| one[key].as_str().unwrap().to_owned();
    history["entries"].as_array().unwrap().iter().map(|one| (word(one, "subject"), word(one, "change"))).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(subject, change)| ((*subject).to_owned(), (*change).to_owned())).collect()
}

const NARROWED: &str = "trust, time given and data shared";

#[test]
fn a_merge_of_two_changes_is_none_of_its_own() {
    let branch = BASE.replace("trust and data shared", NARROWED);
    let main = BASE.replace("deprescribing", "fewer falls");
    let both = branch.replace("deprescribing", "fewer falls");
    let repository = merged("merge-parts", [&branch, &main, &both]);
    let expected = [("On main", "changed"), ("On a branch", "narrowed"), ("First", "added")];
    assert_eq!(told(&repository), pairs(&expected));
}

/// Neither where both changed the same part.
#[test]
fn two_conditions_from_two_branches_are_no_change_of_the_merge() {
    let branch = BASE.replace("trust and data shared", NARROWED);
    let main = BASE.replace("trust and data shared", "trust, data shared and staff trained");
    let both = BASE.replace("trust and data shared", "trust, time given, data shared and staff trained");
    let repository = merged("merge-same", [&branch, &main, &both]);
    let expected = [("On main", "narrowed"), ("On a branch", "narrowed"), ("First", "added")];
    assert_eq!(told(&repository), pairs(&expected));
}

#[test]
fn what_a_merge_adds_itself_is_told_and_nothing_else() {
    let branch = BASE.replace("trust and data shared", NARROWED);
    let main = BASE.replace("deprescribing", "fewer falls");
    let both = branch.replace("time given", "time given, staff trained").replace("deprescribing", "fewer falls");
    let repository = merged("merge-more", [&branch, &main, &both]);
    let expected = [("Merged", "narrowed"), ("On main", "changed"), ("On a branch", "narrowed"), ("First", "added")];
    assert_eq!(told(&repository), pairs(&expected));
    let history = repository.json(&["history", "1a"]);
    let parts = history["entries"][0]["parts"].as_array().unwrap();
    assert_eq!(parts.len(), 1, "{parts:#?}");
    assert_eq!(parts[0]["gained"], serde_json::json!(["staff trained"]));
}

#[test]
fn a_merge_that_adds_a_configuration_is_told_so() {
    let more = format!("{BASE}\ncmoc 2a\n  if a\n  then b\n");
    let other = "if x then y\n";
    let repository =
        merged("merge-added", [&format!("{BASE}  because \"seen\"\n"), &format!("{BASE}\n{other}"), &more]);
    let history = repository.json(&["history", "2a"]);
    let entries = history["entries"].as_array().unwrap();
    assert_eq!((entries.len(), entries[0]["subject"].as_str()), (1, Some("Merged")));
}

/// A phrase that is written anew is told of where that was done: on a branch, or in the merge itself.
#[test]
fn a_phrase_that_is_written_anew_is_told_once() {
    let base = format!("{BASE}\ncase north\n  trust\n");
    let anew = |text: &str| text.replace("trust", "GP trusts the pharmacist");
    let main = base.replace("deprescribing", "fewer falls");
    let told_of = |name: &str, branch: &str, both: &str| {
        let repository = Repository::new(name);
        repository.write("a.cmo", &base).commit("First");
        repository.git(&["checkout", "--quiet", "-b", "refined"]);
        repository.write("a.cmo", branch).write("note", "").commit("On a branch");
        repository.git(&["checkout", "--quiet", "main"]);
        repository.write("a.cmo", &main).commit("On main");
        repository.git(&["merge", "--quiet", "--no-commit", "--strategy", "ours", "refined"]);
        repository.write("a.cmo", both).commit("Merged");
        told(&repository)
    };
    let expected = [("On main", "changed"), ("On a branch", "equivalent"), ("First", "added")];
    assert_eq!(told_of("merge-anew", &anew(&base), &anew(&main)), pairs(&expected));
    let narrowed = base.replace("trust and data shared", NARROWED);
    let both = anew(&narrowed.replace("deprescribing", "fewer falls"));
    let expected = [("Merged", "equivalent"), ("On main", "changed"), ("On a branch", "narrowed"), ("First", "added")];
    assert_eq!(told_of("merge-anew-itself", &narrowed, &both), pairs(&expected));
}
