//! Explains cases, some at a time: declared ones, and those of a table.

use cmo::evaluate::{Evaluation, World};
use cmo::explain::matched::{CaseMatch, Extent};
use cmo::explain::{CitedVerdicts, match_case};
use cmo::theory::{Case, Supposed};

use crate::cli::about::goal::Goal;
use crate::cli::about::means::Wanted;
use crate::cli::about::programs::Programs;
use crate::cli::about::spread::spread;
use crate::cli::about::what_if;
use crate::cli::given::load::Loaded;
use crate::cli::told::answer::Exit;
use crate::cli::told::progress::Progress;

/// What cases are explained with.
pub struct Explaining<'t> {
    loaded: &'t Loaded,
    programs: Programs<'t>,
    cited: CitedVerdicts,
    goal: Option<Goal<'t>>,
    supposed: Option<Vec<Supposed>>,
    world: World,
    extent: Extent,
    wanted: Wanted,
    exits: Vec<Exit>,
    sentences: String,
}

/// What is asked of the cases.
pub struct Asked<'t> {
    /// What is to come about.
    pub goal: Option<Goal<'t>>,
    /// Facts that are supposed.
    pub supposed: Option<Vec<Supposed>>,
    /// How silence is read.
    pub world: World,
    /// What must be known of a configuration for all to be told of it.
    pub extent: Extent,
}

impl<'t> Explaining<'t> {
    /// Begins without a case.
    pub fn new(loaded: &'t Loaded, asked: Asked<'t>, wanted: Wanted) -> Self {
        let mut programs = Programs::new(&loaded.theory, wanted);
        let cited = programs.cited();
        let Asked { goal, supposed, world, extent } = asked;
        let (exits, sentences) = (Vec::new(), String::new());
        Self { loaded, programs, cited, goal, supposed, world, extent, wanted, exits, sentences }
    }

    /// Explains some cases, in their order.
    pub fn explain(&mut self, cases: &[Case], progress: Option<&Progress>) -> Vec<CaseMatch> {
        let evaluations = self.programs.evaluate(&cases.iter().collect::<Vec<_>>(), self.world);
        let all: Vec<(&Case, &Evaluation)> = cases.iter().zip(&evaluations).collect();
        let threads = self.wanted.for_cases(all.len()).threads;
        let (theory, cited, extent) = (&self.loaded.theory, &self.cited, self.extent);
        let mut matched = spread(&all, threads, |(case, evaluation)| {
            let matched = match_case(theory, (case, evaluation), cited, extent);
            progress.into_iter().for_each(|progress| progress.advance(1));
            matched
        });
        if let Some(goal) = &self.goal {
            matched.iter_mut().zip(&evaluations).for_each(|(case, one)| case.goal = Some(goal.entry(one)));
            all.iter().for_each(|(case, one)| self.sentences.push_str(&goal.sentence(case, one)));
            self.exits.push(goal.exit(&evaluations));
        }
        if let Some(supposed) = &self.supposed {
            let (programs, world) = (&mut self.programs, self.world);
            let evaluate = |others: &[&Case]| programs.evaluate(others, world);
            let told = what_if::told(self.loaded, (cases, &evaluations), supposed, evaluate);
            matched.iter_mut().zip(told).for_each(|(case, what_if)| case.what_if = Some(what_if));
        }
        matched
    }

    /// How the goal exits: over several cases, one that denies it weighs most, then one that cannot tell.
    pub fn exit(&self) -> Exit {
        let first = [Exit::Negative, Exit::Undetermined].into_iter().find(|exit| self.exits.contains(exit));
        first.unwrap_or(Exit::Fine)
    }

    /// What becomes of the goal, a line a case; none where nothing is asked for.
    pub fn sentences(&self) -> Option<&str> {
        self.goal.as_ref().map(|_| self.sentences.as_str())
    }
}
