//! Writes the code of a graph of degrees.

use crate::evaluate::code::{Code, Operand, Operation, Section, Step};
use crate::evaluate::graph::{Graph, Node, NodeId};
use crate::evaluate::lower::{Bound, Formulas};
use crate::evaluate::order::Order;
use crate::evaluate::rules::Side;

const NONE: u32 = u32::MAX;
/// A formula that is read in several places is computed once from this many leaves on; below, it costs more to store.
const SHARED_LEAVES: u32 = 4;

/// The program that computes the roots.
pub fn write(formulas: &Formulas, roots: &[NodeId], columns: usize) -> Code {
    let read = |node, n| child(formulas, NodeId(node), n).map(|read| read.0);
    let order = Order::of(formulas.graph.len(), roots.iter().map(|root| root.0), read);
    let code = Code {
        operations: Vec::new(),
        steps: Vec::new(),
        sections: Vec::new(),
        slots: Operand::CONSTANTS,
        places: vec![NONE; formulas.graph.len()],
    };
    let kept = kept(formulas, &order, roots);
    let mut writer = Writer { formulas, order: &order, columns: columns as u32, kept, code };
    for component in order.components() {
        writer.component(component);
    }
    writer.code
}

/// The n-th node that a node reads, a variable looked up.
fn child(formulas: &Formulas, node: NodeId, n: usize) -> Option<NodeId> {
    match formulas.graph.node(node) {
        Node::Variable(variable) => (n == 0).then(|| formulas.definition(variable)),
        Node::Never
        | Node::Always
        | Node::Said(..)
        | Node::Unknown(_)
        | Node::All(_)
        | Node::Any(_)
        | Node::AtLeast(..)
        | Node::Inverse(_)
        | Node::Keep(..) => formulas.graph.reads(node).get(n).copied(),
    }
}

/// By node: whether it is computed into a slot of its own, and not where it is read.
fn kept(formulas: &Formulas, order: &Order, roots: &[NodeId]) -> Vec<bool> {
    let graph = &formulas.graph;
    let mut reads = vec![0u32; graph.len()];
    let mut leaves = vec![1u32; graph.len()];
    let mut kept = vec![false; graph.len()];
    // A node is made after its operands, so that in order of ids each leaf count is there when it is asked for.
    for node in (0..graph.len() as u32).map(NodeId).filter(|&node| order.has(node.0)) {
        let mut size = 0u32;
        for read in graph.reads(node) {
            reads[read.0 as usize] += 1;
            size = size.saturating_add(leaves[read.0 as usize]);
        }
        leaves[node.0 as usize] = size.max(1);
        match graph.node(node) {
            Node::Variable(variable) => kept[formulas.definition(variable).0 as usize] = true,
            // So that what reads it stays a formula of the smallest and the largest alone.
            Node::AtLeast(..) | Node::Inverse(_) | Node::Keep(..) => kept[node.0 as usize] = true,
            Node::Never | Node::Always | Node::Said(..) | Node::Unknown(_) | Node::All(_) | Node::Any(_) => {}
        }
    }
    for (index, kept) in kept.iter_mut().enumerate() {
        *kept |= reads[index] > 1 && leaves[index] >= SHARED_LEAVES;
    }
    for root in roots {
        kept[root.0 as usize] = true;
    }
    kept
}

struct Writer<'f> {
    formulas: &'f Formulas,
    order: &'f Order,
    columns: u32,
    kept: Vec<bool>,
    code: Code,
}

impl Writer<'_> {
    fn graph(&self) -> &Graph {
        &self.formulas.graph
    }

    fn component(&mut self, nodes: &[u32]) {
        match *nodes {
            [node] if !self.reads_itself(NodeId(node)) => self.once(NodeId(node)),
            _ => self.cycle(nodes),
        }
    }

    /// Whether a variable stands in its own formula as all there is of it.
    fn reads_itself(&self, node: NodeId) -> bool {
        match self.graph().node(node) {
            Node::Variable(variable) => self.formulas.definition(variable) == node,
            Node::Never
            | Node::Always
            | Node::Said(..)
            | Node::Unknown(_)
            | Node::All(_)
            | Node::Any(_)
            | Node::AtLeast(..)
            | Node::Inverse(_)
            | Node::Keep(..) => false,
        }
    }

    /// A node outside cycles: in place where it can be read from a plane or another slot, else a step.
    fn once(&mut self, node: NodeId) {
        if let Some(place) = self.in_place(node) {
            self.code.places[node.0 as usize] = place.0;
        } else if self.kept[node.0 as usize] {
            let slot = self.slot(node);
            let first = self.code.steps.len();
            self.step(node, slot);
            match self.code.sections.last_mut() {
                Some(Section::Once(steps)) => steps.end += 1,
                Some(Section::Cycle { .. }) | None => self.code.sections.push(Section::Once(first..first + 1)),
            }
        }
    }

    /// A true cycle: its variables and what is shared in it are slots.
    fn cycle(&mut self, nodes: &[u32]) {
        let stays = |&node: &NodeId| self.kept[node.0 as usize] || matches!(self.graph().node(node), Node::Variable(_));
        let stay: Vec<NodeId> = nodes.iter().map(|&node| NodeId(node)).filter(stays).collect();
        let slots: Vec<(NodeId, u32)> = stay.into_iter().map(|node| (node, self.slot(node))).collect();
        let mut ranges = [0..0, 0..0];
        for (bound, range) in [Bound::Low, Bound::High].into_iter().zip(&mut ranges) {
            let start = self.code.steps.len();
            for &(node, slot) in &slots {
                if self.bound(node) == bound {
                    self.step(node, slot);
                }
            }
            *range = start..self.code.steps.len();
        }
        let [low, high] = ranges;
        self.code.sections.push(Section::Cycle { low, high });
    }

    /// Which bound a node of a cycle is of. Descends to the next variable, so at most as deep as one condition.
    fn bound(&self, node: NodeId) -> Bound {
        match self.graph().node(node) {
            Node::Variable(variable) => Bound::of(variable),
            Node::Inverse(inner) => self.bound(inner).other(),
            Node::Never
            | Node::Always
            | Node::Said(..)
            | Node::Unknown(_)
            | Node::All(_)
            | Node::Any(_)
            | Node::AtLeast(..)
            | Node::Keep(..) => {
                let within = self.graph().reads(node).iter().find(|&&read| self.order.together(read.0, node.0));
                within.map_or(Bound::Low, |&read| self.bound(read))
            }
        }
    }

    fn slot(&mut self, node: NodeId) -> u32 {
        let slot = self.code.slots as u32;
        self.code.slots += 1;
        self.code.places[node.0 as usize] = Operand::slot(slot).0;
        slot
    }

    fn step(&mut self, node: NodeId, slot: u32) {
        let start = self.code.operations.len() as u32;
        match self.graph().node(node) {
            Node::Variable(variable) => self.push(self.formulas.definition(variable)),
            Node::Never
            | Node::Always
            | Node::Said(..)
            | Node::Unknown(_)
            | Node::All(_)
            | Node::Any(_)
            | Node::AtLeast(..)
            | Node::Inverse(_)
            | Node::Keep(..) => self.write(node),
        }
        let end = self.code.operations.len() as u32;
        self.code.steps.push(Step { start, end, slot });
    }

    /// Where a node can be read without computing it.
    fn in_place(&self, node: NodeId) -> Option<Operand> {
        match self.graph().node(node) {
            Node::Never => Some(Operand::NEVER),
            Node::Always => Some(Operand::ALWAYS),
            Node::Said(column, side) => Some(self.plane(column, side)),
            Node::Unknown(column) => Some(Operand::plane(self.columns * 2 + column)),
            Node::Variable(variable) => self.stored(node).or_else(|| self.stored(self.formulas.definition(variable))),
            Node::All(_) | Node::Any(_) | Node::AtLeast(..) | Node::Inverse(_) | Node::Keep(..) => self.stored(node),
        }
    }

    /// Where what a node comes to is stored.
    fn stored(&self, node: NodeId) -> Option<Operand> {
        let place = self.code.places[node.0 as usize];
        (place != NONE).then_some(Operand(place))
    }

    fn plane(&self, column: u32, side: Side) -> Operand {
        Operand::plane(column * 2 + side.index())
    }

    /// Writes what pushes a node's degree: read in place, or computed here.
    fn push(&mut self, node: NodeId) {
        match self.in_place(node) {
            Some(place) => self.code.operations.push(Operation::Load(place)),
            None => self.write(node),
        }
    }

    /// Writes the operations of a node. Recurses at most as deep as one condition nests: predictions have slots.
    fn write(&mut self, node: NodeId) {
        match self.graph().node(node) {
            Node::Never | Node::Always | Node::Said(..) | Node::Unknown(_) | Node::Variable(_) => {
                let place = self.in_place(node).unwrap_or(Operand::NEVER);
                self.code.operations.push(Operation::Load(place));
            }
            Node::All(_) => self.fold(node, Operation::AllWith, Operation::All),
            Node::Any(_) => self.fold(node, Operation::AnyWith, Operation::Any),
            Node::AtLeast(least, operands) => {
                let formulas = self.formulas;
                let of = formulas.graph.list(operands);
                for &one in of {
                    self.push(one);
                }
                self.code.operations.push(Operation::AtLeast(least, of.len() as u32));
            }
            Node::Inverse(inner) => {
                self.push(inner);
                self.code.operations.push(Operation::Inverse);
            }
            Node::Keep(column, side, inner) => {
                self.push(inner);
                let keep = Operation::Keep(self.plane(column, side), self.plane(column, side.other()));
                self.code.operations.push(keep);
            }
        }
    }

    /// The extreme of a list: what must be computed first, then what is read in place.
    fn fold(&mut self, node: NodeId, with: fn(Operand) -> Operation, both: Operation) {
        let formulas = self.formulas;
        let mut pushed = false;
        for &one in formulas.graph.reads(node) {
            if self.in_place(one).is_none() {
                self.write(one);
                if pushed {
                    self.code.operations.push(both);
                }
                pushed = true;
            }
        }
        for &one in formulas.graph.reads(node) {
            if let Some(place) = self.in_place(one) {
                self.code.operations.push(if pushed { with(place) } else { Operation::Load(place) });
                pushed = true;
            }
        }
    }
}
