//! Turns a theory, a case and its evaluation into what matches: one [`CaseMatch`] of `cmo.match/1`.

mod chains;
mod conditions;
mod declared;
mod evidence;
mod results;

use std::collections::{BTreeMap, BTreeSet};

use crate::evaluate::{Evaluation, Pair, World};
use chains::Origins;
use conditions::Conditions;
pub(super) use results::{configurations, implications, seen_literals};

use crate::explain::cited::CitedVerdicts;
use crate::explain::decisive::{self, Decisive};
use crate::explain::matched::{
    BlockedThrough, CaseMatch, CaseWarning, ConditionEntry, ConfigurationMatch, Extent, FormWord, Match, RetiredEntry,
    SilentMatch, Standing, Tally, UnrecognisedFact, ValueSource, WorldWord,
};
use crate::explain::reading::Reading;
use crate::logic::demand::Asked;
use crate::theory::{
    Case, Configuration, ConfigurationId, Form, Level, Literal, PhraseId, RelationKind, Status, Theory, Value, Verdict,
};

/// The whole answer: cases that were matched to an extent, with what the theory set says of its studies and phrases.
#[must_use]
pub fn match_cases(theory: &Theory, cases: Vec<CaseMatch>, extent: Extent) -> Match {
    let phrases = match extent {
        Extent::Known => Vec::new(),
        Extent::All => declared::phrases(theory),
    };
    Match { schema: "cmo.match/1", cases, studies: declared::studies(theory), phrases }
}

/// What a case means for a theory, to an extent.
///
/// ```
/// use cmo::evaluate::{World, evaluate};
/// use cmo::explain::matched::{Extent, VerdictWord};
/// use cmo::explain::{CitedVerdicts, match_case};
/// use cmo::resolve::{NoFiles, resolve};
/// use cmo::source::{Source, Sources};
/// use cmo::syntax::parse;
///
/// let mut sources = Sources::new();
/// let text = "cmoc 1\n  if staff trained and care reviewed\n  then confidence in the tool\n  then care planned\n\n\
///             case east\n  staff trained\n";
/// let file = sources.add(Source::new("working.cmo", text));
/// let theory = resolve(&sources, &[(file, parse(file, text).tree)], &NoFiles).theory;
/// let case = &theory.cases[0];
///
/// let evaluation = evaluate(&theory, case, World::Open);
/// let cited = CitedVerdicts::of(&theory, |case| evaluate(&theory, case, World::Open));
/// let matched = match_case(&theory, (case, &evaluation), &cited, Extent::All);
/// assert_eq!(matched.configurations[0].verdict, VerdictWord::Undetermined);
/// assert_eq!(matched.configurations[0].missing, ["care reviewed"]);
/// ```
#[must_use]
pub fn match_case(
    theory: &Theory,
    (case, evaluation): (&Case, &Evaluation),
    cited: &CitedVerdicts,
    extent: Extent,
) -> CaseMatch {
    let reading = Reading::new(theory, case, evaluation);
    let mut origins = Origins::default();
    let ids = (0..theory.configurations.len()).map(|index| ConfigurationId(index as u32));
    let (silent, told) = match extent {
        Extent::Known => ids.partition(|id| is_silent(&reading, *id)),
        Extent::All => (Vec::new(), ids.collect::<Vec<_>>()),
    };
    let unrecognised = case.unrecognised.iter();
    CaseMatch {
        case: case.name.clone(),
        title: case.title.clone(),
        world: world(evaluation.world),
        configurations: told.into_iter().filter_map(|id| configuration(&reading, &mut origins, cited, id)).collect(),
        silent: silent.into_iter().filter_map(|id| silently(&reading, id)).collect(),
        retired: retired(&reading),
        predicted: results::predictions(&reading),
        unrecognised: unrecognised
            .map(|one| UnrecognisedFact { phrase: one.phrase.clone(), nearest: one.nearest.clone() })
            .collect(),
        warnings: case.warnings.iter().map(CaseWarning::from).collect(),
        theories: evidence::notes(&reading),
        studies: case.sources.iter().map(|id| theory.studies[id.0 as usize].name.clone()).collect(),
        like: case.like.map(|id| theory.cases[id.0 as usize].name.clone()),
        facts: declared::facts(theory, case, extent),
        notes: case.notes.clone(),
        goal: None,
        what_if: None,
    }
}

const fn world(world: World) -> WorldWord {
    match world {
        World::Open => WorldWord::Open,
        World::Closed => WorldWord::Closed,
    }
}

/// One configuration; `None` where it is retired or does not concern the case.
fn configuration(
    reading: &Reading<'_>,
    origins: &mut Origins,
    cited: &CitedVerdicts,
    id: ConfigurationId,
) -> Option<ConfigurationMatch> {
    let firing = reading.evaluation.firing(id)?;
    let verdict = firing.verdict();
    let (says, theory) = (reading.configuration(id), reading.theory);
    let Conditions { entries: context, parts } = conditions::of_configuration(reading, origins, id);
    let decisive = decisive(theory, reading.evaluation, id);
    let named = |only: Verdict| if verdict == only { decisive_names(reading, &context, &decisive) } else { Vec::new() };
    let (mechanisms, outcomes) = (results::mechanisms(reading, id), results::outcomes(reading, id));
    Some(ConfigurationMatch {
        id: says.full_name.clone(),
        theory: says.heading.map(|heading| theory.headings[heading.0 as usize].name.clone()),
        group: says.group.map(|group| theory.groups[group.0 as usize].says.name.clone()),
        title: says.title.clone(),
        silent: is_silent(reading, id),
        verdict: verdict.into(),
        in_favour: rounded(firing.in_favour),
        against: rounded(firing.against),
        form: says.form.into(),
        conditions: tally(&context),
        missing: named(Verdict::Undetermined),
        missing_complete: decisive.complete,
        blocked_by: named(Verdict::Blocked),
        blocked_through: blocked_through(reading, id, verdict),
        open_parts: reading.asked(id).open_parts(),
        context,
        parts,
        mechanisms,
        outcomes,
        ripple_stopped_by: reading.stopped_by(id).into_iter().map(|one| reading.words(one)).collect(),
        strengthened_by: results::dimmers(reading, &says.strengthened_by),
        weakened_by: results::dimmers(reading, &says.weakened_by),
        evidence: evidence::of_configuration(reading, cited, id),
        status: says.status.map(Status::word),
        confidence: says.confidence.as_ref().map(evidence::confidence),
        relations: evidence::relations(reading, id),
        actor: says.actor.clone(),
        level: says.level.map(Level::word),
        because: says.because.clone(),
        notes: says.notes.clone(),
    })
}

/// The phrases that leave a verdict open, or that block, of one configuration: `missing` or `blocked_by`, in
/// vocabulary order; none where it fires, is contested or is not weighed.
#[must_use]
pub fn deciding(theory: &Theory, evaluation: &Evaluation, id: ConfigurationId) -> BTreeSet<PhraseId> {
    decisive(theory, evaluation, id).phrases
}

/// What would settle an open verdict, or what blocks.
fn decisive(theory: &Theory, evaluation: &Evaluation, id: ConfigurationId) -> Decisive {
    let firing = Asked::by(&theory.configurations[id.0 as usize]).firing();
    let pair = |phrase| evaluation.value(phrase);
    match evaluation.firing(id).map(Pair::verdict) {
        Some(Verdict::Undetermined) => decisive::missing(&firing, &pair),
        Some(Verdict::Blocked) => decisive::blocked_by(&firing, &pair),
        Some(Verdict::Fires | Verdict::Contested) | None => Decisive { complete: true, ..Decisive::default() },
    }
}

/// Their names in order of first appearance.
fn decisive_names(reading: &Reading<'_>, context: &[ConditionEntry], decisive: &Decisive) -> Vec<String> {
    let names: BTreeSet<String> = decisive.phrases.iter().map(|id| reading.name(*id)).collect();
    context.iter().map(|entry| &entry.phrase).filter(|phrase| names.contains(*phrase)).cloned().collect()
}

/// Those that would concern the case, were they not retired, in file order: in one pass, however many there are.
fn retired(reading: &Reading<'_>) -> Vec<RetiredEntry> {
    let all = &reading.theory.configurations;
    let retired = (0_u32..).map(ConfigurationId).zip(all).filter(|(id, one)| one.retired && reading.concerns(*id));
    let entry = |one: &Configuration| RetiredEntry { id: one.full_name.clone(), replaced_by: Vec::new() };
    let mut entries: BTreeMap<ConfigurationId, RetiredEntry> = retired.map(|(id, one)| (id, entry(one))).collect();
    for one in all {
        for relation in one.relations.iter().filter(|relation| relation.kind == RelationKind::Replaces) {
            let Some(RetiredEntry { replaced_by, .. }) = entries.get_mut(&relation.to) else { continue };
            if replaced_by.last() != Some(&one.full_name) {
                replaced_by.push(one.full_name.clone());
            }
        }
    }
    entries.into_values().collect()
}

/// What is told of one of which nothing is known.
fn silently(reading: &Reading<'_>, id: ConfigurationId) -> Option<SilentMatch> {
    let form = FormWord::from(reading.configuration(id).form);
    reading.verdict(id).map(|verdict| SilentMatch { verdict: verdict.into(), form })
}

/// Whether a case says nothing that bears on the conditions, nor of a mechanism or an outcome.
fn is_silent(reading: &Reading<'_>, id: ConfigurationId) -> bool {
    let (says, asked) = (reading.configuration(id), reading.asked(id));
    let mut known = !matches!(reading.verdict(id), Some(Verdict::Blocked | Verdict::Undetermined));
    let mut visit = |literal: Literal| known = known || reading.source(literal.phrase) != ValueSource::None;
    asked.context.each_literal(&mut visit);
    asked.resource.into_iter().for_each(|resource| resource.each_literal(&mut visit));
    let mut results =
        says.mechanisms.iter().map(|one| one.phrase()).chain(says.outcomes.iter().map(|one| one.mention.phrase()));
    !known && results.all(|phrase| reading.observed(phrase) == Value::Unknown)
}

/// Whether an `if` is blocked by what it takes as given, by what the programme did not bring, or by both.
pub(super) fn blocked_through(reading: &Reading<'_>, id: ConfigurationId, verdict: Verdict) -> Option<BlockedThrough> {
    if verdict != Verdict::Blocked || reading.configuration(id).form == Form::OnlyIf {
        return None;
    }
    let asked = reading.asked(id);
    let resource = asked.resource.is_some_and(|resource| reading.weigh(resource).against > 0.5);
    Some(match (reading.weigh(asked.context).against > 0.5, resource) {
        (true, true) => BlockedThrough::Both,
        (false, true) => BlockedThrough::Resource,
        (_, false) => BlockedThrough::Context,
    })
}

fn tally(context: &[ConditionEntry]) -> Tally {
    let count = |standing| context.iter().filter(|entry| entry.standing == standing).count() as u32;
    Tally {
        hold: count(Standing::Holds),
        fail: count(Standing::Fails),
        unknown: count(Standing::Unknown),
        contested: count(Standing::Contested),
        total: context.len() as u32,
    }
}

/// A degree with at most six decimals, so that what is 1 - 0.7 is 0.3.
#[must_use]
pub fn rounded(degree: f64) -> f64 {
    (degree * 1e6).round() / 1e6
}
