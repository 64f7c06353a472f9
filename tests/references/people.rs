//! Lists of people in the place of one name.

use super::resolved;

/// What is said of a bibliography, a line each.
fn said(name: &str, content: &str) -> Vec<String> {
    resolved(name, content).diagnostics.iter().map(|one| one.message.clone()).collect()
}

#[test]
fn lists_of_authors_that_are_no_names_are_errors_with_their_place() {
    for authors in [
        "Inch J, Notman F, Bond CM, Wright D",
        "Inch J, Notman F, Bond CM",
        "Inch J, Notman F",
        "B; C; D",
        "B, C & D, E",
        "Inch, J. and Notman, F., Bond, C.",
        "Inch J & Notman F",
    ] {
        let found = said("a.bib", &format!("@book{{a,\n author={{{authors}}}, title={{A}}}}"));
        let column = if authors.starts_with("Inch, J.") { 23 } else { 10 };
        let expected = format!("a list of people stands where one name is to be in `a.bib` at line 2, column {column}");
        assert_eq!(found, [expected], "{authors}");
    }
    for authors in ["Inch, J.; Notman, F.", "Inch J, Notman F, Bond C", "Inch, J., Notman, F.", "Inch J. & Notman F."] {
        let found = said("a.ris", &format!("TY  - JOUR\nID  - a\nAU  - {authors}\nER  - \n"));
        assert_eq!(
            found,
            ["a list of people stands where one name is to be in `a.ris` at line 3, column 7"],
            "{authors}"
        );
    }
}

#[test]
fn names_with_marks_of_their_own_are_names() {
    for authors in [
        "King, Jr., Martin Luther and Ford, III, H.",
        "{Department of Health, Social Services and Public Safety, Northern Ireland}",
        "{{Smith; Sons & Co, Leeds, UK}}",
        "Smith \\& Sons and {B; C}",
        "family=Inch, given=J, prefix=de, useprefix=true",
        "Garc{\\'\\i}a, Jos{\\'e} and de la Cruz, A B and Lee, K",
        "Inch, J. and others",
    ] {
        assert_eq!(
            said("a.bib", &format!("@book{{a, author={{{authors}}}, title={{A}}}}")),
            [] as [&str; 0],
            "{authors}"
        );
    }
    for author in [
        "Department for Business, Energy & Industrial Strategy",
        "Department of Health, Social Services and Public Safety, Northern Ireland",
        "King, Martin Luther, Jr.",
        "M&uuml;ller, J.",
        "Lee, K",
        "Smith & Sons",
        "NICE",
    ] {
        let ris = format!("TY  - JOUR\nID  - a\nAU  - {author}\nER  - \n");
        assert_eq!(said("a.ris", &ris), [] as [&str; 0], "{author}");
    }
}

/// BibTeX reads the last word as the family name, save behind a comma.
#[test]
fn names_that_end_in_initials_are_pointed_out() {
    let said = |authors: &str| {
        let found = resolved("a.bib", &format!("@book{{a,\n author={{{authors}}}, title={{A}}}}")).diagnostics;
        let one = |one: &cmo::diagnostic::Diagnostic| {
            assert!(!one.is_error(), "{authors}: {one:?}");
            (one.message.clone(), one.help.clone().unwrap_or_default())
        };
        found.iter().map(one).collect::<Vec<_>>()
    };
    for (authors, column, meant) in [
        ("Smith J", 10, "Smith, J"),
        ("Lee, K. and Smith JB", 22, "Smith, JB"),
        ("van der Berg A.", 10, "van der Berg, A."),
        ("M{\\\"u}ller J", 10, "M{\\\"u}ller, J"),
        ("Smith~J", 10, "Smith, J"),
    ] {
        let found = said(authors);
        assert_eq!(found.len(), 1, "{authors}: {found:?}");
        let place = format!("a name may stand the wrong way round in `a.bib` at line 2, column {column}");
        assert_eq!(found[0].0, place, "{authors}");
        assert!(found[0].1.contains(&format!("`{meant}`")), "{authors}: {found:?}");
    }
    for authors in ["Jane Smith", "J Smith", "{Age UK}", "Martin King III", "Lee, K", "NHS", "others", "J K"] {
        assert_eq!(said(authors), [], "{authors}");
    }
}
