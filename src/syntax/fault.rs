//! What can be wrong with a text, and how it is said to the person who wrote it.

mod bullet;
mod case;
mod clause;
mod condition;
mod evidence;
mod layout;
mod phrase;
mod sentence;
mod wording;

pub(super) use bullet::{BulletFault, Intended};
pub(super) use case::{CaseFault, complement};
pub(super) use clause::ClauseFault;
pub(super) use condition::{ConditionFault, ListOf};
pub(super) use evidence::EvidenceFault;
pub(super) use layout::LayoutFault;
pub(super) use phrase::PhraseFault;
pub(super) use sentence::SentenceFault;
pub(super) use wording::{Among, WordingFault};

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, SourceId, Span};

/// Something that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// What is underlined.
    pub(super) at: Span,
    wrong: Wrong,
}

/// What is wrong, by the page that words it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Wrong {
    Layout(LayoutFault),
    Clause(ClauseFault),
    Phrase(PhraseFault),
    Condition(ConditionFault),
    Bullet(BulletFault),
    Case(CaseFault),
    Wording(WordingFault),
    Sentence(SentenceFault),
    Evidence(EvidenceFault),
}

/// How a fault is said.
struct Said {
    code: Code,
    message: String,
    label: String,
    help: String,
}

impl Said {
    fn new(code: Code, message: impl Into<String>, label: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code, message: message.into(), label: label.into(), help: help.into() }
    }
}

impl Fault {
    /// Something that is wrong with the layout.
    pub(super) fn layout(at: Span, wrong: LayoutFault) -> Self {
        Self { at, wrong: Wrong::Layout(wrong) }
    }

    /// Something that is wrong with a heading or a clause.
    pub(super) fn clause(at: Span, wrong: ClauseFault) -> Self {
        Self { at, wrong: Wrong::Clause(wrong) }
    }

    /// Something that is wrong with a phrase.
    pub(super) fn phrase(at: Span, wrong: PhraseFault) -> Self {
        Self { at, wrong: Wrong::Phrase(wrong) }
    }

    /// Something that is wrong with a condition or a list.
    pub(super) fn condition(at: Span, wrong: ConditionFault) -> Self {
        Self { at, wrong: Wrong::Condition(wrong) }
    }

    /// Something that is wrong with bullets.
    pub(super) fn bullet(at: Span, wrong: BulletFault) -> Self {
        Self { at, wrong: Wrong::Bullet(wrong) }
    }

    /// Something that is wrong with facts or expectations.
    pub(super) fn case(at: Span, wrong: CaseFault) -> Self {
        Self { at, wrong: Wrong::Case(wrong) }
    }

    /// Words that look like something else.
    pub(super) fn wording(at: Span, wrong: WordingFault) -> Self {
        Self { at, wrong: Wrong::Wording(wrong) }
    }

    /// A sentence that says in its words what clauses say.
    pub(super) fn sentence(at: Span, wrong: SentenceFault) -> Self {
        Self { at, wrong: Wrong::Sentence(wrong) }
    }

    /// Evidence that cannot be read.
    pub(super) fn evidence(at: Span, wrong: EvidenceFault) -> Self {
        Self { at, wrong: Wrong::Evidence(wrong) }
    }

    /// Where a merge set two versions into the text, what is to be said instead of all faults: what else seems wrong may
    /// come of their meeting.
    pub(super) fn of_merge(faults: &[Self], text: &str) -> Option<Self> {
        let is_mark = |fault: &&Self| matches!(fault.wrong, Wrong::Layout(LayoutFault::ConflictMark { .. }));
        let marks = |mark| faults.iter().filter(is_mark).filter(move |fault| fault.at.of(text) == mark);
        let first = marks("<<<<<<<").chain(marks(">>>>>>>")).map(|fault| fault.at).min()?;
        let below = marks("<<<<<<<").count().saturating_sub(1);
        Some(Self::layout(first, LayoutFault::ConflictMark { below }))
    }

    /// Says it.
    pub(super) fn diagnostic(&self, source: SourceId, text: &str) -> Diagnostic {
        let said = match &self.wrong {
            Wrong::Layout(wrong) => wrong.say(),
            Wrong::Clause(wrong) => wrong.say(),
            Wrong::Phrase(wrong) => wrong.say(),
            Wrong::Condition(wrong) => wrong.say(),
            Wrong::Bullet(wrong) => wrong.say(),
            Wrong::Case(wrong) => wrong.say(),
            Wrong::Wording(wrong) => wrong.say(),
            Wrong::Sentence(wrong) => wrong.say(),
            Wrong::Evidence(wrong) => wrong.say(),
        };
        let place = Place { source, span: whole_characters(self.at, text) };
        let new = if self.warned_of().is_some() { Diagnostic::warning } else { Diagnostic::error };
        let found = new(said.code, place, said.message).saying(said.label).help(said.help);
        let found = match self.warned_of() {
            Some(phrase) => found.about(phrase),
            None => found,
        };
        match self.mended(text) {
            Some((span, mended)) => found.fix(Place { source, span: whole_characters(span, text) }, mended),
            None => found,
        }
    }

    /// What to write, and where, if only one thing can be meant.
    fn mended(&self, text: &str) -> Option<(Span, String)> {
        match &self.wrong {
            Wrong::Layout(wrong) => wrong.is_nothing_to_see().then(|| (self.at, String::new())),
            Wrong::Case(wrong) => wrong.same_number().map(|number| (self.at, number)),
            Wrong::Bullet(BulletFault::Semicolon { .. }) if self.at.of(text).ends_with(';') => {
                Some((Span::new(self.at.end - 1, self.at.end), String::new()))
            }
            Wrong::Bullet(_)
            | Wrong::Clause(_)
            | Wrong::Phrase(_)
            | Wrong::Condition(_)
            | Wrong::Wording(_)
            | Wrong::Sentence(_)
            | Wrong::Evidence(_) => None,
        }
    }

    /// Whether the text can be read all the same.
    pub(super) fn is_warning(&self) -> bool {
        self.warned_of().is_some()
    }

    /// The phrase that a warning is about, where the text can be read all the same: a warning can be accepted by it.
    fn warned_of(&self) -> Option<&str> {
        match &self.wrong {
            Wrong::Phrase(PhraseFault::LooksLikeClause { whole, .. }) => Some(whole),
            Wrong::Layout(_)
            | Wrong::Clause(_)
            | Wrong::Phrase(_)
            | Wrong::Condition(_)
            | Wrong::Bullet(_)
            | Wrong::Case(_)
            | Wrong::Wording(_)
            | Wrong::Sentence(_)
            | Wrong::Evidence(_) => None,
        }
    }
}

/// The smallest span of whole characters that holds a span: a mark of several bytes is laid out as several characters.
fn whole_characters(span: Span, text: &str) -> Span {
    let length = text.len() as u32;
    let mut whole = Span::new(span.start.min(length), span.end.min(length));
    while !text.is_char_boundary(whole.start as usize) {
        whole.start -= 1;
    }
    while !text.is_char_boundary(whole.end as usize) {
        whole.end += 1;
    }
    whole
}
