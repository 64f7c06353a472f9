//! Turns a side of a condition into a node of the graph.

use super::{Bound, Lowering};
use crate::evaluate::graph::{Graph, NodeId};
use crate::evaluate::rules::Side;
use crate::theory::Condition;

impl Lowering<'_> {
    /// A side of a condition's pair.
    pub(super) fn rail(&mut self, condition: &Condition, side: Side, bound: Bound) -> NodeId {
        match condition {
            Condition::Phrase(mention) => {
                let literal = mention.literal;
                self.read(literal.phrase, if literal.negated { side.other() } else { side }, bound)
            }
            Condition::Unknown(_) => match bound {
                Bound::Low => Graph::NEVER,
                Bound::High => Graph::ALWAYS,
            },
            Condition::Not(inner) => self.rail(inner, side.other(), bound),
            Condition::All(of) => {
                let of = self.rails(of, side, bound);
                self.extreme(side, of)
            }
            Condition::Any(of) => {
                let of = self.rails(of, side, bound);
                self.extreme(side.other(), of)
            }
            Condition::NoneOf(of) => {
                let of = self.rails(of, side.other(), bound);
                self.extreme(side, of)
            }
            Condition::AtLeast(least, of) => {
                let of = self.rails(of, side, bound);
                let least = match side {
                    Side::For => *least as usize,
                    Side::Against => (of.len() + 1).saturating_sub(*least as usize),
                };
                self.graph.at_least(least, of)
            }
            Condition::Unless(holds, fails) => {
                let both = [self.rail(holds, side, bound), self.rail(fails, side.other(), bound)];
                self.extreme(side, both)
            }
        }
    }

    fn rails(&mut self, of: &[Condition], side: Side, bound: Bound) -> Vec<NodeId> {
        of.iter().map(|one| self.rail(one, side, bound)).collect()
    }

    /// A side of an `and` of these: the smallest for, the largest against.
    pub(super) fn extreme(&mut self, side: Side, of: impl IntoIterator<Item = NodeId>) -> NodeId {
        match side {
            Side::For => self.graph.all(of),
            Side::Against => self.graph.any(of),
        }
    }
}
