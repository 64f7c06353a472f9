//! Facts as they are written: present, absent, unknown, or to a degree.

use super::fault::At;
use super::item::{Clause, Said};
use super::own::{Spellings, own};
use super::writer::Writer;
use crate::document::{CaseOut, FactOut};
use crate::syntax::bare::{Place, in_quotes};

/// What is said of a phrase, by one of its names.
enum Degree<'n> {
    Unknown,
    Present,
    Absent,
    /// A number, under the phrase's own name or that of an opposite.
    Of(String, Option<&'n str>),
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
        let degree = self.degree(fact, number, at)?;
        let name = spellings.next(&fact.phrase);
        let mut written = |name: &str| if is_quoted { in_quotes(name) } else { self.phrases.written(name, place) };
        let mut text = match degree {
            Degree::Unknown => format!("unknown {}", written(&name)),
            Degree::Present => written(&name),
            Degree::Absent => format!("not {}", written(&name)),
            Degree::Of(degree, opposite) => format!("{} = {degree}", written(opposite.unwrap_or(&name))),
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
    /// What a fact says of its phrase.
    fn degree(&mut self, fact: &FactOut, number: u32, at: &At) -> Option<Degree<'d>> {
        let degrees = match (fact.in_favour, fact.against) {
            (None, None) => return Some(Degree::Unknown),
            (Some(in_favour), Some(against)) => (in_favour, against),
            (Some(_), None) | (None, Some(_)) => {
                let help = "write both, or `null` for both where it is unknown";
                self.faults.add(at, "a fact has a degree for its phrase and one against it", help);
                return None;
            }
        };
        match degrees {
            (1.0, 0.0) => return Some(Degree::Present),
            (0.0, 1.0) => return Some(Degree::Absent),
            _ => {}
        }
        let found = number_of(degrees, self.phrases.opposite(number));
        if found.is_none() {
            let says = format!("{} for and {} against is nothing that one fact says", degrees.0, degrees.1);
            self.faults.add(at, says, "write two numbers from 0 to 1 that make 1 together, or two facts");
        }
        found
    }
}

/// The number that gives both degrees: that of the phrase, or that of an opposite where it is the shorter one.
fn number_of<'n>((in_favour, against): (f64, f64), opposite: Option<&'n str>) -> Option<Degree<'n>> {
    if ![in_favour, against].iter().all(|degree| (0.0..=1.0).contains(degree)) {
        return None;
    }
    let own = (1.0 - in_favour == against).then(|| (in_favour.to_string(), None));
    let turned = opposite.filter(|_| 1.0 - against == in_favour).map(|name| (against.to_string(), Some(name)));
    let shortest = own.into_iter().chain(turned).min_by_key(|(number, _)| number.len());
    shortest.map(|(number, opposite)| Degree::Of(number, opposite))
}
