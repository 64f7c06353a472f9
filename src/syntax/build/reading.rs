//! Puts the two readings of a sentence into words.

use super::joint::Joint;

/// Which of the two joins first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum First {
    And,
    Or,
}

/// Operands in the user's words, and what joins each to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    operands: Vec<String>,
    /// What joins each operand to the next.
    joints: Vec<Joint>,
}

impl Reading {
    /// Adds an operand.
    pub(super) fn operand(&mut self, words: String) {
        self.operands.push(words);
    }

    /// Adds what joins the last operand to the next.
    pub(super) fn join(&mut self, joint: Joint) {
        self.joints.push(joint);
    }

    /// The reading in which `and` joins first: `(a and b) or c`.
    pub(super) fn and_first(&self) -> String {
        self.joined(First::And)
    }

    /// The reading in which `or` joins first: `a and (b or c)`.
    pub(super) fn or_first(&self) -> String {
        self.joined(First::Or)
    }

    /// The words as one operand of something larger.
    pub(super) fn grouped(&self) -> String {
        match self.operands.as_slice() {
            [one] => one.clone(),
            _ => format!("({})", self.and_first()),
        }
    }

    fn joined(&self, first: First) -> String {
        let (inner, outer) = match first {
            First::And => (" and ", " or "),
            First::Or => (" or ", " and "),
        };
        let mut groups = vec![Vec::new()];
        for (index, operand) in self.operands.iter().enumerate() {
            if let Some(group) = groups.last_mut() {
                group.push(operand.as_str());
            }
            if self.joints.get(index).is_some_and(|joint| joint.is_or() != (first == First::Or)) {
                groups.push(Vec::new());
            }
        }
        let alone = groups.len() == 1;
        let words = groups.into_iter().map(|group| match group.as_slice() {
            [one] => (*one).to_owned(),
            several if alone => several.join(inner),
            several => format!("({})", several.join(inner)),
        });
        words.collect::<Vec<_>>().join(outer)
    }
}
