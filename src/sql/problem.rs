//! Why there is no query: all wording of this floor on one page.

use std::fmt;

use crate::diagnostic::ticked_some;
use crate::sql::dialect::Dialect;
use crate::sql::unroll::MOST;

/// Why there is no query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SqlProblem {
    /// No configuration is evaluated: all are retired, or the theory has none.
    NoConfiguration,
    /// Two columns of the table that the engine takes for one.
    SameColumn {
        /// The engine.
        dialect: Dialect,
        /// The two names.
        names: [String; 2],
    },
    /// Two columns of the result that the engine takes for one.
    SameResult {
        /// The engine.
        dialect: Dialect,
        /// The two names.
        names: [String; 2],
    },
    /// A name that no column or table can have.
    NoName {
        /// The name.
        name: String,
    },
    /// More columns than the engine has in one row.
    TooManyColumns {
        /// The engine.
        dialect: Dialect,
        /// How many there would be.
        columns: usize,
        /// The most.
        most: usize,
    },
    /// A circle that would have to be written out too often.
    Circle {
        /// The phrases that depend on each other.
        phrases: Vec<String>,
        /// How many formulas that would take.
        formulas: usize,
    },
    /// A theory that is too large for one query.
    TooLarge {
        /// How many formulas that would take.
        formulas: usize,
    },
    /// Ripples through too many configurations, one after the other.
    TooDeep {
        /// The engine.
        dialect: Dialect,
        /// How many layers that would take.
        layers: usize,
        /// The most.
        most: usize,
        /// The phrases of the circle that takes most of them, where there is one.
        circle: Vec<String>,
    },
}

/// How many phrases of a circle are named.
const NAMED: usize = 12;

impl SqlProblem {
    /// What to write instead.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::NoConfiguration => "a query needs a configuration that is not retired".to_owned(),
            Self::SameColumn { .. } => {
                "give one of the two another name in the table, and say with `--map FILE` which phrase it is".to_owned()
            }
            Self::SameResult { .. } => {
                "write `--long`: there configurations are values, not columns; or give one another ID".to_owned()
            }
            Self::NoName { .. } => "name it as it is called in the database".to_owned(),
            Self::TooManyColumns { .. } => {
                "narrow the query with `--theory ID`; write `--long` where it is the verdicts that are many; or list with \
                 `--map FILE` the columns that the table has"
                    .to_owned()
            }
            Self::TooDeep { circle, .. } if circle.is_empty() => Self::TooLarge { formulas: 0 }.help(),
            Self::Circle { .. } | Self::TooDeep { .. } => "take a phrase out of the circle; `cmo check` shows where it is closed, and `--theory \
                                    ID` asks one theory alone. `cmo match` has no such limit"
                .to_owned(),
            Self::TooLarge { .. } => {
                "narrow the query with `--theory ID`. `cmo match` has no such limit".to_owned()
            }
        }
    }
}

impl fmt::Display for SqlProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoConfiguration => f.write_str("there is no configuration to evaluate"),
            Self::SameColumn { names: [one, other], .. } if one == other => {
                write!(f, "the table would have two columns `{one}`")
            }
            Self::SameColumn { dialect, names: [one, other] } => write!(
                f,
                "a table in {} cannot have both the columns `{one}` and `{other}`: {}",
                dialect.name(),
                why(*dialect)
            ),
            Self::SameResult { names: [one, other], .. } if one == other => {
                write!(f, "the result would have two columns `{one}`")
            }
            Self::SameResult { dialect, names: [one, other] } => write!(
                f,
                "a result in {} cannot have both the columns `{one}` and `{other}`: {}",
                dialect.name(),
                why(*dialect)
            ),
            Self::NoName { name } if name.is_empty() => f.write_str("a name is empty"),
            Self::NoName { name } => write!(f, "`{}` is no name in a database", name.escape_debug()),
            Self::TooManyColumns { dialect, columns, most } => {
                write!(f, "the query would have {columns} columns side by side; {} has at most {most}", dialect.name())
            }
            Self::Circle { phrases, formulas } => write!(
                f,
                "{} depend on each other in a circle: written out until nothing can change, it would take {formulas} \
                 formulas, and a query has at most {MOST}",
                ticked_some(phrases, NAMED)
            ),
            Self::TooLarge { formulas } => {
                write!(f, "the theory would take {formulas} formulas, and a query has at most {MOST}")
            }
            Self::TooDeep { dialect, layers, most, circle } if !circle.is_empty() => write!(
                f,
                "{} depend on each other in a circle: written out until nothing can change, the query would have {layers} layers; \
                 {} is given at most {most}",
                ticked_some(circle, NAMED),
                dialect.name()
            ),
            Self::TooDeep { dialect, layers, most, .. } => write!(
                f,
                "configurations lead to each other over so many steps that the query would have {layers} layers; {} is given at most {most}",
                dialect.name()
            ),
        }
    }
}

impl std::error::Error for SqlProblem {}

/// Why an engine takes two names for one.
const fn why(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Postgres => "it keeps the first 63 bytes of a name",
        Dialect::DuckDb | Dialect::Spark => "it does not tell upper from lower case",
    }
}
