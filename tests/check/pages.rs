//! The pages of findings: each is what its rule says of itself, its cause raises it, and what to write instead does not.

use std::fs;
use std::path::{Path, PathBuf};

use cmo::check::{ALL, Ground, findings};
use cmo::diagnostic::{Code, Severity};
use cmo::report::codes;
use cmo::resolve::{FileProblem, Files, resolve};
use cmo::source::{Source, SourceId, Sources};
use cmo::syntax::parse;

/// The text of one paper.
struct Shelf;

impl Files for Shelf {
    fn read(&self, _: SourceId, path: &str) -> Result<String, FileProblem> {
        match path {
            "papers/inch2019.txt" => {
                Ok("In four practices GPs were happy to dele-\ngate, they said, and to delegate more.".to_owned())
            }
            _ => Err(FileProblem::NotFound(Vec::new())),
        }
    }

    fn stays(&self, _: SourceId, _: &str) -> Result<(), FileProblem> {
        Ok(())
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The words of a rule: the first comment of its file.
fn words(rule: &Path) -> String {
    let text = fs::read_to_string(rule).unwrap();
    let lines = text.lines().take_while(|line| line.starts_with("//!"));
    lines.map(|line| format!("{}\n", line.strip_prefix("//! ").unwrap_or_default())).collect()
}

/// The files of findings: those whose words begin as a page does, on whatever floor.
fn findings_of_the_method() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join("src")];
    while let Some(folder) = open.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                open.push(path);
            } else if fs::read_to_string(&path).is_ok_and(|text| text.starts_with("//! # CMO")) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn is_rule(path: &Path) -> bool {
    path.parent().is_some_and(|folder| folder.ends_with("check/rules"))
}

/// The page of a rule, `CMO512.md`, by the title of its words.
fn page(words: &str) -> PathBuf {
    let code = words.strip_prefix("# ").and_then(|words| words.split_once(": ")).map(|(code, _)| code);
    root().join("docs/codes").join(format!("{}.md", code.unwrap_or_else(|| panic!("no title: {words}"))))
}

/// `INSTA_UPDATE=always cargo test` writes the pages anew.
#[test]
fn each_page_is_what_its_rule_says_of_itself() {
    let all = findings_of_the_method();
    assert_eq!(all.iter().filter(|path| is_rule(path)).count(), ALL.len(), "each rule is in the list");
    for rule in all {
        let (words, page) = (words(&rule), page(&words(&rule)));
        if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
            fs::write(&page, &words).unwrap();
        }
        assert_eq!(fs::read_to_string(&page).unwrap_or_default(), words, "{}", page.display());
    }
}

/// What the rules say of a text.
fn raised(text: &str) -> Vec<u16> {
    let mut sources = Sources::new();
    let id = sources.add(Source::new("page", text));
    let parsed = parse(id, text);
    assert!(parsed.diagnostics.is_empty(), "{text}\n{:?}", parsed.diagnostics);
    let resolved = resolve(&sources, &[(id, parsed.tree)], &Shelf);
    assert!(!resolved.diagnostics.iter().any(cmo::diagnostic::Diagnostic::is_error), "{:?}", resolved.diagnostics);
    findings(&Ground::of(&resolved.theory, &sources, &Shelf)).iter().map(|found| found.code.0).collect()
}

#[test]
fn what_a_page_shows_raises_it_and_what_to_write_instead_does_not() {
    for rule in ALL {
        let page = fs::read_to_string(root().join("docs/codes").join(format!("{}.md", rule.code))).unwrap();
        let blocks: Vec<&str> = page.split("```").collect();
        let (cause, instead) = (blocks[1].trim_start_matches("cmo\n"), blocks[3].trim_start_matches("cmo\n"));
        assert!(raised(cause).contains(&rule.code.0), "{}: {:?}\n{cause}", rule.code, raised(cause));
        assert!(!raised(instead).contains(&rule.code.0), "{}: {:?}\n{instead}", rule.code, raised(instead));
    }
}

/// The list of all findings whose level can be set, by their codes.
fn list() -> String {
    let row = |code: Code| {
        let level = match ALL.iter().find(|rule| rule.code == code).map(|rule| rule.level) {
            Some(Severity::Advice) => "advice",
            None if code == IGNORED => "advice",
            Some(Severity::Warning | Severity::Error) | None => "warning",
        };
        format!("| [{code}](codes/{code}.md) | `{}` | {level} |\n", codes::name(code))
    };
    let rows: String = codes::all().into_iter().filter(|code| codes::has_level(*code)).map(row).collect();
    format!("{HEAD}{rows}")
}

/// Files that git ignores.
const IGNORED: Code = Code(244);

const HEAD: &str = "\
# Findings that `cmo.toml` can set

A theory set can say of each of these how much it matters to it (`\"off\"`, `\"advice\"`, `\"warning\"` or `\"error\"`), and accept one of them for a reason. Code and name mean the same, wherever one is asked for:
`unmarked-rivals = \"error\"` below `[check]`, `code = \"unmarked-rivals\"` in an `[[accept]]`, `cmo explain-code unmarked-rivals`. All other codes are errors of a theory, and always errors.

An `[[accept]]` names under `id` all that its finding is about: configurations (by their short names where no other theory has them), studies, cases or phrases.

| code | name | level where nothing is said |
|---|---|---|
";

/// `INSTA_UPDATE=always cargo test` writes the list anew.
#[test]
fn the_list_has_every_finding_that_can_be_set() {
    let path = root().join("docs/findings.md");
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, list()).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), list());
}
