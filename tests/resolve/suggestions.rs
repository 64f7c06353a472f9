//! What is suggested for names that are not known.

use cmo::resolve::Nearest;

use super::theory;

#[test]
fn names_are_near_by_their_characters_case_and_theory() {
    let known = ["PT1.1a", "PT1.2b", "CHIPPS", "EvIDEM"];
    let near = |wanted: &str| Nearest::default().names(wanted, known.into_iter());
    assert_eq!(near("CHIPS"), ["CHIPPS"]);
    assert_eq!(near("evidem"), ["EvIDEM"]);
    assert_eq!(near("1a"), ["PT1.1a"]);
    assert_eq!(near("pt1-2B"), ["PT1.2b"]);
    assert!(near("something else").is_empty());
}

#[test]
fn phrases_are_near_by_their_characters_and_words() {
    let theory = theory(&[
        "context pharmacist trusted by GP\n  also GP trusts the pharmacist\n\ncontext clinical data shared\n",
    ]);
    let near = |wanted: &str| Nearest::default().phrases(wanted, &theory.vocabulary);
    assert_eq!(near("pharmacist trused"), ["pharmacist trusted by GP"]);
    assert_eq!(near("data shared"), ["clinical data shared"]);
    assert!(near("weather fine").is_empty());
}
