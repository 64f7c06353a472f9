//! Turns what becomes of files whose phrase gets another name into text for people, and a table for a spreadsheet.

use csv::Writer;

use crate::diagnostic::ticked;
use crate::explain::matched::VerdictWord;
use crate::rename::{LeftSince, LineChange, RenamedFile, RenamedSnapshot, RenamedVerdict, Renaming, SnapshotState};
use crate::report::matched::Told;
use crate::report::plural::counted;
use crate::report::vocabulary::place;

/// The change as text: the lines that differ while nothing is written, then what it means for cases and snapshots.
#[must_use]
pub fn text(renaming: &Renaming) -> String {
    let shown = |file: &RenamedFile| if renaming.written { String::new() } else { lines(file) };
    let files: String = renaming.files.iter().map(|file| format!("{}\n{}", file.file, shown(file))).collect();
    set(renaming) + &files + &counts(renaming) + &meaning(renaming)
}

/// A table: a row is lines that stand together and differ.
#[must_use]
pub fn table(renaming: &Renaming) -> String {
    let mut writer = Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(["file", "line", "before", "after"]);
    for file in &renaming.files {
        for LineChange { line, before, after, .. } in &file.changes {
            let _ = writer.write_record([&file.file, &line.to_string(), &before.join("\n"), &after.join("\n")]);
        }
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// What stands in no row of the table.
#[must_use]
pub fn beside_table(renaming: &Renaming) -> String {
    set(renaming) + &counts(renaming) + &meaning(renaming)
}

/// What becomes of a verdict: `in case north, 2: undetermined → fires`.
#[must_use]
pub fn verdict(one: &RenamedVerdict) -> String {
    let word = |verdict: VerdictWord| Told::from(one.form, verdict).word();
    format!("in case {}, {}: {} → {}", one.case, one.id, word(one.from), word(one.to))
}

fn set(renaming: &Renaming) -> String {
    let said =
        |folder: &String| format!("what is named is a part of the theory set of `{folder}`: all of it is renamed in\n");
    renaming.set.as_ref().map(said).unwrap_or_default()
}

/// The lines of a file that differ, as `diff` shows them.
fn lines(file: &RenamedFile) -> String {
    let marked =
        |mark: char, lines: &[String]| -> String { lines.iter().map(|line| format!("{mark}{line}\n")).collect() };
    let one = |change: &LineChange| {
        let LineChange { line, line_after, before, after } = change;
        let head = format!("@@ -{} +{} @@\n", range(*line, before.len()), range(*line_after, after.len()));
        head + &marked('-', before) + &marked('+', after)
    };
    file.changes.iter().map(one).collect()
}

fn range(line: usize, count: usize) -> String {
    if count == 1 { line.to_string() } else { format!("{line},{count}") }
}

fn counts(renaming: &Renaming) -> String {
    let places: usize = renaming.files.iter().map(|file| file.places).sum();
    let done = if renaming.written { "renamed" } else { "would be renamed" };
    let within = renaming.theory.as_ref().map(|theory| format!(" of theory {theory}")).unwrap_or_default();
    let files = counted(renaming.files.len(), "file", "files");
    format!("{}{within} in {files} {done}\n", counted(places, "place", "places"))
}

fn meaning(renaming: &Renaming) -> String {
    let end = if renaming.written { "" } else { "nothing is written: `--write` writes it\n" };
    stays(renaming) + &proof(renaming) + &accepted(renaming) + &snapshots(renaming) + &noted(renaming) + end
}

/// Where the new name is noted.
fn noted(Renaming { noted, written, .. }: &Renaming) -> String {
    let done = if *written { "is noted" } else { "would be noted" };
    if noted.is_empty() { String::new() } else { format!("the new name {done} in {}\n", ticked(noted)) }
}

/// Where the phrase stays, as another one.
fn stays(Renaming { old, new, stays, .. }: &Renaming) -> String {
    if stays.is_empty() {
        return String::new();
    }
    let places: Vec<String> = stays.iter().map(place).collect();
    format!("`{old}` stays elsewhere, and is another phrase than `{new}`: {}\n", places.join("; "))
}

/// What is accepted of one phrase that becomes two.
fn accepted(Renaming { old, new, accepted_left, .. }: &Renaming) -> String {
    if *accepted_left == 0 {
        return String::new();
    }
    let places = counted(*accepted_left, "place", "places");
    format!("`cmo.toml` accepts findings about `{old}` in {places}, left as they are: see whether `{new}` is meant\n")
}

/// What the comparison of verdicts shows.
fn proof(Renaming { verdicts, cases, .. }: &Renaming) -> String {
    let declared = counted(*cases, "declared case", "declared cases");
    let each: String = verdicts.iter().map(|one| verdict(one) + "\n").collect();
    each + &match (verdicts.len(), cases) {
        (0, 0) => "there is no declared case in which a verdict could change\n".to_owned(),
        (0, _) => format!("every verdict of {declared} stays as it is\n"),
        (count, _) => format!("{} of {declared} changed\n", counted(count, "verdict", "verdicts")),
    }
}

fn snapshots(renaming: &Renaming) -> String {
    let done = if renaming.written { "carried along" } else { "would be carried along" };
    let of = |state, left| {
        let alike = renaming.snapshots.iter().filter(move |one| one.state == state && one.left_since == left);
        alike.collect::<Vec<_>>()
    };
    let left = |since| {
        let line = |which, snapshots: &[&RenamedSnapshot]| {
            snapshot_line(which, &left_alone(since, snapshots.len()), snapshots)
        };
        line("accepted", &of(SnapshotState::Accepted, Some(since)))
            + &line("pending", &of(SnapshotState::Pending, Some(since)))
    };
    snapshot_line("accepted", done, &of(SnapshotState::Accepted, None))
        + &snapshot_line("pending", &format!("{done}, and still to be accepted"), &of(SnapshotState::Pending, None))
        + &left(LeftSince::Differs)
        + &left(LeftSince::Joins)
        + &left(LeftSince::Parts)
}

/// What becomes of so many snapshots that are not carried along.
fn left_alone(since: LeftSince, count: usize) -> String {
    let (as_before, they_are) = if count == 1 { ("as it is", "it is") } else { ("as they are", "they are") };
    let why = match since {
        LeftSince::Differs => format!("{they_are} not what was found before"),
        LeftSince::Joins => "two phrases become one: `cmo test` shows what changes".to_owned(),
        LeftSince::Parts => "one phrase becomes two: `cmo test` shows what changes".to_owned(),
    };
    format!("left {as_before}, since {why}")
}

fn snapshot_line(which: &str, done: &str, snapshots: &[&RenamedSnapshot]) -> String {
    if snapshots.is_empty() {
        return String::new();
    }
    let counted = counted(snapshots.len(), &format!("{which} snapshot"), &format!("{which} snapshots"));
    let cases: Vec<&str> = snapshots.iter().map(|one| one.case.as_str()).collect();
    format!("{counted} {done} ({})\n", cases.join(", "))
}
