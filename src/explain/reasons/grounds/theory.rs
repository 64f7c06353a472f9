//! The grounds of a value that the theory gives: configurations, a definition, implications.

use crate::evaluate::Pair;
use crate::explain::matched::ValueSource;
use crate::explain::reading::{Reading, Speaker, Voice};
use crate::explain::reasons::grounds::{Grounds, behind};
use crate::explain::reasons::language::{joined, joined_few, quoted, reference};
use crate::theory::{ConfigurationId, Form, PhraseId, Value};

/// Which way a voice speaks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    For,
    Against,
}

impl Side {
    const fn of(self, pair: Pair) -> f64 {
        match self {
            Self::For => pair.in_favour,
            Self::Against => pair.against,
        }
    }
}

/// The grounds of a pair that these voices give: those of one kind on the side that decides; where neither side does,
/// all of them.
pub(super) fn grounds<'t>(
    reading: &Reading<'t>,
    source: ValueSource,
    phrase: PhraseId,
    (pair, voices): (Pair, &[Voice]),
) -> Grounds<'t> {
    let value = pair.value();
    let on = |side| deciding(voices, source, (side, value));
    let (for_it, mut against_it) = (on(Side::For), on(Side::Against));
    if for_it.contains(&Speaker::Definition) {
        against_it.retain(|by| *by != Speaker::Definition);
    }
    let defined = voices.iter().find(|voice| voice.by == Speaker::Definition);
    let said = Said { phrase, value, defined: defined.map_or(Value::Unknown, |voice| voice.pair.value()) };
    let clauses = [says(reading, &for_it, Side::For, said), says(reading, &against_it, Side::Against, said)];
    let mut speakers: Vec<Speaker> = Vec::new();
    for by in for_it.into_iter().chain(against_it) {
        if !speakers.contains(&by) {
            speakers.push(by);
        }
    }
    Grounds {
        silence: None,
        clause: clauses.into_iter().flatten().collect::<Vec<_>>().join(", while "),
        reasons: speakers.into_iter().flat_map(|by| behind(reading, phrase, by)).collect(),
        place: None,
    }
}

/// What the voices are about.
#[derive(Clone, Copy)]
struct Said {
    phrase: PhraseId,
    value: Value,
    /// Whether its definition is met.
    defined: Value,
}

/// Those whose word on a side decides the value.
fn deciding(voices: &[Voice], source: ValueSource, (side, value): (Side, Value)) -> Vec<Speaker> {
    let counts = |voice: &&Voice| match (value, side) {
        (Value::Present, Side::For) | (Value::Absent, Side::Against) => {
            voice.by.source() == source && side.of(voice.pair) > 0.5
        }
        (Value::Present, Side::Against) | (Value::Absent, Side::For) => false,
        (Value::Unknown | Value::Contested, _) => side.of(voice.pair) > 0.0,
    };
    voices.iter().filter(counts).map(|voice| voice.by).collect()
}

/// What those on one side say, as a clause about `it`.
fn says(reading: &Reading<'_>, speakers: &[Speaker], side: Side, said: Said) -> Option<String> {
    let mut clauses = of_configurations(reading, speakers, (side, said.value));
    for by in speakers {
        match by {
            Speaker::Configuration(_) => {}
            Speaker::Definition => clauses.push(of_definition(said.defined).to_owned()),
            Speaker::ImpliedBy(other) => clauses.push(of_implication(reading, *other, side)),
            Speaker::WouldImply(other) => clauses.push(of_consequence(reading, said.phrase, *other)),
        }
    }
    (!clauses.is_empty()).then(|| joined(&clauses, "and"))
}

/// `PT1.1a and PT1.3 bring it about`; those that say what is necessary apart.
fn of_configurations(reading: &Reading<'_>, speakers: &[Speaker], (side, value): (Side, Value)) -> Vec<String> {
    let names = |form: Form| -> Vec<String> {
        let ids = speakers.iter().filter_map(|by| match by {
            Speaker::Configuration(id) if reading.configuration(*id).form == form => Some(*id),
            Speaker::Configuration(_) | Speaker::Definition | Speaker::ImpliedBy(_) | Speaker::WouldImply(_) => None,
        });
        let mut ids: Vec<ConfigurationId> = ids.collect();
        ids.dedup();
        ids.into_iter().map(|id| reference(reading.configuration(id))).collect()
    };
    let verbs = match (side, value) {
        (Side::For, Value::Present) => ("brings it about", "bring it about"),
        (Side::For, Value::Absent | Value::Unknown | Value::Contested) => ("speaks for it", "speak for it"),
        (Side::Against, _) => ("speaks against it", "speak against it"),
    };
    let necessary = match side {
        Side::For => (
            "speaks for it, since what it names as necessary is not in place",
            "speak for it, since what they name as necessary is not in place",
        ),
        Side::Against => {
            ("names as necessary for it what is not in place", "name as necessary for it what is not in place")
        }
    };
    [(Form::If, verbs), (Form::OnlyIf, necessary)]
        .into_iter()
        .filter_map(|(form, (one, many))| match names(form).as_slice() {
            [] => None,
            [name] => Some(format!("{name} {one}")),
            several => Some(format!("{} {many}", joined_few(several, "and"))),
        })
        .collect()
}

const fn of_definition(defined: Value) -> &'static str {
    match defined {
        Value::Present => "its definition is met",
        Value::Absent => "its definition is not met",
        Value::Unknown => "its definition is not settled",
        Value::Contested => "its definition is contested",
    }
}

fn of_implication(reading: &Reading<'_>, other: PhraseId, side: Side) -> String {
    match side {
        Side::For => format!("{} implies it", quoted(&reading.name(other))),
        Side::Against => format!("{} rules it out", quoted(&reading.name(other))),
    }
}

fn of_consequence(reading: &Reading<'_>, phrase: PhraseId, other: PhraseId) -> String {
    let implied = reading.implied(phrase, other);
    let found = match reading.pair(implied.phrase).under(implied).value() {
        Value::Absent => "which is not so",
        Value::Present | Value::Contested => "which is contested",
        Value::Unknown => "which is not settled",
    };
    format!("it would imply {}, {found}", quoted(&reading.words(implied)))
}
