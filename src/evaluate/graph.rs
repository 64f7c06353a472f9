//! The formulas of a theory as one graph of degrees: equal formulas are one node, and nothing in it is negated but
//! what a closed world reads as 1 - x.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use crate::evaluate::rules::Side;

/// Which node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

/// A prediction that may be looked up before it is known: a name for a formula. An index chosen by its user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Variable(pub u32);

/// Operands of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operands {
    start: u32,
    end: u32,
}

/// One degree in [0, 1].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Node {
    /// 0.
    Never,
    /// 1.
    Always,
    /// What the case says for or against the phrase of a column.
    Said(u32, Side),
    /// 1 where the case states the phrase of this column `unknown`.
    Unknown(u32),
    /// A prediction by name.
    Variable(Variable),
    /// The smallest.
    All(Operands),
    /// The largest.
    Any(Operands),
    /// The k-th largest.
    AtLeast(u32, Operands),
    /// 1 - x.
    Inverse(NodeId),
    /// What the case says for or against the phrase of a column where it describes it, else x.
    Keep(u32, Side, NodeId),
}

/// All nodes.
#[derive(Debug, Default)]
pub struct Graph {
    nodes: Vec<Node>,
    operands: Vec<NodeId>,
    known: FxHashMap<u64, NodeId>,
    scratch: Vec<NodeId>,
}

impl Graph {
    /// 0.
    pub const NEVER: NodeId = NodeId(0);
    /// 1.
    pub const ALWAYS: NodeId = NodeId(1);

    /// A graph of the two constants.
    pub fn new() -> Self {
        Self { nodes: vec![Node::Never, Node::Always], ..Self::default() }
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// A node.
    pub fn node(&self, id: NodeId) -> Node {
        self.nodes[id.0 as usize]
    }

    /// The operands of a node that has a list of them.
    pub fn list(&self, operands: Operands) -> &[NodeId] {
        &self.operands[operands.start as usize..operands.end as usize]
    }

    /// The nodes that a node reads, without looking up variables.
    pub fn reads(&self, id: NodeId) -> &[NodeId] {
        match &self.nodes[id.0 as usize] {
            Node::Never | Node::Always | Node::Said(..) | Node::Unknown(_) | Node::Variable(_) => &[],
            Node::All(operands) | Node::Any(operands) | Node::AtLeast(_, operands) => self.list(*operands),
            Node::Inverse(inner) | Node::Keep(_, _, inner) => std::slice::from_ref(inner),
        }
    }

    /// A node without a list.
    pub fn plain(&mut self, node: Node) -> NodeId {
        let hash = match node {
            Node::Never => return Self::NEVER,
            Node::Always | Node::Inverse(Self::NEVER) => return Self::ALWAYS,
            Node::Inverse(Self::ALWAYS) => return Self::NEVER,
            Node::Keep(column, side, Self::NEVER) => return self.plain(Node::Said(column, side)),
            Node::Said(column, side) => hash_of(&(2u8, column, side)),
            Node::Unknown(column) => hash_of(&(3u8, column)),
            Node::Variable(variable) => hash_of(&(4u8, variable)),
            Node::Inverse(inner) => hash_of(&(5u8, inner)),
            Node::Keep(column, side, inner) => hash_of(&(6u8, column, side, inner)),
            Node::All(_) | Node::Any(_) | Node::AtLeast(..) => return self.push(node),
        };
        if let Some(&known) = self.known.get(&hash)
            && self.node(known) == node
        {
            return known;
        }
        let id = self.push(node);
        self.known.insert(hash, id);
        id
    }

    /// The smallest of some nodes.
    pub fn all(&mut self, of: impl IntoIterator<Item = NodeId>) -> NodeId {
        self.extreme(of, Self::ALWAYS, Self::NEVER, Node::All, 7)
    }

    /// The largest of some nodes.
    pub fn any(&mut self, of: impl IntoIterator<Item = NodeId>) -> NodeId {
        self.extreme(of, Self::NEVER, Self::ALWAYS, Node::Any, 8)
    }

    /// The k-th largest of some nodes; 0 where there are fewer.
    pub fn at_least(&mut self, least: usize, of: Vec<NodeId>) -> NodeId {
        match least {
            least if least > of.len() => Self::NEVER,
            0 => Self::ALWAYS,
            1 => self.any(of),
            least if least == of.len() => self.all(of),
            least => {
                let mut of = of;
                of.sort_unstable();
                self.scratch = of;
                self.share(|operands| Node::AtLeast(least as u32, operands), (9u8, least))
            }
        }
    }

    /// The extreme of some nodes: `neutral` changes nothing, `ruling` decides.
    fn extreme(
        &mut self,
        of: impl IntoIterator<Item = NodeId>,
        neutral: NodeId,
        ruling: NodeId,
        node: fn(Operands) -> Node,
        tag: u8,
    ) -> NodeId {
        self.scratch.clear();
        self.scratch.extend(of.into_iter().filter(|&one| one != neutral));
        self.scratch.sort_unstable();
        self.scratch.dedup();
        match *self.scratch.as_slice() {
            [] => neutral,
            [one] => one,
            _ if self.scratch.contains(&ruling) => ruling,
            _ => self.share(node, (tag, 0)),
        }
    }

    /// The node over the operands in `scratch`, an equal one where there is one.
    fn share(&mut self, node: impl Fn(Operands) -> Node, tag: (u8, usize)) -> NodeId {
        let hash = hash_of(&(tag, &self.scratch));
        let operands =
            Operands { start: self.operands.len() as u32, end: (self.operands.len() + self.scratch.len()) as u32 };
        if let Some(&known) = self.known.get(&hash)
            && self.is(known, node(operands))
        {
            return known;
        }
        self.operands.extend_from_slice(&self.scratch);
        let id = self.push(node(operands));
        self.known.insert(hash, id);
        id
    }

    /// Whether a node is that one with the operands in `scratch`.
    fn is(&self, known: NodeId, other: Node) -> bool {
        let known_node = self.node(known);
        let same = match other {
            Node::All(_) => matches!(known_node, Node::All(_)),
            Node::Any(_) => matches!(known_node, Node::Any(_)),
            Node::AtLeast(least, _) => matches!(known_node, Node::AtLeast(one, _) if one == least),
            Node::Never
            | Node::Always
            | Node::Said(..)
            | Node::Unknown(_)
            | Node::Variable(_)
            | Node::Inverse(_)
            | Node::Keep(..) => false,
        };
        same && self.reads(known) == self.scratch.as_slice()
    }

    fn push(&mut self, node: Node) -> NodeId {
        let id = NodeId(self.nodes.len() as u32);
        self.nodes.push(node);
        id
    }
}

fn hash_of(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}
