//! Laws of the canonical form: it is read as the same, keeps every comment, and is its own canonical form.

use std::fs;
use std::path::{Path, PathBuf};

use cmo::diagnostic::Diagnostic;
use cmo::format::{Unformatted, format};
use cmo::source::SourceId;
use cmo::syntax;
use proptest::prelude::*;

use crate::syntax::{generated, outline};

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_right_text_has_one_canonical_form(text in generated::text()) {
        check_whole(&text);
    }

    #[test]
    fn comments_between_any_lines_stay(text in generated::text(), places in prop::collection::vec((any::<prop::sample::Index>(), 0..4_usize), 0..6)) {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for (number, (place, kind)) in places.iter().enumerate() {
            let at = place.index(lines.len());
            match kind {
                0 => lines.insert(at, format!("# {number}")),
                1 => lines.insert(at, format!("      # {number}")),
                2 => lines[at] += &format!("  # {number}"),
                _ => lines.insert(at, String::new()),
            }
        }
        check(&lines.join("\n"));
    }

    #[test]
    fn cut_and_spliced_texts_are_formatted_or_left(first in any::<prop::sample::Index>(), second in any::<prop::sample::Index>(),
        cut in 0.0..1.0_f64, paste in 0.0..1.0_f64, middle in "[ \n\"“”(),;=#\\[\\]>-]{0,4}(if|then|and|not|unless|cmoc|- |case)?")
    {
        let texts = whole_texts();
        let (first, second) = (&first.get(&texts).1, &second.get(&texts).1);
        let (head, tail) = (&first[..boundary(first, cut)], &second[boundary(second, paste)..]);
        check(&format!("{head}{middle}{tail}"));
    }
}

#[test]
fn every_case_file_and_theory_has_one_canonical_form() {
    let texts = whole_texts();
    assert!(texts.len() > 250, "{}", texts.len());
    let mut whole = 0;
    for (path, text) in &texts {
        let formatted = check(text);
        whole += usize::from(formatted.is_some());
        if let Some(formatted) = formatted {
            assert!(formatted.lines().all(|line| line.trim_end() == line), "{}", path.display());
        }
    }
    assert!(whole > 100, "{whole}");
}

/// A text without errors is formatted.
fn check_whole(text: &str) {
    assert!(check(text).is_some(), "{text}");
}

/// Formats a text: it is read as the same, and formatted again stays as it is. None where the text has errors.
fn check(text: &str) -> Option<String> {
    let parsed = syntax::parse(SourceId(0), text);
    let is_faulty = parsed.diagnostics.iter().any(Diagnostic::is_error);
    let formatted = match format(SourceId(0), text) {
        Err(Unformatted::Faulty(_)) if is_faulty => return None,
        other => other.unwrap_or_else(|error| panic!("{error:?}\n{text}")),
    };
    assert!(!is_faulty, "{text}");
    let again = syntax::parse(SourceId(0), &formatted);
    let said = outline::said(&parsed.tree, text).to_lowercase();
    assert_eq!(outline::said(&again.tree, &formatted).to_lowercase(), said, "{text}\n---\n{formatted}");
    assert_eq!(comments(&again.tree, &formatted), comments(&parsed.tree, text), "{text}\n---\n{formatted}");
    assert_eq!(format(SourceId(0), &formatted).as_deref(), Ok(formatted.as_str()), "{text}\n---\n{formatted}");
    let windows = format(SourceId(0), &text.replace("\r\n", "\n").replace('\n', "\r\n"));
    assert_eq!(windows.map(|windows| windows.replace("\r\n", "\n")), Ok(formatted.replace("\r\n", "\n")), "{text}");
    Some(formatted)
}

fn comments<'t>(tree: &syntax::Tree, text: &'t str) -> Vec<&'t str> {
    tree.comments().iter().map(|comment| comment.of(text).trim_end()).collect()
}

fn boundary(text: &str, part: f64) -> usize {
    let at = (text.len() as f64 * part) as usize;
    (at..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap()
}

/// All `.cmo` files of the tests and the theories that are text.
fn whole_texts() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open = vec![root.join("tests"), root.join("theories"), root.join("src/cli/new")];
    let mut files = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "cmo") {
                files.push(path);
            }
        }
    }
    files.sort();
    files.into_iter().filter_map(|path| fs::read_to_string(&path).ok().map(|text| (path, text))).collect()
}
