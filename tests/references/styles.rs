//! Styles: what each makes of the same papers, which texts are styles, and what is mended of those that are kept.

use cmo::references::{NoStyle, STYLES, Style, Unshown, references};

use super::{all, file, shown, theory};

fn papers() -> String {
    file("same.bib") + &file("more.bib")
}

#[test]
fn each_style_lists_the_papers_as_it_should() {
    for name in STYLES {
        let list = all(&theory("a.bib", &papers()), &Style::named(name).unwrap());
        assert_eq!(list.len(), 10, "{name}");
        insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, shown(&list));
        });
    }
}

#[test]
fn numbered_styles_number_papers_as_they_are_first_cited() {
    let theory = theory("a.bib", &file("same.bib"));
    let style = Style::named("vancouver").unwrap();
    let list = references(&theory, ["rameses", "inch2019", "rameses", "nobody2020"], &style);
    let lines: Vec<(&str, String)> =
        list.iter().map(|one| (one.key.as_str(), shown(std::slice::from_ref(one)))).collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].0 == "rameses" && lines[0].1.starts_with("(1)\n  1. RAMESES"), "{lines:?}");
    assert!(lines[1].0 == "inch2019" && lines[1].1.starts_with("(2)\n  2. Inch J"), "{lines:?}");
}

#[test]
fn letters_of_years_follow_the_list_in_whatever_order_papers_are_cited() {
    let papers = "@article{b, author={Lee, K.}, title={Beta second}, year=2002}\n\
                  @article{z, author={Zed, A.}, title={Other}, year=2002}\n\
                  @article{a, author={Lee, K.}, title={Alpha first}, year=2002}\n";
    for name in ["apa", "harvard"] {
        let theory = theory("a.bib", papers);
        let list = references(&theory, ["z", "b", "a"], &Style::named(name).unwrap());
        let said: Vec<String> = list.iter().map(super::Reference::line).collect();
        let is = |at: usize, title: &str, year: &str| said[at].contains(title) && said[at].contains(year);
        assert!(is(0, "Alpha first", "2002a") && is(1, "Beta second", "2002b"), "{said:#?}");
        assert!(shown(&list[..1]).lines().next().unwrap().contains("2002a"), "{list:#?}");
    }
}

#[test]
fn a_paper_in_edited_proceedings_keeps_its_pages() {
    let papers = "@inproceedings{lee, author={Lee, K.}, title={Rules}, booktitle={Proceedings of X}, editor={Goh, L.}, \
                  pages={3--9}, year=2002, publisher={ACM}}\n\
                  @incollection{mar, author={Mar, K.}, title={Rules}, booktitle={Whole}, bookauthor={Ash, T.}, \
                  editor={Goh, L.}, pages={3--9}, year=2002, publisher={ACM}}\n";
    let list = all(&theory("a.bib", papers), &Style::named("apa").unwrap());
    let said: Vec<String> = list.iter().map(super::Reference::line).collect();
    assert_eq!(
        said,
        [
            "Lee, K. (2002). Rules. In L. Goh (Ed.), Proceedings of X (pp. 3–9). ACM.",
            "Mar, K. (2002). Rules. In T. Ash, Whole (pp. 3–9). ACM.",
        ]
    );
}

#[test]
fn a_style_of_its_own_is_read_from_its_text() {
    let own = include_str!("own.csl");
    let theory = theory("a.bib", &file("same.bib"));
    let list = references(&theory, ["pawson1997"], &Style::read(own).unwrap());
    assert_eq!(shown(&list), "Pawson and others 1997\n  Pawson R and Tilley N, Realistic evaluation\n");
}

#[test]
fn what_is_no_style_says_why() {
    let own = include_str!("own.csl");
    assert!(matches!(Style::read("no style"), Err(NoStyle::NotCsl(_))));
    assert!(matches!(Style::read(&own[..own.len() / 2]), Err(NoStyle::NotCsl(_))));
    let circle = own.replace("<text variable=\"title\"/>", "<text macro=\"who\"/>").replace(
        "<macro name=\"who\">",
        "<macro name=\"who\"><text macro=\"when\"/></macro><macro name=\"when\"><text macro=\"who\"/></macro><macro name=\"x\">",
    );
    assert!(matches!(Style::read(&circle), Err(NoStyle::Endless(_))), "{:?}", Style::read(&circle));
    let doubled: String = (0..40)
        .map(|at| format!("<macro name=\"m{at}\"><text macro=\"m{0}\"/><text macro=\"m{0}\"/></macro>", at + 1))
        .collect();
    let large = own.replace(
        "<macro name=\"who\">",
        &format!("{doubled}<macro name=\"m40\"><text variable=\"title\"/></macro><macro name=\"who\">"),
    );
    assert!(matches!(Style::read(&large), Err(NoStyle::Endless(_))));
    let deep = own.replace(
        "<text variable=\"title\"/>",
        &format!("{}<text variable=\"title\"/>{}", "<group>".repeat(5000), "</group>".repeat(5000)),
    );
    assert!(matches!(Style::read(&deep), Err(NoStyle::NotCsl(_))));
    let (from, to) = (own.find("<bibliography").unwrap(), own.find("</bibliography>").unwrap());
    let without = format!("{}{}", &own[..from], &own[to + "</bibliography>".len()..]);
    assert!(matches!(Style::read(&without), Err(NoStyle::NoList)));
}

#[test]
fn marks_of_a_title_are_set_and_all_others_are_text() {
    let text =
        r#"[{"id":"a","type":"book","title":"<i>In vivo</i> and <b>x</b>: 1 < 2 & <unknown> H<sub>2</sub>O <i>open"}]"#;
    let theory = theory("a.json", text);
    let list = references(&theory, ["a"], &Style::named("vancouver").unwrap());
    let line = list[0].line();
    assert!(line.contains("In vivo and x: 1 < 2 & <unknown> H2O <i>open"), "{line}");
    let italic: String = list[0].reference.iter().filter(|piece| piece.face.italic).map(|one| &*one.text).collect();
    assert_eq!(italic, "In vivo");
}

#[test]
fn many_papers_of_one_author_and_year_are_all_listed() {
    let text: String = (0..300)
        .map(|at| format!("@article{{k{at}, author={{Doe, Jane}}, title={{Paper {at}}}, year=2019}}\n"))
        .collect();
    assert_eq!(all(&theory("a.bib", &text), &Style::named("apa").unwrap()).len(), 300);
}

#[test]
fn others_that_the_bibliography_does_not_name_are_et_al() {
    let text = "@book{a, author={Inch, J. and Bond, C. and others}, title={A}, year=2019}\n\
                @book{b, author={Inch, J. and others}, title={B}, year=2020}";
    let theory = theory("a.bib", text);
    let shown = |style: &str| shown(&references(&theory, ["a", "b"], &Style::named(style).unwrap()));
    insta::assert_snapshot!(["apa", "vancouver", "harvard", "ieee"].map(shown).concat(), @r"
    (Inch et al., 2020)
      Inch, J., et al. (2020). B.
    (Inch et al., 2019)
      Inch, J., Bond, C., et al. (2019). A.
    (1)
      1. Inch J, Bond C, et al. A. 2019.
    (2)
      2. Inch J, et al. B. 2020.
    (Inch et al., 2020)
      Inch, J. et al. (2020) B.
    (Inch, Bond et al., 2019)
      Inch, J., Bond, C. et al. (2019) A.
    [1]
      [1] J. Inch, C. Bond, et al., A. 2019.
    [2]
      [2] J. Inch et al., B. 2020.
    ");
}

#[test]
fn a_quotation_mark_at_the_end_of_a_title_is_kept_beside_that_of_the_style() {
    let text = "@article{a, title={What is “it”}, year=2019, journal={J}}\n@article{b, title={The nurses’}, year=2019, journal={J}}";
    let theory = theory("a.bib", text);
    let line = |style: &str, key: &str| references(&theory, [key], &Style::named(style).unwrap())[0].line();
    assert!(line("ieee", "a").contains("“What is “it”,”"), "{}", line("ieee", "a"));
    assert!(line("harvard", "b").contains("‘The nurses’’"), "{}", line("harvard", "b"));
}

#[test]
fn what_a_style_leaves_out_of_when_a_paper_came_out_is_said() {
    let text = "@article{a, author={Ash, B}, title={One}, year={c. 1999}, journal={J}}\n@online{b, author={Elm, B}, title={Two}, year={1998}}\n\
                @book{c, author={Oak, B}, title={Three}, year={in press}, publisher={P}}\n@book{d, author={Yew, B}, title={1997}, year={1997}}";
    let theory = theory("a.bib", text);
    let not_shown = |style: &str| {
        let list = all(&theory, &Style::named(style).unwrap());
        let said = |key: &str| list.iter().find(|one| one.key == key).unwrap().not_shown.clone();
        ["a", "b", "c", "d"].map(said)
    };
    assert_eq!(not_shown("apa"), [vec![], vec![], vec![], vec![]]);
    let status = vec![Unshown::Status];
    assert_eq!(not_shown("vancouver"), [vec![Unshown::Circa], vec![], status.clone(), vec![]]);
    assert_eq!(not_shown("harvard"), [vec![Unshown::Circa], vec![], status.clone(), vec![]]);
    assert_eq!(not_shown("ieee"), [vec![Unshown::Circa], vec![Unshown::Year], status, vec![]]);
}

#[test]
fn a_year_alone_ends_its_brackets() {
    let text = "@misc{a, author={Ash, B}, title={One (two,) three}, year={1999}}\n@online{b, author={Elm, B}, title={Two}, year={c. 1999}}\n\
                @inproceedings{c, author={Oak, B}, title={Three}, year={1999}, booktitle={Four}}\n@misc{d, author={Yew, B}, title={Five}, date={1999-07-03}}";
    let list = all(&theory("a.bib", text), &Style::named("apa").unwrap());
    let lines: Vec<String> = list.iter().map(cmo::references::Reference::line).collect();
    assert_eq!(
        lines,
        [
            "Ash, B. (1999). One (two,) three.",
            "Elm, B. (ca. 1999). Two.",
            "Oak, B. (1999). Three. Four.",
            "Yew, B. (1999, July 3). Five."
        ]
    );
}

#[test]
fn no_full_stop_follows_a_question_mark() {
    let papers = "@article{a, author={Lee, K.}, title={What works, for whom, and why?}, journal={J}, year=2002}\n\
                  @book{b, author={Lee, K.}, title={Trust us!}, publisher={Sage}, year=2003}\n\
                  @book{c, author={Lee, K.}, title={Trust}, publisher={Yahoo!}, year=2004}\n";
    for name in STYLES {
        let text = shown(&all(&theory("a.bib", papers), &Style::named(name).unwrap()));
        assert!(!text.contains("?.") && !text.contains("!."), "{name}: {text}");
        assert!(text.contains("why?") && text.contains("us!") && text.contains("Yahoo!"), "{name}: {text}");
    }
}
