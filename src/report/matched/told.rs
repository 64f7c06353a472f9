//! Verdicts as people are told them: an `only if` neither fires nor is blocked, it speaks against or has nothing to say.

use crate::explain::matched::{CaseMatch, ConfigurationMatch, FormWord, VerdictWord};
use crate::report::page::Tone;

/// What a verdict means for people, in the order in which configurations are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Told {
    /// An `if` whose conditions hold.
    Fires,
    /// An `only if` whose conditions are lacking.
    SpeaksAgainst,
    /// What is known both meets and fails the conditions.
    Contested,
    /// An `if` whose conditions fail.
    Blocked,
    /// What is known does not decide.
    Undetermined,
    /// An `only if` whose conditions are in place.
    SaysNothing,
}

impl Told {
    /// All, in order.
    pub(super) const ALL: [Self; 6] =
        [Self::Fires, Self::SpeaksAgainst, Self::Contested, Self::Blocked, Self::Undetermined, Self::SaysNothing];

    /// What is told of each configuration that concerns a case, in no particular order.
    pub(super) fn each(case: &CaseMatch) -> impl Iterator<Item = Self> {
        let silent = case.silent.iter().map(|one| Self::from(one.form, one.verdict));
        case.configurations.iter().map(Self::of).chain(silent)
    }

    /// What is told of a configuration.
    pub(super) const fn of(one: &ConfigurationMatch) -> Self {
        Self::from(one.form, one.verdict)
    }

    /// What a verdict on a statement of a form means.
    pub(in crate::report) const fn from(form: FormWord, verdict: VerdictWord) -> Self {
        match (verdict, form) {
            (VerdictWord::Fires, FormWord::If) => Self::Fires,
            (VerdictWord::Fires, FormWord::OnlyIf) => Self::SpeaksAgainst,
            (VerdictWord::Blocked, FormWord::If) => Self::Blocked,
            (VerdictWord::Blocked, FormWord::OnlyIf) => Self::SaysNothing,
            (VerdictWord::Undetermined, _) => Self::Undetermined,
            (VerdictWord::Contested, _) => Self::Contested,
        }
    }

    /// In a word or two.
    pub(in crate::report) const fn word(self) -> &'static str {
        match self {
            Self::Fires => "fires",
            Self::SpeaksAgainst => "speaks against",
            Self::Contested => "contested",
            Self::Blocked => "blocked",
            Self::Undetermined => "undetermined",
            Self::SaysNothing => "says nothing",
        }
    }

    /// Behind a number of configurations, where it is 1 and where not.
    pub(in crate::report) const fn counted(self) -> [&'static str; 2] {
        match self {
            Self::Fires => ["fires", "fire"],
            Self::SpeaksAgainst => {
                ["speaks against its outcomes (`only if`)", "speak against their outcomes (`only if`)"]
            }
            Self::Contested => ["is contested", "are contested"],
            Self::Blocked => ["is blocked", "are blocked"],
            Self::Undetermined => ["is undetermined", "are undetermined"],
            Self::SaysNothing => ["has nothing to say (`only if`)", "have nothing to say (`only if`)"],
        }
    }

    /// How it stands out.
    pub(super) const fn tone(self) -> Tone {
        match self {
            Self::Fires | Self::SpeaksAgainst => Tone::Active,
            Self::Contested => Tone::Notable,
            Self::Blocked | Self::SaysNothing => Tone::Inactive,
            Self::Undetermined => Tone::Strong,
        }
    }
}
