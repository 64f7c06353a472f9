//! The types of entries that BibTeX and BibLaTeX know.

const TYPES: [&str; 60] = [
    "article",
    "artwork",
    "audio",
    "bibnote",
    "book",
    "bookinbook",
    "booklet",
    "collection",
    "commentary",
    "conference",
    "customa",
    "customb",
    "customc",
    "customd",
    "custome",
    "customf",
    "dataset",
    "ebook",
    "electronic",
    "image",
    "inbook",
    "incollection",
    "inproceedings",
    "inreference",
    "jurisdiction",
    "legal",
    "legislation",
    "letter",
    "manual",
    "mastersthesis",
    "misc",
    "movie",
    "music",
    "mvbook",
    "mvcollection",
    "mvproceedings",
    "mvreference",
    "online",
    "patent",
    "performance",
    "periodical",
    "phdthesis",
    "preprint",
    "proceedings",
    "reference",
    "report",
    "review",
    "set",
    "software",
    "standard",
    "suppbook",
    "suppcollection",
    "suppperiodical",
    "techreport",
    "thesis",
    "unpublished",
    "video",
    "webpage",
    "www",
    "xdata",
];

/// Whether a type is one of them.
pub(super) fn is_known(word: &str) -> bool {
    TYPES.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// The types that a word which is none of them is nearly. Files have types of their own, too.
pub(super) fn nearly(word: &str) -> Vec<String> {
    if is_known(word) {
        return Vec::new();
    }
    let word = word.to_ascii_lowercase();
    let slips = if word.len() < 8 { 1 } else { 2 };
    let near = TYPES.iter().filter(|known| known.len() > 3 && strsim::osa_distance(&word, known) <= slips);
    near.map(|known| (*known).to_owned()).collect()
}
