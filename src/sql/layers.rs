//! Turns formulas in their order into layers: a layer computes from the one below it, and hands on what a later one reads.

use std::collections::BTreeSet;

use crate::sql::formula::{Formula, Value};

/// How deep a formula may nest, and how many values it may read, once others are written into it.
const DEEPEST: usize = 8;
const WIDEST: usize = 16;

/// One layer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layer {
    /// What it takes over from the layer below, as it is.
    pub handed_on: Vec<Value>,
    /// What it computes.
    pub computed: Vec<(usize, Formula)>,
}

/// All layers.
#[derive(Debug)]
pub struct Layers {
    /// What the lowest one has to hold: planes of a case.
    pub said: Vec<usize>,
    /// From the lowest to the one that holds every root.
    pub layers: Vec<Layer>,
}

/// The layers that compute the roots.
///
/// # Errors
/// How many it would take, where they are more than the most.
pub fn layers(mut formulas: Vec<Formula>, roots: &[Value], most: usize) -> Result<Layers, usize> {
    inline(&mut formulas, roots);
    let used = used(&formulas, roots);
    let levels = levels(&formulas, &used);
    let top = used.iter().map(|&index| levels[index]).max().unwrap_or(0);
    if top > most {
        return Err(top);
    }
    let mut layers = vec![Layer::default(); top];
    let mut needed: BTreeSet<Value> = roots.iter().copied().filter(is_column).collect();
    for (level, layer) in layers.iter_mut().enumerate().rev() {
        let is_here = |value: &Value| matches!(value, Value::Computed(index) if levels[*index] == level + 1);
        let here: Vec<Value> = needed.iter().copied().filter(is_here).collect();
        needed.retain(|value| !is_here(value));
        layer.handed_on = needed.iter().copied().collect();
        for value in here {
            let Value::Computed(index) = value else { continue };
            formulas[index].each_value(&mut |read| needed.extend(Some(read).filter(is_column)));
            layer.computed.push((index, formulas[index].clone()));
        }
    }
    let plane = |value| if let Value::Plane(plane) = value { Some(plane) } else { None };
    Ok(Layers { said: needed.into_iter().filter_map(plane).collect(), layers })
}

const fn is_column(value: &Value) -> bool {
    matches!(value, Value::Plane(_) | Value::Computed(_))
}

/// Writes what is read once into what reads it, as long as that can still be read.
fn inline(formulas: &mut [Formula], roots: &[Value]) {
    let mut reads = vec![0_u32; formulas.len()];
    let used = used(formulas, roots);
    for root in roots {
        // A verdict reads its root several times over.
        count(*root, 2, &mut reads);
    }
    for &index in &used {
        formulas[index].each_value(&mut |value| count(value, 1, &mut reads));
    }
    for index in used {
        let instead = |value| match value {
            Value::Computed(read) if reads[read] == 1 => Some(formulas[read].clone()),
            Value::Computed(_) | Value::Plane(_) | Value::Never | Value::Always => None,
        };
        let written = formulas[index].with(&instead);
        if written.depth() <= DEEPEST && written.size() <= WIDEST {
            formulas[index] = written;
        }
    }
}

fn count(value: Value, by: u32, reads: &mut [u32]) {
    if let Value::Computed(index) = value {
        reads[index] += by;
    }
}

/// What the roots need, in order.
fn used(formulas: &[Formula], roots: &[Value]) -> BTreeSet<usize> {
    let mut used = BTreeSet::new();
    let mut open: Vec<Value> = roots.to_vec();
    while let Some(value) = open.pop() {
        if let Value::Computed(index) = value
            && used.insert(index)
        {
            formulas[index].each_value(&mut |read| open.push(read));
        }
    }
    used
}

/// By formula that is used: one more than the highest that it reads, from 1 on.
fn levels(formulas: &[Formula], used: &BTreeSet<usize>) -> Vec<usize> {
    let mut levels = vec![0; formulas.len()];
    for &index in used {
        let mut below = 0;
        formulas[index].each_value(&mut |read| {
            if let Value::Computed(read) = read {
                below = below.max(levels[read]);
            }
        });
        levels[index] = below + 1;
    }
    levels
}
