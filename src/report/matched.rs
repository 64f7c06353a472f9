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

use crate::explain::matched::{CaseMatch, ConfigurationMatch, Match, VerdictWord};
use crate::report::canvas::Canvas;
use crate::report::page::{Page, Tone};
use told::Told;

/// Which configurations are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Those with this verdict; all verdicts where there is none.
    pub only: Option<VerdictWord>,
    /// How much must be known of them.
    pub extent: Extent,
}

/// How much must be known of a configuration that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The case says something of it.
    Known,
    /// Nothing need be known.
    All,
}

impl Shown {
    fn has(self, one: &ConfigurationMatch) -> bool {
        let known = match self.extent {
            Extent::Known => !one.silent,
            Extent::All => true,
        };
        known && self.only.is_none_or(|only| only == one.verdict)
    }
}

/// The text of a match.
#[must_use]
pub fn text(matched: &Match, shown: Shown, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    overview::write(&mut page, &matched.cases);
    for (index, case) in matched.cases.iter().enumerate() {
        if index > 0 || matched.cases.len() > 1 {
            page.blank();
        }
        one_case(&mut page, case, shown);
    }
    whole::write(&mut page, &matched.cases, shown);
    studies::write(&mut page, matched, shown);
    page.into_text()
}

fn one_case(page: &mut Page, case: &CaseMatch, shown: Shown) {
    summary::write(page, case);
    for told in Told::ALL {
        for one in case.configurations.iter().filter(|one| Told::of(one) == told && shown.has(one)) {
            page.blank();
            configuration::write(page, one, case.world);
        }
    }
    if let Some(only) = shown.only {
        return narrowed(page, case, shown, only);
    }
    chains::write(page, case);
    expected::write(page, case);
    others(page, case, shown);
}

/// Where only one verdict is asked for, and no configuration has it.
fn narrowed(page: &mut Page, case: &CaseMatch, shown: Shown, only: VerdictWord) {
    if case.configurations.iter().any(|one| shown.has(one)) {
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
fn others(page: &mut Page, case: &CaseMatch, shown: Shown) {
    let silent = case.configurations.iter().filter(|one| !shown.has(one)).count();
    if silent == 0 {
        return;
    }
    let are = if silent == 1 { "other" } else { "others" };
    page.blank();
    page.heading(Tone::Faint, &format!("{silent} {are}: nothing known in this case (`--all` shows them)"));
}
