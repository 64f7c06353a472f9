//! What the settings of a theory set leave of findings.

use cmo::check::{Accepted, Level, Settings, settle};
use cmo::diagnostic::{Code, Diagnostic, Severity};
use cmo::source::Place;

fn found() -> Vec<Diagnostic> {
    let place = Place::default();
    vec![
        Diagnostic::advice(Code(512), place, "no evidence").about("PT1.1a"),
        Diagnostic::warning(Code(524), place, "rivals").about("PT1.1a").about("PT1.1b"),
        Diagnostic::error(Code(201), place, "unknown study").about("PT1.1a"),
    ]
}

fn accepted(code: u16, ids: &[&str]) -> Accepted {
    let because = "it is a trade-off that the paper discusses".to_owned();
    Accepted {
        code: Code(code),
        ids: ids.iter().map(|id| (*id).to_owned()).collect(),
        because,
        place: Place::default(),
    }
}

fn codes(found: &[Diagnostic]) -> Vec<u16> {
    found.iter().map(|found| found.code.0).collect()
}

#[test]
fn a_finding_is_accepted_by_its_code_and_all_that_it_is_about() {
    let settings = Settings { accepted: vec![accepted(524, &["pt1.1B", "PT1.1a"])], ..Settings::default() };
    let settled = settle(found(), &settings);
    assert_eq!(codes(&settled.open), [512, 201]);
    assert_eq!(settled.accepted.len(), 1);
    assert!(settled.idle.is_empty());
}

#[test]
fn what_is_accepted_and_not_found_is_said() {
    let settings = Settings {
        accepted: vec![accepted(524, &["PT1.1a"]), accepted(512, &["PT1.1a", "PT1.1b"])],
        ..Settings::default()
    };
    let settled = settle(found(), &settings);
    assert_eq!(codes(&settled.open), [512, 524, 201]);
    assert_eq!(codes(&settled.idle), [540, 540]);
}

#[test]
fn a_level_is_raised_or_turned_off_but_an_error_stays_one() {
    let mut settings = Settings { accepted: vec![accepted(201, &["PT1.1a"])], ..Settings::default() };
    settings.levels.insert(Code(512), Level::At(Severity::Error));
    settings.levels.insert(Code(524), Level::Off);
    settings.levels.insert(Code(201), Level::Off);
    let settled = settle(found(), &settings);
    assert_eq!(codes(&settled.open), [512, 201]);
    assert!(settled.open.iter().all(Diagnostic::is_error));
}
