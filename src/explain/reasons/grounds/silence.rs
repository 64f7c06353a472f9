//! The grounds of a value that nobody gives: what the case leaves unsaid, and who might have spoken.

use crate::explain::reading::{Reading, Speaker};
use crate::explain::reasons::grounds::{Grounds, Reason, definition};
use crate::explain::reasons::language::{joined_few, number, quoted, reference};
use crate::theory::{ConfigurationId, Form, PhraseId, Said, Value, Verdict};

/// The grounds where neither the case nor the theory gives a value.
pub(super) fn grounds<'t>(reading: &Reading<'t>, phrase: PhraseId) -> Grounds<'t> {
    let unknown = reading.facts(phrase).iter().copied().find(|fact| fact.said == Said::Unknown);
    let stated = unknown.map(|fact| fact.place);
    let candidates = Candidates::of(reading, phrase);
    let might = candidates.clauses(reading, phrase).join(", and ");
    let goes_on = if might.is_empty() { might } else { format!(", and {might}") };
    let silence = match (stated, reading.pair(phrase).value()) {
        (None, Value::Absent) => "the case, taken as described in full, does not mention it",
        (Some(_), _) if unknown.is_some_and(|fact| fact.supposed) => "it is supposed not to be known",
        (Some(_), _) => "the case says that it is not known",
        (None, _) if goes_on.is_empty() => "nobody says",
        (None, _) => "the case does not say",
    };
    Grounds { silence: Some(silence), clause: goes_on, reasons: candidates.reasons(reading, phrase), place: stated }
}

/// The grounds where the theory predicts nothing. What speaks only because the case itself describes the phrase is no
/// prediction.
pub(super) fn of_theory<'t>(reading: &Reading<'t>, phrase: PhraseId) -> Grounds<'t> {
    let mut candidates = Candidates::of(reading, phrase);
    let speaks =
        |id: &ConfigurationId| reading.voices(phrase).iter().any(|voice| voice.by == Speaker::Configuration(*id));
    let through_itself: Vec<ConfigurationId> = candidates.configurations.iter().copied().filter(speaks).collect();
    candidates.configurations.retain(|id| !speaks(id));
    let mut clauses = candidates.clauses(reading, phrase);
    if !through_itself.is_empty() {
        let names: Vec<String> = through_itself.iter().map(|id| reference(reading.configuration(*id))).collect();
        let speaks = if names.len() == 1 { "speaks" } else { "speak" };
        clauses.push(format!("{} {speaks} of it only by what the case itself says of it", joined_few(&names, "and")));
    }
    let clause = if clauses.is_empty() { "nothing in it speaks of that".to_owned() } else { clauses.join(", and ") };
    let reasons = candidates.reasons(reading, phrase);
    let looped = through_itself.into_iter().map(Reason::Configuration);
    Grounds { silence: None, clause, reasons: reasons.into_iter().chain(looped).collect(), place: None }
}

/// What might have spoken for or against a phrase, and did not.
struct Candidates {
    configurations: Vec<ConfigurationId>,
    defined: bool,
    implying: Vec<PhraseId>,
}

impl Candidates {
    fn of(reading: &Reading<'_>, phrase: PhraseId) -> Self {
        let mut configurations = reading.results_of(phrase).to_vec();
        configurations.retain(|id| reading.verdict(*id).is_some());
        configurations.dedup();
        let implies = reading.theory.vocabulary.iter();
        let implying =
            implies.filter(|(_, other)| other.declared().implies.iter().any(|(one, _)| one.phrase == phrase));
        Self {
            configurations,
            defined: reading.theory.vocabulary.get(phrase).declared().when.is_some(),
            implying: implying.map(|(id, _)| id).collect(),
        }
    }

    fn clauses(&self, reading: &Reading<'_>, phrase: PhraseId) -> Vec<String> {
        let configurations = match self.configurations.as_slice() {
            [] => None,
            [one] => Some(one_configuration(reading, *one, phrase)),
            several => Some(format!("of the {} configurations that could tell none does", number(several.len()))),
        };
        let definition = self.defined.then(|| "whether its definition is met is not known".to_owned());
        let implying = match self.implying.as_slice() {
            [] => None,
            [one] => Some(one_implying(reading, *one, phrase)),
            several => Some(format!("of the {} conditions that would tell none holds", number(several.len()))),
        };
        [configurations, definition, implying].into_iter().flatten().collect()
    }

    fn reasons<'t>(&self, reading: &Reading<'t>, phrase: PhraseId) -> Vec<Reason<'t>> {
        let configurations = self.configurations.iter().map(|id| Reason::Configuration(*id));
        let definition = if self.defined { definition(reading, phrase) } else { Vec::new() };
        configurations.chain(definition).chain(self.implying.iter().map(|id| Reason::Phrase(*id))).collect()
    }
}

/// `“pharmacist trusted by GP”, which would imply it, is absent`
fn one_implying(reading: &Reading<'_>, other: PhraseId, phrase: PhraseId) -> String {
    let implies = &reading.theory.vocabulary.get(other).declared().implies;
    let rules_out = implies.iter().any(|(literal, _)| literal.phrase == phrase && literal.negated);
    let would = if rules_out { "rule it out" } else { "imply it" };
    let found = match reading.pair(other).value() {
        Value::Present => "is present",
        Value::Absent => "is absent",
        Value::Unknown => "is not known",
        Value::Contested => "is contested",
    };
    format!("{}, which would {would}, {found}", quoted(&reading.name(other)))
}

/// `PT1.1a, which would bring it about, is blocked`
fn one_configuration(reading: &Reading<'_>, id: ConfigurationId, phrase: PhraseId) -> String {
    let configuration = reading.configuration(id);
    let against = configuration.outcomes.iter().any(|one| one.mention.phrase() == phrase && one.speaks_against());
    let (would, blocked) = match (configuration.form, against) {
        (Form::OnlyIf, _) => ("names what is necessary for it", "has nothing to say, since that is in place"),
        (Form::If, true) => ("would speak against it", "is blocked"),
        (Form::If, false) => ("would bring it about", "is blocked"),
    };
    let found = match reading.verdict(id) {
        Some(Verdict::Blocked) => blocked,
        Some(Verdict::Undetermined) | None => "is undetermined",
        Some(Verdict::Fires) => "fires, though its reasoning was not seen",
        Some(Verdict::Contested) => "is contested",
    };
    format!("{}, which {would}, {found}", reference(configuration))
}
