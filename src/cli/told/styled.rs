//! `--style`, and `style` in `cmo.toml`: how papers are cited and listed.

use std::fs;
use std::path::{Path, PathBuf};

use cmo::diagnostic::ticked;
use cmo::disk::{ReadProblem, system_says};
use cmo::references::{NoStyle, STYLES, Style};

use crate::cli::given::load::Loaded;
use crate::cli::told::problem::Problem;

/// The style that is asked for, else the one that `cmo.toml` sets, else the first of those that are known by name. A file
/// that `cmo.toml` names stands beside it.
///
/// # Errors
/// A name that is none, a file that cannot be read, and a text that is no style.
pub fn styled(asked: Option<&str>, loaded: &Loaded) -> Result<Style, Problem> {
    let (name, path) = match (asked, &loaded.settings.style) {
        (Some(name), _) => (name, PathBuf::from(name)),
        (None, Some(name)) => (name.as_str(), loaded.settings.folder.join(name)),
        (None, None) => (STYLES[0], PathBuf::new()),
    };
    match Style::named(&name.to_lowercase()) {
        Some(style) => Ok(style),
        None if is_file(name) => of_file(name, &path),
        None => Err(Problem::Arguments {
            says: format!("there is no style `{name}`"),
            help: format!("write one of {}, or the path of a CSL file (`bmj.csl`)", ticked(&STYLES)),
        }),
    }
}

/// Whether a name is that of a CSL file.
pub fn is_file(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csl"))
}

fn of_file(name: &str, path: &Path) -> Result<Style, Problem> {
    let unreadable = |why: String| Problem::from(ReadProblem::Unreadable { path: name.to_owned(), why });
    let bytes = fs::read(path).map_err(|error| unreadable(system_says(&error)))?;
    let text = String::from_utf8(bytes).map_err(|_| unreadable("it is no text in UTF-8".to_owned()))?;
    Style::read(&text).map_err(|why| in_words(name, why))
}

fn in_words(name: &str, why: NoStyle) -> Problem {
    let others = "get one from https://www.zotero.org/styles";
    let (says, help) = match why {
        NoStyle::NotCsl(why) => (format!("`{name}` is no style: {why}"), others.to_owned()),
        NoStyle::Points(other) => (
            format!("`{name}` only says that it is like another style, and holds none of it"),
            format!("get that one: {other}"),
        ),
        NoStyle::NoList => (format!("`{name}` has no list of references"), others.to_owned()),
        NoStyle::Endless(part) => {
            (format!("the macro `{part}` of `{name}` leads back to itself, or is made of too much"), others.to_owned())
        }
    };
    Problem::Arguments { says, help }
}
