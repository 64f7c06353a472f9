//! What RIS says in the wrong place, or under a name that nobody has.

use cmo::theory::Variable;

use super::{resolved, theory};

/// What is said of a bibliography, a line each.
fn said(content: &str) -> Vec<String> {
    let found = resolved("a.ris", content).diagnostics;
    found.iter().map(|one| format!("{:?}: {}", one.severity, one.message)).collect()
}

#[test]
fn broken_references_do_not_pass_in_silence() {
    let reference = |lines: &str| format!("TY  - JOUR\nID  - a\nTI  - One\n{lines}ER  - \n");
    let fine = reference("");
    for (content, says) in [
        (
            format!("AU  - Inch, J.\n{fine}"),
            "Error: a line stands outside of references in `a.ris` at line 1, column 1",
        ),
        (
            format!("{fine}AU  - Inch, J.\n"),
            "Error: a line stands outside of references in `a.ris` at line 5, column 1",
        ),
        (fine.replace("JOUR", "JUOR"), "Error: an entry has a type that is not known in `a.ris` at line 1, column 7"),
        (reference("TL  - Two\n"), "Warning: a tag is not known in `a.ris` at line 4, column 1"),
        (reference("PY  - 2019\nDA  - 2019/13/45\n"), "Error: no date can be read in `a.ris` at line 5, column 7"),
        (reference("Y2  - 2019-02-31\n"), "Error: no date can be read in `a.ris` at line 4, column 7"),
        (
            reference("PY  - 2019\nDA  - 2018/03/04\n"),
            "Warning: an entry says two years in `a.ris` at line 5, column 7",
        ),
        (reference("PY  - 2019/13\n"), "Error: no date can be read in `a.ris` at line 4, column 7"),
        (
            reference("PY  - 2019\nDA  - soon\n"),
            "Warning: a day or a month cannot be read in `a.ris` at line 5, column 7",
        ),
        (
            reference("PY  - 2019\nDA  - FEB 30\n"),
            "Warning: a day or a month cannot be read in `a.ris` at line 5, column 7",
        ),
        (reference("Y2  - last week\n"), "Warning: a day or a month cannot be read in `a.ris` at line 4, column 7"),
        (
            format!("A list of ours\n{fine}"),
            "Warning: words stand outside of references in `a.ris` at line 1, column 1",
        ),
        (format!("{fine}\n  the end\n"), "Warning: words stand outside of references in `a.ris` at line 6, column 3"),
        (format!("{fine}Note: x\n"), "Warning: words stand outside of references in `a.ris` at line 5, column 1"),
    ] {
        assert_eq!(said(&content), [says], "{content}");
    }
    let doubts = said(&reference(&"TL  - Two\n".repeat(30)));
    assert_eq!(doubts.len(), 21);
    assert_eq!(doubts[20], "Warning: 10 more parts of entries in `a.ris` may not be meant as they stand");
}

#[test]
fn what_programs_write_is_quiet() {
    let zotero = "Provider: somebody\n\nTY  - jour\nID  - a\nTI  - One\nT2  - BMJ\nJ2  - BMJ\nAN  - 1\nAV  - a\nDB  - PubMed\nDP  - NLM\n\
                  LB  - x\nSN  - 1\nST  - One\nPY  - 2019\nDA  - 2019/07/03/\nY2  - 2024/05/03/10:11:12\nL1  - a.pdf\n\
                  N2  - Two\nKW  - trust\nKW  - care\nU1  - x\nC8  - x\nER  - \n\n";
    assert_eq!(said(zotero), [] as [&str; 0]);
    let endnote =
        "TY  - CHAP\nID  - b\nA3  - Goh, L.\nPY  - 2019\nDA  - Jul 3\nRN  - x\nTA  - x\nRP  - IN FILE\nER  - \n";
    let others = "TY  - GEN\nID  - c\nPY  - 2019\nDA  - 2019///Summer\nXR  - x\nUT  - x\nWE  - x\nM2  - x\nER  - \n";
    assert_eq!(said(&format!("{zotero}{endnote}{others}")), [] as [&str; 0]);
}

#[test]
fn a_year_with_its_month_keeps_it() {
    for written in ["2020/05", "2020/05//", "2020/05/"] {
        let theory = theory("a.ris", &format!("TY  - JOUR\nID  - a\nPY  - {written}\nER  - \n"));
        match theory.bibliographies[0].entries[0].get("issued") {
            Some(Variable::Date(date)) => {
                assert_eq!((date.year, date.month, date.day), (2020, Some(5), None), "{written}")
            }
            other => panic!("{written}: {other:?}"),
        }
    }
}

/// Databases write the day in words under `DA`, and the year elsewhere, above it or below.
#[test]
fn days_in_words_are_of_the_year_beside_them() {
    for (written, expected) in [
        ("FEB 9", (Some(2), Some(9), None, None)),
        ("9 February", (Some(2), Some(9), None, None)),
        ("Feb. 9th, 2023", (Some(2), Some(9), None, None)),
        ("JUL", (Some(7), None, None, None)),
        ("MAR-APR", (Some(3), None, Some((2023, Some(4), None)), None)),
        ("Mar. / Apr.", (Some(3), None, Some((2023, Some(4), None)), None)),
        ("AUG 10-12", (Some(8), Some(10), Some((2023, Some(8), Some(12))), None)),
        ("30 Jun - 2 Jul", (Some(6), Some(30), Some((2023, Some(7), Some(2))), None)),
        ("SPR", (None, None, None, Some(1))),
        ("Fall", (None, None, None, Some(3))),
    ] {
        for lines in [format!("PY  - 2023\nDA  - {written}\n"), format!("DA  - {written}\nPY  - 2023\n")] {
            let content = format!("TY  - JOUR\nID  - a\nTI  - One\n{lines}ER  - \n");
            assert_eq!(said(&content), [] as [&str; 0], "{written}");
            match theory("a.ris", &content).bibliographies[0].entries[0].get("issued") {
                Some(Variable::Date(date)) => {
                    assert_eq!((date.month, date.day, date.end, date.season), expected, "{written}");
                    assert_eq!(date.year, 2023);
                }
                other => panic!("{written}: {other:?}"),
            }
        }
    }
}
