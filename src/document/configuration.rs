//! Configurations.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::heading::{ConfidenceOut, EvidenceOut, confidence};
use super::phrase::ConditionOut;
use super::words::{LevelWord, RelationWord, StatusWord};
use super::{From, LiteralOut, PlaceOut};
use crate::explain::matched::FormWord;
use crate::theory::{Configuration, Predicted, Relation};

/// A configuration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ConfigurationOut {
    /// Its full name.
    pub id: String,
    /// Whether the author gave its ID.
    pub named: bool,
    /// Its theory.
    pub theory: Option<String>,
    /// Its group.
    pub group: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// `if` or `only if`.
    pub form: FormWord,
    /// In which circumstances.
    pub context: ConditionOut,
    /// What the programme must bring.
    pub resource: Option<ConditionOut>,
    /// The reasoning; empty where it is not stated.
    pub mechanisms: Vec<LiteralOut>,
    /// Whether `?` says that the reasoning is not known yet.
    pub open_mechanism: bool,
    /// What comes of it; empty where `?` says that it is not known yet.
    pub outcomes: Vec<LiteralOut>,
    /// What turns the dimmer up.
    pub strengthened_by: Vec<LiteralOut>,
    /// What turns the dimmer down.
    pub weakened_by: Vec<LiteralOut>,
    /// What studies and cases say of it.
    pub evidence: Vec<EvidenceOut>,
    /// People's judgement.
    pub confidence: Option<ConfidenceOut>,
    /// Whose reasoning it is.
    pub actor: Option<String>,
    /// `micro`, `meso` or `macro`.
    pub level: Option<LevelWord>,
    /// `initial`, `tested` or `retired`, as written.
    pub status: Option<StatusWord>,
    /// Whether it is retired, by its status or because another replaces it.
    pub retired: bool,
    /// Why the author says it.
    pub because: Vec<String>,
    /// Notes.
    pub notes: Vec<String>,
    /// How it stands to others.
    pub relations: Vec<RelationOut>,
    /// Where it stands.
    #[serde(default)]
    #[schemars(required)]
    pub place: Option<PlaceOut>,
}

/// How a configuration stands to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RelationOut {
    /// `refines`, `replaces`, `part of`, `rival of` or `contrasts with`.
    pub relation: RelationWord,
    /// The other's full name.
    pub to: String,
}

impl From<'_> {
    pub(super) fn configuration(self, one: &Configuration) -> ConfigurationOut {
        let theory = self.theory;
        let predicted = |all: &[Predicted]| all.iter().map(|one| self.literal(one.literal())).collect();
        ConfigurationOut {
            id: one.full_name.clone(),
            named: one.named,
            theory: one.heading.map(|id| theory.headings[id.0 as usize].name.clone()),
            group: one.group.map(|id| theory.groups[id.0 as usize].says.name.clone()),
            title: one.title.clone(),
            form: one.form.into(),
            context: self.condition(&one.context),
            resource: one.resource.as_ref().map(|resource| self.condition(resource)),
            mechanisms: self.mentions(&one.mechanisms),
            open_mechanism: one.open_mechanism.is_some(),
            outcomes: predicted(&one.outcomes),
            strengthened_by: predicted(&one.strengthened_by),
            weakened_by: predicted(&one.weakened_by),
            evidence: self.evidence(&one.evidence),
            confidence: one.confidence.as_ref().map(confidence),
            actor: one.actor.clone(),
            level: one.level.map(LevelWord::from),
            status: one.status.map(StatusWord::from),
            retired: one.retired,
            because: one.because.clone(),
            notes: one.notes.clone(),
            relations: one.relations.iter().map(|relation| self.relation(relation)).collect(),
            place: self.place(one.place),
        }
    }

    fn relation(self, relation: &Relation) -> RelationOut {
        let to = self.theory.configurations[relation.to.0 as usize].full_name.clone();
        RelationOut { relation: relation.kind.into(), to }
    }
}
