//! Says what is wrong where bullets begin, or an `unless` below them, and what words above bullets are meant for: `if not`,
//! `if any of:`, `then the following:`.

use super::{Stop, named};
use crate::syntax::build::Build;
use crate::syntax::fault::{BulletFault, ConditionFault, Fault, Intended, ListOf};
use crate::syntax::keyword;
use crate::syntax::wording;

/// What a list announces itself with, where dashes say it already.
const FOLLOWING: [&str; 6] =
    ["the following conditions", "the following", "these conditions", "these", "those", "as follows"];

impl Build<'_> {
    /// An `unless` that ends bullets where none can.
    pub(super) fn unless_below(&self, stop: Stop<'_>) -> Fault {
        let at = self.word_at(stop);
        if matches!(stop.keyword, "if" | "only if" | "when") {
            return Fault::bullet(at, BulletFault::SecondUnless);
        }
        Fault::condition(at, ConditionFault::NotAList { list: ListOf::Phrases, found: "`unless`" })
    }

    /// An `unless` at the depth of the clauses, with what follows it.
    pub(super) fn unless_without_if(&self, rest: &str) -> String {
        if !self.configuration.lacks_condition() || self.configuration.broken {
            return "it continues the `if` above: indent it more than `if`, and where bullets stand above it as far as their dashes"
                .to_owned();
        }
        let none = "`unless` limits an `if`, and none stands above:";
        if rest.starts_with("- ") {
            return format!(
                "{none} write `if none of` where none of these is to hold, and leave the bullets as they are"
            );
        }
        let is_one = ![" and ", " or ", ",", " unless "].iter().any(|joint| rest.contains(joint));
        if is_one { format!("{none} write `if not {rest}`") } else { format!("{none} write `if not ({rest})`") }
    }

    /// Bullets where the clause has text already, or takes none.
    pub(super) fn bullets_below(&self, stop: Stop<'_>) -> Fault {
        let keyword = named(stop);
        let line = stop.at + stop.text[stop.at..].find('-').unwrap_or(0);
        let end = stop.text[line..].find('\r').map_or(stop.text.len(), |length| line + length);
        let at = self.here(line, line + stop.text[line..end].trim_end().len());
        if !stop.keyword.is_empty() && !keyword::LISTS.contains(&stop.keyword) {
            return Fault::bullet(at, BulletFault::NoList { keyword });
        }
        let first = self.said(at);
        let above = self.words_above(stop, &keyword, first.trim_start_matches("- ").to_owned());
        Fault::bullet(at, above.unwrap_or(BulletFault::TextAndBullets { keyword }))
    }

    /// What is wrong with the words between a keyword and bullets, where they are meant for something other than a phrase.
    fn words_above(&self, stop: Stop<'_>, keyword: &str, first: String) -> Option<BulletFault> {
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
