//! The order of questions in which verdicts are settled soonest.
//!
//! Each next question is the one that settles the most verdicts on average over all answers to it and to those before it,
//! either answer as likely; of several, the one that the most open verdicts depend on. The
//! averages are exact: each verdict is a decision diagram over all answers, made by running the program of the theory
//! once on all of them together. What the others settle already is not asked.

use std::cell::Cell;

use biodivine_lib_bdd::{Bdd, BddPointer};

use crate::cases::{described, stated_unknown};
use crate::evaluate::{Description, Program, Sought, World};
use crate::logic::diagrams::{Bound, Diagrams};
use crate::logic::membership::{Degree, Membership};
use crate::theory::{Case, ConfigurationId, PhraseId};

/// About two seconds, and 1,000 questions.
const BOUND: Bound = Bound { nodes: 200_000, work: 20_000_000, variables: 2_000 };

/// Nodes that may be looked at for averages: about a second.
const LOOKED_AT: usize = 50_000_000;

/// The questions in order.
#[derive(Clone, Debug)]
pub(super) struct Best {
    pub(super) order: Vec<PhraseId>,
    /// Whether each settles, with those before it, what the others leave open.
    pub(super) exact: bool,
    /// The verdicts that no answers settle; where the order is not exact, none is known to be.
    pub(super) unsettled: Vec<ConfigurationId>,
}

/// The best order; one that is not exact has no order at all.
pub(super) fn order(
    program: &Program<'_>,
    case: &Case,
    world: World,
    asked: &[PhraseId],
    open: &[ConfigurationId],
) -> Best {
    let inexact = Best { order: Vec::new(), exact: false, unsettled: Vec::new() };
    let found = verdicts(program, case, world, asked, open).and_then(|verdicts| {
        let mut search = Search { asked: vec![false; asked.len()], verdicts, left: Cell::new(LOOKED_AT) };
        search.begin()?;
        let order = search.order()?;
        Some((search, order))
    });
    let Some((search, order)) = found else { return inexact };
    let unsettled = search.verdicts.iter().filter(|one| one.most == 0.0).map(|one| one.id).collect();
    Best { order: order.into_iter().map(|index| asked[index]).collect(), exact: true, unsettled }
}

/// An open verdict over all answers.
#[derive(Debug)]
struct Open {
    id: ConfigurationId,
    /// The answers that settle it: a variable for `present` and one for `absent` a question; neither is no answer.
    settled: Bdd,
    /// The questions that it depends on.
    depends: Vec<usize>,
    /// The share of the answers to what is asked so far that settle it.
    share: f64,
    /// The same when all is asked.
    most: f64,
    /// By question of `depends`: the share when it is asked next.
    next: Vec<f64>,
}

/// Each open verdict as a diagram.
fn verdicts(
    program: &Program<'_>,
    case: &Case,
    world: World,
    asked: &[PhraseId],
    open: &[ConfigurationId],
) -> Option<Vec<Open>> {
    let diagrams = Diagrams::over(asked.len() * 2, BOUND)?;
    let algebra = Membership::new(&diagrams);
    let variables = diagrams.variables();
    let crisp = |index: usize| Degree::crisp(diagrams.variable(variables[index]));
    let answers = asked.iter().enumerate().map(|(index, &phrase)| (phrase, [crisp(index * 2), crisp(index * 2 + 1)]));
    let said = described(case).into_iter().map(|(phrase, pair)| (phrase, pair.map(|degree| algebra.degree(degree))));
    let mut described: Vec<(PhraseId, [Degree; 2])> = answers.chain(said).collect();
    described.sort_by_key(|(phrase, _)| *phrase);
    let description = Description { described, unknown: stated_unknown(case) };
    let sought: Vec<Sought> = open.iter().map(|&id| Sought::Firing(id)).collect();
    let pairs = program.solve(&sought, &description, world, &algebra)?;
    let of = |(&id, [holds, fails]): (&ConfigurationId, &[Degree; 2])| {
        let settled = diagrams.or(holds.above(), fails.above())?;
        let mut depends: Vec<usize> = settled.support_set().iter().map(|variable| variable.to_index() / 2).collect();
        depends.sort_unstable();
        depends.dedup();
        Some(Open { id, settled, depends, share: 0.0, most: 0.0, next: Vec::new() })
    };
    open.iter().zip(&pairs).map(of).collect()
}

/// The search for the order. Every step gives nothing once it has become too long.
struct Search {
    /// By question: whether it is asked.
    asked: Vec<bool>,
    verdicts: Vec<Open>,
    left: Cell<usize>,
}

impl Search {
    /// What all answers settle together, and the first one.
    fn begin(&mut self) -> Option<()> {
        self.asked.fill(true);
        for index in 0..self.verdicts.len() {
            self.verdicts[index].most = self.share(&self.verdicts[index])?;
        }
        self.asked.fill(false);
        (0..self.verdicts.len()).try_for_each(|index| self.weigh(index))
    }

    fn order(&mut self) -> Option<Vec<usize>> {
        let mut order = Vec::new();
        while let Some(next) = self.next() {
            self.asked[next] = true;
            order.push(next);
            for index in 0..self.verdicts.len() {
                if self.verdicts[index].depends.binary_search(&next).is_ok() {
                    self.weigh(index)?;
                }
            }
        }
        for at in (0..order.len()).rev() {
            if self.is_idle(order[at])? {
                self.asked[order[at]] = false;
                order.remove(at);
            }
        }
        Some(order)
    }

    /// What a verdict's share is, and would be by the next question.
    fn weigh(&mut self, index: usize) -> Option<()> {
        let share = self.share(&self.verdicts[index])?;
        let depends = self.verdicts[index].depends.clone();
        let mut next = Vec::with_capacity(depends.len());
        for question in depends {
            let before = std::mem::replace(&mut self.asked[question], true);
            next.push(if before { share } else { self.share(&self.verdicts[index])? });
            self.asked[question] = before;
        }
        let verdict = &mut self.verdicts[index];
        (verdict.share, verdict.next) = (share, next);
        Some(())
    }

    /// The question that settles most, then the one that most depends on, then the first; none where nothing is left.
    fn next(&self) -> Option<usize> {
        let mut gains = vec![(0.0, 0_usize); self.asked.len()];
        for verdict in self.verdicts.iter().filter(|verdict| verdict.share < verdict.most) {
            for (&question, next) in verdict.depends.iter().zip(&verdict.next) {
                gains[question].0 += next - verdict.share;
                gains[question].1 += 1;
            }
        }
        let open = gains.iter().enumerate().filter(|(question, gain)| !self.asked[*question] && gain.1 > 0);
        let better = |one: &(f64, usize), other: &(f64, usize)| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1));
        let best = open.max_by(|(one, gain), (other, than)| better(gain, than).then(other.cmp(one)));
        best.map(|(question, _)| question)
    }

    /// Whether what is asked settles as much without this question.
    fn is_idle(&mut self, question: usize) -> Option<bool> {
        self.asked[question] = false;
        let mut is_idle = true;
        for verdict in self.verdicts.iter().filter(|verdict| verdict.depends.binary_search(&question).is_ok()) {
            is_idle = is_idle && self.share(verdict)? >= verdict.most;
        }
        self.asked[question] = true;
        Some(is_idle)
    }

    /// The share of the answers to what is asked that settle a verdict.
    fn share(&self, verdict: &Open) -> Option<f64> {
        let nodes = verdict.settled.size();
        self.left.set(self.left.get().checked_sub(nodes)?);
        let mut known = vec![None; nodes];
        Some(self.below(&verdict.settled, verdict.settled.root_pointer(), &mut known))
    }

    /// The share below a node.
    fn below(&self, settled: &Bdd, node: BddPointer, known: &mut [Option<f64>]) -> f64 {
        if node.is_terminal() {
            return f64::from(u8::from(node.is_one()));
        }
        if let Some(share) = known[node.to_index()] {
            return share;
        }
        let variable = settled.var_of(node).to_index();
        let (low, high) = (settled.low_link_of(node), settled.high_link_of(node));
        let share = match (self.asked[variable / 2], variable % 2) {
            (false, _) => self.below(settled, low, known),
            (true, 0) => {
                // Present is not absent, and what is not present is.
                let absent = Self::taken(settled, low, variable + 1, settled.high_link_of(low));
                let present = Self::taken(settled, high, variable + 1, settled.low_link_of(high));
                f64::midpoint(self.below(settled, absent, known), self.below(settled, present, known))
            }
            (true, _) => f64::midpoint(self.below(settled, low, known), self.below(settled, high, known)),
        };
        known[node.to_index()] = Some(share);
        share
    }

    /// A link out of a node where it asks for a variable, else the node.
    fn taken(settled: &Bdd, node: BddPointer, variable: usize, link: BddPointer) -> BddPointer {
        if !node.is_terminal() && settled.var_of(node).to_index() == variable { link } else { node }
    }
}
