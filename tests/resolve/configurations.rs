//! IDs, owners and relations of configurations.

use cmo::theory::{RelationKind, Status};

use super::{codes, configuration, resolved, theory};

#[test]
fn a_theory_goes_on_in_another_file_and_counts_on() {
    let theory = theory(&[
        "theory T \"Title\"\n\nif a then b.\n\nif c then d.\n",
        "theory T\n\nif e then f.\n",
        "if g then h.\n",
    ]);
    let names: Vec<&str> = theory.configurations.iter().map(|one| &*one.full_name).collect();
    assert_eq!(names, ["T.if1", "T.if2", "T.if3", "if1"]);
    assert_eq!(theory.headings.len(), 1);
    assert_eq!(theory.headings[0].title.as_deref(), Some("Title"));
}

#[test]
fn a_heading_takes_what_another_file_says_of_it_whatever_their_order() {
    let (one, other) = ("theory T\n  level micro\n", "theory T \"Title\"\n  means \"M\"\n");
    for texts in [[one, other], [other, one]] {
        let theory = theory(&texts);
        assert_eq!(theory.headings[0].title.as_deref(), Some("Title"));
        assert_eq!(theory.headings[0].means.as_deref(), Some("M"));
        assert!(theory.headings[0].level.is_some());
    }
}

#[test]
fn groups_end_with_their_theory() {
    let theory = theory(&[
        "theory A\n\ngroup 1\n\ncmoc x\n  if a then b\n\ntheory B\n\ncmoc y\n  if a then b\n\ngroup 1\n\ncmoc z\n  if a then b\n",
    ]);
    let groups: Vec<Option<u32>> = theory.configurations.iter().map(|one| one.group.map(|group| group.0)).collect();
    assert_eq!(groups, [Some(0), None, Some(1)]);
    assert_eq!(theory.groups[1].heading.map(|heading| heading.0), Some(1));
}

#[test]
fn replaced_and_retired_configurations_are_retired() {
    let theory = theory(&[
        "cmoc 1\n  if a then b\n\ncmoc 2\n  if a then b\n  replaces 1\n  refines 1\n\ncmoc 3\n  if a then b\n  status retired\n",
    ]);
    let retired: Vec<bool> = theory.configurations.iter().map(|one| one.retired).collect();
    assert_eq!(retired, [true, false, true]);
    assert_eq!(configuration(&theory, "3").status, Some(Status::Retired));
    let kinds: Vec<RelationKind> = configuration(&theory, "2").relations.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [RelationKind::Replaces, RelationKind::Refines]);
}

#[test]
fn short_ids_lead_to_the_own_theory_or_where_they_are_unique_and_full_names_always() {
    let two =
        "theory A\n\ncmoc 1\n  if a then b\n\ncmoc only-here\n  if a then b\n\ntheory B\n\ncmoc 1\n  if a then b\n\n";
    let named = theory(&[&format!("{two}cmoc 2\n  if a then b\n  refines A.1, only-here\n")]);
    let to: Vec<u32> = configuration(&named, "B.2").relations.iter().map(|relation| relation.to.0).collect();
    assert_eq!(to, [0, 1]);
    let own = theory(&[&format!("{two}cmoc 2\n  if a then b\n  refines 1\n")]);
    assert_eq!(configuration(&own, "B.2").relations[0].to.0, 2);
    let found = resolved(&[&format!("{two}theory C\n\ncmoc 2\n  if a then b\n  refines 1\n")]).diagnostics;
    assert_eq!(codes(&found), [204]);
    assert_eq!(found[0].help.as_deref(), Some("write the full name: `A.1` or `B.1`"));
}

#[test]
fn names_of_different_things_do_not_meet() {
    theory(&["study x\n\ncase x\n  a\n\ntheory x\n\ngroup x\n\ncmoc x\n  if a then b\n  supported by x, case x\n"]);
}

#[test]
fn a_long_chain_of_refinements_is_no_circle() {
    let text: String =
        (1..5_000).map(|index| format!("cmoc c{index}\n  if a then b\n  refines c{}\n\n", index + 1)).collect();
    theory(&[&format!("{text}cmoc c5000\n  if a then b\n")]);
}

#[test]
fn full_names_that_are_spelled_alike_are_an_error() {
    let found = resolved(&["theory A.b\n\ncmoc c\n  if a then b\n\ntheory A\n\ncmoc b.c\n  if a then b\n"]).diagnostics;
    assert_eq!(codes(&found), [206]);
}
