//! # CMO305: fact that no theory uses
//!
//! The case states something that no condition, mechanism, outcome or declaration mentions. It changes nothing.
//! Often it is a slip of the pen, or a clause whose keyword is misspelled; the nearest phrases and keywords are
//! shown. This is a warning.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted then advice taken
//!
//! case sunnyside
//!   pharmacist trused
//! ```
//!
//! Write the phrase as the theory does, or declare this one as another name of it (`also`).
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted then advice taken
//!
//! case sunnyside
//!   pharmacist trusted
//! ```

use super::either;
use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::letters::{foreign_letter, in_latin};
use crate::resolve::nearest::words;
use crate::source::Place;
use crate::theory::identity;

/// The warning at the fact, with what is likeliest meant.
pub(super) fn unrecognised(phrase: &str, place: Place, nearest: &[String]) -> Diagnostic {
    let help = if let Some(facts) = apart(phrase) {
        format!("state each fact by itself, {facts}; as it stands it changes nothing")
    } else if nearest.is_empty() {
        "write it as the theory does; as it stands it changes nothing".to_owned()
    } else if let Some(affirmed) = nearest.first().filter(|near| denies(phrase, near)) {
        format!("what a case denies is written with `not`: `not {affirmed}`; as it stands it changes nothing")
    } else if let Some((letter, near)) = look_alike(phrase, nearest) {
        format!(
            "it looks like `{near}`, but holds `{letter}` of another alphabet: type it anew, or copy it; as it stands it changes \
             nothing"
        )
    } else {
        format!("did you mean {}? As it stands it changes nothing", either(nearest))
    };
    Diagnostic::warning(Code(305), place, format!("no theory uses `{phrase}`"))
        .saying("not recognised")
        .about(phrase)
        .help(help)
}

/// The nearest phrase where only the alphabet of some letter tells it apart, and that letter.
fn look_alike<'n>(phrase: &str, nearest: &'n [String]) -> Option<(char, &'n str)> {
    let (key, near) = (identity(phrase), nearest.first()?);
    let letter = foreign_letter(&key).or_else(|| foreign_letter(&identity(near)))?;
    (in_latin(&key) == in_latin(&identity(near))).then_some((letter, near))
}

/// Words that deny.
const DENIALS: [&str; 9] = ["no", "not", "none", "never", "without", "absent", "lack", "lacks", "lacking"];

/// Whether a phrase denies in words what a near one says: `no GP is present` does, `staff trained without confidence`
/// does not deny `staff trained`.
fn denies(phrase: &str, near: &str) -> bool {
    let is_denial = |word: &str| DENIALS.iter().any(|denial| word.eq_ignore_ascii_case(denial));
    if words(near).any(is_denial) {
        return false;
    }
    let mut denied = words(phrase).skip_while(|word| !is_denial(word)).skip(1).peekable();
    let ends = denied.peek().is_none();
    let is_near = |word: &str| words(near).any(|known| known.eq_ignore_ascii_case(word));
    words(phrase).any(is_denial) && (ends || denied.any(is_near))
}

/// The facts of a phrase that joins two with `but`, each as it is to be written.
fn apart(phrase: &str) -> Option<String> {
    let (first, second) = phrase.split_once(" but ")?;
    let second = second.strip_prefix("also ").unwrap_or(second);
    let denied = ["no ", "not ", "without "].iter().find_map(|denial| second.strip_prefix(denial));
    let second = denied.map_or_else(|| second.to_owned(), |denied| format!("not {denied}"));
    Some(format!("`{}` and `{second}`", first.trim_end_matches(',')))
}
