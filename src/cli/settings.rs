//! Turns the text of a `cmo.toml` into what is wrong with it.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use cmo::diagnostic::{Code, Diagnostic};
use cmo::resolve::Nearest;
use cmo::source::{Place, SourceId, Span};

/// What may stand in a `cmo.toml`, with what it is.
const KEYS: [(&str, Form); 5] = [
    ("language", Form::Version),
    ("check", Form::Table),
    ("accept", Form::Accepted),
    ("report", Form::Table),
    ("bibliography", Form::Table),
];

/// What may stand in an `[[accept]]`.
const ACCEPT: [&str; 3] = ["code", "id", "because"];

/// What a key holds.
#[derive(Clone, Copy)]
enum Form {
    /// `language = 1`
    Version,
    /// `[check]`
    Table,
    /// `[[accept]]`
    Accepted,
}

/// What is wrong with the settings of a theory set, by place.
pub fn problems(source: SourceId, text: &str) -> Vec<Diagnostic> {
    let mut settings = Settings { source, found: Vec::new() };
    let (table, errors) = DeTable::parse_recoverable(text);
    match errors.first() {
        Some(error) => settings.not_toml(error, text),
        None => table.get_ref().iter().for_each(|(key, value)| settings.entry(key.get_ref(), key.span(), value)),
    }
    settings.found.sort_by_key(Diagnostic::place);
    settings.found
}

struct Settings {
    source: SourceId,
    found: Vec<Diagnostic>,
}

impl Settings {
    fn entry(&mut self, key: &str, at: Range<usize>, value: &Spanned<DeValue<'_>>) {
        match (KEYS.iter().find(|(known, _)| *known == key), value.get_ref()) {
            (None, _) => self.unknown(key, at, &KEYS.map(|(known, _)| known)),
            (Some((_, Form::Version)), DeValue::Integer(number)) if number.as_str() == "1" => {}
            (Some((_, Form::Version)), DeValue::Integer(number)) => self.version(number.as_str(), value.span()),
            (Some((_, Form::Version)), _) => self.form(key, value.span(), "`language = 1`"),
            (Some((_, Form::Table)), DeValue::Table(_)) => {}
            (Some((_, Form::Table)), _) => {
                self.form(key, value.span(), &format!("a line `[{key}]` above its settings"))
            }
            (Some((_, Form::Accepted)), DeValue::Array(all)) => all.iter().for_each(|one| self.accepted(one)),
            (Some((_, Form::Accepted)), _) => self.form(key, value.span(), "a line `[[accept]]` for each finding"),
        }
    }

    /// One finding that is accepted, which needs a reason.
    fn accepted(&mut self, one: &Spanned<DeValue<'_>>) {
        let DeValue::Table(table) = one.get_ref() else {
            return self.form("accept", one.span(), "a line `[[accept]]` for each finding");
        };
        let mut because = None;
        for (key, value) in table.iter() {
            let at = key.span();
            match (key.get_ref().as_ref(), value.get_ref()) {
                (key, _) if !ACCEPT.contains(&key) => self.unknown(key, at, &ACCEPT),
                ("because", DeValue::String(reason)) => because = Some(!reason.trim().is_empty()),
                (_, DeValue::String(_)) => {}
                (key, _) => self.form(key, value.span(), &format!("`{key} = \"…\"`")),
            }
        }
        if because != Some(true) {
            self.found.push(
                Diagnostic::error(Code(243), self.place(one.span()), "a finding is accepted without a reason")
                    .saying("no `because`")
                    .help("add a line `because = \"…\"` that says why it may stand"),
            );
        }
    }

    fn unknown(&mut self, key: &str, at: Range<usize>, known: &[&str]) {
        let near = Nearest::default().names(key, known.iter().copied());
        let help = match near.first() {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known are {}", known.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")),
        };
        let says = format!("`{key}` is nothing that `cmo.toml` can set");
        self.found.push(Diagnostic::error(Code(241), self.place(at), says).saying("not known").help(help));
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
