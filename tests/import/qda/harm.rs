//! Projects that are broken or made to do harm: refused, or read as far as they go, and never the end of the program.

use std::io::Cursor;
use std::io::Write as _;

use cmo::import::qda::{Coding, Reading, Texts, import};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{archive, care_homes, code, passage, project, read, told};

fn refused(bytes: &[u8]) -> String {
    read(bytes).unwrap_err().says
}

#[test]
fn what_is_no_project_is_refused() {
    assert!(refused(b"Context,Outcome\n").starts_with("this is no archive that can be read"));
    assert_eq!(
        refused(&archive(&[("a.txt", "a")])),
        "this is no project of qualitative analysis: it has no `project.qde`"
    );
    assert_eq!(
        refused(&archive(&[("project.qde", "<CodeBook/>")])),
        "`project.qde` holds no project: it is a <CodeBook>"
    );
    assert!(refused(&archive(&[("project.qde", "<Project>")])).starts_with("`project.qde` is broken"));
}

#[test]
fn names_outside_and_document_types_are_refused_and_pages_among_the_sources_are_not() {
    let project = "<Project/>";
    assert_eq!(
        refused(&archive(&[("project.qde", project), ("../evil.txt", "a")])),
        "`../evil.txt` in this archive names a place outside of it"
    );
    let bomb = "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><Project>&b;</Project>";
    assert_eq!(
        refused(&archive(&[("project.qde", bomb)])),
        "`project.qde` in this archive declares a document type, which no such document needs"
    );
    assert!(read(&archive(&[("project.qde", project), ("sources/a.html", "<!DOCTYPE html>")])).is_ok());
}

#[test]
fn only_texts_of_the_archive_are_read() {
    let source = |path: &str| {
        let markup = format!(
            "<Project><Sources><TextSource guid=\"s\" name=\"A\" plainTextPath=\"{path}\"/></Sources></Project>"
        );
        let bytes = archive(&[("project.qde", &markup), ("sources/a.txt", "text"), ("sources/b.docx", "rich")]);
        told(&read(&bytes).unwrap())
    };
    for path in ["internal://a.txt", "a.txt", "internal://sources/A.TXT"] {
        assert_eq!(source(path), Vec::<String>::new());
    }
    for path in [
        "internal://../a.txt",
        "internal:///etc/passwd",
        "C:\\a.txt",
        "relative://../a.txt",
        "internal://b.docx",
        "internal://c.txt",
    ] {
        assert_eq!(source(path), [format!("source “A”: its text `{path}` is not in the archive")]);
    }
}

#[test]
fn texts_that_are_read_again_and_again_are_refused_before_they_fill_the_memory() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let source = "<TextSource guid=\"\" plainTextPath=\"internal://a.txt\"/>".repeat(40);
    writer.start_file("project.qde", SimpleFileOptions::default()).unwrap();
    writer.write_all(format!("<Project><Sources>{source}</Sources></Project>").as_bytes()).unwrap();
    writer.start_file("sources/a.txt", SimpleFileOptions::default()).unwrap();
    writer.write_all(&vec![b'a'; 8 * 1024 * 1024]).unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    assert!(bytes.len() < 1024 * 1024);
    assert_eq!(refused(&bytes), "the texts, memos and passages of this project are over 256 megabytes");
}

#[test]
fn ten_thousand_levels_of_codes_are_read() {
    let levels = 10_000;
    let open: String = (0..levels).map(|level| format!("<Code guid=\"g{level}\" name=\"p{level}\">")).collect();
    let codes = open + &"</Code>".repeat(levels);
    let imported = read(&project(&codes, "", "", "")).unwrap();
    assert!(imported.text.ends_with("# p9999 (below “p9998”)\n"));
    assert_eq!(told(&imported).len(), levels);
}

#[test]
fn more_codes_than_people_write_are_refused_however_deep_they_stand() {
    let many = 20_001;
    let open: String = (0..many).map(|level| format!("<Code guid=\"g{level}\" name=\"p{level}\">")).collect();
    let deep = open + &"</Code>".repeat(many);
    let wide: String = (0..many).map(|one| format!("<Code guid=\"g{one}\" name=\"p{one}\"/>")).collect();
    for codes in [deep, wide] {
        assert_eq!(
            refused(&project(&codes, "", "", "")),
            "this project has more than 20000 codes, far more than people write"
        );
    }
}

#[test]
fn guids_that_stand_twice_and_references_to_nothing_are_said() {
    let codes = code("a", "Context: x", "<NoteRef targetGUID=\"gone\"/>") + &code("{A}", "Context: y", "");
    let selections = passage("", 0, 4, &["a", "gone"]) + "<NoteRef targetGUID=\"a\"/>";
    let rest = "<Cases><Case guid=\"k\" name=\"Oak\"><SourceRef targetGUID=\"gone\"/></Case></Cases>\
                <Links><Link guid=\"l\" name=\"supports\" originGUID=\"gone\" targetGUID=\"a\"/></Links>";
    let said = told(&read(&project(&codes, &selections, rest, "Text.")).unwrap());
    for says in [
        "code “Context: y”: its GUID stands twice: what refers to it is taken to mean the first that has it",
        "code “Context: x”: a memo that it refers to is not in the project",
        "source “Interview 1”: a memo that it refers to is not in the project",
        "source “Interview 1”: a passage is coded with what is no code of the project: that coding is left out",
        "case “Oak”: a <SourceRef> of it is not in the project",
        "link “supports”: left out: something that is not in the project —supports— code “Context: x”",
    ] {
        assert!(said.contains(&says.to_owned()), "{says}\n{said:#?}");
    }
}

#[test]
fn whatever_names_say_what_is_written_can_be_read() {
    let names = [
        "?",
        "not",
        "a \"b\" \\",
        "if x then y",
        "# a",
        "unless",
        "“a”",
        "a\u{0}b",
        "",
        "-> a",
        "any of (a, b)",
        "x = 0.7",
    ];
    let escaped = |name: &str| name.replace('"', "&quot;").replace('\u{0}', "\u{7f}");
    let below: String = names
        .iter()
        .enumerate()
        .map(|(at, name)| code(&format!("g{at}"), &escaped(name), "<Description>- ? \"</Description>"))
        .collect();
    let codings: Vec<String> = (0..names.len()).map(|at| format!("g{at}")).collect();
    let codings: Vec<&str> = codings.iter().map(String::as_str).collect();
    let selections = passage("", 0, 9, &codings) + "<Description>cmoc 1 \"</Description>";
    let codes = ["Contexts", "Outcomes", "CMOC 1"].map(|name| {
        code(name, name, &below.replace("guid=\"g", &format!("guid=\"{}g", if name == "Contexts" { "" } else { name })))
    });
    let bytes =
        project(&codes.concat(), &selections, "<Description>case a\n\n\"</Description>", "if \"a\" ] then\r\nb");
    for coding in [Coding::Mention, Coding::Presence] {
        let imported =
            import("a \"b\".qdpx", &bytes, &Reading { coding, texts: Texts::Written, ..Reading::default() }).unwrap();
        assert!(
            !told(&imported).iter().any(|one| one.contains("has an error")),
            "{:#?}\n{}",
            told(&imported),
            imported.text
        );
    }
}

#[test]
fn broken_projects_never_stop_the_program() {
    let whole = care_homes();
    let markup = {
        let mut zip = zip::ZipArchive::new(Cursor::new(&whole[..])).unwrap();
        std::io::read_to_string(zip.by_name("project.qde").unwrap()).unwrap()
    };
    proptest!(ProptestConfig::with_cases(200), |(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>(), to in "[0-9]{1,20}|<|\"|c[1-9]|CMOC 1")| {
        let mut bytes = whole.clone();
        let place = at.index(bytes.len());
        if cut { bytes.truncate(place) } else { bytes[place] = byte }
        let _ = read(&bytes);
        let places: Vec<usize> = markup.match_indices('"').map(|(at, _)| at).collect();
        let place = at.index(places.len() - 1);
        let changed = format!("{}\"{to}{}", &markup[..places[place]], &markup[places[place + 1]..]);
        if let Ok(imported) = read(&archive(&[("project.qde", &changed), ("sources/s1.txt", super::TEXT)])) {
            prop_assert!(!told(&imported).iter().any(|one| one.contains("has an error")), "{}", imported.text);
        }
    });
}
