//! Turns a program into straight-line code for a reader that runs it elsewhere: the same code that is run here, so that
//! there is no second reading of the language.

use std::collections::BTreeMap;

use crate::cases::{Cells, Columns};
use crate::evaluate::code::{Code, Operand};
use crate::evaluate::graph::{Node, NodeId};
use crate::evaluate::lower::{Formulas, phrase_of};
use crate::evaluate::scope::asked;
use crate::evaluate::{Program, World};
use crate::theory::PhraseId;

/// Code that computes the firing conditions of all configurations that are weighed.
#[derive(Debug)]
pub struct Straight {
    /// The code.
    pub code: Code,
    /// By configuration that is weighed: where its firing condition is, for and against.
    pub firing: Vec<[Operand; 2]>,
    /// By slot that holds a prediction: of which phrase.
    pub predictions: BTreeMap<usize, PhraseId>,
}

impl Program<'_> {
    /// The code for cases that may describe some phrases and state some `unknown`. Its planes are for and against of each
    /// described phrase, then one for each that may be stated `unknown`.
    pub(crate) fn straight(&self, described: &[PhraseId], unknown: &[PhraseId], world: World) -> Option<Straight> {
        let columns = Columns::new(0, described.to_vec(), unknown.to_vec(), Cells::Crisp(Vec::new()))?;
        let mut lowering = self.lowering(&columns, world);
        let firing: Vec<[NodeId; 2]> = self.weighed().iter().map(|&id| lowering.firing(id)).collect();
        let formulas = lowering.finish();
        let (code, firing) = Code::of_pairs(&formulas, &firing, described.len());
        Some(Straight { firing, predictions: predictions(&formulas, &code), code })
    }

    /// The phrases that a case may describe so that it bears on some verdict, in vocabulary order.
    #[must_use]
    pub fn bearing(&self) -> Vec<PhraseId> {
        let mut read = Vec::new();
        self.weighed().iter().for_each(|id| asked(&self.theory().configurations[id.0 as usize], &mut read));
        self.behind(read)
    }
}

/// By slot that holds a prediction: of which phrase.
fn predictions(formulas: &Formulas, code: &Code) -> BTreeMap<usize, PhraseId> {
    let nodes = (0..formulas.graph.len() as u32).map(NodeId);
    let named = nodes.filter_map(|node| match formulas.graph.node(node) {
        Node::Variable(variable) => code.computed(node).map(|place| (place.index(), phrase_of(variable))),
        Node::Never
        | Node::Always
        | Node::Said(..)
        | Node::Unknown(_)
        | Node::All(_)
        | Node::Any(_)
        | Node::AtLeast(..)
        | Node::Inverse(_)
        | Node::Keep(..) => None,
    });
    named.collect()
}
