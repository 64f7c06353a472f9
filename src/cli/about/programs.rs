//! Evaluates cases, each theory compiled once.

use cmo::cases::Columns;
use cmo::evaluate::{Evaluation, Program, Summing, Tally, World, evaluate};
use cmo::explain::CitedVerdicts;
use cmo::theory::{Case, CaseId, Configuration, EvidenceSource, HeadingId, Theory};

use crate::cli::about::means::Wanted;

/// The programs of a theory set, by the theory that a case is told for.
#[derive(Debug)]
pub struct Programs<'t> {
    theory: &'t Theory,
    wanted: Wanted,
    compiled: Vec<(Option<HeadingId>, Program<'t>)>,
}

impl<'t> Programs<'t> {
    /// No program yet: each is compiled when a case asks for it.
    pub fn new(theory: &'t Theory, wanted: Wanted) -> Self {
        Self { theory, wanted, compiled: Vec::new() }
    }

    /// What each case means, in their order. A case that is `complete` is read in a closed world whatever `world` says.
    pub fn evaluate(&mut self, cases: &[&Case], world: World) -> Vec<Evaluation> {
        let mut evaluated: Vec<(usize, Evaluation)> = Vec::with_capacity(cases.len());
        for Batch { places, scope, world } in batches(cases, world) {
            let columns = Columns::of(&places.iter().map(|&index| cases[index]).collect::<Vec<_>>());
            let means = self.wanted.for_cases(places.len());
            let evaluations = self.program(scope).evaluate_with(&columns, world, means);
            evaluated.extend(places.into_iter().zip(evaluations));
        }
        evaluated.sort_by_key(|(index, _)| *index);
        evaluated.into_iter().map(|(_, evaluation)| evaluation).collect()
    }

    /// What the cases come to, each read as [`Self::evaluate`] does.
    pub fn tally(&mut self, cases: &[&Case], world: World) -> Tally {
        let mut whole = Tally::default();
        for Batch { places, scope, world } in batches(cases, world) {
            let columns = Columns::of(&places.iter().map(|&index| cases[index]).collect::<Vec<_>>());
            let instructions = self.wanted.for_cases(places.len()).instructions;
            let summing = Summing::new(self.program(scope), world);
            let mut tally = summing.begin();
            tally.cases = places.len() as u64;
            summing.add_columns(&mut tally, &columns, instructions);
            whole.join(tally);
        }
        whole
    }

    /// The verdicts in the cases that the theory cites as evidence.
    pub fn cited(&mut self) -> CitedVerdicts {
        let theory = self.theory;
        let mut ids: Vec<CaseId> = theory.configurations.iter().flat_map(cases_cited).collect();
        ids.sort_unstable();
        ids.dedup();
        let cases: Vec<&Case> = ids.iter().map(|id| &theory.cases[id.0 as usize]).collect();
        let evaluations = self.evaluate(&cases, World::Open);
        let mut evaluated: Vec<(&str, Evaluation)> = cases.iter().map(|case| &*case.name).zip(evaluations).collect();
        CitedVerdicts::of(theory, |case| match evaluated.iter().position(|(name, _)| *name == case.name) {
            Some(index) => evaluated.swap_remove(index).1,
            None => evaluate(theory, case, World::Open),
        })
    }

    fn program(&mut self, scope: Option<HeadingId>) -> &Program<'t> {
        let index = self.compiled.iter().position(|(of, _)| *of == scope).unwrap_or_else(|| {
            self.compiled.push((scope, Program::compile(self.theory, scope)));
            self.compiled.len() - 1
        });
        &self.compiled[index].1
    }
}

/// Cases that one program is run on.
struct Batch {
    /// Their places among all.
    places: Vec<usize>,
    scope: Option<HeadingId>,
    world: World,
}

/// Cases by the theory that they are told for and the world that they are read in.
fn batches(cases: &[&Case], world: World) -> Vec<Batch> {
    let mut left: Vec<usize> = (0..cases.len()).collect();
    let mut batches = Vec::new();
    while let Some(&first) = left.first() {
        let like = cases[first];
        let alike = |index: &usize| cases[*index].theory == like.theory && cases[*index].complete == like.complete;
        let places = left.extract_if(.., |index| alike(index)).collect();
        let world = if like.complete { World::Closed } else { world };
        batches.push(Batch { places, scope: like.theory, world });
    }
    batches
}

fn cases_cited(configuration: &Configuration) -> impl Iterator<Item = CaseId> + '_ {
    configuration.evidence.iter().filter_map(|evidence| match evidence.source {
        EvidenceSource::Case(id) => Some(id),
        EvidenceSource::Study(_) | EvidenceSource::Key(_) => None,
    })
}
