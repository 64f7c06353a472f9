//! Reads a workload from a folder: `theory.json` and `planes.bin` ([atom][for, against][words], little-endian).

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use cmo::cases::{CRISP_BLOCK, Cells, Columns, CrispPlane, GRADED_BLOCK, GradedPlane, Plane};
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
    /// The same with a degree for and against in the place of each bit.
    pub fn with_degrees(self) -> Self {
        let Cells::Crisp(planes) = self.columns.cells() else { return self };
        let (cases, width) = (self.columns.cases(), self.columns.planes());
        let mut graded: Vec<GradedPlane> = Vec::new();
        for case in (0..cases).step_by(GRADED_BLOCK) {
            let block = &planes[case / CRISP_BLOCK * width..][..width];
            let bits = block.iter().map(|plane| plane.0[case % CRISP_BLOCK / GRADED_BLOCK]);
            graded.extend(bits.map(|bits| Plane(std::array::from_fn(|case| degree(bits, case)))));
        }
        let described = self.columns.described().to_vec();
        let columns = Columns::new(cases, described, Vec::new(), Cells::Graded(graded)).unwrap();
        Self { columns, ..self }
    }

    pub fn print_counts(&self, means: Means) {
        let program = Program::compile(&self.theory, None);
        for (index, counts) in program.count(&self.columns, World::Open, means).iter().enumerate() {
            println!("r{index},{},{},{}", counts.fires, counts.blocked, counts.undetermined);
        }
    }
}

/// A degree in hundredths, from 0.51 where the bit is 1.
fn degree(bits: u64, case: usize) -> f64 {
    let hundredths = bits.rotate_left(case as u32).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 58;
    if bits >> case & 1 == 1 { (51 + hundredths % 49) as f64 / 100.0 } else { (hundredths % 50) as f64 / 100.0 }
}
