//! Lets cases start from the facts of others.

use std::borrow::Cow;

use rustc_hash::FxHashSet;

use super::{Describer, Draft};
use crate::resolve::circles::circles;
use crate::resolve::problem::CaseProblem;
use crate::source::Place;
use crate::theory::{Case, CaseId, Fact, PhraseId, Unrecognised, identity};

/// How many cases a case may start from, one after the other. Each level is a copy of all facts above it.
const DEEPEST: usize = 128;

impl Describer<'_> {
    /// Gives each case that is `like` another the facts of the other that it does not replace.
    pub(super) fn start_from_others(&mut self, drafts: &mut [Draft<'_>]) {
        let likes: Vec<Option<(CaseId, Place)>> = drafts.iter().map(|draft| self.liked(draft)).collect();
        for (draft, like) in drafts.iter_mut().zip(&likes) {
            draft.case.like = like.map(|(id, _)| id);
        }
        let next: Vec<Vec<(usize, Place)>> =
            likes.iter().map(|like| like.iter().map(|(id, place)| (id.0 as usize, *place)).collect()).collect();
        for circle in circles(&next) {
            self.circle(drafts, &circle);
        }
        let mut depths = vec![0; drafts.len()];
        for index in order(drafts) {
            let Some(other) = liked(&drafts[index]) else { continue };
            depths[index] = depths.get(other).map_or(0, |depth| depth + 1);
            if depths[index] > DEEPEST {
                self.too_deep(&mut drafts[index]);
                depths[index] = 0;
            }
            start(drafts, index);
        }
    }

    /// A case too many is an error; it then has its own facts only, and those that start from it are counted from it.
    fn too_deep(&mut self, draft: &mut Draft<'_>) {
        draft.case.like = None;
        let place = draft.like.map_or(draft.case.place, |(_, place)| place);
        let problem = CaseProblem::LikeTooDeep { name: draft.case.name.clone(), place, deepest: DEEPEST };
        self.found.push(problem.diagnostic());
    }

    fn liked(&mut self, draft: &Draft<'_>) -> Option<(CaseId, Place)> {
        let (name, place) = draft.like?;
        if let Some(id) = self.names.case(name) {
            return Some((id, place));
        }
        if !self.names.is_broken(name) {
            let nearest = self.names.nearest_other_case(name, &draft.case.name);
            self.found.push(CaseProblem::UnknownLike { name: name.to_owned(), place, nearest }.diagnostic());
        }
        None
    }

    /// A circle is an error; its cases then have their own facts only.
    fn circle(&mut self, drafts: &mut [Draft<'_>], circle: &[(usize, Place)]) {
        let names = circle.iter().chain(circle.first()).map(|(index, _)| drafts[*index].case.name.clone()).collect();
        let places = circle.iter().map(|(_, place)| *place).collect();
        self.found.push(CaseProblem::LikeCircle { names, places }.diagnostic());
        for (index, _) in circle {
            drafts[*index].case.like = None;
        }
    }
}

/// The index of the case that one starts from.
fn liked(draft: &Draft<'_>) -> Option<usize> {
    draft.case.like.map(|id| id.0 as usize)
}

/// The cases in an order in which each comes after the one that it starts from.
fn order(drafts: &[Draft<'_>]) -> Vec<usize> {
    let mut done = vec![false; drafts.len()];
    let mut order = Vec::with_capacity(drafts.len());
    for start in 0..drafts.len() {
        let mut chain = Vec::new();
        let mut next = Some(start);
        while let Some(index) = next.filter(|&index| index < drafts.len() && !done[index]) {
            done[index] = true;
            chain.push(index);
            next = liked(&drafts[index]);
        }
        order.extend(chain.into_iter().rev());
    }
    order
}

fn start(drafts: &mut [Draft<'_>], index: usize) {
    let Some(other) = liked(&drafts[index]).and_then(|other| drafts.get(other)) else { return };
    let (mut facts, mut unrecognised) = not_replaced(&other.case, &drafts[index].case);
    let draft = &mut drafts[index];
    draft.liked = facts.len();
    facts.append(&mut draft.case.facts);
    draft.case.facts = facts;
    unrecognised.append(&mut draft.case.unrecognised);
    draft.case.unrecognised = unrecognised;
}

/// What a case takes over from the one that it starts from.
fn not_replaced(liked: &Case, own: &Case) -> (Vec<Fact>, Vec<Unrecognised>) {
    let replaced: FxHashSet<PhraseId> = own.facts.iter().map(|fact| fact.literal.phrase).collect();
    let facts = liked.facts.iter().filter(|fact| !replaced.contains(&fact.literal.phrase)).cloned().collect();
    let again: FxHashSet<Cow<'_, str>> = own.unrecognised.iter().map(|fact| identity(&fact.phrase)).collect();
    let unrecognised =
        liked.unrecognised.iter().filter(|fact| !again.contains(&identity(&fact.phrase))).cloned().collect();
    (facts, unrecognised)
}
