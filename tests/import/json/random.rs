//! Random theories come back.

use proptest::prelude::*;

use super::{Said, Shelf, comes_back};
use crate::evaluate::laws::for_all;
use crate::evaluate::random::{Chains, Degrees, trials};
use crate::syntax::generated::text;

#[test]
fn random_theories_come_back() {
    for_all(200, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        let said = Said::of(&format!("{trial:?}"), &Shelf::default());
        prop_assume!(said.is_ok());
        let returned = said.and_then(|said| comes_back(&said, &Shelf::default()));
        prop_assert!(returned.is_ok(), "{}", returned.unwrap_err());
        Ok(())
    });
}

/// Phrases of all kinds of words, which the language reads as something else where they stand bare.
#[test]
fn random_words_come_back() {
    for_all(200, text(), |text| {
        let said = Said::of(&named(&text), &Shelf::default());
        prop_assume!(said.is_ok());
        let returned = said.and_then(|said| comes_back(&said, &Shelf::default()));
        prop_assert!(returned.is_ok(), "{}", returned.unwrap_err());
        Ok(())
    });
}

/// The text with a name of its own for each item, and all that it cites.
fn named(text: &str) -> String {
    let mut named = format!("study CMR\n\n{text}");
    for (heading, next) in [("\ncmoc 1a ", "cmoc "), ("\ncase home\n", "case case")] {
        let mut pieces = named.split(heading).map(str::to_owned).collect::<Vec<_>>().into_iter();
        named = pieces.next().unwrap_or_default();
        for (number, piece) in pieces.enumerate() {
            named += &format!("\n{next}{number}{}{piece}", &heading[heading.len() - 1..]);
        }
    }
    named + "\ncase home\n  staff\n"
}
