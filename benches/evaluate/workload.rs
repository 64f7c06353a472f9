//! Reads a workload from a folder: `theory.json` and `planes.bin` ([atom][for, against][words], little-endian).

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use cmo::cases::{CRISP_BLOCK, Cells, Columns, CrispPlane, Plane};
use cmo::evaluate::{Means, Program, World};
use cmo::theory::{Condition, PhraseId, Theory, Vocabulary};
use serde_json::Value;

use crate::generate::{Work, configuration, mention, phrase};

pub fn read(folder: &Path) -> Work {
    let json = |name: &str| -> Value { serde_json::from_slice(&fs::read(folder.join(name)).unwrap()).unwrap() };
    let (theory, meta) = (json("theory.json"), json("meta.json"));
    let names = |key: &str| theory[key].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned());
    let atoms = names("atoms").count();
    let phrases: Vec<String> = names("atoms").chain(names("outcomes")).collect();
    let places: HashMap<&str, usize> = phrases.iter().enumerate().map(|(place, name)| (name.as_str(), place)).collect();
    let configurations = theory["rules"].as_array().unwrap().iter().map(|rule| {
        let outcomes = rule["then"].as_array().unwrap().iter().map(|name| mention(places[name.as_str().unwrap()]));
        configuration(rule["id"].as_str().unwrap().to_owned(), condition(&rule["if"], &places), outcomes.collect())
    });
    let theory = Theory {
        configurations: configurations.collect(),
        vocabulary: Vocabulary::new(phrases.iter().cloned().map(phrase).collect()),
        ..Theory::default()
    };
    let cases = meta["cases"].as_u64().unwrap() as usize;
    Work { theory, columns: columns(&fs::read(folder.join("planes.bin")).unwrap(), cases, atoms) }
}

fn condition(value: &Value, places: &HashMap<&str, usize>) -> Condition {
    if let Some(name) = value.as_str() {
        return Condition::Phrase(mention(places[name]));
    }
    let list = value.as_array().unwrap();
    let mut of: Vec<Condition> = list[1..].iter().map(|one| condition(one, places)).collect();
    match list[0].as_str().unwrap() {
        "not" => Condition::Not(Box::new(of.remove(0))),
        "and" => Condition::All(of),
        _ => Condition::Any(of),
    }
}

fn columns(bytes: &[u8], cases: usize, atoms: usize) -> Columns {
    let words = cases.div_ceil(64);
    let word = |plane: usize, word: usize| {
        let start = (plane * words + word) * 8;
        if word < words { u64::from_le_bytes(bytes[start..start + 8].try_into().unwrap()) } else { 0 }
    };
    let mut planes: Vec<CrispPlane> = Vec::new();
    for block in 0..cases.div_ceil(CRISP_BLOCK) {
        let first = block * CRISP_BLOCK / 64;
        planes.extend((0..atoms * 2).map(|plane| Plane(std::array::from_fn(|place| word(plane, first + place)))));
    }
    let described = (0..atoms as u32).map(PhraseId).collect();
    Columns::new(cases, described, Vec::new(), Cells::Crisp(planes)).unwrap()
}

impl Work {
    pub fn print_counts(&self, means: Means) {
        let program = Program::compile(&self.theory, None);
        for (index, counts) in program.count(&self.columns, World::Open, means).iter().enumerate() {
            println!("r{index},{},{},{}", counts.fires, counts.blocked, counts.undetermined);
        }
    }
}
