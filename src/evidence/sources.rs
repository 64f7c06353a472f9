//! Turns studies, papers and cases into rows with what each bears on.

use crate::evidence::contract::{About, Described, ItemWord, Marks, SourceRow, SourceWord};
use crate::evidence::literature::Kinds;
use crate::evidence::view::View;
use crate::evidence::witness::{Witness, witnesses};
use crate::theory::{
    Case, CaseId, ConfigurationId, Evidence, EvidenceSource, HeadingId, Stance, Study, StudyId, Theory,
};

/// A piece of evidence with what it is for.
struct Cited<'t> {
    id: String,
    kind: ItemWord,
    evidence: &'t Evidence,
}

/// The sources that are shown: all of them, or where some evidence is left out or configurations are named, those of what
/// is shown.
pub(super) fn sources(theory: &Theory, view: &View<'_>, kinds: &Kinds<'_>) -> Vec<SourceRow> {
    let cited = cited(theory, view);
    let rows = all(theory).into_iter().map(|source| row(theory, (view, kinds), source, &cited));
    let is_whole = !view.is_narrow() && view.only.is_empty() && view.theory.is_none();
    rows.filter(|row| (is_whole && row.kind == SourceWord::Study) || is_cited(row)).collect()
}

fn is_cited(row: &SourceRow) -> bool {
    let marks = &row.marks;
    let lists = [&marks.supports, &marks.refutes, &marks.modifies, &marks.augments, &marks.neutral, &row.quoted_for];
    lists.iter().any(|list| !list.is_empty())
}

/// All studies, then the papers that are of none, then the cases of which nobody says whose they are.
fn all(theory: &Theory) -> Vec<Witness<'_>> {
    let studies = (0_u32..).take(theory.studies.len()).map(|id| Witness::Study(StudyId(id)));
    let keys = theory.bibliographies.iter().flat_map(|one| &one.keys);
    let papers = keys.map(|key| Witness::of_paper(theory, key)).filter(|one| matches!(one, Witness::Paper(_)));
    let cases = (0_u32..).map(CaseId).zip(&theory.cases).filter(|(_, case)| case.sources.is_empty());
    studies.chain(papers).chain(cases.map(|(id, _)| Witness::Case(id))).collect()
}

/// The evidence that is shown.
fn cited<'t>(theory: &'t Theory, view: &View<'_>) -> Vec<Cited<'t>> {
    let configurations = (0_u32..).map(ConfigurationId).zip(&theory.configurations);
    let configurations = configurations.filter(|(id, _)| view.takes(theory, *id));
    let configurations = configurations.map(|(_, one)| (one.full_name.clone(), ItemWord::Configuration, &one.evidence));
    let in_view = |heading: Option<HeadingId>| view.only.is_empty() && view.is_in_theory(heading);
    let headings = (0_u32..).map(|id| Some(HeadingId(id))).zip(&theory.headings).filter(|(id, _)| in_view(*id));
    let headings = headings.map(|(_, one)| (one.name.clone(), ItemWord::Theory, &one.evidence));
    let groups = theory.groups.iter().filter(|group| in_view(group.heading));
    let groups = groups.map(|group| (group.full_name(theory), ItemWord::Group, &group.says.evidence));
    let all = configurations.chain(groups).chain(headings);
    let each = all.flat_map(|(id, kind, all)| all.iter().map(move |evidence| Cited { id: id.clone(), kind, evidence }));
    each.filter(|one| view.shows(theory, one.evidence)).collect()
}

fn row(theory: &Theory, (view, kinds): (&View<'_>, &Kinds<'_>), source: Witness<'_>, cited: &[Cited<'_>]) -> SourceRow {
    let known = kinds.kind(source);
    let row = SourceRow {
        id: source.name(theory),
        kind: SourceWord::Paper,
        title: None,
        study_type: None,
        setting: None,
        cites: Vec::new(),
        literature: known.literature.into(),
        literature_from: known.from,
        marks: marks(theory, source, cited),
        quoted_for: quoted_for(theory, source, cited),
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

fn marks(theory: &Theory, source: Witness<'_>, cited: &[Cited<'_>]) -> Marks {
    let mut marks = Marks::default();
    for one in cited.iter().filter(|one| witnesses(theory, &one.evidence.source).contains(&source)) {
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

fn quoted_for(theory: &Theory, source: Witness<'_>, cited: &[Cited<'_>]) -> Vec<About> {
    let via = |one: &Cited<'_>| one.evidence.via.as_ref().is_some_and(|via| witnesses(theory, via).contains(&source));
    cited.iter().filter(|one| via(one)).map(|one| about(theory, one)).collect()
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
