//! Says what `but not` after a phrase is to be written as.

use super::{Stop, among};
use crate::syntax::build::Build;
use crate::syntax::fault::{Among, PhraseFault};
use crate::syntax::keyword;

/// What stands for `or` in a laid-out text, after a comma or not.
const OR: [char; 2] = ['\u{2}', '\u{8}'];

/// What stands between two operands in a laid-out text.
const JOINTS: [char; 5] = [',', '\u{1}', '\u{2}', '\u{7}', '\u{8}'];

/// The row of operands that stands before `but not`.
struct Row {
    /// All of it.
    whole: String,
    /// Its last operand.
    last: String,
    /// What stands before the last `or` in it.
    before_or: Option<String>,
    /// Whether it is the list of a quantifier.
    is_counted: bool,
}

impl Build<'_> {
    /// `a but not b`, `a, but not b`: `after` is what stands after `not`.
    pub(super) fn but_not(&self, stop: Stop<'_>, after: &str) -> PhraseFault {
        let Row { whole, last, before_or, is_counted } = self.row_before_but(stop);
        let condition = after.strip_prefix("if ");
        let meant = match among(stop) {
            Among::Operands if is_counted => format!("`({last} and not {})`", condition.unwrap_or(after)),
            Among::Operands => match (condition, before_or) {
                (Some(condition), _) => format!("`{whole} unless {condition}`"),
                (None, Some(or)) => format!("`({whole}) and not {after}`, or `{or} or ({last} and not {after})`"),
                (None, None) => format!("`{whole} and not {after}`"),
            },
            Among::Phrases | Among::Facts | Among::Heading => {
                format!("`{last} and not {}`", condition.unwrap_or(after))
            }
        };
        PhraseFault::ButNot { whole: format!("{last} but not {after}"), before: last, meant }
    }

    fn row_before_but(&self, stop: Stop<'_>) -> Row {
        let end = self.before(stop).len() - "but".len();
        let text = &stop.text[..end];
        let open = text.rfind('(').filter(|&open| open >= stop.after_keyword && !text[open..].contains(')'));
        let start = open.map_or(stop.after_keyword, |open| open + 1);
        let end = start + text[start..].trim_end_matches([' ', ',']).len();
        let row = &text[start..end];
        let said = |from: usize, to: usize| {
            self.said(self.here(start + from, start + to)).trim_end_matches([' ', ',']).to_owned()
        };
        let last = row.rfind(JOINTS).map_or(0, |at| at + keyword::length_at(row.as_bytes()[at]));
        Row {
            whole: said(0, row.len()),
            last: said(last, row.len()),
            before_or: row.rfind(OR).map(|or| said(0, or)),
            is_counted: open.is_some_and(|open| text[..open].trim_end().to_lowercase().ends_with(" of")),
        }
    }
}
