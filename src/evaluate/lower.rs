//! Turns the rules of a theory, a world and the columns of a batch into a graph of degrees.
//!
//! A pair is two degrees, each a formula without negation: `not` swaps them. In an open world that is all. In a closed
//! world a prediction has a lower and an upper bound (L and U of the well-founded model), each of them for the phrase
//! and for its predicted negation, and a negated phrase reads 1 - the other bound of the phrase.

mod condition;

use crate::cases::Columns;
use crate::evaluate::World;
use crate::evaluate::graph::{Graph, Node, NodeId, Variable};
use crate::evaluate::rules::{Rules, Side, Source};
use crate::theory::{Configuration, ConfigurationId, Form, PhraseId, Theory};

/// Which bound of a prediction. In an open world there is the lower one only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// L.
    Low,
    /// U.
    High,
}

impl Bound {
    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Self::Low => Self::High,
            Self::High => Self::Low,
        }
    }

    /// The bound that a variable stands for.
    pub const fn of(variable: Variable) -> Self {
        if variable.0 & 1 == 0 { Self::Low } else { Self::High }
    }

    const fn index(self) -> u32 {
        match self {
            Self::Low => 0,
            Self::High => 1,
        }
    }
}

/// No column; no definition yet.
const NONE: u32 = u32::MAX;

/// A graph in the making.
pub struct Lowering<'t> {
    theory: &'t Theory,
    rules: &'t Rules,
    world: World,
    /// By phrase: whether a closed world closes it.
    closes: &'t [bool],
    /// By phrase: its column.
    column: Vec<u32>,
    /// By phrase: its column among those stated `unknown`.
    unknown: Vec<u32>,
    graph: Graph,
    /// A stack of nodes on their way into others.
    operands: Vec<NodeId>,
    /// By variable: its formula.
    definitions: Vec<u32>,
    pending: Vec<Variable>,
    /// By configuration: its firing condition, for and against, and its upper bound for.
    firing: Vec<[u32; 3]>,
}

/// A graph with the formulas of its variables.
#[derive(Debug)]
pub struct Formulas {
    /// The nodes.
    pub graph: Graph,
    definitions: Vec<u32>,
}

impl Formulas {
    /// The formula of a variable.
    pub fn definition(&self, variable: Variable) -> NodeId {
        NodeId(self.definitions[variable.0 as usize])
    }
}

impl<'t> Lowering<'t> {
    /// Begins with an empty graph. `closes` says by phrase what a closed world closes.
    pub fn new(theory: &'t Theory, rules: &'t Rules, closes: &'t [bool], world: World, columns: &Columns) -> Self {
        let phrases = theory.vocabulary.len();
        Self {
            theory,
            rules,
            world,
            closes,
            column: places(phrases, columns.described()),
            unknown: places(phrases, columns.unknown()),
            graph: Graph::new(),
            operands: Vec::new(),
            definitions: vec![NONE; phrases * 4],
            pending: Vec::new(),
            firing: vec![[NONE; 3]; theory.configurations.len()],
        }
    }

    /// The graph, with a formula for every prediction that something in it reads.
    pub fn finish(mut self) -> Formulas {
        while let Some(variable) = self.pending.pop() {
            let formula = self.define(variable);
            self.definitions[variable.0 as usize] = formula.0;
        }
        Formulas { graph: self.graph, definitions: self.definitions }
    }

    /// A phrase's pair.
    pub fn value(&mut self, phrase: PhraseId) -> [NodeId; 2] {
        Side::BOTH.map(|side| self.read(phrase, side, Bound::Low))
    }

    /// A phrase's prediction, for and against.
    pub fn predicted(&mut self, phrase: PhraseId) -> [NodeId; 2] {
        Side::BOTH.map(|side| self.prediction(phrase, side, Bound::Low))
    }

    /// A configuration's firing condition, for and against.
    pub fn firing(&mut self, id: ConfigurationId) -> [NodeId; 2] {
        Side::BOTH.map(|side| self.fires(id, side, Bound::Low))
    }

    /// What a configuration speaks for its outcomes.
    pub fn ripple(&mut self, id: ConfigurationId) -> NodeId {
        match self.configuration(id).form {
            Form::If => self.source(Source::Ripple(id), Bound::Low),
            Form::OnlyIf => self.source(Source::Degree(id), Bound::Low),
        }
    }

    fn configuration(&self, id: ConfigurationId) -> &'t Configuration {
        &self.theory.configurations[id.0 as usize]
    }

    /// The formula of a prediction.
    fn define(&mut self, variable: Variable) -> NodeId {
        let (phrase, side, bound) = parts(variable);
        let rules = self.rules;
        let mut said: Vec<NodeId> =
            rules.sources(phrase, side).iter().map(|&source| self.source(source, bound)).collect();
        if let Some(condition) = &self.theory.vocabulary.get(phrase).declared().when {
            said.push(self.rail(condition, side, bound));
        }
        self.graph.any(said)
    }

    fn source(&mut self, source: Source, bound: Bound) -> NodeId {
        match source {
            Source::Degree(id) => self.fires(id, Side::For, bound),
            Source::Ripple(id) => {
                let mut least = vec![self.fires(id, Side::For, bound)];
                for mechanism in &self.configuration(id).mechanisms {
                    let absent = self.said(mechanism.phrase(), Side::of(mechanism.literal).other());
                    least.push(self.graph.plain(Node::Inverse(absent)));
                }
                self.graph.all(least)
            }
            Source::Implied(phrase, Side::For) => self.read(phrase, Side::For, bound),
            Source::Implied(phrase, Side::Against) => self.stated_or_predicted(phrase, Side::Against, bound),
        }
    }

    /// A side of a configuration's firing condition: context and resource; of an `only if`, that they are not.
    fn fires(&mut self, id: ConfigurationId, side: Side, bound: Bound) -> NodeId {
        let known = match (side, bound) {
            (Side::For, Bound::Low) => 0,
            (Side::Against, _) => 1,
            (Side::For, Bound::High) => 2,
        };
        let node = self.firing[id.0 as usize][known];
        if node != NONE {
            return NodeId(node);
        }
        let configuration = self.configuration(id);
        let asked = match configuration.form {
            Form::If => side,
            Form::OnlyIf => side.other(),
        };
        let context = self.rail(&configuration.context, asked, bound);
        let node = match &configuration.resource {
            None => context,
            Some(resource) => {
                let resource = self.rail(resource, asked, bound);
                self.extreme(asked, [context, resource])
            }
        };
        self.firing[id.0 as usize][known] = node.0;
        node
    }

    /// A side of a phrase where a condition reads it: the case's description, else the prediction, else in a closed
    /// world, for the side against, what its completeness says.
    fn read(&mut self, phrase: PhraseId, side: Side, bound: Bound) -> NodeId {
        match (self.world, side) {
            (World::Open, _) => self.stated_or_predicted(phrase, side, bound),
            (World::Closed, Side::For) => {
                let held = self.held(phrase, bound);
                self.keep(phrase, side, held)
            }
            (World::Closed, Side::Against) => {
                let held = self.held(phrase, bound.other());
                let silent = self.graph.plain(Node::Inverse(held));
                let predicted = self.prediction(phrase, side, bound);
                let absent = self.graph.any([silent, predicted]);
                self.keep(phrase, side, absent)
            }
        }
    }

    fn stated_or_predicted(&mut self, phrase: PhraseId, side: Side, bound: Bound) -> NodeId {
        let predicted = self.prediction(phrase, side, bound);
        self.keep(phrase, side, predicted)
    }

    /// A bound of what a closed world holds of a phrase that is not described: its prediction; above, 1 where it is an
    /// exception to completeness.
    fn held(&mut self, phrase: PhraseId, bound: Bound) -> NodeId {
        let predicted = self.prediction(phrase, Side::For, bound);
        match bound {
            Bound::Low => predicted,
            Bound::High if !self.closes[phrase.0 as usize] => Graph::ALWAYS,
            Bound::High => match self.unknown[phrase.0 as usize] {
                NONE => predicted,
                column => {
                    let unknown = self.graph.plain(Node::Unknown(column));
                    self.graph.any([predicted, unknown])
                }
            },
        }
    }

    fn prediction(&mut self, phrase: PhraseId, side: Side, bound: Bound) -> NodeId {
        let defined = self.theory.vocabulary.get(phrase).declared().when.is_some();
        if !defined && self.rules.sources(phrase, side).is_empty() {
            return Graph::NEVER;
        }
        let variable = variable(phrase, side, bound);
        let seen = self.definitions[variable.0 as usize] != NONE;
        if !seen {
            self.definitions[variable.0 as usize] = Graph::NEVER.0;
            self.pending.push(variable);
        }
        self.graph.plain(Node::Variable(variable))
    }

    /// What the case says, else `otherwise`.
    fn keep(&mut self, phrase: PhraseId, side: Side, otherwise: NodeId) -> NodeId {
        match self.column[phrase.0 as usize] {
            NONE => otherwise,
            column => self.graph.plain(Node::Keep(column, side, otherwise)),
        }
    }

    fn said(&mut self, phrase: PhraseId, side: Side) -> NodeId {
        self.keep(phrase, side, Graph::NEVER)
    }
}

fn variable(phrase: PhraseId, side: Side, bound: Bound) -> Variable {
    Variable(phrase.0 * 4 + side.index() * 2 + bound.index())
}

/// The phrase that a variable is a prediction of.
#[cfg(feature = "sql")]
pub fn phrase_of(variable: Variable) -> PhraseId {
    parts(variable).0
}

fn parts(variable: Variable) -> (PhraseId, Side, Bound) {
    let side = if variable.0 & 2 == 0 { Side::For } else { Side::Against };
    (PhraseId(variable.0 / 4), side, Bound::of(variable))
}

/// By phrase: its place in a list, or `NONE`.
fn places(phrases: usize, list: &[PhraseId]) -> Vec<u32> {
    let mut places = vec![NONE; phrases];
    for (place, phrase) in list.iter().enumerate() {
        places[phrase.0 as usize] = place as u32;
    }
    places
}
