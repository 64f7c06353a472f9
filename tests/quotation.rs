//! A quotation is found where its words are, whatever a page does to them.

use cmo::quotation::Words;

const PAGE: &str = "The phar-\nmacist was “trusted” by the GPs’ practice;\u{a0}eﬃcient follow-\nup helped. Trust grew.";

#[test]
fn what_a_page_does_to_words_does_not_hide_a_quotation() {
    let page = Words::of(PAGE);
    for quotation in [
        "The pharmacist was \"trusted\"",
        "by the GPs' practice",
        "efficient follow-up helped",
        "the pharmacist […] helped",
        "pharmacist was trusted",
        "The pharmacist ... grew",
        "[Our] pharmacist was trusted",
    ] {
        assert!(page.hold(quotation), "{quotation}");
    }
}

#[test]
fn other_words_and_another_order_are_not_found() {
    let page = Words::of(PAGE);
    for quotation in ["the pharmacists were trusted", "helped … the pharmacist", "trust did not grow"] {
        assert!(!page.hold(quotation), "{quotation}");
    }
}

const FIGURES: &str = "Residents had 1.5 falls (p < 0.05; change \u{2212}3) a year; 5\u{2013}10 % of homes, aged 65+, in 2019.\u{b9}\n\
    It was nowhere near enough; the task was notable. Therapist time is short, and they can\u{2019}t see the non-compliant.\n\
    Homes were happy with pre- and post-test self-care of the re-\nhabilitated,12 over 10\u{b2} days, \u{bd} of them l\u{2019}\u{e9}quipe.";

#[test]
fn numbers_signs_and_word_breaks_are_those_of_the_page() {
    let page = Words::of(FIGURES);
    for quotation in [
        "Residents had 15 falls",
        "Residents had 1,5 falls",
        "Residents had 1",
        "p > 0.05",
        "p 0.05",
        "p 005",
        "p < 0.051",
        "change +3",
        "change 3",
        "510 % of homes",
        "5 10 % of homes",
        "10 of homes",
        "aged 65, in",
        "now here near",
        "the task was not able",
        "The rapist time",
        "appy with",
        "Homes were happ",
        "they can",
        "compliant",
        "re habilitated",
        "102 days",
    ] {
        assert!(!page.hold(quotation), "{quotation}");
    }
}

#[test]
fn numbers_and_words_are_found_however_they_are_set() {
    let page = Words::of(FIGURES);
    for quotation in [
        "Residents had 1.5 falls",
        "(p<0.05; change -3)",
        "change -3 a year",
        "5-10% of homes",
        "aged 65+, in 2019.",
        "in 2019",
        "they can't see",
        "pre- and post-test self care",
        "and post-test",
        "the rehabilitated",
        "the re-habilitated",
        "over 10^2 days",
        "1/2 of them",
        "\u{e9}quipe",
        "[T]he task was notable",
        "the [whole] task … notable",
        "Therapist[s] time is short",
        "It was nowhere near enough . . . they can\u{2019}t",
    ] {
        assert!(page.hold(quotation), "{quotation}");
    }
}

#[test]
fn a_bracket_that_never_closes_leaves_nothing_out() {
    let page = Words::of(FIGURES);
    assert!(page.hold("the task was notable [at last]"));
    assert!(!page.hold("the task [was never done"));
}

#[test]
fn a_long_line_of_signs_is_read_at_once() {
    let page = Words::of(&"= - 1 ".repeat(100_000));
    assert!(!page.hold(&"= - 1 ".repeat(1000).replace('-', "+")));
}
