//! Says of two phrases that are nearly the same which edit would join them.

use serde::Serialize;

#[cfg(feature = "report")]
use schemars::JsonSchema;

use crate::source::Sources;
use crate::theory::{PhraseId, Role, Theory};

/// A phrase that is nearly the same as another.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Near {
    /// The other phrase.
    pub phrase: String,
    /// What to write so that both are names of one phrase.
    pub also: String,
    /// The command that would write one of them wherever the other stands.
    pub rename: String,
}

/// What joins two phrases: the one that is declared stays, else the one that is used more, else the earlier.
pub(super) fn near(theory: &Theory, sources: &Sources, counts: &[usize], of: PhraseId, to: PhraseId) -> Near {
    let phrase = |id: PhraseId| theory.vocabulary.get(id);
    let rank = |id: PhraseId| (phrase(id).declared().role.is_some(), counts[id.0 as usize], std::cmp::Reverse(id));
    let (kept, left) = if rank(of) >= rank(to) { (of, to) } else { (to, of) };
    let [keep, leave] = [kept, left].map(|id| phrase(id).name.as_str());
    let also = match phrase(kept).declared().role {
        Some((_, place)) => {
            let source = sources.get(place.source);
            let line = source.position(place.span.start).line;
            format!("`also {}` below line {line} of {}", quoted(leave), source.name())
        }
        None => {
            let role = phrase(kept).roles.iter().next().map_or("context", word);
            format!("`{role} {}`, and `also {}` below it", quoted(keep), quoted(leave))
        }
    };
    let rename = format!("cmo rename {} {} --join", in_shell(leave), in_shell(keep));
    Near { phrase: phrase(to).name.clone(), also, rename }
}

const fn word(role: Role) -> &'static str {
    match role {
        Role::Context => "context",
        Role::Resource => "resource",
        Role::Mechanism => "mechanism",
        Role::Outcome => "outcome",
    }
}

/// A phrase as it can be written anywhere.
fn quoted(phrase: &str) -> String {
    format!("\"{}\"", phrase.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A phrase as one argument of a command.
fn in_shell(phrase: &str) -> String {
    format!("'{}'", phrase.replace('\'', "'\\''"))
}
