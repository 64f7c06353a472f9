//! The page about repositories, its hook and its action: run in a real repository.

use std::fs;

use super::refined::refined;
use super::{Repository, root};

const PAGE: &str = "docs/repository.md";

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

/// `CMO_WRITE_PAGE=1` writes what the program prints into the page.
#[test]
fn the_page_shows_what_the_program_prints() {
    let repository = refined("page");
    let page = read(PAGE);
    let mut written = String::new();
    let mut rest = page.as_str();
    while let Some((before, block)) = rest.split_once("```console\n$ cmo ") {
        let (block, after) = block.split_once("\n```").unwrap();
        let command = block.lines().next().unwrap();
        let arguments = shlex::split(command).unwrap();
        let said = repository.says(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
        written += &format!("{before}```console\n$ cmo {command}\n{}\n```", masked(&said).trim_end());
        rest = after;
    }
    written += rest;
    if std::env::var_os("CMO_WRITE_PAGE").is_some() {
        fs::write(root().join(PAGE), &written).unwrap();
    }
    assert_eq!(page, written, "CMO_WRITE_PAGE=1 writes the page");
}

/// The names of commits hang on every byte of the shipped theories: one stands for all.
fn masked(text: &str) -> String {
    let is_commit = |word: &str| word.len() == 7 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let words = text.split_inclusive([' ', '\n']);
    words
        .map(|word| if is_commit(word.trim_end()) { word.replace(word.trim_end(), "6b0c1f2") } else { word.to_owned() })
        .collect()
}

#[test]
fn the_hooks_pass_on_a_healthy_theory_and_fail_on_a_broken_one() {
    let repository = refined("hooks");
    // What came after does not meet what the cases expect.
    repository.git(&["checkout", "--quiet", "HEAD~1"]);
    let hooks = read(".pre-commit-hooks.yaml");
    let entries: Vec<&str> = hooks.lines().filter_map(|line| line.trim().strip_prefix("entry: ")).collect();
    assert!(!entries.is_empty(), "{hooks}");
    for entry in &entries {
        assert_eq!(run(&repository, entry), 0, "{entry}");
    }
    repository.write("review/theory/broken.cmo", "cmoc 1\n  if a and b or c\n");
    for entry in &entries {
        assert_ne!(run(&repository, entry), 0, "{entry}");
    }
    fs::remove_file(repository.folder.join("review/theory/broken.cmo")).unwrap();
    let file = "review/theory/negotiated-working.cmo";
    let canonical = fs::read_to_string(repository.folder.join(file)).unwrap();
    repository.write(file, &canonical.replacen("  if   ", "  if ", 1));
    let failing: Vec<&&str> = entries.iter().filter(|entry| run(&repository, entry) != 0).collect();
    assert_eq!(failing, [&"cmo fmt --check"], "the layout alone has changed");
    let page = read(PAGE);
    for id in hooks.lines().filter_map(|line| line.strip_prefix("- id: ")) {
        assert!(page.contains(&format!("- id: {id}\n")), "the page does not name {id}");
    }
}

/// The hooks as git itself runs them, one after the other, from the top of the work tree.
#[cfg(unix)]
#[test]
fn git_commits_what_the_hooks_pass_and_nothing_else() {
    use std::os::unix::fs::PermissionsExt as _;

    let repository = refined("git-hooks");
    repository.git(&["checkout", "--quiet", "HEAD~1"]);
    let hooks = read(".pre-commit-hooks.yaml");
    let entries = hooks.lines().filter_map(|line| line.trim().strip_prefix("entry: cmo "));
    let program = concat!("'", env!("CARGO_BIN_EXE_cmo"), "'");
    let script: String = entries.map(|entry| format!("{program} {entry}\n")).collect();
    repository.write(".git/hooks/pre-commit", &format!("#!/bin/sh\nset -e\nunset CI\n{script}"));
    let hook = repository.folder.join(".git/hooks/pre-commit");
    fs::set_permissions(hook, fs::Permissions::from_mode(0o755)).unwrap();
    repository.write("README.md", "# A review of our own\n").commit("What is healthy");
    let head = repository.git(&["rev-parse", "HEAD"]);
    repository.write("review/theory/broken.cmo", "cmoc 1\n  if a and b or c\n").git(&["add", "--all"]);
    let said = repository.tries(&["commit", "--quiet", "--message", "What is broken"]);
    assert!(!said.status.success() && String::from_utf8_lossy(&said.stderr).contains("broken.cmo"), "{said:?}");
    assert_eq!(repository.git(&["rev-parse", "HEAD"]), head);
}

#[test]
fn the_steps_of_the_action_run_on_a_branch() {
    let repository = refined("action");
    repository.git(&["checkout", "--quiet", "-b", "proposal"]);
    let file = "review/theory/negotiated-working.cmo";
    let text = fs::read_to_string(repository.folder.join(file)).unwrap();
    repository.write(file, &text.replace(" and GP has time for the pharmacist", "")).commit("Widen again");
    let page = read(PAGE);
    let steps: Vec<String> = page
        .lines()
        .filter_map(|line| line.trim().trim_start_matches("- ").strip_prefix("run: cmo "))
        .map(|step| step.replace("origin/${{ github.base_ref }}", "main"))
        .collect();
    assert!(steps.len() > 3, "{page}");
    // Other crates bear this name; and what a proposal means is of interest where its tests fail.
    assert!(page.contains("- run: cargo install --locked --git https://github.com/OWNER/cmo\n"), "{page}");
    assert!(page.contains("- if: always()\n        run: cmo diff "), "{page}");
    for step in steps {
        let command = step.split(" >> ").next().unwrap();
        let arguments = shlex::split(command).unwrap();
        let said = repository.cmo(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(said.exit, 0, "{step}: {said:?}");
        if command.starts_with("diff") {
            assert!(
                said.result.contains("| PT1.1a “A trusted pharmacist with shared data” | widened |"),
                "{}",
                said.result
            );
        }
    }
}

fn run(repository: &Repository, command: &str) -> i32 {
    let arguments = shlex::split(command.strip_prefix("cmo ").unwrap()).unwrap();
    repository.cmo(&arguments.iter().map(String::as_str).collect::<Vec<_>>()).exit
}
