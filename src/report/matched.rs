//! Turns what matches into text for people: what fires, what it leads to and which studies say so, first.

mod chains;
mod conditions;
mod configuration;
mod evidence;
mod expected;
mod follows;
mod rows;
mod summary;
mod whole;

use crate::explain::matched::{CaseMatch, ConfigurationMatch, Match, VerdictWord};
use crate::report::canvas::Canvas;
use crate::report::page::{Page, Tone};

/// Which configurations are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Those of which the case says something.
    Known,
    /// All.
    All,
}

/// The text of a match.
#[must_use]
pub fn text(matched: &Match, extent: Extent, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    for (index, case) in matched.cases.iter().enumerate() {
        if index > 0 {
            page.blank();
        }
        one_case(&mut page, case, extent);
    }
    page.into_text()
}

fn one_case(page: &mut Page, case: &CaseMatch, extent: Extent) {
    summary::write(page, case);
    for verdict in [VerdictWord::Fires, VerdictWord::Contested, VerdictWord::Blocked, VerdictWord::Undetermined] {
        for one in case.configurations.iter().filter(|one| one.verdict == verdict && is_shown(one, extent)) {
            page.blank();
            configuration::write(page, one, case.world);
        }
    }
    chains::write(page, case);
    expected::write(page, case);
    whole::write(page, case, extent);
    others(page, case, extent);
}

fn is_shown(one: &ConfigurationMatch, extent: Extent) -> bool {
    match extent {
        Extent::Known => !one.silent,
        Extent::All => true,
    }
}

/// The line for those of which the case says nothing.
fn others(page: &mut Page, case: &CaseMatch, extent: Extent) {
    let silent = case.configurations.iter().filter(|one| !is_shown(one, extent)).count();
    if silent == 0 {
        return;
    }
    let are = if silent == 1 { "other" } else { "others" };
    page.blank();
    page.heading(Tone::Faint, &format!("{silent} {are}: nothing known in this case (`--all` shows them)"));
}
