//! Turns two bodies of one case's snapshot into the lines that differ, and what they are about.

use std::collections::BTreeSet;

use super::prose::PREDICTED;

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// In what was accepted.
    Accepted,
    /// In what is found now.
    Found,
    /// In neither: what is so now of what no line is told of any more.
    Unsaid,
}

/// A line that stands on one side only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// On which.
    pub side: Side,
    /// The line.
    pub text: String,
}

/// What two bodies differ in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The lines that stand on one side only, the one that another takes the place of before it.
    pub lines: Vec<Line>,
    /// The configurations that are told otherwise: an ID, or the content of a statement without one.
    pub configurations: Vec<String>,
    /// The predictions that are told otherwise: each a phrase in quotes.
    pub predictions: Vec<String>,
}

impl Change {
    /// What is found now against what was accepted; everything is new where nothing was.
    #[must_use]
    pub fn between(accepted: Option<&str>, found: &str) -> Self {
        let (before, after) = (entries(accepted.unwrap_or_default()), entries(found));
        let mut gone: Vec<&Entry<'_>> = before.iter().filter(|one| !after.contains(one)).collect();
        let mut lines = Vec::new();
        for new in after.iter().filter(|one| !before.contains(one)) {
            for old in gone.extract_if(.., |old| (old.part, old.label) == (new.part, new.label)) {
                lines.push(old.on(Side::Accepted));
            }
            lines.push(new.on(Side::Found));
        }
        lines.extend(gone.iter().map(|old| old.on(Side::Accepted)));
        let differ =
            || before.iter().filter(|one| !after.contains(one)).chain(after.iter().filter(|one| !before.contains(one)));
        let labels = |part| {
            let labels: BTreeSet<&str> = differ().filter(|one| one.part == part).map(|one| one.label).collect();
            labels.into_iter().map(str::to_owned).collect()
        };
        Self { lines, configurations: labels(Part::Configurations), predictions: labels(Part::Predictions) }
    }
}

impl Change {
    /// Adds below each line that no other takes the place of what is so now: that a prediction is none any more, and of a
    /// configuration what `unsaid` has to say of it, by its label.
    #[must_use]
    pub fn with(self, unsaid: impl Fn(&str) -> String) -> Self {
        let about = |line: &Line| {
            let part = if line.text.starts_with('“') { Part::Predictions } else { Part::Configurations };
            (part, label(part, &line.text).to_owned())
        };
        let found: Vec<_> = self.lines.iter().filter(|line| line.side != Side::Accepted).map(about).collect();
        let mut lines = Vec::with_capacity(self.lines.len());
        for line in self.lines {
            let about = about(&line);
            let is_alone = line.side == Side::Accepted && !found.contains(&about) && about.1 != line.text;
            lines.push(line);
            if is_alone {
                let text = match about {
                    (Part::Configurations, label) => format!("{label}: {}", unsaid(&label)),
                    (Part::Predictions, label) => format!("{label} not predicted"),
                };
                lines.push(Line { side: Side::Unsaid, text });
            }
        }
        Self { lines, ..self }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Configurations,
    Predictions,
}

/// A line with what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry<'t> {
    part: Part,
    label: &'t str,
    line: &'t str,
}

impl Entry<'_> {
    fn on(&self, side: Side) -> Line {
        Line { side, text: self.line.to_owned() }
    }
}

fn entries(body: &str) -> Vec<Entry<'_>> {
    let mut part = Part::Configurations;
    let mut entries = Vec::new();
    for line in body.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
        match line {
            PREDICTED => part = Part::Predictions,
            line => entries.push(Entry { part, label: label(part, line), line }),
        }
    }
    entries
}

/// What a line is about: what stands before the first colon outside quotes, or the quoted phrase that it begins with.
fn label(part: Part, line: &str) -> &str {
    let end = match part {
        Part::Configurations => colon(line),
        Part::Predictions => line.find('”').map(|end| end + '”'.len_utf8()),
    };
    end.map_or(line, |end| &line[..end])
}

fn colon(line: &str) -> Option<usize> {
    let mut quoted = false;
    for (at, mark) in line.char_indices() {
        match mark {
            '“' => quoted = true,
            '”' => quoted = false,
            ':' if !quoted => return Some(at),
            _ => {}
        }
    }
    None
}
