//! Turns a formula of degrees into an expression, of truth values or of numbers.

use sqlparser::ast::{BinaryOperator, Expr};

use crate::sql::Kind;
use crate::sql::dialect::Dialect;
use crate::sql::formula::{Formula, Value};
use crate::sql::tree::{always, call, case, cast, column, never, not, number, operation, row};

/// How many arguments a function is given at once.
const ARGUMENTS: usize = 64;

/// What expressions are written for.
#[derive(Clone, Copy, Debug)]
pub struct Hand {
    /// The engine.
    pub dialect: Dialect,
    /// What a column holds.
    pub kind: Kind,
    /// How many phrases a case may describe: their planes come first.
    pub described: usize,
}

impl Hand {
    /// What the column of a value is called.
    pub fn column(self, value: Value) -> String {
        match value {
            Value::Computed(index) => format!("v{index}"),
            Value::Plane(plane) if plane >= self.described * 2 => format!("u{}", plane - self.described * 2),
            Value::Plane(plane) if plane % 2 == 0 => format!("f{}", plane / 2),
            Value::Plane(plane) => format!("a{}", plane / 2),
            // Constants have no column.
            Value::Never => "never".to_owned(),
            Value::Always => "always".to_owned(),
        }
    }

    /// A value.
    pub fn value(self, value: Value) -> Expr {
        match (value, self.kind) {
            (Value::Never, Kind::Truth) => never(),
            (Value::Always, Kind::Truth) => always(),
            (Value::Never, Kind::Degrees) => cast(number("0"), self.dialect.degree()),
            (Value::Always, Kind::Degrees) => cast(number("1"), self.dialect.degree()),
            (Value::Plane(_) | Value::Computed(_), _) => column(self.column(value)),
        }
    }

    /// A formula.
    pub fn formula(self, formula: &Formula) -> Expr {
        match formula {
            Formula::Value(value) => self.value(*value),
            Formula::All(of) => self.smallest(of),
            Formula::Any(of) => self.largest(self.formulas(of)),
            Formula::AtLeast(least, of) => self.at_least(*least as usize, of),
            Formula::Inverse(inner) => match self.kind {
                Kind::Truth => not(self.formula(inner)),
                Kind::Degrees => operation(number("1"), BinaryOperator::Minus, self.formula(inner)),
            },
            Formula::Keep(said, other, inner) => self.keep(*said, *other, inner),
        }
    }

    /// Whether a degree is above a half, as a verdict asks.
    pub fn holds(self, value: Value) -> Expr {
        match self.kind {
            Kind::Truth => self.value(value),
            Kind::Degrees => operation(self.value(value), BinaryOperator::Gt, number("0.5")),
        }
    }

    /// The largest of some degrees.
    pub fn largest(self, of: Vec<Expr>) -> Expr {
        match self.kind {
            Kind::Truth => row(&BinaryOperator::Or, of),
            Kind::Degrees => extreme("greatest", of),
        }
    }

    fn smallest(self, of: &[Formula]) -> Expr {
        match self.kind {
            Kind::Truth => row(&BinaryOperator::And, self.formulas(of)),
            Kind::Degrees => extreme("least", self.formulas(of)),
        }
    }

    fn formulas(self, of: &[Formula]) -> Vec<Expr> {
        of.iter().map(|one| self.formula(one)).collect()
    }

    fn at_least(self, least: usize, of: &[Formula]) -> Expr {
        let of = self.formulas(of);
        match self.kind {
            Kind::Truth => {
                let one = |holds| case(vec![(holds, number("1"))], number("0"));
                let count = row(&BinaryOperator::Plus, of.into_iter().map(one).collect());
                operation(count, BinaryOperator::GtEq, number(&least.to_string()))
            }
            Kind::Degrees => self.dialect.smallest(of.len() + 1 - least, of),
        }
    }

    /// What the case says; where it is silent, the rest.
    fn keep(self, said: Value, other: Value, otherwise: &Formula) -> Expr {
        let (said, other, otherwise) = (self.value(said), self.value(other), self.formula(otherwise));
        match self.kind {
            Kind::Truth => {
                let silent = operation(otherwise, BinaryOperator::And, not(other));
                operation(said, BinaryOperator::Or, silent)
            }
            Kind::Degrees => {
                let above = |degree: &Expr| operation(degree.clone(), BinaryOperator::Gt, number("0"));
                let speaks = operation(above(&said), BinaryOperator::Or, above(&other));
                case(vec![(speaks, said)], otherwise)
            }
        }
    }
}

/// `least(..)` or `greatest(..)`, of one or more; many are taken in shorter lists.
fn extreme(function: &str, mut of: Vec<Expr>) -> Expr {
    while of.len() > ARGUMENTS {
        of = of.chunks(ARGUMENTS).map(|some| extreme(function, some.to_vec())).collect();
    }
    if of.len() == 1 { of.swap_remove(0) } else { call(function, of) }
}
