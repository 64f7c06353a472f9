//! The pair (for, against), and the words for it.

use crate::theory::{Condition, Literal, PhraseId, Value, Verdict};

/// The degrees, each in [0, 1], to which a case speaks for something and against it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pair {
    /// The degree for.
    pub in_favour: f64,
    /// The degree against.
    pub against: f64,
}

impl Pair {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self::new(0.0, 0.0);
    /// Fully present.
    pub const PRESENT: Self = Self::new(1.0, 0.0);
    /// Fully absent.
    pub const ABSENT: Self = Self::new(0.0, 1.0);

    /// A pair from its degrees.
    #[must_use]
    pub const fn new(in_favour: f64, against: f64) -> Self {
        Self { in_favour, against }
    }

    /// The pair of the negation.
    #[must_use]
    pub const fn not(self) -> Self {
        Self::new(self.against, self.in_favour)
    }

    /// The pair of a literal, from that of its phrase.
    #[must_use]
    pub const fn under(self, literal: Literal) -> Self {
        if literal.negated { self.not() } else { self }
    }

    /// Both: (min for, max against).
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self::new(self.in_favour.min(other.in_favour), self.against.max(other.against))
    }

    /// Either: (max for, min against).
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self::new(self.in_favour.max(other.in_favour), self.against.min(other.against))
    }

    /// What two sources say together: the larger degree of each.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self::new(self.in_favour.max(other.in_favour), self.against.max(other.against))
    }

    /// The value, with 0.5 as the point of maximal ambiguity.
    #[must_use]
    pub fn value(self) -> Value {
        match (self.in_favour > 0.5, self.against > 0.5) {
            (true, false) => Value::Present,
            (false, true) => Value::Absent,
            (true, true) => Value::Contested,
            (false, false) => Value::Unknown,
        }
    }

    /// The verdict of a configuration with this firing condition.
    #[must_use]
    pub fn verdict(self) -> Verdict {
        match self.value() {
            Value::Present => Verdict::Fires,
            Value::Absent => Verdict::Blocked,
            Value::Unknown => Verdict::Undetermined,
            Value::Contested => Verdict::Contested,
        }
    }
}

/// The pair of a condition, read off the pairs that an evaluation gave its phrases.
pub fn weigh(condition: &Condition, pair: &dyn Fn(PhraseId) -> Pair) -> Pair {
    let literal = |literal: Literal| pair(literal.phrase).under(literal);
    match condition {
        Condition::Phrase(mention) => literal(mention.literal),
        Condition::Unknown(_) => Pair::UNKNOWN,
        Condition::Not(inner) => weigh(inner, pair).not(),
        Condition::All(of) => of.iter().map(|one| weigh(one, pair)).fold(Pair::PRESENT, Pair::and),
        Condition::Any(of) => of.iter().map(|one| weigh(one, pair)).fold(Pair::ABSENT, Pair::or),
        Condition::NoneOf(of) => of.iter().map(|one| weigh(one, pair)).fold(Pair::ABSENT, Pair::or).not(),
        Condition::AtLeast(least, of) => at_least(*least, of.iter().map(|one| weigh(one, pair))),
        Condition::Unless(holds, fails) => weigh(holds, pair).and(weigh(fails, pair).not()),
    }
}

/// (k-th largest for, (n-k+1)-th largest against).
fn at_least(least: u32, of: impl Iterator<Item = Pair>) -> Pair {
    let (mut in_favour, mut against): (Vec<f64>, Vec<f64>) = of.map(|pair| (pair.in_favour, pair.against)).unzip();
    let descending = |a: &f64, b: &f64| b.total_cmp(a);
    in_favour.sort_by(descending);
    against.sort_by(descending);
    let place = (least as usize).saturating_sub(1);
    let last = in_favour.len().saturating_sub(least as usize);
    Pair::new(in_favour.get(place).copied().unwrap_or(0.0), against.get(last).copied().unwrap_or(1.0))
}
