//! Turns the text of a `cmo.toml` into the settings of a theory set, and what is wrong with it.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::check::{Accepted, Level, Settings};
use crate::diagnostic::{Code, Diagnostic, Severity, ticked};
use crate::references::STYLES;
use crate::report::codes;
use crate::resolve::Nearest;
use crate::source::{Place, SourceId, Span, merge_mark};

/// What may stand in a `cmo.toml`, with what it is.
const KEYS: [(&str, Form); 5] = [
    ("language", Form::Version),
    ("check", Form::Levels),
    ("accept", Form::Accepted),
    ("report", Form::Empty),
    ("bibliography", Form::References),
];

/// What may stand in an `[[accept]]`.
const ACCEPT: [&str; 3] = ["code", "id", "because"];

/// What a key holds.
#[derive(Clone, Copy)]
enum Form {
    /// `language = 1`
    Version,
    /// `[check]`
    Levels,
    /// `[report]`, of which nothing can be set
    Empty,
    /// `[bibliography]`
    References,
    /// `[[accept]]`
    Accepted,
}

/// What each level is called.
const LEVELS: [(&str, Level); 4] = [
    ("off", Level::Off),
    ("advice", Level::At(Severity::Advice)),
    ("warning", Level::At(Severity::Warning)),
    ("error", Level::At(Severity::Error)),
];

/// The settings of a theory set as far as they can be read, and what is wrong with them, by place.
#[must_use]
pub fn settings(source: SourceId, text: &str) -> (Settings, Vec<Diagnostic>) {
    let mut reader = Reader { source, settings: Settings::default(), levels: Vec::new(), found: Vec::new() };
    if let Some(mark) = merge_mark(text) {
        reader.merged(mark);
        return (reader.settings, reader.found);
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    match errors.first() {
        Some(error) => reader.not_toml(error, text),
        None => table.get_ref().iter().for_each(|(key, value)| reader.entry(key.get_ref(), key.span(), value)),
    }
    reader.found.sort_by_key(Diagnostic::place);
    (reader.settings, reader.found)
}

struct Reader {
    source: SourceId,
    settings: Settings,
    /// The levels so far, each with how its finding is written, and where.
    levels: Vec<(Code, (String, Place))>,
    found: Vec<Diagnostic>,
}

impl Reader {
    fn entry(&mut self, key: &str, at: Range<usize>, value: &Spanned<DeValue<'_>>) {
        match (KEYS.iter().find(|(known, _)| *known == key), value.get_ref()) {
            (None, _) => self.unknown(key, at, &KEYS.map(|(known, _)| known)),
            (Some((_, Form::Version)), DeValue::Integer(number)) if number.as_str() == "1" => {}
            (Some((_, Form::Version)), DeValue::Integer(number)) => self.version(number.as_str(), value.span()),
            (Some((_, Form::Version)), _) => self.form(key, value.span(), "`language = 1`"),
            (Some((_, Form::Levels)), DeValue::Table(levels)) => {
                levels.iter().for_each(|(name, value)| self.level(name.get_ref(), name.span(), value));
            }
            (Some((_, Form::Empty)), DeValue::Table(keys)) => {
                keys.iter().for_each(|(name, _)| self.nothing_in(key, name.get_ref(), name.span()));
            }
            (Some((_, Form::References)), DeValue::Table(keys)) => {
                keys.iter().for_each(|(name, value)| self.style(name.get_ref(), name.span(), value));
            }
            (Some((_, Form::Empty | Form::Levels | Form::References)), _) => {
                self.form(key, value.span(), &format!("a line `[{key}]` above its settings"))
            }
            (Some((_, Form::Accepted)), DeValue::Array(all)) => all.iter().for_each(|one| self.accepted(one)),
            (Some((_, Form::Accepted)), _) => self.form(key, value.span(), "a line `[[accept]]` for each finding"),
        }
    }

    /// How papers are cited and listed.
    fn style(&mut self, key: &str, at: Range<usize>, value: &Spanned<DeValue<'_>>) {
        let known =
            |style: &str| STYLES.contains(&style.to_lowercase().as_str()) || style.to_lowercase().ends_with(".csl");
        match (key, text(value)) {
            ("style", Some((style, _))) if known(&style) => self.settings.style = Some(style),
            ("style", _) => {
                let forms = format!("`style = \"apa\"`, one of {}, or the name of a CSL file", ticked(&STYLES));
                self.form(key, value.span(), &forms);
            }
            (key, _) if KEYS.iter().any(|(known, _)| *known == key) => self.nothing_in("bibliography", key, at),
            (key, _) => self.unknown(key, at, &["style"]),
        }
    }

    /// One finding that is accepted, which needs a reason.
    fn accepted(&mut self, one: &Spanned<DeValue<'_>>) {
        let DeValue::Table(table) = one.get_ref() else {
            return self.form("accept", one.span(), "a line `[[accept]]` for each finding");
        };
        let Some([code, ids, because]) = self.said_of(table) else { return };
        if because.is_empty() {
            self.without(one, "a finding is accepted without a reason", "because", "that says why it may stand");
        }
        if code.is_empty() {
            self.without(one, "an accepted finding has no code", "code", "as `cmo check` shows it");
        }
        if ids.is_empty() {
            let help = "with the configuration, study, case or phrase that it is about";
            self.without(one, "it is not said which finding is accepted", "id", help);
        }
        let code = code.into_iter().next().and_then(|(code, at)| self.code(&code, at));
        let because = because.into_iter().next();
        if let (Some(code), Some((because, _)), false) = (code, because, ids.is_empty()) {
            let ids = ids.into_iter().map(|(id, _)| id).collect();
            self.settings.accepted.push(Accepted { code, ids, because, place: self.place(one.span()) });
        }
    }

    /// What an `[[accept]]` has under each of its keys, empty texts aside; none where one has another form.
    fn said_of(&mut self, table: &DeTable<'_>) -> Option<[Texts; 3]> {
        let mut said: [Texts; 3] = Default::default();
        let mut misread = false;
        for (key, value) in table.iter() {
            let Some(at) = ACCEPT.iter().position(|known| *known == key.get_ref().as_ref()) else {
                self.unknown(key.get_ref(), key.span(), &ACCEPT);
                continue;
            };
            match texts(ACCEPT[at], value) {
                Some(texts) => said[at] = texts.into_iter().filter(|(text, _)| !text.is_empty()).collect(),
                None => {
                    misread = true;
                    self.form(ACCEPT[at], value.span(), &format!("`{} = \"…\"`", ACCEPT[at]));
                }
            }
        }
        (!misread).then_some(said)
    }

    /// Says that a key is missing, or that nothing stands behind it.
    fn without(&mut self, one: &Spanned<DeValue<'_>>, says: &str, key: &str, help: &str) {
        let is_there = matches!(one.get_ref(), DeValue::Table(table) if table.contains_key(key));
        let (label, verb) =
            if is_there { (format!("its `{key}` is empty"), "write") } else { (format!("no `{key}`"), "add a line") };
        let found = Diagnostic::error(Code(243), self.place(one.span()), says).saying(label);
        self.found.push(found.help(format!("{verb} `{key} = \"…\"` {help}")));
    }

    /// The code of a finding that may be accepted.
    fn code(&mut self, code: &str, at: Range<usize>) -> Option<Code> {
        let known = codes::find(code);
        match known {
            None => self.no_finding(code, at),
            Some(code) if !codes::has_level(code) => self.always_an_error(code, at),
            Some(_) => {}
        }
        known.filter(|code| codes::has_level(*code))
    }

    /// One level, by the name of a finding or its code.
    fn level(&mut self, name: &str, at: Range<usize>, value: &Spanned<DeValue<'_>>) {
        let Some(code) = self.code(name, at.clone()) else { return };
        let place = self.place(at);
        if let Some((_, (first, before))) = self.levels.iter().find(|(of, _)| *of == code) {
            return self.found.push(twice(code, (first, *before), (name, place)));
        }
        self.levels.push((code, (name.to_owned(), place)));
        let word = match value.get_ref() {
            DeValue::String(word) => LEVELS.iter().find(|(level, _)| level == word),
            _ => None,
        };
        match word {
            Some((_, level)) => _ = self.settings.levels.insert(code, *level),
            None => {
                let words = ticked(&LEVELS.map(|(level, _)| level));
                self.form(name, value.span(), &format!("one of {words} in quotation marks"));
            }
        }
    }

    /// What is neither the code nor the name of a finding that may be set.
    fn no_finding(&mut self, written: &str, at: Range<usize>) {
        let known = codes::all().into_iter().filter(|code| codes::has_level(*code));
        let names: Vec<String> = known.flat_map(|code| [codes::name(code), code.to_string()]).collect();
        let near = Nearest::default().names(written, names.iter().map(String::as_str));
        let help = match near.first() {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                "write the code or the name of a finding, as `CMO524` or `unmarked-rivals`: `cmo explain-code` lists \
                     the codes with their titles, and a name is a title with hyphens"
                    .to_owned()
            }
        };
        let says = format!("`{written}` is no finding that `cmo.toml` can set");
        self.found.push(Diagnostic::error(Code(241), self.place(at), says).saying("not known").help(help));
    }

    fn unknown(&mut self, key: &str, at: Range<usize>, known: &[&str]) {
        let near = Nearest::default().names(key, known.iter().copied());
        let help = match near.first() {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known are {}", ticked(known)),
        };
        let says = format!("`{key}` is nothing that `cmo.toml` can set");
        self.found.push(Diagnostic::error(Code(241), self.place(at), says).saying("not known").help(help));
    }

    /// A key below a section that has none; one that belongs elsewhere is named with its place.
    fn nothing_in(&mut self, section: &str, key: &str, at: Range<usize>) {
        let says = format!("`{key}` is nothing that `[{section}]` can set");
        let help = match KEYS.iter().find(|(known, _)| *known == key) {
            Some((known, _)) => format!("`{known}` stands above all sections, or as a section of its own"),
            None => format!("take it out: nothing can be set in `[{section}]`"),
        };
        self.found.push(Diagnostic::error(Code(241), self.place(at), says).saying("not known").help(help));
    }

    /// An error of a theory has no level, and cannot be accepted: nothing is evaluated until it is mended.
    fn always_an_error(&mut self, code: Code, at: Range<usize>) {
        let says = format!("`{code}` is an error of a theory, and always one");
        let help = format!("take it out, and mend what is found: `cmo explain-code {code}` says how");
        self.found.push(Diagnostic::error(Code(241), self.place(at), says).saying("nothing to set").help(help));
    }

    fn form(&mut self, key: &str, at: Range<usize>, form: &str) {
        let says = format!("`{key}` is set in another form than it has");
        let found = Diagnostic::error(Code(242), self.place(at), says).saying("not this");
        self.found.push(found.help(format!("write {form}")));
    }

    fn version(&mut self, number: &str, at: Range<usize>) {
        let says = format!("this theory is written in version `{number}` of the language");
        self.found.push(
            Diagnostic::error(Code(152), self.place(at), says).saying("not version 1").help(
                "this program reads version 1: write `language = 1` if the files keep to it, or get a newer `cmo`",
            ),
        );
    }

    fn merged(&mut self, mark: Span) {
        let place = Place { source: self.source, span: mark };
        self.found.push(
            Diagnostic::error(Code(128), place, "a merge left its marks in this file")
                .saying("two versions meet here")
                .help(
                    "keep either version, or what both mean to set, and delete the lines that begin with `<<<<<<<`, \
                     `=======` and `>>>>>>>`",
                ),
        );
    }

    fn not_toml(&mut self, error: &toml::de::Error, text: &str) {
        let at = error.span().unwrap_or(text.len()..text.len());
        self.found.push(
            Diagnostic::error(Code(240), self.place(at), "this file cannot be read as TOML")
                .saying(error.message().lines().next().unwrap_or(""))
                .help("write `key = value` lines below `[section]` lines, texts in quotation marks"),
        );
    }

    fn place(&self, at: Range<usize>) -> Place {
        Place { source: self.source, span: Span::new(at.start as u32, at.end as u32) }
    }
}

/// A finding whose level is set a second time, by its code and by its name; each with its place.
fn twice(code: Code, one: (&str, Place), other: (&str, Place)) -> Diagnostic {
    let ((first, before), (_, place)) = if one.1 < other.1 { (one, other) } else { (other, one) };
    Diagnostic::error(Code(246), place, format!("the level of `{code}` is set twice"))
        .saying("set again")
        .label(before, format!("set as `{first}`"))
        .help("keep one of the two lines: a finding has a code and a name, and both set the same")
}

/// What is set under a key, with where each text stands.
type Texts = Vec<(String, Range<usize>)>;

/// The texts of a key; several are an `id` alone. None where it has another form.
fn texts(key: &str, value: &Spanned<DeValue<'_>>) -> Option<Texts> {
    match value.get_ref() {
        DeValue::Array(all) if key == "id" => all.iter().map(text).collect(),
        _ => text(value).map(|text| vec![text]),
    }
}

fn text(value: &Spanned<DeValue<'_>>) -> Option<(String, Range<usize>)> {
    match value.get_ref() {
        DeValue::String(text) => Some((text.trim().to_owned(), value.span())),
        _ => None,
    }
}
