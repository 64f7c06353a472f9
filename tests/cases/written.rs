//! Tables that the `csv` crate writes are read as it reads them.

use cmo::cases::Instructions;
use cmo::theory::Vocabulary;
use proptest::prelude::*;

use super::reading::read;
use crate::evaluate::blank::letter;
use crate::evaluate::laws::for_all;

/// Names with everything in them that needs quotation marks.
fn rows() -> impl Strategy<Value = Vec<(String, String, usize)>> {
    let text = prop::collection::vec(prop::sample::select(vec!['a', 'é', '"', ',', '\n', ' ', '1', ';', '→']), 0..8);
    let text = || text.clone().prop_map(|marks| marks.into_iter().collect::<String>());
    prop::collection::vec((text(), text(), 0..5_usize), 1..80)
}

const CELLS: [&str; 5] = ["1", "0", "", "?", "0.25"];

#[test]
fn names_in_quotation_marks_are_read_as_another_reader_reads_them() {
    let vocabulary = Vocabulary::new((0..2).map(letter).collect());
    for_all(150, rows(), |rows| {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["case", "a", "notes", "b"]).unwrap();
        for (name, notes, cell) in &rows {
            writer.write_record([name, CELLS[*cell], notes, CELLS[(cell + 1) % 5]]).unwrap();
        }
        let text = writer.into_inner().unwrap();
        let read = read(&text, &vocabulary, (1, Instructions::detect())).unwrap();
        prop_assert_eq!(read.skipped, 0);
        let mut reader = csv::Reader::from_reader(text.as_slice());
        let mut found = read.cases.iter();
        for (index, record) in reader.records().enumerate() {
            let record = record.unwrap();
            let (row, name, facts) = found.next().unwrap();
            let number = index as u64 + 2;
            let expected = match record[0].trim() {
                "" => format!("row {number}"),
                name => name.to_owned(),
            };
            prop_assert_eq!((*row, name), (number, &expected));
            let said = [&record[1], &record[3]].iter().filter(|cell| !cell.is_empty()).count();
            prop_assert_eq!(facts.matches("literal").count(), said);
        }
        prop_assert!(found.next().is_none());
        Ok(())
    });
}
