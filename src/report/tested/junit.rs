//! Turns what the tests of a theory say into JUnit XML: a suite a case, a test an expectation and one its snapshot, and a suite of the coverage that is
//! asked for.

use crate::refine::tested::{CaseTested, ExpectationTested, SnapshotStatus, SnapshotTested, Tested};
use crate::report::diagnostics::{Finding, Findings};

/// The run as JUnit XML.
#[must_use]
pub fn junit(tested: &Tested) -> String {
    let suites: Vec<Suite> = tested.cases.iter().map(Suite::of).chain(Suite::of_coverage(tested)).collect();
    let sum = |count: fn(&Suite) -> usize| suites.iter().map(count).sum::<usize>();
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    text += &format!(
        "<testsuites name=\"cmo\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n",
        sum(|suite| suite.tests),
        sum(|suite| suite.failures)
    );
    suites.iter().for_each(|suite| text += &suite.text);
    text + "</testsuites>\n"
}

/// What keeps all tests from being run, as JUnit XML: a suite `theory`, in which each error is a test that could not be run.
#[must_use]
pub fn junit_of_errors(errors: &Findings) -> String {
    let counts = format!("tests=\"{0}\" failures=\"0\" errors=\"{0}\"", errors.findings.len());
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    text += &format!("<testsuites name=\"cmo\" {counts}>\n  <testsuite name=\"theory\" {counts}>\n");
    errors.findings.iter().for_each(|one| text += &error(one));
    text + "  </testsuite>\n</testsuites>\n"
}

fn error(one: &Finding) -> String {
    let place = match (&one.file, one.line) {
        (Some(file), Some(line)) => format!(" file=\"{}\" line=\"{line}\"", escaped(file)),
        _ => String::new(),
    };
    let kind = one.code.as_deref().unwrap_or(&one.name);
    let (message, help) = (escaped(&one.message), escaped(one.help.as_deref().unwrap_or_default()));
    format!(
        "    <testcase classname=\"theory\" name=\"{kind}\"{place}>\n      <error type=\"{kind}\" \
         message=\"{message}\">{help}</error>\n    </testcase>\n"
    )
}

/// The tests of one case, or that of the coverage.
#[derive(Default)]
struct Suite {
    tests: usize,
    failures: usize,
    text: String,
}

impl Suite {
    fn of(case: &CaseTested) -> Self {
        let mut suite = Self::default();
        case.expectations.iter().for_each(|one| suite.expectation(case, one));
        if let Some(snapshot) = &case.snapshot {
            suite.snapshot(case, snapshot);
        }
        suite.named(&case.case)
    }

    /// One test, where it is asked for how much the cases show.
    fn of_coverage(tested: &Tested) -> Option<Self> {
        tested.least?;
        let mut suite = Self::default();
        suite.test("coverage", "coverage", "", tested.shortfall().map(|short| (short, String::new())));
        Some(suite.named("coverage"))
    }

    fn named(mut self, name: &str) -> Self {
        let head = format!(
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n",
            escaped(name),
            self.tests,
            self.failures
        );
        self.text = head + &self.text + "  </testsuite>\n";
        self
    }

    fn expectation(&mut self, case: &CaseTested, one: &ExpectationTested) {
        let file = format!(" file=\"{}\" line=\"{}\"", escaped(&case.file), one.line);
        let failure = (!one.met).then(|| (one.message.clone().unwrap_or_default(), format!("found: {}", one.found)));
        self.test(&case.case, &one.expected, &file, failure);
    }

    fn snapshot(&mut self, case: &CaseTested, one: &SnapshotTested) {
        let says = match one.status {
            SnapshotStatus::Same => None,
            SnapshotStatus::New => Some("nothing was accepted yet"),
            SnapshotStatus::Changed => Some("something else was accepted"),
            SnapshotStatus::Broken => Some("this is not whole, no snapshot of cmo, or one of two cases"),
        };
        let file = format!(" file=\"{}\"", escaped(&one.path));
        self.test(&case.case, "snapshot", &file, says.map(|says| (says.to_owned(), one.signed())));
    }

    fn test(&mut self, class: &str, name: &str, file: &str, failure: Option<(String, String)>) {
        self.tests += 1;
        let head = format!("    <testcase classname=\"{}\" name=\"{}\"{file}", escaped(class), escaped(name));
        let Some((message, detail)) = failure else {
            self.text += &format!("{head}/>\n");
            return;
        };
        self.failures += 1;
        let (message, detail) = (escaped(&message), escaped(&detail));
        self.text += &format!("{head}>\n      <failure message=\"{message}\">{detail}</failure>\n    </testcase>\n");
    }
}

/// A text within XML, without the characters that XML cannot hold at all.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for mark in text.chars() {
        match mark {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(mark),
            '\u{fffe}' | '\u{ffff}' => {}
            mark if mark.is_control() => {}
            mark => escaped.push(mark),
        }
    }
    escaped
}
