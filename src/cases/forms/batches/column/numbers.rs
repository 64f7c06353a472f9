//! Columns of numbers, of whatever width: which of them are bits, and which degrees.

use arrow_array::types::{ArrowPrimitiveType, DecimalType};
use arrow_array::{Array, PrimitiveArray};

use crate::cases::cell::POWERS;

/// A column of numbers.
pub(super) trait Numbers {
    /// The degree that a number is.
    fn degree(&self, case: usize) -> f64;
    /// A number as it is shown.
    fn text(&self, case: usize) -> String;
    /// The bits of some cells, at most 64: whether each is 1, and whether each is 0.
    fn bits(&self, first: usize, length: usize) -> [u64; 2];
    /// The bits of some cells, at most 64: whether each is a degree for certain, without a look at it as text.
    fn are_degrees(&self, first: usize, length: usize) -> u64 {
        let [one, zero] = self.bits(first, length);
        one | zero
    }
    /// The degrees that some cells are, one after another, where all that have a value are degrees for certain.
    fn degrees(&self, first: usize, length: usize, degrees: &mut [f64]) {
        degrees.iter_mut().zip(first..first + length).for_each(|(degree, case)| *degree = self.degree(case));
    }
}

/// A whole number.
pub(super) trait Whole: Copy + PartialEq + ToString {
    const ZERO: Self;
    const ONE: Self;
}

macro_rules! whole {
    ($($kind:ty)*) => { $(impl Whole for $kind { const ZERO: Self = 0; const ONE: Self = 1; })* };
}

whole!(i8 i16 i32 i64 u8 u16 u32 u64);

/// Whole numbers: bits where they are 0 and 1.
pub(super) struct Wholes<'b, T: ArrowPrimitiveType>(pub(super) &'b PrimitiveArray<T>);

impl<T: ArrowPrimitiveType> Numbers for Wholes<'_, T>
where
    T::Native: Whole,
{
    fn degree(&self, case: usize) -> f64 {
        match self.0.value(case) {
            value if value == T::Native::ONE => 1.0,
            value if value == T::Native::ZERO => 0.0,
            // No other whole number is a degree.
            _ => f64::INFINITY,
        }
    }

    fn text(&self, case: usize) -> String {
        self.0.value(case).to_string()
    }

    fn bits(&self, first: usize, length: usize) -> [u64; 2] {
        let mut bits = [0, 0];
        for (offset, value) in self.0.values()[first..first + length].iter().enumerate() {
            bits[0] |= u64::from(*value == T::Native::ONE) << offset;
            bits[1] |= u64::from(*value == T::Native::ZERO) << offset;
        }
        bits
    }
}

/// Numbers with a point that floats.
pub(super) struct Floats<'b, T: ArrowPrimitiveType>(pub(super) &'b PrimitiveArray<T>);

impl<T: ArrowPrimitiveType> Numbers for Floats<'_, T>
where
    T::Native: ToString + Into<f64>,
{
    /// A number of fewer digits is the one that it is shown as, 0.7 and not 0.69999998: else the same table would say something
    /// else in CSV.
    fn degree(&self, case: usize) -> f64 {
        let exact: f64 = self.0.value(case).into();
        if size_of::<T::Native>() == size_of::<f64>() { exact } else { shortest(exact as f32) }
    }

    fn text(&self, case: usize) -> String {
        self.0.value(case).to_string()
    }

    fn bits(&self, first: usize, length: usize) -> [u64; 2] {
        let mut bits = [0, 0];
        for (offset, value) in self.0.values()[first..first + length].iter().enumerate() {
            let value: f64 = (*value).into();
            bits[0] |= u64::from(value == 1.0) << offset;
            bits[1] |= u64::from(value == 0.0) << offset;
        }
        bits
    }

    fn are_degrees(&self, first: usize, length: usize) -> u64 {
        let values = self.0.values()[first..first + length].iter().enumerate();
        values.fold(0, |bits, (offset, value)| {
            let value: f64 = (*value).into();
            bits | u64::from((0.0..=1.0).contains(&value)) << offset
        })
    }
}

/// The decimal number of the fewest digits that is nearest to no other number of 32 bits. With up to seven digits behind the point
/// it is the nearest one of so many, and what is reckoned here is exact until the division.
fn shortest(number: f32) -> f64 {
    let exact = f64::from(number);
    let mut of_digits = POWERS[1..=7].iter().map(|power| (exact * power).round() / power);
    let found = of_digits.find(|decimal| *decimal as f32 == number);
    found.unwrap_or_else(|| number.to_string().parse().unwrap_or(exact))
}

/// Numbers in decimals.
pub(super) struct Decimals<'b, T: DecimalType>(pub(super) &'b PrimitiveArray<T>);

impl<T: DecimalType> Numbers for Decimals<'_, T> {
    fn degree(&self, case: usize) -> f64 {
        self.text(case).parse().unwrap_or(f64::INFINITY)
    }

    fn text(&self, case: usize) -> String {
        self.0.value_as_string(case)
    }

    fn bits(&self, first: usize, length: usize) -> [u64; 2] {
        let mut bits = [0, 0];
        for offset in (0..length).filter(|offset| self.0.is_valid(first + offset)) {
            let degree = self.degree(first + offset);
            bits[0] |= u64::from(degree == 1.0) << offset;
            bits[1] |= u64::from(degree == 0.0) << offset;
        }
        bits
    }
}
