//! Turns the evidence on a configuration into what it lacks.

use std::collections::BTreeSet;

use crate::evidence::contract::{Gap, Gaps, Row};
use crate::evidence::literature::Kinds;
use crate::evidence::witness::{Witness, witnesses};
use crate::theory::{Configuration, Literature, Stance, Theory};

/// Who saw what is cited for a configuration, each once.
pub(super) fn all_witnesses<'t>(theory: &'t Theory, one: &'t Configuration) -> BTreeSet<Witness<'t>> {
    one.evidence.iter().flat_map(|evidence| witnesses(theory, &evidence.source)).collect()
}

/// What the evidence on a configuration lacks, judged on all of it; nothing is asked of one that is retired.
pub(super) fn gaps(theory: &Theory, kinds: &Kinds<'_>, one: &Configuration) -> Vec<Gap> {
    if one.retired {
        return Vec::new();
    }
    if one.evidence.is_empty() {
        return vec![if is_of_whole(theory, one) { Gap::WholeOnly } else { Gap::None }];
    }
    let sources = all_witnesses(theory, one);
    let are_grey = sources.iter().all(|source| kinds.kind(*source).literature == Literature::Grey);
    let are_neutral = one.evidence.iter().all(|evidence| evidence.stance == Stance::Neutral);
    let found = [(sources.len() == 1, Gap::SingleSource), (are_grey, Gap::OnlyGrey), (are_neutral, Gap::OnlyNeutral)];
    found.into_iter().filter(|(is_so, _)| *is_so).map(|(_, gap)| gap).collect()
}

/// Whether the group or the theory of a configuration cites something for the whole.
fn is_of_whole(theory: &Theory, one: &Configuration) -> bool {
    let group = one.group.map(|group| &theory.groups[group.0 as usize].says.evidence);
    let heading = one.heading.map(|heading| &theory.headings[heading.0 as usize].evidence);
    group.into_iter().chain(heading).any(|evidence| !evidence.is_empty())
}

/// The configurations that are shown, by what they lack.
pub(super) fn summary(kinds: &Kinds<'_>, theory: &Theory, rows: &[Row]) -> Gaps {
    let with = |gap: Gap| rows.iter().filter(|row| row.gaps.contains(&gap)).map(|row| row.id.clone()).collect();
    let ids: BTreeSet<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let shown = theory.configurations.iter().filter(|one| ids.contains(one.full_name.as_str()));
    let sources: BTreeSet<Witness<'_>> = shown.flat_map(|one| all_witnesses(theory, one)).collect();
    let unknown = sources.into_iter().filter(|source| kinds.kind(*source).literature == Literature::NotKnown);
    Gaps {
        none: with(Gap::None),
        whole_only: with(Gap::WholeOnly),
        single_source: with(Gap::SingleSource),
        only_grey: with(Gap::OnlyGrey),
        only_neutral: with(Gap::OnlyNeutral),
        literature_not_known: unknown.map(|source| source.name(theory)).collect(),
    }
}
