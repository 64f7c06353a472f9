//! Rows as configurations.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::names::Names;
use super::super::text::{formed, lines, one_line, quoted};
use super::super::{Imported, Remark};
use super::cell::{Place, is_read, written};
use super::columns::{Columns, Part, Verbatim};
use super::headings::{Draft, headed};
use super::nothing::{is_empty, may_be};
use super::reader::Reader;
use super::sources::Studies;
use super::{Reading, Table};
use crate::theory::{Stance, is_id};

/// The configurations of all tables.
pub(super) struct Rows<'r> {
    name: String,
    reading: &'r Reading,
    studies: Studies,
    /// By theory: the IDs in it.
    ids: FxHashMap<Option<String>, Names>,
    /// The IDs that the file gives.
    kept: FxHashSet<String>,
    drafts: Vec<Draft>,
    remarks: Vec<Remark>,
}

impl<'r> Rows<'r> {
    pub(super) fn new(name: &str, reading: &'r Reading) -> Self {
        Self {
            name: name.to_owned(),
            reading,
            studies: Studies::default(),
            ids: FxHashMap::default(),
            kept: FxHashSet::default(),
            drafts: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Keeps the IDs of the file for the rows that have them: no other row is called so.
    pub(super) fn keep_ids<'t>(&mut self, tables: impl Iterator<Item = (&'t Table, &'t Option<Columns>)>) {
        for (table, columns) in tables {
            let rows =
                columns.iter().flat_map(|columns| columns.rows(table).map(move |row| Reader { table, row, columns }));
            self.kept.extend(rows.filter_map(|reader| reader.cell(Part::Id).map(|(_, words)| short(&one_line(words)))));
        }
    }

    /// An ID for a row that has none.
    fn made_up(&self) -> String {
        let is_free = |number: &usize| !self.kept.contains(&number.to_string());
        (self.drafts.len() + 1..).find(is_free).unwrap_or_default().to_string()
    }

    /// Adds the rows of a table.
    pub(super) fn add(&mut self, table: &Table, columns: &Columns) {
        self.remarks.extend(table.remarks.iter().cloned());
        for row in &table.rows[..columns.header] {
            let reader = Reader { table, row, columns };
            self.remarks
                .push(reader.remark(None, format!("left out, since it stands above the headers: {}", reader.words())));
        }
        for (_, header) in columns.all.iter().filter(|(part, header)| *part == Part::Note && !is_note(header)) {
            let says = "this column is kept as notes: `--columns` says what else it is".to_owned();
            let column = Some(header.clone());
            self.remarks.push(Remark { part: table.name.clone(), row: None, column, says });
        }
        for row in columns.rows(table) {
            self.row(&Reader { table, row, columns });
        }
    }

    /// Says that a table is left out.
    pub(super) fn left_out(&mut self, table: &Table) {
        let says =
            format!("left out: no row has headers for a context and an outcome; the first says {}", table.header());
        self.remarks.push(Remark { part: table.name.clone(), row: None, column: None, says });
    }

    fn row(&mut self, reader: &Reader<'_>) {
        let parts = [Part::Context, Part::Resource, Part::Mechanism, Part::Outcome];
        if parts.iter().all(|part| reader.cell(*part).is_none()) {
            let why = match reader.merged().next() {
                Some(merged) => {
                    format!("its cell is merged over {}: which of them it is, nobody can tell", merged.headers)
                }
                None => "it has no context, mechanism or outcome".to_owned(),
            };
            self.remarks.push(reader.remark(None, format!("left out, since {why}: {}", reader.words())));
            return;
        }
        for (header, dash) in reader.dashes() {
            self.remarks.push(reader.remark(Some(header), format!("“{dash}” is read as an empty cell")));
        }
        for part in [Part::Theory, Part::Group, Part::Title] {
            if let Some((header, words)) = reader.cell(part).filter(|(_, words)| may_be(words)) {
                let says = format!(
                    "“{words}” is taken for the {}, and may mean that there is none: leave the cell empty if so",
                    part.word()
                );
                self.remarks.push(reader.remark(Some(header), says));
            }
        }
        let mut text = self.heading(reader);
        text += &self.statement(reader);
        text += &self.evidence(reader);
        text += &self.clauses(reader);
        text += &notes(reader);
        text += &self.merged(reader);
        self.beyond(reader);
        let heading = |part: Part| reader.cell(part).map(|(_, words)| one_line(words));
        let (theory, group) = (heading(Part::Theory), heading(Part::Group));
        self.drafts.push(Draft { theory, group, row: reader.row.number, text });
    }

    /// `cmoc 1a "title"`
    fn heading(&mut self, reader: &Reader<'_>) -> String {
        let title = reader.cell(Part::Title).map(|(_, title)| format!(" {}", quoted(title))).unwrap_or_default();
        let theory = reader.cell(Part::Theory).map(|(_, words)| one_line(words));
        let made_up = self.made_up();
        let ids = self.ids.entry(theory).or_default();
        let Some((header, words)) = reader.cell(Part::Id) else {
            let (id, _) = ids.claim(&made_up);
            let says = format!("no ID is given: called {id}");
            self.remarks.push(reader.remark(None, says));
            return format!("cmoc {id}{title}\n");
        };
        let words = one_line(words);
        let (id, is_same) = ids.claim(&short(&words));
        if !is_same {
            self.remarks.push(reader.remark(
                Some(header),
                format!("“{words}” is called {id}: an ID is letters, digits, `_`, `.` and `-`, and stands once"),
            ));
        }
        format!("cmoc {id}{title}\n")
    }

    fn statement(&mut self, reader: &Reader<'_>) -> String {
        let form = match reader.cell(Part::Form) {
            Some((_, form)) if form.eq_ignore_ascii_case("only if") => "only if",
            Some((_, form)) if form.eq_ignore_ascii_case("if") => "if",
            Some((header, form)) => {
                self.remarks
                    .push(reader.remark(Some(header), format!("“{form}” is neither `if` nor `only if`: read as `if`")));
                "if"
            }
            None => "if",
        };
        let context =
            self.part(reader, Part::Context, Place::Condition).unwrap_or_else(|| self.open(reader, Part::Context));
        let resource = self.part(reader, Part::Resource, Place::Condition);
        let mechanism = self.part(reader, Part::Mechanism, Place::Mechanism);
        let outcome =
            self.part(reader, Part::Outcome, Place::Outcome).unwrap_or_else(|| self.open(reader, Part::Outcome));
        let mechanism = match (resource, mechanism) {
            (Some(resource), Some(mechanism)) => format!("  then {resource} -> {mechanism}\n"),
            (Some(resource), None) => format!("  then {resource} -> {}\n", self.open(reader, Part::Mechanism)),
            (None, Some(mechanism)) => format!("  then {mechanism}\n"),
            (None, None) if [Part::Resource, Part::Mechanism].into_iter().any(|part| reader.is_merged(part)) => {
                "  then ?\n".to_owned()
            }
            (None, None) => {
                self.remarks.push(reader.remark(None, "no mechanism is given: the statement has none"));
                String::new()
            }
        };
        format!("  {form} {context}\n{mechanism}  then {outcome}\n")
    }

    fn part(&mut self, reader: &Reader<'_>, part: Part, place: Place) -> Option<String> {
        let (header, cell) = reader.cell(part)?;
        let written = written(cell, place);
        if let Some(doubt) = written.doubt {
            self.remarks.push(reader.remark(Some(header), format!("{doubt}: “{}”", lines(cell))));
        }
        Some(written.text)
    }

    /// What is not there is said openly.
    fn open(&mut self, reader: &Reader<'_>, part: Part) -> String {
        // What is said of the merged cell says it of this one.
        if !reader.is_merged(part) {
            self.remarks.push(reader.remark(None, format!("no {} is given: written as `?`", part.word())));
        }
        "?".to_owned()
    }

    fn evidence(&mut self, reader: &Reader<'_>) -> String {
        let mut text = String::new();
        let cells = reader.cells();
        for stance in Stance::ALL {
            let of_stance = cells.clone().filter(|((part, _), cell)| *part == Part::Studies(stance) && !is_empty(cell));
            for ((_, header), cell) in of_stance {
                let cited = self.studies.cited(cell);
                let others = cited.others.iter().map(|other| {
                    let says = format!("“{other}” is no study: kept as a note");
                    self.remarks.push(reader.remark(Some(header), says));
                    format!("  note {}\n", quoted(&format!("{} {other}", stance.clause())))
                });
                let others: String = others.collect();
                for words in cited.nothing {
                    let says = format!("“{words}” is taken to mean that no study is given, and names none");
                    self.remarks.push(reader.remark(Some(header), says));
                }
                for entry in cited.doubtful {
                    let says = format!(
                        "“{entry}” is read as one study: part several with a semicolon, write a place as in `Smith 2019 [p. 4]`"
                    );
                    self.remarks.push(reader.remark(Some(header), says));
                }
                if !cited.sources.is_empty() {
                    text += &format!("  {} {}\n", stance.clause(), cited.sources.join(", "));
                }
                text += &others;
            }
        }
        text
    }

    /// The clauses that are written as in the language; what cannot be read so is kept as a note.
    fn clauses(&mut self, reader: &Reader<'_>) -> String {
        let mut text = String::new();
        for ((part, header), cell) in reader.cells() {
            let (Part::Clause(clause), false) = (part, is_empty(cell)) else { continue };
            let (keyword, words) = (clause.keyword(), one_line(cell));
            text += &match clause {
                Verbatim::Text(_) => format!("  {keyword} {}\n", quoted(cell)),
                Verbatim::Phrases(_) => {
                    let written = written(cell, Place::Clause(keyword));
                    let doubt = written.doubt.map(|doubt| reader.remark(Some(header), format!("{doubt}: “{words}”")));
                    self.remarks.extend(doubt);
                    format!("  {keyword} {}\n", written.text)
                }
                Verbatim::Words(_) if is_read(&words, Place::Clause(keyword)) => format!("  {keyword} {words}\n"),
                Verbatim::Words(_) => {
                    let says = format!("“{words}” is nothing that `{keyword}` can say: kept as a note");
                    self.remarks.push(reader.remark(Some(header), says));
                    format!("  note {}\n", quoted(&format!("{header}: {words}")))
                }
            };
        }
        text
    }

    /// What stands in one cell for several columns, as notes.
    fn merged(&mut self, reader: &Reader<'_>) -> String {
        let mut text = String::new();
        for merged in reader.merged() {
            let words = lines(&merged.text);
            let says = format!(
                "merged over these columns: for which of them it is meant, nobody can tell; kept as a note: “{words}”"
            );
            self.remarks.push(reader.remark(Some(&merged.headers), says));
            text += &format!("  note {}\n", quoted(&format!("{}: {words}", merged.headers)));
        }
        text
    }

    /// Cells to the right of all headers.
    fn beyond(&mut self, reader: &Reader<'_>) {
        let cells = reader.row.cells.iter().skip(reader.columns.all.len());
        for cell in cells.filter(|cell| !cell.trim().is_empty()) {
            self.remarks
                .push(reader.remark(None, format!("left out, since it stands under no header: “{}”", one_line(cell))));
        }
    }

    /// The text of all, and what is to be known of it.
    pub(super) fn written(self) -> Imported {
        let Self { name, reading, studies, drafts, remarks, .. } = self;
        let mut text = format!("# From {}, read by `cmo import table`.\n\n", one_line(&name));
        text += &studies.written();
        let configurations = drafts.len();
        let (headed, order) = headed(drafts, reading.theory.as_deref());
        text += &headed;
        let remarks = remarks.into_iter().chain(order.map(|says| Remark::of(None, says))).collect();
        Imported { configurations, studies: studies.len(), ..Imported::of(formed(text), remarks) }
    }
}

/// `1a` of `CMOC 1a`.
fn short(words: &str) -> String {
    let short = words.strip_prefix("CMOC").or_else(|| words.strip_prefix("CMO")).map(str::trim_start);
    short.filter(|short| is_id(short)).unwrap_or(words).to_owned()
}

/// Whether a header says that its column holds notes, or nothing.
fn is_note(header: &str) -> bool {
    matches!(header.to_lowercase().as_str(), "" | "note" | "notes")
}

/// What the columns without a part say.
fn notes(reader: &Reader<'_>) -> String {
    let notes = reader.cells().filter(|((part, _), cell)| *part == Part::Note && !cell.trim().is_empty());
    let line = |((_, header), cell): (&(Part, String), &String)| match is_note(header) {
        true => format!("  note {}\n", quoted(&lines(cell))),
        false => format!("  note {}\n", quoted(&format!("{header}: {}", lines(cell)))),
    };
    notes.map(line).collect()
}
