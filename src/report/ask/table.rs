//! Interview guides as a table.

use csv::Writer;

use super::words::{in_order, settle};
use crate::ask::Ask;

/// A table: a row is a question of a case, in the order in which they are best asked.
#[must_use]
pub fn table(asks: &[Ask], max: usize) -> String {
    let mut writer = Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(["case", "order", "phrase", "actor", "kind", "means", "if so", "if not"]);
    for ask in asks {
        for (number, question) in in_order(ask).into_iter().take(max) {
            let _ = writer.write_record([
                ask.case.as_str(),
                &number.map(|number| number.to_string()).unwrap_or_default(),
                &question.phrase,
                question.actor.as_deref().unwrap_or_default(),
                question.kind.map_or("", |kind| kind.word()),
                question.means.as_deref().unwrap_or_default(),
                &settle(&question.settled_if_present),
                &settle(&question.settled_if_absent),
            ]);
        }
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}
