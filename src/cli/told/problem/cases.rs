//! What keeps cases from being found, in words: a file where facts stand, and facts where a file does.

use std::path::Path;

use cmo::diagnostic::ticked;
use cmo::disk::is_theory;
use cmo::theory::is_id;

use super::Problem;
use crate::cli::about::lookup::after_keyword;
use crate::cli::about::typed::as_typed;
use crate::cli::given::tables::is_table;

fn problem(says: String, help: String) -> Problem {
    Problem::Arguments { says, help }
}

/// `--case cases.cmo`, or a file or folder that is there; none where it is no path.
pub fn path_as_facts(text: &str) -> Option<Problem> {
    let (path, typed) = (Path::new(text.trim()), as_typed(text.trim()));
    let says = |kind: &str| format!("`{}` names a {kind}, and `--case` takes facts, or `case ID`", text.trim());
    if is_theory(path) || is_table(path) {
        return Some(problem(says("file"), format!("write --cases {typed}")));
    }
    if path.is_file() {
        return Some(not_cases(path));
    }
    // A word alone may be a fact that is misspelt, whatever folders there are.
    let is_folder = path.is_dir() && text.contains(['/', '\\', '.']);
    is_folder.then(|| problem(says("folder"), in_folder(&typed)))
}

/// `--case "cases.cmo, staff trained"`; none where the fact is no path.
pub fn path_among_facts(fact: &str) -> Option<Problem> {
    let says = format!("`{fact}` names a file, and stands among facts");
    let help = format!("write --cases {} for its cases, and the facts in a --case of their own", as_typed(fact));
    is_theory(Path::new(fact)).then(|| problem(says, help))
}

/// `--cases cases.csv`, `--cases folder`, `--cases "case east"`, `--cases "staff trained"`
pub fn not_cases(file: &Path) -> Problem {
    let path = file.display().to_string();
    if file.is_dir() {
        let says = format!("`{path}` is a folder, and `--cases` takes a `.cmo` file");
        return problem(says, in_folder(&as_typed(&path)));
    }
    if is_table(file) {
        let says = format!("`{path}` is a table of cases, and this command takes the cases of a `.cmo` file");
        return problem(
            says,
            "`cmo match` reads tables; here write the facts of one case: --case \"a fact\"".to_owned(),
        );
    }
    if file.exists() {
        return Problem::NotCases { path };
    }
    let says = format!("`{path}` is no `.cmo` file and no table, and `--cases` takes one");
    let name = after_keyword(&path, "case").unwrap_or(&path);
    let help = if is_id(name) {
        format!("for a declared case write --case 'case {name}'")
    } else {
        format!("for facts write --case {}", as_typed(&path))
    };
    problem(says, help)
}

/// `cmo match --summary` without a table.
pub fn no_table(option: &str) -> Problem {
    let says = format!("`{option}` is for tables of cases, and none is given");
    problem(says, "name one: --cases FILE.csv, a row a case and a column a phrase".to_owned())
}

/// `cmo match --cases cases.csv --case "a fact"`
pub fn beside_table() -> Problem {
    let says = "a table of cases stands alone: other cases are given beside it".to_owned();
    problem(says, "run `cmo match` once for the table, and once for the other cases".to_owned())
}

fn in_folder(typed: &str) -> String {
    format!("name it as a PATH: with neither `--case` nor `--cases`, all cases that are declared in {typed} are taken")
}

/// `--cases theory.cmo`, where the cases are declared in the files of PATH.
pub fn declared_elsewhere(files: &[String]) -> Problem {
    problem(
        format!("there is no case in {}, and some in the files that are read with it", ticked(files)),
        "leave `--cases` out: then all declared cases are taken; or write --case 'case ID' for one".to_owned(),
    )
}

/// `cmo test --cases cases.cmo`: what to write where a command has no such option.
pub fn no_option(option: &str, command: &str) -> Option<String> {
    match (option, command) {
        ("--cases", "test" | "check") => {
            Some(format!("name the file as a PATH beside the others: `cmo {command} theory.cmo cases.cmo`"))
        }
        ("--case", "test") => Some(
            "name the files that declare cases as PATHs: `cmo test theory.cmo cases.cmo`; `-k TEXT` picks the cases with a \
             text in their name"
                .to_owned(),
        ),
        ("--case", "check") => Some(
            "all cases of its PATHs are checked: name the files that declare them, as in `cmo check theory.cmo cases.cmo`"
                .to_owned(),
        ),
        ("--case" | "--cases", _) => Some("`cmo match` and `cmo why` are about cases; leave it out here".to_owned()),
        _ => None,
    }
}

/// `cmo test -k cases.cmo`: what to write where a file stands as the text of a name.
pub fn path_as_name(text: &str) -> Option<String> {
    let typed = as_typed(text);
    is_theory(Path::new(text)).then(|| format!("`-k` takes a text of a case's name; name the file as a PATH: {typed}"))
}
