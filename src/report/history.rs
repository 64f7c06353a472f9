//! Turns the history of a configuration into text for people, newest first.

use crate::refine::diff::Change;
use crate::refine::history::{Entry, History};
use crate::report::canvas::Canvas;
use crate::report::diff::{mark, parts, written_anew};
use crate::report::page::{Cell, Page, Tone};

/// Columns of the label of what is said of a commit.
const LABEL: usize = 19;

/// The text of a history.
#[must_use]
pub fn text(history: &History, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    page.flow(&[], 0, &head(history));
    for one in &history.entries {
        page.blank();
        entry(&mut page, one);
    }
    for note in notes(history) {
        page.blank();
        page.flow(&[], 0, &note);
    }
    page.into_text()
}

/// In how many versions the meaning changed; another name and other words for the same are no change of it.
fn head(History { id, entries, complete, .. }: &History) -> String {
    let counted = |number: usize| format!("{number} {}", if number == 1 { "version" } else { "versions" });
    let number = entries.iter().filter(|one| !matches!(one.change, Change::Renamed | Change::Equivalent)).count();
    match entries.len() {
        0 if !complete => format!("{id}: its meaning is the same in all commits that this shallow clone holds."),
        all if all == number => format!("{id}: its meaning changed in {}, newest first.", counted(number)),
        all => format!("{id}: {} told, newest first; its meaning changed in {number} of them.", counted(all)),
    }
}

fn entry(page: &mut Page, one: &Entry) {
    let when = one.date.as_deref().unwrap_or("not committed");
    let head = [one.revision.as_deref(), one.author.as_deref()].into_iter().flatten().collect::<Vec<_>>().join("  ");
    page.flow(&[Cell { tone: Tone::Strong, text: when, width: 12 }], 12, &head);
    if let Some(subject) = &one.subject {
        says(page, "  commit", subject);
    }
    let was = one.was.as_ref().map(|was| format!(" (was {was})")).unwrap_or_default();
    says(page, &format!("  {}", mark(one.change)), &format!("{}{was}", one.id));
    parts(page, &one.parts);
    one.phrases.iter().for_each(|phrase| says(page, "  phrase", &written_anew(&phrase.was, &phrase.phrase)));
    if let Some(refines) = &one.refines {
        says(page, "  goes back to", refines);
    }
    one.reasons.iter().for_each(|reason| says(page, "  accepted", reason));
}

fn says(page: &mut Page, label: &str, words: &str) {
    page.flow(&[Cell { tone: Tone::Faint, text: label, width: LABEL }], LABEL, words);
}

/// What keeps the history from being whole.
fn notes(history: &History) -> Vec<String> {
    let mut notes = Vec::new();
    if history.unreadable > 0 {
        let (number, have) =
            (history.unreadable, if history.unreadable == 1 { "version has" } else { "versions have" });
        notes.push(format!("{number} {have} errors: what changed there is told of the next one without."));
    }
    if !history.complete {
        notes.push(
            "This clone is shallow, and earlier commits are not here: `git fetch --unshallow` fetches them.".to_owned(),
        );
    }
    notes
}
