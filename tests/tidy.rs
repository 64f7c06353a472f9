//! Keeps the house: the floors, the file wall, a page and a case for every code.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[cfg(feature = "cli")]
use cmo::diagnostic::Code;
#[cfg(feature = "cli")]
use cmo::report::codes;

/// The floors from the ground up: a floor may use the ones before it, and none after it.
const FLOORS: [&str; 27] = [
    "source",
    "diagnostic",
    "theory",
    "syntax",
    "format",
    "resolve",
    "cases",
    "evaluate",
    "sql",
    "logic",
    "explain",
    "expect",
    "references",
    "quotation",
    "evidence",
    "check",
    "needs",
    "refine",
    "vocabulary",
    "ask",
    "document",
    "import",
    "export",
    "rename",
    "report",
    "disk",
    "cli",
];

/// What the text tower may know: nothing of what a theory means.
const TEXT_TOWER: [&str; 2] = ["syntax", "format"];

const WALL: usize = 400;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no .{extension} file under {folder}");
    found
}

fn floor_of(path: &Path) -> Option<usize> {
    let inside = path.strip_prefix(root().join("src")).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
    FLOORS.iter().position(|floor| *floor == first.trim_end_matches(".rs"))
}

#[test]
fn no_file_is_past_the_wall() {
    for path in files("src", "rs") {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= WALL, "{} has {lines} lines: move a wall", path.display());
    }
}

#[test]
fn imports_run_down_the_floors() {
    for path in files("src", "rs") {
        let Some(floor) = floor_of(&path) else { continue };
        let text = fs::read_to_string(&path).unwrap();
        for (index, above) in FLOORS.iter().enumerate().skip(floor + 1) {
            let arrow = format!("crate::{above}");
            assert!(
                !text.contains(&arrow),
                "{} ({}) uses {above}, a floor above ({index})",
                path.display(),
                FLOORS[floor]
            );
        }
        if TEXT_TOWER.contains(&FLOORS[floor]) {
            assert!(!text.contains("crate::theory"), "{}: the text tower knows no meaning", path.display());
        }
    }
}

#[test]
fn nothing_is_left_behind() {
    let marks = ["todo!(", "unimplemented!(", "FIXME", "TODO", "dbg!(", "#[ignore"];
    for path in [files("src", "rs"), files("benches", "rs")].concat() {
        let text = fs::read_to_string(&path).unwrap();
        for mark in marks {
            assert!(!text.contains(mark), "{} holds {mark}", path.display());
        }
    }
}

/// A logarithm brings in the mathematics library of the system, and every start of `cmo` would load it.
#[test]
fn nothing_needs_the_mathematics_library() {
    for path in files("src", "rs") {
        let text = fs::read_to_string(&path).unwrap();
        for call in [".ln()", ".log2()", ".log10()", ".log(", ".exp()", ".powf(", ".sin()", ".cos()", ".cbrt()"] {
            assert!(!text.contains(call), "{} calls {call}", path.display());
        }
    }
}

#[test]
fn every_module_opens_with_a_sentence() {
    for path in files("src", "rs") {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("//! "), "{} does not say what it turns into what", path.display());
    }
}

#[test]
fn every_code_has_a_page_and_a_case() {
    let raised: BTreeSet<String> = files("src", "rs").iter().flat_map(|path| codes_raised(path)).collect();
    let pages: BTreeSet<String> = files("docs/codes", "md").iter().map(|path| stem(path)).collect();
    let shown: BTreeSet<String> = files("tests", "snap").iter().flat_map(|path| codes_shown(path)).collect();
    assert_eq!(raised, pages, "codes that are raised, and pages in docs/codes");
    let unseen: Vec<_> = raised.difference(&shown).collect();
    assert!(unseen.is_empty(), "no case file shows {unseen:?}");
}

#[test]
fn every_page_says_what_to_write() {
    for path in files("docs/codes", "md") {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with(&format!("# {}: ", stem(&path))), "{}: title", path.display());
        assert!(text.contains("```"), "{} shows no `.cmo`", path.display());
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_str().unwrap().to_owned()
}

/// The numbers in `Code(101)`, in a source file.
fn codes_raised(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    let numbers = text.split("Code(").skip(1).filter_map(|rest| rest.split(')').next());
    numbers
        .filter(|number| number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit()))
        .map(|number| format!("CMO{number}"))
        .collect()
}

/// The codes that a snapshot holds.
fn codes_shown(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    text.split("CMO")
        .skip(1)
        .filter_map(|rest| rest.get(..3))
        .filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
        .map(|number| format!("CMO{number}"))
        .collect()
}

#[cfg(feature = "cli")]
#[test]
fn what_a_snapshot_shows_as_a_warning_has_a_level_and_what_it_shows_as_an_error_has_none() {
    for path in files("tests", "snap") {
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines() {
            let Some((word, code)) = line.split_once(" CMO") else { continue };
            // 999 is what the tests of drawings call theirs.
            let Some(code) = code.parse().ok().filter(|code| *code != 999) else { continue };
            match word {
                "warning" | "advice" => assert!(codes::has_level(Code(code)), "{line} in {}", path.display()),
                "error" => assert!(!codes::has_level(Code(code)), "{line} in {}", path.display()),
                _ => {}
            }
        }
    }
}

#[cfg(feature = "cli")]
#[test]
fn the_shipped_theories_are_clean_and_meet_their_expectations() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_cmo"))
        .args(["check", "theories", "--deny", "warning"])
        .current_dir(root())
        .output()
        .unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}");
}

#[cfg(feature = "cli")]
#[test]
fn the_shipped_theories_are_in_canonical_form() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_cmo"))
        .args(["fmt", "--check", "theories", "src/cli/new"])
        .current_dir(root())
        .output()
        .unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}");
}
