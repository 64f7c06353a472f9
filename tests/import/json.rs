//! Documents of `cmo export json`, read and given back.

mod harm;
mod others;
mod random;
mod returned;

use std::collections::HashMap;

use cmo::document::document;
use cmo::evaluate::{Evaluation, World, evaluate};
use cmo::import::Imported;
use cmo::import::json::{Fault, import};
use cmo::refine::diff::{Version, diff};
use cmo::report::json;
use cmo::resolve::{FileProblem, Files, resolve};
use cmo::source::{Source, SourceId, Sources};
use cmo::syntax::parse;
use cmo::theory::Theory;
use serde::Deserialize;
use serde_json::Value;

/// A theory with the texts that it stands in.
pub struct Said {
    pub theory: Theory,
    pub sources: Sources,
}

/// Bibliographies by their names.
#[derive(Clone, Debug, Default)]
pub struct Shelf(pub HashMap<String, String>);

impl Files for Shelf {
    fn read(&self, _: SourceId, path: &str) -> Result<String, FileProblem> {
        self.0.get(path).cloned().ok_or(FileProblem::NotFound(Vec::new()))
    }

    fn stays(&self, _: SourceId, _: &str) -> Result<(), FileProblem> {
        Ok(())
    }
}

impl Said {
    /// What a text says, or what is wrong with it.
    pub fn of(text: &str, shelf: &Shelf) -> Result<Self, String> {
        let mut sources = Sources::new();
        let id = sources.add(Source::new("theory.cmo", text));
        let parsed = parse(id, text);
        let mut found = parsed.diagnostics;
        let resolved = resolve(&sources, &[(id, parsed.tree)], shelf);
        found.extend(resolved.diagnostics);
        let wrong: Vec<_> = found.iter().filter(|one| one.is_error()).collect();
        if wrong.is_empty() {
            Ok(Self { theory: resolved.theory, sources })
        } else {
            Err(format!("{text}\n{wrong:#?}"))
        }
    }

    /// Its document.
    pub fn exported(&self) -> String {
        json::document(&document(&self.theory, &self.sources, None))
    }

    fn meant(&self) -> Vec<Evaluation> {
        let worlds = |case| [World::Open, World::Closed].map(|world| evaluate(&self.theory, case, world));
        self.theory.cases.iter().flat_map(worlds).collect()
    }
}

/// A document without places in files.
pub fn placeless(document: &str) -> Value {
    fn without(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                fields.remove("place");
                fields.values_mut().for_each(without);
            }
            Value::Array(all) => all.iter_mut().for_each(without),
            _ => {}
        }
    }
    let mut reader = serde_json::Deserializer::from_str(document);
    reader.disable_recursion_limit();
    let mut value = Value::deserialize(&mut reader).unwrap();
    without(&mut value);
    value
}

/// Holds what comes back of a theory against it: its document, what it means in each of its cases, and what `cmo diff` says.
pub fn comes_back(said: &Said, shelf: &Shelf) -> Result<Imported, String> {
    let exported = said.exported();
    let imported = import("a.json", exported.as_bytes()).map_err(|faults| format!("{faults:#?}\n{exported}"))?;
    let again = Said::of(&imported.text, shelf)?;
    let is_ordered = !imported.remarks.iter().any(|remark| remark.says.contains("another order"));
    let [before, after] = [exported, again.exported()].map(|document| by_name(placeless(&document), is_ordered));
    if before != after {
        return Err(format!("{}\n{before:#}\n{after:#}", imported.text));
    }
    means_the_same(said, &again).map_err(|wrong| format!("{wrong}\n{}", imported.text))?;
    Ok(imported)
}

/// A document whose lists stand by their names where they could not be kept in order.
fn by_name(mut document: Value, is_ordered: bool) -> Value {
    let lists = document.as_object_mut().unwrap().values_mut().filter_map(Value::as_array_mut);
    if !is_ordered {
        lists.for_each(|list| list.sort_by_key(|one| format!("{} {}", one["phrase"], one["id"])));
    }
    document
}

fn means_the_same(before: &Said, after: &Said) -> Result<(), String> {
    let [meant, again] = [before, after].map(Said::meant);
    for (one, other) in meant.iter().zip(&again) {
        for (index, configuration) in before.theory.configurations.iter().enumerate() {
            let all = &after.theory.configurations;
            let place = all.iter().position(|same| same.full_name == configuration.full_name);
            let place = place.ok_or_else(|| format!("{} is lost", configuration.full_name))?;
            if one.firing[index] != other.firing[place] {
                return Err(format!("{}: {:?}, {:?}", configuration.full_name, one.firing[index], other.firing[place]));
            }
        }
        for (id, phrase) in before.theory.vocabulary.iter() {
            let same = after.theory.vocabulary.find(&phrase.name).ok_or_else(|| format!("{} is lost", phrase.name))?;
            if one.predicted(id) != other.predicted(same.phrase) {
                return Err(format!("{}: {:?}, {:?}", phrase.name, one.predicted(id), other.predicted(same.phrase)));
            }
        }
    }
    let diff = diff(version("before", before, &meant), version("after", after, &again));
    if diff.is_empty() { Ok(()) } else { Err(format!("{diff:#?}")) }
}

fn version<'t>(name: &'t str, said: &'t Said, evaluations: &'t [Evaluation]) -> Version<'t> {
    Version { name, theory: &said.theory, sources: &said.sources, files: &[], log: "", evaluations }
}

/// What is wrong with a document, each with its line and place.
pub fn faults(document: &str) -> Vec<String> {
    let one = |Fault { line, pointer, says, .. }: &Fault| format!("{line} {pointer}: {says}");
    import("a.json", document.as_bytes()).unwrap_err().iter().map(one).collect()
}
