//! The example of section 1 of the language, sentence by sentence.

use cmo::theory::{
    Condition, ConfidenceLevel, EvidenceSource, Expectation, Form, Level, Polarity, Role, Said, Stance, StudyId,
    Theory, Value, Verdict,
};

use super::{configuration, resolved_with, words};

const EXAMPLE: &str = include_str!("negotiated.cmo");
const BIBLIOGRAPHY: &str = "@article{inch2019, title = {Inch by inch}, year = {2019} }\n";

fn example() -> Theory {
    let resolved = resolved_with(&[EXAMPLE], &[("studies.bib", BIBLIOGRAPHY)]);
    assert!(resolved.diagnostics.is_empty(), "{:#?}", resolved.diagnostics);
    resolved.theory
}

fn shown(theory: &Theory, condition: &Condition) -> String {
    let list = |all: &[Condition]| all.iter().map(|one| shown(theory, one)).collect::<Vec<_>>().join(", ");
    match condition {
        Condition::Phrase(mention) => words(theory, mention.literal),
        Condition::Unknown(_) => "?".to_owned(),
        Condition::Not(inner) => format!("not({})", shown(theory, inner)),
        Condition::All(all) => format!("all({})", list(all)),
        Condition::Any(all) => format!("any({})", list(all)),
        Condition::NoneOf(all) => format!("none({})", list(all)),
        Condition::AtLeast(least, all) => format!("{least} of({})", list(all)),
        Condition::Unless(holds, fails) => format!("unless({}; {})", shown(theory, holds), shown(theory, fails)),
    }
}

#[test]
fn configurations_have_names_owners_and_conditions() {
    let theory = example();
    let names: Vec<&str> = theory.configurations.iter().map(|one| &*one.full_name).collect();
    assert_eq!(names, ["PT1.1a", "PT1.2b", "PT1.3a", "PT1.if1"]);
    assert!(theory.configurations.iter().all(|one| one.heading.is_some() && one.group.is_some()));
    assert!(theory.configurations.iter().all(|one| one.form == Form::If));
    let conditions: Vec<String> = theory.configurations.iter().map(|one| shown(&theory, &one.context)).collect();
    assert_eq!(
        conditions,
        [
            "all(pharmacist trusted by GP, clinical data shared)",
            "unless(all(staff trained, 2 of(toolkit provided, seminar offered, practice meeting held)); staff turnover high)",
            "all(GP and care home staff have a safe or neutral space to meet, \
             any(different perspectives (and attitudes) discussed, appreciative inquiry used), not(blame))",
            "GPs give time",
        ]
    );
}

#[test]
fn mechanisms_resources_and_outcomes_are_told_apart() {
    let theory = example();
    let first = configuration(&theory, "PT1.1a");
    assert_eq!(first.title.as_deref(), Some("Pharmacist-led medication review"));
    assert_eq!(
        first.resource.as_ref().map(|resource| shown(&theory, resource)).as_deref(),
        Some("structured medication review")
    );
    let mechanisms: Vec<String> = first.mechanisms.iter().map(|one| words(&theory, one.literal)).collect();
    assert_eq!(mechanisms, ["GP confident in the proposed changes"]);
    let outcomes: Vec<String> = first.outcomes.iter().map(|one| words(&theory, one.mention.literal)).collect();
    assert_eq!(outcomes, ["GP implements prescription changes", "deprescribing"]);
    let second = configuration(&theory, "PT1.2b");
    assert!(second.outcomes[0].negated && second.outcomes[0].speaks_against());
    let statement = configuration(&theory, "PT1.if1");
    assert!(!statement.named);
    assert_eq!(words(&theory, statement.mechanisms[0].literal), "meetings go ahead");
    assert_eq!(words(&theory, statement.outcomes[0].mention.literal), "plans agreed");
    let third = configuration(&theory, "PT1.3a");
    assert_eq!(
        words(&theory, third.mechanisms[0].literal),
        "shared problem solving, with tools and frameworks that all understand"
    );
}

#[test]
fn evidence_leads_to_studies_and_cases() {
    let theory = example();
    let first = configuration(&theory, "PT1.1a");
    let evidence = &first.evidence;
    assert_eq!(evidence.len(), 2);
    assert_eq!((evidence[0].stance, &evidence[0].source), (Stance::Supports, &EvidenceSource::Study(StudyId(0))));
    assert_eq!(evidence[0].locator.as_deref(), Some("p. 4"));
    assert_eq!((evidence[1].stance, &evidence[1].source), (Stance::Neutral, &EvidenceSource::Study(StudyId(1))));
    assert_eq!(evidence[1].quotation.as_deref(), Some("low implementation rate"));
    let third = configuration(&theory, "PT1.3a");
    let sources: Vec<&EvidenceSource> = third.evidence.iter().map(|one| &one.source).collect();
    assert_eq!(sources, [&EvidenceSource::Study(StudyId(2)), &EvidenceSource::Case(cmo::theory::CaseId(0))]);
    let confidence = first.confidence.as_ref().expect("confidence");
    assert_eq!(
        (confidence.level, confidence.reason.as_deref()),
        (ConfidenceLevel::Moderate, Some("three UK programmes"))
    );
    assert_eq!(words(&theory, first.weakened_by[0].mention.literal), "GP short of time");
}

#[test]
fn headings_and_studies_say_what_they_say() {
    let theory = example();
    assert_eq!(theory.headings[0].name, "PT1");
    assert_eq!(theory.headings[0].level, Some(Level::Micro));
    assert_eq!(theory.groups[0].says.title.as_deref(), Some("Pharmacist-led medication review"));
    let study = &theory.studies[0];
    assert_eq!(study.kind.as_deref(), Some("feasibility trial"));
    assert_eq!(
        (study.cites.as_slice(), study.texts.as_slice()),
        (&["inch2019".to_owned()][..], &["papers/inch2019.txt".to_owned()][..])
    );
    assert_eq!(study.setting.as_deref(), Some("UK care homes"));
    assert_eq!(theory.bibliographies[0].keys, ["inch2019"]);
}

#[test]
fn declarations_give_names_and_implications() {
    let theory = example();
    let find = |name: &str| theory.vocabulary.find(name).unwrap_or_else(|| panic!("no `{name}`"));
    let trusted = find("pharmacist trusted by GP");
    assert_eq!(find("trusted pharmacist"), trusted);
    assert_eq!(find("GP trusts the pharmacist"), trusted);
    let distrusted = find("pharmacist distrusted by GP");
    assert!(distrusted.negated && distrusted.phrase == trusted.phrase);
    let phrase = theory.vocabulary.get(trusted.phrase);
    assert_eq!(phrase.declared().means.as_deref(), Some("An established pharmacist whose advice the GP relies on"));
    assert_eq!(phrase.declared().implies[0].0, find("pharmacist known to the practice"));
    assert_eq!(phrase.declared().role.map(|(role, _)| role), Some(Role::Context));
    assert_eq!(
        theory.vocabulary.get(find("antipsychotics prescribed").phrase).declared().polarity,
        Some(Polarity::Adverse)
    );
}

#[test]
fn the_case_states_facts_and_expects() {
    let theory = example();
    let case = &theory.cases[0];
    assert_eq!((&*case.name, case.title.as_deref()), ("sunnyside", Some("Sunnyside care home, 2019")));
    assert_eq!(case.sources, [StudyId(0)]);
    let facts: Vec<(String, Said, bool)> =
        case.facts.iter().map(|fact| (words(&theory, fact.literal), fact.said, fact.observed)).collect();
    let fact = |name: &str, said, observed| (name.to_owned(), said, observed);
    assert_eq!(
        facts,
        [
            fact("pharmacist trusted by GP", Said::Present, false),
            fact("clinical data shared", Said::Present, false),
            fact("structured medication review", Said::Present, false),
            fact("staff turnover high", Said::Absent, false),
            fact("blame", Said::Absent, false),
            fact("appreciative inquiry used", Said::Present, false),
            fact("toolkit provided", Said::Unknown, false),
            fact("GP and care home staff have a safe or neutral space to meet", Said::Present, false),
            fact("staff trained", Said::Degree(0.7), false),
            fact("deprescribing", Said::Present, true),
        ]
    );
    assert_eq!(case.facts[7].quotation.as_deref(), Some("a room of our own"));
    let [Expectation::Verdict { configuration, verdict, .. }, Expectation::Value { literal, value, .. }] =
        &case.expectations[..]
    else {
        panic!("{:?}", case.expectations)
    };
    assert_eq!(theory.configurations[configuration.0 as usize].full_name, "PT1.1a");
    assert_eq!((*verdict, *value), (Verdict::Fires, Value::Present));
    assert_eq!(words(&theory, *literal), "deprescribing");
}
