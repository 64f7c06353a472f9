//! A theory as a table: a row a configuration, a column what it says.

use csv::Writer;

use super::condition::Names;
use crate::import::table::known_by;
use crate::theory::{
    Confidence, Configuration, Evidence, EvidenceSource, Form, Level, RelationKind, Stance, Status, Theory,
};

/// What a table has no place for, as numbers of items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Theories and groups that say more than their name.
    pub headings: usize,
    /// Declared phrases.
    pub declarations: usize,
    /// Studies that say more than their name.
    pub studies: usize,
    /// Bibliographies.
    pub bibliographies: usize,
    /// Cases.
    pub cases: usize,
}

/// A column: its header, and what it says of a configuration; several texts make several columns of that header.
type Column = (&'static str, fn(&Names<'_>, &Configuration) -> Vec<String>);

/// The columns in their order. The three of a statement are always there, the others where some configuration has them.
const COLUMNS: [Column; 25] = [
    ("Theory", |names, one| name(one.heading.map(|id| names.theory.headings[id.0 as usize].name.clone()))),
    ("Group", |names, one| name(one.group.map(|id| names.theory.groups[id.0 as usize].says.name.clone()))),
    ("CMOC", |_, one| name(one.named.then(|| one.id.clone()))),
    ("Title", |_, one| name(one.title.clone())),
    ("Form", |_, one| name((one.form == Form::OnlyIf).then(|| "only if".to_owned()))),
    ("Context", |names, one| vec![names.cell(&one.context)]),
    ("Resource", |names, one| name(one.resource.as_ref().map(|resource| names.cell(resource)))),
    ("Mechanism", |names, one| vec![mechanism(names, one)]),
    ("Outcome", |names, one| {
        vec![if one.outcomes.is_empty() { "?".to_owned() } else { names.predicted(&one.outcomes) }]
    }),
    ("Supported by", |names, one| evidence(names.theory, one, Stance::Supports)),
    ("Refuted by", |names, one| evidence(names.theory, one, Stance::Refutes)),
    ("Modified by", |names, one| evidence(names.theory, one, Stance::Modifies)),
    ("Augmented by", |names, one| evidence(names.theory, one, Stance::Augments)),
    ("Neutral in", |names, one| evidence(names.theory, one, Stance::Neutral)),
    ("Strengthened by", |names, one| {
        name((!one.strengthened_by.is_empty()).then(|| names.predicted(&one.strengthened_by)))
    }),
    ("Weakened by", |names, one| name((!one.weakened_by.is_empty()).then(|| names.predicted(&one.weakened_by)))),
    ("Confidence", |_, one| name(one.confidence.as_ref().map(confidence))),
    ("Actor", |_, one| name(one.actor.clone())),
    ("Level", |_, one| name(one.level.map(Level::word).map(str::to_owned))),
    ("Status", |_, one| name(one.status.map(Status::word).map(str::to_owned))),
    ("Refines", |names, one| related(names.theory, one, RelationKind::Refines)),
    ("Replaces", |names, one| related(names.theory, one, RelationKind::Replaces)),
    ("Part of", |names, one| related(names.theory, one, RelationKind::PartOf)),
    ("Rival of", |names, one| related(names.theory, one, RelationKind::RivalOf)),
    ("Contrasts with", |names, one| related(names.theory, one, RelationKind::ContrastsWith)),
];

/// The columns of free text, behind the others.
const TEXTS: [Column; 2] = [("Because", |_, one| one.because.clone()), ("Note", |_, one| one.notes.clone())];

/// The table as CSV, and what it has no place for.
#[must_use]
pub fn table(theory: &Theory, of: &[&Configuration]) -> (String, Left) {
    let names = Names::of(theory, of);
    let columns: Vec<(Column, usize)> = COLUMNS
        .into_iter()
        .chain(TEXTS)
        .filter_map(|column| {
            let width = of.iter().map(|one| column.1(&names, one).len()).max().unwrap_or(0);
            let is_statement = matches!(column.0, "Context" | "Mechanism" | "Outcome");
            (width > 0 || is_statement).then(|| (column, width.max(1)))
        })
        .collect();
    let mut writer = Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(columns.iter().flat_map(|((header, _), width)| std::iter::repeat_n(*header, *width)));
    for one in of {
        let cells = columns.iter().flat_map(|((_, texts), width)| {
            let mut texts = texts(&names, one);
            texts.resize(*width, String::new());
            texts
        });
        let _ = writer.write_record(cells);
    }
    let text = writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    (text, left(theory))
}

fn name(name: Option<String>) -> Vec<String> {
    name.into_iter().collect()
}

/// Empty where it is not stated, `?` where it is said not to be known.
fn mechanism(names: &Names<'_>, one: &Configuration) -> String {
    match (one.mechanisms.as_slice(), one.open_mechanism) {
        ([], Some(_)) => "?".to_owned(),
        ([], None) => String::new(),
        (some, _) => names.mentions(some),
    }
}

fn evidence(theory: &Theory, one: &Configuration, stance: Stance) -> Vec<String> {
    let entries: Vec<String> =
        one.evidence.iter().filter(|one| one.stance == stance).map(|one| entry(theory, one)).collect();
    name((!entries.is_empty()).then(|| entries.join("; ")))
}

/// `CHIPPS [p. 4] "quotation" via inch2019`; a study that an import named by its title, by its title.
fn entry(theory: &Theory, evidence: &Evidence) -> String {
    let mut detail = String::new();
    if let Some(locator) = &evidence.locator {
        detail += &format!(" [{locator}]");
    }
    if let Some(quotation) = &evidence.quotation {
        detail += &format!(" \"{}\"", quotation.replace('\\', "\\\\").replace('"', "\\\""));
    }
    if let Some(via) = &evidence.via {
        detail += &format!(" via {}", via.called(theory));
    }
    match &evidence.source {
        EvidenceSource::Study(id) if detail.is_empty() => {
            let study = &theory.studies[id.0 as usize];
            let title = study.title.as_ref().filter(|title| known_by(title, &study.name));
            title.unwrap_or(&study.name).clone()
        }
        other => other.called(theory) + &detail,
    }
}

fn confidence(confidence: &Confidence) -> String {
    let reason =
        confidence.reason.as_ref().map(|reason| format!(" \"{}\"", reason.replace('\\', "\\\\").replace('"', "\\\"")));
    format!("{}{}", confidence.level.word(), reason.unwrap_or_default())
}

fn related(theory: &Theory, one: &Configuration, kind: RelationKind) -> Vec<String> {
    let related = one.relations.iter().filter(|relation| relation.kind == kind);
    let names: Vec<&str> =
        related.map(|relation| theory.configurations[relation.to.0 as usize].full_name.as_str()).collect();
    name((!names.is_empty()).then(|| names.join(", ")))
}

fn left(theory: &Theory) -> Left {
    let says = theory.headings.iter().chain(theory.groups.iter().map(|group| &group.says));
    let more = says.filter(|one| {
        let texts = [one.title.is_some(), one.level.is_some(), one.means.is_some(), one.confidence.is_some()];
        texts.contains(&true)
            || !one.mechanisms.is_empty()
            || !one.evidence.is_empty()
            || !one.because.is_empty()
            || !one.notes.is_empty()
    });
    Left {
        headings: more.count(),
        declarations: theory.vocabulary.iter().filter(|(_, phrase)| phrase.declared().role.is_some()).count(),
        studies: theory
            .studies
            .iter()
            .filter(|study| study.title.is_some() || !study.cites.is_empty() || !study.notes.is_empty())
            .count(),
        bibliographies: theory.bibliographies.len(),
        cases: theory.cases.len(),
    }
}
