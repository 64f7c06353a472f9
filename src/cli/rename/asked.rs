//! Turns the two names of `cmo rename` into the phrase that is meant, and refuses a new name that is none.

use cmo::theory::{HeadingId, Literal, Theory};

use super::Args;
use crate::cli::about::lookup::{Asked, after_keyword, asked as look_up, unknown_phrase};
use crate::cli::told::problem::Problem;

/// What ends a line.
const BREAKS: [char; 7] = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// The phrase that is to be renamed, perhaps in one theory alone.
///
/// # Errors
/// There is none of that name, or the new name cannot be one.
pub(super) fn asked(theory: &Theory, args: &Args, new: &str, scope: Option<HeadingId>) -> Result<Literal, Problem> {
    let old = theory.vocabulary.find(&args.old).ok_or_else(|| none(theory, &args.old, scope))?;
    if new.is_empty() || new.chars().any(char::is_control) || args.new.trim().contains(BREAKS) {
        return Err(refused("the new name is no phrase", "write it as it is to stand in the files, on one line"));
    }
    if new == "?" {
        return Err(refused("`?` stands for what is not known yet, and is no name", "write what the phrase is called"));
    }
    if after_keyword(new, "not").is_some() {
        return Err(refused(
            "the new name begins with `not`, which would be read as its absence",
            "name what is so, and write `not` in the files where it is not; `not-for-profit` is a word like any other",
        ));
    }
    if new == args.old {
        return Err(refused("the new name is the old one", "write another"));
    }
    if theory.vocabulary.find(new).is_some_and(|other| other.phrase == old.phrase && other.negated != old.negated) {
        return Err(refused(
            "the new name is a name of the phrase's opposite",
            "write `not` in the files where that is meant",
        ));
    }
    Ok(old)
}

/// No phrase has the name; perhaps a configuration has.
fn none(theory: &Theory, old: &str, scope: Option<HeadingId>) -> Problem {
    match look_up(theory, old, scope) {
        Ok(Asked::Configuration(id)) => refused(
            &format!(
                "`{}` is a configuration, and phrases are what is renamed",
                theory.configurations[id.0 as usize].full_name
            ),
            "write the new ID in its heading and where others refer to it: `cmo diff` and `cmo history` follow it by what it says",
        ),
        Ok(Asked::Phrase(_)) | Err(_) => unknown_phrase(theory, old, scope).into(),
    }
}

pub(super) fn refused(says: &str, help: &str) -> Problem {
    Problem::Arguments { says: says.to_owned(), help: help.to_owned() }
}
