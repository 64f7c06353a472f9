//! Reads a header: each name by the mapping, by what the user says of it, by the vocabulary, in this order.

use rustc_hash::FxHashMap;

use super::{Column, Header, Meaning, Slot};
use crate::cases::{MapFault, Mapped, MappedTo, TableProblem, named_twice};
use crate::resolve::Nearest;
use crate::theory::{Literal, PhraseId, Vocabulary, collapsed, identity};

/// What a column of names is called where nobody says which it is.
const NAMES: [&str; 2] = ["id", "case"];

/// What the user says of the columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// The column of the cases' names (`--id-column`).
    pub name_column: Option<String>,
    /// Columns whose cells are results (`--observed`).
    pub observed: Vec<String>,
    /// What names of columns are, a phrase perhaps with `not` (`--map`).
    pub map: Vec<Mapped>,
}

/// A header in the making.
struct Reading<'r> {
    vocabulary: &'r Vocabulary,
    names: &'r [String],
    keys: Vec<String>,
    wishes: &'r Wishes,
    /// From the identity of a column's name to what it is, where that is something else than its name.
    map: FxHashMap<String, &'r MappedTo>,
    nearest: Nearest,
    problems: Vec<TableProblem>,
}

impl Header {
    /// What columns of these names are to a theory.
    ///
    /// # Errors
    /// All that is wrong: names that no column has, phrases that no theory uses, and where no column is a phrase.
    pub fn of(vocabulary: &Vocabulary, names: &[String], wishes: &Wishes) -> Result<Self, Vec<TableProblem>> {
        let keys = names.iter().map(|name| identity(name).into_owned()).collect();
        let renamed = wishes.map.iter().filter(|row| row.to != MappedTo::Itself);
        let map = renamed.map(|row| (identity(&row.column).into_owned(), &row.to)).collect();
        let mut reading =
            Reading { vocabulary, names, keys, wishes, map, nearest: Nearest::default(), problems: Vec::new() };
        reading.mapping();
        let name_column = reading.name_column();
        let mut columns: Vec<Column> = (0..names.len())
            .map(|index| Column { name: collapsed(&names[index]), means: reading.meaning(index, name_column) })
            .collect();
        reading.observed(&mut columns);
        let (described, shared) = place(&mut columns);
        if described.is_empty() && reading.problems.is_empty() {
            reading.problems.push(TableProblem::NoPhrase { columns: shown(&columns) });
        }
        let given = columns.len();
        if reading.problems.is_empty() { Ok(Self { columns, described, shared, given }) } else { Err(reading.problems) }
    }
}

fn shown(columns: &[Column]) -> Vec<String> {
    columns.iter().filter(|column| column.means != Meaning::Name).map(|column| column.name.clone()).collect()
}

impl Reading<'_> {
    /// Says what is wrong with the mapping.
    fn mapping(&mut self) {
        let twice = named_twice(&self.wishes.map, |name| identity(name).into_owned());
        self.problems.extend(twice.into_iter().map(TableProblem::Map));
        for row in &self.wishes.map {
            if self.called(&row.column).is_empty() {
                let nearest = self.nearest_columns(&row.column);
                let fault = MapFault::NoColumn { column: row.column.clone(), nearest };
                self.problems.push(TableProblem::Map(row.column_fault(fault)));
            }
            if let MappedTo::Phrase(phrase) = &row.to
                && self.phrase(phrase).is_none()
            {
                let nearest = self.nearest.phrases(phrase, self.vocabulary);
                let fault = MapFault::NoPhrase { phrase: phrase.clone(), nearest };
                self.problems.push(TableProblem::Map(row.phrase_fault(fault)));
            }
        }
    }

    fn called(&self, name: &str) -> Vec<usize> {
        let key = identity(name);
        (0..self.keys.len()).filter(|&index| self.keys[index] == key).collect()
    }

    fn nearest_columns(&self, name: &str) -> Vec<String> {
        self.nearest.names(name, self.names.iter().map(String::as_str))
    }

    /// The columns of a name; where none has it, that is a problem.
    fn known(&mut self, name: &str, given: &'static str) -> Vec<usize> {
        let found = self.called(name);
        if found.is_empty() {
            let nearest = self.nearest_columns(name);
            self.problems.push(TableProblem::NoColumn { name: name.to_owned(), given, nearest });
        }
        found
    }

    /// The column of the cases' names: the one that is asked for, else the one that is called so.
    fn name_column(&mut self) -> Option<usize> {
        let found = match &self.wishes.name_column {
            Some(name) => self.known(name, "`--id-column`"),
            None => (0..self.keys.len()).filter(|&index| self.may_be_names(index)).collect(),
        };
        if found.len() > 1 {
            let columns = found.iter().map(|&index| collapsed(&self.names[index])).collect();
            self.problems.push(TableProblem::SeveralNames { columns });
        }
        let first = found.first().copied();
        if let (Some(index), None) = (first, &self.wishes.name_column)
            && self.phrase(&self.names[index]).is_some()
        {
            self.problems.push(TableProblem::NameOrPhrase { column: collapsed(&self.names[index]) });
        }
        first
    }

    fn may_be_names(&self, index: usize) -> bool {
        NAMES.contains(&&*self.keys[index]) && self.mapped(index).is_none()
    }

    fn mapped(&self, index: usize) -> Option<&MappedTo> {
        self.map.get(&self.keys[index]).copied()
    }

    fn meaning(&self, index: usize, name_column: Option<usize>) -> Meaning {
        if name_column == Some(index) {
            return Meaning::Name;
        }
        let spelling = match self.mapped(index) {
            Some(MappedTo::Nothing) => return Meaning::LeftOut,
            Some(MappedTo::Phrase(phrase)) => phrase,
            Some(MappedTo::Itself) | None => &self.names[index],
        };
        match self.phrase(spelling) {
            Some(literal) => Meaning::Phrase { literal, observed: false, slot: Slot::Own(0) },
            None => Meaning::Unused { nearest: self.nearest.phrases(spelling, self.vocabulary) },
        }
    }

    /// The phrase of a spelling, if a theory uses it: a phrase that only cases state changes nothing.
    fn phrase(&self, spelling: &str) -> Option<Literal> {
        let known = |spelling: &str| {
            self.vocabulary.find(spelling).filter(|literal| self.vocabulary.get(literal.phrase).in_theory)
        };
        let denied = || {
            let (not, phrase) = spelling.trim().split_once(char::is_whitespace)?;
            known(phrase).filter(|_| not.eq_ignore_ascii_case("not")).map(Literal::contrary)
        };
        known(spelling).or_else(denied)
    }

    /// The columns that an argument names: one, whatever is in its name, or else several with commas between them.
    fn listed(&self, names: &str) -> Vec<String> {
        let key = identity(names);
        let one = self.keys.iter().any(|other| *other == key);
        if one { vec![names.to_owned()] } else { names.split(',').map(|name| name.trim().to_owned()).collect() }
    }

    fn observed(&mut self, columns: &mut [Column]) {
        for name in self.wishes.observed.iter().flat_map(|names| self.listed(names)).collect::<Vec<_>>() {
            for index in self.known(&name, "`--observed`") {
                match &mut columns[index].means {
                    Meaning::Phrase { observed, .. } => *observed = true,
                    Meaning::Name | Meaning::Unused { .. } | Meaning::LeftOut => {
                        self.problems.push(TableProblem::ObservesNothing { name: name.clone() });
                    }
                }
            }
        }
    }
}

/// Gives each column of a phrase its planes: the phrases of the table, and by shared column which of them it is of.
fn place(columns: &mut [Column]) -> (Vec<PhraseId>, Vec<usize>) {
    let mut all: Vec<PhraseId> = columns.iter().filter_map(|column| phrase(&column.means)).collect();
    all.sort_unstable();
    let (described, times): (Vec<PhraseId>, Vec<usize>) =
        all.chunk_by(PhraseId::eq).map(|same| (same[0], same.len())).unzip();
    let mut shared = Vec::new();
    for column in columns {
        let Meaning::Phrase { literal, slot, .. } = &mut column.means else { continue };
        let Ok(own) = described.binary_search(&literal.phrase) else { continue };
        *slot = match times[own] {
            1 => Slot::Own(own),
            _ => {
                shared.push(own);
                Slot::Shared(shared.len() - 1)
            }
        };
    }
    (described, shared)
}

fn phrase(means: &Meaning) -> Option<PhraseId> {
    match means {
        Meaning::Phrase { literal, .. } => Some(literal.phrase),
        Meaning::Name | Meaning::Unused { .. } | Meaning::LeftOut => None,
    }
}
