//! Turns reasons into a tree of sentences.

use crate::explain::reasons::{Step, Why};
use crate::report::canvas::Canvas;
use crate::report::page::{Cell, Page, Tone};

/// Levels that are indented: deeper ones would leave no room for words.
const INDENTED: usize = 16;

/// The tree of sentences, the answer first.
#[must_use]
pub fn text(why: &Why, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    if let Some(answer) = why.steps.first() {
        page.flow(&[], 0, &sentence(why, answer));
        reasons(&mut page, why, answer, &[]);
    }
    if let Some(more) = &why.more {
        page.blank();
        page.flow(&[], 0, more);
    }
    page.into_text()
}

/// The reasons of a step, each below the other, with the lines that join them to the steps `above`.
fn reasons(page: &mut Page, why: &Why, step: &Step, above: &[&str]) {
    let indent = above[..above.len().min(INDENTED)].concat();
    for (index, id) in step.because.iter().enumerate() {
        let Some(reason) = step_of(why, *id) else { continue };
        let is_last = index + 1 == step.because.len();
        let (branch, below) = if is_last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        let (first, rest) = (format!("{indent}{branch}"), format!("{indent}{below}"));
        page.wrapped(&[Cell { tone: Tone::Faint, text: &first, width: 0 }], &rest, &sentence(why, reason));
        reasons(page, why, reason, &[above, &[below]].concat());
    }
}

/// The step of a number: steps are numbered in their order, from 1.
fn step_of(why: &Why, id: u32) -> Option<&Step> {
    why.steps.get((id as usize).checked_sub(1)?)
}

/// What a step says, with its number where another step speaks of it, and the file and line of who says so.
fn sentence(why: &Why, step: &Step) -> String {
    let number = if is_spoken_of(why, step) { format!("({}) ", step.id) } else { String::new() };
    let says = &step.says;
    match (&step.file, step.line) {
        (Some(file), Some(line)) => format!("{number}{says} [{file}:{line}]"),
        (Some(file), None) => format!("{number}{says} [{file}]"),
        (None, _) => format!("{number}{says}"),
    }
}

fn is_spoken_of(why: &Why, step: &Step) -> bool {
    step.deeper || why.steps.iter().any(|other| other.as_in == Some(step.id))
}
