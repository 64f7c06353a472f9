//! Turns a theory into a query over a table of cases: for a registry that stays where it is.
//!
//! The query is the program that `evaluate` runs, written out: the same straight-line code over two degrees for each
//! phrase, for and against. So it says of a case what `cmo match` says.

mod dialect;
mod expression;
mod formula;
mod given;
mod layers;
mod names;
mod problem;
mod table;
mod tree;
mod unroll;
mod write;

pub use dialect::Dialect;
pub use problem::SqlProblem;
pub use table::{Asked, Column, Form, Kind, Says, Table, columns_of_phrases};

use std::collections::BTreeSet;

use crate::evaluate::Program;
use crate::evaluate::code::Operand;
use crate::evaluate::straight::Straight;
use crate::sql::expression::Hand;
use crate::sql::formula::Value;
use crate::sql::layers::layers;
use crate::sql::table::Inputs;
use crate::sql::unroll::{TooMany, Unrolled};
use crate::sql::write::{Verdict, Writer};

/// A query, and what it makes of the columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The query, without a semicolon.
    pub text: String,
    /// The columns of phrases that it reads, by their place in the table.
    pub read: Vec<usize>,
}

/// The query that gives the verdict of every configuration that is evaluated, in every case of a table.
///
/// # Errors
/// The theory is too large for a query, or the engine cannot tell some columns apart.
pub fn query(program: &Program, asked: &Asked) -> Result<Written, SqlProblem> {
    let inputs = Inputs::of(&asked.table.columns);
    let straight = program.straight(&inputs.described, &inputs.unknown, asked.world);
    let straight = straight.filter(|straight| !straight.firing.is_empty()).ok_or(SqlProblem::NoConfiguration)?;
    let mut unrolled = Unrolled::of(&straight.code).map_err(|many| too_many(program, &straight, many))?;
    let value = |place: Operand| match place.is_slot() {
        true => unrolled.slots[place.index()],
        false => Value::Plane(place.index()),
    };
    let verdicts: Vec<Verdict> = std::iter::zip(program.weighed(), &straight.firing)
        .map(|(id, firing)| Verdict {
            configuration: program.theory().configurations[id.0 as usize].full_name.clone(),
            firing: firing.map(value),
        })
        .collect();
    names::check(asked, &verdicts)?;
    let roots: Vec<Value> = verdicts.iter().flat_map(|verdict| verdict.firing).collect();
    let most = asked.dialect.most_layers();
    let layers = layers(std::mem::take(&mut unrolled.formulas), &roots, most).map_err(|layers| {
        let circle = phrases(program, &straight, &unrolled.circle);
        SqlProblem::TooDeep { dialect: asked.dialect, layers, most, circle }
    })?;
    let hand = Hand { dialect: asked.dialect, kind: asked.table.kind, described: inputs.described.len() };
    Writer { hand, asked, inputs: &inputs }.write(&layers, &verdicts)
}

/// What has too many formulas: a circle, named by its phrases, or the theory.
fn too_many(program: &Program, straight: &Straight, TooMany { circle, formulas }: TooMany) -> SqlProblem {
    match circle {
        Some(slots) => SqlProblem::Circle { phrases: phrases(program, straight, &slots), formulas },
        None => SqlProblem::TooLarge { formulas },
    }
}

/// The phrases whose predictions some slots hold, in vocabulary order.
fn phrases(program: &Program, straight: &Straight, slots: &[usize]) -> Vec<String> {
    let phrases: BTreeSet<_> = slots.iter().filter_map(|slot| straight.predictions.get(slot)).collect();
    phrases.into_iter().map(|phrase| program.theory().vocabulary.get(*phrase).name.clone()).collect()
}
