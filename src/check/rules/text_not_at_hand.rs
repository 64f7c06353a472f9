//! # CMO517: text not at hand
//!
//! A study names the file of its text, and the file is not there or is no plain text: its quotations are not looked up. Many papers may not be shared, so that is often as it
//! must be. This is advice, so that silence is not taken for an answer.
//!
//! ```cmo
//! study CHIPPS
//!   text "papers/not-here.txt"
//!
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//!   supported by CHIPPS
//! ```
//!
//! Put the text beside the theory where you have it; `pdftotext` makes one of a PDF. Where texts lie in a folder of their own, `cmo evidence --quotes --texts DIR`
//! looks quotations up there.
//!
//! ```cmo
//! study CHIPPS
//!   text "papers/inch2019.txt"
//!
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//!   supported by CHIPPS
//! ```

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::theory::StudyId;

pub(super) const RULE: Rule = Rule { code: Code(517), level: Severity::Advice, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let studies = (0_u32..).map(StudyId).zip(&ground.theory.studies);
    let missing =
        studies.flat_map(|(id, study)| ground.texts.get(id).missing.iter().map(move |one| (study, &one.path)));
    missing
        .map(|(study, path)| {
            RULE.says(study.place, format!("quotations of `{}` are not looked up: `{path}` cannot be read", study.name))
                .about(&study.name)
                .help("put the text there as plain text (UTF-8), where it may be shared")
        })
        .collect()
}
