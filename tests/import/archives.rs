//! Archives that are made to do harm are refused, and broken ones never stop the program.

use std::io::{Cursor, Write};

use cmo::import::table::{Form, Reading, import};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{archive, document, row, spreadsheet};

fn refused(bytes: &[u8], form: Form) -> String {
    import("cmocs", bytes, form, &Reading::default()).unwrap_err().says
}

#[test]
fn a_name_outside_is_refused() {
    let bytes = archive(&[("word/document.xml", "<a/>"), ("../../evil.xml", "<a/>")]);
    assert_eq!(refused(&bytes, Form::Document), "`../../evil.xml` in this archive names a place outside of it");
}

/// Another program may show the other of the two.
#[test]
fn a_part_that_stands_twice_is_refused() {
    let mut bytes = archive(&[("word/document.xml", "<a/>"), ("word/document.xmk", "<b/>")]);
    let places: Vec<usize> = memchr::memmem::find_iter(&bytes, "document.xmk").collect();
    places.into_iter().for_each(|at| bytes[at + "document.xm".len()] = b'l');
    assert_eq!(refused(&bytes, Form::Document), "`word/document.xml` stands twice in this archive");
}

#[test]
fn what_is_encrypted_or_of_an_old_program_is_told_to_be() {
    let bytes = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 512]].concat();
    for form in [Form::Sheet, Form::Document] {
        assert_eq!(refused(&bytes, form), "this file is protected by a password, or is an old `.xls` or `.doc`");
    }
}

#[test]
fn a_document_type_is_refused() {
    let bomb = "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><w:document>&b;</w:document>";
    for form in [Form::Document, Form::Sheet] {
        let says = refused(&archive(&[("word/document.xml", bomb)]), form);
        assert_eq!(says, "`word/document.xml` in this archive declares a document type, which no such document needs");
    }
}

#[test]
fn far_too_many_parts_are_refused() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..20_001 {
        writer.start_file(index.to_string(), SimpleFileOptions::default()).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    assert_eq!(refused(&bytes, Form::Sheet), "this archive has 20001 parts, far more than a document has");
}

#[test]
fn what_unpacks_to_far_more_than_it_is_is_refused() {
    let mut one = ZipWriter::new(Cursor::new(Vec::new()));
    one.start_file("zeros", SimpleFileOptions::default()).unwrap();
    one.write_all(&vec![0; 16 * 1024 * 1024]).unwrap();
    let mut one = ZipArchive::new(Cursor::new(one.finish().unwrap().into_inner())).unwrap();
    let mut all = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..33 {
        all.raw_copy_file_rename(one.by_index(0).unwrap(), index.to_string()).unwrap();
    }
    let bytes = all.finish().unwrap().into_inner();
    assert!(bytes.len() < 2 * 1024 * 1024);
    assert_eq!(refused(&bytes, Form::Document), "this archive is over 512 megabytes when it is unpacked");
}

#[test]
fn what_is_no_archive_is_refused() {
    assert!(refused(b"Context,Outcome\n", Form::Sheet).starts_with("this is no archive that can be read"));
    assert_eq!(
        refused(&archive(&[("a.txt", "a")]), Form::Document),
        "this is no text document: it has no `word/document.xml`"
    );
}

#[test]
fn merged_cells_that_lie_over_each_other_are_refused() {
    let rows: String = (1..=20).map(|number| row(number, &[("A", "a"), ("B", "b")])).collect();
    let merged = format!("<mergeCells>{}</mergeCells>", "<mergeCell ref=\"A1:B20\"/>".repeat(6_000));
    let refused = refused(&spreadsheet(&rows, &merged), Form::Sheet);
    assert_eq!(refused, "merged cells of sheet `CMOCs` lie over each other");
}

#[test]
fn broken_files_never_stop_the_program() {
    let cell = "<w:tc><w:p><w:r><w:t>Context</w:t></w:r></w:p></w:tc>";
    let files = [
        (document(&format!("<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>")), Form::Document),
        (spreadsheet(&row(1, &[("A", "Context"), ("B", "Outcome")]), ""), Form::Sheet),
        (b"Context,Outcome\n\"a\"\"b\",c;\td\n".to_vec(), Form::Delimited),
    ];
    proptest!(ProptestConfig::with_cases(200), |(which in 0..3_usize, at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>())| {
        let (mut bytes, form) = files[which].clone();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        let _ = import("cmocs", &bytes, form, &Reading::default());
    });
}
