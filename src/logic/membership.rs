//! Degrees as decision diagrams over choices: where a degree is above 0.5, and where it is at least that.
//!
//! Every operation of a program but 1 - x keeps the order of degrees, so that it may be done on either side of the
//! threshold alone; 1 - x turns the two about.

use std::rc::Rc;

use biodivine_lib_bdd::Bdd;

use crate::evaluate::Algebra;
use crate::logic::diagrams::Diagrams;

/// A degree, by choices. Where no degree is 0.5, the two diagrams are one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Degree {
    above: Rc<Bdd>,
    reached: Rc<Bdd>,
}

impl Degree {
    /// A degree that is 1 in some choices, and 0 in the others.
    pub(crate) fn crisp(is: Bdd) -> Self {
        let is = Rc::new(is);
        Self { above: Rc::clone(&is), reached: is }
    }

    /// The choices where it is above 0.5.
    pub(crate) fn above(&self) -> &Bdd {
        &self.above
    }

    fn is_crisp(&self) -> bool {
        Rc::ptr_eq(&self.above, &self.reached)
    }
}

/// The algebra of such degrees.
pub(crate) struct Membership<'d> {
    diagrams: &'d Diagrams,
}

impl<'d> Membership<'d> {
    pub(crate) const fn new(diagrams: &'d Diagrams) -> Self {
        Self { diagrams }
    }

    /// The diagrams that it is made of.
    pub(crate) const fn diagrams(&self) -> &'d Diagrams {
        self.diagrams
    }

    /// A degree in [0, 1], the same in all choices.
    pub(crate) fn degree(&self, degree: f64) -> Degree {
        let constant = |is: bool| Rc::new(if is { self.diagrams.always() } else { self.diagrams.never() });
        let above = constant(degree > 0.5);
        let reached = if degree == 0.5 { constant(true) } else { Rc::clone(&above) };
        Degree { above, reached }
    }

    /// The first where a choice is made, else the second.
    pub(crate) fn chosen(&self, choice: &Bdd, then: &Degree, otherwise: &Degree) -> Option<Degree> {
        let pick = |then: &Bdd, otherwise: &Bdd| {
            let otherwise = self.diagrams.and_not(otherwise, choice)?;
            self.diagrams.or(&self.diagrams.and(then, choice)?, &otherwise)
        };
        self.both(then.is_crisp() && otherwise.is_crisp(), |side| pick(side(then), side(otherwise)))
    }

    /// The same done to both diagrams; once where they are one.
    fn both(&self, is_crisp: bool, done: impl Fn(fn(&Degree) -> &Bdd) -> Option<Bdd>) -> Option<Degree> {
        let above = Rc::new(done(|degree| &degree.above)?);
        let reached = if is_crisp { Rc::clone(&above) } else { Rc::new(done(|degree| &degree.reached)?) };
        Some(Degree { above, reached })
    }
}

impl Algebra for Membership<'_> {
    type Degree = Degree;

    fn never(&self) -> Degree {
        Degree::crisp(self.diagrams.never())
    }

    fn always(&self) -> Degree {
        Degree::crisp(self.diagrams.always())
    }

    fn all(&self, one: &Degree, other: &Degree) -> Option<Degree> {
        self.both(one.is_crisp() && other.is_crisp(), |side| self.diagrams.and(side(one), side(other)))
    }

    fn any(&self, one: &Degree, other: &Degree) -> Option<Degree> {
        self.both(one.is_crisp() && other.is_crisp(), |side| self.diagrams.or(side(one), side(other)))
    }

    fn at_least(&self, least: usize, of: &[Degree]) -> Option<Degree> {
        self.both(of.iter().all(Degree::is_crisp), |side| {
            let sides: Vec<Bdd> = of.iter().map(|one| side(one).clone()).collect();
            self.diagrams.at_least(least, &sides)
        })
    }

    fn inverse(&self, one: &Degree) -> Option<Degree> {
        let above = Rc::new(self.diagrams.not(&one.reached)?);
        let reached = if one.is_crisp() { Rc::clone(&above) } else { Rc::new(self.diagrams.not(&one.above)?) };
        Some(Degree { above, reached })
    }

    /// What is described has a degree of at least 0.5 on one side: its two sides are 1 together, or more.
    fn keep(&self, said: &Degree, other: &Degree, otherwise: &Degree) -> Option<Degree> {
        let described = self.diagrams.or(&said.reached, &other.reached)?;
        self.both(said.is_crisp() && otherwise.is_crisp(), |side| {
            self.diagrams.or(side(said), &self.diagrams.and_not(side(otherwise), &described)?)
        })
    }
}
