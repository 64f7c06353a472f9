//! Turns diagnostics into the JSON contract `cmo.check/1`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::report::codes;
use crate::source::{Place, Sources};

/// `cmo.check/1`
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Findings {
    /// `cmo.check/1`.
    pub schema: &'static str,
    /// The findings, in the order of the sources.
    pub findings: Vec<Finding>,
}

/// One finding.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Finding {
    /// Its stable code, `CMO201`; null where arguments or files cannot be used (exit code 2).
    pub code: Option<String>,
    /// Its stable name, the title of its page: `unknown-study`; `usage` where it has no code.
    pub name: String,
    /// `error`, `warning` or `advice`.
    pub level: LevelWord,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// The file, as its path was given; null, as line and column, where it has no code.
    pub file: Option<String>,
    /// Its line, from 1.
    pub line: Option<u32>,
    /// Its column, from 1, in characters.
    pub column: Option<u32>,
    /// Other places that matter, the further labels of the finding among them.
    pub related: Vec<Related>,
    /// What it is about, by name: configurations, studies, cases or phrases.
    pub about: Vec<String>,
    /// Why it is accepted, by the settings of the theory set; null where it stands.
    pub accepted: Option<String>,
}

/// Another place of a finding.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Related {
    /// The file.
    pub file: String,
    /// Its line, from 1.
    pub line: u32,
    /// Its column, from 1, in characters.
    pub column: u32,
    /// What is there.
    pub message: String,
}

/// `error`, `warning` or `advice`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LevelWord {
    /// Nothing is evaluated until it is mended.
    Error,
    /// Read as written, but probably not as meant.
    Warning,
    /// Good practice that was not followed.
    Advice,
}

impl Findings {
    /// The findings of diagnostics.
    #[must_use]
    pub fn of(diagnostics: &[Diagnostic], sources: &Sources) -> Self {
        let findings = diagnostics.iter().map(|diagnostic| finding(diagnostic, sources)).collect();
        Self { schema: "cmo.check/1", findings }
    }

    /// Adds findings that are accepted, each with its reason.
    #[must_use]
    pub fn with_accepted(mut self, accepted: &[(Diagnostic, String)], sources: &Sources) -> Self {
        let all = accepted.iter();
        self.findings
            .extend(all.map(|(one, because)| Finding { accepted: Some(because.clone()), ..finding(one, sources) }));
        self
    }

    /// Adds the findings of another document.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        self.findings.extend(other.findings);
        self
    }

    /// The same findings with other names of the files.
    #[must_use]
    pub fn with_files(mut self, name: impl Fn(&str) -> String) -> Self {
        for one in &mut self.findings {
            one.file = one.file.as_deref().map(&name);
            one.related.iter_mut().for_each(|other| other.file = name(&other.file));
        }
        self
    }

    /// What keeps a command from running: arguments or files that cannot be used.
    #[must_use]
    pub fn refusal(message: String, help: Option<String>) -> Self {
        let level = LevelWord::Error;
        let (file, line, column) = (None, None, None);
        let name = "usage".to_owned();
        let finding = Finding {
            code: None,
            name,
            level,
            message,
            help,
            file,
            line,
            column,
            related: Vec::new(),
            about: Vec::new(),
            accepted: None,
        };
        Self { schema: "cmo.check/1", findings: vec![finding] }
    }

    /// The document, with a line break at its end.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::report::json::document(self)
    }
}

fn finding(diagnostic: &Diagnostic, sources: &Sources) -> Finding {
    let (file, line, column) = position(diagnostic.place(), sources);
    let further = diagnostic.labels.iter().skip(1).chain(&diagnostic.related);
    Finding {
        code: Some(diagnostic.code.to_string()),
        name: codes::name(diagnostic.code),
        level: level(diagnostic.severity),
        message: diagnostic.message.clone(),
        help: diagnostic.help.clone(),
        file: Some(file),
        line: Some(line),
        column: Some(column),
        related: further.map(|label| related(label, sources)).collect(),
        about: diagnostic.about.clone(),
        accepted: None,
    }
}

fn related(label: &Label, sources: &Sources) -> Related {
    let (file, line, column) = position(label.place, sources);
    Related { file, line, column, message: label.text.clone() }
}

fn position(place: Place, sources: &Sources) -> (String, u32, u32) {
    let source = sources.get(place.source);
    let position = source.position(place.span.start);
    (source.name().to_owned(), position.line, position.column)
}

fn level(severity: Severity) -> LevelWord {
    match severity {
        Severity::Error => LevelWord::Error,
        Severity::Warning => LevelWord::Warning,
        Severity::Advice => LevelWord::Advice,
    }
}
