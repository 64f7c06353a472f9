//! Finds out under which path a file stood before it was moved: what is gone, and has most lines in common with it.

use std::collections::BTreeSet;

use crate::cli::given::git::Kept;
use crate::cli::given::versions::Read;
use crate::cli::told::problem::Problem;

/// What a file must have in common with the one that is gone, of the lines of the larger: half of them.
const ENOUGH: f64 = 0.5;

/// The paths before of the files that a version has and the one before lacks; `is_there` tells what the version has.
pub fn moved(version: &Read, before: &Kept<'_>, is_there: &dyn Fn(&str) -> bool) -> Result<Vec<String>, Problem> {
    let known: BTreeSet<String> = before.files()?.into_iter().map(|(path, _)| path).collect();
    let new: Vec<usize> = (0..version.files.len()).filter(|index| !known.contains(&version.files[*index])).collect();
    if new.is_empty() {
        return Ok(Vec::new());
    }
    let whole = before.under(vec![String::new()]);
    let mut gone = Vec::new();
    for (path, _) in whole.files()? {
        if !known.contains(&path) && !is_there(&path) {
            let text = whole.text(&path)?.unwrap_or_default();
            gone.push((path, text));
        }
    }
    let sources: Vec<&str> = version.loaded.sources.iter().map(|(_, source)| source.text()).collect();
    let from = |index: &usize| {
        let alike = gone.iter().map(|(path, text)| (likeness(sources[*index], text), path));
        let best = alike.max_by(|one, other| one.0.total_cmp(&other.0))?;
        (best.0 >= ENOUGH).then(|| best.1.clone())
    };
    Ok(new.iter().filter_map(from).collect())
}

/// How many lines two texts have in common, of those of the larger, in [0, 1].
fn likeness(one: &str, other: &str) -> f64 {
    let lines = |text: &str| -> BTreeSet<String> { text.lines().map(|line| line.trim().to_owned()).collect() };
    let (one, other) = (lines(one), lines(other));
    let shared = one.intersection(&other).count();
    shared as f64 / one.len().max(other.len()).max(1) as f64
}
