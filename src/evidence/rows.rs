//! Turns configurations, groups and theories into rows with their evidence.

use std::collections::BTreeSet;

use crate::evidence::contract::{Counts, Entry, ItemWord, Row};
use crate::evidence::gaps::gaps;
use crate::evidence::literature::Kinds;
use crate::evidence::view::View;
use crate::evidence::witness::{Witness, witnesses};
use crate::explain::CitedVerdicts;
use crate::explain::matched::ConfidenceEntry;
use crate::source::Sources;
use crate::theory::{
    Confidence, Configuration, ConfigurationId, Evidence, GroupId, Heading, HeadingId, Stance, Status, Theory,
};

/// What rows are made of.
pub(super) struct Rows<'a> {
    pub(super) theory: &'a Theory,
    pub(super) files: &'a Sources,
    pub(super) cited: &'a CitedVerdicts,
    pub(super) view: &'a View<'a>,
    pub(super) kinds: &'a Kinds<'a>,
}

impl Rows<'_> {
    /// The configurations that are shown; where evidence is left out, those with some that is not.
    pub(super) fn configurations(&self) -> Vec<Row> {
        let numbered = (0_u32..).map(ConfigurationId).zip(&self.theory.configurations);
        let taken = numbered.filter(|(id, _)| self.view.takes(self.theory, *id));
        taken.map(|(id, one)| self.configuration(id, one)).filter(|row| self.is_shown(row)).collect()
    }

    fn is_shown(&self, row: &Row) -> bool {
        !self.view.is_narrow() || !row.entries.is_empty()
    }

    fn configuration(&self, id: ConfigurationId, one: &Configuration) -> Row {
        let group = one.group.map(|group| &self.theory.groups[group.0 as usize]);
        let heading = one.heading.map(|heading| &self.theory.headings[heading.0 as usize]);
        let at_odds = |evidence: &Evidence| self.cited.at_odds(self.theory, id, evidence);
        let wholes = group.filter(|group| !group.says.evidence.is_empty()).map(|group| group.full_name(self.theory));
        let whole = heading.filter(|heading| !heading.evidence.is_empty()).map(|heading| heading.name.clone());
        Row {
            kind: ItemWord::Configuration,
            group: group.map(|group| group.says.name.clone()),
            status: one.status.map(Status::word),
            retired: one.retired,
            wholes: wholes.into_iter().chain(whole).collect(),
            gaps: gaps(self.theory, self.kinds, one),
            ..self.row(
                (&one.full_name, one.title.as_deref(), one.heading),
                (&one.evidence, one.confidence.as_ref()),
                at_odds,
            )
        }
    }

    /// The theories and groups that cite something or say how sure it is: each theory with its groups after it. Where
    /// configurations are named, those that these belong to.
    pub(super) fn wholes(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        for (id, heading) in (0_u32..).map(HeadingId).zip(&self.theory.headings) {
            let is_shown = self.view.takes_theory(self.theory, id);
            rows.extend(is_shown.then(|| self.whole(ItemWord::Theory, &heading.name, Some(id), heading)).flatten());
            rows.extend(self.groups(Some(id)));
        }
        rows.extend(self.groups(None));
        rows
    }

    fn groups(&self, heading: Option<HeadingId>) -> impl Iterator<Item = Row> {
        let groups = (0_u32..).map(GroupId).zip(&self.theory.groups);
        let groups =
            groups.filter(move |(id, group)| group.heading == heading && self.view.takes_group(self.theory, *id));
        groups.filter_map(|(_, group)| {
            self.whole(ItemWord::Group, &group.full_name(self.theory), group.heading, &group.says)
        })
    }

    fn whole(&self, kind: ItemWord, name: &str, heading: Option<HeadingId>, says: &Heading) -> Option<Row> {
        let title = says.title.as_deref();
        let row = self.row((name, title, heading), (&says.evidence, says.confidence.as_ref()), |_| false);
        let group = (kind == ItemWord::Group).then(|| says.name.clone());
        let has_something = !says.evidence.is_empty() || says.confidence.is_some();
        (has_something && self.is_shown(&row)).then_some(Row { kind, group, ..row })
    }

    fn row(
        &self,
        (id, title, heading): (&str, Option<&str>, Option<HeadingId>),
        (evidence, confidence): (&[Evidence], Option<&Confidence>),
        at_odds: impl Fn(&Evidence) -> bool,
    ) -> Row {
        let shown: Vec<&Evidence> = evidence.iter().filter(|one| self.view.shows(self.theory, one)).collect();
        let sources: BTreeSet<Witness<'_>> = shown.iter().flat_map(|one| witnesses(self.theory, &one.source)).collect();
        Row {
            id: id.to_owned(),
            kind: ItemWord::Theory,
            theory: heading.map(|heading| self.theory.headings[heading.0 as usize].name.clone()),
            group: None,
            title: title.map(str::to_owned),
            status: None,
            retired: false,
            counts: counts(&shown),
            sources: sources.len() as u32,
            confidence: confidence.map(|one| ConfidenceEntry { level: one.level.word(), reason: one.reason.clone() }),
            entries: shown.iter().map(|one| Entry { at_odds: at_odds(one), ..self.entry(one) }).collect(),
            wholes: Vec::new(),
            gaps: Vec::new(),
        }
    }

    fn entry(&self, evidence: &Evidence) -> Entry {
        let file = self.files.get(evidence.place.source);
        let (study, case) = evidence.source.names(self.theory);
        let of = witnesses(self.theory, &evidence.source);
        Entry {
            stance: evidence.stance.into(),
            study,
            case,
            of: of.into_iter().map(|one| one.name(self.theory)).collect(),
            locator: evidence.locator.clone(),
            quote: evidence.quotation.clone(),
            via: evidence.via.as_ref().map(|via| via.name(self.theory).to_owned()),
            at_odds: false,
            file: file.name().to_owned(),
            line: file.position(evidence.place.span.start).line,
        }
    }
}

fn counts(evidence: &[&Evidence]) -> Counts {
    let mut counts = Counts::default();
    for one in evidence {
        *match one.stance {
            Stance::Supports => &mut counts.supports,
            Stance::Refutes => &mut counts.refutes,
            Stance::Modifies => &mut counts.modifies,
            Stance::Augments => &mut counts.augments,
            Stance::Neutral => &mut counts.neutral,
        } += 1;
    }
    counts
}
