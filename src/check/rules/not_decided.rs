//! # CMO539: not decided
//!
//! Whether two configurations with the same mechanism ask for the same, or the one for more than the other, was not decided: the question is too large, as it may be
//! with choices among very many phrases, or with very many declarations between them. Nothing is known to be wrong. This is advice, so that silence is not taken for an answer.
//!
//! ```cmo
//! theory T "see the case files of the project for one that is large enough"
//! ```
//!
//! Nothing need be done. To let it be decided, give names to parts of the conditions with `when`, and ask for these.
//!
//! ```cmo
//! context most services in place
//!   when at least 2 of (pharmacy, day centre, respite care)
//! ```

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::logic::Order;

pub(super) const RULE: Rule = Rule { code: Code(539), level: Severity::Advice, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let open = ground.twins().iter().filter(|twin| twin.order == Order::Undecided);
    open.map(|twin| {
        let [first, second] = [twin.first, twin.second].map(|id| ground.configuration(id));
        let message =
            format!("whether `{}` asks for more or less than `{}` is not decided", second.full_name, first.full_name);
        RULE.says(second.place, message)
            .about(&second.full_name)
            .label_or_related(first.place, format!("`{}`", first.full_name))
            .help("nothing need be done: the question is too large for this program")
    })
    .collect()
}
