//! # CMO524: unmarked rivals
//!
//! Two configurations lead to opposite outcomes, and one case can meet what both ask for; or what an `only if` requires is lacking wherever another fires. There the theory contradicts itself, unless they are meant
//! as rival explanations or as a contrast. Decided over complete cases, with `implies`, `when` and `opposite` taken as given. One that `refines` another or is `part of` it is meant to agree with it, so that these
//! relations settle nothing here; but what it says of its rivals is said of those that refine it, too. This is a warning.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//!
//! cmoc 1b
//!   if GP short of time
//!   then GP wary of more work
//!   then not deprescribing
//! ```
//!
//! Say that they are rivals (`rival of`) or a trade-off (`contrasts with`); or write in each context what keeps them apart.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP and not GP short of time
//!   then GP confident in the proposed changes
//!   then deprescribing
//!
//! cmoc 1b
//!   if GP short of time
//!   then GP wary of more work
//!   then not deprescribing
//! ```

use crate::check::rivals::Rival;
use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::logic::Decided;
use crate::theory::Form;

pub(super) const RULE: Rule = Rule { code: Code(524), level: Severity::Warning, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let clashing = ground.rivals().pairs.iter().filter(|rival| rival.clash == Decided::Yes);
    clashing.map(|rival| finding(ground, rival)).collect()
}

fn finding(ground: &Ground<'_>, rival: &Rival) -> Diagnostic {
    let [one, other] = [rival.first, rival.second].map(|id| ground.configuration(id));
    let [first, second] = [&one.full_name, &other.full_name];
    let phrase = ground.name(rival.phrase);
    let message = match (one.form, other.form) {
        (Form::If, Form::OnlyIf) => against(first, second, phrase),
        (Form::OnlyIf, Form::If) => against(second, first, phrase),
        (Form::If, Form::If) | (Form::OnlyIf, Form::OnlyIf) => {
            format!("`{first}` and `{second}` can hold in one case, and lead to opposite outcomes: `{phrase}`")
        }
    };
    RULE.says(other.place, message)
        .about(second)
        .about(first)
        .label_or_related(one.place, format!("`{first}`"))
        .help(format!("add `rival of {first}` or `contrasts with {first}`, or write what keeps their contexts apart"))
}

fn against(one: &str, necessary: &str, phrase: &str) -> String {
    format!("wherever `{one}` fires, what `{necessary}` requires is lacking, and it speaks the contrary: `{phrase}`")
}
