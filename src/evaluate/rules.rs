//! Turns the configurations and declarations of a theory into, for each phrase and side, everything that predicts it.

use crate::theory::{Configuration, ConfigurationId, Form, HeadingId, Literal, PhraseId, Theory};

/// The two degrees of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// For.
    For,
    /// Against.
    Against,
}

impl Side {
    /// For and against.
    pub const BOTH: [Self; 2] = [Self::For, Self::Against];

    /// The side that a literal reads when its own `For` is asked for.
    pub const fn of(literal: Literal) -> Self {
        if literal.negated { Self::Against } else { Self::For }
    }

    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Self::For => Self::Against,
            Self::Against => Self::For,
        }
    }

    /// 0 for, 1 against.
    pub const fn index(self) -> u32 {
        match self {
            Self::For => 0,
            Self::Against => 1,
        }
    }
}

/// What predicts one side of a phrase, beside its `when`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A configuration, to its degree.
    Degree(ConfigurationId),
    /// A configuration, to its degree or as far as none of its mechanisms is said to be absent.
    Ripple(ConfigurationId),
    /// An implication: a side of another phrase, stated or predicted.
    Implied(PhraseId, Side),
}

/// All sources by what they predict.
#[derive(Debug)]
pub struct Rules {
    /// Where the sources of a phrase's side begin, and at the end where the last end.
    starts: Vec<u32>,
    sources: Vec<Source>,
    /// The configurations that are evaluated, in file order.
    pub live: Vec<ConfigurationId>,
}

impl Rules {
    /// The rules of a theory set, or of one theory in it.
    pub fn of(theory: &Theory, scope: Option<HeadingId>) -> Self {
        let live: Vec<ConfigurationId> = (0..theory.configurations.len() as u32).map(ConfigurationId).collect();
        let concerned = |id: &ConfigurationId| {
            let configuration = &theory.configurations[id.0 as usize];
            !configuration.retired && (scope.is_none() || configuration.heading == scope)
        };
        let live: Vec<ConfigurationId> = live.into_iter().filter(concerned).collect();
        let mut said = Vec::new();
        for &id in &live {
            speak(id, &theory.configurations[id.0 as usize], &mut said);
        }
        for (id, phrase) in theory.vocabulary.iter() {
            for &(implied, _) in &phrase.declared().implies {
                imply(id, implied, &mut said);
            }
        }
        let (starts, sources) = by_side(theory.vocabulary.len() * 2, &said);
        Self { starts, sources, live }
    }

    /// Whether a phrase is predicted on both sides, beside its `when`. Else it is contested only where a case says so.
    pub fn may_contest(&self, phrase: PhraseId) -> bool {
        Side::BOTH.into_iter().all(|side| !self.sources(phrase, side).is_empty())
    }

    /// What predicts a side of a phrase, beside its `when`.
    pub fn sources(&self, phrase: PhraseId, side: Side) -> &[Source] {
        let place = place(phrase, side);
        &self.sources[self.starts[place] as usize..self.starts[place + 1] as usize]
    }
}

/// What a configuration speaks for and against.
fn speak(id: ConfigurationId, configuration: &Configuration, said: &mut Vec<(usize, Source)>) {
    let (signed, outcome): (fn(Side) -> Side, Source) = match configuration.form {
        Form::If => (|side| side, Source::Ripple(id)),
        Form::OnlyIf => (Side::other, Source::Degree(id)),
    };
    for mechanism in &configuration.mechanisms {
        said.push((place(mechanism.phrase(), signed(Side::of(mechanism.literal))), Source::Degree(id)));
    }
    for predicted in &configuration.outcomes {
        let literal = predicted.literal();
        said.push((place(literal.phrase, signed(Side::of(literal))), outcome));
    }
}

/// X's for adds to Y's for, Y's against to X's against.
fn imply(phrase: PhraseId, implied: Literal, said: &mut Vec<(usize, Source)>) {
    let side = Side::of(implied);
    said.push((place(implied.phrase, side), Source::Implied(phrase, Side::For)));
    said.push((place(phrase, Side::Against), Source::Implied(implied.phrase, side.other())));
}

fn place(phrase: PhraseId, side: Side) -> usize {
    phrase.0 as usize * 2 + side.index() as usize
}

fn by_side(places: usize, said: &[(usize, Source)]) -> (Vec<u32>, Vec<Source>) {
    let mut starts = vec![0; places + 1];
    for &(place, _) in said {
        starts[place + 1] += 1;
    }
    for place in 0..places {
        starts[place + 1] += starts[place];
    }
    let mut next = starts.clone();
    let mut sources = vec![Source::Implied(PhraseId(0), Side::For); said.len()];
    for &(place, source) in said {
        sources[next[place] as usize] = source;
        next[place] += 1;
    }
    (starts, sources)
}
