//! Compares what two versions say of a theory, a group, a study, a phrase or a case; what is not there says nothing.

use crate::refine::diff::bridge::Side;
use crate::refine::diff::evidence::{confidence, of_stance};
use crate::refine::diff::parts::Parts;
use crate::refine::diff::words::{Said, conjuncts};
use crate::theory::{
    Case, Declaration, Expectation, Fact, Heading, Literal, PhraseName, Polarity, Role, Said as FactSaid, Stance,
    Study, identity,
};

/// What a heading says.
pub(super) fn heading(sides: [Side<'_>; 2], both: [Option<&Heading>; 2]) -> Parts {
    let mut parts = Parts::default();
    let text = |of: fn(&Heading) -> Option<String>| both.map(|one| one.and_then(of));
    parts.text("title", text(|one| one.title.clone()));
    parts.text("level", text(|one| one.level.map(|level| level.word().to_owned())));
    parts.text("means", text(|one| one.means.clone()));
    let [before, after] = of(sides, both, |side, one| {
        let mentions = one.mechanisms.iter().map(|mention| mention.literal);
        mentions.map(|literal| (side.literal(literal), side.words(literal))).collect::<Said<Literal>>()
    });
    parts.compare("mechanism", before, after);
    for stance in Stance::ALL {
        let [before, after] = of(sides, both, |side, one| of_stance(side.theory, &one.evidence, stance));
        parts.compare(stance.word(), before, after);
    }
    parts.text("confidence", text(|one| one.confidence.as_ref().map(confidence)));
    parts.texts("because", both.map(|one| one.map_or(&[][..], |one| &one.because)));
    parts.texts("note", both.map(|one| one.map_or(&[][..], |one| &one.notes)));
    parts
}

/// What is said of a study.
pub(super) fn study(both: [Option<&Study>; 2]) -> Parts {
    let mut parts = Parts::default();
    let text = |of: fn(&Study) -> Option<String>| both.map(|one| one.and_then(of));
    parts.text("title", text(|one| one.title.clone()));
    parts.text("type", text(|one| one.kind.clone()));
    parts.texts("cite", both.map(|one| one.map_or(&[][..], |one| &one.cites)));
    parts.texts("text", both.map(|one| one.map_or(&[][..], |one| &one.texts)));
    parts.text("setting", text(|one| one.setting.clone()));
    parts.text("relevance", text(|one| one.relevance.clone()));
    parts.text("rigour", text(|one| one.rigour.clone()));
    parts.text("richness", text(|one| one.richness.clone()));
    parts.texts("note", both.map(|one| one.map_or(&[][..], |one| &one.notes)));
    parts
}

/// What is declared of a phrase.
pub(super) fn phrase(sides: [Side<'_>; 2], both: [Option<&Declaration>; 2]) -> Parts {
    let mut parts = Parts::default();
    let text = |of: fn(&Declaration) -> Option<String>| both.map(|one| one.and_then(of));
    parts.text("declared as", text(|one| one.role.map(|(role, _)| role_word(role).to_owned())));
    parts.text("means", text(|one| one.means.clone()));
    let [before, after] = of(sides, both, |_, one| names(&one.also));
    parts.compare("also", before, after);
    let [before, after] = of(sides, both, |_, one| names(&one.opposites));
    parts.compare("opposite", before, after);
    let [before, after] = of(sides, both, |side, one| {
        let literals = one.implies.iter().map(|(literal, _)| (side.literal(*literal), side.words(*literal)));
        literals.collect::<Said<Literal>>()
    });
    parts.compare("implies", before, after);
    let [before, after] =
        of(sides, both, |side, one| one.when.as_ref().map(|when| conjuncts(side, when)).unwrap_or_default());
    parts.compare("when", before, after);
    parts.holds("fixed", both.map(|one| one.is_some_and(|one| one.fixed)));
    parts.text("polarity", text(|one| one.polarity.map(|polarity| polarity_word(polarity).to_owned())));
    parts.text("actor", text(|one| one.actor.clone()));
    parts.texts("note", both.map(|one| one.map_or(&[][..], |one| &one.notes)));
    parts
}

/// What a case describes and expects.
pub(super) fn case(sides: [Side<'_>; 2], both: [Option<&Case>; 2]) -> Parts {
    let mut parts = Parts::default();
    parts.text("title", both.map(|one| one.and_then(|one| one.title.clone())));
    let [before, after] =
        of(sides, both, |side, one| one.facts.iter().map(|fact| said(side, fact)).collect::<Said<_>>());
    parts.compare("fact", before, after);
    let [before, after] = of(sides, both, |side, one| {
        let sources = one.sources.iter().map(|id| side.theory.studies[id.0 as usize].name.clone());
        sources.map(|name| (name.clone(), name)).collect::<Said<_>>()
    });
    parts.compare("source", before, after);
    let [before, after] = of(sides, both, |side, one| one.like.map(|id| side.theory.cases[id.0 as usize].name.clone()));
    parts.text("like", [before, after]);
    let [before, after] =
        of(sides, both, |side, one| one.theory.map(|id| side.theory.headings[id.0 as usize].name.clone()));
    parts.text("theory", [before, after]);
    parts.holds("complete", both.map(|one| one.is_some_and(|one| one.complete)));
    let [before, after] = of(sides, both, |side, one| one.expectations.iter().map(|one| expects(side, one)).collect());
    parts.compare("expects", before, after);
    parts.texts("note", both.map(|one| one.map_or(&[][..], |one| &one.notes)));
    parts
}

/// Something of each version; nothing where it is not there.
fn of<T, R: Default>(
    [old, new]: [Side<'_>; 2],
    [before, after]: [Option<&T>; 2],
    get: impl Fn(Side<'_>, &T) -> R,
) -> [R; 2] {
    [before.map(|one| get(old, one)).unwrap_or_default(), after.map(|one| get(new, one)).unwrap_or_default()]
}

fn names(names: &[PhraseName]) -> Said<String> {
    names.iter().map(|name| (identity(&name.text).into_owned(), name.text.clone())).collect()
}

/// What a fact says, and how it is borne out.
type FactKey = (Literal, FactSaid, bool, Option<String>, Option<String>);

/// A fact by what it says, whichever name of the phrase it says it under.
fn said(side: Side<'_>, fact: &Fact) -> (FactKey, String) {
    let flipped = fact.said == FactSaid::Absent;
    let literal = Literal { negated: fact.literal.negated != flipped, ..fact.literal };
    let how = if flipped { FactSaid::Present } else { fact.said };
    let mut words = match how {
        FactSaid::Present | FactSaid::Absent => side.words(literal),
        FactSaid::Unknown => format!("unknown {}", side.words(Literal { negated: false, ..literal })),
        FactSaid::Degree(degree) => format!("{} = {degree}", side.words(literal)),
    };
    words += &fact.locator.as_ref().map(|locator| format!(" [{locator}]")).unwrap_or_default();
    words += &fact.quotation.as_ref().map(|quotation| format!(" “{quotation}”")).unwrap_or_default();
    if fact.observed {
        words = format!("observed {words}");
    }
    ((side.literal(literal), how, fact.observed, fact.locator.clone(), fact.quotation.clone()), words)
}

/// An expectation by its words, its phrases by what they are in both versions.
fn expects(side: Side<'_>, expectation: &Expectation) -> ((String, Vec<Literal>), String) {
    match expectation {
        Expectation::Verdict { configuration, verdict, by, .. } => {
            let name = &side.theory.configurations[configuration.0 as usize].full_name;
            let says = format!("{name} {}", verdict.word());
            let by: Vec<Literal> = by.iter().map(|mention| mention.literal).collect();
            let words: Vec<String> = by.iter().map(|literal| side.words(*literal)).collect();
            let told = if by.is_empty() { says.clone() } else { format!("{says} by {}", words.join(", ")) };
            ((says, by.into_iter().map(|literal| side.literal(literal)).collect()), told)
        }
        Expectation::Value { literal, value, .. } => {
            let words = format!("{} {}", side.words(*literal), value.word());
            ((value.word().to_owned(), vec![side.literal(*literal)]), words)
        }
    }
}

const fn role_word(role: Role) -> &'static str {
    match role {
        Role::Context => "context",
        Role::Resource => "resource",
        Role::Mechanism => "mechanism",
        Role::Outcome => "outcome",
    }
}

const fn polarity_word(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Desired => "desired",
        Polarity::Adverse => "adverse",
    }
}
