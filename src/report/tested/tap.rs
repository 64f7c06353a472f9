//! Turns what the tests of a theory say into TAP, the Test Anything Protocol, version 14.

use crate::refine::tested::{SnapshotStatus, Tested};
use crate::report::diagnostics::Findings;
use crate::report::plural::counted;

/// The run as TAP: a test an expectation, one each snapshot, and one the coverage that is asked for.
#[must_use]
pub fn tap(tested: &Tested) -> String {
    let mut tests: Vec<Test> = Vec::new();
    for case in &tested.cases {
        for one in &case.expectations {
            let name = format!("{}: {}", case.case, one.expected);
            let place = format!("{}:{}", case.file, one.line);
            let why =
                [("message", one.message.clone().unwrap_or_default()), ("found", one.found.clone()), ("at", place)];
            tests.push(Test { name, why: if one.met { Vec::new() } else { why.to_vec() } });
        }
        if let Some(one) = &case.snapshot {
            let why = match one.status {
                SnapshotStatus::Same => Vec::new(),
                SnapshotStatus::New => {
                    vec![("message", "nothing was accepted yet".to_owned()), ("at", one.path.clone())]
                }
                SnapshotStatus::Changed => vec![
                    ("message", "something else was accepted".to_owned()),
                    ("at", one.path.clone()),
                    ("change", one.signed()),
                ],
                SnapshotStatus::Broken => {
                    vec![
                        ("message", "this is not whole, no snapshot of cmo, or one of two cases".to_owned()),
                        ("at", one.path.clone()),
                    ]
                }
            };
            tests.push(Test { name: format!("{}: snapshot", case.case), why });
        }
    }
    if tested.least.is_some() {
        let why = tested.shortfall().map(|short| ("message", short));
        tests.push(Test { name: "coverage".to_owned(), why: why.into_iter().collect() });
    }
    let mut text = format!("TAP version 14\n1..{}\n", tests.len());
    tests.iter().enumerate().for_each(|(index, test)| text += &test.line(index + 1));
    text
}

/// What keeps all tests from being run, as TAP: the first error, with its place, and how many there are besides.
#[must_use]
pub fn bail_out(errors: &Findings) -> String {
    let Some(first) = errors.findings.first() else { return "TAP version 14\nBail out!\n".to_owned() };
    let code = first.code.iter().map(|code| format!("{code} ")).collect::<String>();
    let place = match (&first.file, first.line) {
        (Some(file), Some(line)) => format!(" ({file}:{line})"),
        _ => String::new(),
    };
    let more = match errors.findings.len() {
        1 => String::new(),
        count => format!(", and {} more", counted(count - 1, "error", "errors")),
    };
    let message = first.message.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("TAP version 14\nBail out! {code}{message}{place}{more}\n")
}

struct Test {
    name: String,
    /// Why it fails; empty where it does not.
    why: Vec<(&'static str, String)>,
}

impl Test {
    fn line(&self, number: usize) -> String {
        let name = self.name.replace('\\', "\\\\").replace('#', "\\#");
        if self.why.is_empty() {
            return format!("ok {number} - {name}\n");
        }
        let rows =
            self.why.iter().map(|(key, value)| format!("  {key}: {}\n", serde_json::Value::from(value.as_str())));
        format!("not ok {number} - {name}\n  ---\n{}  ...\n", rows.collect::<String>())
    }
}
