//! Makes theories and columns in memory: the same ones on every machine.

use cmo::cases::{CRISP_BLOCK, Cells, Columns, CrispPlane, Plane};
use cmo::source::Place;
use cmo::theory::{Condition, Configuration, Form, Literal, Mention, Phrase, PhraseId, Predicted, Theory, Vocabulary};

/// What is evaluated.
pub struct Work {
    pub theory: Theory,
    pub columns: Columns,
}

/// `splitmix64`.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }
}

/// So many configurations of 3 to 6 contexts each, nested up to three levels, over so many described phrases.
pub fn work(configurations: usize, cases: usize, atoms: usize) -> Work {
    let mut random = Random(1);
    let mut phrases: Vec<Phrase> = (0..atoms).map(|atom| phrase(format!("a{atom}"))).collect();
    let configurations = (0..configurations)
        .map(|index| {
            phrases.push(phrase(format!("o{index}")));
            let contexts = 3 + random.below(4);
            let leaves = (0..contexts).map(|_| leaf(&mut random, atoms)).collect();
            let context = nest(leaves, random.below(2) == 0, &mut random);
            configuration(format!("r{index}"), context, vec![mention(phrases.len() - 1)])
        })
        .collect();
    let theory = Theory { vocabulary: Vocabulary::new(phrases), configurations, ..Theory::default() };
    Work { theory, columns: columns(cases, atoms) }
}

fn leaf(random: &mut Random, atoms: usize) -> Condition {
    let phrase = Condition::Phrase(mention(random.below(atoms)));
    if random.below(4) == 0 { Condition::Not(Box::new(phrase)) } else { phrase }
}

/// Two or three groups of the other kind, or one list.
fn nest(leaves: Vec<Condition>, all: bool, random: &mut Random) -> Condition {
    let join = if all { Condition::All } else { Condition::Any };
    if leaves.len() < 4 {
        return join(leaves);
    }
    let other = if all { Condition::Any } else { Condition::All };
    let size = leaves.len().div_ceil(2 + random.below(2));
    let group = |leaves: &[Condition]| if leaves.len() == 1 { leaves[0].clone() } else { other(leaves.to_vec()) };
    join(leaves.chunks(size).map(group).collect())
}

/// One phrase in five is not described; the others are there in about half of the cases.
fn columns(cases: usize, atoms: usize) -> Columns {
    let mut random = Random(2);
    let blocks = cases.div_ceil(CRISP_BLOCK);
    let mut planes = Vec::with_capacity(blocks * atoms * 2);
    for block in 0..blocks {
        let within = (cases - block * CRISP_BLOCK).min(CRISP_BLOCK);
        for _ in 0..atoms {
            let mut pair = [Plane([0; CRISP_BLOCK / 64]); 2];
            for word in 0..CRISP_BLOCK / 64 {
                let described = random.next() | random.next() & random.next();
                let mask = mask(within.saturating_sub(word * 64));
                let there = random.next();
                pair[0].0[word] = described & there & mask;
                pair[1].0[word] = described & !there & mask;
            }
            planes.extend::<[CrispPlane; 2]>(pair);
        }
    }
    let described = (0..atoms as u32).map(PhraseId).collect();
    Columns::new(cases, described, Vec::new(), Cells::Crisp(planes)).unwrap()
}

pub fn mask(bits: usize) -> u64 {
    if bits < 64 { (1 << bits) - 1 } else { u64::MAX }
}

pub fn mention(phrase: usize) -> Mention {
    Mention { literal: Literal { phrase: PhraseId(phrase as u32), negated: false }, place: Place::default() }
}

pub fn phrase(name: String) -> Phrase {
    let mut phrase = Phrase::new(name, Place::default());
    phrase.in_theory = true;
    phrase
}

pub fn configuration(id: String, context: Condition, outcomes: Vec<Mention>) -> Configuration {
    Configuration {
        heading: None,
        group: None,
        full_name: id.clone(),
        id,
        named: true,
        title: None,
        form: Form::If,
        context,
        resource: None,
        mechanisms: Vec::new(),
        outcomes: outcomes.into_iter().map(|mention| Predicted { mention, negated: false }).collect(),
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
        place: Place::default(),
    }
}
