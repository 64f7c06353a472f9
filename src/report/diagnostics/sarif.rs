//! Turns findings into SARIF 2.1.0, the exchange format of checkers that code-hosting sites and editors read.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::findings::{Finding, Findings, LevelWord, Related};
use crate::report::json;

/// The findings as a SARIF log of one run, with a line break at its end.
#[must_use]
pub fn sarif(findings: &Findings) -> String {
    let rules: BTreeMap<&str, &str> =
        findings.findings.iter().filter_map(|one| Some((one.code.as_deref()?, &*one.name))).collect();
    let rules: Vec<Value> = rules.into_iter().map(|(code, name)| json!({ "id": code, "name": name })).collect();
    json::document(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "cmo", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": findings.findings.iter().map(result).collect::<Vec<_>>(),
        }],
    }))
}

fn result(one: &Finding) -> Value {
    let level = match one.level {
        LevelWord::Error => "error",
        LevelWord::Warning => "warning",
        LevelWord::Advice => "note",
    };
    let help = one.help.iter().map(|help| format!(": {help}")).collect::<String>();
    let mut result = json!({ "level": level, "message": { "text": format!("{}{help}", one.message) } });
    if let Some(code) = &one.code {
        result["ruleId"] = json!(code);
    }
    if let (Some(file), Some(line), Some(column)) = (&one.file, one.line, one.column) {
        result["locations"] = json!([location(file, line, column)]);
    }
    if !one.related.is_empty() {
        result["relatedLocations"] = one.related.iter().map(related).collect();
    }
    if let Some(because) = &one.accepted {
        result["suppressions"] = json!([{ "kind": "external", "status": "accepted", "justification": because }]);
    }
    result
}

fn related(one: &Related) -> Value {
    let mut location = location(&one.file, one.line, one.column);
    location["message"] = json!({ "text": one.message });
    location
}

fn location(file: &str, line: u32, column: u32) -> Value {
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(file) },
            "region": { "startLine": line, "startColumn": column },
        },
    })
}

/// A path as a relative reference of RFC 3986: every byte that may not stand there is escaped.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            b'\\' => uri.push('/'),
            _ => uri += &format!("%{byte:02X}"),
        }
    }
    uri
}
