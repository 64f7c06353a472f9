//! # CMO532: factor without its state
//!
//! A context names a factor and not the state that it is in: in one word, as `leadership` or `trust`, or in up to three of which the last is a thing that always has some state and none says which, as `organisational culture`, `GP
//! engagement` or `staff attitudes`. Whether it is there, strong or lacking, is what a case must say; with the bare words, two people will say different things of one site. What can simply be there (`financial support`, `protected
//! time`) and what says a state (`open culture`, `good communication`, `shared values`, `rural`, `understaffed`) is not meant; a factor in other words is not found. This is advice; a declaration with `means` or `when` settles it.
//!
//! ```cmo
//! cmoc 1a
//!   if leadership
//!   then staff feel supported
//!   then toolkit used
//! ```
//!
//! Write the state that matters; or say what the word means.
//!
//! ```cmo
//! cmoc 1a
//!   if manager takes part in the meetings
//!   then staff feel supported
//!   then toolkit used
//! ```

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::theory::{ConfigurationId, Phrase, PhraseId, Role, identity};

pub(super) const RULE: Rule = Rule { code: Code(532), level: Severity::Advice, find };

/// Words that add nothing.
const IDLE: &[&str] = &["a", "an", "the"];

/// Things that always have some state, each in the singular.
const FACTORS: &str = "attitude background belief capability characteristic climate communication complexity culture demographic \
    dynamic engagement environment expectation experience governance hierarchy identity infrastructure leadership \
    morale motivation norm organisation organization perception personality policy power preference priority \
    readiness relation relationship staffing structure turnover value workload";

/// Words that say a state.
const STATES: &str = "is are was were has have needs active adequate available bad better clear close collaborative common different \
    effective enough excellent existing fair fewer flat formal frequent full good great greater heavy high higher inadequate \
    informal insufficient joint large less light little long local low lower more much mutual negative new no open \
    permissive poor positive previous prior proactive quiet regular remote responsive rich rigid rural safe same similar stable steep \
    strong stronger sufficient supportive unclear unstable urban weak weaker without";

/// What adjectives end in, and hardly a noun.
const ADJECTIVES: &str = "able ible ful less ous";

/// A factor in more words than this says something of it.
const WORDS: usize = 3;

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let contexts = ground.theory.vocabulary.iter().filter(|(_, phrase)| phrase.roles.has(Role::Context));
    contexts
        .filter(|(id, _)| !is_past(ground, *id))
        .filter(|(_, phrase)| names_a_factor(&phrase.name) && !is_settled(phrase))
        .map(|(_, phrase)| {
            RULE.says(phrase.first, format!("`{}` names a factor, and not its state", phrase.name))
                .about(&phrase.name)
                .help(format!(
                    "write what is to be seen, as in `{} shared by all`; or declare it with `means`",
                    phrase.name
                ))
        })
        .collect()
}

/// Whether only what is retired asks for it.
fn is_past(ground: &Ground<'_>, phrase: PhraseId) -> bool {
    let uses = ground.uses.get(phrase);
    let is_retired = |id: &ConfigurationId| ground.configuration(*id).retired;
    uses.otherwise == 0 && !uses.conditions.is_empty() && uses.conditions.iter().all(is_retired)
}

fn names_a_factor(name: &str) -> bool {
    let key = identity(name);
    let words: Vec<&str> = key.split(' ').collect();
    let telling = words.iter().filter(|word| !IDLE.contains(word)).count();
    match words.split_last() {
        Some((last, before)) => {
            (telling == 1 && !is_state(last))
                || (words.len() <= WORDS && is_factor(last) && !before.iter().any(|word| says_state(word)))
        }
        None => false,
    }
}

/// One such thing, or several: `attitudes`, `priorities`.
fn is_factor(word: &str) -> bool {
    let one = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let one = one.as_deref().or_else(|| word.strip_suffix('s')).unwrap_or(word);
    FACTORS.split(' ').any(|known| known == one || known == word)
}

/// Before a noun participles say a state, too: `shared`, `improved`, `trusting`.
fn says_state(word: &str) -> bool {
    is_state(word) || IDLE.contains(&word) || word.ends_with("ing")
}

/// Whether a word says a state by itself: an adjective, or what was done: `rural`, `understaffed`, `supportive`, but not `need`.
fn is_state(word: &str) -> bool {
    let is_participle = word.ends_with("ed") && !word.ends_with("eed");
    let is_adjective = ADJECTIVES.split(' ').any(|end| word.len() > end.len() + 2 && word.ends_with(end));
    STATES.split(' ').any(|known| known == word) || is_participle || is_adjective
}

/// Whether it is said what it means, in words or by a condition.
fn is_settled(phrase: &Phrase) -> bool {
    phrase.declared().means.is_some() || phrase.declared().when.is_some()
}
