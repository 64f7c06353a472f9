//! The words that all forms of evidence share.

use crate::evidence::{About, Counts, Entry, ItemWord, Matrix, Quote, QuotePlace, Row};
use crate::explain::matched::ConfidenceEntry;
use crate::references::{Reference, Unshown};
use crate::report::plural::counted;
use crate::theory::Stance;

/// What the letters of a matrix stand for.
pub(super) const LETTERS: &str = "S supports, R refutes, M modifies, A augments, N neutral";

const fn letter(stance: Stance) -> char {
    match stance {
        Stance::Supports => 'S',
        Stance::Refutes => 'R',
        Stance::Modifies => 'M',
        Stance::Augments => 'A',
        Stance::Neutral => 'N',
    }
}

/// What a source says of a row, a letter a stance; `·` where it says nothing.
pub(super) fn letters(row: &Row, source: &str) -> String {
    let says = |stance: &Stance| of_source(row, source).any(|entry| entry.stance.stance() == *stance);
    let letters: String = Stance::ALL.into_iter().filter(says).map(letter).collect();
    if letters.is_empty() { "·".to_owned() } else { letters }
}

/// The evidence on a row that is of a source.
pub(super) fn of_source<'r>(row: &'r Row, source: &'r str) -> impl Iterator<Item = &'r Entry> {
    row.entries.iter().filter(move |entry| entry.of.iter().any(|of| of == source))
}

/// The theories and groups, each before its first configuration; those that have none that is shown at the end.
pub(super) fn ordered(matrix: &Matrix) -> Vec<&Row> {
    let mut left: Vec<&Row> = matrix.wholes.iter().collect();
    let mut rows = Vec::new();
    for one in &matrix.configurations {
        let is_whole =
            |whole: &Row| whole.theory == one.theory && (whole.kind == ItemWord::Theory || whole.group == one.group);
        rows.extend(left.extract_if(.., |whole| is_whole(whole)));
        rows.push(one);
    }
    rows.extend(left);
    rows
}

/// `18 configurations, 12 sources; 25 pieces of evidence: 21 support, 4 are neutral.`
pub(super) fn extent(matrix: &Matrix) -> String {
    let rows = matrix.configurations.iter().chain(&matrix.wholes);
    let all = rows.fold(Counts::default(), |sum, row| added(sum, row.counts));
    let total = all.supports + all.refutes + all.modifies + all.augments + all.neutral;
    let colon = if total == 0 { "" } else { ": " };
    format!(
        "{}, {}; {}{colon}{}.{}",
        counted(matrix.configurations.len(), "configuration", "configurations"),
        counted(matrix.studies.len(), "source", "sources"),
        counted(total as usize, "piece of evidence", "pieces of evidence"),
        by_stance(all),
        narrowed(matrix)
    )
}

/// `2 support, 1 is neutral`
pub(super) fn by_stance(counts: Counts) -> String {
    let by = [
        (counts.supports, "supports", "support"),
        (counts.refutes, "refutes", "refute"),
        (counts.modifies, "modifies", "modify"),
        (counts.augments, "augments", "augment"),
        (counts.neutral, "is neutral", "are neutral"),
    ];
    let some = by.into_iter().filter(|(count, ..)| *count > 0);
    some.map(|(count, one, many)| counted(count as usize, one, many)).collect::<Vec<_>>().join(", ")
}

fn added(one: Counts, other: Counts) -> Counts {
    Counts {
        supports: one.supports + other.supports,
        refutes: one.refutes + other.refutes,
        modifies: one.modifies + other.modifies,
        augments: one.augments + other.augments,
        neutral: one.neutral + other.neutral,
    }
}

/// ` Shown is only evidence that refutes, and that is of CHIPPS.`
fn narrowed(matrix: &Matrix) -> String {
    let narrowed = &matrix.narrowed;
    let stances: Vec<&str> = narrowed.stances.iter().map(|stance| stance.stance().word()).collect();
    let mut only = Vec::new();
    if !stances.is_empty() {
        only.push(format!("whose stance is {}", stances.join(" or ")));
    }
    if !narrowed.studies.is_empty() {
        only.push(format!("of {}, or quoted from there", narrowed.studies.join(" or ")));
    }
    only.extend(narrowed.theory.iter().map(|theory| format!("on theory {theory}")));
    if !narrowed.only.is_empty() {
        only.push(format!("on {}", narrowed.only.join(" or ")));
    }
    if only.is_empty() { String::new() } else { format!(" Shown is only evidence {}.", only.join(", ")) }
}

/// `CHIPPS [p. 4]: “…” (via GPReview)`
pub(super) fn entry(entry: &Entry) -> String {
    let mut text = source(entry);
    if let Some(locator) = &entry.locator {
        text += &format!(" [{locator}]");
    }
    if let Some(quote) = &entry.quote {
        text += &format!(": “{quote}”");
    }
    if let Some(via) = &entry.via {
        text += &format!(" (via {via})");
    }
    if entry.at_odds {
        text += " — at odds with what the case describes";
    }
    text
}

/// `CHIPPS`; `case chipps of CHIPPS`; a paper with its study: `inch2019 of CHIPPS`.
pub(super) fn source(entry: &Entry) -> String {
    let name = match (&entry.study, &entry.case) {
        (Some(study), _) => study.clone(),
        (None, case) => format!("case {}", case.as_deref().unwrap_or_default()),
    };
    let of: Vec<&str> = entry.of.iter().map(String::as_str).filter(|of| *of != name).collect();
    if of.is_empty() { name } else { format!("{name} of {}", of.join(" and ")) }
}

/// `supports [p. 4]; neutral (case cmr)`: what a source says of a row.
pub(super) fn mark(row: &Row, source: &str) -> String {
    let marks = of_source(row, source).map(|entry| {
        let stance = entry.stance.stance().word();
        let locator = entry.locator.as_ref().map(|locator| format!(" [{locator}]")).unwrap_or_default();
        let case = entry.case.as_ref().filter(|case| source != format!("case {case}"));
        let case = case.map(|case| format!(" (case {case})")).unwrap_or_default();
        format!("{stance}{locator}{case}")
    });
    marks.collect::<Vec<_>>().join("; ")
}

/// What a source bears on: `PT1.1a [p. 4]`, `group PT1.1 (by case chipps)`.
pub(super) fn about(about: &About) -> String {
    let kind = match about.kind {
        ItemWord::Configuration => "",
        ItemWord::Group => "group ",
        ItemWord::Theory => "theory ",
    };
    let locator = about.locator.as_ref().map(|locator| format!(" [{locator}]")).unwrap_or_default();
    let case = about.case.as_ref().map(|case| format!(" (by case {case})")).unwrap_or_default();
    format!("{kind}{}{locator}{case}", about.id)
}

/// `moderate: three programmes`
pub(super) fn confidence(confidence: &ConfidenceEntry) -> String {
    confidence
        .reason
        .as_ref()
        .map_or_else(|| confidence.level.to_owned(), |reason| format!("{}: {reason}", confidence.level))
}

/// What a row is, where it is no configuration in force.
pub(super) fn kind(row: &Row) -> Option<&'static str> {
    match (row.kind, row.retired) {
        (ItemWord::Configuration, true) => Some("retired"),
        (ItemWord::Configuration, false) => None,
        (ItemWord::Group, _) => Some("group as a whole"),
        (ItemWord::Theory, _) => Some("theory as a whole"),
    }
}

/// Characters of a line that a reader takes in: beyond them, the column is told.
const LONG: u32 = 200;

/// That a matrix is not shown, and where it is.
pub(super) fn too_wide(sources: usize) -> String {
    format!(
        "The matrix has {} and is too wide to stand here: `--format markdown`, or `--format xlsx --output FILE`, shows it.",
        counted(sources, "source", "sources")
    )
}

/// `papers/inch2019.txt, line 12, page 3`
pub(super) fn place(place: &QuotePlace) -> String {
    format!("{}, {}", place.text, within(place))
}

/// Where a quotation is found, to where its last part stands: what it leaves out may be long.
pub(super) fn stretch(quote: &Quote) -> String {
    let first = quote.place.as_ref().map(place).unwrap_or_default();
    let last = quote.last.as_ref().map(|last| format!(" to {}", within(last))).unwrap_or_default();
    first + &last
}

/// `line 5, page 2`
fn within(place: &QuotePlace) -> String {
    let page = place.page.map(|page| format!(", page {page}")).unwrap_or_default();
    let column = if place.column > LONG { format!(", column {}", place.column) } else { String::new() };
    format!("line {}{column}{page}", place.line)
}

/// The references, where there are some.
pub(super) fn references(matrix: &Matrix) -> Option<&[Reference]> {
    matrix.references.as_deref().filter(|list| !list.is_empty())
}

/// The studies of which no paper is in a bibliography, with their titles as they stand.
pub(super) fn without_reference(matrix: &Matrix) -> Option<String> {
    let without = matrix.without_reference.as_ref().filter(|without| !without.is_empty())?;
    let named = |id: &String| {
        let title = matrix.studies.iter().find(|source| source.id == *id).and_then(|source| source.title.clone());
        title.map_or_else(|| id.clone(), |title| format!("{id} (“{title}”)"))
    };
    let names: Vec<String> = without.iter().map(named).collect();
    Some(format!("In no bibliography: {}", names.join("; ")))
}

/// What the style leaves out of when papers came out, with their keys.
pub(super) fn not_shown(matrix: &Matrix) -> Option<String> {
    let list = references(matrix)?;
    let keys = |what: Unshown| {
        let keys: Vec<&str> = list.iter().filter(|one| one.not_shown.contains(&what)).map(|one| &*one.key).collect();
        (!keys.is_empty()).then(|| keys.join(", "))
    };
    let all = [
        (Unshown::Year, "the year"),
        (Unshown::Circa, "that the year is only about right"),
        (Unshown::Status, "that it is not out yet"),
    ];
    let said: Vec<String> = all.iter().filter_map(|(what, says)| Some(format!("{says} ({})", keys(*what)?))).collect();
    (!said.is_empty()).then(|| format!("Not shown in this style: {}", said.join("; ")))
}
