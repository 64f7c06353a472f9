//! Joins the vocabularies of two versions: which phrase of the one is which of the other, and what both declare.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::logic::{Logic, Order, Premise, premises};
use crate::refine::diff::Between;
use crate::refine::diff::rewritten::rewritten;
use crate::refine::diff::wording::{Wording, wording};
use crate::refine::log::NewName;
use crate::theory::{Condition, Configuration, Literal, Phrase, PhraseId, Theory, identity};

/// Two versions with one numbering of phrases: that of the version after, and behind it what that one lacks.
#[derive(Debug)]
pub(super) struct Bridge<'t> {
    pub(super) from: &'t Theory,
    pub(super) to: &'t Theory,
    /// By phrase of the version before.
    shared: Vec<Literal>,
    /// By phrase as numbered here: the first of the version before that it is.
    before: FxHashMap<PhraseId, Literal>,
    /// By phrase of the version after: the one of the version before that is written anew.
    rewritten: FxHashMap<PhraseId, PhraseId>,
    logic: Logic<'t>,
}

impl<'t> Bridge<'t> {
    pub(super) fn over(between: Between<'t>) -> Self {
        let Between { from, to, .. } = between;
        let mut shared = shared(from, to);
        let rewritten = all_rewritten(between, &mut shared);
        let logic = Logic::given(both_declare(from, to, &shared));
        let back = |(index, to): (usize, &Literal)| {
            (to.phrase, Literal { phrase: PhraseId(index as u32), negated: to.negated })
        };
        let before = shared.iter().enumerate().rev().map(back).collect();
        Self { from, to, shared, before, rewritten, logic }
    }

    /// A literal of the version before, as the version after numbers it.
    pub(super) fn of_from(&self, literal: Literal) -> Literal {
        turned(self.shared[literal.phrase.0 as usize], literal)
    }

    /// The phrase of the version before that this one is, with the sign under which it is.
    pub(super) fn before(&self, phrase: PhraseId) -> Option<Literal> {
        self.before.get(&phrase).copied()
    }

    /// The phrase of the version before that stands under another name, this one, wherever it stood.
    pub(super) fn rewritten(&self, after: PhraseId) -> Option<PhraseId> {
        self.rewritten.get(&after).copied()
    }

    /// The phrases of the version before that the version after lacks.
    pub(super) fn lost(&self) -> impl Iterator<Item = PhraseId> + '_ {
        let lost = self.shared.iter().enumerate().filter(|(_, to)| to.phrase.0 as usize >= self.to.vocabulary.len());
        lost.map(|(index, _)| PhraseId(index as u32))
    }

    /// The side before.
    pub(super) fn side_before(&self) -> Side<'_> {
        Side { theory: self.from, other: self.to, shared: &self.shared, when: When::Before }
    }

    /// The side after.
    pub(super) fn side_after(&self) -> Side<'_> {
        Side { theory: self.to, other: self.from, shared: &self.shared, when: When::After }
    }

    /// How what a configuration asks for after stands to what it asked for before.
    pub(super) fn order(&self, before: &Configuration, after: &Configuration) -> Order {
        self.logic.order_to(after, before, &|literal| self.of_from(literal))
    }
}

/// One of the versions, in the numbering of both.
#[derive(Clone, Copy, Debug)]
pub(super) struct Side<'b> {
    pub(super) theory: &'b Theory,
    /// The other version.
    other: &'b Theory,
    /// By phrase of the version before.
    shared: &'b [Literal],
    when: When,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Before,
    After,
}

impl Side<'_> {
    /// Whether it is the version before.
    pub(super) const fn is_before(&self) -> bool {
        matches!(self.when, When::Before)
    }

    /// A literal in the numbering of both versions.
    pub(super) fn literal(&self, literal: Literal) -> Literal {
        numbered(self.shared, literal, self.when)
    }

    /// The wording of a condition.
    pub(super) fn wording(&self, condition: &Condition) -> Wording {
        wording(condition, &|literal| self.literal(literal))
    }

    /// A literal in the author's words of this version.
    ///
    /// The name of an opposite gives way to `not` where the other version has it as the name of something else.
    pub(super) fn words(&self, literal: Literal) -> String {
        let phrase = self.theory.vocabulary.get(literal.phrase);
        let words = phrase.words(literal);
        let other = if self.is_before() { When::After } else { When::Before };
        let there = self.other.vocabulary.find(&words).map(|there| numbered(self.shared, there, other));
        match there {
            Some(there) if literal.negated && there != self.literal(literal) => format!("not {}", phrase.name),
            Some(_) | None => words,
        }
    }
}

/// A literal of one of the versions in the numbering of both.
fn numbered(shared: &[Literal], literal: Literal, of: When) -> Literal {
    match of {
        When::Before => turned(shared[literal.phrase.0 as usize], literal),
        When::After => literal,
    }
}

const fn turned(shared: Literal, literal: Literal) -> Literal {
    Literal { phrase: shared.phrase, negated: shared.negated != literal.negated }
}

/// A phrase is the one that bears its name, else the one that bears another name of it.
fn shared(from: &Theory, to: &Theory) -> Vec<Literal> {
    let mut next = to.vocabulary.len() as u32;
    let of = |(_, phrase): (PhraseId, &Phrase)| {
        known(phrase, to).unwrap_or_else(|| {
            next += 1;
            Literal { phrase: PhraseId(next - 1), negated: false }
        })
    };
    from.vocabulary.iter().map(of).collect()
}

/// The phrases that are written anew, by what they are after: first those of which the log says so, then those of which
/// all else does; one may be known only by another.
fn all_rewritten(between: Between<'_>, shared: &mut [Literal]) -> FxHashMap<PhraseId, PhraseId> {
    let mut all = renamed(between, shared);
    let Between { from, to, .. } = between;
    loop {
        let more = rewritten(from, to, shared);
        if more.is_empty() {
            return all;
        }
        for (before, after) in more {
            shared[before.0 as usize] = Literal { phrase: after, negated: false };
            all.insert(after, before);
        }
    }
}

/// The phrases that the version after lacks, and has under the name that they were given.
fn renamed(Between { from, to, names }: Between<'_>, shared: &mut [Literal]) -> FxHashMap<PhraseId, PhraseId> {
    let mut known: FxHashSet<PhraseId> = shared.iter().map(|literal| literal.phrase).collect();
    let mut all = FxHashMap::default();
    for (before, phrase) in from.vocabulary.iter() {
        let one = &mut shared[before.0 as usize];
        let is_lost = one.phrase.0 as usize >= to.vocabulary.len();
        let after = given(&phrase.name, names).filter(|_| is_lost).and_then(|name| to.vocabulary.find(name));
        if let Some(after) = after.filter(|after| !after.negated && known.insert(after.phrase)) {
            *one = after;
            all.insert(after.phrase, before);
        }
    }
    all
}

/// The name that a phrase was given last; none where it was given none.
fn given<'n>(name: &str, names: &'n [NewName]) -> Option<&'n str> {
    let is = |one: &str, other: &str| identity(one) == identity(other);
    names.iter().fold(None, |last, one| if is(last.unwrap_or(name), &one.was) { Some(&one.is) } else { last })
}

fn known(phrase: &Phrase, to: &Theory) -> Option<Literal> {
    let declared = phrase.declared();
    let find = |name: &str| to.vocabulary.find(name);
    let named = find(&phrase.name).or_else(|| declared.also.iter().find_map(|name| find(&name.text)));
    named.or_else(|| {
        let opposite = declared.opposites.iter().find_map(|name| find(&name.text))?;
        Some(opposite.contrary())
    })
}

/// What is declared in both versions alike.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Declares {
    Implies(Literal, Literal),
    Defined(PhraseId, Wording),
}

/// The premises of the version after that the version before has too.
fn both_declare<'t>(from: &Theory, to: &'t Theory, shared: &[Literal]) -> Vec<Premise<'t>> {
    let old = |literal: Literal| turned(shared[literal.phrase.0 as usize], literal);
    let before: FxHashSet<Declares> = premises(from).filter_map(|premise| declares(premise, &old)).collect();
    let both = |premise: &Premise<'t>| declares(*premise, &|one| one).is_some_and(|one| before.contains(&one));
    premises(to).filter(both).collect()
}

/// What a premise declares, whichever way round it is said; none where the other version declares it of the opposite.
fn declares(premise: Premise<'_>, shared: &dyn Fn(Literal) -> Literal) -> Option<Declares> {
    let plain = |phrase| shared(Literal { phrase, negated: false });
    match premise {
        Premise::Implies(phrase, literal) => {
            let (one, other) = (plain(phrase), shared(literal));
            let back = Declares::Implies(other.contrary(), one.contrary());
            Some(if one.negated { back } else { Declares::Implies(one, other) })
        }
        Premise::Defined(phrase, when) => {
            let defined = plain(phrase);
            (!defined.negated).then(|| Declares::Defined(defined.phrase, wording(when, shared)))
        }
    }
}
