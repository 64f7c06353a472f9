//! What declarations make a literal hold: `implies`, both ways, and `when`.

use crate::logic::demand::Demand;
use crate::theory::{Literal, Theory};

/// What a literal follows from by a declaration.
pub(super) enum Declared<'t> {
    /// Another one.
    Literal(Literal),
    /// Its phrase's definition, or the negation of that.
    Condition(Demand<'t>),
}

/// All that a literal follows from by declarations.
pub(super) fn declared(theory: &Theory, literal: Literal) -> Vec<Declared<'_>> {
    let mut all = Vec::new();
    for (phrase, declared) in theory.vocabulary.iter().map(|(id, phrase)| (id, phrase.declared())) {
        let plain = Literal { phrase, negated: false };
        for &(implied, _) in &declared.implies {
            if implied == literal {
                all.push(Declared::Literal(plain));
            }
            if plain.contrary() == literal {
                all.push(Declared::Literal(implied.contrary()));
            }
        }
    }
    if let Some(when) = &theory.vocabulary.get(literal.phrase).declared().when {
        let demand = Demand::plain(when);
        all.push(Declared::Condition(if literal.negated { demand.negated() } else { demand }));
    }
    all
}
