//! Turns what matches into text for people: what fires, what it leads to and which studies say so, first.

mod chains;
mod conditions;
mod configuration;
mod evidence;
mod expected;
mod follows;
mod overview;
mod rows;
mod summary;
mod told;
mod whole;

use crate::explain::matched::{CaseMatch, Match, VerdictWord};
use crate::report::canvas::Canvas;
use crate::report::page::{Page, Tone};
use told::Told;

/// The text of a match; only of the configurations with one verdict where that is asked for.
#[must_use]
pub fn text(matched: &Match, only: Option<VerdictWord>, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    overview::write(&mut page, &matched.cases);
    for (index, case) in matched.cases.iter().enumerate() {
        if index > 0 || matched.cases.len() > 1 {
            page.blank();
        }
        one_case(&mut page, case, only);
    }
    page.into_text()
}

fn one_case(page: &mut Page, case: &CaseMatch, only: Option<VerdictWord>) {
    summary::write(page, case);
    for told in Told::ALL {
        for one in case
            .configurations
            .iter()
            .filter(|one| Told::of(one) == told && only.is_none_or(|only| only == one.verdict))
        {
            page.blank();
            configuration::write(page, one, case.world);
        }
    }
    if let Some(only) = only {
        return narrowed(page, case, only);
    }
    chains::write(page, case);
    expected::write(page, case);
    whole::write(page, case);
    others(page, case);
}

/// Where only one verdict is asked for, and no configuration has it.
fn narrowed(page: &mut Page, case: &CaseMatch, only: VerdictWord) {
    if case.configurations.iter().any(|one| one.verdict == only) {
        return;
    }
    let sentence = match only {
        VerdictWord::Fires => "No configuration fires in this case.",
        VerdictWord::Blocked => "No configuration is blocked in this case.",
        VerdictWord::Undetermined => "No configuration of which something is known is undetermined in this case.",
        VerdictWord::Contested => "No configuration is contested in this case.",
    };
    page.blank();
    page.flow(&[], 0, sentence);
}

/// The line for those of which the case says nothing.
fn others(page: &mut Page, case: &CaseMatch) {
    let silent = case.silent.len();
    if silent == 0 {
        return;
    }
    let are = if silent == 1 { "other" } else { "others" };
    page.blank();
    page.heading(Tone::Faint, &format!("{silent} {are}: nothing known in this case (`--all` shows them)"));
}
