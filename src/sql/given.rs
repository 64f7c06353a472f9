//! Reads the table of cases: each column checked, then each phrase for and against.

use sqlparser::ast::{BinaryOperator, DataType, Expr, Ident, ObjectName, Query, SelectItem};

use crate::sql::expression::Hand;
use crate::sql::formula::Value;
use crate::sql::table::{Column, Inputs, Kind, Says, Table};
use crate::sql::tree::{call, case, cast, column, item, name, null, number, operation, query, select, table};

/// What the table of cases is called within the query that reads it.
const CASES: &str = "cases";

/// The columns that name a case, as they are called in the layers.
pub fn identity(index: usize) -> String {
    format!("id{index}")
}

/// `SELECT` the columns that are read, each of its type or else an error.
pub fn given(hand: Hand, of: &Table, read: &[usize]) -> Query {
    let own = |name_of: &str| Expr::CompoundIdentifier(vec![name(CASES), hand.dialect.quoted(name_of)]);
    let ids = of.id.iter().enumerate().map(|(index, id)| item(own(id), name(identity(index))));
    let cases = of.id.first().map_or_else(null, |id| hand.dialect.shown(own(id)));
    let columns = read.iter().map(|&index| {
        let column = &of.columns[index];
        item(checked(hand, column, own(&column.name), &cases), input(index))
    });
    let items: Vec<SelectItem> = ids.chain(columns).collect();
    let parts: Vec<Ident> = of.name.iter().map(|part| hand.dialect.quoted(part)).collect();
    query(None, select(items, table(ObjectName::from(parts), Some(name(CASES))), None))
}

/// `SELECT` what each phrase has for and against.
pub fn facts(hand: Hand, (of, inputs): (&Table, &Inputs), said: &[usize], from: Ident) -> Query {
    let ids = (0..of.id.len()).map(|index| item(column(identity(index)), name(identity(index))));
    let plane = |&plane: &usize| item(degree(hand, (of, inputs), plane), name(hand.column(Value::Plane(plane))));
    let items = ids.chain(said.iter().map(plane)).collect();
    query(None, select(items, table(ObjectName::from(vec![from]), None), None))
}

/// What a column is called once it is read.
fn input(index: usize) -> Ident {
    name(format!("c{index}"))
}

/// A plane: the largest degree that a column gives.
fn degree(hand: Hand, (of, inputs): (&Table, &Inputs), plane: usize) -> Expr {
    let degree = |index: usize| {
        let sense = match of.columns[index].says {
            Says::Fact(literal) if literal.negated != inputs.is_against(plane) => Sense::Contrary,
            Says::Fact(_) | Says::Unknown(_) => Sense::Same,
        };
        side(hand, Expr::Identifier(input(index)), sense)
    };
    hand.largest(inputs.behind(plane, &of.columns).into_iter().map(degree).collect())
}

/// What is asked of a column.
#[derive(Clone, Copy)]
enum Sense {
    /// How far it holds.
    Same,
    /// How far it does not.
    Contrary,
}

/// How far a column speaks for something, or for the contrary; not at all where it is NULL.
fn side(hand: Hand, column: Expr, sense: Sense) -> Expr {
    match (hand.kind, sense) {
        (Kind::Truth, Sense::Same) => Expr::IsTrue(Box::new(column)),
        (Kind::Truth, Sense::Contrary) => Expr::IsFalse(Box::new(column)),
        (Kind::Degrees, Sense::Same) => call("coalesce", vec![column, number("0")]),
        (Kind::Degrees, Sense::Contrary) => {
            let contrary = operation(number("1"), BinaryOperator::Minus, column);
            call("coalesce", vec![contrary, number("0")])
        }
    }
}

/// A column, where it holds what it should; else the query ends with a message.
fn checked(hand: Hand, column: &Column, own: Expr, id: &Expr) -> Expr {
    match hand.kind {
        Kind::Truth => truth(hand, column, own),
        Kind::Degrees => degrees(hand, column, own, id),
    }
}

fn truth(hand: Hand, column: &Column, own: Expr) -> Expr {
    let Some((asked, wanted)) = hand.dialect.is_truth(own.clone()) else { return own };
    let is_truth = operation(asked.clone(), BinaryOperator::Eq, wanted);
    let says = hand.dialect.text(&format!("`{}` is no BOOLEAN but ", column.name));
    let stop = hand.dialect.stop(vec![says, asked], DataType::Boolean);
    case(vec![(is_truth, cast(own, DataType::Boolean))], stop)
}

fn degrees(hand: Hand, column: &Column, own: Expr, id: &Expr) -> Expr {
    let degree = || cast(own.clone(), hand.dialect.degree());
    let (zero, one) = (number("0"), number("1"));
    let (fits, must) = match column.says {
        Says::Fact(_) => {
            let between =
                Expr::Between { expr: Box::new(degree()), negated: false, low: Box::new(zero), high: Box::new(one) };
            (between, ": a degree is a number from 0 to 1")
        }
        Says::Unknown(_) => {
            let is = |number| operation(degree(), BinaryOperator::Eq, number);
            (
                operation(is(zero), BinaryOperator::Or, is(one)),
                ": it is 1 where the phrase is stated unknown, and else 0",
            )
        }
    };
    let says = hand.dialect.text(&format!("column `{}` of case ", column.name));
    let message =
        vec![says, id.clone(), hand.dialect.text(" holds "), hand.dialect.shown(own.clone()), hand.dialect.text(must)];
    let stop = hand.dialect.stop(message, hand.dialect.degree());
    case(vec![(Expr::IsNull(Box::new(own.clone())), null()), (fits, degree())], stop)
}
