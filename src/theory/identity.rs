//! Turns the spelling of a phrase into its identity: what two spellings of one phrase have in common.
//!
//! Two phrases are the same when they are equal after Unicode NFC, full case folding, `’` to `'`, and white space
//! collapsed and trimmed. Nothing looser.

use std::borrow::Cow;

use unicase::UniCase;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The identity of a phrase, borrowed where the spelling already is its own.
///
/// ```
/// use cmo::theory::identity;
/// assert_eq!(identity("GP’s  Trust"), identity("gp's trust"));
/// assert_ne!(identity("the GP's trust"), identity("GP's trust"));
/// ```
#[must_use]
pub fn identity(spelling: &str) -> Cow<'_, str> {
    if is_identity(spelling.as_bytes()) {
        return Cow::Borrowed(spelling);
    }
    if spelling.is_ascii() {
        return Cow::Owned(collapsed(&spelling.to_ascii_lowercase()));
    }
    // Folding can undo a composition (`ΐ` folds to three characters), so it is composed once more.
    let folded = UniCase::unicode(composed(spelling)).to_folded_case();
    Cow::Owned(collapsed(&composed(&folded).replace('’', "'")))
}

/// A spelling with its white space collapsed and trimmed, as it is shown.
#[must_use]
pub fn collapsed(spelling: &str) -> String {
    if is_identity(spelling.as_bytes()) {
        return spelling.to_owned();
    }
    let mut text = String::with_capacity(spelling.len());
    for word in spelling.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// Whether a text can be the ID that an author gives: letters, digits, `_`, `.` and `-`.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let may_stand = |mark: char| mark.is_alphanumeric() || matches!(mark, '_' | '.' | '-');
    !text.is_empty() && text.chars().all(may_stand)
}

/// Whether a spelling is plain ASCII in lower case with single spaces: most phrases are.
fn is_identity(spelling: &[u8]) -> bool {
    let mut before = b' ';
    for &byte in spelling {
        let plain = matches!(byte, 0x21..=0x40 | 0x5b..=0x7e) || (byte == b' ' && before != b' ');
        if !plain {
            return false;
        }
        before = byte;
    }
    before != b' ' || spelling.is_empty()
}

fn composed(text: &str) -> Cow<'_, str> {
    if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}
