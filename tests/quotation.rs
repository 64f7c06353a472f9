//! A quotation is found where its words are, whatever a page does to them.

use cmo::quotation::{Look, Piece, Text, Where, Words};
use proptest::prelude::*;

use crate::evaluate::laws::for_all;

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
fn a_quotation_without_words_of_its_source_is_not_found() {
    let text = Text::new("page.txt".to_owned(), PAGE.to_owned());
    for quotation in ["", "  ", "…", "[sic]", "[…] ...", "[added words of my own]"] {
        assert!(!text.holds(quotation), "{quotation}");
        assert_eq!(text.look(quotation), Look::Missing, "{quotation}");
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

fn look(text: &str, quotation: &str) -> Look {
    Text::new("page.txt".to_owned(), text.to_owned()).look(quotation)
}

/// The words on both sides, those that differ between marks.
fn differences(text: &str, quotation: &str) -> Vec<(String, String)> {
    let Look::Differs(parts) = look(text, quotation) else { panic!("{:?}", look(text, quotation)) };
    let marked = |pieces: &[Piece]| {
        let words = pieces.iter().map(|one| if one.differs { format!("<{}>", one.words) } else { one.words.clone() });
        words.collect::<Vec<_>>().join(" ")
    };
    parts.iter().map(|part| (marked(&part.quoted), marked(&part.stands))).collect()
}

const PAGES: &str = "First line.\nGPs were happy to dele-\ngate it.\u{c}On page two\nGPs were glad.\r\nThe end: e\u{301}quipe, \u{fb01}nd.";

#[test]
fn a_quotation_is_found_by_line_column_and_page() {
    let at = |line, column, page| Look::Found { at: Where { line, column, page: Some(page) }, last: None };
    assert_eq!(look(PAGES, "happy to delegate it"), at(2, 10, 1));
    assert_eq!(look(PAGES, "page two GPs"), at(3, 4, 2));
    assert_eq!(look(PAGES, "equipe, find"), Look::Missing);
    assert_eq!(look(PAGES, "\u{e9}quipe, find"), at(5, 10, 2));
    assert_eq!(
        look("no pages here", "pages"),
        Look::Found { at: Where { line: 1, column: 4, page: None }, last: None }
    );
}

#[test]
fn parts_are_found_as_close_together_as_they_stand() {
    let text = "the GP said no\nand the GP\nsaid yes";
    let [at, last] = [(2, 5), (3, 6)].map(|(line, column)| Where { line, column, page: None });
    assert_eq!(look(text, "the GP … yes"), Look::Found { at, last: Some(last) });
    assert_eq!(look(text, "GP … no"), Look::Found { at: Where { line: 1, column: 5, page: None }, last: None });
}

#[test]
fn what_is_nearly_there_is_shown_word_by_word() {
    let pair = |quoted: &str, stands: &str| vec![(quoted.to_owned(), stands.to_owned())];
    assert_eq!(
        differences(PAGES, "GPs were glad to delegate it"),
        pair("GPs were <glad> to delegate it", "GPs were <happy> to dele-gate it.")
    );
    assert_eq!(
        differences("The low rate of the change was seen.", "the low rate of change was seen"),
        pair("the low rate of change was seen", "The low rate of <the> change was seen.")
    );
    assert_eq!(
        differences(
            "Nothing at first. Then staff grew in trust and skill. Then nothing.",
            "[S]taff grew in trust … staff gained in trust and skill"
        ),
        pair("staff <gained> in trust and skill", "staff <grew> in trust and skill.")
    );
    assert_eq!(
        differences("the non-compliant homes left", "compliant homes left"),
        pair("compliant homes left", "<non-compliant> homes left")
    );
}

#[test]
fn a_hyphen_at_a_line_end_is_read_both_ways_where_other_words_differ() {
    let pair = |quoted: &str, stands: &str| vec![(quoted.to_owned(), stands.to_owned())];
    let text = "Then the self-\nmanagement of long-\nterm care was good.";
    assert_eq!(
        differences(text, "self-management of long-term care was poor"),
        pair("self-management of long-term care was <poor>", "self-management of long-term care was <good.>")
    );
    assert_eq!(
        differences("They agreed that self-\nmanagement helped.", "all agreed that self management helped"),
        pair("<all> agreed that self management helped", "<They> agreed that self-management helped.")
    );
    assert_eq!(
        differences(
            "Staff will dele-\ngate it to re-\nha-\nbilitated non-\ncompliant homes",
            "staff did delegate it to rehabilitated non-compliant homes"
        ),
        pair(
            "staff <did> delegate it to rehabilitated non-compliant homes",
            "Staff <will> dele-gate it to re-ha-bilitated non-compliant homes"
        )
    );
    // A quotation that is wrapped within a word.
    assert_eq!(
        differences(
            "the self-management of longterm care was good",
            "the self-manage- ment of long- term care was poor"
        ),
        pair("the self-manage- ment of long- term care was <poor>", "the self-management of longterm care was <good>")
    );
    assert_eq!(
        differences("the self-management of care was good", "the self- management of care was poor"),
        pair("the self- management of care was <poor>", "the self-management of care was <good>")
    );
    // A word that neither side has otherwise is one.
    assert_eq!(
        differences("GPs were unin-\nterested in their care", "GPs were interested in their care"),
        pair("GPs were <interested> in their care", "GPs were <unin-terested> in their care")
    );
}

#[test]
fn no_more_is_marked_than_differs() {
    let pair = |quoted: &str, stands: &str| vec![(quoted.to_owned(), stands.to_owned())];
    assert_eq!(
        differences("The mean was low (p>0.05) in both.", "the mean was low (p<0.05) in both"),
        pair("the mean was low <(p<0.05)> in both", "The mean was low <(p>0.05)> in both.")
    );
    assert_eq!(
        differences("Most long-term care was not funded in 2019.", "long-term care was funded"),
        pair("long-term care was funded", "long-term care was <not> funded")
    );
}

#[test]
fn a_passage_that_ends_in_other_words_is_shown_with_the_next() {
    let Look::Differs(parts) = look("Care of people was not\nreally good there.", "care of people was poor") else {
        panic!("it differs");
    };
    assert_eq!(parts[0].then.as_deref(), Some("really good"));
    let Look::Differs(parts) = look("Care of people was good", "care of people was poor") else { panic!("it differs") };
    assert_eq!(parts[0].then, None);
}

#[test]
fn parts_in_another_order_are_told_to_be_so() {
    let pairs = differences("First trust grew. Then data were shared.", "data were shared … trust grew");
    assert_eq!(
        pairs,
        [("data were shared", "data were shared."), ("trust grew", "trust grew.")]
            .map(|(one, other)| (one.to_owned(), other.to_owned()))
    );
}

#[test]
fn what_is_not_nearly_there_is_missing() {
    for quotation in ["GPs hated all of this", "happy … never once in all these years", "unseen"] {
        assert_eq!(look(PAGES, quotation), Look::Missing, "{quotation}");
    }
    assert_eq!(look("", "anything at all"), Look::Missing);
}

#[test]
fn a_long_text_is_looked_through_at_once() {
    let text = "words that go on and on without an end ".repeat(20_000);
    assert_eq!(look(&text, &"nothing like it is ever said here ".repeat(20)), Look::Missing);
}

/// Words of a text with what stands between them.
fn pages() -> impl Strategy<Value = (Vec<String>, Vec<&'static str>)> {
    let gaps = prop::sample::select(vec![" ", "  ", "\n", "\r\n", "\u{c}", ", ", ".\n\n", "\u{a0}"]);
    prop::collection::vec(("[a-zé]{1,6}", gaps), 1..40).prop_map(|all| all.into_iter().unzip())
}

#[test]
fn what_is_copied_from_a_text_is_found_there() {
    for_all(300, (pages(), any::<prop::sample::Index>(), 1..8_usize), |((words, gaps), first, length)| {
        let first = first.index(words.len());
        let copied = words[first..words.len().min(first + length)].join(" ");
        let text: String = words.iter().zip(&gaps).map(|(word, gap)| format!("{word}{gap}")).collect();
        let Look::Found { at, .. } = look(&text, &copied) else {
            return Err(TestCaseError::fail(format!("{copied} in {text:?}")));
        };
        let before: String = words[..first].iter().zip(&gaps).map(|(word, gap)| format!("{word}{gap}")).collect();
        // The words may stand earlier, too.
        let latest = 1 + before.matches('\n').count() as u32;
        prop_assert!(at.line <= latest, "{} after {}", at.line, latest);
        prop_assert_eq!(at.page.is_some(), text.contains('\u{c}'));
        let line = text.split('\n').nth(at.line as usize - 1).unwrap();
        prop_assert!(line.contains(&words[first]), "{} in {:?}", words[first], line);
        Ok(())
    });
}

#[test]
fn any_text_and_any_quotation_are_looked_at() {
    let any_text = || "(\\PC|[ \n\t…\\[\\]'\"’“”\u{ad}\u{301}ﬁ½²-]){0,60}";
    for_all(1000, (any_text(), any_text()), |(text, quotation)| {
        let is_found = matches!(look(&text, &quotation), Look::Found { .. });
        prop_assert_eq!(is_found, Words::of(&text).hold(&quotation));
        let near = text.replace(['[', ']', '…', '.'], " ");
        let told = look(&text, &near);
        if let Look::Differs(parts) = &told {
            prop_assert!(parts.iter().all(|part| !part.stands.is_empty()), "{told:?}");
        }
        Ok(())
    });
}
