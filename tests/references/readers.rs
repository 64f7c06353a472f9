//! The formats of bibliographies against each other, and what each says of its mistakes.

use cmo::references::{STYLES, Style};
use cmo::theory::Variable;

use super::{all, file, resolved, shown, theory};

#[test]
fn the_same_papers_in_four_formats_are_one_list_in_every_style() {
    for name in STYLES {
        let style = Style::named(name).unwrap();
        let of = |file_name: &str| {
            let text = shown(&all(&theory(file_name, &file(file_name)), &style));
            // RIS has no way to say that `de la` is a particle; only the order of a list shows it.
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            lines.sort();
            lines
        };
        let bibtex = of("same.bib");
        assert_eq!(bibtex.len(), 10);
        for other in ["same.yml", "same.json", "same.ris"] {
            assert_eq!(bibtex, of(other), "{other} in {name}");
        }
    }
}

#[test]
fn a_part_takes_over_what_its_whole_says() {
    let text = "@incollection{king2004, author={King, Nigel}, title={Using interviews}, crossref={cassell2004}}\n\
                @collection{cassell2004, editor={Cassell, C. and Symon, G.}, title={Essential guide}, publisher={Sage}, year=2004}\n";
    let theory = theory("a.bib", text);
    let king = &theory.bibliographies[0].entries[0];
    assert_eq!(king.get("container-title"), Some(&Variable::from("Essential guide")));
    assert_eq!(king.get("title"), Some(&Variable::from("Using interviews")));
    assert!(matches!(king.get("editor"), Some(Variable::Names(names)) if names.len() == 2));
    assert!(king.get("issued").is_some());
}

#[test]
fn years_are_read_as_people_and_programs_write_them() {
    let year = |text: &str| {
        let found = resolved("a.bib", &format!("@book{{a, title={{A}}, year={{{text}}}}}"));
        let date = found.theory.bibliographies[0].entries[0].get("issued").cloned();
        let status = found.theory.bibliographies[0].entries[0].get("status").cloned();
        (found.diagnostics.len(), date.map(|date| matches!(date, Variable::Date(date) if date.year == 2019)), status)
    };
    for text in [
        "2019",
        " 2019 ",
        "2019-07-03",
        "2019/2021",
        "2019--2021",
        "2019-2021",
        "2019/20",
        "c. 2019",
        "[2019]",
        "2019?",
    ] {
        assert_eq!(year(text), (0, Some(true), None), "{text}");
    }
    for text in ["20l9", "19", "2019a", "2019-13", "2019-07-32", "about 2019", "99999999999999999999", "2019/", "-"] {
        let (found, date, status) = year(text);
        let is_open_range = text == "2019/";
        assert_eq!(
            (found, date, status),
            if is_open_range { (0, Some(true), None) } else { (1, None, None) },
            "{text}"
        );
    }
    let circa = |text: &str| {
        let found = resolved("a.bib", &format!("@book{{a, title={{A}}, date={{{text}}}}}"));
        match found.theory.bibliographies[0].entries[0].get("issued") {
            Some(Variable::Date(date)) => Some(date.circa),
            _ => None,
        }
    };
    assert_eq!(
        ["2019", "2019~", "2019?", "2019-07~", "c. 2019", "in press"].map(circa),
        [Some(false), Some(true), Some(true), Some(true), Some(true), None]
    );
    assert_eq!(year("in press"), (0, None, Some(Variable::from("in press"))));
    assert_eq!(year("n.d."), (0, None, None));
}

#[test]
fn abbreviations_stand_for_each_other_and_never_for_themselves() {
    let text = "@string{b = \"British\"}\n@string{bmj = b # { Medical Journal}}\n@article{x, journal = BMJ, title={A}}";
    let theory = theory("a.bib", text);
    assert_eq!(
        theory.bibliographies[0].entries[0].get("container-title"),
        Some(&Variable::from("British Medical Journal"))
    );
    for text in ["@string{a = b}\n@string{b = a}\n@book{x, title = a}", "@book{x, title = nobody}"] {
        let found = resolved("a.bib", text);
        assert_eq!(found.diagnostics.iter().map(|one| one.code.0).collect::<Vec<_>>(), [236], "{text}");
    }
}
