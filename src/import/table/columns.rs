//! Which column of a table holds what.

use super::super::Refused;
use super::super::text::one_line;
use super::{Row, Table};
use crate::diagnostic::ticked;
use crate::resolve::Nearest;
use crate::theory::Stance;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The theory that the configuration is of.
    Theory,
    /// The group that it stands in.
    Group,
    /// Its ID.
    Id,
    /// Its title.
    Title,
    /// `if` or `only if`.
    Form,
    /// Its context.
    Context,
    /// What a programme brings.
    Resource,
    /// The reasoning that it prompts.
    Mechanism,
    /// Its outcome.
    Outcome,
    /// The studies that do this to it.
    Studies(Stance),
    /// A clause that is written as it is in the language.
    Clause(Verbatim),
    /// What is kept as a note, the header before it.
    Note,
}

/// A clause whose words are taken as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verbatim {
    /// Phrases in quotation marks, or one phrase.
    Phrases(&'static str),
    /// Words of the language, an ID, a name.
    Words(&'static str),
    /// Free text.
    Text(&'static str),
}

impl Verbatim {
    /// The keyword of the clause.
    pub(super) const fn keyword(self) -> &'static str {
        match self {
            Self::Phrases(keyword) | Self::Words(keyword) | Self::Text(keyword) => keyword,
        }
    }
}

/// Clauses by their keyword, which is their header.
const CLAUSES: [Verbatim; 12] = [
    Verbatim::Phrases("strengthened by"),
    Verbatim::Phrases("weakened by"),
    Verbatim::Words("confidence"),
    Verbatim::Words("actor"),
    Verbatim::Words("level"),
    Verbatim::Words("status"),
    Verbatim::Words("refines"),
    Verbatim::Words("replaces"),
    Verbatim::Words("part of"),
    Verbatim::Words("rival of"),
    Verbatim::Words("contrasts with"),
    Verbatim::Text("because"),
];

/// A column that is named by whoever asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// What it holds.
    pub part: Part,
    /// Its header, as it stands in the table, letter case and white space aside.
    pub header: String,
}

impl Chosen {
    /// Whether a header is the one that is named.
    fn is_called(&self, header: &str) -> bool {
        one_line(header).to_lowercase() == one_line(&self.header).to_lowercase()
    }
}

/// The columns of a table.
#[derive(Debug)]
pub(super) struct Columns {
    /// Which row has the headers.
    pub(super) header: usize,
    /// By column: what it holds, and its header.
    pub(super) all: Vec<(Part, String)>,
}

/// Rows in which the headers are looked for.
const LOOKED_AT: usize = 25;

/// Words of headers, in lower case and without what stands in brackets.
const KNOWN: [(Part, &[&str]); 16] = [
    (Part::Theory, &["theory", "programme theory", "program theory"]),
    (Part::Group, &["group", "theme"]),
    (
        Part::Id,
        &["id", "no", "nr", "number", "cmoc", "cmo", "cmoc id", "cmoc no", "cmoc number", "cmo no", "cmo number"],
    ),
    (Part::Title, &["title", "name", "label"]),
    (Part::Form, &["form"]),
    (Part::Context, &["context", "contexts", "c", "if"]),
    (Part::Resource, &["resource", "resources", "mechanism resource", "intervention resource"]),
    (Part::Mechanism, &["mechanism", "mechanisms", "m", "reasoning", "mechanism reasoning", "mechanism response"]),
    (Part::Outcome, &["outcome", "outcomes", "o"]),
    (
        Part::Studies(Stance::Supports),
        &["studies", "study", "sources", "source", "references", "reference", "supported by"],
    ),
    (Part::Studies(Stance::Supports), &["supporting studies", "supporting sources", "citations", "citation"]),
    (Part::Studies(Stance::Refutes), &["refuted by"]),
    (Part::Studies(Stance::Modifies), &["modified by"]),
    (Part::Studies(Stance::Augments), &["augmented by"]),
    (Part::Studies(Stance::Neutral), &["neutral in"]),
    (Part::Note, &["note", "notes", "comment", "comments"]),
];

impl Part {
    /// What a word on the command line names.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        let known = KNOWN.into_iter().find(|(_, words)| words.contains(&word.as_str())).map(|(part, _)| part);
        known.or_else(|| CLAUSES.into_iter().find(|clause| clause.keyword() == word).map(Self::Clause))
    }

    /// The word that names it on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Theory => "theory",
            Self::Group => "group",
            Self::Id => "id",
            Self::Title => "title",
            Self::Form => "form",
            Self::Context => "context",
            Self::Resource => "resource",
            Self::Mechanism => "mechanism",
            Self::Outcome => "outcome",
            Self::Studies(stance) => stance.clause(),
            Self::Clause(clause) => clause.keyword(),
            Self::Note => "note",
        }
    }

    const fn may_repeat(self) -> bool {
        matches!(self, Self::Note | Self::Studies(_) | Self::Clause(Verbatim::Text(_)))
    }
}

impl Columns {
    /// The columns of a table, by the first row that has headers for a context and an outcome; none where no row has.
    ///
    /// # Errors
    /// Two columns for one part.
    pub(super) fn of(table: &Table, chosen: &[Chosen]) -> Result<Option<Self>, Refused> {
        let has = |all: &[(Part, String)], wanted: Part| all.iter().any(|(part, _)| *part == wanted);
        for (header, row) in table.rows.iter().enumerate().take(LOOKED_AT) {
            let all: Vec<(Part, String)> = row.cells.iter().map(|cell| (part(cell, chosen), one_line(cell))).collect();
            if has(&all, Part::Context) && has(&all, Part::Outcome) {
                refuse_repeated(&all)?;
                return Ok(Some(Self { header, all }));
            }
        }
        Ok(None)
    }

    /// The rows below the headers that are not the headers again.
    pub(super) fn rows<'t>(&self, table: &'t Table) -> impl Iterator<Item = &'t Row> {
        let headers = &table.rows[self.header].cells;
        table.rows[self.header + 1..].iter().filter(move |row| row.cells != *headers)
    }
}

/// What a column of this header holds: as it was chosen, else what is not chosen otherwise.
fn part(header: &str, chosen: &[Chosen]) -> Part {
    let header = one_line(header);
    if let Some(one) = chosen.iter().find(|one| one.is_called(&header)) {
        return one.part;
    }
    let is_free = |part: &Part| part.may_repeat() || chosen.iter().all(|one| one.part != *part);
    Part::named(&plain(&header)).filter(is_free).unwrap_or(Part::Note)
}

/// A header in lower case: `Context(s) (C):` is `contexts`; of `Mechanism (resource)` the word in brackets stays.
fn plain(header: &str) -> String {
    let lower = header.to_lowercase().replace("(s)", "s").replace("(c)", "").replace("(m)", "").replace("(o)", "");
    let letters = lower.chars().map(|mark| if mark.is_alphanumeric() { mark } else { ' ' });
    letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn refuse_repeated(all: &[(Part, String)]) -> Result<(), Refused> {
    for (index, (part, header)) in all.iter().enumerate() {
        let other = all[..index].iter().find(|(other, _)| other == part && !part.may_repeat());
        if let Some((_, other)) = other {
            let word = part.word();
            let help = match header.to_lowercase() == other.to_lowercase() {
                true => "give one of the two another header in the file".to_owned(),
                false => format!("say which one it is: --columns \"{word}={header}\""),
            };
            return Err(Refused::new(format!("two columns may be the {word}: `{other}` and `{header}`"), help));
        }
    }
    Ok(())
}

/// Refuses a column that is named for two parts.
///
/// # Errors
/// Such a column, with its parts.
pub(super) fn refuse_twice(chosen: &[Chosen]) -> Result<(), Refused> {
    for (index, one) in chosen.iter().enumerate() {
        if let Some(other) = chosen[..index].iter().find(|other| other.part != one.part && other.is_called(&one.header))
        {
            let (first, second) = (other.part.word(), one.part.word());
            return Err(Refused::new(
                format!("`--columns` names one column, `{}`, twice: for the {first} and for the {second}", one.header),
                format!("name a column for each: --columns \"{first}={}, {second}=HEADER\"", one.header),
            ));
        }
    }
    Ok(())
}

/// Refuses a column that is named and that no table has.
///
/// # Errors
/// Such a column, with the headers that there are.
pub(super) fn refuse_unknown(chosen: &[Chosen], found: &[Columns]) -> Result<(), Refused> {
    let headers: Vec<&str> =
        found.iter().flat_map(|columns| columns.all.iter().map(|(_, header)| header.as_str())).collect();
    let is_there = |one: &&Chosen| headers.iter().any(|header| one.is_called(header));
    match chosen.iter().find(|one| !is_there(one)) {
        None => Ok(()),
        Some(one) => Err(unknown(one, &headers)),
    }
}

/// Where no table has headers that are known, perhaps since one that is named is not there.
pub(super) fn none(chosen: &[Chosen], tables: &[Table]) -> Refused {
    let rows = tables.iter().flat_map(|table| table.rows.iter().take(LOOKED_AT));
    let is_there = |one: &Chosen| rows.clone().flat_map(|row| &row.cells).any(|cell| one.is_called(cell));
    if let Some(one) = chosen.iter().find(|one| !is_there(one)) {
        let first = tables.iter().flat_map(|table| table.rows.iter().take(1)).flat_map(|row| &row.cells);
        let headers: Vec<String> = first.map(|cell| one_line(cell)).filter(|cell| !cell.is_empty()).collect();
        return unknown(one, &headers);
    }
    no_header(&tables.iter().map(Table::header).collect::<Vec<_>>())
}

/// Where no column has a header that is named, with the nearest.
fn unknown<H: AsRef<str>>(one: &Chosen, headers: &[H]) -> Refused {
    let near = Nearest::default().names(&one_line(&one.header), headers.iter().map(AsRef::as_ref));
    let near = near.first().map_or_else(String::new, |near| format!("did you mean `{near}`? "));
    Refused::new(format!("no column is called `{}`", one.header), format!("{near}the columns are {}", ticked(headers)))
}

fn no_header(headers: &[String]) -> Refused {
    let found = headers
        .iter()
        .map(|header| match header.as_str() {
            "" => "there is nothing in it".to_owned(),
            header => format!("the first row says {header}"),
        })
        .collect::<Vec<_>>()
        .join("; in another table ");
    let found = if found.is_empty() { "there is no table in it".to_owned() } else { found };
    Refused::new(
        format!("no table has a column for the context and one for the outcome: {found}"),
        "name them: --columns \"context=HEADER, mechanism=HEADER, outcome=HEADER, studies=HEADER\"",
    )
}
