//! `cmo sql`: a theory as a query over a table of cases, for a database.

mod map;

use std::path::PathBuf;

use clap::ValueEnum;

use cmo::diagnostic::ticked;
use cmo::evaluate::{Program, World};
use cmo::report::plural::counted;
use cmo::sql::{Asked, Column, Dialect, Form, Kind, SqlProblem, Table, Written, columns_of_phrases, query};

use crate::cli::about::lookup::heading;
use crate::cli::arguments::{Look, Paths};
use crate::cli::given::load::{Purpose, load};
use crate::cli::told::answer::{Answer, Exit};
use crate::cli::told::problem::Problem;
use crate::cli::told::stop::{Stop, remarks};
use crate::cli::told::terminal::Terminal;

/// Write a theory as one query over a table of cases, for a database or a cluster
///
/// The table has a row a case and a column a phrase, called as the phrase is (`--map` where it is not): TRUE, FALSE, or
/// NULL where the case says nothing; with `--degrees` numbers from 0 to 1. The query gives each case the verdict of every
/// configuration, and says what `cmo match` says.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    pub paths: Paths,
    /// The engine that the query is for
    #[arg(long, value_name = "ENGINE", value_enum)]
    pub dialect: Engine,
    /// The table of cases, after its schema where it has one (registry.homes)
    #[arg(long, value_name = "NAME", default_value = "cases", value_parser = dotted)]
    pub table: Dotted,
    /// A column that names a case; repeat it where several do together
    #[arg(long, value_name = "COLUMN", default_value = "id")]
    pub id_column: Vec<String>,
    /// Read the columns that this file lists: a line each, its name, a comma, and the phrase (`not` a phrase, `unknown` a phrase)
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
    /// Read numbers from 0 to 1 in place of TRUE and FALSE, and give degrees beside each verdict
    #[arg(long)]
    pub degrees: bool,
    /// Take what a case does not say, and nothing predicts, as absent
    #[arg(long)]
    pub closed_world: bool,
    /// Ask one theory only
    #[arg(long, value_name = "ID")]
    pub theory: Option<String>,
    /// Give a row for each case and configuration, in place of a column for each configuration
    #[arg(long, help_heading = "Output")]
    pub long: bool,
    #[command(flatten)]
    pub look: Look,
}

const EXAMPLES: &str = "\
Examples:
  cmo sql theories --theory PT1 --dialect duckdb > verdicts.sql
  cmo sql --dialect postgres --table registry.homes --id-column home_id --map columns.csv | psql
  cmo sql --dialect spark --degrees --closed-world --long

A file for --map; `toolkit_unknown` is TRUE where it was asked and nobody could tell:
  trust,pharmacist trusted by GP
  turnover_low,not staff turnover high
  toolkit_unknown,unknown toolkit provided";

/// The engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Engine {
    /// DuckDB
    #[value(name = "duckdb")]
    DuckDb,
    /// PostgreSQL
    #[value(alias = "postgresql")]
    Postgres,
    /// Spark SQL
    Spark,
}

impl From<Engine> for Dialect {
    fn from(engine: Engine) -> Self {
        match engine {
            Engine::DuckDb => Self::DuckDb,
            Engine::Postgres => Self::Postgres,
            Engine::Spark => Self::Spark,
        }
    }
}

/// A name after those of what it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dotted(Vec<String>);

/// Reads `schema.table`; a part with a point of its own stands in quotes.
fn dotted(text: &str) -> Result<Dotted, String> {
    let help = || "write `table`, `schema.table`, or `\"a name with a . in it\"`".to_owned();
    let mut parts = vec![String::new()];
    let mut is_quoted = false;
    for mark in text.chars() {
        match (mark, is_quoted, parts.last_mut()) {
            ('"', ..) => is_quoted = !is_quoted,
            ('.', false, _) => parts.push(String::new()),
            (_, _, Some(part)) => part.push(mark),
            (_, _, None) => return Err(help()),
        }
    }
    if is_quoted || parts.iter().any(String::is_empty) { Err(help()) } else { Ok(Dotted(parts)) }
}

/// Runs `cmo sql`.
///
/// # Errors
/// Paths or columns that cannot be used, a theory with errors, and one that is too large for a query.
pub fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Stop> {
    let loaded = load(&args.paths, &[], Purpose::Answer)?.whole()?;
    let theory = &loaded.theory;
    let scope = args.theory.as_ref().map(|name| heading(theory, name)).transpose()?;
    let program = Program::compile(theory, scope);
    let (columns, told) = match &args.map {
        Some(file) => map::columns(file, theory, &args.id_column)?,
        None => (columns_of_phrases(&program), String::new()),
    };
    let asked = asked(args, columns);
    let written = query(&program, &asked).map_err(problem)?;
    let told = terminal.beside(told + &of_columns(args, &asked.table.columns, &written));
    let diagnostics = remarks(&loaded.diagnostics, &loaded.sources, terminal) + &told;
    Ok(Answer { result: written.text + "\n", diagnostics, exit: Exit::Fine })
}

fn asked(args: &Args, columns: Vec<Column>) -> Asked {
    Asked {
        dialect: args.dialect.into(),
        world: if args.closed_world { World::Closed } else { World::Open },
        table: Table {
            name: args.table.0.clone(),
            id: args.id_column.clone(),
            columns,
            kind: if args.degrees { Kind::Degrees } else { Kind::Truth },
        },
        form: if args.long { Form::Long } else { Form::Wide },
    }
}

fn problem(problem: SqlProblem) -> Problem {
    Problem::Arguments { says: problem.to_string(), help: problem.help() }
}

/// What the query makes of the columns: how many it reads, or which it does not.
fn of_columns(args: &Args, columns: &[Column], written: &Written) -> String {
    if args.map.is_none() {
        let read = counted(written.read.len(), "column", "columns");
        return format!(
            "the query reads {read} of `{}`, called as phrases are; where the table lacks some or calls them otherwise, list those \
             that it has with `--map FILE`\n",
            args.table.0.join(".")
        );
    }
    let is_unread = |(index, _): &(usize, &Column)| written.read.binary_search(index).is_err();
    let unread = columns.iter().enumerate().filter(is_unread).map(|(_, column)| &*column.name);
    match unread.collect::<Vec<&str>>() {
        none if none.is_empty() => String::new(),
        some => format!("not read, since no verdict depends on them: {}\n", ticked(&some)),
    }
}
