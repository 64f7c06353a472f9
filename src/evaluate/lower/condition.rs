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
            Condition::All(of) => self.extreme_of(side, of, side, bound),
            Condition::Any(of) => self.extreme_of(side.other(), of, side, bound),
            Condition::NoneOf(of) => self.extreme_of(side, of, side.other(), bound),
            Condition::AtLeast(least, of) => {
                let least = match side {
                    Side::For => *least as usize,
                    Side::Against => (of.len() + 1).saturating_sub(*least as usize),
                };
                let of = self.rails(of, side, bound);
                self.graph.at_least(least, self.operands.split_off(of))
            }
            Condition::Unless(holds, fails) => {
                let both = [self.rail(holds, side, bound), self.rail(fails, side.other(), bound)];
                self.extreme(side, both)
            }
        }
    }

    /// Puts a side of each condition on the stack of operands, and gives where the first is.
    fn rails(&mut self, of: &[Condition], side: Side, bound: Bound) -> usize {
        let start = self.operands.len();
        for one in of {
            let node = self.rail(one, side, bound);
            self.operands.push(node);
        }
        start
    }

    /// A side of an `and`, as [`Lowering::extreme`], of a side of each condition.
    fn extreme_of(&mut self, and: Side, of: &[Condition], side: Side, bound: Bound) -> NodeId {
        let start = self.rails(of, side, bound);
        let mut operands = std::mem::take(&mut self.operands);
        let node = self.extreme(and, operands.drain(start..));
        self.operands = operands;
        node
    }

    /// A side of an `and` of these: the smallest for, the largest against.
    pub(super) fn extreme(&mut self, side: Side, of: impl IntoIterator<Item = NodeId>) -> NodeId {
        match side {
            Side::For => self.graph.all(of),
            Side::Against => self.graph.any(of),
        }
    }
}
