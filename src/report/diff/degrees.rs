//! The words for what becomes of a verdict or a prediction, with degrees where these say more: `fires → fires to 0.55`.

use crate::explain::matched::{FormWord, ValueWord, VerdictWord};
use crate::refine::diff::{Degrees, OnlyVerdict, PredictionChange, VerdictChange};
use crate::report::matched::Told;

/// The verdict before and after, as people are told it.
pub(super) fn verdicts(one: &VerdictChange) -> String {
    let [before, after] = one.forms;
    format!("{} → {}", verdict((before, one.from), one.degrees_before), verdict((after, one.to), one.degrees))
}

/// The verdict of what was not weighed before.
pub(super) fn new_verdict(one: &OnlyVerdict) -> String {
    format!("not weighed before → {}", verdict((one.form, one.verdict), one.degrees))
}

/// The verdict of what is weighed no more.
pub(super) fn gone_verdict(one: &OnlyVerdict) -> String {
    format!("{} → weighed no more", verdict((one.form, one.verdict), one.degrees))
}

/// The prediction before and after.
pub(super) fn predictions(one: &PredictionChange) -> String {
    format!("{} → {}", prediction(one.from, one.degrees_before), prediction(one.to, one.degrees))
}

fn verdict((form, word): (FormWord, VerdictWord), degrees: Degrees) -> String {
    let word_alone = Told::from(form, word).word();
    let [in_favour, against] = degrees.hundredths();
    let sums = in_favour + against == 100;
    match word {
        VerdictWord::Fires if sums => to(word_alone, in_favour, degrees.in_favour),
        VerdictWord::Blocked if sums => to(word_alone, against, degrees.against),
        VerdictWord::Undetermined if in_favour.max(against) == 0 => word_alone.to_owned(),
        VerdictWord::Contested if in_favour.min(against) == 100 => word_alone.to_owned(),
        VerdictWord::Fires | VerdictWord::Blocked | VerdictWord::Undetermined | VerdictWord::Contested => {
            both(word_alone, degrees)
        }
    }
}

fn prediction(word: ValueWord, degrees: Degrees) -> String {
    let word_alone = word.word();
    match (word, degrees.hundredths()) {
        (ValueWord::Present, [in_favour, 0]) => to(word_alone, in_favour, degrees.in_favour),
        (ValueWord::Absent, [0, against]) => to(word_alone, against, degrees.against),
        (ValueWord::Unknown, [0, 0]) | (ValueWord::Contested, [100, 100]) => word_alone.to_owned(),
        (ValueWord::Present | ValueWord::Absent | ValueWord::Unknown | ValueWord::Contested, _) => {
            both(word_alone, degrees)
        }
    }
}

/// A word with a degree, which is left out where it is full.
fn to(word: &str, hundredths: u32, degree: f64) -> String {
    if hundredths == 100 { word.to_owned() } else { format!("{word} to {degree:.2}") }
}

fn both(word: &str, Degrees { in_favour, against }: Degrees) -> String {
    format!("{word} ({in_favour:.2} for, {against:.2} against)")
}
