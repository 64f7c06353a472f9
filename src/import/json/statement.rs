//! Theories, groups and configurations as items, in an order in which one text can say to whom each belongs.

use rustc_hash::FxHashMap;

use super::fault::At;
use super::item::{Clause, Item, Said};
use super::names::Named;
use super::study::heading;
use super::writer::{Writer, confidence, text_of, texts, word, words};
use crate::document::{ConfigurationOut, HeadingOut, RelationOut};
use crate::explain::matched::FormWord;
use crate::resolve::is_display_id;
use crate::theory::is_id;

/// Where a configuration stands: the place of its theory, then of its group.
type Home = (Option<usize>, Option<usize>);

impl Writer<'_> {
    /// Theories with what they own. A theory owns all that follows it in a text, and a group too: what has none comes first.
    pub(super) fn statements(&mut self) -> Vec<Item> {
        let groups = self.groups();
        let homes = self.homes();
        let mut order: Vec<usize> = (0..homes.len()).collect();
        order.sort_by_key(|index| homes[*index]);
        self.call(&order);
        let (mut items, mut next) = (Vec::new(), order.into_iter().peekable());
        for theory in std::iter::once(None).chain((0..self.document.theories.len()).map(Some)) {
            items.extend(theory.map(|index| self.theory(index)));
            for group in std::iter::once(None).chain(groups.get(&theory).into_iter().flatten().copied().map(Some)) {
                items.extend(group.map(|index| self.group(index)));
                while let Some(index) = next.next_if(|index| homes[*index] == (theory, group)) {
                    items.push(self.configuration(index));
                }
            }
        }
        items
    }

    /// By configuration, where it stands.
    fn homes(&mut self) -> Vec<Home> {
        let all = self.document.configurations.iter().enumerate();
        all.map(|(index, one)| {
            let at = At::element("configurations", index);
            let theory = self.of_theory(one.theory.as_deref(), &at);
            (theory, self.names.group(one, &at.to("group"), &mut self.faults))
        })
        .collect()
    }

    /// The place of a theory that is named.
    pub(super) fn of_theory(&mut self, theory: Option<&str>, at: &At) -> Option<usize> {
        theory.and_then(|theory| self.find(Named::Theory, theory, &at.to("theory")))
    }

    /// By theory, the groups in it.
    fn groups(&mut self) -> FxHashMap<Option<usize>, Vec<usize>> {
        let mut groups: FxHashMap<Option<usize>, Vec<usize>> = FxHashMap::default();
        for (index, group) in self.document.groups.iter().enumerate() {
            let theory = self.of_theory(group.theory.as_deref(), &At::element("groups", index));
            groups.entry(theory).or_default().push(index);
        }
        groups
    }

    fn theory(&mut self, index: usize) -> Item {
        let at = At::element("theories", index);
        let document = self.document;
        let one = &document.theories[index];
        if one.theory.is_some() {
            self.faults.add(&at.to("theory"), "a theory stands in no other", "write `null`");
        }
        self.heading_of("theory", one, &at)
    }

    fn group(&mut self, index: usize) -> Item {
        let document = self.document;
        self.heading_of("group", &document.groups[index], &At::element("groups", index))
    }

    fn heading_of(&mut self, keyword: &str, one: &HeadingOut, at: &At) -> Item {
        let mut first: Vec<Clause> = word("level", one.level.map(|level| level.word())).into_iter().collect();
        first.extend(text_of("means", one.means.as_ref()));
        let mut others = self.evidence(&one.evidence, at);
        others.extend(confidence(one.confidence.as_ref()));
        others.extend(texts("because", &one.because));
        others.extend(texts("note", &one.notes));
        let mechanisms = self.mentions("mechanism", &one.mechanisms, &at.to("mechanisms"));
        Item { heading: heading(keyword, &one.id, one.title.as_ref()), first, kinds: vec![mechanisms], others }
    }

    /// Finds what each configuration is called in what is written: those without an ID are counted.
    fn call(&mut self, order: &[usize]) {
        let mut counts = FxHashMap::default();
        for &index in order {
            let one = &self.document.configurations[index];
            if !one.named {
                let count = counts.entry(one.theory.as_deref()).or_insert(0);
                *count += 1;
                let theory = one.theory.as_ref().map(|theory| format!("{theory}.")).unwrap_or_default();
                self.called[index] = format!("{theory}if{count}");
            }
        }
    }

    fn configuration(&mut self, index: usize) -> Item {
        let document = self.document;
        let (one, at) = (&document.configurations[index], At::element("configurations", index));
        let mut kinds = vec![self.statement(one, &at)];
        kinds.push(self.signed("strengthened by", &one.strengthened_by, &at.to("strengthened_by")));
        kinds.push(self.signed("weakened by", &one.weakened_by, &at.to("weakened_by")));
        let mut others = self.evidence(&one.evidence, &at);
        others.extend(confidence(one.confidence.as_ref()));
        others.extend(words("actor", one.actor.as_ref()));
        others.extend(word("level", one.level.map(|level| level.word())));
        others.extend(word("status", one.status.map(|status| status.word())));
        others.extend(texts("because", &one.because));
        others.extend(self.relations(one, &at.to("relations")));
        others.extend(texts("note", &one.notes));
        if one.named {
            let heading = heading("cmoc", self.own_id(one, &at), one.title.as_ref());
            return Item { heading, first: Vec::new(), kinds, others };
        }
        self.unnamed(one, &at);
        loose(kinds, others)
    }

    /// What stands below an ID alone.
    fn unnamed(&mut self, one: &ConfigurationOut, at: &At) {
        let says = [
            ("title", one.title.is_some()),
            ("actor", one.actor.is_some()),
            ("strengthened_by", !one.strengthened_by.is_empty()),
            ("weakened_by", !one.weakened_by.is_empty()),
        ];
        for (field, _) in says.into_iter().filter(|(_, is_said)| *is_said) {
            let help = "give the configuration an ID, and set `named`";
            self.faults.add(&at.to(field), "this stands in a configuration with an ID of its own alone", help);
        }
    }

    /// The ID within its theory.
    fn own_id<'c>(&mut self, one: &'c ConfigurationOut, at: &At) -> &'c str {
        let (theory, at) = (one.theory.as_deref(), at.to("id"));
        let own = match theory {
            None => Some(one.id.as_str()),
            Some(theory) => {
                one.id.strip_prefix(theory).and_then(|rest| rest.strip_prefix('.')).filter(|own| is_id(own))
            }
        };
        let Some(own) = own else {
            let theory = theory.unwrap_or_default();
            let says = format!("`{}` is no full name in the theory `{theory}`", one.id);
            let id = one.id.strip_prefix(theory).map_or(one.id.as_str(), |_| "1a");
            self.faults.add(&at, says, format!("write `{theory}.{id}`"));
            return &one.id;
        };
        if is_display_id(own) {
            let says = format!("`{own}` is what a statement without an ID is called");
            self.faults.add(&at, says, "give it another ID, or set `named` to false");
        }
        own
    }

    fn statement(&mut self, one: &ConfigurationOut, at: &At) -> Vec<Clause> {
        let form = match one.form {
            FormWord::If => "if",
            FormWord::OnlyIf => "only if",
        };
        let mut clauses = vec![Clause::new(form, self.condition(&one.context, &at.to("context")))];
        clauses.extend(self.mechanism(one, at).map(|says| Clause::new("then", says)));
        let outcomes = match self.each_signed(&one.outcomes, &at.to("outcomes")) {
            none if none.is_empty() => Said::plain("?"),
            some => Said::joined(some, ", "),
        };
        clauses.push(Clause::new("then", outcomes));
        clauses
    }

    /// `resource -> mechanisms`
    fn mechanism(&mut self, one: &ConfigurationOut, at: &At) -> Option<Said> {
        let mechanisms = self.each_mention(&one.mechanisms, &at.to("mechanisms"));
        let says = match (one.mechanisms.is_empty(), one.open_mechanism) {
            (true, true) => Said::plain("?"),
            (false, false) => Said::joined(mechanisms, ", "),
            (false, true) => {
                let help = "set `open_mechanism` to false, or take the mechanisms out";
                self.faults.add(&at.to("open_mechanism"), "a mechanism that is stated is not open", help);
                return None;
            }
            (true, false) if one.resource.is_some() => {
                let help = "state its mechanisms, or set `open_mechanism`: then they are written as `?`";
                self.faults.add(&at.to("resource"), "a resource without a mechanism that it prompts", help);
                return None;
            }
            (true, false) => return None,
        };
        let resource = one.resource.as_ref().map(|resource| self.condition(resource, &at.to("resource")));
        Some(match resource {
            Some(resource) => Said::joined(vec![resource, says], " -> "),
            None => says,
        })
    }

    fn relations(&mut self, one: &ConfigurationOut, at: &At) -> Vec<Clause> {
        let numbered = one.relations.iter().enumerate();
        numbered.filter_map(|(index, relation)| self.relation(one, relation, &at.to(index))).collect()
    }

    /// A relation to a configuration, by its own ID where it is of the same theory.
    fn relation(&mut self, one: &ConfigurationOut, relation: &RelationOut, at: &At) -> Option<Clause> {
        let index = self.find(Named::Configuration, &relation.to, &at.to("to"))?;
        let to = &self.document.configurations[index];
        let own = one.theory.as_ref().filter(|theory| to.named && Some(*theory) == to.theory.as_ref());
        let own = own.and_then(|theory| to.id.strip_prefix(theory.as_str())?.strip_prefix('.'));
        let called = own.unwrap_or(&self.called[index]).to_owned();
        Some(Clause::listed(relation.relation.word(), Said::plain(called)))
    }
}

/// A configuration without a heading: its sentence stands at the beginning of its lines.
fn loose(mut kinds: Vec<Vec<Clause>>, others: Vec<Clause>) -> Item {
    let statement = kinds.remove(0).into_iter().map(Clause::line).collect();
    Item { heading: Said::joined(statement, "\n"), first: Vec::new(), kinds, others }
}
