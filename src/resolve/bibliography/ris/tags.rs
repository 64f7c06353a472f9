//! Turns the tags of a RIS reference into what the paper says of itself.

use super::date::{self, Dated};
use crate::resolve::bibliography::{doi, language};
use crate::theory::{Date, Entry, Name};

/// The tags of a reference with what they hold, in their order.
#[derive(Default)]
pub(super) struct Tags {
    all: Vec<(String, String)>,
}

impl Tags {
    pub(super) fn of_type(word: &str) -> Self {
        Self { all: vec![("TY".to_owned(), word.to_owned())] }
    }

    pub(super) fn say(&mut self, tag: &str, value: &str) {
        self.all.push((tag.to_owned(), value.to_owned()));
    }

    /// A line without a tag goes on with the one above.
    pub(super) fn go_on(&mut self, words: &str) {
        if let Some((_, value)) = self.all.last_mut().filter(|_| !words.is_empty()) {
            *value = format!("{value} {words}").trim_start().to_owned();
        }
    }

    /// The word for its type.
    pub(super) fn word(&self) -> Option<&str> {
        self.all.iter().find(|(tag, word)| tag == "TY" && !word.is_empty()).map(|(_, word)| word.as_str())
    }

    /// What stands under one of several tags, in the order of the reference.
    pub(super) fn all<'t>(&'t self, tags: &'t [&'t str]) -> impl Iterator<Item = &'t str> {
        let said = self.all.iter().filter(|(tag, value)| tags.contains(&tag.as_str()) && !value.is_empty());
        said.map(|(_, value)| value.as_str())
    }

    /// What stands under the first of several tags that says something.
    fn first(&self, tags: &[&str]) -> &str {
        let said = |tag: &&str| self.all.iter().find(|(known, value)| known == *tag && !value.is_empty());
        tags.iter().find_map(said).map_or("", |(_, value)| value)
    }

    fn names(&self, tags: &[&str]) -> Vec<Name> {
        self.all(tags).map(|name| Name::with_commas(name.trim_end_matches(','))).collect()
    }

    /// The reference in the variables of CSL.
    pub(super) fn entry(&self) -> Entry {
        let mut entry = Entry::new(csl_type(self.word().unwrap_or_default()));
        entry.say("author", self.names(&["AU", "A1"]));
        match entry.kind {
            "book" => entry.say("collection-editor", self.names(&["A2"])),
            _ => entry.say("editor", self.names(&["A2"])),
        }
        entry.say("editor", self.names(&["ED"]));
        entry.say("collection-editor", self.names(&["A3"]));
        entry.say("translator", self.names(&["A4"]));
        self.say_titles(&mut entry);
        self.say_dates(&mut entry);
        self.say_numbers(&mut entry);
        entry.say("publisher", self.first(&["PB"]));
        entry.say("publisher-place", self.first(&["CY", "PP"]));
        entry.say("DOI", doi(self.first(&["DO"])));
        entry.say("URL", self.first(&["UR", "L2"]));
        entry.say("note", self.first(&["N1"]));
        entry.say("genre", self.first(&["M3"]));
        entry.say("abstract", self.first(&["AB", "N2"]));
        entry.say("keyword", self.all(&["KW"]).collect::<Vec<_>>().join(", "));
        entry.say("language", language(self.first(&["LA"])));
        entry
    }

    fn say_titles(&self, entry: &mut Entry) {
        let is_whole = matches!(entry.kind, "book" | "report" | "thesis");
        entry.say("title", self.first(if is_whole { &["TI", "T1", "CT", "BT"] } else { &["TI", "T1", "CT"] }));
        entry.say("title-short", self.first(&["ST"]));
        match is_whole {
            true => entry.say("collection-title", self.first(&["T2", "T3"])),
            false => {
                entry.say("container-title", self.first(&["T2", "JF", "JO", "BT", "JA", "J2"]));
                entry.say("container-title-short", self.first(&["JA", "J2"]));
                entry.say("collection-title", self.first(&["T3"]));
            }
        }
    }

    fn say_dates(&self, entry: &mut Entry) {
        let mut dated = dated(self.first(&["PY", "Y1"]));
        // Many programs say the year under `PY` and the day under `DA`.
        if let (Some(date::Dated::On(year)), Some(day)) = (&dated, self.dated().and_then(Dated::day))
            && year.month.is_none()
            && year.year == day.year
        {
            dated = Some(date::Dated::On(Date { circa: year.circa, ..day }));
        }
        if let Some(dated) = dated.or_else(|| self.dated()) {
            dated.say(entry);
        }
        if let Some(accessed) = date::looked_up(self.first(&["Y2"])) {
            entry.say("accessed", accessed);
        }
    }

    /// What stands under `DA`, where databases write `FEB 9` beside the year under `PY`.
    pub(super) fn dated(&self) -> Option<Dated> {
        let year = dated(self.first(&["PY", "Y1"])).and_then(Dated::day).map(|date| date.year);
        let text = self.first(&["DA"]);
        dated(text).or_else(|| date::worded(text, year).map(Dated::On))
    }

    fn say_numbers(&self, entry: &mut Entry) {
        entry.say("volume", self.first(&["VL"]));
        match entry.kind {
            "report" | "standard" | "patent" => entry.say("number", self.first(&["SN", "M1", "IS"])),
            "article-journal" | "article-magazine" | "article-newspaper" => {
                entry.say("issue", self.first(&["IS"]));
                entry.say("ISSN", self.first(&["SN"]));
            }
            _ => {
                entry.say("collection-number", self.first(&["IS"]));
                entry.say("ISBN", self.first(&["SN"]));
            }
        }
        entry.say("edition", self.first(&["ET"]));
        let (first, last) = (self.first(&["SP"]), self.first(&["EP"]));
        let is_range = !last.is_empty() && last != first && !first.contains('-');
        entry.say("page", if is_range { format!("{first}-{last}") } else { first.to_owned() });
        if entry.kind == "article-journal" {
            entry.say("page", self.first(&["C7", "M1"]));
        }
    }
}

/// A date as RIS has it: `2020/05` is a month, where elsewhere it is the end of a range.
pub(super) fn dated(text: &str) -> Option<Dated> {
    let text = text.trim();
    let month = text.split_once('/').and_then(|(_, month)| date::month(month).filter(|_| date::is_number(month)));
    date::read(&if month.is_some() { format!("{text}//") } else { text.to_owned() })
}

fn csl_type(word: &str) -> &'static str {
    match word.to_ascii_uppercase().as_str() {
        "JOUR" | "EJOUR" | "JFULL" | "INPR" => "article-journal",
        "MGZN" => "article-magazine",
        "NEWS" => "article-newspaper",
        "BOOK" | "EBOOK" | "EDBOOK" | "SER" | "CLSWK" => "book",
        "CHAP" | "ECHAP" => "chapter",
        "RPRT" | "GOVDOC" => "report",
        "THES" => "thesis",
        "CPAPER" | "CONF" => "paper-conference",
        "ELEC" | "WEB" => "webpage",
        "BLOG" => "post-weblog",
        "UNPB" | "UNPD" | "MANSCPT" => "manuscript",
        "DATA" | "AGGR" | "DBASE" => "dataset",
        "COMP" => "software",
        "CASE" => "legal_case",
        "STAT" => "legislation",
        "BILL" | "UNBILL" => "bill",
        "HEAR" => "hearing",
        "PAT" => "patent",
        "PAMP" => "pamphlet",
        "SLIDE" => "speech",
        "VIDEO" | "MPCT" => "motion_picture",
        "SOUND" | "MUSIC" => "song",
        "ENCYC" => "entry-encyclopedia",
        "DICT" => "entry-dictionary",
        "PCOMM" | "ICOMM" => "personal_communication",
        "STAND" => "standard",
        "ART" | "FIGURE" => "graphic",
        "MAP" => "map",
        _ => "document",
    }
}
