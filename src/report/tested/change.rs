//! Turns what two bodies of a snapshot differ in into lines with a sign before each.

use crate::refine::snapshot::{Change, Side};
use crate::report::canvas::Canvas;
use crate::report::page::{Cell, Page, Tone};

/// The lines that differ: `-` what was accepted, `+` what is found.
#[must_use]
pub fn change(change: &Change, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    write(&mut page, change);
    page.into_text()
}

pub(super) fn write(page: &mut Page, change: &Change) {
    for line in &change.lines {
        let (tone, sign) = match line.side {
            Side::Accepted => (Tone::Inactive, "  - "),
            Side::Found | Side::Unsaid => (Tone::Active, "  + "),
        };
        page.flow(&[Cell { tone, text: sign, width: 4 }], 6, &line.text);
    }
}
