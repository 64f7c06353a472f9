//! # CMO524: unmarked rivals
//!
//! Two configurations lead to opposite outcomes, and one case can meet what both ask for; or what an `only if` requires is lacking wherever another fires. There the theory contradicts itself, unless they are meant
//! as rival explanations or as a contrast. Decided over complete cases, with `implies`, `when` and `opposite` taken as given. This is a warning.
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

use std::collections::{BTreeMap, BTreeSet};

use crate::check::implied::Implied;
use crate::check::twins::outcomes;
use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::logic::Decided;
use crate::theory::{Configuration, ConfigurationId, Form, Literal, PhraseId};

pub(super) const RULE: Rule = Rule { code: Code(524), level: Severity::Warning, find };

/// Of more pairs than this that lead to one outcome and its opposite, the others are not looked at.
const PAIRS: usize = 1_000;

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (phrase, [on, off]) in sides(ground) {
        let pairs = on.iter().flat_map(|one| off.iter().map(move |other| (*one.min(other), *one.max(other))));
        for (first, second) in pairs.take(PAIRS).filter(|pair| seen.insert(*pair)) {
            found.extend(rivals(ground, phrase, first, second));
        }
    }
    found
}

/// By phrase: the configurations that speak for it where they fire, and those that speak against it.
fn sides(ground: &Ground<'_>) -> BTreeMap<PhraseId, [Vec<ConfigurationId>; 2]> {
    let implied = Implied::of(ground.theory);
    let mut sides: BTreeMap<PhraseId, [Vec<ConfigurationId>; 2]> = BTreeMap::new();
    for (id, one) in ground.live() {
        for Literal { phrase, negated } in implied.by(says(one)) {
            sides.entry(phrase).or_default()[usize::from(negated)].push(id);
        }
    }
    sides
}

/// What a configuration says where it fires: its mechanisms and outcomes, of an `only if` the contrary.
fn says(one: &Configuration) -> Vec<Literal> {
    let mechanisms = one.mechanisms.iter().map(|mention| mention.literal);
    let all = mechanisms.chain(outcomes(one));
    match one.form {
        Form::If => all.collect(),
        Form::OnlyIf => all.map(Literal::contrary).collect(),
    }
}

fn rivals(
    ground: &Ground<'_>,
    phrase: PhraseId,
    first: ConfigurationId,
    second: ConfigurationId,
) -> Option<Diagnostic> {
    if first == second || ground.are_related(first, second) {
        return None;
    }
    let [one, other] = [first, second].map(|id| ground.configuration(id));
    let (phrase, [first, second]) = (ground.name(phrase), [one, other].map(|one| &one.full_name));
    let both = || ground.logic.can_hold_together(one, other);
    let message = match (one.form, other.form) {
        (Form::If, Form::If) => (both() == Decided::Yes).then(|| {
            format!("`{first}` and `{second}` can hold in one case, and lead to opposite outcomes: `{phrase}`")
        })?,
        (Form::If, Form::OnlyIf) => always(ground, one, both()).then(|| against(first, second, phrase))?,
        (Form::OnlyIf, Form::If) => always(ground, other, both()).then(|| against(second, first, phrase))?,
        (Form::OnlyIf, Form::OnlyIf) => return None,
    };
    let help = format!("add `rival of {first}` or `contrasts with {first}`, or write what keeps their contexts apart");
    Some(
        RULE.says(other.place, message)
            .about(second)
            .about(first)
            .label_or_related(one.place, format!("`{first}`"))
            .help(help),
    )
}

/// Whether an `if` can fire, and then always without what an `only if` requires.
fn always(ground: &Ground<'_>, one: &Configuration, both: Decided) -> bool {
    both == Decided::No && ground.logic.can_hold(one) == Decided::Yes
}

fn against(one: &str, necessary: &str, phrase: &str) -> String {
    format!("wherever `{one}` fires, what `{necessary}` requires is lacking, and it speaks the contrary: `{phrase}`")
}
