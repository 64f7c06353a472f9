//! Turns two versions of a theory into what differs in meaning, and what becomes of their cases: `cmo.diff/1`.

mod bridge;
mod change;
mod configurations;
mod declared;
mod evidence;
mod items;
mod pairs;
mod parts;
mod rewritten;
mod told;
mod wording;
mod words;

pub use crate::explain::changed::{Degrees, OnlyVerdict, PredictionChange, VerdictChange};
pub use change::{Change, ConfigurationChange, Diff, Facts, ItemChange, ItemKind, Moved, PartChange, Rewritten};

use rustc_hash::FxHashSet;

use crate::evaluate::Evaluation;
use crate::refine::log::{NewName, names_between};
use crate::source::Sources;
use crate::theory::{Configuration, Mention, PhraseId, Theory};
use bridge::Bridge;
use configurations::Compared;
use pairs::Pairs;

/// One version of a theory set, without errors.
#[derive(Clone, Copy, Debug)]
pub struct Version<'t> {
    /// What people call it: a revision, a path.
    pub name: &'t str,
    /// What it says.
    pub theory: &'t Theory,
    /// Its texts.
    pub sources: &'t Sources,
    /// By source: where it is within the version, the same path in both where a file has not moved.
    pub files: &'t [String],
    /// What was accepted and renamed, as its log has it; empty where there is none.
    pub log: &'t str,
    /// What its cases mean, in their order; empty where nobody asks.
    pub evaluations: &'t [Evaluation],
}

/// What two versions say, and the names that phrases were given between them.
#[derive(Clone, Copy, Debug)]
pub struct Between<'t> {
    /// The version before.
    pub from: &'t Theory,
    /// The version after.
    pub to: &'t Theory,
    /// The names, oldest first.
    pub names: &'t [NewName],
}

/// All that differs in meaning between two versions, and what becomes of the cases that both have.
#[must_use]
pub fn diff(from: Version<'_>, to: Version<'_>) -> Diff {
    let names = names_between(from.log, to.log);
    let bridge = Bridge::over(Between { from: from.theory, to: to.theory, names: &names });
    let pairs = Pairs::of(&bridge);
    Diff {
        schema: "cmo.diff/1",
        from: from.name.to_owned(),
        to: to.name.to_owned(),
        configurations: Compared::new(&bridge, &pairs).all(),
        moved: pairs.moved(from, to),
        declarations: items::all(&bridge),
        cases: told::cases(from, to),
        facts: told::facts(from, to),
        verdicts: told::verdicts(&pairs, from, to),
        new_verdicts: told::new_verdicts(&pairs, from, to),
        gone_verdicts: told::gone_verdicts(&pairs, from, to),
        predictions: told::predictions(&bridge, from, to),
    }
}

/// What became of the configurations alone.
#[must_use]
pub fn configurations(between: Between<'_>) -> Vec<ConfigurationChange> {
    let bridge = Bridge::over(between);
    let pairs = Pairs::of(&bridge);
    Compared::new(&bridge, &pairs).all()
}

/// The phrases of a configuration of the version after that stand under another name, in every place: what each was
/// called, and is.
#[must_use]
pub fn rewritten(between: Between<'_>, name: &str) -> Vec<Rewritten> {
    let bridge = Bridge::over(between);
    let Between { from, to, .. } = between;
    let Some(one) = to.configurations.iter().find(|one| one.full_name == name) else { return Vec::new() };
    let told = |after: PhraseId| {
        let was = from.vocabulary.get(bridge.rewritten(after)?).name.clone();
        Some(Rewritten { was, phrase: to.vocabulary.get(after).name.clone() })
    };
    phrases(one).into_iter().filter_map(told).collect()
}

/// The phrases of a configuration, each once.
fn phrases(one: &Configuration) -> Vec<PhraseId> {
    let mut all: Vec<PhraseId> = Vec::new();
    one.context.each_mention(&mut |mention| all.push(mention.phrase()));
    one.resource.iter().for_each(|resource| resource.each_mention(&mut |mention| all.push(mention.phrase())));
    all.extend(one.mechanisms.iter().map(Mention::phrase));
    let lists = [&one.outcomes, &one.strengthened_by, &one.weakened_by];
    all.extend(lists.into_iter().flatten().map(|said| said.mention.phrase()));
    let mut seen = FxHashSet::default();
    all.retain(|phrase| seen.insert(*phrase));
    all
}

/// The full name that a configuration of a version has in the version after; none where that no longer has it.
#[must_use]
pub fn name_after(between: Between<'_>, name: &str) -> Option<String> {
    let bridge = Bridge::over(between);
    let Between { from, to, .. } = between;
    let pairs = Pairs::of(&bridge);
    let index = from.configurations.iter().position(|one| one.full_name == name)?;
    pairs.after(index).map(|after| to.configurations[after].full_name.clone())
}

/// The full name that a configuration of a version has in the version before; none where it has none there.
#[must_use]
pub fn name_before(between: Between<'_>, name: &str) -> Option<String> {
    let bridge = Bridge::over(between);
    let Between { from, to, .. } = between;
    let pairs = Pairs::of(&bridge);
    let index = to.configurations.iter().position(|one| one.full_name == name)?;
    pairs.before(index).map(|before| from.configurations[before].full_name.clone())
}
