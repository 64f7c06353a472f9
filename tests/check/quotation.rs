//! A quotation is found where its words are, whatever a page does to them.

use cmo::check::quotation::Letters;

const PAGE: &str = "The phar-\nmacist was “trusted” by the GPs’ practice;\u{a0}eﬃcient follow-\nup helped. Trust grew.";

#[test]
fn what_a_page_does_to_words_does_not_hide_a_quotation() {
    let page = Letters::of(PAGE);
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
    let page = Letters::of(PAGE);
    for quotation in ["the pharmacists were trusted", "helped … the pharmacist", "trust did not grow"] {
        assert!(!page.hold(quotation), "{quotation}");
    }
}
