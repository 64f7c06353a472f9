//! Says what words above bullets are meant for: `if not`, `if any of:`, `then the following:`.

use super::Stop;
use crate::syntax::build::Build;
use crate::syntax::fault::{BulletFault, Intended};
use crate::syntax::keyword;
use crate::syntax::wording;

/// What a list announces itself with, where dashes say it already.
const FOLLOWING: [&str; 6] =
    ["the following conditions", "the following", "these conditions", "these", "those", "as follows"];

impl Build<'_> {
    /// What is wrong with the words between a keyword and bullets, where they are meant for something other than a phrase.
    pub(super) fn words_above(&self, stop: Stop<'_>, keyword: &str, first: String) -> Option<BulletFault> {
        let before = self.before(stop);
        let unless = before.rfind(char::from(keyword::UNLESS_MARK)).map(|at| (at + "unless".len(), "unless"));
        let (start, keyword) = unless.unwrap_or((stop.after_keyword, keyword));
        let words = self.said(self.here(start, before.len().max(start)));
        let (intended, keyword) = (intended(&words)?, keyword.to_owned());
        Some(match keyword.as_str() {
            "if" | "only if" | "when" | "unless" => BulletFault::WordsAbove { keyword, words, intended, first },
            "then" | "observed" | "strengthened by" | "weakened by" if intended == Intended::Not => {
                BulletFault::NotAbove { keyword, first }
            }
            _ => BulletFault::WordsAboveList { keyword, words },
        })
    }
}

/// What words above bullets are meant for, if that is no phrase.
pub(in crate::syntax::build) fn intended(words: &str) -> Option<Intended> {
    let lower = words.to_lowercase();
    let lower = lower.trim_end_matches([':', ' ']);
    let ends = FOLLOWING.iter().find_map(|end| lower.strip_suffix(end));
    let counted = ends.filter(|before| before.is_empty() || before.ends_with(' ')).unwrap_or(lower).trim_end();
    if let Some(negated) = counted.strip_prefix("not ") {
        return Some(negation(intended(negated)?));
    }
    let base = counted.strip_suffix(" of").unwrap_or(counted);
    match base {
        "" if counted.len() < words.len() => Some(Intended::All),
        "" => None,
        "not" => Some(Intended::Not),
        "any" | "all" | "none" => Some(Intended::Quantifier(format!("{base} of"))),
        _ => {
            let least = base.strip_prefix("at least ").and_then(keyword::number);
            let same = least.map(|_| format!("{base} of"));
            same.or_else(|| wording::quantifier_for(&format!("{base} of"))).map(Intended::Quantifier)
        }
    }
}

fn negation(negated: Intended) -> Intended {
    match negated {
        Intended::Quantifier(quantifier) => match quantifier.as_str() {
            "any of" => Intended::Quantifier("none of".to_owned()),
            "none of" => Intended::Quantifier("any of".to_owned()),
            "all of" => Intended::NotAll,
            _ => Intended::NotQuantifier(quantifier),
        },
        Intended::All => Intended::NotAll,
        other @ (Intended::Not | Intended::NotAll | Intended::NotQuantifier(_)) => other,
    }
}
