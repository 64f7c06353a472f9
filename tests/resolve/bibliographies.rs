//! The keys that bibliographies of each format give.

use super::{codes, resolved_with};

const CITES: &str = "study S\n  cite inch2019, pawson-97\n\n";

fn keys(name: &'static str, content: &str) -> Vec<String> {
    let found = resolved_with(&[&format!("{CITES}bibliography \"{name}\"\n")], &[(name, content)]);
    assert!(found.diagnostics.is_empty(), "{:#?}", found.diagnostics);
    found.theory.bibliographies[0].keys.clone()
}

#[test]
fn bibtex_gives_its_keys() {
    let content = "% comment\n@comment{not, a key}\n@string{bmj = \"BMJ\"}\n@article{inch2019,\n title = {A {nested} title, @with marks},\n journal = bmj }\n\n@book{pawson-97, title = \"Realistic evaluation\"}\n";
    assert_eq!(keys("studies.bib", content), ["inch2019", "pawson-97"]);
}

#[test]
fn hayagriva_gives_its_keys() {
    let content = "inch2019:\n    type: article\n    title: A title\n    parent:\n        type: periodical\n        title: BMJ\n\"pawson-97\":\n    type: book\n    author: [\"Pawson, Ray\", \"Tilley, Nick\"]\n";
    assert_eq!(keys("studies.yml", content), ["inch2019", "pawson-97"]);
}

#[test]
fn csl_json_gives_its_keys() {
    let content = "[{\"id\": \"inch2019\", \"type\": \"article-journal\", \"author\": [{\"id\": \"no key\", \"family\": \"Inch\"}]},\n {\"type\": \"book\", \"id\": \"pawson-97\"}, {\"id\": 7}]";
    assert_eq!(keys("studies.json", content), ["inch2019", "pawson-97", "7"]);
}

#[test]
fn ris_gives_its_keys() {
    let content = "TY  - JOUR\r\nID  - inch2019\r\nTI  - A title - ID  - no key\r\nER  - \r\n\r\nTY  - BOOK\r\nID  - pawson-97\r\nER  - \r\n";
    assert_eq!(keys("studies.ris", content), ["inch2019", "pawson-97"]);
}

#[test]
fn entries_tell_published_from_grey_literature_where_their_word_does() {
    use cmo::theory::Literature::{Grey, NotKnown, Published};
    let literature = |name: &'static str, content: &str| -> Vec<_> {
        let found = resolved_with(&[&format!("bibliography \"{name}\"\n")], &[(name, content)]);
        assert!(found.diagnostics.is_empty(), "{:#?}", found.diagnostics);
        found.theory.bibliographies[0]
            .types
            .iter()
            .map(|one| (one.word.clone().unwrap_or_default(), one.literature))
            .collect()
    };
    let told = |words: [(&str, cmo::theory::Literature); 3]| words.map(|(word, kind)| (word.to_owned(), kind));
    assert_eq!(
        literature("a.bib", "@Article{a, title={A}}\n@phdthesis{b, title={B}}\n@misc{c, title={C}}"),
        told([("Article", Published), ("phdthesis", Grey), ("misc", NotKnown)])
    );
    assert_eq!(
        literature(
            "a.json",
            "[{\"id\":1,\"type\":\"article-journal\"},{\"id\":2,\"type\":\"report\"},{\"id\":3,\"type\":\"article\"}]"
        ),
        told([("article-journal", Published), ("report", Grey), ("article", NotKnown)])
    );
    assert_eq!(
        literature("a.ris", "TY  - JOUR\nID  - a\nER  - \nTY  - RPRT\nID  - b\nER  - \nID  - c\nER  - \n"),
        told([("JOUR", Published), ("RPRT", Grey), ("", NotKnown)])
    );
    let hayagriva = "a:\n  type: article\n  parent:\n    type: periodical\n    title: BMJ\nb:\n  type: article\n  parent: { title: X, type: blog }\nc:\n  title: type\n  type: article\n";
    assert_eq!(
        literature("a.yml", hayagriva),
        told([("article", Published), ("article", Grey), ("article", NotKnown)])
    );
}

#[test]
fn a_file_without_a_telling_name_is_known_by_its_content() {
    assert_eq!(
        keys("references", "@book{inch2019, title={A}}\n@book{pawson-97, title={B}}"),
        ["inch2019", "pawson-97"]
    );
    assert_eq!(keys("references", "[{\"id\":\"inch2019\"},{\"id\":\"pawson-97\"}]"), ["inch2019", "pawson-97"]);
    assert_eq!(
        keys("references", "TY  - JOUR\nID  - inch2019\nER  -\nTY  - JOUR\nID  - pawson-97\nER  -\n"),
        ["inch2019", "pawson-97"]
    );
    assert_eq!(keys("references", "inch2019:\n  type: book\npawson-97:\n  type: book\n"), ["inch2019", "pawson-97"]);
}

#[test]
fn what_cannot_be_understood_is_an_error_and_says_nothing_of_citations() {
    for (name, content) in [
        ("studies.bib", "@article{inch2019, title = {open\n"),
        ("studies.yml", "inch2019: [open\n"),
        ("studies.yml", "- inch2019\n"),
        ("studies.json", "[{\"id\": \"inch2019\"}"),
        ("studies.json", "[{\"title\": \"no id\"}]"),
    ] {
        let found = resolved_with(&[&format!("{CITES}bibliography \"{name}\"\n")], &[(name, content)]);
        assert_eq!(codes(&found.diagnostics), [233], "{content}: {:#?}", found.diagnostics);
    }
}

#[test]
fn one_file_named_twice_gives_its_keys_once() {
    let content = "@book{inch2019, title={A}}\n@book{pawson-97, title={B}}";
    let text = format!("{CITES}bibliography \"a.bib\"\n");
    let found = resolved_with(&[&text, "bibliography \"a.bib\"\n"], &[("a.bib", content)]);
    assert!(found.diagnostics.is_empty(), "{:#?}", found.diagnostics);
}

#[test]
fn a_key_that_two_entries_have_is_an_error() {
    let found = resolved_with(
        &["bibliography \"a.bib\"\n\nbibliography \"b.yml\"\n"],
        &[("a.bib", "@book{x, title={A}}"), ("b.yml", "y:\n  type: book\nx:\n  type: book\n")],
    );
    assert_eq!(codes(&found.diagnostics), [234]);
    assert_eq!(found.diagnostics[0].labels[0].text, "`b.yml`, line 3");
}

#[test]
fn a_missing_text_is_none_a_missing_bibliography_is_an_error() {
    let found = resolved_with(&["study S\n  text \"missing.txt\"\n\nbibliography \"missing.bib\"\n"], &[]);
    assert_eq!(codes(&found.diagnostics), [231]);
}
