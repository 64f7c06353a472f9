//! The pieces of a query's tree, each without all that is not used of it.

use sqlparser::ast::helpers::attached_token::AttachedToken;
use sqlparser::ast::{
    BinaryOperator, CaseWhen, CastKind, Cte, CteAsMaterialized, DataType, Expr, Function, FunctionArg, FunctionArgExpr,
    FunctionArgumentList, FunctionArguments, GroupByExpr, Ident, Join, JoinConstraint, JoinOperator, ObjectName,
    Parens, Query, Select, SelectFlavor, SelectItem, SetExpr, TableAlias, TableAliasColumnDef, TableFactor,
    TableWithJoins, UnaryOperator, Value, Values, With,
};

/// A name that needs no quotes: one of ours.
pub fn name(text: impl Into<String>) -> Ident {
    Ident::new(text)
}

/// A column of ours.
pub fn column(text: impl Into<String>) -> Expr {
    Expr::Identifier(name(text))
}

/// A number.
pub fn number(text: &str) -> Expr {
    Expr::Value(Value::Number(text.to_owned(), false).into())
}

/// A text that is escaped already.
pub fn escaped(text: String) -> Expr {
    Expr::Value(Value::SingleQuotedString(text).into())
}

/// `TRUE`
pub fn always() -> Expr {
    Expr::Value(Value::Boolean(true).into())
}

/// `FALSE`
pub fn never() -> Expr {
    Expr::Value(Value::Boolean(false).into())
}

/// `NULL`
pub fn null() -> Expr {
    Expr::Value(Value::Null.into())
}

/// `CAST(x AS type)`
pub fn cast(expr: Expr, data_type: DataType) -> Expr {
    Expr::Cast { kind: CastKind::Cast, expr: Box::new(expr), data_type, format: None }
}

/// `left OP right`, each in parentheses where it is an operation itself.
pub fn operation(left: Expr, op: BinaryOperator, right: Expr) -> Expr {
    Expr::BinaryOp { left: Box::new(bracketed(left)), op, right: Box::new(bracketed(right)) }
}

/// `NOT x`
pub fn not(expr: Expr) -> Expr {
    Expr::UnaryOp { op: UnaryOperator::Not, expr: Box::new(bracketed(expr)) }
}

/// The expression in parentheses, where its operator could be taken to reach further.
pub fn bracketed(expr: Expr) -> Expr {
    match expr {
        Expr::BinaryOp { .. } | Expr::UnaryOp { .. } | Expr::IsTrue(_) | Expr::IsFalse(_) | Expr::IsNull(_) => {
            Expr::Nested(Box::new(expr))
        }
        other => other,
    }
}

/// How many operands stand in one row before they are split: engines limit how deep an expression nests.
const ROW: usize = 64;

/// `a OP b OP c`, of at least one; a long row is split into shorter ones.
pub fn row(op: &BinaryOperator, of: Vec<Expr>) -> Expr {
    let mut of: Vec<Expr> = of.into_iter().map(bracketed).collect();
    while of.len() > ROW {
        let chunk = |chunk: &[Expr]| bracketed(short_row(op, chunk.to_vec()));
        of = of.chunks(ROW).map(chunk).collect();
    }
    short_row(op, of)
}

fn short_row(op: &BinaryOperator, of: Vec<Expr>) -> Expr {
    let join = |left, right| Expr::BinaryOp { left: Box::new(left), op: op.clone(), right: Box::new(right) };
    of.into_iter().reduce(join).unwrap_or_else(null)
}

/// `CASE WHEN condition THEN result .. ELSE otherwise END`
pub fn case(of: Vec<(Expr, Expr)>, otherwise: Expr) -> Expr {
    Expr::Case {
        case_token: AttachedToken::empty(),
        end_token: AttachedToken::empty(),
        operand: None,
        conditions: of.into_iter().map(|(condition, result)| CaseWhen { condition, result }).collect(),
        else_result: Some(Box::new(otherwise)),
    }
}

/// `FUNCTION(a, b)`
pub fn call(function: &str, arguments: Vec<Expr>) -> Expr {
    let unnamed = |expr| FunctionArg::Unnamed(FunctionArgExpr::Expr(expr));
    Expr::Function(Function {
        name: ObjectName::from(vec![name(function)]),
        uses_odbc_syntax: false,
        parameters: FunctionArguments::None,
        args: FunctionArguments::List(FunctionArgumentList {
            duplicate_treatment: None,
            args: arguments.into_iter().map(unnamed).collect(),
            clauses: Vec::new(),
        }),
        within_group: Vec::new(),
        filter: None,
        null_treatment: None,
        over: None,
    })
}

/// `expression AS name`
pub fn item(expr: Expr, alias: Ident) -> SelectItem {
    match &expr {
        Expr::Identifier(same) if *same == alias => SelectItem::UnnamedExpr(expr),
        _ => SelectItem::ExprWithAlias { expr, alias },
    }
}

/// A table, under another name where one is given.
pub fn table(name: ObjectName, alias: Option<Ident>) -> TableFactor {
    TableFactor::Table {
        name,
        alias: alias.map(|name| aliased(name, Vec::new())),
        args: None,
        with_hints: Vec::new(),
        version: None,
        with_ordinality: false,
        partitions: Vec::new(),
        json_path: None,
        sample: None,
        index_directives: Vec::new(),
        inheritance: None,
    }
}

/// `(VALUES (a, b), (c, d)) AS alias (columns)`
pub fn values(rows: Vec<Vec<Expr>>, alias: Ident, columns: &[&str]) -> TableFactor {
    let values = Values {
        explicit_row: false,
        value_keyword: false,
        rows: rows.into_iter().map(Parens::with_empty_span).collect(),
    };
    let column = |text: &&str| TableAliasColumnDef { name: name(*text), data_type: None };
    TableFactor::Derived {
        lateral: false,
        subquery: Box::new(query(None, SetExpr::Values(values))),
        alias: Some(aliased(alias, columns.iter().map(column).collect())),
        sample: None,
    }
}

fn aliased(name: Ident, columns: Vec<TableAliasColumnDef>) -> TableAlias {
    TableAlias { explicit: true, name, columns, at: None }
}

/// `SELECT items FROM one CROSS JOIN another`
pub fn select(projection: Vec<SelectItem>, from: TableFactor, beside: Option<TableFactor>) -> SetExpr {
    let join =
        |relation| Join { relation, global: false, join_operator: JoinOperator::CrossJoin(JoinConstraint::None) };
    SetExpr::Select(Box::new(Select {
        select_token: AttachedToken::empty(),
        optimizer_hints: Vec::new(),
        distinct: None,
        select_modifiers: None,
        top: None,
        top_before_distinct: false,
        projection,
        exclude: None,
        into: None,
        from: vec![TableWithJoins { relation: from, joins: beside.into_iter().map(join).collect() }],
        lateral_views: Vec::new(),
        prewhere: None,
        selection: None,
        connect_by: Vec::new(),
        group_by: GroupByExpr::Expressions(Vec::new(), Vec::new()),
        cluster_by: Vec::new(),
        distribute_by: Vec::new(),
        sort_by: Vec::new(),
        having: None,
        named_window: Vec::new(),
        qualify: None,
        window_before_qualify: false,
        value_table_mode: None,
        flavor: SelectFlavor::Standard,
    }))
}

/// A query, with the ones that it is built on.
pub fn query(with: Option<Vec<Cte>>, body: SetExpr) -> Query {
    let with = with.map(|cte_tables| With { with_token: AttachedToken::empty(), recursive: false, cte_tables });
    Query {
        with,
        body: Box::new(body),
        order_by: None,
        limit_clause: None,
        fetch: None,
        locks: Vec::new(),
        for_clause: None,
        settings: None,
        format_clause: None,
        pipe_operators: Vec::new(),
    }
}

/// `name AS (query)`, or `name AS MATERIALIZED (query)`
pub fn common(name: Ident, query: Query, materialized: Option<CteAsMaterialized>) -> Cte {
    Cte {
        alias: TableAlias { explicit: false, ..aliased(name, Vec::new()) },
        query: Box::new(query),
        from: None,
        materialized,
        closing_paren_token: AttachedToken::empty(),
    }
}
