//! Turns a condition into what it demands of a case: choices among phrases, every `not` pushed down to a phrase.
//!
//! `not (a and b)` demands one of `not a`, `not b`; so every condition is a tree of *at least so many of these*. A demand
//! is a view of its condition, and its pair is the condition's pair under the sign.

use crate::evaluate::{Pair, weigh};
use crate::theory::{Condition, Configuration, Form, Literal, PhraseId, Value};

/// Whether a condition is demanded, or its negation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// As it stands.
    Plain,
    /// Its negation.
    Negated,
}

impl Sign {
    const fn flipped(self) -> Self {
        match self {
            Self::Plain => Self::Negated,
            Self::Negated => Self::Plain,
        }
    }

    /// A literal under this sign.
    pub(crate) const fn of(self, literal: Literal) -> Literal {
        Literal { phrase: literal.phrase, negated: literal.negated != matches!(self, Self::Negated) }
    }
}

/// A condition under a sign.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Demand<'t> {
    condition: &'t Condition,
    sign: Sign,
}

/// What a demand is.
#[derive(Debug)]
pub(crate) enum Shape<'t> {
    /// A phrase, or its absence.
    Phrase(Literal),
    /// `?`
    Open,
    /// At least so many of these; never more than there are.
    AtLeast(usize, Parts<'t>),
}

/// The demands side by side in one.
#[derive(Clone, Debug)]
pub(crate) enum Parts<'t> {
    /// Conditions under one sign.
    Alike(&'t [Condition], Sign),
    /// `unless`: the one holds, the other fails.
    Unless([Demand<'t>; 2]),
}

impl<'t> Parts<'t> {
    /// How many they are.
    pub(crate) const fn len(&self) -> usize {
        match self {
            Self::Alike(of, _) => of.len(),
            Self::Unless(pair) => pair.len(),
        }
    }

    /// Each of them, in reading order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Demand<'t>> + use<'t> {
        let (alike, pair) = match *self {
            Self::Alike(of, sign) => (Some((of, sign)), None),
            Self::Unless(pair) => (None, Some(pair)),
        };
        let alike = alike.into_iter().flat_map(|(of, sign)| of.iter().map(move |condition| Demand { condition, sign }));
        alike.chain(pair.into_iter().flatten())
    }
}

impl<'t> Demand<'t> {
    /// What a condition demands as it stands.
    pub(crate) const fn plain(condition: &'t Condition) -> Self {
        Self { condition, sign: Sign::Plain }
    }

    /// The opposite demand.
    pub(crate) const fn negated(self) -> Self {
        Self { condition: self.condition, sign: self.sign.flipped() }
    }

    /// Its pair, from the pairs of the phrases.
    pub(crate) fn pair(self, pair: &dyn Fn(PhraseId) -> Pair) -> Pair {
        let weighed = weigh(self.condition, pair);
        match self.sign {
            Sign::Plain => weighed,
            Sign::Negated => weighed.not(),
        }
    }

    /// What it is, one level down.
    pub(crate) fn shape(self) -> Shape<'t> {
        let under = |condition| Demand { condition, sign: self.sign };
        match self.condition {
            Condition::Phrase(mention) => Shape::Phrase(self.sign.of(mention.literal)),
            Condition::Unknown(_) => Shape::Open,
            Condition::Not(inner) => under(inner).negated().shape(),
            Condition::All(of) => self.at_least(of.len(), Parts::Alike(of, self.sign)),
            Condition::Any(of) => self.at_least(1, Parts::Alike(of, self.sign)),
            Condition::NoneOf(of) => self.at_least(of.len(), Parts::Alike(of, self.sign.flipped())),
            Condition::AtLeast(least, of) => self.at_least(*least as usize, Parts::Alike(of, self.sign)),
            Condition::Unless(holds, fails) => self.at_least(2, Parts::Unless([under(holds), under(fails).negated()])),
        }
    }

    /// `not at least k of n` is `at least n - k + 1 of n` negations, which the parts already are. A choice of one is no
    /// choice.
    fn at_least(self, least: usize, of: Parts<'t>) -> Shape<'t> {
        match (of.len(), self.sign) {
            (1, _) => of.iter().next().map_or(Shape::Open, Self::shape),
            (_, Sign::Plain) => Shape::AtLeast(least, of),
            (number, Sign::Negated) => Shape::AtLeast((number + 1).saturating_sub(least), of),
        }
    }

    /// Calls for every phrase, or its absence, that is demanded, in reading order.
    pub(crate) fn each_literal(self, visit: &mut dyn FnMut(Literal)) {
        match self.shape() {
            Shape::Phrase(literal) => visit(literal),
            Shape::Open => {}
            Shape::AtLeast(_, of) => of.iter().for_each(|one| one.each_literal(visit)),
        }
    }

    /// How many parts of it are openly unknown (`?`).
    pub(crate) fn open_parts(self) -> u32 {
        match self.shape() {
            Shape::Phrase(_) => 0,
            Shape::Open => 1,
            Shape::AtLeast(_, of) => of.iter().map(Self::open_parts).sum(),
        }
    }
}

/// What a configuration asks for as it is written: its context and its resource. An `only if` fires where this is not
/// so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'t> {
    /// The circumstances.
    pub(crate) context: Demand<'t>,
    /// What the programme must bring.
    pub(crate) resource: Option<Demand<'t>>,
    form: Form,
}

impl<'t> Asked<'t> {
    /// What a configuration asks for.
    pub(crate) fn by(configuration: &'t Configuration) -> Self {
        let resource = configuration.resource.as_ref().map(Demand::plain);
        Self { context: Demand::plain(&configuration.context), resource, form: configuration.form }
    }

    /// The parts of the firing condition: at least so many of them must hold.
    pub(crate) fn firing(self) -> (usize, Vec<Demand<'t>>) {
        let parts: Vec<_> = std::iter::once(self.context).chain(self.resource).collect();
        match self.form {
            Form::If => (parts.len(), parts),
            Form::OnlyIf => (1, parts.into_iter().map(Demand::negated).collect()),
        }
    }

    /// Whether what is asked for is there.
    pub(crate) fn value(self, pair: &dyn Fn(PhraseId) -> Pair) -> Value {
        let context = self.context.pair(pair);
        self.resource.map_or(context, |resource| context.and(resource.pair(pair))).value()
    }

    /// Calls for every phrase, or its absence, that is asked for, in reading order.
    pub(crate) fn each_literal(self, visit: &mut dyn FnMut(Literal)) {
        self.context.each_literal(visit);
        self.resource.into_iter().for_each(|resource| resource.each_literal(visit));
    }

    /// How many parts are openly unknown (`?`).
    pub(crate) fn open_parts(self) -> u32 {
        self.context.open_parts() + self.resource.map_or(0, Demand::open_parts)
    }
}
