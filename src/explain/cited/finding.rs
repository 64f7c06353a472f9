//! # CMO501: a cited case is at odds with its stance
//!
//! A configuration cites a case as evidence, and what the case describes does not bear that out: it is `neutral in` a case where it is not blocked, or
//! `supported by`, `refuted by`, `modified by` or `augmented by` a case where it is blocked or where what is known does not settle it. An
//! `only if` is at odds only where what is known does not settle it. A case that is cited in support is at odds, too, where the configuration fires and
//! the case says the opposite of one of its outcomes; for an `only if`, where what it requires was lacking and the outcome came about all the same. This is
//! a warning.
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
//! ```cmo
//! cmoc 1b
//!   if pharmacist trusted by GP
//!   then deprescribing
//!   supported by case elmwood
//!
//! case elmwood
//!   pharmacist trusted by GP
//!   observed not deprescribing
//! ```
//!
//! A case without the context cannot show what the context brings about. Write `neutral in case oakwood`; or, where the context was there, say so in the
//! case; or where the mechanism was seen without it, refine the condition. A case with the context and without the outcome speaks
//! against the statement: write `refuted by` or `modified by`, or ask in the configuration for what the case lacked.
//! `cmo why 1a --case 'case oakwood'` gives the reasons.

use crate::diagnostic::{Code, Diagnostic};
use crate::theory::{CaseId, Configuration, ConfigurationId, Evidence, Form, Literal, Stance, Theory, Verdict};

/// A configuration, a case that it cites, and how.
type Citation<'t> = (ConfigurationId, CaseId, &'t Evidence);

/// `CMO501`: the verdict does not bear the stance out.
///
/// ```text
/// supported by case oakwood
/// ```
pub(super) fn verdict(theory: &Theory, (id, case, evidence): Citation<'_>, verdict: Verdict) -> Diagnostic {
    let configuration = &theory.configurations[id.0 as usize];
    let case = &theory.cases[case.0 as usize];
    let (name, stance) = (&configuration.full_name, evidence.stance.clause());
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

/// `CMO501`: the case is cited in support, and says the opposite of an outcome.
pub(super) fn denied(theory: &Theory, (id, case, evidence): Citation<'_>, denied: &[Literal]) -> Diagnostic {
    let configuration = &theory.configurations[id.0 as usize];
    let case = &theory.cases[case.0 as usize];
    let name = &configuration.full_name;
    let outcomes: Vec<String> = denied.iter().map(|one| format!("`{}`", said(theory, *one))).collect();
    let outcomes = outcomes.join(" and ");
    let (says, help) = match configuration.form {
        Form::If => (
            format!("where it fires, and the case says the opposite of {outcomes}"),
            "write `refuted by` or `modified by`, or ask in the configuration for what the case lacked",
        ),
        Form::OnlyIf => (
            format!("where what it requires was lacking, and {outcomes} came about all the same"),
            "write `refuted by` or `modified by`, or ask for less in the configuration",
        ),
    };
    let message = format!("`{name}` is supported by case `{}`, {says}", case.name);
    let found = Diagnostic::warning(Code(501), evidence.place, message).saying("at odds with what the case says");
    let facts = case.facts.iter().filter(|fact| denied.iter().any(|one| one.phrase == fact.literal.phrase));
    facts
        .fold(found, |found, fact| found.related(fact.place, "said in the case"))
        .about(name)
        .about(&case.name)
        .help(help)
}

fn said(theory: &Theory, literal: Literal) -> String {
    theory.vocabulary.get(literal.phrase).words(literal)
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
