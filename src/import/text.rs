//! Words as they stand in a `.cmo` file.

use super::Remark;
use crate::diagnostic::Diagnostic;
use crate::format::{Unformatted, format};
use crate::resolve::{NoFiles, resolve};
use crate::source::{Source, SourceId, Sources};
use crate::syntax::bare::in_quotes;
use crate::syntax::parse;

/// A text in quotation marks, on one line.
pub(super) fn quoted(text: &str) -> String {
    in_quotes(&one_line(text))
}

/// White space and line breaks as single spaces, and without what cannot be seen and is no space.
pub(super) fn one_line(text: &str) -> String {
    let seen: String = text.chars().map(|mark| if mark.is_control() { ' ' } else { mark }).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of a cell on one line, a stroke between them.
pub(super) fn lines(text: &str) -> String {
    let lines = text.lines().map(one_line).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" / ")
}

/// The canonical form; the text as it is where there is none, so that nothing is lost.
pub(super) fn formed(text: String) -> String {
    match format(SourceId(0), &text) {
        Ok(formed) => formed,
        Err(Unformatted::Faulty(_) | Unformatted::Differs(_)) => text,
    }
}

/// What is wrong with a text that was written, each with its line: names that stand twice, and the like.
pub(super) fn faults(text: &str) -> Vec<Remark> {
    let mut sources = Sources::new();
    let id = sources.add(Source::new("imported.cmo", text));
    let parsed = parse(id, text);
    let mut found = parsed.diagnostics;
    found.extend(resolve(&sources, &[(id, parsed.tree)], &NoFiles).diagnostics);
    faults_of(&found, sources.get(id))
}

/// The errors among what was found in a text that was written, each with its line.
pub(super) fn faults_of(found: &[Diagnostic], text: &Source) -> Vec<Remark> {
    let errors = found.iter().filter(|found| found.is_error());
    let remark = |found: &Diagnostic| {
        let line = text.position(found.place().span.start).line;
        let says = format!("line {line} of what is written has an error, to be mended there: {}", found.message);
        Remark { part: None, row: None, column: None, says }
    };
    errors.map(remark).collect()
}
