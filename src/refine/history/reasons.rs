//! Turns the log of what was accepted (`refinements.md`) into the reasons that a configuration got.

/// What stands before the reason of an entry.
const BECAUSE: &str = "- because: ";
/// What stands before the configurations that an entry is about.
const TOUCHED: &str = "- configurations touched: ";
/// What opens an entry.
const ENTRY: &str = "## ";

/// The reasons that a log gives for a configuration, by its full name, and that the log before it did not give; each
/// with what stands above it: the date, and the kind of refinement.
#[must_use]
pub fn reasons(before: &str, after: &str, id: &str) -> Vec<String> {
    let mut known = entries(before);
    let mut new = Vec::new();
    for entry in entries(after) {
        match known.iter().position(|other| *other == entry) {
            Some(at) => _ = known.remove(at),
            None => new.push(entry),
        }
    }
    new.iter().filter(|entry| touches(entry, id)).filter_map(|entry| reason(entry)).collect()
}

/// The entries of a log, each from its heading to the next.
fn entries(log: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = log.match_indices(ENTRY).map(|(at, _)| at).collect();
    starts.retain(|at| *at == 0 || log[..*at].ends_with('\n'));
    let ends = starts.iter().skip(1).copied().chain([log.len()]);
    starts.iter().zip(ends).map(|(start, end)| log[*start..end].trim()).collect()
}

fn touches(entry: &str, id: &str) -> bool {
    let names = entry.lines().find_map(|line| line.strip_prefix(TOUCHED));
    names.is_some_and(|names| names.split(',').any(|name| name.trim() == id))
}

fn reason(entry: &str) -> Option<String> {
    let because = entry.lines().find_map(|line| line.strip_prefix(BECAUSE))?.trim();
    let heading = entry.lines().next()?.strip_prefix(ENTRY)?.trim();
    Some(format!("{heading}: {because}"))
}
