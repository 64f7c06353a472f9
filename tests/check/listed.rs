//! The list of findings that a theory set may set and accept is what the program knows.

use std::fs;
use std::path::Path;

use cmo::check::ALL;
use cmo::diagnostic::{Code, Severity};
use cmo::report::codes;

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
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/findings.md");
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, list()).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), list());
}
