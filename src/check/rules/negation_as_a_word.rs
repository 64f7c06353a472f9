//! # CMO527: negation as a word
//!
//! Two phrases are the same but for a word that negates: `blame` and `no blame`, `staff trained` and `staff untrained`, `staff can attend` and `staff cannot attend`, `regular meetings` and `irregular meetings`,
//! `good communication` and `poor communication`, `without support` and `with support`, `staff trust plans` and `staff mistrust plans`. They are read as two phrases that have nothing to do with each other: a case that says the one says nothing of the other. This is a warning.
//!
//! ```cmo
//! cmoc 1a
//!   if staff trained
//!   then staff confident in their skills
//!   then fewer falls
//!
//! cmoc 1b
//!   if staff untrained
//!   then staff wary of new tasks
//!   then more calls to the GP
//! ```
//!
//! Write `not` before the phrase; or keep both and declare the one as the opposite of the other.
//!
//! ```cmo
//! context staff trained
//!   opposite staff untrained
//!
//! cmoc 1a
//!   if staff trained
//!   then staff confident in their skills
//!   then fewer falls
//!
//! cmoc 1b
//!   if staff untrained
//!   then staff wary of new tasks
//!   then more calls to the GP
//! ```

use rustc_hash::FxHashMap;

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::theory::{PhraseId, identity};

pub(super) const RULE: Rule = Rule { code: Code(527), level: Severity::Warning, find };

/// Words that negate, and mean nothing else in a phrase.
const NEGATIONS: &[&str] = &["no", "not", "without", "never", "lack", "lacks", "lacking", "absent", "absence", "poor"];

/// Words that go with them.
const COMPANIONS: &[&str] = &["a", "an", "the", "of", "is", "are", "was", "were"];

/// Words that negate, each with what it negates.
const CONTRARIES: &[(&str, &str)] = &[
    ("cannot", "can"),
    ("can't", "can"),
    ("won't", "will"),
    ("poor", "good"),
    ("poorly", "well"),
    ("without", "with"),
];

/// Beginnings that negate, each with what the word goes on with where it does.
const BEGINNINGS: &[(&str, &str)] = &[
    ("un", ""),
    ("in", ""),
    ("im", ""),
    ("dis", ""),
    ("mis", ""),
    ("non-", ""),
    ("ir", "r"),
    ("il", "l"),
    ("de", "central"),
    ("de", "motiv"),
    ("de", "priorit"),
    ("de", "skill"),
    ("de", "stabil"),
    ("de", "valu"),
];

/// What words begin with that begin so and negate nothing: `invaluable` is very valuable, and to inform is not to form badly.
const OTHERS: &str = "disappoint disarray disband discard discharg disclos discount discourse discover discuss disease disgrac \
    disguis dismiss display dispos dissent dissolv distast distort immediat impact impair impart implant import \
    impose imposing impress imprint improv inbound incit income incoming increas indeed indent indifferen infamous \
    inform inhabit inroad insight inside insist inspir instal instanc instil intak intend intens intent invaluabl \
    invest invoic misgiving missing mission mistak unless";

/// What begins as one of these does, and negates.
const BUT: &str = "informal impartial";

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let vocabulary = &ground.theory.vocabulary;
    let used = || vocabulary.iter().filter(|(_, phrase)| phrase.in_theory);
    let mut plain: FxHashMap<String, PhraseId> = FxHashMap::default();
    used().for_each(|(id, phrase)| {
        plain.entry(without_companions(&identity(&phrase.name))).or_insert(id);
    });
    let pair = |(id, name): (PhraseId, &str)| {
        let other = affirmed(&identity(name)).into_iter().find_map(|affirmed| plain.get(&affirmed).copied())?;
        (other != id).then_some((id, other))
    };
    let pairs = used().filter_map(|(id, phrase)| pair((id, &phrase.name)));
    pairs.map(|(negative, positive)| finding(ground, negative, positive)).collect()
}

fn finding(ground: &Ground<'_>, negative: PhraseId, positive: PhraseId) -> Diagnostic {
    let [negative, positive] = [negative, positive].map(|id| ground.theory.vocabulary.get(id));
    RULE.says(
        negative.first,
        format!("`{}` negates `{}` in a word, and is read as another phrase", negative.name, positive.name),
    )
    .saying("has nothing to do with it as it is")
    .about(&negative.name)
    .label_or_related(positive.first, format!("`{}`", positive.name))
    .help(format!("write `not {}`, or declare `{}` with `opposite {}`", positive.name, positive.name, negative.name))
}

/// What a phrase negates, in each way in which it may be read so.
fn affirmed(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let mut all = Vec::new();
    if words.iter().any(|word| NEGATIONS.contains(word) || word.ends_with("n't")) {
        let rest = words.iter().filter(|word| !NEGATIONS.contains(word)).map(|word| word.trim_end_matches("n't"));
        all.push(without_companions(&rest.collect::<Vec<_>>().join(" ")));
    }
    for (at, word) in words.iter().enumerate() {
        for other in affirmed_words(word) {
            let mut words = words.clone();
            words[at] = other;
            all.push(without_companions(&words.join(" ")));
        }
    }
    all
}

/// What a word by itself negates.
fn affirmed_words(word: &str) -> impl Iterator<Item = &str> {
    let contraries = CONTRARIES.iter().filter(move |(contrary, _)| *contrary == word).map(|(_, affirmed)| *affirmed);
    let begins = |words: &str| words.split(' ').any(|known| word.starts_with(known));
    let negates = !begins(OTHERS) || begins(BUT);
    let stripped = BEGINNINGS.iter().filter(move |_| negates).filter_map(move |(beginning, next)| {
        let rest = word.strip_prefix(beginning)?;
        (rest.len() > 3 && rest.starts_with(next)).then_some(rest)
    });
    contraries.chain(stripped)
}

fn without_companions(name: &str) -> String {
    name.split(' ').filter(|word| !COMPANIONS.contains(word)).collect::<Vec<_>>().join(" ")
}
