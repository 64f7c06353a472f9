//! The names of BibTeX and BibLaTeX for what a reference shows, and which other name is a slip of one of them.

use strsim::osa_distance;

/// What a reference shows, in names of four letters and more: of shorter ones another is no slip for sure.
const SHOWN: [&str; 45] = [
    "author",
    "editor",
    "translator",
    "bookauthor",
    "title",
    "subtitle",
    "shorttitle",
    "series",
    "journaltitle",
    "journal",
    "journalsubtitle",
    "shortjournal",
    "booktitle",
    "booksubtitle",
    "date",
    "year",
    "month",
    "pubstate",
    "urldate",
    "volume",
    "number",
    "issue",
    "edition",
    "chapter",
    "pages",
    "pagetotal",
    "publisher",
    "institution",
    "school",
    "organization",
    "howpublished",
    "location",
    "address",
    "type",
    "version",
    "eventtitle",
    "venue",
    "langid",
    "language",
    "isbn",
    "issn",
    "pmid",
    "pmcid",
    "eprint",
    "eprinttype",
];

/// Whether a reference shows what stands under a name.
pub(super) fn is_shown(name: &str) -> bool {
    let name = name.trim();
    SHOWN.iter().chain(&["note", "day", "eid"]).any(|known| known.eq_ignore_ascii_case(name))
}

/// What programs and BibLaTeX write beside that, a letter from one of those names.
const OTHERS: [&str; 12] =
    ["editora", "editorb", "editorc", "volumes", "eissn", "pissn", "eisbn", "pisbn", "isan", "ismn", "isrn", "reprint"];

/// The name that another is one slip from, of those that an entry lacks; what is no slip is a name of some program's own.
pub(super) fn slip(name: &str, is_there: impl Fn(&str) -> bool) -> Option<&'static str> {
    let name = name.trim().to_ascii_lowercase();
    if SHOWN.iter().chain(&OTHERS).any(|known| *known == name) {
        return None;
    }
    let is_near = |known: &&str| osa_distance(&name, known) == 1 && !is_there(known);
    SHOWN.into_iter().find(is_near)
}
