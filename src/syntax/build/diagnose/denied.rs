//! Says what a `not` inside a phrase is to be written as.

use super::place::is_separator;
use super::{Stop, among};
use crate::syntax::build::Build;
use crate::syntax::fault::{Among, CaseFault, Fault, PhraseFault};
use crate::syntax::keyword;
use crate::syntax::tree::Item;
use crate::syntax::wording;

/// What stands on both sides of a `not` inside a phrase.
#[derive(Debug)]
struct Sides {
    before: String,
    after: String,
}

impl Build<'_> {
    /// `staff not trained`, `unknown not a`, `a but not b`.
    pub(super) fn inside_not(&self, stop: Stop<'_>) -> Fault {
        let denied = keyword::not_supported(self.here(stop.at, stop.text.len()).of(self.source));
        if let Some(length) = denied.filter(|_| stop.keyword == "then") {
            return self.not_supported(stop.at, "not".to_owned(), length);
        }
        let (start, _) = self.bounds(stop);
        let Sides { before, after } = self.sides(stop, start);
        let follows_keyword = self.before(stop).len() <= stop.after_keyword;
        if let Some(keyword) = keyword::of_list(stop.keyword, keyword::clauses(Item::Case)).filter(|_| follows_keyword)
            && among(stop) == Among::Facts
        {
            let facts = format!("not {after}");
            return Fault::case(self.here(0, stop.after_keyword), CaseFault::ClauseAmongFacts { keyword, facts });
        }
        if before.is_empty() || start >= stop.at {
            return self.missing(stop);
        }
        let at = self.word_at(stop);
        if among(stop) == Among::Facts {
            if ["unknown", "not"].iter().any(|word| before.eq_ignore_ascii_case(word)) {
                return Fault::case(at, CaseFault::UnknownNot { phrase: after });
            }
            if let Some(keyword) = keyword::of_list(&before, keyword::clauses(Item::Case)) {
                let facts = format!("{} not {after}", before[keyword.len()..].trim()).trim_start().to_owned();
                return Fault::case(at, CaseFault::ClauseAmongFacts { keyword, facts });
            }
        }
        if (before == "but" || before.ends_with(" but")) && self.before(stop).ends_with("but") {
            return Fault::phrase(at, self.but_not(stop, &after));
        }
        Fault::phrase(at, not_inside(Sides { before, after }))
    }

    fn sides(&self, stop: Stop<'_>, start: usize) -> Sides {
        let from = stop.at + "not".len();
        let rest = &stop.text[from..];
        let arrow = rest.find("->").unwrap_or(rest.len());
        let end = from + rest.find(is_separator).unwrap_or(rest.len()).min(arrow);
        let after = self.said(self.here(from, end)).trim_end_matches([',', ' ']).to_owned();
        Sides { before: self.said(self.here(start, self.before(stop).len())), after }
    }
}

/// `staff not trained`; after `but` what is denied is a phrase of its own.
fn not_inside(Sides { before, after }: Sides) -> PhraseFault {
    let quoted = |before: &str| format!("{before} not {after}").replace('"', "\\\"");
    if let Some(denied) = wording::after_but(&before) {
        let meant = format!("`and not {}`", affirmed(denied, &after));
        return PhraseFault::NotInside { meant, quoted: format!("`and \"{}\"`", quoted(denied)), before };
    }
    let meant = match before.split_once(" but ") {
        Some((first, denied)) => format!("`{first} and not {}`", affirmed(denied, &after)),
        None => format!("`not {}`", affirmed(&before, &after)),
    };
    PhraseFault::NotInside { meant, quoted: format!("`\"{}\"`", quoted(&before)), before }
}

/// What is denied, as a phrase without `not`: `GPs do not have time` denies `GPs have time`.
fn affirmed(before: &str, after: &str) -> String {
    let (verb, rest) = after.split_at(after.find(' ').unwrap_or(after.len()));
    match before.rsplit_once(' ') {
        Some((subject, "do")) => format!("{subject} {after}"),
        Some((subject, "does")) => format!("{subject} {}{rest}", third_person(verb)),
        _ => format!("{before} {after}"),
    }
}

/// `has` of `have`.
fn third_person(verb: &str) -> String {
    let is_hissing = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| verb.ends_with(end));
    match verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        _ if verb == "have" => "has".to_owned(),
        Some(stem) => format!("{stem}ies"),
        None if is_hissing => format!("{verb}es"),
        None => format!("{verb}s"),
    }
}
