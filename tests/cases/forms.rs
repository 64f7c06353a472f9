//! The same cases say the same in every form of a table, however many they are, packed or not, as a file or on standard input; and
//! a file that is not whole has no answer.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, StringBuilder, StringDictionaryBuilder};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, Float64Array, Int64Array, RecordBatch};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use rust_xlsxwriter::Workbook;

use crate::cli::command::{Place, Said, THEORY, program};

/// A case: its name, and what is known of four phrases.
struct Row {
    name: String,
    trust: Option<bool>,
    shared: Option<i64>,
    review: Option<&'static str>,
    short: Option<f64>,
}

const NAMES: [&str; 5] = ["case", "trust", "data shared", "review done", "staff short"];

/// Cases of all kinds, in another order in every block.
fn rows(number: usize) -> Vec<Row> {
    let row = |index: usize| Row {
        name: format!("c{index}"),
        trust: [Some(true), None, Some(false), Some(true), Some(true)][index % 5],
        shared: [Some(1), Some(0), None, Some(1)][index / 2 % 4],
        review: [Some("yes"), None, Some("NO"), Some("?"), Some("absent"), Some("present"), Some("0.25")][index % 7],
        // The first blocks have no degree at all.
        short: [None, Some(0.0), Some(1.0), if index > 2_200 { Some(0.7) } else { None }][index / 3 % 4],
    };
    (0..number).map(row).collect()
}

fn csv(rows: &[Row]) -> String {
    let mut text = NAMES.join(",") + "\n";
    for row in rows {
        let [trust, shared, short] = [
            row.trust.map(|one| one.to_string()),
            row.shared.map(|one| one.to_string()),
            row.short.map(|one| one.to_string()),
        ]
        .map(Option::unwrap_or_default);
        text += &format!("{},{trust},{shared},{},{short}\n", row.name, row.review.unwrap_or(""));
    }
    text
}

fn object(row: &Row) -> String {
    let json = |value: Option<String>| value.unwrap_or_else(|| "null".to_owned());
    let mut text = format!("{{\"case\": \"{}\"", row.name);
    text += &format!(", \"trust\": {}", json(row.trust.map(|one| one.to_string())));
    text += &format!(", \"data shared\": {}", json(row.shared.map(|one| one.to_string())));
    // What nothing is known of may have no key.
    text += &row.review.map(|one| format!(", \"review done\": \"{one}\"")).unwrap_or_default();
    text + &row.short.map(|one| format!(", \"staff short\": {one}")).unwrap_or_default() + "}"
}

fn json(rows: &[Row]) -> String {
    format!("[{}]\n", rows.iter().map(object).collect::<Vec<_>>().join(",\n "))
}

fn lines(rows: &[Row]) -> String {
    rows.iter().map(|row| object(row) + "\n").collect()
}

/// Objects under the names of cases.
fn named(rows: &[Row]) -> String {
    let one = |row: &Row| {
        let object = object(row).replacen(&format!("\"case\": \"{}\", ", row.name), "", 1);
        format!("\"{}\": {object}", row.name)
    };
    format!("{{{}}}\n", rows.iter().map(one).collect::<Vec<_>>().join(", "))
}

fn yaml(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows {
        text +=
            &format!("- case: {}\n  trust: {}\n", row.name, row.trust.map_or("~".to_owned(), |one| one.to_string()));
        text += &row.shared.map(|one| format!("  data shared: {one}\n")).unwrap_or_default();
        text += &row.review.map(|one| format!("  review done: '{one}'\n")).unwrap_or_default();
        text += &row.short.map(|one| format!("  staff short: {one}\n")).unwrap_or_default();
    }
    if rows.is_empty() { "[]\n".to_owned() } else { text }
}

/// Mappings under the names of cases.
fn named_yaml(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows {
        text += &format!("{}:\n  trust: {}\n", row.name, row.trust.map_or("null".to_owned(), |one| one.to_string()));
        text += &row.shared.map(|one| format!("  data shared: {one}\n")).unwrap_or_default();
        // A question mark that stands alone begins a key.
        text += &row.review.map(|one| format!("  review done: {}\n", one.replace('?', "'?'"))).unwrap_or_default();
        text += &row.short.map(|one| format!("  staff short: {one}\n")).unwrap_or_default();
    }
    text
}

fn batch(rows: &[Row]) -> RecordBatch {
    let mut names = StringBuilder::new();
    let (mut trust, mut review) = (BooleanBuilder::new(), StringDictionaryBuilder::<Int32Type>::new());
    for row in rows {
        names.append_value(&row.name);
        trust.append_option(row.trust);
        review.append_option(row.review);
    }
    let columns: [ArrayRef; 5] = [
        Arc::new(names.finish()),
        Arc::new(trust.finish()),
        Arc::new(rows.iter().map(|row| row.shared).collect::<Int64Array>()),
        Arc::new(review.finish()),
        Arc::new(rows.iter().map(|row| row.short).collect::<Float64Array>()),
    ];
    RecordBatch::try_from_iter_with_nullable(NAMES.into_iter().zip(columns).map(|(name, column)| (name, column, true)))
        .unwrap()
}

/// Batches of another length than a block.
fn batches(rows: &[Row]) -> Vec<RecordBatch> {
    let whole = batch(rows);
    (0..rows.len()).step_by(1_500).map(|start| whole.slice(start, 1_500.min(rows.len() - start))).collect()
}

fn stream(rows: &[Row]) -> Vec<u8> {
    let mut writer = arrow_ipc::writer::StreamWriter::try_new(Vec::new(), &batch(rows).schema()).unwrap();
    batches(rows).iter().for_each(|batch| writer.write(batch).unwrap());
    writer.into_inner().unwrap()
}

fn arrow_file(rows: &[Row]) -> Vec<u8> {
    let mut writer = arrow_ipc::writer::FileWriter::try_new(Vec::new(), &batch(rows).schema()).unwrap();
    batches(rows).iter().for_each(|batch| writer.write(batch).unwrap());
    writer.into_inner().unwrap()
}

/// The same as Polars writes it: what the columns are stands at the beginning too, and is no message there.
fn listed(rows: &[Row]) -> Vec<u8> {
    let mut file = arrow_file(rows);
    let start = file.windows(4).position(|four| four == [0xff; 4]).unwrap();
    let length = u32::from_le_bytes(*file[start + 4..].first_chunk().unwrap()) as usize;
    file[start..start + 8 + length].fill(0);
    file[start..start + 8].copy_from_slice(&[4, 0, 0, 0, 0xf2, 0xff, 0xff, 0xff]);
    file
}

fn parquet_file(rows: &[Row], compression: Compression) -> Vec<u8> {
    let properties =
        WriterProperties::builder().set_compression(compression).set_max_row_group_row_count(Some(1_700)).build();
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, batch(rows).schema(), Some(properties)).unwrap();
    batches(rows).iter().for_each(|batch| writer.write(batch).unwrap());
    writer.close().unwrap();
    bytes
}

fn workbook(rows: &[Row]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    NAMES.iter().zip(0..).for_each(|(name, column)| _ = sheet.write(0, column, *name).unwrap());
    for (row, at) in rows.iter().zip(1..) {
        sheet.write(at, 0, &row.name).unwrap();
        row.trust.iter().for_each(|one| _ = sheet.write(at, 1, *one).unwrap());
        row.shared.iter().for_each(|one| _ = sheet.write(at, 2, *one as f64).unwrap());
        row.review.iter().for_each(|one| _ = sheet.write(at, 3, *one).unwrap());
        row.short.iter().for_each(|one| _ = sheet.write(at, 4, *one).unwrap());
    }
    book.add_worksheet();
    book.save_to_buffer().unwrap()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::stream::encode_all(bytes, 1).unwrap()
}

/// The same cases in every form, the first being CSV.
fn forms(rows: &[Row]) -> Vec<(&'static str, Vec<u8>)> {
    let mut forms = vec![
        ("a.csv", csv(rows).into_bytes()),
        ("a.json", json(rows).into_bytes()),
        ("a.yaml", yaml(rows).into_bytes()),
        ("a.arrows", stream(rows)),
        ("a.arrow", arrow_file(rows)),
        ("listed.arrow", listed(rows)),
        ("a.parquet", parquet_file(rows, Compression::SNAPPY)),
        ("zstd.parquet", parquet_file(rows, Compression::ZSTD(ZstdLevel::default()))),
        ("gzip.parquet", parquet_file(rows, Compression::GZIP(parquet::basic::GzipLevel::default()))),
        ("lz4.parquet", parquet_file(rows, Compression::LZ4_RAW)),
        ("a.xlsx", workbook(rows)),
        ("a.csv.gz", gzip(csv(rows).as_bytes())),
        ("a.csv.zst", zstd(csv(rows).as_bytes())),
        ("a.json.gz", gzip(json(rows).as_bytes())),
        ("a.arrow.zst", zstd(&arrow_file(rows))),
    ];
    if !rows.is_empty() {
        forms.extend([
            ("a.ndjson", lines(rows).into_bytes()),
            ("named.json", named(rows).into_bytes()),
            ("named.yaml", named_yaml(rows).into_bytes()),
        ]);
    }
    forms
}

fn place(name: &str) -> Place {
    let theory = THEORY.split("case north \"").next().unwrap().replace(", case north", "");
    Place::new(name).with("theory.cmo", &theory)
}

fn summary(place: &Place, file: &str) -> Said {
    place.cmo(&["match", "theory.cmo", "--cases", file, "--summary", "--format", "json", "--observed", "review done"])
}

/// What the program says of what it reads from a file as its standard input.
fn from_standard_input(place: &Place, file: &str, arguments: &[&str]) -> Said {
    let input = File::open(place.0.join(file)).unwrap();
    let output = program()
        .args(["match", "theory.cmo", "--cases", "-"])
        .args(arguments)
        .current_dir(&place.0)
        .stdin(Stdio::from(input))
        .output()
        .unwrap();
    Said {
        exit: output.status.code().unwrap(),
        result: String::from_utf8(output.stdout).unwrap(),
        diagnostics: String::from_utf8(output.stderr).unwrap(),
    }
}

fn write(place: &Place, name: &str, bytes: &[u8]) {
    fs::write(place.0.join(name), bytes).unwrap();
}

#[test]
fn the_same_cases_say_the_same_in_every_form() {
    for number in [0, 1, 64, 5_000] {
        let place = place(&format!("forms_{number}"));
        let forms = forms(&rows(number));
        forms.iter().for_each(|(name, bytes)| write(&place, name, bytes));
        let expected = summary(&place, "a.csv");
        assert_eq!(expected.exit, 0, "{}", expected.diagnostics);
        assert!(expected.result.contains(&format!("\"cases\": {number}")), "{}", expected.result);
        for (name, _) in &forms {
            let found = summary(&place, name);
            assert_eq!((found.exit, &found.result), (0, &expected.result), "{name}: {}", found.diagnostics);
        }
    }
}

#[test]
fn each_case_is_explained_the_same_in_every_form() {
    let place = place("forms_explained");
    let forms = forms(&rows(70));
    forms.iter().for_each(|(name, bytes)| write(&place, name, bytes));
    let told = |file: &str| place.cmo(&["match", "theory.cmo", "--cases", file, "--format", "json"]);
    let expected = told("a.csv");
    assert_eq!(expected.exit, 0, "{}", expected.diagnostics);
    for (name, _) in &forms {
        let found = told(name);
        assert_eq!((found.exit, &found.result), (0, &expected.result), "{name}: {}", found.diagnostics);
    }
    for name in ["a.csv", "a.ndjson", "a.json", "a.arrows", "a.arrow", "a.csv.gz", "a.csv.zst"] {
        let found = from_standard_input(&place, name, &["--format", "json"]);
        assert_eq!((found.exit, &found.result), (0, &expected.result), "{name}: {}", found.diagnostics);
    }
}

#[test]
fn a_file_that_is_cut_short_has_no_answer() {
    let place = place("forms_cut");
    for (name, bytes) in forms(&rows(300)) {
        // Text in lines that ends with a whole line cannot be told from one that was meant.
        if ["a.csv", "a.ndjson", "a.yaml", "named.yaml"].contains(&name) {
            continue;
        }
        for part in [1, 5, 9] {
            write(&place, name, &bytes[..bytes.len() * part / 10]);
            let found = summary(&place, name);
            assert_ne!(found.exit, 0, "{name}, {part} of 10: {}", found.result);
            assert!(found.exit <= 3 && found.result.is_empty(), "{name}, {part} of 10: {}", found.result);
        }
        write(&place, name, &bytes[..bytes.len() - 1]);
        let found = summary(&place, name);
        let is_text = matches!(name, "a.json" | "named.json");
        assert_eq!(found.exit == 0, is_text, "{name} without its last byte: {}", found.diagnostics);
    }
}

#[test]
fn a_name_that_says_something_else_than_the_content_is_told() {
    let place = place("forms_named");
    let all = forms(&rows(3));
    let of = |name: &str| &all.iter().find(|(one, _)| *one == name).unwrap().1;
    let wrong = [
        ("b.csv", "a.parquet", "Parquet"),
        ("b.csv", "a.xlsx", "workbook"),
        ("b.csv", "a.json", "JSON"),
        ("b.csv", "a.csv.gz", "gzip"),
        ("b.parquet", "a.csv", "text"),
        ("b.json", "a.arrow", "Arrow"),
        ("b.xlsx", "a.csv", "text"),
        ("b.csv.gz", "a.csv", "packed"),
        ("b.csv.gz", "a.csv.zst", "Zstandard"),
        ("b.yaml", "a.parquet", "Parquet"),
        ("b.arrow", "a.parquet", "Parquet"),
    ];
    for (name, content, seen) in wrong {
        write(&place, name, of(content));
        let found = summary(&place, name);
        assert_eq!(found.exit, 3, "{name} with {content}: {}", found.diagnostics);
        assert!(found.diagnostics.contains("CMO320") && found.diagnostics.contains(seen), "{}", found.diagnostics);
    }
    for file in ["a.parquet", "a.xlsx"] {
        write(&place, file, of(file));
        let found = from_standard_input(&place, file, &["--summary"]);
        assert!(found.diagnostics.contains("CMO320"), "{file}: {}", found.diagnostics);
    }
}

/// Bytes that are changed end in an answer or in an error, never in a stop of the program.
#[test]
fn a_broken_file_is_an_error_and_no_stop() {
    let place = place("forms_broken");
    for (name, bytes) in forms(&rows(40)) {
        for step in 0..6_usize {
            let mut changed = bytes.clone();
            let at = (step * 2_654_435_761 + name.len() * 97) % changed.len();
            changed[at] = changed[at].wrapping_add(1 + step as u8 * 37);
            write(&place, name, &changed);
            let found = summary(&place, name);
            assert!((0..=3).contains(&found.exit), "{name}, byte {at}: {}", found.diagnostics);
            assert!(!found.diagnostics.contains("panicked"), "{name}, byte {at}: {}", found.diagnostics);
        }
    }
}

#[test]
fn cells_of_a_workbook_are_told_as_they_are_called_there() {
    let place = place("forms_workbook");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    NAMES.iter().zip(1..).for_each(|(name, column)| _ = sheet.write(2, column, *name).unwrap());
    sheet.write(3, 1, "north").unwrap();
    sheet.write(3, 2, "maybe").unwrap();
    sheet.write(4, 1, "south").unwrap();
    sheet.write_formula(4, 3, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    let date = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    sheet.write_with_format(5, 4, 43_525, &date).unwrap();
    let percent = rust_xlsxwriter::Format::new().set_num_format("0%");
    sheet.write_with_format(6, 5, 0.7, &percent).unwrap();
    sheet.write(7, 9, "a note").unwrap();
    book.save(place.0.join("a.xlsx")).unwrap();
    let found = place.cmo(&["match", "theory.cmo", "--cases", "a.xlsx", "--summary", "--skip-bad-rows"]);
    assert_eq!(found.exit, 0, "{}", found.diagnostics);
    for told in ["row 4", "C4", "D5", "E6", "a date", "J8", "a note"] {
        assert!(found.diagnostics.contains(told), "{told}: {}", found.diagnostics);
    }
    assert!(!found.diagnostics.contains("row 7"), "{}", found.diagnostics);
    assert!(place.cmo(&["match", "theory.cmo", "--cases", "a.xlsx", "--summary"]).diagnostics.contains("CMO321"));
}

#[test]
fn one_sheet_is_read_and_never_one_of_several() {
    let place = place("forms_sheets");
    let mut book = Workbook::new();
    for name in ["2019", "2020"] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.write(0, 0, "case").unwrap();
        sheet.write(0, 1, "trust").unwrap();
        sheet.write(1, 0, name).unwrap();
        sheet.write(1, 1, name == "2019").unwrap();
    }
    book.save(place.0.join("a.xlsx")).unwrap();
    let both = place.cmo(&["match", "theory.cmo", "--cases", "a.xlsx", "--summary"]);
    assert!(both.exit == 3 && both.diagnostics.contains("CMO323"), "{}", both.diagnostics);
    assert!(both.diagnostics.contains("`2019`, `2020`"), "{}", both.diagnostics);
    let one = place.cmo(&["match", "theory.cmo", "--cases", "a.xlsx", "--sheet", "2020", "--format", "json"]);
    assert!(one.exit == 0 && one.result.contains("\"2020\"") && !one.result.contains("\"2019\""), "{}", one.result);
    let none = place.cmo(&["match", "theory.cmo", "--cases", "a.xlsx", "--sheet", "2021"]);
    assert!(none.exit != 0 && none.diagnostics.contains("2019"), "{}", none.diagnostics);
    let place = place.with("a.csv", "case,trust\na,1\n");
    let other = place.cmo(&["match", "theory.cmo", "--cases", "a.csv", "--sheet", "2020"]);
    assert!(other.exit != 0 && other.diagnostics.contains("--sheet"), "{}", other.diagnostics);
}

#[test]
fn merged_cells_are_refused() {
    let place = place("forms_merged");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "case").unwrap();
    sheet.write(0, 1, "trust").unwrap();
    sheet.merge_range(1, 1, 2, 1, "yes", &rust_xlsxwriter::Format::new()).unwrap();
    sheet.write(1, 0, "a").unwrap();
    sheet.write(2, 0, "b").unwrap();
    book.save(place.0.join("a.xlsx")).unwrap();
    let found = place.cmo(&["match", "theory.cmo", "--cases", "a.xlsx", "--summary"]);
    assert!(found.exit == 3 && found.diagnostics.contains("B2:B3"), "{}", found.diagnostics);
}

#[test]
fn columns_of_arrow_that_say_nothing_of_a_phrase_are_told() {
    use arrow_array::{Date32Array, Float32Array, StringArray, UInt8Array};
    let place = place("forms_kinds");
    let columns: [(&str, ArrayRef); 3] = [
        ("trust", Arc::new(UInt8Array::from(vec![Some(1), None, Some(2)]))),
        ("staff short", Arc::new(Float32Array::from(vec![0.7, f32::NAN, 0.0]))),
        ("when", Arc::new(Date32Array::from(vec![1, 2, 3]))),
    ];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let mut writer = arrow_ipc::writer::FileWriter::try_new(Vec::new(), &batch.schema()).unwrap();
    writer.write(&batch).unwrap();
    write(&place, "a.arrow", &writer.into_inner().unwrap());
    let arguments = ["match", "theory.cmo", "--cases", "a.arrow", "--format", "json", "--skip-bad-rows", "--all"];
    let found = place.cmo(&arguments);
    assert_eq!(found.exit, 0, "{}", found.diagnostics);
    assert!(found.diagnostics.contains("row 2") && found.diagnostics.contains("row 3"), "{}", found.diagnostics);
    // A number of fewer digits is what it is shown as.
    assert!(found.result.contains("0.7") && !found.result.contains("0.69999"), "{}", found.result);
    let columns: [(&str, ArrayRef); 2] =
        [("trust", Arc::new(Date32Array::from(vec![1]))), ("data shared", Arc::new(StringArray::from(vec!["yes"])))];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    write(&place, "b.parquet", &bytes);
    let found = place.cmo(&["match", "theory.cmo", "--cases", "b.parquet", "--summary"]);
    assert!(found.exit == 3 && found.diagnostics.contains("Date32"), "{}", found.diagnostics);
}

/// The smallest packed file of very much is read in little memory, and to its end.
#[test]
fn what_is_packed_very_small_is_read_in_little_memory() {
    let place = place("forms_bomb");
    let long = "[{\"case\": \"a\", \"trust\": true, \"note\": \"".to_owned() + &" ".repeat(80 << 20);
    write(&place, "a.json.gz", &gzip(long.as_bytes()));
    let found = place.cmo(&["match", "theory.cmo", "--cases", "a.json.gz", "--summary"]);
    assert!(found.exit == 3 && found.diagnostics.contains("64 MB"), "{}", found.diagnostics);
    assert!(Path::new(&place.0.join("a.json.gz")).metadata().unwrap().len() < 2 << 20);
}
