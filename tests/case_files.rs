//! Runs every case file: `tests/FLOOR/cases/NAME.cmo`, or a folder `NAME/` for one of several files.
//!
//! A case says in comments at its top what is run, `# $ cmo match FILE --case "data shared"`, where `FILE` is the case
//! (a folder is entered and `FILE` is `.`). What the commands print, on both streams, and how they exit is the
//! snapshot beside it. A new case is one new file; `cargo insta review` (or `INSTA_UPDATE=always`) writes the snapshot.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

macro_rules! floors {
    ($($floor:ident),*) => {$(
        #[test]
        fn $floor() {
            run_floor(stringify!($floor));
        }
    )*};
}

floors!(
    syntax, format, resolve, cases, evaluate, explain, expect, evidence, check, needs, refine, vocabulary, ask, rename,
    cli
);

#[cfg(feature = "sql")]
#[test]
fn sql() {
    run_floor("sql");
}

fn run_floor(floor: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(floor).join("cases");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for case in all(&folder) {
            let name = case.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            insta::assert_snapshot!(name, transcript(&case));
        }
    });
}

fn all(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).filter(|path| is_case(path)).collect();
    cases.sort();
    assert!(!cases.is_empty(), "{} holds no case", folder.display());
    cases
}

fn is_case(path: &Path) -> bool {
    path.is_dir() || path.extension().is_some_and(|extension| extension == "cmo")
}

/// The commands of a case with what they print.
fn transcript(case: &Path) -> String {
    let (folder, name) = if case.is_dir() { (case, ".") } else { (case.parent().unwrap(), file_name(case)) };
    let mut text = String::new();
    for command in commands(case) {
        let arguments: Vec<String> = shlex::split(&command).unwrap_or_else(|| panic!("{}: {command}", case.display()));
        let arguments = arguments.iter().map(|argument| if argument == "FILE" { name } else { argument });
        // What runs where `CI` is set writes nothing: a case stays as it is.
        let mut program = Command::new(env!("CARGO_BIN_EXE_cmo"));
        let output = program.args(arguments).env("CI", "true").current_dir(folder).output().unwrap();
        let code = output.status.code().map_or("killed".to_owned(), |code| code.to_string());
        writeln!(text, "$ cmo {command}\n[exit {code}]").unwrap();
        text.push_str(&String::from_utf8_lossy(&output.stdout));
        if !output.stderr.is_empty() {
            writeln!(text, "--- standard error\n{}", String::from_utf8_lossy(&output.stderr).trim_end()).unwrap();
        }
    }
    assert!(!text.is_empty(), "{}: no line `# $ cmo …` says what to run", case.display());
    text
}

fn file_name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap()
}

/// The lines `# $ cmo …` of a case; of the first file that has some where it is a folder.
fn commands(case: &Path) -> Vec<String> {
    let mut files = if case.is_dir() {
        fs::read_dir(case).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect()
    } else {
        vec![case.to_owned()]
    };
    files.sort();
    let of = |file: &PathBuf| -> Vec<String> {
        let text = String::from_utf8_lossy(&fs::read(file).unwrap()).into_owned();
        text.lines()
            .filter_map(|line| line.trim_start_matches('\u{feff}').strip_prefix("# $ cmo "))
            .map(str::to_owned)
            .collect()
    };
    files.iter().map(of).find(|commands| !commands.is_empty()).unwrap_or_default()
}
