//! Finds every place where a phrase stands, and as what.

use serde::Serialize;

#[cfg(feature = "report")]
use schemars::JsonSchema;

use crate::source::{Place, Sources};
use crate::theory::{Case, Condition, Configuration, Expectation, Literal, PhraseId, Predicted, Theory};

/// A place where a phrase stands.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Use {
    /// As what it stands there.
    #[serde(rename = "as")]
    pub used_as: UsedAs,
    /// The configuration, theory, group, case or phrase that it stands in; null for its own declaration.
    pub of: Option<String>,
    /// The file, as its path was given or found.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
}

/// As what a phrase stands somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum UsedAs {
    /// Its declaration.
    Declared,
    /// Under `implies` of another phrase.
    Implied,
    /// In the `when` of another phrase.
    Definition,
    /// In a context.
    Context,
    /// In a resource.
    Resource,
    /// As a mechanism.
    Mechanism,
    /// As an outcome.
    Outcome,
    /// Under `strengthened by`.
    StrengthenedBy,
    /// Under `weakened by`.
    WeakenedBy,
    /// As a mechanism that a theory or a group shares.
    SharedMechanism,
    /// As a fact of a case.
    Fact,
    /// As a result of a case.
    Observed,
    /// In an expectation of a case.
    Expected,
}

impl UsedAs {
    /// The words for it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::Implied => "implied by",
            Self::Definition => "defines",
            Self::Context => "context of",
            Self::Resource => "resource of",
            Self::Mechanism => "mechanism of",
            Self::Outcome => "outcome of",
            Self::StrengthenedBy => "strengthens",
            Self::WeakenedBy => "weakens",
            Self::SharedMechanism => "shared mechanism of",
            Self::Fact => "fact of case",
            Self::Observed => "observed in case",
            Self::Expected => "expected in case",
        }
    }
}

/// A use before its place is put into lines and columns.
struct Found<'t> {
    phrase: PhraseId,
    used_as: UsedAs,
    of: Option<&'t str>,
    place: Place,
}

/// The uses of all phrases, by phrase, each list by place.
pub(super) fn all(theory: &Theory, sources: &Sources) -> Vec<Vec<Use>> {
    let mut finder = Finder { found: Vec::new() };
    theory.vocabulary.iter().for_each(|(id, _)| finder.declaration(theory, id));
    theory.configurations.iter().for_each(|one| finder.configuration(one));
    let headings = theory.headings.iter().chain(theory.groups.iter().map(|group| &group.says));
    for heading in headings {
        let mentions = heading.mechanisms.iter();
        mentions.for_each(|one| finder.add(one.literal, UsedAs::SharedMechanism, Some(&heading.name), one.place));
    }
    theory.cases.iter().for_each(|case| finder.case(case));
    let mut found = finder.found;
    // What a case takes over from another stands in that other.
    found.sort_by_key(|one| (one.phrase, one.place, one.used_as as u8));
    found.dedup_by_key(|one| (one.phrase, one.place, one.used_as));
    let mut uses = vec![Vec::new(); theory.vocabulary.len()];
    for one in found {
        let source = sources.get(one.place.source);
        let position = source.position(one.place.span.start);
        uses[one.phrase.0 as usize].push(Use {
            used_as: one.used_as,
            of: one.of.map(str::to_owned),
            file: source.name().to_owned(),
            line: position.line,
            column: position.column,
        });
    }
    uses
}

struct Finder<'t> {
    found: Vec<Found<'t>>,
}

impl<'t> Finder<'t> {
    fn add(&mut self, literal: Literal, used_as: UsedAs, of: Option<&'t str>, place: Place) {
        self.found.push(Found { phrase: literal.phrase, used_as, of, place });
    }

    fn declaration(&mut self, theory: &'t Theory, id: PhraseId) {
        let phrase = theory.vocabulary.get(id);
        let declared = phrase.declared();
        let literal = Literal { phrase: id, negated: false };
        if let Some((_, place)) = declared.role {
            self.add(literal, UsedAs::Declared, None, place);
        }
        declared.implies.iter().for_each(|(implied, place)| {
            self.add(*implied, UsedAs::Implied, Some(&phrase.name), *place);
        });
        declared.when.iter().for_each(|when| self.condition(when, UsedAs::Definition, &phrase.name));
    }

    fn configuration(&mut self, one: &'t Configuration) {
        self.condition(&one.context, UsedAs::Context, &one.full_name);
        one.resource.iter().for_each(|resource| self.condition(resource, UsedAs::Resource, &one.full_name));
        for mention in &one.mechanisms {
            self.add(mention.literal, UsedAs::Mechanism, Some(&one.full_name), mention.place);
        }
        let mut each = |list: &'t [Predicted], used_as: UsedAs| {
            list.iter()
                .for_each(|said| self.add(said.mention.literal, used_as, Some(&one.full_name), said.mention.place));
        };
        each(&one.outcomes, UsedAs::Outcome);
        each(&one.strengthened_by, UsedAs::StrengthenedBy);
        each(&one.weakened_by, UsedAs::WeakenedBy);
    }

    fn condition(&mut self, condition: &'t Condition, used_as: UsedAs, of: &'t str) {
        condition.each_mention(&mut |mention| self.add(mention.literal, used_as, Some(of), mention.place));
    }

    fn case(&mut self, case: &'t Case) {
        for fact in &case.facts {
            let used_as = if fact.observed { UsedAs::Observed } else { UsedAs::Fact };
            self.add(fact.literal, used_as, Some(&case.name), fact.place);
        }
        for expectation in &case.expectations {
            match expectation {
                Expectation::Verdict { by, .. } => {
                    by.iter().for_each(|one| self.add(one.literal, UsedAs::Expected, Some(&case.name), one.place));
                }
                Expectation::Value { literal, place, .. } => {
                    self.add(*literal, UsedAs::Expected, Some(&case.name), *place);
                }
            }
        }
    }
}
