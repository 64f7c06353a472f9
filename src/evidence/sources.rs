//! Turns studies, papers and cases into rows with what each bears on.

use rustc_hash::FxHashMap;

use crate::evidence::contract::{About, Described, ItemWord, Marks, SourceRow, SourceWord};
use crate::evidence::literature::Kinds;
use crate::evidence::view::View;
use crate::evidence::witness::{Witness, witnesses};
use crate::theory::{
    Case, ConfigurationId, Evidence, EvidenceSource, GroupId, HeadingId, Stance, Study, StudyId, Theory,
};

/// A piece of evidence with what it is for.
struct Cited<'t> {
    id: String,
    kind: ItemWord,
    evidence: &'t Evidence,
}

/// The evidence of a source, and what others are cited for in its words.
#[derive(Default)]
struct Of<'c, 't> {
    cited: Vec<&'c Cited<'t>>,
    quoted: Vec<&'c Cited<'t>>,
}

/// The sources that are shown: all studies and what else is cited; or where something is left out, those of what is shown.
pub(super) fn sources(theory: &Theory, view: &View<'_>, kinds: &Kinds<'_>) -> Vec<SourceRow> {
    let cited = cited(theory, view);
    let mut by_source: FxHashMap<Witness<'_>, Of<'_, '_>> = FxHashMap::default();
    for one in &cited {
        for source in witnesses(theory, &one.evidence.source) {
            by_source.entry(source).or_default().cited.push(one);
        }
        for source in one.evidence.via.iter().flat_map(|via| witnesses(theory, via)) {
            by_source.entry(source).or_default().quoted.push(one);
        }
    }
    let is_whole = !view.is_narrow() && view.only.is_empty() && view.theory.is_none();
    let mut all: Vec<Witness<'_>> = by_source.keys().copied().collect();
    if is_whole {
        all.extend((0_u32..).take(theory.studies.len()).map(|id| Witness::Study(StudyId(id))));
    }
    let order = paper_order(theory);
    all.sort_by_key(|source| place(&order, *source));
    all.dedup();
    let none = Of::default();
    all.into_iter().map(|source| row(theory, (view, kinds), source, by_source.get(&source).unwrap_or(&none))).collect()
}

/// Studies in file order, then papers in the order of their bibliographies, then cases in file order.
fn place(papers: &FxHashMap<&str, u32>, source: Witness<'_>) -> (u8, u32) {
    match source {
        Witness::Study(id) => (0, id.0),
        Witness::Paper(key) => (1, papers.get(key).copied().unwrap_or(u32::MAX)),
        Witness::Case(id) => (2, id.0),
    }
}

fn paper_order(theory: &Theory) -> FxHashMap<&str, u32> {
    theory.bibliographies.iter().flat_map(|one| &one.keys).map(String::as_str).zip(0_u32..).collect()
}

/// The evidence that is shown.
fn cited<'t>(theory: &'t Theory, view: &View<'_>) -> Vec<Cited<'t>> {
    let configurations = (0_u32..).map(ConfigurationId).zip(&theory.configurations);
    let configurations = configurations.filter(|(id, _)| view.takes(theory, *id));
    let configurations = configurations.map(|(_, one)| (one.full_name.clone(), ItemWord::Configuration, &one.evidence));
    let headings = (0_u32..).map(HeadingId).zip(&theory.headings).filter(|(id, _)| view.takes_theory(theory, *id));
    let headings = headings.map(|(_, one)| (one.name.clone(), ItemWord::Theory, &one.evidence));
    let groups = (0_u32..).map(GroupId).zip(&theory.groups).filter(|(id, _)| view.takes_group(theory, *id));
    let groups = groups.map(|(_, group)| (group.full_name(theory), ItemWord::Group, &group.says.evidence));
    let all = configurations.chain(groups).chain(headings);
    let each = all.flat_map(|(id, kind, all)| all.iter().map(move |evidence| Cited { id: id.clone(), kind, evidence }));
    each.filter(|one| view.shows(theory, one.evidence)).collect()
}

fn row(theory: &Theory, (view, kinds): (&View<'_>, &Kinds<'_>), source: Witness<'_>, of: &Of<'_, '_>) -> SourceRow {
    let known = kinds.kind(source);
    let row = SourceRow {
        id: source.name(theory),
        kind: SourceWord::Paper,
        title: None,
        study_type: None,
        setting: None,
        cites: Vec::new(),
        citations: Vec::new(),
        literature: known.literature.into(),
        literature_from: known.from,
        marks: marks(theory, &of.cited),
        quoted_for: of.quoted.iter().map(|one| about(theory, one)).collect(),
        describes: Vec::new(),
    };
    match source {
        Witness::Study(id) => study(row, &theory.studies[id.0 as usize], described(theory, view, id)),
        Witness::Paper(key) => SourceRow { cites: vec![key.to_owned()], ..row },
        Witness::Case(id) => {
            let title = theory.cases[id.0 as usize].title.clone();
            SourceRow { kind: SourceWord::Case, title, ..row }
        }
    }
}

fn study(row: SourceRow, study: &Study, describes: Vec<Described>) -> SourceRow {
    SourceRow {
        kind: SourceWord::Study,
        title: study.title.clone(),
        study_type: study.kind.clone(),
        setting: study.setting.clone(),
        cites: study.cites.clone(),
        describes,
        ..row
    }
}

fn marks(theory: &Theory, cited: &[&Cited<'_>]) -> Marks {
    let mut marks = Marks::default();
    for one in cited {
        match one.evidence.stance {
            Stance::Supports => &mut marks.supports,
            Stance::Refutes => &mut marks.refutes,
            Stance::Modifies => &mut marks.modifies,
            Stance::Augments => &mut marks.augments,
            Stance::Neutral => &mut marks.neutral,
        }
        .push(about(theory, one));
    }
    marks
}

fn about(theory: &Theory, one: &Cited<'_>) -> About {
    let case = match one.evidence.source {
        EvidenceSource::Case(id) => Some(theory.cases[id.0 as usize].name.clone()),
        EvidenceSource::Study(_) | EvidenceSource::Key(_) => None,
    };
    About { id: one.id.clone(), kind: one.kind, case, locator: one.evidence.locator.clone() }
}

/// The cases that a study describes, as far as they concern the theory that is shown.
fn described(theory: &Theory, view: &View<'_>, id: StudyId) -> Vec<Described> {
    let concerns = |case: &&Case| case.theory.is_none() || view.is_in_theory(case.theory);
    let cases = theory.cases.iter().filter(|case| case.sources.contains(&id)).filter(concerns);
    let described = |case: &Case| Described {
        case: case.name.clone(),
        facts: case.facts.len() as u32,
        quotations: case.facts.iter().filter(|fact| fact.quotation.is_some()).count() as u32,
    };
    cases.map(described).collect()
}
