//! Whether an engine can tell the columns of a table and of a result apart.

use std::collections::BTreeMap;

use crate::sql::dialect::Dialect;
use crate::sql::problem::SqlProblem;
use crate::sql::table::{Asked, Form, Kind};
use crate::sql::write::Verdict;

/// What the columns of a result with a row for each case and configuration are called.
pub const LONG: [&str; 4] = ["configuration", "verdict", "for", "against"];

/// The columns of a configuration: its verdict, and its degrees.
pub fn of_verdict(verdict: &Verdict, kind: Kind) -> Vec<String> {
    let name = &verdict.configuration;
    match kind {
        Kind::Truth => vec![name.clone()],
        Kind::Degrees => vec![name.clone(), format!("{name} for"), format!("{name} against")],
    }
}

/// Finds names that cannot be used.
pub fn check(asked: &Asked, verdicts: &[Verdict]) -> Result<(), SqlProblem> {
    let (table, dialect) = (&asked.table, asked.dialect);
    let of_phrases = table.columns.iter().map(|column| &column.name);
    for name in table.name.iter().chain(&table.id).chain(of_phrases.clone()) {
        if name.is_empty() || name.contains('\0') {
            return Err(SqlProblem::NoName { name: name.clone() });
        }
    }
    let mut columns = Names::new(dialect);
    for id in &table.id {
        columns.add(id).map_err(|names| SqlProblem::SameColumn { dialect, names })?;
    }
    let ids = columns.seen.len();
    for name in of_phrases {
        // What one column says of two phrases stands in one column.
        if !columns.has_after(name, ids) {
            columns.add(name).map_err(|names| SqlProblem::SameColumn { dialect, names })?;
        }
    }
    let mut results = Names::new(dialect);
    for name in table.id.iter().cloned().chain(of_result(asked, verdicts)) {
        results.add(&name).map_err(|names| SqlProblem::SameResult { dialect, names })?;
    }
    Ok(())
}

fn of_result(asked: &Asked, verdicts: &[Verdict]) -> Vec<String> {
    match asked.form {
        Form::Wide => verdicts.iter().flat_map(|verdict| of_verdict(verdict, asked.table.kind)).collect(),
        Form::Long => LONG.map(str::to_owned).to_vec(),
    }
}

/// Names that an engine has to tell apart.
struct Names {
    dialect: Dialect,
    /// By what the engine takes it for: the name as given, and how many came before it.
    seen: BTreeMap<String, (String, usize)>,
}

impl Names {
    const fn new(dialect: Dialect) -> Self {
        Self { dialect, seen: BTreeMap::new() }
    }

    /// Adds a name, or gives it with the one that it is taken for.
    fn add(&mut self, name: &str) -> Result<(), [String; 2]> {
        let place = self.seen.len();
        match self.seen.insert(self.dialect.taken_for(name), (name.to_owned(), place)) {
            None => Ok(()),
            Some((other, _)) => Err([other, name.to_owned()]),
        }
    }

    /// Whether that very name was added after so many others.
    fn has_after(&self, name: &str, others: usize) -> bool {
        self.seen.get(&self.dialect.taken_for(name)).is_some_and(|(known, place)| known == name && *place >= others)
    }
}
