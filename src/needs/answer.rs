//! What would have to be in place: the answer of `cmo needs`, in the fields of its JSON contract `cmo.needs/1`.

use serde::Serialize;

#[cfg(feature = "report")]
use schemars::JsonSchema;

use super::choices::{Choices, Does};
use super::cut::{Cut, Ways};
use super::never::{Never, never};
use super::path::{self, Steps};
use super::studies::{StudyStance, studies};
use super::{Aim, Found, Goal, Question};
use crate::evaluate::{Evaluation, Pair, Program, World};
use crate::theory::{Case, ConfigurationId, Form, Literal, Theory, Value, Verdict};

/// `cmo.needs/1`
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Needs {
    /// `cmo.needs/1`.
    pub schema: &'static str,
    /// What is to come about, or to be prevented.
    pub goal: NeedsGoal,
    /// Whether it is to come about: `reach` or `prevent`.
    pub aim: AimWord,
    /// The case.
    pub case: String,
    /// Its title.
    pub title: Option<String>,
    /// What sets may not propose.
    pub without: Vec<Signed>,
    /// What may not be predicted alongside.
    pub avoid: Vec<Signed>,
    /// What becomes of it.
    pub status: Status,
    /// Why no facts at all could do it, whatever the case; null where that depends on facts.
    pub never: Option<Never>,
    /// The smallest sets of facts, shortest first, then in vocabulary order.
    pub sets: Vec<NeedsSet>,
    /// Whether these are all.
    pub complete: bool,
    /// What stands in the way and is not proposed: what would be in a smallest set if it could be.
    pub limits: Vec<Limit>,
    /// Whether these are all; else the question was too large, and none is named.
    pub limits_complete: bool,
}

/// What is asked about: a configuration, or a phrase.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct NeedsGoal {
    /// The configuration's full name.
    pub id: Option<String>,
    /// The phrase.
    pub phrase: Option<String>,
    /// Whether the phrase's absence is meant.
    pub negated: bool,
    /// Whether the configuration is an `only if`, which fires where what it requires is lacking, and is blocked where that is in
    /// place.
    pub only_if: bool,
    /// It in words: a configuration by its name, a phrase in quotation marks.
    #[serde(skip)]
    pub words: String,
}

/// What is to become of the goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AimWord {
    /// It is to come about.
    Reach,
    /// It is not to.
    Prevent,
}

/// What becomes of a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It is so already.
    Already,
    /// Some sets of facts lead there.
    Reachable,
    /// None does.
    Unreachable,
    /// The question is too large to be decided.
    Undecided,
}

/// One set of facts.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct NeedsSet {
    /// What is not known, and would have to be so.
    pub establish: Vec<Signed>,
    /// What the case says otherwise, or what follows from it does, and would have to change.
    pub change: Vec<Signed>,
    /// The configurations that then lead to the goal and fire, each after those that it rests on; where the goal is to be
    /// prevented, those by which others are blocked.
    pub fires: Vec<String>,
    /// Those of `fires` that are contested: something speaks against what they ask for too, and they lead on all the same.
    pub contested: Vec<String>,
    /// Those of `fires` step by step.
    #[serde(skip)]
    pub steps: Vec<Vec<String>>,
    /// The configurations that led to the goal, or might have, and are then blocked, where it is to be prevented.
    pub blocks: Vec<String>,
    /// Those that led there, or might have, and are not blocked, but no longer do: since a mechanism of theirs is denied,
    /// at which their ripple stops, or since nothing that may be found out makes them fire.
    pub stops: Vec<String>,
    /// The mechanisms of the configurations, in their order; not what is denied.
    pub mechanisms: Vec<String>,
    /// Who says so, by stance.
    pub studies: Vec<StudyStance>,
}

/// A phrase, or its absence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Signed {
    /// The phrase.
    pub phrase: String,
    /// Whether its absence is meant.
    pub negated: bool,
    /// It in the author's words: the name of an opposite rather than `not`.
    #[serde(skip)]
    pub words: String,
    /// Whether no programme can change it.
    pub fixed: bool,
}

/// What stands in the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Limit {
    /// Why it is not proposed.
    pub because: Because,
    /// What would be needed; where its definition leaves that open, the phrase that is defined; null where a
    /// configuration leaves it open.
    pub needed: Option<Signed>,
    /// The configuration that leaves it open.
    pub id: Option<String>,
}

/// Why something is not proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// It is otherwise by what the case says, or by what follows from it, and no programme can change it.
    Fixed,
    /// The case says otherwise, and it is for configurations to bring it about.
    BroughtAbout,
    /// A configuration asks for something that is not known yet (`?`), or a definition does.
    Open,
    /// The case says so of the goal itself.
    Goal,
}

/// The sets that were found, and whether these are all.
pub(super) type Sets = (Vec<Found>, bool);

/// The answer to a question, from the sets that were found and whether these are all; none where it is too large.
pub(super) fn answer(
    program: &Program<'_>,
    (case, before, world): (&Case, &Evaluation, World),
    choices: &Choices,
    question: &Question,
    (found, limits): (Option<Sets>, Option<Vec<Limit>>),
) -> Needs {
    let theory = program.theory();
    let status = match &found {
        None => Status::Undecided,
        Some((found, _)) => match found.first() {
            None => Status::Unreachable,
            Some(first) if first.facts.is_empty() => Status::Already,
            Some(_) => Status::Reachable,
        },
    };
    let (found, complete) = found.unwrap_or_default();
    let is_cut = question.aim == Aim::Prevent && !found.is_empty();
    let ways = is_cut.then(|| Ways::to(program, before, (choices, world), question.goal));
    let words = |literals: &[Literal]| literals.iter().map(|&literal| signed(theory, literal)).collect();
    Needs {
        schema: "cmo.needs/1",
        goal: goal(theory, question.goal),
        aim: match question.aim {
            Aim::Reach => AimWord::Reach,
            Aim::Prevent => AimWord::Prevent,
        },
        case: case.name.clone(),
        title: case.title.clone(),
        without: words(&question.without),
        avoid: words(&question.avoid),
        status,
        never: (status == Status::Unreachable).then(|| never(program, case, question)).flatten(),
        sets: found.iter().map(|found| set(program, question.goal, ways.as_ref(), found)).collect(),
        complete,
        limits_complete: limits.is_some(),
        limits: limits.unwrap_or_default(),
    }
}

fn goal(theory: &Theory, goal: Goal) -> NeedsGoal {
    match goal {
        Goal::Fires(id) => {
            let one = &theory.configurations[id.0 as usize];
            let words = format!("{} {}", if one.named { "CMOC" } else { "statement" }, one.full_name);
            let only_if = one.form == Form::OnlyIf;
            NeedsGoal { id: Some(one.full_name.clone()), phrase: None, negated: false, only_if, words }
        }
        Goal::Holds(literal) => {
            let phrase = theory.vocabulary.get(literal.phrase);
            let words = format!("“{}”", phrase.words(literal));
            let (name, negated) = (phrase.name.clone(), literal.negated);
            NeedsGoal { id: None, phrase: Some(name), negated, only_if: false, words }
        }
    }
}

fn set(program: &Program<'_>, goal: Goal, ways: Option<&Ways<'_>>, found: &Found) -> NeedsSet {
    let theory = program.theory();
    let of = |does: Does| {
        let facts = found.facts.iter().filter(move |choice| choice.does == does);
        facts.map(|choice| signed(theory, choice.literal)).collect()
    };
    let cut = ways.map_or_else(Cut::default, |ways| ways.cut_by(found));
    let steps: Steps = match ways {
        None => path::to(program, &found.evaluation, goal),
        Some(_) => path::against(program, &found.evaluation, goal, &cut.blocks),
    };
    let fires = steps.concat();
    let told: Vec<ConfigurationId> = fires.iter().chain(&cut.blocks).chain(&cut.stops).copied().collect();
    let is_contested = |id: &ConfigurationId| verdict(&found.evaluation, *id) == Some(Verdict::Contested);
    let contested: Vec<ConfigurationId> = fires.iter().copied().filter(is_contested).collect();
    NeedsSet {
        establish: of(Does::Establish),
        change: of(Does::Change),
        mechanisms: mechanisms(theory, &found.evaluation, &told),
        studies: studies(theory, &told),
        fires: names(theory, &fires),
        contested: names(theory, &contested),
        steps: steps.iter().map(|step| names(theory, step)).collect(),
        blocks: names(theory, &cut.blocks),
        stops: names(theory, &cut.stops),
    }
}

/// A literal as JSON has it.
pub(crate) fn signed(theory: &Theory, literal: Literal) -> Signed {
    let phrase = theory.vocabulary.get(literal.phrase);
    Signed {
        phrase: phrase.name.clone(),
        negated: literal.negated,
        words: phrase.words(literal),
        fixed: phrase.declared().fixed,
    }
}

/// What becomes of a configuration; nothing where it is not weighed.
pub(super) fn verdict(evaluation: &Evaluation, id: ConfigurationId) -> Option<Verdict> {
    evaluation.firing(id).map(Pair::verdict)
}

fn names(theory: &Theory, ids: &[ConfigurationId]) -> Vec<String> {
    ids.iter().map(|id| theory.configurations[id.0 as usize].full_name.clone()).collect()
}

/// The mechanisms of some configurations; not what is denied.
fn mechanisms(theory: &Theory, evaluation: &Evaluation, ids: &[ConfigurationId]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for mention in ids.iter().flat_map(|id| &theory.configurations[id.0 as usize].mechanisms) {
        let said = theory.vocabulary.get(mention.phrase()).words(mention.literal);
        if evaluation.value(mention.phrase()).under(mention.literal).value() == Value::Absent {
            continue;
        }
        if !words.contains(&said) {
            words.push(said);
        }
    }
    words
}
