//! Turns a diagram over choices into its smallest solutions: sets of choices of which none can be left out.

use biodivine_lib_bdd::{Bdd, BddPointer};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::logic::diagrams::Diagrams;

/// The smallest sets of choices.
#[derive(Debug)]
pub(super) struct Smallest {
    /// By size, then in the order of choices.
    pub(super) sets: Vec<Vec<usize>>,
    /// Whether these are all.
    pub(super) complete: bool,
}

/// The sets in a diagram that have no other one within them, so many at most.
pub(super) fn smallest(diagrams: &Diagrams, wanted: Bdd, max: usize) -> Option<Smallest> {
    let minimal = minimal(diagrams, wanted)?;
    let mut search =
        Search { minimal: &minimal, sizes: FxHashMap::default(), barren: FxHashSet::default(), sets: Vec::new(), max };
    let Some((least, most)) = search.sizes(minimal.root_pointer()) else {
        return Some(Smallest { sets: Vec::new(), complete: true });
    };
    for size in least..=most {
        search.find(minimal.root_pointer(), size, &mut Vec::new());
        if search.sets.len() > max {
            break;
        }
    }
    let complete = search.sets.len() <= max;
    search.sets.truncate(max);
    Some(Smallest { sets: search.sets, complete })
}

/// Those of some choices that stand in one of the smallest sets.
pub(super) fn used(diagrams: &Diagrams, wanted: Bdd, among: &[usize]) -> Option<Vec<usize>> {
    let minimal = minimal(diagrams, wanted)?;
    let variables = diagrams.variables();
    let mut used = Vec::new();
    for &index in among {
        if !diagrams.given(&minimal, variables[index], true)?.is_false() {
            used.push(index);
        }
    }
    Some(used)
}

/// Where a set is wanted, and none within it is.
fn minimal(diagrams: &Diagrams, wanted: Bdd) -> Option<Bdd> {
    let variables = diagrams.variables();
    // Where a set is wanted, or one within it.
    let mut above = wanted.clone();
    for &variable in &variables {
        let without = diagrams.given(&above, variable, false)?;
        above = diagrams.or(&above, &diagrams.and(&diagrams.variable(variable), &without)?)?;
    }
    let mut minimal = wanted;
    for &variable in &variables {
        let without = diagrams.given(&above, variable, false)?;
        minimal = diagrams.and_not(&minimal, &diagrams.and(&diagrams.variable(variable), &without)?)?;
    }
    Some(minimal)
}

/// Where a diagram holds, or would after some more of these choices.
pub(super) fn may_become(diagrams: &Diagrams, mut holds: Bdd, more: &[usize]) -> Option<Bdd> {
    let variables = diagrams.variables();
    for &index in more {
        let chosen = diagrams.given(&holds, variables[index], true)?;
        holds = diagrams.or(&holds, &diagrams.and(&diagrams.without(variables[index]), &chosen)?)?;
    }
    Some(holds)
}

/// Looks for the sets of one size after the other.
struct Search<'b> {
    minimal: &'b Bdd,
    /// By node: the least and the most choices from there to a set.
    sizes: FxHashMap<usize, Option<(usize, usize)>>,
    /// Nodes from which no set of a size is found.
    barren: FxHashSet<(usize, usize)>,
    sets: Vec<Vec<usize>>,
    max: usize,
}

impl Search<'_> {
    /// The least and the most choices from a node to a set; none where there is no set.
    fn sizes(&mut self, node: BddPointer) -> Option<(usize, usize)> {
        if node.is_zero() {
            return None;
        }
        if node.is_one() {
            return Some((0, 0));
        }
        if let Some(known) = self.sizes.get(&node.to_index()) {
            return *known;
        }
        let without = self.sizes(self.minimal.low_link_of(node));
        let with = self.sizes(self.minimal.high_link_of(node)).map(|(least, most)| (least + 1, most + 1));
        let sizes = match (without, with) {
            (Some(one), Some(other)) => Some((one.0.min(other.0), one.1.max(other.1))),
            (one, other) => one.or(other),
        };
        self.sizes.insert(node.to_index(), sizes);
        sizes
    }

    /// Adds the sets of a size below a node, until there is one too many.
    fn find(&mut self, node: BddPointer, size: usize, chosen: &mut Vec<usize>) {
        if self.sets.len() > self.max || !self.sizes(node).is_some_and(|(least, most)| (least..=most).contains(&size)) {
            return;
        }
        if node.is_one() {
            self.sets.push(chosen.clone());
            return;
        }
        if self.barren.contains(&(node.to_index(), size)) {
            return;
        }
        let before = self.sets.len();
        if let Some(left) = size.checked_sub(1) {
            chosen.push(self.minimal.var_of(node).to_index());
            self.find(self.minimal.high_link_of(node), left, chosen);
            chosen.pop();
        }
        self.find(self.minimal.low_link_of(node), size, chosen);
        if self.sets.len() == before {
            self.barren.insert((node.to_index(), size));
        }
    }
}
