//! The grounds of a value that nobody gives: what the case leaves unsaid, and who might have spoken.

use crate::explain::reading::Reading;
use crate::explain::reasons::grounds::{Grounds, Reason, definition};
use crate::explain::reasons::language::{number, quoted};
use crate::source::Place;
use crate::theory::{ConfigurationId, Form, PhraseId, Said, Value, Verdict};

/// The grounds where neither the case nor the theory gives a value.
pub(super) fn grounds<'t>(reading: &Reading<'t>, phrase: PhraseId) -> Grounds<'t> {
    let stated = reading.facts(phrase).iter().find(|fact| fact.said == Said::Unknown).map(|fact| fact.place);
    let opening = opening(reading, phrase, stated);
    let candidates = Candidates::of(reading, phrase);
    let might = candidates.clauses(reading, phrase);
    let alone = stated.is_none() && reading.pair(phrase).value() == Value::Unknown;
    let clause = match might.as_slice() {
        [] if alone => "nobody says".to_owned(),
        [] => opening.to_owned(),
        some => format!("{opening}, and {}", some.join(", and ")),
    };
    Grounds { clause, reasons: candidates.reasons(reading, phrase), place: stated }
}

/// The grounds where the theory predicts nothing.
pub(super) fn of_theory<'t>(reading: &Reading<'t>, phrase: PhraseId) -> Grounds<'t> {
    let candidates = Candidates::of(reading, phrase);
    let might = candidates.clauses(reading, phrase);
    let clause = if might.is_empty() { "nothing in it speaks of that".to_owned() } else { might.join(", and ") };
    Grounds { clause, reasons: candidates.reasons(reading, phrase), place: None }
}

fn opening(reading: &Reading<'_>, phrase: PhraseId, stated: Option<Place>) -> &'static str {
    match (stated, reading.pair(phrase).value()) {
        (Some(_), _) => "the case says that it is not known",
        (None, Value::Absent) => "the case does not mention it, and is taken as described in full",
        (None, Value::Present | Value::Unknown | Value::Contested) => "the case does not say",
    }
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
        let implying = implies.filter(|(_, other)| other.implies.iter().any(|(one, _)| one.phrase == phrase));
        Self {
            configurations,
            defined: reading.theory.vocabulary.get(phrase).when.is_some(),
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
            [one] => Some(format!("{}, which would tell, is not known to hold", quoted(&reading.name(*one)))),
            several => {
                Some(format!("of the {} conditions that would imply it none is known to hold", number(several.len())))
            }
        };
        [configurations, definition, implying].into_iter().flatten().collect()
    }

    fn reasons<'t>(&self, reading: &Reading<'t>, phrase: PhraseId) -> Vec<Reason<'t>> {
        let configurations = self.configurations.iter().map(|id| Reason::Configuration(*id));
        let definition = if self.defined { definition(reading, phrase) } else { Vec::new() };
        configurations.chain(definition).chain(self.implying.iter().map(|id| Reason::Phrase(*id))).collect()
    }
}

/// `PT1.1a, which would bring it about, is blocked`
fn one_configuration(reading: &Reading<'_>, id: ConfigurationId, phrase: PhraseId) -> String {
    let configuration = reading.configuration(id);
    let against = configuration.outcomes.iter().any(|one| one.mention.phrase() == phrase && one.speaks_against());
    let (would, blocked) = match (configuration.form, against) {
        (Form::OnlyIf, _) => ("says what is necessary for it", "has nothing to say, since that is in place"),
        (Form::If, true) => ("would speak against it", "is blocked"),
        (Form::If, false) => ("would bring it about", "is blocked"),
    };
    let found = match reading.verdict(id) {
        Some(Verdict::Blocked) => blocked,
        Some(Verdict::Undetermined) | None => "is undetermined",
        Some(Verdict::Fires) => "fires without reaching it",
        Some(Verdict::Contested) => "is contested",
    };
    format!("{}, which {would}, {found}", configuration.full_name)
}
