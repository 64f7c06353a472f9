//! Turns `theory` and `group` items into headings; one theory may go on in several files.

use super::clauses::Once;
use super::problem::NameProblem;
use super::reading::Reader;
use super::set::Resolver;
use crate::source::Place;
use crate::syntax::{Clause, Node};
use crate::theory::{Evidence, Group, Heading, Stance};

impl<'s> Resolver<'s> {
    /// A theory's heading, or one that goes on with it.
    pub(super) fn heading(&mut self, item: Node<'_>, reader: Reader<'s>) {
        let says = self.says(item, reader);
        self.standing = self.names.heading(&says.name);
        let Some(id) = self.standing else { return };
        match self.theory.headings.get_mut(id.0 as usize) {
            Some(before) => {
                let problems = go_on(before, says);
                self.found.extend(problems.into_iter().map(NameProblem::diagnostic));
            }
            None => self.theory.headings.push(says),
        }
    }

    /// A group's heading.
    pub(super) fn group(&mut self, item: Node<'_>, reader: Reader<'s>) {
        let says = self.says(item, reader);
        self.theory.groups.push(Group { heading: self.standing, says });
    }

    fn says(&mut self, item: Node<'_>, reader: Reader<'s>) -> Heading {
        let mut says = Heading {
            name: reader.name(item),
            title: reader.title(item),
            level: None,
            means: None,
            mechanisms: Vec::new(),
            evidence: Vec::new(),
            confidence: None,
            because: Vec::new(),
            notes: Vec::new(),
            place: reader.heading_place(item),
        };
        let mut once = Once::default();
        for (clause, node) in item.clauses() {
            self.found.extend(once.check(clause, node, reader));
            self.heading_clause(&mut says, clause, node, reader);
        }
        says
    }

    fn heading_clause(&mut self, says: &mut Heading, clause: Clause, node: Node<'_>, reader: Reader<'s>) {
        match clause {
            Clause::Level => says.level = reader.level(node),
            Clause::Means => says.means = reader.quotation(node),
            Clause::SharedMechanism => says.mechanisms.extend(self.mentions(node, reader)),
            Clause::SupportedBy => self.evidence(&mut says.evidence, Stance::Supports, node, reader),
            Clause::RefutedBy => self.evidence(&mut says.evidence, Stance::Refutes, node, reader),
            Clause::ModifiedBy => self.evidence(&mut says.evidence, Stance::Modifies, node, reader),
            Clause::AugmentedBy => self.evidence(&mut says.evidence, Stance::Augments, node, reader),
            Clause::NeutralIn => self.evidence(&mut says.evidence, Stance::Neutral, node, reader),
            Clause::Confidence => says.confidence = reader.confidence(node),
            Clause::Because => says.because.extend(reader.quotation(node)),
            Clause::Note => says.notes.extend(reader.quotation(node)),
            // Clauses of other items, and what could not be read.
            Clause::Type
            | Clause::Cite
            | Clause::Text
            | Clause::Setting
            | Clause::Relevance
            | Clause::Rigour
            | Clause::Richness
            | Clause::Also
            | Clause::Opposite
            | Clause::Implies
            | Clause::When
            | Clause::Fixed
            | Clause::Polarity
            | Clause::Actor
            | Clause::If
            | Clause::OnlyIf
            | Clause::Then
            | Clause::StrengthenedBy
            | Clause::WeakenedBy
            | Clause::Status
            | Clause::Refines
            | Clause::Replaces
            | Clause::PartOf
            | Clause::RivalOf
            | Clause::ContrastsWith
            | Clause::Facts
            | Clause::Observed
            | Clause::Like
            | Clause::OfTheory
            | Clause::Complete
            | Clause::Source
            | Clause::ExpectVerdict
            | Clause::ExpectValue
            | Clause::Broken => {}
        }
    }
}

/// Adds to a theory what a further heading says of it. What both say must be the same, so that the order of the files
/// changes nothing.
fn go_on(before: &mut Heading, further: Heading) -> Vec<NameProblem> {
    let mut problems = Vec::new();
    let (name, place, first) = (before.name.clone(), further.place, before.place);
    let mut differs = |part: &'static str| {
        problems.push(NameProblem::HeadingDiffers { name: name.clone(), part, place, first });
    };
    merge("title", &mut before.title, further.title, &mut differs);
    merge("level", &mut before.level, further.level, &mut differs);
    merge("meaning", &mut before.means, further.means, &mut differs);
    merge("confidence", &mut before.confidence, further.confidence, &mut differs);
    merge_list("list of mechanisms", &mut before.mechanisms, further.mechanisms, |one| one.literal, &mut differs);
    merge_list("list of evidence", &mut before.evidence, further.evidence, without_place, &mut differs);
    merge_list("reason", &mut before.because, further.because, Clone::clone, &mut differs);
    merge_list("note", &mut before.notes, further.notes, Clone::clone, &mut differs);
    problems
}

fn merge<T: PartialEq>(
    part: &'static str,
    before: &mut Option<T>,
    further: Option<T>,
    differs: &mut impl FnMut(&'static str),
) {
    if before.is_some() && further.is_some() && *before != further {
        differs(part);
    }
    if before.is_none() {
        *before = further;
    }
}

fn merge_list<T, K: PartialEq>(
    part: &'static str,
    before: &mut Vec<T>,
    further: Vec<T>,
    key: impl Fn(&T) -> K,
    differs: &mut impl FnMut(&'static str),
) {
    if before.is_empty() {
        *before = further;
    } else if !further.is_empty() && !before.iter().map(&key).eq(further.iter().map(&key)) {
        differs(part);
    }
}

fn without_place(evidence: &Evidence) -> Evidence {
    Evidence { place: Place::default(), ..evidence.clone() }
}
