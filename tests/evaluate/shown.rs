//! Turns a trial into `.cmo`, so that what proptest finds can be read, and kept as a case file.

use std::fmt::{self, Debug, Formatter};

use cmo::theory::{Case, Condition, Configuration, Fact, Form, HeadingId, Literal, Phrase, PhraseId, Said};

use super::random::Trial;

impl Debug for Trial {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "language 1")?;
        self.theory.vocabulary.iter().try_for_each(|(id, phrase)| declaration(f, id, phrase))?;
        for heading in
            std::iter::once(None).chain((0..self.theory.headings.len()).map(|one| Some(HeadingId(one as u32))))
        {
            heading.map_or(Ok(()), |heading| writeln!(f, "theory T{}", heading.0))?;
            self.theory
                .configurations
                .iter()
                .filter(|one| one.heading == heading)
                .try_for_each(|one| configuration(f, one))?;
        }
        self.cases.iter().enumerate().try_for_each(|(number, one)| case(f, number, one))
    }
}

fn declaration(f: &mut Formatter<'_>, id: PhraseId, phrase: &Phrase) -> fmt::Result {
    writeln!(f, "context {}\n  opposite un-{}", name(id), name(id))?;
    phrase.declared().when.iter().try_for_each(|condition| writeln!(f, "  when {}", spelled(condition)))?;
    let implied: Vec<String> = phrase.declared().implies.iter().map(|(literal, _)| phrase_name(*literal)).collect();
    if implied.is_empty() { Ok(()) } else { writeln!(f, "  implies {}", implied.join(", ")) }
}

fn configuration(f: &mut Formatter<'_>, one: &Configuration) -> fmt::Result {
    let form = if one.form == Form::If { "if" } else { "only if" };
    writeln!(f, "cmoc {}\n  {form} {}", one.id, spelled(&one.context))?;
    let mechanisms = one.mechanisms.iter().map(|mention| phrase_name(mention.literal)).collect();
    let resource = one.resource.iter().map(|resource| format!("{} -> ", spelled(resource))).collect::<String>();
    writeln!(f, "  then {resource}{}", list(mechanisms))?;
    let outcome = |negated: bool, literal| format!("{}{}", if negated { "not " } else { "" }, phrase_name(literal));
    let outcomes = one.outcomes.iter().map(|outcome_| outcome(outcome_.negated, outcome_.mention.literal)).collect();
    writeln!(f, "  then {}", list(outcomes))?;
    if one.retired { writeln!(f, "  status retired") } else { Ok(()) }
}

fn list(of: Vec<String>) -> String {
    if of.is_empty() { "?".to_owned() } else { of.join(", ") }
}

fn case(f: &mut Formatter<'_>, number: usize, case: &Case) -> fmt::Result {
    writeln!(f, "case {}{number}", case.name)?;
    case.theory.iter().try_for_each(|heading| writeln!(f, "  theory T{}", heading.0))?;
    case.facts.iter().try_for_each(|one| writeln!(f, "  {}", fact(one)))?;
    if case.complete { writeln!(f, "  complete") } else { Ok(()) }
}

fn fact(fact: &Fact) -> String {
    let name = phrase_name(fact.literal);
    match fact.said {
        Said::Present => name,
        Said::Absent => format!("not {name}"),
        Said::Unknown => format!("unknown {name}"),
        Said::Degree(degree) => format!("{name} = {degree}"),
    }
}

fn name(phrase: PhraseId) -> char {
    char::from(b'a' + phrase.0 as u8)
}

fn phrase_name(literal: Literal) -> String {
    format!("{}{}", if literal.negated { "un-" } else { "" }, name(literal.phrase))
}

/// The condition as it would be written, every operand in parentheses.
pub fn spelled(condition: &Condition) -> String {
    let each = |of: &[Condition], between: &str| of.iter().map(spelled).collect::<Vec<_>>().join(between);
    match condition {
        Condition::Phrase(mention) => phrase_name(mention.literal),
        Condition::Unknown(_) => "?".to_owned(),
        Condition::Not(inner) => format!("not {}", spelled(inner)),
        Condition::All(of) => format!("all of ({})", each(of, ", ")),
        Condition::Any(of) => format!("any of ({})", each(of, ", ")),
        Condition::NoneOf(of) => format!("none of ({})", each(of, ", ")),
        Condition::AtLeast(least, of) => format!("at least {least} of ({})", each(of, ", ")),
        Condition::Unless(holds, fails) => format!("({} unless {})", spelled(holds), spelled(fails)),
    }
}
