//! Decides how conditions stand to each other: equal, narrower, wider; whether they can hold at all, or together.
//!
//! Equal and narrower are meant for *every* way in which a case may describe the phrases, unknowns and contested facts
//! included: each phrase is two variables, what is said for it and what is said against it. So `(a and b) or (a and not
//! b)` is not `a`: where b is unknown they differ. A degree is no further case, since every condition is made of
//! minima, maxima and ranks, and these go by the order of degrees alone. Whether something can hold, or always holds, is
//! asked of complete and crisp cases, in which each phrase is present or absent.
//!
//! What is declared of phrases is taken as given in both: `implies`, `when` and `opposite`. The questions are decided
//! exactly, by binary decision diagrams; past a bound on their size the answer is that it is not decided.

mod contradictions;
pub(crate) mod demand;
pub(crate) mod diagrams;
pub(crate) mod membership;
mod premise;
mod premises;
mod rails;

pub(crate) use premise::{Premise, premises};
pub use premises::Logic;

/// How one condition stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Both hold, and fail, in the same cases.
    Equal,
    /// It holds in fewer cases and fails in more.
    Narrower,
    /// It holds in more cases and fails in fewer.
    Wider,
    /// None of these.
    Neither,
    /// Too large a question to be decided.
    Undecided,
}

/// How far a condition reaches, over complete and crisp cases, whatever is put for each `?` in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Whether a case can meet it.
    pub can_hold: Decided,
    /// Whether every case meets it.
    pub always_holds: Decided,
}

/// An answer to a question that may be too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Too large a question to be decided.
    Not,
}
