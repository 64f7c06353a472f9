//! Verdicts in a file: whole or not there, in each form, with degrees, of tables and of declared cases.

use std::fs;
use std::path::Path;

use arrow_array::cast::AsArray;
use arrow_array::types::Int8Type;
use arrow_array::{Array, RecordBatch};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::Value;

use super::streamed::{parsed, place};
use crate::cli::command::Place;

/// A batch as rows of words, as a file of CSV has them.
fn rows(batch: &RecordBatch) -> Vec<String> {
    let cell = |column: &dyn Array, row: usize| {
        if column.is_null(row) {
            return String::new();
        }
        if let Some(keys) = column.as_dictionary_opt::<Int8Type>() {
            return keys.values().as_string::<i32>().value(keys.key(row).unwrap()).to_owned();
        }
        match column.as_string_opt::<i32>() {
            Some(texts) => texts.value(row).to_owned(),
            None => column.as_primitive::<arrow_array::types::Float64Type>().value(row).to_string(),
        }
    };
    let row = |row| batch.columns().iter().map(|column| cell(column, row)).collect::<Vec<_>>().join(",");
    (0..batch.num_rows()).map(row).collect()
}

/// A file of Parquet as lines of CSV.
fn lines(path: &Path) -> Vec<String> {
    let reader = ParquetRecordBatchReaderBuilder::try_new(fs::File::open(path).unwrap()).unwrap();
    let names: Vec<String> = reader.schema().fields().iter().map(|field| field.name().clone()).collect();
    let batches = reader.build().unwrap();
    std::iter::once(names.join(",")).chain(batches.flat_map(|batch| rows(&batch.unwrap()))).collect()
}

#[test]
fn a_file_of_parquet_says_what_one_of_csv_says() {
    let table: String = (0..5_000).map(|row| format!("c{row},{},{}\n", row % 2, ["1", "0.7", ""][row % 3])).collect();
    let place = place("outputs_parquet").with("many.csv", &format!("case,trust,data shared\n{table}"));
    for more in [&[][..], &["--long"], &["--degrees"], &["--long", "--degrees", "--threads", "2"]] {
        for cases in ["many.csv", "cases.cmo"] {
            for output in ["out.csv", "out.parquet"] {
                let said = place.cmo(&[&["match", "theory.cmo", "--cases", cases, "--output", output], more].concat());
                assert_eq!((said.exit, said.result), (0, format!("wrote {output}\n")), "{}", said.diagnostics);
            }
            let csv = fs::read_to_string(place.0.join("out.csv")).unwrap();
            let parquet = lines(&place.0.join("out.parquet"));
            assert_eq!(csv.lines().collect::<Vec<_>>(), parquet, "{more:?} {cases}");
        }
    }
}

#[test]
fn degrees_stand_beside_the_verdicts() {
    let place = place("outputs_degrees");
    let output = |arguments: &[&str], file: &str| {
        let said = place
            .cmo(&[&["match", "theory.cmo", "--output", file, "--theory", "PT1", "--degrees"], arguments].concat());
        assert_eq!(said.exit, 0, "{}", said.diagnostics);
        fs::read_to_string(place.0.join(file)).unwrap()
    };
    let wide = output(&["--cases", "cases.csv"], "wide.csv");
    let lines: Vec<&str> = wide.lines().collect();
    assert_eq!(lines[0], "case,PT1.1,PT1.1 for,PT1.1 against,PT1.2,PT1.2 for,PT1.2 against");
    assert_eq!(lines[2], "b,blocked,0,0.75,undetermined,0,0");
    assert_eq!(output(&["--cases", "cases.cmo"], "declared.csv"), wide);
    let one = output(&["--case", "trust = 0.7, data shared = 0.25"], "one.csv");
    assert_eq!(one.lines().nth(1), Some("case 1,blocked,0,0.75,undetermined,0,0"));
    let long = output(&["--cases", "cases.csv", "--long"], "long.csv");
    assert_eq!(long.lines().next(), Some("case,configuration,verdict,for,against"));
    assert!(long.contains("\nb,PT1.1,blocked,0,0.75\n"), "{long}");
    let documents = output(&["--cases", "cases.csv"], "wide.ndjson");
    let second: Value = parsed(documents.lines().nth(1).unwrap());
    assert_eq!((&second["for"]["PT1.1"], &second["against"]["PT1.1"]), (&0.into(), &0.75.into()));
    let documents = output(&["--cases", "cases.csv", "--long"], "long.ndjson");
    assert!(documents.contains(r#"{"case":"b","configuration":"PT1.1","verdict":"blocked","for":0,"against":0.75}"#));
}

/// The same three cases as a table and declared.
#[test]
fn declared_cases_are_counted_and_picked_as_those_of_a_table() {
    let place = place("outputs_declared");
    let observed = ["--observed", "deprescribing,harm falls"];
    for more in [
        &["--summary"][..],
        &["--summary", "--format", "json"],
        &["--sample", "1"],
        &["--sample", "1", "--only", "blocked"],
    ] {
        let table = [&["match", "theory.cmo", "--cases", "cases.csv"][..], &observed, more].concat();
        let declared = [&["match", "theory.cmo", "--cases", "cases.cmo"], more].concat();
        let (table, declared) = (place.cmo(&table), place.cmo(&declared));
        // Two columns of one phrase are two facts of a declared case, which tells of them itself.
        let table_says = table.result.replace("\"differing_cases\": 1", "\"differing_cases\": 0");
        assert_eq!((declared.exit, declared.result), (table.exit, table_says), "{more:?}");
    }
}

/// Cases that concern one theory say nothing of the others, and are counted with those of all.
#[test]
fn cases_of_several_theories_are_written_together() {
    let theories = "theory A\n\ncmoc 1\n  if a\n  then b\n\ntheory B\n\ncmoc 1\n  if c\n  then d\n";
    let cases = "case x\n  theory A\n  a\n\ncase y\n  a, not c\n\ncase z\n  complete\n  a\n";
    let place = Place::new("outputs_theories").with("theory.cmo", theories).with("cases.cmo", cases);
    let said = place.cmo(&["match", "--output", "out.csv", "--summary", "--format", "json"]);
    let text = fs::read_to_string(place.0.join("out.csv")).unwrap();
    assert_eq!(text, "case,A.1,B.1\nx,fires,\ny,fires,blocked\nz,fires,blocked\n");
    let counts: Vec<(Value, Value)> = parsed(&said.result)["configurations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["fires"].clone(), one["blocked"].clone()))
        .collect();
    assert_eq!(counts, [(3.into(), 0.into()), (0.into(), 2.into())], "{}", said.result);
    let said = place.cmo(&["match", "--output", "out.ndjson"]);
    assert_eq!(said.exit, 0);
    let text = fs::read_to_string(place.0.join("out.ndjson")).unwrap();
    assert_eq!(text.lines().next(), Some(r#"{"case":"x","verdicts":{"A.1":"fires"}}"#));
}

/// What one fact implies, and another denies, is counted as it is told case by case.
#[test]
fn facts_against_what_others_imply_are_counted() {
    let theory = "context a\n  implies b\n\ncontext b\n  implies c\n\ncontext d\n  implies lack of c\n\ncontext c\n  opposite lack of c\n\ncmoc 1\n  if a and b and c and d\n  then e\n";
    let cells = ["1", "0", "", "?", "0.7", "0.2"];
    let rows: Vec<String> = (0..cells.len().pow(4))
        .map(|row| (0..4).map(|at| cells[row / cells.len().pow(at) % cells.len()]).collect::<Vec<_>>().join(","))
        .collect();
    let crisp: Vec<&String> = rows.iter().filter(|row| !row.contains('.')).collect();
    for (name, rows) in [("crisp", crisp), ("all", rows.iter().collect())] {
        let text: String = rows.iter().enumerate().map(|(at, row)| format!("c{at},{row}\n")).collect();
        let place = Place::new(&format!("outputs_denied_{name}"))
            .with("theory.cmo", theory)
            .with("cases.csv", &format!("case,a,b,c,d\n{text}"));
        let told = parsed(&place.cmo(&["match", "theory.cmo", "--cases", "cases.csv", "--format", "json"]).result);
        let is_told =
            |case: &&Value| case["warnings"].as_array().unwrap().iter().any(|warning| warning["code"] == "CMO308");
        let told = told["cases"].as_array().unwrap().iter().filter(is_told).count();
        let summed = place.cmo(&["match", "theory.cmo", "--cases", "cases.csv", "--summary", "--format", "json"]);
        assert_eq!(parsed(&summed.result)["denied_cases"], told, "{name}");
        assert!(told > 20 && summed.diagnostics.contains("CMO308"), "{name} {}", summed.diagnostics);
    }
}

/// Interrupted in the middle, the program leaves neither the file nor what was on its way to it.
#[cfg(unix)]
#[test]
fn an_interrupted_output_leaves_nothing_behind() {
    use std::io::Write as _;
    use std::process::{Command, Stdio};

    use crate::cli::command::{interruptions_are_heeded, program};

    if !interruptions_are_heeded() {
        return;
    }
    for output in ["out.csv", "out.parquet"] {
        let place = place(&format!("outputs_interrupted_{}", &output[4..]));
        let entries = || fs::read_dir(&place.0).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>();
        let before = entries().len();
        let mut child = program()
            .current_dir(&place.0)
            .args(["match", "theory.cmo", "--cases", "-", "--output", output])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        input.write_all(b"case,trust,data shared\n").unwrap();
        // It has begun when its file stands beside its place; more rows than are held back come until then.
        while entries().len() == before {
            input.write_all("a,1,0\n".repeat(10_000).as_bytes()).unwrap();
        }
        input.write_all("a,1,0\n".repeat(10_000).as_bytes()).unwrap();
        assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
        assert_eq!(child.wait().unwrap().code(), Some(130), "{output}");
        assert_eq!(entries().len(), before, "{output}: {:?}", entries());
    }
}
