//! # CMO501: a cited case is at odds with its stance
//!
//! A configuration cites a case as evidence, and what the case describes does not bear that out: it is `neutral in` a case where it is not blocked, or
//! `supported by`, `refuted by`, `modified by` or `augmented by` a case where it is blocked or where what is known does not settle it. An
//! `only if` is at odds only where what is known does not settle it. This is a warning.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then deprescribing
//!   supported by case oakwood
//!
//! case oakwood
//!   not pharmacist trusted by GP
//! ```
//!
//! A case without the context cannot show what the context brings about. Write `neutral in case oakwood`; or, where the context was there, say so in the
//! case; or where the mechanism was seen without it, refine the condition. `cmo why 1a --case 'case oakwood'` gives the reasons.

use crate::diagnostic::{Code, Diagnostic};
use crate::theory::{CaseId, Configuration, ConfigurationId, Evidence, Form, Stance, Theory, Verdict};

/// The warning at the citation, with the verdict in the case.
pub(super) fn finding(theory: &Theory, id: ConfigurationId, case: CaseId, found: (&Evidence, Verdict)) -> Diagnostic {
    let (evidence, verdict) = found;
    let configuration = &theory.configurations[id.0 as usize];
    let case = &theory.cases[case.0 as usize];
    let (name, stance) = (&configuration.full_name, stance_words(evidence.stance));
    Diagnostic::warning(
        Code(501),
        evidence.place,
        format!("`{name}` is {stance} case `{}`, {}", case.name, but(verdict)),
    )
    .saying("at odds with what the case describes")
    .about(name)
    .about(&case.name)
    .related(case.place, "the case")
    .help(help(configuration, evidence.stance, &case.name))
}

/// The clause that gives a stance, as it is written.
const fn stance_words(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "supported by",
        Stance::Refutes => "refuted by",
        Stance::Modifies => "modified by",
        Stance::Augments => "augmented by",
        Stance::Neutral => "neutral in",
    }
}

const fn but(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fires => "where it fires",
        Verdict::Blocked => "where it is blocked",
        Verdict::Undetermined => "where what is known does not settle it",
        Verdict::Contested => "where it is contested",
    }
}

fn help(configuration: &Configuration, stance: Stance, case: &str) -> String {
    let why = format!("`cmo why {} --case 'case {case}'` gives the reasons; ", configuration.full_name);
    let then = match (configuration.form, stance) {
        (Form::OnlyIf, _) => "describe in the case whether what is required was in place, or take the citation out",
        (Form::If, Stance::Neutral) => {
            "describe in the case which part of the context was lacking, or give another stance"
        }
        (Form::If, Stance::Supports | Stance::Refutes | Stance::Modifies | Stance::Augments) => {
            "describe in the case that the context was there, or write `neutral in` where it was not"
        }
    };
    why + then
}
