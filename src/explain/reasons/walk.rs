//! Walks from an answer down to the facts, one step a sentence, and never tells the same reasons twice.

use rustc_hash::FxHashMap;

use crate::evaluate::Pair;
use crate::explain::match_case::rounded;
use crate::explain::matched::{ConditionRole, ValueSource};
use crate::explain::reading::Reading;
use crate::explain::reasons::grounds::{self, Grounds, Reason};
use crate::explain::reasons::language::{file_and_line, joined_few, sentence, sentences};
use crate::explain::reasons::phrase::{self, Named};
use crate::explain::reasons::{DEEPEST, Step, Subject, configuration, part};
use crate::logic::demand::{Demand, Shape};
use crate::source::{Place, Sources};
use crate::theory::{ConfigurationId, Literal, PhraseId, Value, Verdict};

/// How many levels more are offered.
const FURTHER: u32 = 4;

/// The walk through one answer.
pub(super) struct Walk<'r, 't> {
    reading: &'r Reading<'t>,
    sources: &'r Sources,
    depth: u32,
    steps: Vec<Step>,
    /// Where the reasons of a subject are told, or are being told.
    told: FxHashMap<Subject, Telling>,
}

/// Where reasons are told.
#[derive(Clone, Copy)]
enum Telling {
    /// In a step above this one, which is not finished.
    Above(u32),
    /// In an earlier step.
    Earlier(u32),
}

/// A sentence before its reasons are known.
struct Draft {
    says: String,
    value: &'static str,
    source: Option<ValueSource>,
    pair: Pair,
    place: Option<Place>,
}

impl<'r, 't> Walk<'r, 't> {
    pub(super) fn new(reading: &'r Reading<'t>, sources: &'r Sources, depth: u32) -> Self {
        Self { reading, sources, depth, steps: Vec::new(), told: FxHashMap::default() }
    }

    /// All steps of an answer, and how to see more where there is more.
    pub(super) fn from(mut self, subject: Subject) -> (Vec<Step>, Option<String>) {
        let in_case = self.in_case();
        match subject {
            Subject::Configuration(id) => self.configuration(id, 0, &in_case),
            Subject::Phrase(id) => self.asked_phrase(id, &in_case),
        };
        let more = self.more();
        (self.steps, more)
    }

    /// ` in case sunnyside (described by CHIPPS)`
    fn in_case(&self) -> String {
        let case = self.reading.case;
        let name = if case.name.starts_with("case ") { case.name.clone() } else { format!("case {}", case.name) };
        let studies: Vec<String> =
            case.sources.iter().map(|id| self.reading.theory.studies[id.0 as usize].name.clone()).collect();
        match studies.as_slice() {
            [] => format!(" in {name}"),
            some => format!(" in {name} (described by {})", joined_few(some, "and")),
        }
    }

    /// How to see what lies deeper.
    fn more(&self) -> Option<String> {
        let deeper: Vec<String> =
            self.steps.iter().filter(|step| step.deeper).map(|step| step.id.to_string()).collect();
        let steps = match deeper.as_slice() {
            [] => return None,
            [one] => format!("step {one}"),
            some => format!("steps {}", joined_few(some, "and")),
        };
        Some(match self.depth {
            DEEPEST => format!("What lies behind {steps} is left out here; ask why of what is said there."),
            depth => format!("What lies behind {steps} is left out here; `--depth {}` shows it.", depth + FURTHER),
        })
    }

    fn configuration(&mut self, id: ConfigurationId, level: u32, in_case: &str) -> u32 {
        let reading = self.reading;
        let place = Some(reading.configuration(id).place);
        let pair = reading.evaluation.firing(id).unwrap_or(Pair::UNKNOWN);
        let value = reading.verdict(id).map_or("not weighed", Verdict::word);
        let draft = |says: String| Draft { says, value, source: None, pair, place };
        if let Some(says) = configuration::not_weighed(reading, id) {
            return self.say(draft(sentence(&says)));
        }
        let subject = Subject::Configuration(id);
        if let Some(telling) = self.told.get(&subject).copied() {
            return self.again(draft(configuration::again(reading, id)), telling);
        }
        let says = configuration::says(reading, id, in_case);
        let behind = [Some(configuration::studies(reading, id)), configuration::because(reading, id)];
        let step = self.say(draft(sentences([Some(says)].into_iter().chain(behind).flatten())));
        self.expand(step, Some(subject), conditions(reading, id), level);
        step
    }

    /// The phrase that was asked about; where the case itself describes it, also what the theory makes of it.
    fn asked_phrase(&mut self, phrase: PhraseId, in_case: &str) -> u32 {
        let named = Named::plain(self.reading, phrase);
        let mut grounds = grounds::of_value(self.reading, self.sources, phrase, &named.name);
        let source = self.reading.source(phrase);
        if source == ValueSource::Case {
            grounds.reasons.push(Reason::Prediction(phrase));
        }
        let declared = phrase::declared(self.reading, phrase);
        let says = sentences([named.told(&grounds, in_case)].into_iter().chain(declared));
        let value = named.pair.value().word();
        let step = self.say(Draft { says, value, source: Some(source), pair: named.pair, place: grounds.place });
        self.expand(step, Some(Subject::Phrase(phrase)), grounds.reasons, 0);
        step
    }

    fn prediction(&mut self, phrase: PhraseId, level: u32) -> u32 {
        let Grounds { clause, reasons, place, .. } = grounds::of_prediction(self.reading, phrase);
        let says = sentence(&format!("{}: {clause}", phrase::prediction(self.reading, phrase)));
        let pair = self.reading.evaluation.predicted(phrase);
        let source = Some(self.reading.prediction_source(phrase));
        let step = self.say(Draft { says, value: pair.value().word(), source, pair, place });
        self.expand(step, None, reasons, level);
        step
    }

    fn part(&mut self, demand: Demand<'t>, role: ConditionRole, level: u32) -> u32 {
        match demand.shape() {
            Shape::Phrase(literal) => self.literal(literal, role, level),
            Shape::Open => self.open(),
            Shape::AtLeast(least, of) => self.choice((demand, role), least, &of.iter().collect::<Vec<_>>(), level),
        }
    }

    fn literal(&mut self, literal: Literal, role: ConditionRole, level: u32) -> u32 {
        let subject = Subject::Phrase(literal.phrase);
        let named = Named::asked(self.reading, literal, role);
        let grounds = grounds::of_value(self.reading, self.sources, literal.phrase, &named.name);
        let (source, place) = (Some(self.reading.source(literal.phrase)), grounds.place);
        let draft = |says: String| Draft { says, value: named.pair.value().word(), source, pair: named.pair, place };
        let telling = self.told.get(&subject).copied().filter(|_| !grounds.reasons.is_empty());
        if let Some(telling) = telling {
            return self.again(draft(named.says("")), telling);
        }
        let step = self.say(draft(sentence(&named.told(&grounds, ""))));
        self.expand(step, Some(subject), grounds.reasons, level);
        step
    }

    fn open(&mut self) -> u32 {
        let says = "A part of what is asked for is not known yet to the theory itself (`?`).".to_owned();
        self.say(Draft { says, value: "unknown", source: None, pair: Pair::UNKNOWN, place: None })
    }

    fn choice(
        &mut self,
        (demand, role): (Demand<'t>, ConditionRole),
        least: usize,
        of: &[Demand<'t>],
        level: u32,
    ) -> u32 {
        let opening = match role {
            ConditionRole::Context => "",
            ConditionRole::Resource => "as to the resource, ",
        };
        let says = sentence(&format!("{opening}{}", part::sentence(self.reading, least, of)));
        let pair = self.reading.weigh(demand);
        let step = self.say(Draft { says, value: standing_word(pair.value()), source: None, pair, place: None });
        let parts = part::telling_of_choice(self.reading, demand);
        self.expand(step, None, parts.into_iter().map(|part| Reason::Part(part, role)).collect(), level);
        step
    }

    /// A definition that is not settled: all that it asks for, known or not.
    fn definition(&mut self, demand: Demand<'t>, level: u32) -> u32 {
        let (least, parts) = part::all(demand);
        if let [part] = parts.as_slice() {
            return self.part(*part, ConditionRole::Context, level);
        }
        let says = sentence(&format!("by its definition, {}", part::sentence(self.reading, least, &parts)));
        let pair = self.reading.weigh(demand);
        let step = self.say(Draft { says, value: standing_word(pair.value()), source: None, pair, place: None });
        let reasons = parts.into_iter().map(|part| Reason::Part(part, ConditionRole::Context)).collect();
        self.expand(step, None, reasons, level);
        step
    }

    /// Tells the reasons of a step, unless they lie too deep.
    fn expand(&mut self, step: u32, subject: Option<Subject>, reasons: Vec<Reason<'t>>, level: u32) {
        if reasons.is_empty() {
            return;
        }
        if level >= self.depth {
            self.steps[step as usize - 1].deeper = true;
            return;
        }
        if let Some(subject) = subject {
            self.told.insert(subject, Telling::Above(step));
        }
        let because = reasons.into_iter().map(|reason| self.reason(reason, level + 1)).collect();
        self.steps[step as usize - 1].because = because;
        if let Some(subject) = subject {
            self.told.insert(subject, Telling::Earlier(step));
        }
    }

    fn reason(&mut self, reason: Reason<'t>, level: u32) -> u32 {
        match reason {
            Reason::Configuration(id) => self.configuration(id, level, ""),
            Reason::Phrase(phrase) => self.literal(Literal { phrase, negated: false }, ConditionRole::Context, level),
            Reason::Prediction(phrase) => self.prediction(phrase, level),
            Reason::Definition(demand) => self.definition(demand, level),
            Reason::Part(demand, role) => self.part(demand, role, level),
        }
    }

    /// A step whose reasons are told elsewhere.
    fn again(&mut self, draft: Draft, telling: Telling) -> u32 {
        let (says, to) = match telling {
            Telling::Above(to) => (format!("{}; this leads back to step {to}", draft.says), to),
            Telling::Earlier(to) => (format!("{}, as said in step {to}", draft.says), to),
        };
        let step = self.say(Draft { says: sentence(&says), ..draft });
        self.steps[step as usize - 1].as_in = Some(to);
        step
    }

    fn say(&mut self, draft: Draft) -> u32 {
        let id = self.steps.len() as u32 + 1;
        let (file, line) = draft.place.map(|place| file_and_line(self.sources, place)).unwrap_or_default();
        self.steps.push(Step {
            id,
            says: draft.says,
            value: draft.value.to_owned(),
            source: draft.source,
            because: Vec::new(),
            as_in: None,
            deeper: false,
            in_favour: rounded(draft.pair.in_favour),
            against: rounded(draft.pair.against),
            file,
            line,
        });
        id
    }
}

/// The conditions that tell why a configuration has its verdict, context before resource.
fn conditions<'t>(reading: &Reading<'t>, id: ConfigurationId) -> Vec<Reason<'t>> {
    let asked = reading.asked(id);
    let value = asked.value(&|phrase| reading.pair(phrase));
    let of = |demand: Demand<'t>, role: ConditionRole| {
        let parts = part::of_value(reading, part::together(demand), value);
        parts.into_iter().map(move |part| Reason::Part(part, role))
    };
    let resource = asked.resource.into_iter().flat_map(|resource| of(resource, ConditionRole::Resource));
    of(asked.context, ConditionRole::Context).chain(resource).collect()
}

const fn standing_word(value: Value) -> &'static str {
    match value {
        Value::Present => "holds",
        Value::Absent => "fails",
        Value::Unknown => "unknown",
        Value::Contested => "contested",
    }
}
