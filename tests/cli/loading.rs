//! Which files make up a theory set.

use super::command::{Place, THEORY};

fn counts(place: &Place, arguments: &[&str]) -> String {
    let said = place.cmo(arguments);
    assert_eq!(said.exit, 0, "{said:?}");
    said.result
}

#[test]
fn a_folder_is_searched_in_full_without_hidden_and_ignored_files() {
    let place = Place::new("folder")
        .with("theory.cmo", "theory PT1\n\ncmoc 1\n  if a\n  then b\n")
        .with("deep/er/more.cmo", "theory PT2\n\ncmoc 1\n  if a\n  then c\n")
        .with(".hidden/other.cmo", "broken")
        .with("drafts/other.cmo", "broken")
        .with("notes.txt", "broken")
        .with(".git/HEAD", "ref: refs/heads/main\n")
        .with(".gitignore", "drafts/\n");
    assert!(counts(&place, &["check"]).starts_with("2 configurations, 0 studies, 0 cases: nothing wrong\n"));
    assert!(counts(&place, &["check", "deep"]).starts_with("1 configuration, 0 studies, 0 cases: nothing wrong\n"));
}

#[test]
fn a_file_of_another_kind_is_refused_in_a_sentence() {
    let place = Place::new("other_kind").with("README.md", "# A theory\n").with("THEORY.CMO", THEORY);
    for command in [&["match", "README.md"][..], &["check", "THEORY.CMO", "README.md"], &["why", "1", "README.md"]] {
        let said = place.cmo(command);
        assert_eq!((said.exit, said.result.as_str()), (2, ""), "{command:?}: {said:?}");
        let says = "error: `README.md` is no `.cmo` file\n  help: PATH takes `.cmo` files, folders that hold some, \
                    and `-` for standard input\n";
        assert_eq!(said.diagnostics, says, "{command:?}");
    }
    assert_eq!(place.cmo(&["check", "THEORY.CMO"]).exit, 0);
    assert_eq!(place.cmo(&["check"]).exit, 0);
}

#[test]
fn a_file_that_is_named_twice_is_read_once() {
    let place = Place::new("twice").with("theory.cmo", THEORY);
    let once = counts(&place, &["check", "theory.cmo"]);
    assert_eq!(counts(&place, &["check", "theory.cmo", ".", "./theory.cmo"]), once);
}

#[test]
fn standard_input_is_a_theory() {
    let place = Place::new("standard_input");
    let said = place.cmo_reading(&["match", "-", "--case", "trust, data shared, review done"], THEORY);
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.result.contains("PT1.1"), "{}", said.result);
    let said = place.cmo_reading(&["check", "-"], "cmoc 1\n  if a and b or c\n");
    assert_eq!(said.exit, 3);
    assert!(said.diagnostics.contains("-:2:"), "{}", said.diagnostics);
}

#[test]
fn a_file_of_cases_may_stand_outside_the_paths() {
    let place = Place::new("file_of_cases")
        .with("theory/theory.cmo", THEORY)
        .with("sites/west.cmo", "case west\n  trust, not data shared\n");
    let said = place.cmo(&["match", "theory", "--cases", "sites/west.cmo"]);
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.result.starts_with("west\n"), "{}", said.result);
    assert!(!said.result.contains("south"), "{}", said.result);
    let said = place.cmo(&["match", ".", "--cases", "./sites/west.cmo"]);
    assert!(said.exit == 0 && said.result.starts_with("west\n"), "{said:?}");
}

#[test]
fn a_theory_narrows_a_match() {
    let both = format!("{THEORY}\ntheory PT2\n\ncmoc 5\n  if trust\n  then leaders stay\n");
    let place = Place::new("narrow").with("theory.cmo", &both);
    let said = place.cmo(&["match", "theory.cmo", "--theory", "PT2", "--case", "trust"]);
    assert!(said.result.contains("PT2.5") && !said.result.contains("PT1.1"), "{}", said.result);
}

#[test]
fn a_bibliography_may_not_leave_the_folder() {
    let place = Place::new("leaves")
        .with("outside.bib", "@misc{key, title={x}}\n")
        .with("set/theory.cmo", "bibliography \"../outside.bib\"\n")
        .with("set/deep/other.cmo", "bibliography \"../inside.bib\"\n")
        .with("set/inside.bib", "@misc{key, title={x}}\n")
        .with("set/beside.cmo", "# nothing yet\n");
    let said = place.cmo(&["check", "set/theory.cmo"]);
    assert_eq!(said.exit, 3, "{said:?}");
    assert_eq!(place.cmo(&["check", "set/deep"]).exit, 3);
    assert_eq!(place.cmo(&["check", "set/deep", "set/beside.cmo"]).exit, 0);
    let marked = place.with("cmo.toml", "");
    assert_eq!(marked.cmo(&["check", "set/theory.cmo"]).exit, 0);
    assert_eq!(marked.cmo(&["check", "set/deep"]).exit, 0);
}

#[cfg(unix)]
#[test]
fn a_link_may_not_leave_the_folder_either() {
    let place = Place::new("links")
        .with("outside.bib", "@misc{key, title={x}}\n")
        .with("set/inside.bib", "@misc{key, title={x}}\n")
        .with("set/theory.cmo", "bibliography \"link.bib\"\n");
    let link = place.0.join("set/link.bib");
    std::os::unix::fs::symlink("../outside.bib", &link).unwrap();
    assert_eq!(place.cmo(&["check", "set"]).exit, 3);
    std::fs::remove_file(&link).unwrap();
    std::os::unix::fs::symlink("inside.bib", &link).unwrap();
    assert_eq!(place.cmo(&["check", "set"]).exit, 0);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_waited_for() {
    let pipe = |place: &Place, name: &str| {
        assert!(std::process::Command::new("mkfifo").arg(place.0.join(name)).status().unwrap().success());
    };
    let says = "it is no file, but a pipe, a socket or a device";
    let place = Place::new("pipes").with("theory.cmo", "bibliography \"pipe.bib\"\n");
    pipe(&place, "pipe.bib");
    let said = place.cmo(&["check"]);
    assert!(said.exit == 3 && said.diagnostics.contains(says), "{said:?}");
    let place = Place::new("pipes")
        .with("theory.cmo", "study A\n  text \"pipe.txt\"\n\ncmoc 1\n  if a\n  then b\n  supported by A \"so\"\n");
    pipe(&place, "pipe.txt");
    let said = place.cmo(&["evidence", "--quotes"]);
    assert!(said.result.replace('\n', " ").contains("it is no file"), "{said:?}");
    let place = Place::new("pipes").with("theory.cmo", "");
    pipe(&place, "pipe.cmo");
    let said = place.cmo(&["check"]);
    assert!(said.exit == 2 && said.diagnostics.contains(says), "{said:?}");
}

#[test]
fn threads_change_no_byte() {
    let mut place = Place::new("threads");
    let comment = "# enough words that a second thread is worth its start\n".repeat(8000);
    for file in ["a", "b", "c"] {
        let theory =
            format!("{comment}\ncmoc {file}.7\n  if context holds and {file} trained\n  then outcome of {file} seen\n");
        place = place.with(&format!("{file}.cmo"), &theory);
    }
    let run = |threads: &str| place.cmo(&["match", ".", "--threads", threads, "--case", "context holds, a trained"]);
    let (one, three) = (run("1"), run("3"));
    assert_eq!((one.exit, one.result.as_str()), (0, three.result.as_str()), "{}", one.diagnostics);
    assert!(one.result.contains("fires            a.7"), "{}", one.result);
}

/// What a user sees of a command.
fn shown(place: &Place, arguments: &[&str]) -> String {
    let said = place.cmo(arguments);
    format!("$ cmo {}\n[exit {}]\n{}{}", arguments.join(" "), said.exit, said.result, said.diagnostics)
}

#[test]
fn files_that_git_ignores_are_named() {
    let place = Place::new("ignored")
        .with("theory.cmo", "cmoc 1\n  if a\n  then m\n  then b\n")
        .with("private/sites.cmo", "case site-a\n  a\n")
        .with("private/more.cmo", "case site-b\n  a\n")
        .with(".git/HEAD", "ref: refs/heads/main\n")
        .with(".gitignore", "private/\n");
    let questions: [&[&str]; 4] = [
        &["match", "--case", "case site-a"],
        &["match", ".", "private", "--case", "case site-a", "--only", "fires"],
        &["why", "b", "--case", "a"],
        &["check", "--all"],
    ];
    insta::assert_snapshot!(questions.map(|question| shown(&place, question)).join("\n"));
    let place = place.with("cmo.toml", "[check]\nCMO244 = \"off\"\n");
    assert_eq!(place.cmo(&["why", "b", "--case", "a"]).diagnostics, "");
}

#[test]
fn settings_count_from_above_where_all_files_are_in_their_folder() {
    let accepting = "[[accept]]\ncode = \"CMO510\"\nid = \"1\"\nbecause = \"a first draft\"\n";
    let theory = "cmoc 1\n  if a\n  then b\n";
    let place = Place::new("further_down")
        .with(".git/HEAD", "ref: refs/heads/main\n")
        .with("review/theory/theory.cmo", theory)
        .with("review/theory/cmo.toml", &accepting.replace("CMO510", "CMO511"));
    assert_eq!(
        place.cmo(&["check", "--deny", "advice"]).diagnostics,
        place.cmo(&["check", "review", "--deny", "advice"]).diagnostics
    );
    let two = place.with("other/theory.cmo", "theory Other\n\ncmoc 1\n  if c\n  then d\n");
    insta::assert_snapshot!(shown(&two, &["check"]));
}
