//! Evidence as lists for people: by configuration, by study, and what lacks some.

use super::wording::{about, by_stance, confidence, entry, kind};
use crate::evidence::{About, Gap, LiteratureWord, Matrix, Row, SourceRow};
use crate::report::page::{Cell, Page, Tone};
use crate::report::plural::counted;
use crate::theory::Stance;

/// Columns before a label, and of it.
const INDENT: usize = 2;
const LABEL: usize = 22;

/// One configuration, group or theory.
pub(super) fn row(page: &mut Page, row: &Row) {
    page.blank();
    let title = row.title.as_deref().unwrap_or_default();
    let kind = kind(row).map(|kind| format!(" ({kind})")).unwrap_or_default();
    heading(page, &row.id, &format!("{title}{kind}"));
    if !row.entries.is_empty() {
        labelled(
            page,
            "evidence",
            &format!("{}; {}", by_stance(row.counts), counted(row.sources as usize, "source", "sources")),
        );
    }
    for stance in Stance::ALL {
        let of = row.entries.iter().filter(|entry| entry.stance.stance() == stance);
        each(page, stance.clause(), of.map(entry));
    }
    each(page, "confidence", row.confidence.iter().map(confidence));
    each(page, "lacks", row.gaps.iter().map(|gap| lacks(*gap, row)));
}

fn lacks(gap: Gap, row: &Row) -> String {
    match gap {
        Gap::None => "evidence".to_owned(),
        Gap::WholeOnly => {
            format!("evidence of its own; some is given for the whole of {}", row.wholes.join(" and of "))
        }
        Gap::SingleSource => "a second source".to_owned(),
        Gap::OnlyGrey => "evidence beside grey literature".to_owned(),
        Gap::OnlyNeutral => "evidence that is not neutral".to_owned(),
    }
}

fn heading(page: &mut Page, name: &str, words: &str) {
    let words = words.trim();
    let name = Cell { tone: Tone::Strong, text: name, width: 0 };
    let gap = Cell { tone: Tone::Plain, text: if words.is_empty() { "" } else { "  " }, width: 0 };
    page.flow(&[name, gap], INDENT, words);
}

/// Lines of one label, which stands before the first.
fn each(page: &mut Page, label: &str, lines: impl Iterator<Item = String>) {
    for (index, words) in lines.enumerate() {
        labelled(page, if index == 0 { label } else { "" }, &words);
    }
}

pub(super) fn labelled(page: &mut Page, label: &str, words: &str) {
    let indent = Cell { tone: Tone::Plain, text: "", width: INDENT };
    let label = Cell { tone: Tone::Faint, text: label, width: LABEL };
    page.flow(&[indent, label], INDENT + LABEL, words);
}

/// The sources, each with what it bears on.
pub(super) fn studies(page: &mut Page, sources: &[SourceRow]) {
    for source in sources {
        page.blank();
        heading(page, &source.id, source.title.as_deref().unwrap_or_default());
        each(page, "cited as", source.citations.iter().cloned());
        each(page, "type", source.study_type.iter().cloned());
        each(page, "setting", source.setting.iter().cloned());
        labelled(page, "literature", &literature(source));
        for (label, list) in marks(source) {
            list_of(page, label, list);
        }
        list_of(page, "quoted for", &source.quoted_for);
        let describes = source.describes.iter().map(|case| {
            let facts = counted(case.facts as usize, "fact", "facts");
            format!("case {} ({facts}, {} quoted)", case.case, case.quotations)
        });
        each(page, "describes", describes);
        if marks(source).iter().all(|(_, list)| list.is_empty()) {
            labelled(page, "cited", "as evidence on nothing that is shown");
        }
    }
}

fn list_of(page: &mut Page, label: &str, list: &[About]) {
    if !list.is_empty() {
        labelled(page, label, &list.iter().map(about).collect::<Vec<_>>().join(", "));
    }
}

/// What a source bears on, by stance.
pub(super) fn marks(source: &SourceRow) -> [(&'static str, &[About]); 5] {
    let marks = &source.marks;
    Stance::ALL.map(|stance| match stance {
        Stance::Supports => ("supports", &*marks.supports),
        Stance::Refutes => ("refutes", &*marks.refutes),
        Stance::Modifies => ("modifies", &*marks.modifies),
        Stance::Augments => ("augments", &*marks.augments),
        Stance::Neutral => ("neutral in", &*marks.neutral),
    })
}

/// `published (article inch2019)`
pub(super) fn literature(source: &SourceRow) -> String {
    let words = match source.literature {
        LiteratureWord::Published => "published",
        LiteratureWord::Grey => "grey",
        LiteratureWord::NotKnown => "not known: no entry of a bibliography says",
    };
    source.literature_from.as_ref().map_or_else(|| words.to_owned(), |from| format!("{words} ({from})"))
}

/// The list of references, and the studies that have none.
pub(super) fn references(page: &mut Page, matrix: &Matrix) {
    let Some(list) = super::wording::references(matrix) else { return };
    page.blank();
    page.heading(Tone::Strong, "References");
    for one in list {
        page.flow(&[], INDENT, &one.line());
    }
    for says in [super::wording::not_shown(matrix), super::wording::without_reference(matrix)].into_iter().flatten() {
        page.blank();
        page.flow(&[], 0, &says);
    }
}

/// What lacks evidence.
pub(super) fn gaps(page: &mut Page, matrix: &Matrix) {
    if matrix.configurations.is_empty() {
        return;
    }
    page.blank();
    let is_narrow = !matrix.narrowed.stances.is_empty() || !matrix.narrowed.studies.is_empty();
    page.heading(Tone::Strong, if is_narrow { "Gaps, judged on all evidence" } else { "Gaps" });
    for (label, ids) in gap_lists(matrix) {
        labelled(page, label, &if ids.is_empty() { "no configuration".to_owned() } else { ids.join(", ") });
    }
    if let Some(says) = not_known(matrix) {
        labelled(page, "", &says);
    }
}

/// The configurations by what they lack; grey literature last, since what is said of it is said beside it.
pub(super) fn gap_lists(matrix: &Matrix) -> [(&'static str, &[String]); 5] {
    let gaps = &matrix.gaps;
    [
        (Gap::None.words(), &gaps.none),
        (Gap::WholeOnly.words(), &gaps.whole_only),
        (Gap::SingleSource.words(), &gaps.single_source),
        (Gap::OnlyNeutral.words(), &gaps.only_neutral),
        (Gap::OnlyGrey.words(), &gaps.only_grey),
    ]
}

/// The sources of which nobody says whether they are grey literature.
pub(super) fn not_known(matrix: &Matrix) -> Option<String> {
    let unknown = &matrix.gaps.literature_not_known;
    let says = match unknown.len() {
        0 => return None,
        1 => "nobody says whether it is grey literature, of 1 source".to_owned(),
        count => format!("nobody says whether they are grey literature, of {count} sources"),
    };
    Some(format!("{says}: {}", unknown.join(", ")))
}
