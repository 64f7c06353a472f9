//! Turns evidence and people's judgements into the words in which they are compared.

use crate::refine::diff::words::Said;
use crate::theory::{Confidence, Evidence, Stance, Theory};

/// The evidence of one stance, each piece with the words for it.
pub(super) fn of_stance(theory: &Theory, evidence: &[Evidence], stance: Stance) -> Said<String> {
    let words = evidence.iter().filter(|one| one.stance == stance).map(|one| one_piece(theory, one));
    words.map(|words| (words.clone(), words)).collect()
}

fn one_piece(theory: &Theory, evidence: &Evidence) -> String {
    let mut words = evidence.source.called(theory);
    if let Some(locator) = &evidence.locator {
        words += &format!(" [{locator}]");
    }
    if let Some(quotation) = &evidence.quotation {
        words += &format!(" “{quotation}”");
    }
    if let Some(via) = &evidence.via {
        words += &format!(" via {}", via.called(theory));
    }
    words
}

/// A judgement as it is written.
pub(super) fn confidence(confidence: &Confidence) -> String {
    let level = confidence.level.word();
    confidence.reason.as_ref().map_or_else(|| level.to_owned(), |reason| format!("{level}: {reason}"))
}
