//! What engines differ in: names, texts, types, some functions and limits.

use sqlparser::ast::{
    AccessExpr, Array, BinaryOperator, CteAsMaterialized, DataType, ExactNumberInfo, Expr, Ident, LimitClause, Offset,
    OffsetRows, OrderBy, OrderByExpr, OrderByKind, OrderByOptions, OrderBySort, Query, Subscript,
};

use crate::sql::tree::{call, cast, column, escaped, item, name, number, query, row, select, values};

/// An engine that the query is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// DuckDB.
    DuckDb,
    /// PostgreSQL.
    Postgres,
    /// Spark SQL.
    Spark,
}

/// The bytes that PostgreSQL keeps of a name.
const KEPT: usize = 63;

impl Dialect {
    /// What the engine is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::DuckDb => "DuckDB",
            Self::Postgres => "PostgreSQL",
            Self::Spark => "Spark",
        }
    }

    /// The most columns that a result or a table between has, where there is a limit.
    pub const fn most_columns(self) -> Option<usize> {
        match self {
            Self::Postgres => Some(1_600),
            Self::DuckDb | Self::Spark => None,
        }
    }

    /// The most layers of a query. Spark gives a query up that it has looked through 100 times
    /// (`spark.sql.analyzer.maxIterations`), and may do so twice for each layer of degrees: the first that it gave up had 59.
    pub const fn most_layers(self) -> usize {
        match self {
            Self::DuckDb | Self::Postgres => 400,
            Self::Spark => 40,
        }
    }

    /// The name that the engine takes a name for: two names that it takes for one cannot both be columns.
    pub fn taken_for(self, name: &str) -> String {
        match self {
            Self::Postgres => kept(name).to_owned(),
            Self::DuckDb | Self::Spark => name.to_lowercase(),
        }
    }

    /// A name of the user's, in quotes.
    ///
    /// The tree's printer takes what is doubled already as it stands, and would take `""` in a name for one quote.
    pub fn quoted(self, name: &str) -> Ident {
        let (quote, name) = match self {
            Self::DuckDb => ('"', name),
            Self::Postgres => ('"', kept(name)),
            Self::Spark => ('`', name),
        };
        Ident::with_quote(quote, name.replace(quote, &format!("{quote}{quote}")))
    }

    /// A text.
    pub fn text(self, text: &str) -> Expr {
        escaped(match self {
            Self::DuckDb | Self::Postgres => text.replace('\'', "''"),
            Self::Spark => text.replace('\\', "\\\\").replace('\'', "\\'"),
        })
    }

    /// The type of a degree.
    pub const fn degree(self) -> DataType {
        match self {
            Self::DuckDb | Self::Spark => DataType::Double(ExactNumberInfo::None),
            Self::Postgres => DataType::DoublePrecision,
        }
    }

    /// The type of a text.
    const fn textual(self) -> DataType {
        match self {
            Self::DuckDb | Self::Postgres => DataType::Text,
            Self::Spark => DataType::String(None),
        }
    }

    /// Anything as a text; a question mark where it is nothing.
    pub fn shown(self, expr: Expr) -> Expr {
        call("coalesce", vec![cast(expr, self.textual()), self.text("?")])
    }

    /// What stops the query with a message, in place of an expression of a type. Some column is in the message: without one
    /// the engine could evaluate it before there is a row.
    pub fn stop(self, message: Vec<Expr>, data_type: DataType) -> Expr {
        let message = row(&BinaryOperator::StringConcat, message);
        match self {
            Self::DuckDb => call("error", vec![message]),
            Self::Spark => call("raise_error", vec![message]),
            // It has no such function for a query; it says what it cannot read as a number.
            Self::Postgres => cast(message, data_type),
        }
    }

    /// What the engine calls the type of an expression, where it has to be asked: it would read a number or a text as a
    /// truth value.
    pub fn is_truth(self, expr: Expr) -> Option<(Expr, Expr)> {
        let word = match self {
            Self::DuckDb => "BOOLEAN",
            Self::Spark => "boolean",
            Self::Postgres => return None,
        };
        Some((call("typeof", vec![expr]), self.text(word)))
    }

    /// A list.
    pub fn list(self, of: Vec<Expr>) -> Expr {
        match self {
            Self::DuckDb => call("list_value", of),
            Self::Postgres => Expr::Array(Array { elem: of, named: true }),
            Self::Spark => call("array", of),
        }
    }

    /// An element of a list, counted from 1.
    pub fn element(self, list: Expr, place: Expr) -> Expr {
        match self {
            Self::Spark => call("element_at", vec![list, place]),
            Self::DuckDb | Self::Postgres => Expr::CompoundFieldAccess {
                root: Box::new(list),
                access_chain: vec![AccessExpr::Subscript(Subscript::Index { index: place })],
            },
        }
    }

    /// The k-th smallest of some degrees, counted from 1.
    pub fn smallest(self, place: usize, of: Vec<Expr>) -> Expr {
        let first = number(&place.to_string());
        match self {
            Self::DuckDb => self.element(call("list_sort", vec![self.list(of), self.text("ASC")]), first),
            Self::Spark => self.element(call("sort_array", vec![self.list(of)]), first),
            Self::Postgres => Expr::Subquery(Box::new(nth(place, of))),
        }
    }

    /// How a query that others read is kept from being written into them: there each use of a column would become a copy
    /// of its expression, and of the copies in that. The others compute a column once by themselves.
    pub const fn computed_once(self) -> Option<CteAsMaterialized> {
        match self {
            Self::Postgres => Some(CteAsMaterialized::Materialized),
            Self::DuckDb | Self::Spark => None,
        }
    }
}

/// What PostgreSQL keeps of a name: as many whole characters as its bytes hold.
fn kept(name: &str) -> &str {
    let ends = name.char_indices().map(|(start, one)| start + one.len_utf8());
    &name[..ends.take_while(|end| *end <= KEPT).last().unwrap_or(0)]
}

/// `SELECT degree FROM (VALUES (a), (b)) AS degrees (degree) ORDER BY degree ASC LIMIT 1 OFFSET n`
fn nth(place: usize, of: Vec<Expr>) -> Query {
    let rows = of.into_iter().map(|one| vec![one]).collect();
    let from = values(rows, name("degrees"), &["degree"]);
    let mut query = query(None, select(vec![item(column("degree"), name("degree"))], from, None));
    let options = OrderByOptions { sort: Some(OrderBySort::Asc), nulls_first: None };
    let by = OrderByExpr { expr: column("degree"), options, with_fill: None };
    query.order_by = Some(OrderBy { kind: OrderByKind::Expressions(vec![by]), interpolate: None });
    let offset = Offset { value: number(&place.saturating_sub(1).to_string()), rows: OffsetRows::None };
    query.limit_clause =
        Some(LimitClause::LimitOffset { limit: Some(number("1")), offset: Some(offset), limit_by: Vec::new() });
    query
}
