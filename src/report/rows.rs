//! Turns what is wrong or odd with a table into diagnostics with the file, the line and the cell.

use crate::cases::{BadRow, MapProblem, Meaning, Table, TableProblem};
use crate::diagnostic::{Code, Diagnostic, ticked};
use crate::evaluate::Tally;
use crate::source::{Place, Position, Source, Sources, Span};

/// How many columns that no theory uses are told one by one.
const TOLD: usize = 10;

/// What there is to say of a table.
#[derive(Debug, Default)]
pub struct Remarks {
    /// The findings, in the order of the table.
    pub diagnostics: Vec<Diagnostic>,
    /// What of it they speak of.
    pub sources: Sources,
}

fn with_help(found: Diagnostic, help: Option<String>) -> Diagnostic {
    match help {
        Some(help) => found.help(help),
        None => found,
    }
}

impl Remarks {
    /// Why a table cannot be read, or not on: what is in it, or in the file of its mapping, where there is one.
    #[must_use]
    pub fn of_problems(file: &str, map: Option<&str>, problems: &[TableProblem]) -> Self {
        let mut remarks = Self::default();
        for problem in problems {
            if let (TableProblem::Map(problem), Some(map)) = (problem, map) {
                remarks.add_of_map(map, problem);
                continue;
            }
            let at = Position { line: problem.row(), column: 1 };
            let place = remarks.place(Source::part(file, "", at), Span::new(0, 0));
            let found = Diagnostic::error(problem.code(), place, problem.says());
            remarks.diagnostics.push(with_help(found, problem.help()));
        }
        remarks
    }

    /// Why a mapping cannot be used.
    #[must_use]
    pub fn of_map(file: &str, problems: &[MapProblem]) -> Self {
        let mut remarks = Self::default();
        problems.iter().for_each(|problem| remarks.add_of_map(file, problem));
        remarks
    }

    /// What is odd about the columns of a table.
    #[must_use]
    pub fn of_columns(file: &str, table: &impl Table) -> Self {
        let mut remarks = Self::default();
        let header = table.header();
        let is_unused = |index: &usize| matches!(header.columns()[*index].means, Meaning::Unused { .. });
        let unused: Vec<usize> = (0..header.columns().len()).filter(is_unused).collect();
        for &index in unused.iter().take(TOLD) {
            remarks.unused(file, table, index);
        }
        if unused.len() > TOLD {
            let names: Vec<&str> = unused[TOLD..].iter().map(|&index| &*header.columns()[index].name).collect();
            let place = remarks.column(file, table, unused[TOLD]);
            let says = format!("no theory uses {} more columns: {}", names.len(), ticked(&names));
            remarks.diagnostics.push(Diagnostic::warning(Code(316), place, says));
        }
        remarks
    }

    fn unused(&mut self, file: &str, table: &impl Table, index: usize) {
        let column = &table.header().columns()[index];
        let Meaning::Unused { nearest } = &column.means else { return };
        let place = self.column(file, table, index);
        let says = match column.name.as_str() {
            "" => format!("column {} has no name, and is not read", index + 1),
            name => format!("no theory uses the column `{name}`"),
        };
        let help = match nearest.as_slice() {
            [] => "it is not read; `--map FILE` says which phrase a column is, or that it is left out".to_owned(),
            near => format!("it is not read; near it: {}; `--map FILE` says which phrase a column is", ticked(near)),
        };
        self.diagnostics.push(Diagnostic::warning(Code(316), place, says).saying("not read").help(help));
    }

    fn add_of_map(&mut self, file: &str, problem: &MapProblem) {
        let span = Span::around(&problem.text, problem.span.0, problem.span.1);
        let source = Source::part(file, &*problem.text, problem.at);
        let found = Diagnostic::error(problem.code(), self.place(source, span), problem.says());
        self.diagnostics.push(with_help(found, problem.help()));
    }

    /// The place of the name of a column.
    fn column(&mut self, file: &str, table: &impl Table, index: usize) -> Place {
        let name = table.header().columns()[index].name.clone();
        let span = Span::new(0, name.len() as u32);
        self.place(Source::part(file, name, table.column_place(index)), span)
    }

    /// Adds what is told of rows that are left out, and of columns that differ.
    ///
    /// # Errors
    /// All of it, where rows cannot be read and are not to be left out.
    pub fn with_rows(mut self, file: &str, tally: &Tally, skips: Skips) -> Result<Self, Box<Self>> {
        for bad in &tally.bad {
            let found = self.row(file, bad, skips);
            self.diagnostics.push(found);
        }
        if let (Some(last), true) = (tally.bad.last(), tally.skipped > tally.bad.len() as u64) {
            let says = format!("{} more rows cannot be read", tally.skipped - tally.bad.len() as u64);
            let place = self.place(Source::part(file, "", Position { line: last.at.line, column: 1 }), Span::new(0, 0));
            self.diagnostics.push(match skips {
                Skips::Tells => Diagnostic::warning(Code(317), place, format!("{says}, and are left out")),
                Skips::Refuses => Diagnostic::error(last.problem.code(), place, says),
            });
        }
        if tally.skipped > 0 && skips == Skips::Refuses {
            return Err(Box::new(self));
        }
        if tally.differing > 0 {
            let cases = if tally.differing == 1 { "1 case".to_owned() } else { format!("{} cases", tally.differing) };
            let place = self.place(Source::part(file, "", Position { line: 1, column: 1 }), Span::new(0, 0));
            let says = format!("in {cases} several columns of one phrase say different things of it");
            let help = "of degrees the largest for and the largest against are taken; keep one of the columns";
            self.diagnostics.push(Diagnostic::warning(Code(318), place, says).help(help));
        }
        self.denied(file, tally);
        Ok(self)
    }

    /// Tells of cases in which facts are against each other by what a phrase implies.
    fn denied(&mut self, file: &str, tally: &Tally) {
        if tally.denied == 0 {
            return;
        }
        let cases = if tally.denied == 1 { "1 case".to_owned() } else { format!("{} cases", tally.denied) };
        let place = self.place(Source::part(file, "", Position { line: 1, column: 1 }), Span::new(0, 0));
        let says = format!("in {cases} a phrase is present that implies the contrary of what is said of another");
        let help = "what a case says of a phrase is kept; without `--summary`, each case is told of its own";
        self.diagnostics.push(Diagnostic::warning(Code(308), place, says).help(help));
    }

    fn row(&mut self, file: &str, bad: &BadRow, skips: Skips) -> Diagnostic {
        let span = Span::around(&bad.text, bad.span.0, bad.span.1);
        let place = self.place(Source::part(file, &*bad.text, bad.at), span);
        let (row, says) = (bad.row, bad.problem.says());
        match skips {
            Skips::Tells => Diagnostic::warning(Code(317), place, format!("row {row} is left out: {says}")),
            Skips::Refuses => {
                let found = Diagnostic::error(bad.problem.code(), place, format!("row {row}: {says}"));
                with_help(found, bad.problem.help())
            }
        }
    }

    fn place(&mut self, source: Source, span: Span) -> Place {
        Place { source: self.sources.add(source), span }
    }
}

/// What becomes of rows that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skips {
    /// They are left out and told.
    Tells,
    /// There is no result.
    Refuses,
}
