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
    assert_eq!(year("1999/00"), (0, Some(false), None), "the year after it");
    assert_eq!(year("2019/11"), (1, None, None), "no year after it");
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

/// What is said of a bibliography, a line each.
fn said(name: &str, content: &str) -> Vec<String> {
    let found = resolved(name, content).diagnostics;
    found.iter().map(|one| format!("{:?}: {}", one.severity, one.message)).collect()
}

const GOOD: &str = "@article{good, author={Lee, K.}, title={Trust}, year=2019}\n";

#[test]
fn broken_entries_do_not_pass_in_silence() {
    for (entry, says) in [
        ("article{lost, title={Lost}, year=2020}\n", "an entry is left out in `a.bib` at line 2, column 1"),
        ("}\n", "a closing brace stands outside of entries in `a.bib` at line 2, column 1"),
        (
            "@book{cut, title={Cut}}, year = 2020}\n",
            "a closing brace stands outside of entries in `a.bib` at line 2, column 37",
        ),
        ("@articel{slip, title={Slip}}\n", "an entry has a type that is not known in `a.bib` at line 2, column 2"),
        ("@book{two, title={One}, Title={Other}}\n", "an entry says one thing twice in `a.bib` at line 2, column 25"),
        ("@book{and, author={A and and B}}\n", "a name is missing beside an `and` in `a.bib` at line 2, column 19"),
        ("@book{and, editor={A and}}\n", "a name is missing beside an `and` in `a.bib` at line 2, column 19"),
    ] {
        assert_eq!(said("a.bib", &format!("{GOOD}{entry}")), [format!("Error: {says}")], "{entry}");
    }
    let keyless = format!("{GOOD}@article{{, title={{No key}}, year=2020}}\n");
    assert_eq!(said("a.bib", &keyless), ["Warning: entries of `a.bib` have no key that could be cited"]);
    let json = r#"[{"id": "a", "type": "book", "title": "A", "title": "B"}]"#;
    assert_eq!(said("a.json", json), ["Error: an entry says one thing twice in `a.json` at line 1, column 53"]);
    let ris = |more: &str| format!("TY  - JOUR\nID  - a\nTI  - One\n{more}ER  - \n");
    assert_eq!(
        said("a.ris", &ris("TI  - Two\n")),
        ["Error: an entry says one thing twice in `a.ris` at line 4, column 1"]
    );
    assert_eq!(
        said("a.ris", &ris("junk that is glued\n")),
        ["Warning: a line has no tag in `a.ris` at line 4, column 1"]
    );
}

#[test]
fn what_stands_around_entries_and_is_none_is_quiet() {
    let around = "% Encoding: UTF-8 {\nPapers of the review (n = 3):\n@comment{jabref-meta: {grouping}:0;}\n\
                  @string{bmj = {British Medical Journal}}\n@preamble{\"\\newcommand{\\x}{y}\"}\n\
                  @ebook{e, title={E}}\n@dataset{d, title={Data}, keywords={a}, keywords={b}}\n\
                  @book{o, author={Sand and Son {and} Co and others}, title={One {and and} all}}\n";
    assert_eq!(said("a.bib", &format!("{around}{GOOD}")), [] as [&str; 0]);
    let ris =
        "TY  - JOUR\nID  - a\nTI  - One\nTI  - One\nAU  - Lee, K.\nAU  - Goh, L.\nAB  - A long\ntext.\n\nER  - \n";
    assert_eq!(said("a.ris", ris), [] as [&str; 0]);
}

#[test]
fn days_that_no_month_has_are_no_dates() {
    let dates = |name: &str, content: &str| {
        let found = said(name, content);
        found.into_iter().filter(|one| one.contains("no date can be read")).count()
    };
    for fields in [
        "date={2019-02-31}",
        "date={2019-04-31}",
        "year=2019, month={13}",
        "year=2019, month=feb, day={31}",
        "year=2019, month=2, day={0}",
        "date={2019-02-29}",
        "urldate={2019-02-31}",
    ] {
        assert_eq!(dates("a.bib", &format!("@book{{a, title={{A}}, {fields}}}")), 1, "{fields}");
    }
    for fields in [
        "date={2020-02-29}",
        "year=2019, month={July--August}",
        "year=2019, month={3 July}",
        "year=2020, month=2, day=29",
        "year=2019, month={12}, day={31}",
        "urldate={3 May 2024}",
        "year={in press}, day={3}",
    ] {
        assert_eq!(dates("a.bib", &format!("@book{{a, title={{A}}, {fields}}}")), 0, "{fields}");
    }
    for (parts, wrong) in [("[2019,2,31]", 1), ("[2019,2,28]", 0), ("[2019],[2019,13]", 1), ("[2018],[2019]", 0)] {
        let json = format!(r#"[{{"id": "a", "type": "book", "title": "A", "issued": {{"date-parts": [{parts}]}}}}]"#);
        assert_eq!(dates("a.json", &json), wrong, "{parts}");
    }
}

#[test]
fn a_file_that_is_no_such_bibliography_is_said_to_be_another() {
    let ris = "TY  - JOUR\nID  - a\nTI  - One\nER  - \n";
    let whole = |name: &str, content: &str| {
        let found = resolved(name, content).diagnostics;
        let one = found.first().unwrap_or_else(|| panic!("{name}"));
        format!("{}: {}: {}", one.message, one.labels[0].text, one.help.as_deref().unwrap_or_default())
    };
    let at = |name: &str| format!("`{name}` cannot be understood at line 1, column 1");
    for (name, content, is, ending) in [
        ("a.bib", ris, "this is RIS, and not BibTeX as its name says", ".ris"),
        ("a.ris", GOOD, "this is BibTeX, and not RIS as its name says", ".bib"),
        ("a.yml", GOOD, "this is BibTeX, and not hayagriva YAML as its name says", ".bib"),
        ("a.json", ris, "this is RIS, and not CSL-JSON as its name says", ".ris"),
        ("a.bib", "[{\"id\": \"a\"}]", "this is CSL-JSON, and not BibTeX as its name says", ".json"),
    ] {
        assert_eq!(whole(name, content), format!("{}: {is}: give it a name that ends in `{ending}`", at(name)));
    }
    for (json, why) in [
        ("{\"a\": 1}", "the entries are no list: write them between `[` and `]`, as `[{\"id\": \"inch2019\"}]`"),
        ("[{\"id\": \"a\"", "the file ends here, and a bracket or a quotation mark in it is not closed"),
        ("[1]", "an entry is to stand between `{` and `}`, as `{\"id\": \"inch2019\"}`"),
        ("[{\"id\": a}]", "nothing of JSON begins so: a text stands in quotation marks, a list between `[` and `]`"),
        ("[{\"id\": \"a\",}]", "a comma stands before a closing bracket"),
        ("[{\"id\" \"a\"}]", "a colon is missing behind a name"),
        ("[{\"id\": \"a\" \"b\"}]", "a comma or a closing bracket is missing"),
        ("[{\"id\": \"a\"}] x", "something stands behind the end of the list"),
        ("[{\"title\": \"a\"}]", "the entry that is here has no `id`, by which it could be cited"),
    ] {
        assert!(whole("a.json", json).contains(&format!(": {why}: ")), "{json}: {}", whole("a.json", json));
    }
}

/// The month and the day of a paper in BibTeX, as people and programs write them; what nobody can read is said.
#[test]
fn months_are_read_or_said_not_to_be() {
    for (month, expected) in [
        ("{Mar.-Apr.}", (Some(3), None, Some((2019, Some(4), None)), None)),
        ("{July--August}", (Some(7), None, Some((2019, Some(8), None)), None)),
        ("{3 July}", (Some(7), Some(3), None, None)),
        ("aug # \"~10--12\"", (Some(8), Some(10), Some((2019, Some(8), Some(12))), None)),
        ("{July 2019}", (Some(7), None, None, None)),
        ("{Spring}", (None, None, None, Some(1))),
        ("{7}", (Some(7), None, None, None)),
    ] {
        let content = format!("@book{{a, title={{A}}, year=2019, month={month}}}");
        assert_eq!(said("a.bib", &content), [] as [&str; 0], "{month}");
        match theory("a.bib", &content).bibliographies[0].entries[0].get("issued") {
            Some(Variable::Date(date)) => {
                assert_eq!((date.month, date.day, date.end, date.season), expected, "{month}")
            }
            other => panic!("{month}: {other:?}"),
        }
    }
    for month in ["Foo", "July 2018", "Dec-Jan", "30 February", "12/2019"] {
        let found = said("a.bib", &format!("@book{{a, title={{A}}, year=2019, month={{{month}}}}}"));
        assert_eq!(found, ["Warning: a day or a month cannot be read in `a.bib` at line 1, column 38"], "{month}");
    }
    let found = said("a.bib", "@book{a, title={A}, year=2019, urldate={last week}}");
    assert_eq!(found, ["Warning: a day or a month cannot be read in `a.bib` at line 1, column 40"]);
}
