//! All wording of expectations: what was found, and the findings `CMO401` to `CMO403`.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;
use crate::theory::{Form, Value, Verdict};

/// Where an expectation is written, what it is about, and in which case.
type At<'a> = (Place, &'a str, &'a str);

/// `CMO401`: the verdict is another one.
///
/// ```text
/// expect cmoc 1a fires
/// ```
pub(super) fn verdict(
    (place, name, case): At<'_>,
    (form, expected): (Form, Verdict),
    (found, words): (Verdict, &str),
) -> Diagnostic {
    let (to_be, is) = (to_be_of(form, expected), is(form, found));
    let message = format!("`{name}` is expected {to_be} in case `{case}`, but {is}{words}");
    let reasons = reasons(name, case);
    let help = match form {
        Form::If => reasons,
        Form::OnlyIf => {
            format!(
                "an `only if` speaks against (`fires`) where what it requires is lacking, and says nothing (`blocked`) \
                 where that is in place; {reasons}"
            )
        }
    };
    Diagnostic::warning(Code(401), place, message).saying("expected here").about(name).about(case).help(help)
}

/// `CMO401`: the case is told for another theory, so that the configuration is not weighed in it.
pub(super) fn not_told((place, name, case): At<'_>, expected: Verdict, theory: &str) -> Diagnostic {
    let message =
        format!("`{name}` is expected {} in case `{case}`, which is told for `{theory}` only", to_be(expected));
    let help = format!("take this expectation out, or the clause `theory {theory}` of the case");
    Diagnostic::warning(Code(401), place, message).saying("not weighed in this case").about(name).about(case).help(help)
}

/// `CMO401`: the configuration is retired, so that it is weighed in no case.
pub(super) fn retired(
    (place, name, case): At<'_>,
    expected: Verdict,
    (declared, next): (Place, Option<&str>),
) -> Diagnostic {
    let message = format!("`{name}` is expected {} in case `{case}`, but is retired", to_be(expected));
    let help = match next {
        Some(next) => format!("expect it of `{next}`, which takes its place, or take this expectation out"),
        None => "take this expectation out: what is retired has no verdict".to_owned(),
    };
    Diagnostic::warning(Code(401), place, message)
        .saying("weighed in no case")
        .about(name)
        .about(case)
        .related(declared, "retired, or replaced by another")
        .help(help)
}

/// `CMO402`: the verdict is the one, but it does not rest on these phrases.
///
/// ```text
/// expect cmoc 1a blocked by data shared
/// ```
pub(super) fn by(
    (place, name, case): At<'_>,
    without: &[String],
    (form, found): (Form, Verdict),
    words: &str,
) -> Diagnostic {
    let (without, is) = (listed(without.iter().cloned()), is(form, found));
    let message = format!("`{name}` in case `{case}` does not rest on {without}: it {is}{words}");
    Diagnostic::warning(Code(402), place, message)
        .saying("expected here")
        .about(name)
        .about(case)
        .help(reasons(name, case))
}

/// `CMO403`: the prediction for a phrase is another one.
///
/// ```text
/// expect deprescribing present
/// ```
pub(super) fn value((place, words, case): At<'_>, phrase: &str, (expected, found): (Value, Value)) -> Diagnostic {
    let (expected, found) = (expected.word(), predicted(found));
    let message = format!("`{words}` is expected to be predicted {expected} in case `{case}`, but is {found}");
    let help = format!("{}; what the case itself says of it does not count here", reasons_for(&quoted(phrase), case));
    Diagnostic::warning(Code(403), place, message).saying("expected here").about(phrase).about(case).help(help)
}

fn reasons(name: &str, case: &str) -> String {
    format!("{}; mend the expectation, or refine the theory", reasons_for(name, case))
}

fn reasons_for(subject: &str, case: &str) -> String {
    format!("`cmo why {subject} --case 'case {case}'` gives the reasons")
}

/// A phrase as one argument of a shell.
fn quoted(phrase: &str) -> String {
    if phrase.contains('\'') { format!("\"{phrase}\"") } else { format!("'{phrase}'") }
}

const fn to_be(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fires => "to fire",
        Verdict::Blocked => "to be blocked",
        Verdict::Undetermined => "to be undetermined",
        Verdict::Contested => "to be contested",
    }
}

/// The same of an `only if`, which neither fires nor is blocked; with the word that an expectation has for it.
const fn to_be_of(form: Form, verdict: Verdict) -> &'static str {
    match (form, verdict) {
        (Form::OnlyIf, Verdict::Fires) => "to speak against (`fires`)",
        (Form::OnlyIf, Verdict::Blocked) => "to say nothing (`blocked`)",
        (Form::OnlyIf, Verdict::Undetermined | Verdict::Contested) | (Form::If, _) => to_be(verdict),
    }
}

/// What stands before the words of a verdict.
const fn is(form: Form, verdict: Verdict) -> &'static str {
    match (form, verdict) {
        (_, Verdict::Fires) | (Form::OnlyIf, Verdict::Blocked) => "",
        (Form::If, Verdict::Blocked) | (_, Verdict::Undetermined | Verdict::Contested) => "is ",
    }
}

/// A verdict with what it rests on.
pub(super) fn rests_on((form, found): (Form, Verdict), deciding: impl Iterator<Item = String>) -> String {
    let deciding = listed(deciding);
    match found {
        Verdict::Fires if form == Form::OnlyIf => "speaks against".to_owned(),
        Verdict::Blocked if form == Form::OnlyIf && deciding.is_empty() => "says nothing".to_owned(),
        Verdict::Blocked if form == Form::OnlyIf => {
            format!("says nothing: what it requires is in place, by {deciding}")
        }
        Verdict::Fires | Verdict::Contested => found.word().to_owned(),
        Verdict::Blocked if deciding.is_empty() => "blocked".to_owned(),
        Verdict::Blocked => format!("blocked by {deciding}"),
        Verdict::Undetermined if deciding.is_empty() => "undetermined".to_owned(),
        Verdict::Undetermined => format!("undetermined, left open by {deciding}"),
    }
}

/// What a prediction is, in words.
pub(super) const fn predicted(value: Value) -> &'static str {
    match value {
        Value::Present => "predicted present",
        Value::Absent => "predicted absent",
        Value::Unknown => "not predicted",
        Value::Contested => "predicted present and absent at once",
    }
}

/// Phrases as a list in a sentence.
pub(super) fn listed(phrases: impl Iterator<Item = String>) -> String {
    let phrases: Vec<String> = phrases.map(|phrase| format!("`{phrase}`")).collect();
    match phrases.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}
