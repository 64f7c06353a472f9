//! Turns what a bibliography calls an entry into what kind of literature that is: a word that is used for both is neither.

use crate::theory::{EntryType, Literature};

/// Of BibTeX and BibLaTeX.
pub(super) fn of_bibtex(word: &str) -> EntryType {
    let published = ["article", "book", "mvbook", "inbook", "bookinbook", "suppbook", "incollection", "suppcollection"];
    let grey = [
        "techreport",
        "report",
        "thesis",
        "phdthesis",
        "mastersthesis",
        "unpublished",
        "booklet",
        "online",
        "electronic",
        "www",
    ];
    of(word, &published, &grey)
}

/// Of CSL-JSON. Its `article` is a preprint as often as not.
pub(super) fn of_csl(word: &str) -> EntryType {
    let published = ["article-journal", "book", "chapter"];
    of(word, &published, &["report", "thesis", "webpage", "post", "post-weblog", "manuscript", "pamphlet"])
}

/// Of RIS.
pub(super) fn of_ris(word: &str) -> EntryType {
    let published = ["jour", "ejour", "jfull", "book", "ebook", "edbook", "chap", "echap"];
    of(word, &published, &["rprt", "thes", "unpb", "govdoc", "elec", "blog", "pamp", "manscpt"])
}

/// Of hayagriva, with what the paper appeared in: its `article` is of a journal as well as of a blog.
pub(super) fn of_hayagriva(word: &str, within: Option<&str>) -> EntryType {
    let grey = ["report", "thesis", "web", "blog", "manuscript", "post"];
    match within {
        Some("periodical") if word.eq_ignore_ascii_case("article") => of(word, &["article"], &[]),
        Some("blog" | "web") if word.eq_ignore_ascii_case("article") => of(word, &[], &["article"]),
        _ => of(word, &["book", "chapter", "anthos"], &grey),
    }
}

fn of(word: &str, published: &[&str], grey: &[&str]) -> EntryType {
    let is = |other: &&str| other.eq_ignore_ascii_case(word.trim());
    let literature = if published.iter().any(is) {
        Literature::Published
    } else if grey.iter().any(is) {
        Literature::Grey
    } else {
        Literature::NotKnown
    };
    let word = word.trim();
    EntryType { word: (!word.is_empty()).then(|| word.to_owned()), literature }
}
