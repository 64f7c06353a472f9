//! All findings: a new one is one file in this folder and one line in this list.

mod context_always_holds;
mod context_never_holds;
mod contradicts_itself;
mod declarations_contradict;
mod declared_and_never_used;
mod degree_beside_share;
mod factor_without_its_state;
mod fragment;
mod loop_in_the_ripple;
mod negation_as_a_word;
mod no_evidence;
mod no_id;
mod no_mechanism;
mod not_decided;
mod nothing_beyond_another;
mod nothing_brings_it_about;
mod one_study_only;
mod only_refuted;
mod open_part;
mod outcome_is_the_mechanism;
mod quotation_not_in_its_text;
mod refines_neither_way;
mod said_by_two_theories;
mod same_context_and_mechanism;
mod sentence_in_a_bullet;
mod study_never_cited;
mod text_not_at_hand;
mod unmarked_rivals;

use super::Rule;

/// All rules, by the numbers of their codes.
pub const ALL: &[Rule] = &[
    no_mechanism::RULE,
    open_part::RULE,
    no_evidence::RULE,
    one_study_only::RULE,
    only_refuted::RULE,
    study_never_cited::RULE,
    quotation_not_in_its_text::RULE,
    text_not_at_hand::RULE,
    context_never_holds::RULE,
    context_always_holds::RULE,
    same_context_and_mechanism::RULE,
    nothing_beyond_another::RULE,
    unmarked_rivals::RULE,
    nothing_brings_it_about::RULE,
    loop_in_the_ripple::RULE,
    negation_as_a_word::RULE,
    declared_and_never_used::RULE,
    outcome_is_the_mechanism::RULE,
    refines_neither_way::RULE,
    fragment::RULE,
    factor_without_its_state::RULE,
    degree_beside_share::RULE,
    no_id::RULE,
    sentence_in_a_bullet::RULE,
    not_decided::RULE,
    said_by_two_theories::RULE,
    contradicts_itself::RULE,
    declarations_contradict::RULE,
];
