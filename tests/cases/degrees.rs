//! A degree is the number that its decimals say, however it is read.

use std::sync::Arc;

use arrow_array::{ArrayRef, Float32Array, Float64Array, RecordBatch, RecordBatchIterator};
use cmo::cases::{Cell, Instructions, Known, Wishes, batches};
use cmo::theory::{Said, Vocabulary};
use proptest::prelude::*;

use super::reading::{collect, read};
use crate::evaluate::blank::phrase;
use crate::evaluate::laws::for_all;

fn vocabulary() -> Vocabulary {
    Vocabulary::new(vec![phrase("a".to_owned()), phrase("b".to_owned())])
}

/// Text that is a decimal number, or nearly one.
fn number() -> impl Strategy<Value = String> {
    prop_oneof![8 => "[01]\\.[0-9]{1,9}", 2 => "[01]", 1 => "", 2 => "[0-9.]{1,9}", 1 => "[0-9.,;:/x ]{1,9}"]
}

/// What is read at once where more follows is what is read of it alone.
#[test]
fn a_degree_in_a_row_is_the_one_that_its_text_is() {
    for_all(400, prop::collection::vec(number().prop_filter("a cell", |text| !text.contains(',')), 1..40), |numbers| {
        for number in &numbers {
            let text = format!("case,a,b\nx,{number},0.25\ny,0.25,{number}\n");
            let reading = read(text.as_bytes(), &vocabulary(), (1, Instructions::Baseline)).unwrap();
            let Ok(cell) = Cell::read(number) else {
                prop_assert_eq!(reading.skipped, 2, "{}", number);
                continue;
            };
            prop_assert_eq!(reading.skipped, 0, "{}", number);
            if let Cell::Degree(degree) = cell {
                prop_assert_eq!(Some(degree), number.trim().parse().ok(), "{}", number);
            }
            let said = match cell {
                Cell::Degree(degree) => Some(format!("{:?}", Said::Degree(degree))),
                Cell::Present => Some(format!("{:?}", Said::Present)),
                Cell::Absent => Some(format!("{:?}", Said::Absent)),
                Cell::Unknown | Cell::Silent => None,
            };
            let is_told = |facts: &str| said.as_ref().is_none_or(|said| facts.contains(said));
            prop_assert!(reading.cases.iter().all(|(.., facts)| is_told(facts)), "{} {:?}", number, reading.cases);
        }
        Ok(())
    });
}

/// A number of 32 bits is the one that it is shown as.
#[test]
fn a_number_of_32_bits_is_the_decimal_that_it_is_shown_as() {
    let some = prop_oneof![
        (0_u32..=10_000_000, 1_u32..=7).prop_map(|(number, power)| number as f32 / 10_f32.powi(power as i32)),
        (0_u32..0x3f80_0000).prop_map(f32::from_bits),
    ];
    for_all(60, prop::collection::vec(prop::option::weighted(0.9, some), 1..300), |numbers| {
        let is_degree = |number: &Option<f32>| number.is_none_or(|number| (0.0..=1.0).contains(&number));
        let numbers: Vec<Option<f32>> = numbers.into_iter().filter(is_degree).collect();
        let shown = |number: f32| number.to_string().parse::<f64>().unwrap();
        let wide: ArrayRef = Arc::new(numbers.iter().map(|number| number.map(shown)).collect::<Float64Array>());
        let narrow: ArrayRef = Arc::new(Float32Array::from(numbers));
        let of = |array: ArrayRef| {
            let batch = RecordBatch::try_from_iter([("a", array)]).unwrap();
            let schema = batch.schema();
            let known = Known { vocabulary: &vocabulary(), wishes: &Wishes::default() };
            let table = batches(RecordBatchIterator::new([Ok(batch)], schema), known).unwrap();
            collect(table, (1, Instructions::detect())).unwrap()
        };
        prop_assert_eq!(of(narrow), of(wide));
        Ok(())
    });
}
