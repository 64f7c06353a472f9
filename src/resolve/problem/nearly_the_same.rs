//! # CMO227: phrases that are nearly the same
//!
//! Two phrases are the same when they are spelled the same, case and white space aside. These two differ by a
//! slip of the pen, singular and plural (`policy` and `policies`, `nurse was` and `nurses were`), an article, a space, a parenthesis, a full stop, a letter of another alphabet, or by
//! words that are turned round. They are read as two phrases, so that what is said of the one says nothing of the
//! other. This is a warning.
//!
//! ```cmo
//! cmoc 1a
//!   if staff trained then GPs give time
//!
//! cmoc 1b
//!   if trained staff then plans agreed
//! ```
//!
//! Write one spelling; or, to keep both, declare the other as a name of the first.
//!
//! ```cmo
//! context staff trained
//!   also trained staff
//! ```

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;

/// A phrase and the other that it may be meant to be, each with where it stands.
pub(super) fn nearly_the_same((phrase, place): (&str, Place), (other, first): (&str, Place)) -> Diagnostic {
    Diagnostic::warning(Code(227), place, format!("`{phrase}` is nearly `{other}`, but not the same phrase"))
        .saying(format!("nearly `{other}`"))
        .about(phrase)
        .about(other)
        .related(first, format!("`{other}` is here"))
        .help(format!("write `{other}` where it is the same; declare `also {phrase}` under it to keep both spellings"))
}

/// A phrase with a letter of another alphabet, and where the one stands that it looks like.
pub(super) fn looks_alike(phrase: &str, letter: char, place: Place, other: Place) -> Diagnostic {
    let message = format!("`{phrase}` holds `{letter}`, a letter of another alphabet than it looks like");
    Diagnostic::warning(Code(227), place, message)
        .saying("another phrase than the one that looks like it")
        .about(phrase)
        .related(other, "written in Latin letters here")
        .help("type the phrase anew, or copy it from the other place")
}
