//! Keeps account of what a configuration has so far: its condition, its mechanism, its outcome.

use crate::source::Span;
use crate::syntax::fault::{ClauseFault, Fault, ListOf};

/// What was seen of one configuration.
#[derive(Clone, Debug, Default)]
pub(super) struct Configuration {
    /// How many `then` it has in all.
    pub(super) all_thens: usize,
    /// What the last `then` says, and how many there were.
    last_then: Span,
    thens: usize,
    has_condition: bool,
    /// Where the first `then` stands that has no condition before it.
    then_first: Option<Span>,
    /// Whether some clause of it could not be read.
    pub(super) broken: bool,
}

impl Configuration {
    /// A configuration with so many `then`.
    pub(super) fn with_thens(all_thens: usize) -> Self {
        Self { all_thens, ..Self::default() }
    }

    /// What the next `then` lists, given what it says.
    ///
    /// # Errors
    /// What the `then` before says, where there are two already.
    pub(super) fn start_then(&mut self, said: Span) -> Result<ListOf, Span> {
        self.thens += 1;
        let before = std::mem::replace(&mut self.last_then, said);
        match self.thens {
            1 if self.all_thens > 1 => Ok(ListOf::Mechanisms),
            1 | 2 => Ok(ListOf::Outcomes),
            _ => Err(before),
        }
    }

    /// Whether no condition was seen yet.
    pub(super) fn lacks_condition(&self) -> bool {
        !self.has_condition
    }

    /// Notes a condition.
    pub(super) fn start_condition(&mut self) {
        self.has_condition = true;
    }

    /// Notes where a `then` stands that has no condition before it.
    pub(super) fn note_then(&mut self, at: Span) {
        self.then_first.get_or_insert(at);
    }

    /// What is missing of it, or out of order, at its end; `heading` is where it starts.
    pub(super) fn finish(&self, heading: impl FnOnce() -> Span) -> Option<Fault> {
        if self.broken {
            return None;
        }
        if !self.has_condition {
            return Some(Fault::clause(heading(), ClauseFault::Incomplete { missing: "if" }));
        }
        if let Some(at) = self.then_first {
            return Some(Fault::clause(at, ClauseFault::ThenFirst));
        }
        (self.thens == 0).then(|| Fault::clause(heading(), ClauseFault::Incomplete { missing: "then" }))
    }
}
