//! Files that end too early, or hold anything: never a panic, and what is whole is listed.

use std::sync::OnceLock;

use proptest::prelude::*;

use cmo::references::{STYLES, Style};

use super::{all, file, resolved};

const FILES: [&str; 5] = ["same.bib", "more.bib", "same.yml", "same.json", "same.ris"];

/// The styles, read once: each is a large thing.
fn style_of(index: usize) -> &'static Style {
    static READ: OnceLock<Vec<Style>> = OnceLock::new();
    &READ.get_or_init(|| STYLES.iter().map(|name| Style::named(name).unwrap()).collect())[index]
}

/// Reads a text and lists what is whole of it.
fn survives(name: &str, text: &str, style: &Style) {
    let found = resolved(name, text);
    let list = all(&found.theory, style);
    let keys: usize = found.theory.bibliographies.iter().map(|one| one.keys.len()).sum();
    assert!(list.len() <= keys);
}

fn cut(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_file_that_is_cut_is_read_as_far_as_it_goes(which in 0..FILES.len(), at in 0_usize..4000, style in 0..STYLES.len()) {
        let text = file(FILES[which]);
        survives(FILES[which], &text[..cut(&text, at)], style_of(style));
    }

    #[test]
    fn a_file_with_a_hole_or_a_splinter_is_read(
        which in 0..FILES.len(),
        from in 0_usize..4000,
        length in 0_usize..40,
        splinter in "[{}\\[\\]\"<>&#$%@\\\\,:\\-=~\n a-c0-9é]{0,12}",
        style in 0..STYLES.len(),
    ) {
        let text = file(FILES[which]);
        let (from, to) = (cut(&text, from), cut(&text, from + length));
        let text = format!("{}{splinter}{}", &text[..from], &text[to.max(from)..]);
        survives(FILES[which], &text, style_of(style));
    }

    #[test]
    fn fields_may_say_anything(words in proptest::collection::vec("\\PC{0,24}", 12), style in 0..STYLES.len(), kind in "article-journal|book|chapter|report|webpage|thesis|bill|song|document") {
        let item = serde_json::json!([{
            "id": "a", "type": kind, "title": words[0], "page": words[1], "volume": words[2], "issue": words[3],
            "edition": words[4], "number": words[5], "publisher": words[6], "URL": words[7], "DOI": words[8],
            "author": [{ "family": words[9], "given": words[10] }, { "family": words[11], "given": words[10], "suffix": words[0] }],
            "editor": [{ "literal": words[11] }], "chapter-number": words[1], "language": words[2],
            "issued": { "date-parts": [[2019, 7, 3], [2020]] }, "accessed": { "raw": words[3] }
        }]);
        survives("a.json", &item.to_string(), style_of(style));
    }
}

#[test]
fn what_stands_deep_in_itself_is_refused_and_not_followed() {
    let style = style_of(0);
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(50_000), close.repeat(50_000));
    survives("a.bib", &format!("@book{{a, title = {{{}}}}}", deep("{", "}")), style);
    survives("a.bib", &format!("@book{{a, title = {{{}}}}}", deep("\\emph{", "}")), style);
    survives("a.json", &format!("[{{\"id\": \"a\", \"title\": {}}}]", deep("[", "]")), style);
    survives("a.yml", &format!("a: {}", deep("[", "]")), style);
    survives("a.yml", &format!("a: {}", deep("{a: ", "}")), style);
    survives(
        "a.bib",
        "@book{a, crossref={b}}\n@book{b, crossref={a}}\n@book{c, crossref={c}, xdata={c}, ids={c}}",
        style,
    );
    let bomb: String = (0..40).map(|at| format!("a{}: &a{} [*a{at}, *a{at}, *a{at}]\n", at + 1, at + 1)).collect();
    survives("a.yml", &format!("a0: &a0 {{type: book}}\n{bomb}"), style);
}
