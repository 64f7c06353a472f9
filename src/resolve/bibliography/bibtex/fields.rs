//! Turns the fields of a BibTeX entry into what the paper says of itself.

use std::collections::BTreeMap;

use biblatex::{Bibliography, Chunks, ChunksExt, ParseError, Person, RawBibliography, RawEntry, Spanned, Type};

use super::expand::Strings;
use super::plains::{Plains, is_verbatim, shown, words};
use super::{date, is};
use crate::resolve::bibliography::{Wrong, doi, language};
use crate::theory::{Date, Entry, Name};

/// An entry with the marks of TeX read, its fields by name.
#[derive(Clone, Default)]
pub(super) struct Fields {
    kind: String,
    all: BTreeMap<String, Chunks>,
    /// What is said about the paper, which no reference shows, by the names of fields.
    beside: BTreeMap<String, String>,
}

/// What other entries say is read by us, since it may go round in a circle.
const TAKEN_OVER: [&str; 4] = ["crossref", "xref", "xdata", "ids"];

/// Fields that no reference shows and that hold anything.
const NOT_SHOWN: [&str; 7] = ["abstract", "annote", "annotation", "file", "keywords", "mendeley-tags", "comment"];

/// Whether a reference shows what stands under a name.
pub(super) fn is_shown(name: &str) -> bool {
    !NOT_SHOWN.iter().any(|other| is(name, other))
}

impl Fields {
    /// What an entry says, and which abbreviations and commands of it nobody knows, with where they stand in the file.
    pub(super) fn of<'c>(
        raw: &RawEntry<'c>,
        strings: &Strings<'c>,
        content: &str,
    ) -> Result<(Self, Vec<(usize, Wrong)>), ParseError> {
        let mut entry = raw.clone();
        let is_left_out = |name: &str| TAKEN_OVER.iter().chain(&NOT_SHOWN).any(|other| is(name, other));
        entry.fields.retain(|pair| !is_left_out(pair.key.v));
        let beside = raw.fields.iter().filter(|pair| NOT_SHOWN.iter().any(|name| is(pair.key.v, name)));
        let beside =
            beside.map(|pair| (pair.key.v.trim().to_ascii_lowercase(), words(&strings.expand(&pair.value.v).0)));
        let beside = beside.collect();
        let mut unread = Vec::new();
        for pair in &mut entry.fields {
            let (field, without) = strings.expand(&pair.value.v);
            pair.value.v = field;
            unread.extend(without.iter().map(|one| (one.at, Wrong::Abbreviation(one.name.to_owned()))));
        }
        let kind = entry.kind.v.to_ascii_lowercase();
        let plains = Plains::of(&entry);
        unread.extend(plains.unknown(&entry, content));
        // Where the marks do not come in pairs, the place of that is to be the one in the file.
        let all = read(plains.put(&entry)).map_err(|error| read(entry).err().unwrap_or(error))?;
        Ok((Self { kind, all, beside }, unread))
    }

    /// Takes over what a whole says of its parts, save what is said here.
    pub(super) fn take_over(&mut self, whole: Self) {
        let is_part = !matches!(self.kind.as_str(), "book" | "proceedings" | "collection" | "report" | "techreport");
        for (name, chunks) in whole.all {
            let name = match name.as_str() {
                "title" if is_part => "booktitle".to_owned(),
                "subtitle" if is_part => "booksubtitle".to_owned(),
                "author" if is_part => "bookauthor".to_owned(),
                "shorttitle" | "note" | "pages" | "doi" | "url" | "urldate" if is_part => continue,
                _ => name,
            };
            let is_dated = ["date", "year"].iter().any(|name| self.all.contains_key(*name));
            if !(is_dated && (name == "date" || name == "year")) {
                self.all.entry(name).or_insert(chunks);
            }
        }
    }

    /// A field in plain words.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        let words = self.all.get(name)?.format_verbatim();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        // A `~` is a mark of its own there (`2019~`), and elsewhere a space that does not break.
        let is_verbatim = is_verbatim(name) || matches!(name, "date" | "year" | "urldate");
        Some(if is_verbatim { unescaped(&words) } else { shown(&words) })
    }

    /// The first of several fields that says something.
    fn first(&self, names: &[&str]) -> String {
        let mut said = names.iter().filter_map(|name| self.text(name));
        said.find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// A title with its subtitle.
    fn title(&self, title: &[&str], subtitle: &str) -> String {
        let (title, subtitle) = (self.first(title), self.first(&[subtitle]));
        let is_closed = title.ends_with(['?', '!', '.', ':']);
        match (title.is_empty(), subtitle.is_empty()) {
            (_, true) => title,
            (true, false) => subtitle,
            (false, false) => format!("{title}{} {subtitle}", if is_closed { "" } else { ":" }),
        }
    }

    fn names(&self, name: &str) -> Vec<Name> {
        let people = self.all.get(name).and_then(|chunks| <Vec<Person> as Type>::from_chunks(chunks).ok());
        people.unwrap_or_default().into_iter().map(person).collect()
    }

    /// The entry in the variables of CSL.
    pub(super) fn entry(&self) -> Entry {
        let mut entry = Entry::new(self.csl_type());
        for role in ["author", "editor", "translator"] {
            entry.say(role, self.names(role));
        }
        entry.say("container-author", self.names("bookauthor"));
        self.say_titles(&mut entry);
        self.say_dates(&mut entry);
        self.say_numbers(&mut entry);
        self.say_publisher(&mut entry);
        self.say_address(&mut entry);
        for (name, field) in [("note", "note"), ("version", "version"), ("event-title", "eventtitle")] {
            entry.say(name, self.first(&[field]));
        }
        for (name, field) in
            [("abstract", "abstract"), ("keyword", "keywords"), ("annote", "annote"), ("annote", "annotation")]
        {
            entry.say(name, self.beside.get(field).map_or("", String::as_str));
        }
        entry.say("event-place", self.first(&["venue"]));
        entry.say("language", language(&self.first(&["langid", "language"])));
        entry
    }

    fn say_titles(&self, entry: &mut Entry) {
        entry.say("title", self.title(&["title"], "subtitle"));
        entry.say("title-short", self.first(&["shorttitle"]));
        entry.say("collection-title", self.first(&["series"]));
        let journal = self.title(&["journaltitle", "journal"], "journalsubtitle");
        entry.say("container-title", journal);
        entry.say("container-title", self.title(&["booktitle"], "booksubtitle"));
        entry.say("container-title-short", self.first(&["shortjournal"]));
    }

    fn say_dates(&self, entry: &mut Entry) {
        let written = self.first(&["date", "year"]);
        let dated = date::read(&written).map(|dated| match dated {
            date::Dated::On(on) if on.month.is_none() => date::Dated::On(self.in_month(on)),
            other => other,
        });
        if let Some(dated) = dated {
            dated.say(entry);
        }
        let status = self.first(&["pubstate"]);
        entry.say("status", if status == "inpress" { "in press".to_owned() } else { status });
        if let Some(accessed) = date::looked_up(&self.first(&["urldate"])) {
            entry.say("accessed", accessed);
        }
    }

    /// Whether a number is no day of the month that the entry names.
    pub(super) fn is_no_day(&self, number: &str) -> bool {
        let date = date::day(&self.first(&["date", "year"]));
        let in_month = date.filter(|date| date.month.is_none()).map(|date| self.in_month(date));
        number.parse::<u8>().is_err() || in_month.is_some_and(|date| date.month.is_some() && date.day.is_none())
    }

    /// The month and the day, which BibTeX keeps apart: `month = jul`, `month = {3 July}`, `month = {Mar.-Apr.}`.
    fn in_month(&self, date: Date) -> Date {
        let Some(within) = within(&self.first(&["month"]), date.year) else { return date };
        let number = self.first(&["day"]).trim_end_matches(['.', ',']).parse().ok();
        let is_there = |day: &u8| within.month.is_some_and(|month| (1..=date::days(date.year, month)).contains(day));
        Date {
            month: within.month,
            day: within.day.or(number.filter(is_there)),
            season: within.season.or(date.season),
            end: date.end.or(within.end),
            ..date
        }
    }

    /// Whether words under `month` say nothing of when that could be read.
    pub(super) fn is_no_month(&self, words: &str) -> bool {
        let date = date::day(&self.first(&["date", "year"]));
        date.is_some_and(|date| within(words, date.year).is_none())
    }

    fn say_numbers(&self, entry: &mut Entry) {
        for (name, field) in [("volume", "volume"), ("edition", "edition"), ("chapter-number", "chapter")] {
            entry.say(name, self.first(&[field]));
        }
        let number = match entry.kind {
            "article-journal" | "article-magazine" | "article-newspaper" => "issue",
            "book" | "chapter" | "paper-conference" => "collection-number",
            _ => "number",
        };
        entry.say(number, self.first(&["number"]));
        entry.say("issue", self.first(&["issue"]));
        entry.say("page", self.first(&["pages", "eid"]).replace('–', "-"));
        entry.say("number-of-pages", self.first(&["pagetotal"]));
    }

    fn say_publisher(&self, entry: &mut Entry) {
        let publisher = self.first(&["publisher", "institution", "school", "organization"]);
        entry.say("publisher", publisher);
        let published = self.first(&["howpublished"]);
        if !published.starts_with("http") {
            entry.say("publisher", published);
        }
        entry.say("publisher-place", self.first(&["location", "address"]));
        let written = self.first(&["type"]);
        let genre = match if written.is_empty() { self.kind.as_str() } else { written.as_str() } {
            "phdthesis" => "PhD thesis",
            "mastersthesis" | "mathesis" => "Master's thesis",
            "techreport" | "resreport" if !written.is_empty() => "Report",
            _ => written.as_str(),
        };
        entry.say("genre", genre);
    }

    fn say_address(&self, entry: &mut Entry) {
        entry.say("DOI", doi(&self.first(&["doi"])));
        entry.say("URL", self.first(&["url"]));
        let published = self.first(&["howpublished"]);
        if published.starts_with("http") {
            entry.say("URL", published);
        }
        for (name, field) in [("ISBN", "isbn"), ("ISSN", "issn"), ("PMID", "pmid"), ("PMCID", "pmcid")] {
            entry.say(name, self.first(&[field]));
        }
        if self.first(&["eprinttype"]).eq_ignore_ascii_case("pubmed") {
            entry.say("PMID", self.first(&["eprint"]));
        }
    }

    fn csl_type(&self) -> &'static str {
        match self.kind.as_str() {
            "article" => match self.first(&["entrysubtype"]).as_str() {
                "newspaper" => "article-newspaper",
                "magazine" => "article-magazine",
                _ => "article-journal",
            },
            "suppperiodical" => "article-journal",
            "periodical" => "periodical",
            "book" | "mvbook" | "collection" | "mvcollection" | "reference" | "mvreference" | "manual"
            | "proceedings" | "mvproceedings" => "book",
            "booklet" => "pamphlet",
            "inbook" | "incollection" | "bookinbook" | "suppbook" | "suppcollection" => "chapter",
            "inproceedings" | "conference" => "paper-conference",
            "inreference" => "entry-encyclopedia",
            "report" | "techreport" => "report",
            "thesis" | "phdthesis" | "mastersthesis" => "thesis",
            "online" | "electronic" | "www" => "webpage",
            "unpublished" => "manuscript",
            "patent" => "patent",
            "dataset" => "dataset",
            "software" => "software",
            "standard" => "standard",
            "legislation" => "legislation",
            "jurisdiction" => "legal_case",
            "video" | "movie" => "motion_picture",
            "audio" | "music" => "song",
            "artwork" | "image" => "graphic",
            "letter" => "personal_communication",
            "review" => "review",
            _ => "document",
        }
    }
}

/// What a month says of a year, by its name or number, with what stands beside it.
fn within(month: &str, year: i16) -> Option<Date> {
    let alone = date::month(month).map(|month| Date {
        year,
        month: Some(month),
        day: None,
        circa: false,
        end: None,
        season: None,
    });
    alone.or_else(|| date::worded(month, Some(year)))
}

/// The fields of an entry with the marks of TeX read.
fn read(entry: RawEntry<'_>) -> Result<BTreeMap<String, Chunks>, ParseError> {
    let span = entry.key.span.clone();
    let entries = vec![Spanned::new(entry, span)];
    let one = RawBibliography { preamble: String::new(), entries, abbreviations: Vec::new() };
    Ok(Bibliography::from_raw(one)?.into_iter().next().map(|entry| entry.fields).unwrap_or_default())
}

/// An address without what programs put before its marks all the same.
fn unescaped(words: &str) -> String {
    ['_', '&', '%', '#', '~']
        .iter()
        .fold(words.to_owned(), |words, mark| words.replace(&format!("\\{mark}"), &mark.to_string()))
}

/// A particle stays with the family name, unless the entry says `useprefix = false` of it.
fn person(person: Person) -> Name {
    let Person { name: family, given_name: given, prefix, suffix, use_prefix, .. } = person;
    let [family, given, prefix, suffix] = [family, given, prefix, suffix].map(|part| shown(&part));
    if given.is_empty() && suffix.is_empty() {
        let parts = [prefix, family];
        let parts: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
        return Name::Whole(parts.join(" "));
    }
    let (particle, dropping) =
        if use_prefix == Some(false) { (String::new(), prefix) } else { (prefix, String::new()) };
    Name::Person { family, given, particle, dropping, suffix }
}
