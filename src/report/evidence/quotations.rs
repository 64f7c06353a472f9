//! Quotations for people: what is missing first, then what differs, side by side, what has no text, and what is found.

use super::lists::labelled;
use super::wording::{place, stretch};
use crate::evidence::{Quote, QuoteDifference, QuoteStatus};
use crate::quotation::Piece;
use crate::report::page::{Cell, Page, Tone};

pub(super) fn write(page: &mut Page, quotes: &[Quote]) {
    page.flow(&[], 0, &extent(quotes));
    let of = |status: QuoteStatus| quotes.iter().filter(move |quote| quote.status == status);
    for quote in of(QuoteStatus::Missing) {
        heading(page, quote, "");
        labelled(page, "quoted", &format!("“{}”", quote.quote));
        quote.why.iter().for_each(|why| labelled(page, "why", why));
    }
    for quote in of(QuoteStatus::Differs) {
        let at = quote.place.as_ref().map(place).unwrap_or_default();
        heading(page, quote, &format!("; nearest: {at}"));
        quote.differences.iter().for_each(|one| side_by_side(page, one));
    }
    without_text(page, &of(QuoteStatus::NoText).collect::<Vec<_>>());
    let found: Vec<&Quote> = of(QuoteStatus::Found).collect();
    if !found.is_empty() {
        page.blank();
        page.heading(Tone::Strong, "found");
    }
    for quote in found {
        labelled(page, &quote.id, &format!("{}: “{}”", stretch(quote), quote.quote));
    }
}

/// `Of 27 quotations 24 are found, 1 differs, 1 is missing and 1 has no text.`
pub(super) fn extent(quotes: &[Quote]) -> String {
    if quotes.is_empty() {
        return "There is no quotation.".to_owned();
    }
    let said = [
        (QuoteStatus::Found, "is found", "are found"),
        (QuoteStatus::Differs, "differs", "differ"),
        (QuoteStatus::Missing, "is missing", "are missing"),
        (QuoteStatus::NoText, "has no text to be looked up in", "have no text to be looked up in"),
    ];
    let said = said.into_iter().filter_map(|(status, one, many)| {
        let count = quotes.iter().filter(|quote| quote.status == status).count();
        (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
    });
    let quotations = if quotes.len() == 1 { "quotation" } else { "quotations" };
    format!("Of {} {quotations}: {}.", quotes.len(), said.collect::<Vec<_>>().join(", "))
}

fn heading(page: &mut Page, quote: &Quote, more: &str) {
    page.blank();
    let status = Cell { tone: Tone::Notable, text: quote.status.words(), width: 9 };
    page.flow(&[status], 2, &format!("{}{more}", by(quote)));
}

/// `PT1.1a of GPReview [p. 4] (theory.cmo:12)`
fn by(quote: &Quote) -> String {
    let study = quote.study.as_ref().map(|study| format!(" of {study}")).unwrap_or_default();
    let locator = quote.locator.as_ref().map(|locator| format!(" [{locator}]")).unwrap_or_default();
    format!("{}{study}{locator} ({}:{})", quote.id, quote.file, quote.line)
}

fn side_by_side(page: &mut Page, one: &QuoteDifference) {
    if one.quoted_pieces.iter().chain(&one.standing_pieces).all(|piece| !piece.differs) {
        labelled(
            page,
            "quoted",
            &format!("{} (the words stand in another order there, or are joined otherwise)", one.quoted),
        );
        labelled(page, &format!("line {}", one.place.line), &one.stands);
        return;
    }
    labelled(page, "quoted", &marked(&one.quoted_pieces));
    let then = one.then.as_ref().map(|then| format!(" {then} …")).unwrap_or_default();
    labelled(page, &format!("line {}", one.place.line), &format!("{}{then}", marked(&one.standing_pieces)));
}

/// What differs between marks.
fn marked(pieces: &[Piece]) -> String {
    let words = pieces.iter().map(|piece| match piece.differs {
        true => format!("‹{}›", piece.words),
        false => piece.words.clone(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The quotations that cannot be looked up, by why.
fn without_text(page: &mut Page, quotes: &[&Quote]) {
    let mut reasons: Vec<&str> = quotes.iter().filter_map(|quote| quote.why.as_deref()).collect();
    reasons.sort_unstable();
    reasons.dedup();
    for reason in reasons {
        page.blank();
        let status = Cell { tone: Tone::Strong, text: QuoteStatus::NoText.words(), width: 9 };
        page.flow(&[status], 2, reason);
        let of = quotes.iter().filter(|quote| quote.why.as_deref() == Some(reason));
        let of: Vec<String> = of.map(|quote| format!("{} ({}:{})", quote.id, quote.file, quote.line)).collect();
        labelled(page, "quoted in", &of.join(", "));
    }
}
