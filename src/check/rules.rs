//! All findings: a new one is one file in this folder and one line in this list.

mod always_holds;
mod declared_never_used;
mod degree_beside_share;
mod factor_without_state;
mod fragment;
mod loop_in_ripple;
mod mechanism_not_stated;
mod negation_as_a_word;
mod never_holds;
mod no_evidence;
mod not_decided;
mod nothing_brings_about;
mod one_study;
mod only_refuted;
mod outcome_is_mechanism;
mod part_left_open;
mod refines_neither;
mod same_context;
mod study_never_cited;
mod subsumed;
mod unmarked_rivals;
mod unnamed;

use super::Rule;

/// All rules, by the numbers of their codes.
pub const ALL: &[Rule] = &[
    mechanism_not_stated::RULE,
    part_left_open::RULE,
    no_evidence::RULE,
    one_study::RULE,
    only_refuted::RULE,
    study_never_cited::RULE,
    never_holds::RULE,
    always_holds::RULE,
    same_context::RULE,
    subsumed::RULE,
    unmarked_rivals::RULE,
    nothing_brings_about::RULE,
    loop_in_ripple::RULE,
    negation_as_a_word::RULE,
    declared_never_used::RULE,
    outcome_is_mechanism::RULE,
    refines_neither::RULE,
    fragment::RULE,
    factor_without_state::RULE,
    degree_beside_share::RULE,
    unnamed::RULE,
    not_decided::RULE,
];
