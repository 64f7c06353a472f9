//! The pages of the codes of this floor: what causes the code causes it, what is to be written is right.

use std::fs;
use std::path::Path;

use cmo::source::SourceId;
use cmo::syntax;

#[test]
fn what_a_page_shows_is_true() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/codes");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let code = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let number: u16 = code[3..].parse().unwrap();
        if (101..200).contains(&number) {
            check_page(number, &fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn what_the_reference_shows_is_right() {
    let reference = include_str!("../../grammar/README.md");
    for text in reference.split("```cmo\n").skip(1).filter_map(|rest| rest.split("```").next()) {
        assert_eq!(codes(text), Vec::<u16>::new(), "{text}");
    }
}

fn check_page(number: u16, page: &str) {
    let blocks: Vec<&str> = page.split("```cmo\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let [wrong @ .., right] = blocks.as_slice() else { panic!("CMO{number} shows nothing") };
    for text in wrong {
        assert!(codes(text).contains(&number), "CMO{number} is not raised by\n{text}{:?}", codes(text));
    }
    assert_eq!(codes(right), Vec::<u16>::new(), "CMO{number}\n{right}");
}

fn codes(text: &str) -> Vec<u16> {
    syntax::parse(SourceId(0), text).diagnostics.iter().map(|found| found.code.0).collect()
}
