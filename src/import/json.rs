//! A document of `cmo export json` as `.cmo` text: what it says, each thing where the language has it.

mod again;
mod case;
mod condition;
mod declaration;
mod differences;
mod fact;
mod fault;
mod fields;
mod item;
mod names;
mod order;
mod own;
mod phrases;
mod read;
mod statement;
mod study;
mod wording;
mod writer;

pub use fault::Fault;

use rustc_hash::FxHashSet;

use super::text::{formed, one_line};
use super::{Imported, Remark};
use crate::document::{ConditionOut, Export};
use condition::with_not;
use differences::differences;
use fact::with_degree;
use fault::At;
use item::Item;
use writer::Writer;

/// The theory of a document, which is called `name`.
///
/// What is written is read again and compared with the document: each difference is a remark.
///
/// # Errors
/// Everything that keeps it from being written.
pub fn import(name: &str, bytes: &[u8]) -> Result<Imported, Vec<Fault>> {
    let (text, mut document) = read::read(bytes)?;
    in_full(&mut document);
    let mut writer = Writer::new(&document);
    let body = written(&mut writer);
    let Writer { called, faults, mut remarks, .. } = writer;
    if !faults.is_empty() {
        return Err(faults.located(text));
    }
    let text = formed(format!("# From {}, read by `cmo import json`.\n\n{body}", one_line(name)));
    remarks.extend(beside(&document));
    remarks.extend(renamed(&mut document, called));
    match again::again(&text, &document.bibliographies) {
        Ok(again) => {
            let found = differences(&document, &again, &remarks);
            remarks.extend(found);
        }
        Err(wrong) => {
            remarks.extend(wrong);
            remarks.push(Remark::of(None, "since it has errors, what is written is not compared with the document"));
        }
    }
    Ok(Imported {
        configurations: document.configurations.len(),
        studies: document.studies.len(),
        phrases: document.phrases.iter().filter(|phrase| phrase.kind.is_some()).count(),
        cases: document.cases.len(),
        text,
        remarks,
        ..Imported::default()
    })
}

fn written(writer: &mut Writer<'_>) -> String {
    let sources = [writer.bibliographies(), writer.studies()].concat();
    let (declarations, statements) = (writer.declarations(), writer.statements());
    for number in declarations.iter().chain(&statements).flat_map(Item::phrases) {
        writer.used.get_mut(number as usize).into_iter().for_each(|used| *used = true);
    }
    let cases = writer.cases();
    let sources: String = sources.iter().map(|item| item.by_kind().text).collect();
    sources + &order::ordered(&declarations, &statements, &cases)
}

/// Says in the form of `cmo export json` what may be said otherwise: the absence of phrases, and degrees.
fn in_full(document: &mut Export) {
    let with = document.phrases.iter().filter(|phrase| !phrase.opposites.is_empty());
    let with: FxHashSet<String> = with.map(|phrase| phrase.phrase.clone()).collect();
    let has_opposite = |phrase: &str| with.contains(phrase);
    let conditions =
        document.configurations.iter_mut().flat_map(|one| std::iter::once(&mut one.context).chain(&mut one.resource));
    let defining = document.phrases.iter_mut().filter_map(|phrase| phrase.when.as_mut());
    conditions.chain(defining).for_each(|condition: &mut ConditionOut| with_not(condition, &has_opposite));
    document.cases.iter_mut().flat_map(|case| &mut case.facts).for_each(with_degree);
}

/// What is to stand beside what is written.
fn beside(document: &Export) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut known = FxHashSet::default();
    for (index, one) in document.bibliographies.iter().enumerate() {
        let at = At::element("bibliographies", index);
        let says = if known.insert(&one.path) {
            format!(
                "the entries are no part of the document: their file is to stand at `{}` beside what is written",
                one.path
            )
        } else {
            format!("two files are called `{}`: give one of them another name, here and there", one.path)
        };
        remarks.push(Remark::of(Some(at.to_string()), says));
    }
    remarks
}

/// Gives the configurations the names that they have in what is written, where those without an ID are counted anew.
fn renamed(document: &mut Export, called: Vec<String>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut names = rustc_hash::FxHashMap::default();
    for (index, (one, called)) in document.configurations.iter_mut().zip(called).enumerate() {
        if one.id != called {
            let says = format!("`{}` has no ID, and is shown as `{called}` in what is written", one.id);
            remarks.push(Remark::of(Some(At::element("configurations", index).to_string()), says));
            names.insert(std::mem::replace(&mut one.id, called.clone()), called);
        }
    }
    let related =
        document.configurations.iter_mut().flat_map(|one| &mut one.relations).map(|relation| &mut relation.to);
    let expected = document.cases.iter_mut().flat_map(|case| &mut case.expectations).filter_map(|one| one.id.as_mut());
    for id in related.chain(expected) {
        names.get(id).into_iter().for_each(|called| id.clone_from(called));
    }
    remarks
}
