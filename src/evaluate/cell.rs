//! What a slot of the program holds of one case or many: bits, or degrees.

use crate::cases::Plane;

/// A word of crisp cases or the degree of one case, with the operations of the program.
pub trait Cell: Copy + PartialEq + Send + Sync {
    /// 0 in every case.
    const NEVER: Self;
    /// 1 in every case.
    const ALWAYS: Self;

    /// The smaller.
    fn all(self, other: Self) -> Self;
    /// The larger.
    fn any(self, other: Self) -> Self;
    /// 1 - x.
    fn inverse(self) -> Self;
    /// `said` where it or its other side is above 0, else `otherwise`.
    fn keep(said: Self, other_side: Self, otherwise: Self) -> Self;
    /// The k-th largest of some planes, into the first of them; at least one of them, and k from 1 to their number.
    fn at_least<const N: usize>(least: usize, of: &mut [Plane<Self, N>]);
}

impl Cell for u64 {
    const NEVER: Self = 0;
    const ALWAYS: Self = Self::MAX;

    #[inline(always)]
    fn all(self, other: Self) -> Self {
        self & other
    }

    #[inline(always)]
    fn any(self, other: Self) -> Self {
        self | other
    }

    #[inline(always)]
    fn inverse(self) -> Self {
        !self
    }

    #[inline(always)]
    fn keep(said: Self, other_side: Self, otherwise: Self) -> Self {
        said | (otherwise & !other_side)
    }

    /// Counts in binary, a plane for each digit, and compares.
    #[inline(always)]
    fn at_least<const N: usize>(least: usize, of: &mut [Plane<Self, N>]) {
        let digits = (usize::BITS - of.len().leading_zeros()) as usize;
        for word in 0..N {
            let mut count = [0; usize::BITS as usize];
            for plane in of.iter() {
                let mut carry = plane.0[word];
                for digit in &mut count[..digits] {
                    (*digit, carry) = (*digit ^ carry, *digit & carry);
                }
            }
            let (mut more, mut equal) = (0, Self::MAX);
            for (place, digit) in count[..digits].iter().enumerate().rev() {
                let wanted = if least >> place & 1 == 1 { Self::MAX } else { 0 };
                more |= equal & digit & !wanted;
                equal &= !(digit ^ wanted);
            }
            of[0].0[word] = more | equal;
        }
    }
}

impl Cell for f64 {
    const NEVER: Self = 0.0;
    const ALWAYS: Self = 1.0;

    #[inline(always)]
    fn all(self, other: Self) -> Self {
        if other < self { other } else { self }
    }

    #[inline(always)]
    fn any(self, other: Self) -> Self {
        if other > self { other } else { self }
    }

    #[inline(always)]
    fn inverse(self) -> Self {
        1.0 - self
    }

    #[inline(always)]
    fn keep(said: Self, other_side: Self, otherwise: Self) -> Self {
        if said > 0.0 || other_side > 0.0 { said } else { otherwise }
    }

    #[inline(always)]
    fn at_least<const N: usize>(least: usize, of: &mut [Plane<Self, N>]) {
        let mut degrees = Vec::with_capacity(of.len());
        for case in 0..N {
            degrees.clear();
            degrees.extend(of.iter().map(|plane| plane.0[case]));
            degrees.sort_unstable_by(|one, other| other.total_cmp(one));
            of[0].0[case] = degrees[least - 1];
        }
    }
}
