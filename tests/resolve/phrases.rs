//! Which spellings are one phrase, and which names lead to it.

use cmo::theory::{Condition, PhraseId, identity};

use super::{codes, configuration, names, resolved, theory, words};

#[test]
fn spellings_are_one_phrase_by_section_3_and_nothing_looser() {
    for (one, other) in [
        ("GP’s trust", "gp's TRUST"),
        ("data   shared", "Data\u{a0}shared"),
        ("caf\u{e9} open", "cafe\u{301} open"),
        ("Straße gesperrt", "STRASSE gesperrt"),
        ("\u{390}", "\u{3aa}\u{301}"),
        ("İstanbul", "i\u{307}stanbul"),
    ] {
        assert_eq!(identity(one), identity(other), "{one} / {other}");
    }
    for (one, other) in
        [("trust", "trusts"), ("the trust", "trust"), ("data-shared", "data shared"), ("`trust", "'trust")]
    {
        assert_ne!(identity(one), identity(other), "{one} / {other}");
    }
}

#[test]
fn vocabulary_is_in_order_of_first_appearance_and_shows_the_declared_spelling() {
    let theory = theory(&[
        "case here\n  Works well\n\ncmoc 1\n  if data shared then works well\n",
        "context DATA shared\n  also all informed\n",
    ]);
    assert_eq!(names(&theory), ["Works well", "DATA shared"]);
    assert_eq!(theory.vocabulary.find("All informed").map(|literal| literal.phrase), Some(PhraseId(1)));
}

#[test]
fn another_name_may_stand_above_its_declaration() {
    let theory = theory(&["cmoc 1\n  if not distrust then calm\n\ncontext trust\n  opposite distrust\n"]);
    assert_eq!(names(&theory), ["trust", "calm"]);
    let Condition::Not(inner) = &configuration(&theory, "1").context else { panic!("not") };
    let Condition::Phrase(mention) = &**inner else { panic!("phrase") };
    assert_eq!(words(&theory, mention.literal), "not trust");
}

#[test]
fn outcomes_under_an_opposite_name_speak_against_the_phrase() {
    let theory = theory(&[
        "cmoc 1\n  if a then distrust, not unease\n\ncontext trust\n  opposite distrust\n\noutcome ease\n  opposite unease\n",
    ]);
    let outcomes = &configuration(&theory, "1").outcomes;
    assert_eq!(outcomes.iter().map(|one| one.speaks_against()).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn the_order_of_files_changes_no_meaning() {
    let declaration = "context trust\n  opposite distrust\n  implies contact\n";
    let statement = "theory T\n\ncmoc 1\n  if Distrust then not Contact\n";
    let (one, other) = (theory(&[declaration, statement]), theory(&[statement, declaration]));
    for theory in [&one, &other] {
        let configuration = configuration(theory, "T.1");
        let Condition::Phrase(mention) = &configuration.context else { panic!("phrase") };
        assert_eq!(words(theory, mention.literal), "not trust");
        let trust = theory.vocabulary.get(mention.phrase());
        assert_eq!(
            words(theory, trust.declared().implies[0].0),
            theory.vocabulary.get(configuration.outcomes[0].mention.phrase()).name
        );
    }
}

#[test]
fn neighbours_that_spell_a_phrase_are_an_error_also_under_not_and_in_facts() {
    let list = "cmoc 1\n  if \"time protected and paid for\" then calm\n\n";
    for split in [
        "cmoc 2\n  if not time protected and paid for then calm\n",
        "cmoc 2\n  if any of (calm, time protected), paid for then calm\n\ncmoc 3\n  if time protected and paid for then calm\n",
        "cmoc 2\n  if time protected then paid for\n\ncase here\n  time protected\n    and paid for\n",
    ] {
        let found = resolved(&[&format!("{list}{split}")]).diagnostics;
        assert_eq!(codes(&found), [224], "{split}: {found:#?}");
    }
    let apart = "cmoc 2\n  if (time protected) and calm then paid for\n\ncmoc 3\n  if time protected then calm\n";
    assert!(resolved(&[&format!("{list}{apart}")]).diagnostics.is_empty());
}

#[test]
fn nearly_the_same_is_a_warning_where_it_is_likely_a_slip() {
    let near = |one: &str, other: &str| {
        let found =
            resolved(&[&format!("cmoc 1\n  if {one} then calm\n\ncmoc 2\n  if {other} then calm\n")]).diagnostics;
        codes(&found) == [227]
    };
    assert!(near("staff trained", "staff trianed"));
    assert!(near("care home ready", "carehome ready"));
    assert!(near("the GP trusts staff", "GP trusts staff"));
    assert!(near("clinical data shared", "shared clinical data"));
    assert!(!near("GP trusts staff", "staff trusts GP"));
    assert!(near("GPs give time", "GP give time"));
    assert!(!near("site 1 ready", "site 2 ready"));
    assert!(!near("staff able", "staff unable"));
    assert!(!near("staff trained", "staff rested"));
    assert!(!near("staff trained", "Staff  Trained"));
}

#[test]
fn declared_names_settle_what_is_nearly_the_same() {
    theory(&[
        "context staff trained\n  also staff trianed\n\ncontext care given\n  opposite care givn\n\ncmoc 1\n  if staff trianed then care givn\n",
    ]);
}

#[test]
fn a_slip_is_found_among_many_phrases_that_are_alike() {
    let text: String = (0..2_000_u32)
        .map(|index| {
            let word: String =
                index.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a').to_string().repeat(4)).collect();
            format!("cmoc {index}\n  if staff {word} then calm\n\n")
        })
        .collect();
    let slip = "cmoc x\n  if staff trained then calm\n\ncmoc y\n  if staff trianed then calm\n";
    let found = resolved(&[&text, slip]).diagnostics;
    assert_eq!(codes(&found), [227], "{found:#?}");
}
