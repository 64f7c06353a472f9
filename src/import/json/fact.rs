//! Facts as they are written: present, absent, unknown, or to a degree.

use super::fault::At;
use super::item::{Clause, Said};
use super::own::{Spellings, own};
use super::writer::Writer;
use crate::document::{CaseOut, FactOut};
use crate::syntax::bare::{Place, in_quotes};

/// So near are degrees that are meant to be the same: 0.3 is not quite what 0.7 lacks to 1.
const NEAR: f64 = 1e-12;

/// What is said of a phrase.
enum Degree {
    Unknown,
    Present,
    Absent,
    Of(f64),
}

impl Writer<'_> {
    /// The facts that a case says itself.
    pub(super) fn facts(&mut self, case: &CaseOut, like: Option<&CaseOut>, at: &At) -> Vec<Clause> {
        let at = at.to("facts");
        let Some(from) = own(case, like) else {
            let says = format!("these facts do not start from those of `{}`", case.like.as_deref().unwrap_or_default());
            let help = "list the facts of that case first, save those whose phrases this one says something of itself";
            self.faults.add(&at, says, help);
            return Vec::new();
        };
        let mut spellings = Spellings::of(case, from);
        let numbered = case.facts.iter().enumerate().skip(from);
        numbered.filter_map(|(index, fact)| self.fact(fact, &mut spellings, &at.to(index))).collect()
    }

    /// `not staff turnover high`, `- staff trained = 0.7 [p. 3] "a quotation"`
    fn fact(&mut self, fact: &FactOut, spellings: &mut Spellings, at: &At) -> Option<Clause> {
        let number = self.phrases.find(&at.to("phrase"), &fact.phrase, &mut self.faults)?;
        let is_bullet = !fact.observed && (fact.locator.is_some() || fact.quote.is_some());
        let place = if is_bullet { Place::FactBullet } else { Place::Fact };
        // A quotation follows a locator, or a phrase in quotation marks.
        let is_quoted = fact.quote.is_some() && fact.locator.is_none();
        let (degree, turned) = self.degree(fact, number, at)?;
        let name = turned.map_or_else(|| spellings.next(&fact.phrase), str::to_owned);
        let name = if is_quoted { in_quotes(&name) } else { self.phrases.written(&name, place) };
        let mut text = match degree {
            Degree::Unknown => format!("unknown {name}"),
            Degree::Present => name,
            Degree::Absent => format!("not {name}"),
            Degree::Of(degree) => format!("{name} = {degree}"),
        };
        text += &self.borne_out(fact.locator.as_deref(), fact.quote.as_deref(), at);
        let says = Said { text, phrases: vec![number] };
        Some(match (fact.observed, is_bullet) {
            (true, _) => Clause::listed("observed", says),
            (false, true) => Clause::new("-", says),
            (false, false) => Clause::listed("", says),
        })
    }
}

impl<'d> Writer<'d> {
    /// What a fact says of its phrase, or of its opposite, with the name of that.
    fn degree(&mut self, fact: &FactOut, number: u32, at: &At) -> Option<(Degree, Option<&'d str>)> {
        let opposite = self.phrases.opposite(number);
        if fact.opposite && opposite.is_none() {
            let help = "write `false`, or name one among the `opposites` of the phrase";
            self.faults.add(&at.to("opposite"), format!("`{}` has no opposite", fact.phrase), help);
            return None;
        }
        let turned = opposite.filter(|_| fact.opposite);
        let degrees = match (fact.in_favour, fact.against) {
            (None, None) => return Some((Degree::Unknown, turned)),
            (Some(in_favour), Some(against)) => [in_favour, against],
            (Some(_), None) | (None, Some(_)) => {
                let help = "write both, or `null` for both where it is unknown";
                self.faults.add(at, "a fact has a degree for its phrase and one against it", help);
                return None;
            }
        };
        let found = said(fact, degrees, opposite);
        if found.is_none() {
            let [in_favour, against] = degrees;
            let says = format!("{in_favour:?} for and {against:?} against is nothing that one fact says");
            self.faults.add(
                at,
                says,
                "write numbers from 0 to 1 that make 1 together, one of which is the `degree` if there is one",
            );
        }
        found
    }
}

/// What two degrees say together.
fn said<'n>(fact: &FactOut, degrees: [f64; 2], opposite: Option<&'n str>) -> Option<(Degree, Option<&'n str>)> {
    let [in_favour, against] = degrees;
    let is_degree = |degree: f64| (0.0..=1.0).contains(&degree);
    if !degrees.into_iter().chain(fact.degree).all(is_degree) || !is_near(1.0 - in_favour, against) {
        return None;
    }
    let own = if fact.opposite { against } else { in_favour };
    let degree = match fact.degree {
        Some(degree) if !is_near(own, degree) => return None,
        // Without the sign of -0.
        Some(degree) => Degree::Of(degree.abs()),
        None if own == 1.0 => Degree::Present,
        None if own == 0.0 => Degree::Absent,
        None => Degree::Of(own),
    };
    Some((degree, opposite.filter(|_| fact.opposite)))
}

/// Gives a fact the degree that it is written with, where only the two that follow from it are there.
pub(super) fn with_degree(fact: &mut FactOut) {
    let own = if fact.opposite { fact.against } else { fact.in_favour };
    if fact.degree.is_none() && own.is_some_and(|own| own != 0.0 && own != 1.0) {
        fact.degree = own;
    }
}

/// Whether two degrees are meant to be the same.
pub(super) fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() < NEAR
}
