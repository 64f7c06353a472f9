//! Turns what matches into text for people: what fires, what it leads to and which studies say so, first.

mod chains;
mod conditions;
mod configuration;
mod evidence;
mod expected;
mod follows;
mod overview;
mod rows;
mod studies;
mod summary;
mod told;
mod whole;

use crate::explain::matched::{CaseMatch, Match, RetiredEntry, VerdictWord};
use crate::report::canvas::Canvas;
use crate::report::page::{Page, Tone};
pub(super) use evidence::by_stance;
pub(super) use rows::listed;
pub(super) use summary::name as case_name;
pub(super) use told::Told;

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
    whole::write(&mut page, &matched.cases, only);
    studies::write(&mut page, matched, only);
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
    others(page, case.silent.len());
    retired(page, case);
}

/// Where only one verdict is asked for: that no configuration has it, and how many have it of which nothing is known.
fn narrowed(page: &mut Page, case: &CaseMatch, only: VerdictWord) {
    let silent = case.silent.iter().filter(|one| one.verdict == only).count();
    if !case.configurations.iter().any(|one| one.verdict == only) {
        let of = if silent == 0 { "No configuration" } else { "No configuration of which something is known" };
        let verdict = match only {
            VerdictWord::Fires => "fires",
            VerdictWord::Blocked => "is blocked",
            VerdictWord::Undetermined => "is undetermined",
            VerdictWord::Contested => "is contested",
        };
        page.blank();
        page.flow(&[], 0, &format!("{of} {verdict} in this case."));
    }
    others(page, silent);
}

/// The line for those of which the case says nothing.
fn others(page: &mut Page, silent: usize) {
    if silent == 0 {
        return;
    }
    let are = if silent == 1 { "other" } else { "others" };
    page.blank();
    page.heading(Tone::Faint, &format!("{silent} {are}: nothing known in this case (`--all` shows them)"));
}

/// The line for those that are retired.
fn retired(page: &mut Page, case: &CaseMatch) {
    if case.retired.is_empty() {
        return;
    }
    let name = |one: &RetiredEntry| match one.replaced_by.as_slice() {
        [] => one.id.clone(),
        by => format!("{} (replaced by {})", one.id, by.join(", ")),
    };
    let names: Vec<String> = case.retired.iter().map(name).collect();
    page.blank();
    page.flow(&[], 2, &format!("Retired, and never evaluated: {}.", names.join(", ")));
}
