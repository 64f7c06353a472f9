//! Turns two versions of a configuration into how it differs, and in which parts.

use crate::logic::Order;
use crate::refine::diff::bridge::{Bridge, Side};
use crate::refine::diff::evidence::{STANCES, confidence, of_stance};
use crate::refine::diff::pairs::Pairs;
use crate::refine::diff::parts::Parts;
use crate::refine::diff::wording::{Wording, is_filled_in};
use crate::refine::diff::words::{Said, conjuncts, unlike};
use crate::refine::diff::{Change, ConfigurationChange};
use crate::theory::{Condition, Configuration, Form, Literal, Mention, Predicted, Relation, Status};

/// All configurations of two versions.
pub(super) struct Compared<'b, 't> {
    bridge: &'b Bridge<'t>,
    pairs: &'b Pairs,
}

impl<'b, 't> Compared<'b, 't> {
    pub(super) const fn new(bridge: &'b Bridge<'t>, pairs: &'b Pairs) -> Self {
        Self { bridge, pairs }
    }

    /// Those that differ: in the order of the version after, then those that are dropped.
    pub(super) fn all(&self) -> Vec<ConfigurationChange> {
        let (old, new) = (&self.bridge.from.configurations, &self.bridge.to.configurations);
        let after = new.iter().enumerate().filter_map(|(index, one)| match self.pairs.before(index) {
            Some(before) => self.compare(&old[before], one),
            None => Some(self.alone(one, Change::Added)),
        });
        let dropped = old.iter().enumerate().filter(|(index, _)| self.pairs.after(*index).is_none());
        after.chain(dropped.map(|(_, one)| self.alone(one, Change::Dropped))).collect()
    }

    fn compare(&self, before: &Configuration, after: &Configuration) -> Option<ConfigurationChange> {
        let parts = self.parts(before, after);
        let is_renamed = (before.named || after.named) && before.full_name != after.full_name;
        let change = self.change(before, after, &parts).or_else(|| is_renamed.then_some(Change::Renamed))?;
        Some(ConfigurationChange {
            id: after.full_name.clone(),
            title: after.title.clone(),
            change,
            was: is_renamed.then(|| before.full_name.clone()),
            parts: parts.0,
        })
    }

    /// What only one version has: all that it says is gained, or lost.
    fn alone(&self, one: &Configuration, change: Change) -> ConfigurationChange {
        let blank = Configuration {
            form: Form::If,
            context: Condition::All(Vec::new()),
            resource: None,
            full_name: one.full_name.clone(),
            ..nothing(one)
        };
        let side = if change == Change::Added { self.bridge.side_after() } else { self.bridge.side_before() };
        let mut parts = Parts::default();
        let (before, after) = if change == Change::Added { (&blank, one) } else { (one, &blank) };
        parts.differs("context", None, unlike(conjuncts(side, &before.context), conjuncts(side, &after.context)));
        parts.differs("resource", None, unlike(resource(side, before), resource(side, after)));
        self.others([side, side], (before, after), &mut parts);
        ConfigurationChange { id: one.full_name.clone(), title: one.title.clone(), change, was: None, parts: parts.0 }
    }

    /// How it differs as a whole; none where it does not, its name aside.
    fn change(&self, before: &Configuration, after: &Configuration, parts: &Parts) -> Option<Change> {
        if after.retired && !before.retired {
            return Some(Change::Retired);
        }
        let asked: Vec<Option<Change>> =
            parts.0.iter().filter(|part| matches!(part.part, "context" | "resource")).map(|part| part.change).collect();
        if parts.0.is_empty() {
            return None;
        }
        let whole = match asked.as_slice() {
            _ if parts.are_filled_in() => Some(Change::FilledIn),
            [] | [Some(Change::FilledIn)] => return Some(Change::Changed),
            [one] => *one,
            _ => Some(of_order(self.bridge.order(before, after))),
        };
        let reworded = asked.iter().all(|one| *one == Some(Change::Equivalent)) && asked.len() == parts.0.len();
        match whole {
            Some(Change::Equivalent) if !reworded => Some(Change::Changed),
            whole => whole,
        }
    }

    fn parts(&self, before: &Configuration, after: &Configuration) -> Parts {
        let mut parts = Parts::default();
        let sides = [self.bridge.side_before(), self.bridge.side_after()];
        self.context(before, after, &mut parts);
        self.resource(before, after, &mut parts);
        self.others(sides, (before, after), &mut parts);
        parts
    }

    fn context(&self, before: &Configuration, after: &Configuration, parts: &mut Parts) {
        let [old, new] = [self.bridge.side_before(), self.bridge.side_after()];
        let unlike = unlike(conjuncts(old, &before.context), conjuncts(new, &after.context));
        if unlike.0.is_empty() && unlike.1.is_empty() {
            return;
        }
        let alone = |one: &Configuration| asking(one, one.context.clone());
        let change = if is_filled_in(&old.wording(&before.context), &new.wording(&after.context)) {
            Change::FilledIn
        } else {
            of_order(self.bridge.order(&alone(before), &alone(after)))
        };
        parts.differs("context", Some(change), unlike);
    }

    fn resource(&self, before: &Configuration, after: &Configuration, parts: &mut Parts) {
        let [old, new] = [self.bridge.side_before(), self.bridge.side_after()];
        let unlike = unlike(resource(old, before), resource(new, after));
        if unlike.0.is_empty() && unlike.1.is_empty() {
            return;
        }
        let change = match (&before.resource, &after.resource) {
            (Some(one), Some(other)) if is_filled_in(&old.wording(one), &new.wording(other)) => Change::FilledIn,
            (Some(one), Some(other)) => {
                of_order(self.bridge.order(&asking(before, one.clone()), &asking(after, other.clone())))
            }
            (None, _) => Change::Narrowed,
            (Some(_), None) => Change::Widened,
        };
        parts.differs("resource", Some(change), unlike);
    }

    /// Everything but what it asks for.
    fn others(&self, sides: [Side<'_>; 2], (before, after): (&Configuration, &Configuration), parts: &mut Parts) {
        let [old, new] = sides;
        let both = [before, after];
        parts.text("form", both.map(|one| (one.form == Form::OnlyIf).then(|| "only if".to_owned())));
        let said = [mentions(old, &before.mechanisms), mentions(new, &after.mechanisms)];
        parts.open_or_said("mechanism", both.map(|one| one.open_mechanism.is_some()), said);
        let said = [predicted(old, &before.outcomes), predicted(new, &after.outcomes)];
        parts.open_or_said("outcome", both.map(|one| one.outcomes.is_empty() && !says_nothing(one)), said);
        for (stance, word) in STANCES {
            let of = |side: Side<'_>, one: &Configuration| of_stance(side.theory, &one.evidence, stance);
            parts.compare(word, of(old, before), of(new, after));
        }
        parts.text("confidence", both.map(|one| one.confidence.as_ref().map(confidence)));
        parts.compare(
            "strengthened by",
            predicted(old, &before.strengthened_by),
            predicted(new, &after.strengthened_by),
        );
        parts.compare("weakened by", predicted(old, &before.weakened_by), predicted(new, &after.weakened_by));
        parts.compare("relation", self.relations(old, before), self.relations(new, after));
        parts.text("status", both.map(standing));
        if !before.named && !after.named {
            parts.text("theory", [heading(old, before), heading(new, after)]);
        }
        parts.text("group", [group(old, before), group(new, after)]);
        parts.text("level", both.map(|one| one.level.map(|level| level.word().to_owned())));
        parts.text("actor", both.map(|one| one.actor.clone()));
        parts.text("title", both.map(|one| one.title.clone()));
        parts.texts("because", both.map(|one| &*one.because));
        parts.texts("note", both.map(|one| &*one.notes));
    }

    /// Relations, each to a configuration by the name that it has after, so that a name alone is no change.
    fn relations(&self, side: Side<'_>, one: &Configuration) -> Said<(&'static str, String)> {
        let name = |at: usize| {
            let after = if side.is_before() { self.pairs.after(at) } else { None };
            let now = after.map(|after| &self.bridge.to.configurations[after]);
            now.unwrap_or(&side.theory.configurations[at]).full_name.clone()
        };
        let of = |one: &Relation| {
            let (word, at) = (one.kind.word(), one.to.0 as usize);
            ((word, name(at)), format!("{word} {}", side.theory.configurations[at].full_name))
        };
        one.relations.iter().map(of).collect()
    }
}

/// A configuration that asks for just this.
fn asking(one: &Configuration, context: Condition) -> Configuration {
    Configuration { context, resource: None, ..nothing(one) }
}

/// Whether it is the one that stands for what is not there: whatever is written asks for something.
fn says_nothing(one: &Configuration) -> bool {
    matches!(&one.context, Condition::All(of) if of.is_empty())
}

/// A configuration that says nothing, in the place of this one.
fn nothing(one: &Configuration) -> Configuration {
    Configuration {
        heading: one.heading,
        group: None,
        id: one.id.clone(),
        named: one.named,
        full_name: one.full_name.clone(),
        title: None,
        form: one.form,
        context: Condition::All(Vec::new()),
        resource: None,
        mechanisms: Vec::new(),
        open_mechanism: None,
        outcomes: Vec::new(),
        strengthened_by: Vec::new(),
        weakened_by: Vec::new(),
        evidence: Vec::new(),
        confidence: None,
        actor: None,
        level: None,
        status: None,
        retired: false,
        because: Vec::new(),
        notes: Vec::new(),
        relations: Vec::new(),
        place: one.place,
    }
}

const fn of_order(order: Order) -> Change {
    match order {
        Order::Equal => Change::Equivalent,
        Order::Narrower => Change::Narrowed,
        Order::Wider => Change::Widened,
        Order::Neither => Change::Changed,
        Order::Undecided => Change::Undecided,
    }
}

fn resource(side: Side<'_>, one: &Configuration) -> Said<(bool, Wording)> {
    one.resource.as_ref().map(|resource| conjuncts(side, resource)).unwrap_or_default()
}

fn mentions(side: Side<'_>, mentions: &[Mention]) -> Said<Literal> {
    mentions.iter().map(|one| (side.literal(one.literal), side.words(one.literal))).collect()
}

fn predicted(side: Side<'_>, predicted: &[Predicted]) -> Said<Literal> {
    let one = |one: &Predicted| {
        let literal = one.mention.literal;
        let literal = Literal { negated: literal.negated != one.negated, ..literal };
        (side.literal(literal), side.words(literal))
    };
    predicted.iter().map(one).collect()
}

fn standing(one: &Configuration) -> Option<String> {
    let written = if one.retired { Some(Status::Retired) } else { one.status };
    written.map(|status| status.word().to_owned())
}

fn heading(side: Side<'_>, one: &Configuration) -> Option<String> {
    one.heading.map(|heading| side.theory.headings[heading.0 as usize].name.clone())
}

fn group(side: Side<'_>, one: &Configuration) -> Option<String> {
    one.group.map(|group| side.theory.groups[group.0 as usize].says.name.clone())
}
