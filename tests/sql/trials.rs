//! Random theories with tables of random cases, the query of each for each engine, and what `evaluate` says of them:
//! written to a folder for `.ci/sql`, which runs the queries.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use cmo::cases::{Columns, degrees};
use cmo::evaluate::{Pair, Program, World};
use cmo::sql::{Asked, Column, Dialect, Form, Kind, Says, SqlProblem, Table, query};
use cmo::theory::{Case, HeadingId, Literal, Said};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use sqlparser::dialect::{DatabricksDialect, DuckDbDialect, PostgreSqlDialect};
use sqlparser::parser::Parser;

use crate::evaluate::random::{Chains, Degrees, Trial, trials_of};

/// How many trials there are, where `CMO_TRIALS` does not say it.
const TRIALS: usize = 60;
const ENGINES: [(&str, Dialect); 3] =
    [("duckdb", Dialect::DuckDb), ("postgres", Dialect::Postgres), ("spark", Dialect::Spark)];

/// The longest query that is parsed again: longer ones take long and hold nothing else.
const READ_BACK: usize = 10_000;

/// What columns are called: each name is followed by the number of its column.
const NAMES: [&str; 8] = [
    "plain",
    "with \"quotes\" and \"\"",
    "it's \\'",
    "; DROP TABLE cases; --",
    "/* no comment */ `ticks` ``",
    "Größe 大きさ ‘x’ {a} [b] $1 %s \\",
    "a name that PostgreSQL would cut short, were it not that its number comes first",
    "\\\"",
];

#[test]
fn random_theories_are_written_for_the_engines() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sql");
    fs::create_dir_all(&folder).unwrap();
    let mut runner = TestRunner::deterministic();
    let (mut lines, mut refused) = (String::new(), 0);
    let trials = std::env::var("CMO_TRIALS").map_or(TRIALS, |text| text.parse().unwrap());
    for number in 0..trials {
        let kind = if number % 2 == 0 { Kind::Truth } else { Kind::Degrees };
        let world = if number / 2 % 2 == 0 { World::Open } else { World::Closed };
        let form = if number % 5 == 0 { Form::Long } else { Form::Wide };
        let facts = match kind {
            Kind::Truth => Degrees::Crisp,
            Kind::Degrees => Degrees::Fuzzy,
        };
        let trial = trials_of(facts, Chains::Cyclic, 8..16).new_tree(&mut runner).unwrap().current();
        let weighs = |scope| !Program::compile(&trial.theory, scope).weighed().is_empty();
        let scope = [Some(HeadingId(0)), None].into_iter().find(|&scope| number % 7 == 0 && weighs(scope)).flatten();
        match of_trial(&trial, scope, (world, kind, form)) {
            Ok(mut line) => {
                line["number"] = json!(number);
                line["theory"] = json!(format!("{trial:?}"));
                writeln!(lines, "{line}").unwrap();
            }
            Err(problem) => {
                refused += 1;
                let meant = matches!(
                    problem,
                    SqlProblem::NoConfiguration | SqlProblem::Circle { .. } | SqlProblem::TooDeep { .. }
                );
                assert!(meant, "{problem}");
            }
        }
    }
    fs::write(folder.join("trials.ndjson"), lines).unwrap();
    assert!(refused * 20 < trials, "{refused} of {trials} refused");
}

/// One trial: the table, the queries, and what is to come out.
fn of_trial(
    trial: &Trial,
    scope: Option<HeadingId>,
    (world, kind, form): (World, Kind, Form),
) -> Result<Value, SqlProblem> {
    let program = Program::compile(&trial.theory, scope);
    let (columns, rows) = table(&trial.cases, kind);
    let mut queries = BTreeMap::new();
    for (name, dialect) in ENGINES {
        let table = Table { name: vec!["cases".to_owned()], id: vec!["id".to_owned()], columns: columns.clone(), kind };
        let text = match query(&program, &Asked { dialect, world, table, form }) {
            Ok(written) => written.text,
            // The others have room for more layers.
            Err(SqlProblem::TooDeep { dialect: Dialect::Spark, .. }) => continue,
            Err(problem) => return Err(problem),
        };
        if text.len() < READ_BACK {
            reads_back(dialect, &text);
        }
        queries.insert(name, text);
    }
    Ok(json!({
        "columns": columns.iter().map(|column| &column.name).collect::<Vec<_>>(),
        "kind": match kind { Kind::Truth => "truth", Kind::Degrees => "degrees" },
        "long": form == Form::Long,
        "rows": rows,
        "queries": queries,
        "expected": expected(&program, &trial.cases, world),
    }))
}

/// The printed tree is what its own parser reads.
fn reads_back(dialect: Dialect, text: &str) {
    let read = |text: &str| match dialect {
        Dialect::DuckDb => Parser::new(&DuckDbDialect {}).try_with_sql(text).unwrap().parse_statements(),
        Dialect::Postgres => Parser::new(&PostgreSqlDialect {}).try_with_sql(text).unwrap().parse_statements(),
        Dialect::Spark => Parser::new(&DatabricksDialect {}).try_with_sql(text).unwrap().parse_statements(),
    };
    let statements = read(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(statements.len(), 1, "{text}");
}

/// By configuration that is weighed, each case's verdict and degrees.
fn expected(program: &Program, cases: &[Case], world: World) -> Value {
    let cases: Vec<&Case> = cases.iter().collect();
    let evaluations = program.evaluate(&Columns::of(&cases), world);
    let told = |pair: Pair| json!([format!("{:?}", pair.verdict()).to_lowercase(), pair.in_favour, pair.against]);
    let of_configuration = program.weighed().iter().map(|&id| {
        let name = program.theory().configurations[id.0 as usize].full_name.clone();
        let cases: Vec<Value> = evaluations.iter().map(|one| told(one.firing(id).unwrap())).collect();
        (name, cases)
    });
    of_configuration.collect()
}

/// What a column holds: the n-th fact of a case about a phrase or its negation, or that it is stated unknown.
type Key = (u32, bool, Option<usize>);

/// The columns of a table, and its rows.
fn table(cases: &[Case], kind: Kind) -> (Vec<Column>, Vec<Vec<Value>>) {
    let rows: Vec<BTreeMap<Key, Value>> = cases.iter().map(|case| row(case, kind)).collect();
    let keys: BTreeSet<Key> = rows.iter().flat_map(|row| row.keys().copied()).collect();
    let column = |(index, &key): (usize, &Key)| {
        let name = NAMES[index % NAMES.len()];
        Column { name: format!("{index} {name}"), says: says(key) }
    };
    let columns = keys.iter().enumerate().map(column).collect();
    let cells =
        |row: &BTreeMap<Key, Value>| keys.iter().map(|key| row.get(key).cloned().unwrap_or(Value::Null)).collect();
    (columns, rows.iter().map(cells).collect())
}

fn says((phrase, negated, fact): Key) -> Says {
    let literal = Literal { phrase: cmo::theory::PhraseId(phrase), negated };
    match fact {
        Some(_) => Says::Fact(literal),
        None => Says::Unknown(literal.phrase),
    }
}

fn row(case: &Case, kind: Kind) -> BTreeMap<Key, Value> {
    let mut row = BTreeMap::new();
    for fact in &case.facts {
        let Literal { phrase, negated } = fact.literal;
        if fact.said == Said::Unknown {
            row.insert((phrase.0, false, None), cell(1.0, kind));
            continue;
        }
        let place = (0..).find(|&place| !row.contains_key(&(phrase.0, negated, Some(place)))).unwrap();
        let [for_it, against] = degrees(fact).unwrap();
        row.insert((phrase.0, negated, Some(place)), cell(if negated { against } else { for_it }, kind));
    }
    row
}

fn cell(degree: f64, kind: Kind) -> Value {
    match kind {
        Kind::Truth => json!(degree > 0.5),
        Kind::Degrees => json!(degree),
    }
}
