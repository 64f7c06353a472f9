//! Turns findings into annotations of a pull request, as GitHub Actions reads them from what a step prints.

use super::findings::{Finding, Findings, LevelWord};

/// One line a finding: `::warning file=theory.cmo,line=3,col=5,title=CMO514 …::…`.
#[must_use]
pub fn annotations(findings: &Findings) -> String {
    findings.findings.iter().map(annotation).collect()
}

fn annotation(one: &Finding) -> String {
    let level = match one.level {
        // What is accepted stands in nobody's way.
        _ if one.accepted.is_some() => "notice",
        LevelWord::Error => "error",
        LevelWord::Warning => "warning",
        LevelWord::Advice => "notice",
    };
    let mut about: Vec<String> = Vec::new();
    if let (Some(file), Some(line), Some(column)) = (&one.file, one.line, one.column) {
        about.push(format!("file={},line={line},col={column}", property(file)));
    }
    about.extend(one.code.iter().map(|code| format!("title={} {}", property(code), property(&one.name))));
    let help = one.help.iter().map(|help| format!("\n{help}")).collect::<String>();
    let accepted = one.accepted.iter().map(|because| format!("\naccepted because {because}")).collect::<String>();
    format!("::{level} {}::{}\n", about.join(","), message(&format!("{}{help}{accepted}", one.message)))
}

/// A text as GitHub reads it after `::`.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text as GitHub reads it among the properties.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
