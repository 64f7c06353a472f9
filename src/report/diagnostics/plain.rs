//! Turns diagnostics into sentences that read well in a screen reader: no drawing, every place in words.

use super::clipped::shortened;
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::source::{Place, Sources};

/// One paragraph for each.
pub(super) fn render(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    diagnostics.iter().map(|diagnostic| paragraph(diagnostic, sources)).collect()
}

fn paragraph(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let kind = match diagnostic.severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Advice => "Advice",
    };
    let place = place(diagnostic.place(), sources);
    let mut text = format!("{kind} {} in {place}: {}\n", diagnostic.code, sentence(&diagnostic.message));
    if let Some(label) = diagnostic.labels.first().filter(|label| !label.text.is_empty()) {
        text += &format!("At {}: {}\n", quoted(label, sources), sentence(&label.text));
    }
    let others = diagnostic.labels.iter().skip(1).filter(|label| !label.text.is_empty());
    for label in others.chain(&diagnostic.related) {
        let (place, quoted) = (self::place(label.place, sources), quoted(label, sources));
        // A name that stands there says nothing more of itself.
        let quoted = if quoted == label.text { String::new() } else { format!(", {quoted}") };
        text += &format!("See {place}{quoted}: {}\n", sentence(&label.text));
    }
    if let Some(help) = &diagnostic.help {
        text += &format!("Help: {}\n", sentence(help));
    }
    text.push('\n');
    text
}

/// Words with the full stop that a drawing does without; a question has its own mark.
fn sentence(words: &str) -> String {
    let words = shortened(words);
    if words.ends_with('?') { words.into_owned() } else { format!("{words}.") }
}

fn place(place: Place, sources: &Sources) -> String {
    let source = sources.get(place.source);
    let position = source.position(place.span.start);
    format!("{}, line {}, column {}", source.name(), position.line, position.column)
}

/// The text of a place on one line, cut where it is long.
fn quoted(label: &Label, sources: &Sources) -> String {
    const LONGEST: usize = 60;
    let text = sources.text(label.place).split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return "this place".to_owned();
    }
    if text.chars().count() <= LONGEST {
        return format!("`{text}`");
    }
    format!("`{}…`", text.chars().take(LONGEST).collect::<String>().trim_end())
}
