//! Writes layers and verdicts as one query.

use sqlparser::ast::{BinaryOperator, Cte, Expr, ObjectName, Query, SelectItem};

use crate::sql::expression::Hand;
use crate::sql::formula::Value;
use crate::sql::given::{facts, given, identity};
use crate::sql::layers::{Layer, Layers};
use crate::sql::names::{LONG, of_verdict};
use crate::sql::table::{Asked, Form, Inputs, Kind, Table};
use crate::sql::tree::{case, column, common, item, name, not, number, operation, query, select, table, values};
use crate::sql::{SqlProblem, Written};

/// A configuration that is evaluated.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Its full name.
    pub configuration: String,
    /// Its firing condition, for and against.
    pub firing: [Value; 2],
}

/// What a query is written from.
#[derive(Clone, Copy)]
pub struct Writer<'a> {
    /// How expressions are written.
    pub hand: Hand,
    /// What is asked for.
    pub asked: &'a Asked,
    /// What the table says something of.
    pub inputs: &'a Inputs,
}

impl Writer<'_> {
    /// The query.
    pub fn write(self, layers: &Layers, verdicts: &[Verdict]) -> Result<Written, SqlProblem> {
        let cases = &self.asked.table;
        let behind = |&plane: &usize| self.inputs.behind(plane, &cases.columns);
        let mut read: Vec<usize> = layers.said.iter().flat_map(behind).collect();
        read.sort_unstable();
        read.dedup();
        let mut below = Below { writer: self, queries: Vec::new() };
        below.add("given", given(self.hand, cases, &read));
        let from = below.last();
        below.add("facts", facts(self.hand, (cases, self.inputs), &layers.said, name(from)));
        for (index, layer) in layers.layers.iter().enumerate() {
            let from = below.last();
            below.add(&format!("layer{}", index + 1), self.layer(layer, from));
        }
        let last = match self.asked.form {
            Form::Wide => self.wide(verdicts, below.last()),
            Form::Long => {
                let from = below.last();
                below.add("verdicts", self.lists(verdicts, from));
                self.long(verdicts, below.last())
            }
        };
        let whole = query(Some(below.queries), *last.body);
        self.check_columns(&whole)?;
        Ok(Written { text: self.printed(&whole), read })
    }

    /// The text of a query; on one line where a name holds a line break, which would be indented too.
    fn printed(self, whole: &Query) -> String {
        let Table { name, id, columns, .. } = &self.asked.table;
        let mut names = name.iter().chain(id).chain(columns.iter().map(|column| &column.name));
        if names.any(|name| name.contains(['\n', '\r'])) { whole.to_string() } else { format!("{whole:#}") }
    }

    /// What names a case, under the names of the layers.
    fn ids(self) -> impl Iterator<Item = SelectItem> {
        (0..self.asked.table.id.len()).map(|index| item(column(identity(index)), name(identity(index))))
    }

    /// What names a case, under the names of the table.
    fn named_ids(self) -> Vec<SelectItem> {
        let ids = self.asked.table.id.iter().enumerate();
        ids.map(|(index, id)| item(column(identity(index)), self.hand.dialect.quoted(id))).collect()
    }

    fn layer(self, layer: &Layer, from: String) -> Query {
        let handed_on = layer.handed_on.iter().map(|&value| (value, self.hand.value(value)));
        let computed =
            layer.computed.iter().map(|(index, formula)| (Value::Computed(*index), self.hand.formula(formula)));
        let columns = handed_on.chain(computed).map(|(value, expr)| item(expr, name(self.hand.column(value))));
        query(None, select(self.ids().chain(columns).collect(), of(from), None))
    }

    /// A row a case, a column a configuration.
    fn wide(self, verdicts: &[Verdict], from: String) -> Query {
        let mut items = self.named_ids();
        for verdict in verdicts {
            let expressions = std::iter::once(self.verdict(verdict)).chain(self.degrees(verdict));
            let names = of_verdict(verdict, self.hand.kind);
            items.extend(expressions.zip(names).map(|(expr, name)| item(expr, self.hand.dialect.quoted(&name))));
        }
        query(None, select(items, of(from), None))
    }

    /// What is told of all configurations, as lists in their order.
    fn lists(self, verdicts: &[Verdict], from: String) -> Query {
        let mut lists = vec![verdicts.iter().map(|verdict| self.verdict(verdict)).collect()];
        if self.hand.kind == Kind::Degrees {
            for side in 0..2 {
                lists.push(verdicts.iter().map(|verdict| self.hand.value(verdict.firing[side])).collect());
            }
        }
        let lists =
            lists.into_iter().zip(LISTS).map(|(list, list_name)| item(self.hand.dialect.list(list), name(list_name)));
        query(None, select(self.ids().chain(lists).collect(), of(from), None))
    }

    /// A row for each case and configuration.
    fn long(self, verdicts: &[Verdict], from: String) -> Query {
        let dialect = self.hand.dialect;
        let rows = verdicts
            .iter()
            .enumerate()
            .map(|(index, verdict)| vec![number(&(index + 1).to_string()), dialect.text(&verdict.configuration)]);
        let [configuration, told @ ..] = LONG;
        let mut items = self.named_ids();
        items.push(item(column("configuration"), dialect.quoted(configuration)));
        let lists = match self.hand.kind {
            Kind::Truth => &LISTS[..1],
            Kind::Degrees => &LISTS,
        };
        for (list, told) in lists.iter().zip(told) {
            items.push(item(dialect.element(column(*list), column("place")), dialect.quoted(told)));
        }
        let configurations = values(rows.collect(), name("configurations"), &["place", "configuration"]);
        query(None, select(items, of(from), Some(configurations)))
    }

    fn verdict(self, verdict: &Verdict) -> Expr {
        let [holds, fails] = verdict.firing.map(|value| self.hand.holds(value));
        let both = |one: &Expr, other: Expr| operation(one.clone(), BinaryOperator::And, other);
        let word = |text| self.hand.dialect.text(text);
        let verdicts = vec![
            (both(&holds, not(fails.clone())), word("fires")),
            (both(&fails, not(holds.clone())), word("blocked")),
            (both(&holds, fails), word("contested")),
        ];
        case(verdicts, word("undetermined"))
    }

    /// The degrees of a firing condition, where degrees are asked for.
    fn degrees(self, verdict: &Verdict) -> Vec<Expr> {
        match self.hand.kind {
            Kind::Truth => Vec::new(),
            Kind::Degrees => verdict.firing.iter().map(|&value| self.hand.value(value)).collect(),
        }
    }

    fn check_columns(self, whole: &Query) -> Result<(), SqlProblem> {
        let dialect = self.hand.dialect;
        let Some(most) = dialect.most_columns() else { return Ok(()) };
        let queries = whole.with.iter().flat_map(|with| &with.cte_tables).map(|one| &*one.query);
        let columns = queries.chain([whole]).filter_map(|one| one.body.as_select()).map(|one| one.projection.len());
        match columns.max().filter(|columns| *columns > most) {
            Some(columns) => Err(SqlProblem::TooManyColumns { dialect, columns, most }),
            None => Ok(()),
        }
    }
}

/// What the lists of [`Writer::lists`] are called.
const LISTS: [&str; 3] = ["verdict", "degree_for", "degree_against"];

/// The queries that the last one is built on.
struct Below<'a> {
    writer: Writer<'a>,
    queries: Vec<Cte>,
}

impl Below<'_> {
    /// Adds one; it is called otherwise where the table of cases is called so.
    fn add(&mut self, called: &str, query: Query) {
        let mut called = called.to_owned();
        while self.writer.asked.table.name.iter().any(|part| part.eq_ignore_ascii_case(&called)) {
            called.push('_');
        }
        // What is read first is little more than the table itself.
        let once = if self.queries.is_empty() { None } else { self.writer.hand.dialect.computed_once() };
        self.queries.push(common(name(called), query, once));
    }

    fn last(&self) -> String {
        self.queries.last().map_or_else(String::new, |query| query.alias.name.value.clone())
    }
}

fn of(from: String) -> sqlparser::ast::TableFactor {
    table(ObjectName::from(vec![name(from)]), None)
}
