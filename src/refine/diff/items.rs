//! Turns two versions of a theory into what else differs: theories, groups, studies, the papers that they cite, phrases as
//! declared, and cases.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::refine::diff::bridge::{Bridge, Side};
use crate::refine::diff::declared::{case, heading, phrase, study};
use crate::refine::diff::parts::Parts;
use crate::refine::diff::{Change, ItemChange, ItemKind};
use crate::theory::{Case, Declaration, EvidenceSource, Heading, PhraseId, Study, Theory};

/// All that differ, kind by kind, those that are dropped last.
pub(super) fn all(bridge: &Bridge<'_>) -> Vec<ItemChange> {
    let [old, new] = [bridge.side_before(), bridge.side_after()];
    let mut all =
        named(ItemKind::Theory, [old, new].map(headings), |before, after| heading([old, new], [before, after]));
    all.extend(named(ItemKind::Group, [old, new].map(groups), |before, after| heading([old, new], [before, after])));
    all.extend(named(ItemKind::Study, [old, new].map(studies), |before, after| study([before, after])));
    all.extend(papers(bridge.from, bridge.to));
    all.extend(phrases(bridge));
    all.extend(named(ItemKind::Case, [old, new].map(cases), |before, after| case([old, new], [before, after])));
    all
}

/// The keys that are cited, and under which another paper stands.
fn papers(from: &Theory, to: &Theory) -> Vec<ItemChange> {
    let of = |theory: &'_ Theory| -> Vec<(String, String)> {
        let all = theory.bibliographies.iter().flat_map(|one| one.keys.iter().cloned().zip(one.papers.iter().cloned()));
        all.collect()
    };
    let before: FxHashMap<String, String> = of(from).into_iter().collect();
    let cited: FxHashSet<&str> = [from, to].into_iter().flat_map(cited).collect();
    let mut seen = FxHashSet::default();
    let after = of(to).into_iter().filter(|(key, _)| cited.contains(&**key) && seen.insert(key.clone()));
    let differs = after.filter_map(|(key, paper)| {
        let mut parts = Parts::default();
        parts.text("says", [before.get(&key)?.clone(), paper].map(Some));
        change(ItemKind::Paper, &key, [true, true], parts)
    });
    differs.collect()
}

/// The keys that studies and evidence cite.
fn cited(theory: &Theory) -> impl Iterator<Item = &str> {
    let headings = theory.headings.iter().chain(theory.groups.iter().map(|group| &group.says));
    let evidence =
        headings.flat_map(|one| &one.evidence).chain(theory.configurations.iter().flat_map(|one| &one.evidence));
    let sources =
        evidence.flat_map(|one| std::iter::once(&one.source).chain(&one.via)).filter_map(|source| match source {
            EvidenceSource::Key(key) => Some(&**key),
            EvidenceSource::Study(_) | EvidenceSource::Case(_) => None,
        });
    sources.chain(theory.studies.iter().flat_map(|study| study.cites.iter().map(String::as_str)))
}

/// Items with their names, in file order.
type Named<'t, T> = Vec<(String, &'t T)>;

fn headings<'t>(side: Side<'t>) -> Named<'t, Heading> {
    side.theory.headings.iter().map(|one| (one.name.clone(), one)).collect()
}

fn groups<'t>(side: Side<'t>) -> Named<'t, Heading> {
    let owned = |one: &'t crate::theory::Group| {
        let owner = one.heading.map(|id| format!("{}.", side.theory.headings[id.0 as usize].name));
        (owner.unwrap_or_default() + &one.says.name, &one.says)
    };
    side.theory.groups.iter().map(owned).collect()
}

fn studies<'t>(side: Side<'t>) -> Named<'t, Study> {
    side.theory.studies.iter().map(|one| (one.name.clone(), one)).collect()
}

fn cases<'t>(side: Side<'t>) -> Named<'t, Case> {
    side.theory.cases.iter().map(|one| (one.name.clone(), one)).collect()
}

/// The items that differ, matched by name.
fn named<T>(
    kind: ItemKind,
    [old, new]: [Named<'_, T>; 2],
    compare: impl Fn(Option<&T>, Option<&T>) -> Parts,
) -> Vec<ItemChange> {
    let known: rustc_hash::FxHashMap<&str, &T> = old.iter().map(|(name, one)| (&**name, *one)).collect();
    let still: rustc_hash::FxHashSet<&str> = new.iter().map(|(name, _)| &**name).collect();
    let after = new.iter().map(|(name, one)| (name, known.get(&**name).copied(), Some(*one)));
    let dropped = old.iter().filter(|(name, _)| !still.contains(&**name)).map(|(name, one)| (name, Some(*one), None));
    let both = after.chain(dropped);
    both.filter_map(|(name, before, after)| {
        change(kind, name, [before.is_some(), after.is_some()], compare(before, after))
    })
    .collect()
}

fn change(kind: ItemKind, name: &str, there: [bool; 2], parts: Parts) -> Option<ItemChange> {
    let change = match there {
        [false, _] => Change::Added,
        [true, false] => Change::Dropped,
        [true, true] if parts.0.is_empty() => return None,
        [true, true] => Change::Changed,
    };
    Some(ItemChange { kind, id: name.to_owned(), change, was: None, parts: parts.0 })
}

/// The phrases that are declared in either version, as they are declared.
fn phrases(bridge: &Bridge<'_>) -> Vec<ItemChange> {
    let after = bridge.to.vocabulary.iter().map(|(id, one)| {
        let before = bridge.before(id).map(|before| before.phrase);
        (before, Some(id), one.name.clone())
    });
    let lost = bridge.lost().map(|id| (Some(id), None, bridge.from.vocabulary.get(id).name.clone()));
    after.chain(lost).filter_map(|(before, after, name)| one_phrase(bridge, [before, after], &name)).collect()
}

fn one_phrase(bridge: &Bridge<'_>, [before, after]: [Option<PhraseId>; 2], name: &str) -> Option<ItemChange> {
    let sides = [bridge.side_before(), bridge.side_after()];
    let of = |side: Side<'_>, id: Option<PhraseId>| id.map(|id| side.theory.vocabulary.get(id).declared().clone());
    let [old, new] = [of(sides[0], before), of(sides[1], after)].map(|one| one.filter(is_declared));
    let rewritten = after.and_then(|after| bridge.rewritten(after));
    if let Some(before) = rewritten {
        let parts = phrase(sides, [old.as_ref(), new.as_ref()]).0;
        let change = if parts.is_empty() { Change::Renamed } else { Change::Changed };
        let was = Some(bridge.from.vocabulary.get(before).name.clone());
        return Some(ItemChange { kind: ItemKind::Phrase, id: name.to_owned(), change, was, parts });
    }
    if old.is_none() && new.is_none() {
        return None;
    }
    let there = [old.is_some(), new.is_some()];
    let parts = phrase(sides, [old.as_ref(), new.as_ref()]);
    change(ItemKind::Phrase, name, there, parts)
}

const fn is_declared(declared: &Declaration) -> bool {
    declared.role.is_some()
}
