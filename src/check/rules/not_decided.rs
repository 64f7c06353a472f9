//! # CMO539: not decided
//!
//! A question about conditions was not decided, since it is too large, as it may be with choices among very many phrases, or with very many declarations between them: whether two configurations with the same
//! mechanism ask for the same, or the one for more than the other (CMO522, CMO523, CMO530); whether two that lead to opposite outcomes can hold in one case (CMO524); whether any case, or every case, meets what one asks for (CMO520,
//! CMO521). Or there were too many pairs to compare: of more than 65 configurations with one mechanism each is compared with the 64 after it, and of pairs that lead to one outcome and its opposite the first 1,000 are.
//! Nothing is known to be wrong. This is advice, so that silence is not taken for an answer.
//!
//! ```cmo
//! cmoc 1
//!   if any of (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z)
//!   then staff confident in their skills
//!   then fewer falls
//!
//! cmoc 2
//!   if any of ((a and n), (b and o), (c and p), (d and q), (e and r), (f and s), (g and t),
//!       (h and u), (i and v), (j and w), (k and x), (l and y), (m and z))
//!   then staff confident in their skills
//!   then fewer calls to the GP
//! ```
//!
//! Nothing need be done. To let it be decided, write side by side what other conditions join, and divide what is very long.
//!
//! ```cmo
//! cmoc 1
//!   if any of (a, n, b, o, c, p, d, q, e, r, f, s, g, t, h, u, i, v, j, w, k, x, l, y, m, z)
//!   then staff confident in their skills
//!   then fewer falls
//!
//! cmoc 2
//!   if any of ((a and n), (b and o), (c and p), (d and q), (e and r), (f and s), (g and t),
//!       (h and u), (i and v), (j and w), (k and x), (l and y), (m and z))
//!   then staff confident in their skills
//!   then fewer calls to the GP
//! ```

use crate::check::rivals::PAIRS;
use crate::check::twins::{Shared, TOGETHER};
use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::logic::{Decided, Order, Reach};
use crate::theory::{ConfigurationId, PhraseId};

pub(super) const RULE: Rule = Rule { code: Code(539), level: Severity::Advice, find };

/// What may be done about a question that is too large.
const TOO_LARGE: &str = "nothing need be done: the question is too large for this program";

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let open = ground.twins().pairs.iter().filter(|twin| twin.order == Order::Undecided);
    let mut found: Vec<Diagnostic> = open.map(|twin| order(ground, twin.first, twin.second)).collect();
    let refining = ground.refinements().iter().filter(|one| one.order == Order::Undecided);
    found.extend(refining.map(|one| order(ground, one.relation.to, one.of)));
    let rivals = ground.rivals();
    let open = rivals.pairs.iter().filter(|rival| rival.clash == Decided::Not);
    found.extend(open.map(|rival| together(ground, rival.first, rival.second)));
    let extents = ground.extents().iter();
    found.extend(extents.filter_map(|extent| reach(ground, extent.of, extent.reach)));
    found.extend(ground.twins().cut.iter().filter_map(|ids| cut_twins(ground, ids)));
    found.extend(rivals.cut.iter().map(|phrase| cut_rivals(ground, *phrase)));
    found
}

fn order(ground: &Ground<'_>, first: ConfigurationId, second: ConfigurationId) -> Diagnostic {
    let [one, other] = [first, second].map(|id| &ground.configuration(id).full_name);
    two(ground, (first, second), format!("whether `{other}` asks for more or less than `{one}` is not decided"))
}

fn together(ground: &Ground<'_>, first: ConfigurationId, second: ConfigurationId) -> Diagnostic {
    let [one, other] = [first, second].map(|id| &ground.configuration(id).full_name);
    let message =
        format!("whether `{one}` and `{other}`, which lead to opposite outcomes, can hold in one case is not decided");
    two(ground, (first, second), message)
}

fn two(ground: &Ground<'_>, (first, second): (ConfigurationId, ConfigurationId), message: String) -> Diagnostic {
    let [first, second] = [first, second].map(|id| ground.configuration(id));
    RULE.says(second.place, message)
        .about(&second.full_name)
        .about(&first.full_name)
        .label_or_related(first.place, format!("`{}`", first.full_name))
        .help(TOO_LARGE)
}

fn reach(ground: &Ground<'_>, id: ConfigurationId, reach: Reach) -> Option<Diagnostic> {
    let question = match (reach.can_hold, reach.always_holds) {
        (Decided::Not, Decided::Not) => "any case, or every case, meets",
        (Decided::Not, Decided::Yes | Decided::No) => "any case meets",
        (Decided::Yes | Decided::No, Decided::Not) => "every case meets",
        (Decided::Yes | Decided::No, Decided::Yes | Decided::No) => return None,
    };
    let one = ground.configuration(id);
    let message = format!("whether {question} what `{}` asks for is not decided", one.full_name);
    Some(RULE.says(one.place, message).about(&one.full_name).help(TOO_LARGE))
}

fn cut_twins(ground: &Ground<'_>, ids: &[ConfigurationId]) -> Option<Diagnostic> {
    let first = ground.configuration(*ids.first()?);
    let shared = match Shared::of(first) {
        Shared::Mechanism => "the same mechanism",
        Shared::Outcomes => "the same outcomes, and no mechanism",
    };
    let message = format!(
        "`{}` and {} more configurations have {shared}: each was compared with the {TOGETHER} after it only",
        first.full_name,
        ids.len() - 1
    );
    Some(
        RULE.says(first.place, message)
            .about(&first.full_name)
            .help("nothing need be done; mechanisms that are told apart let all be compared"),
    )
}

fn cut_rivals(ground: &Ground<'_>, phrase: PhraseId) -> Diagnostic {
    let phrase = ground.theory.vocabulary.get(phrase);
    let message = format!(
        "so many configurations lead to `{}` and away from it that {PAIRS} pairs of them were compared only",
        phrase.name
    );
    RULE.says(phrase.first, message)
        .about(&phrase.name)
        .help("nothing need be done; outcomes that are told apart let all be compared")
}
