//! Looks at a workbook before anything reads it: what is read whole of it must not be far larger than it looks.

use std::io::{Read, Seek, copy, sink};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::cases::{FormProblem, TableProblem};

/// Parts that a workbook may have.
const PARTS: usize = 20_000;
/// Bytes that all parts which are read whole may have when they are unpacked: texts, styles, names.
const WHOLE: u64 = 512 << 20;
/// Bytes of a part in memory for each byte in the file, where a sheet is read bit by bit: what repeats itself so often was made to
/// do harm.
const TIMES: u64 = 400;
/// Bytes of a sheet that are never too many.
const SMALL: u64 = 64 << 20;

/// Refuses a workbook that was made to do harm, and what is none.
pub(super) fn look(file: &mut (impl Read + Seek)) -> Result<(), TableProblem> {
    let mut zip = ZipArchive::new(&mut *file).map_err(|error| broken(&error))?;
    if zip.len() > PARTS {
        return Err(harmful(format!("it has {} parts, far more than a workbook has", zip.len())));
    }
    let mut left = WHOLE;
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).map_err(|error| broken(&error))?;
        let name = part.name().map_or_else(|_| String::new(), std::borrow::Cow::into_owned).to_lowercase();
        if name.starts_with("xl/worksheets/") && !name.contains("/_rels/") {
            if part.size() > SMALL.max(part.compressed_size().saturating_mul(TIMES)) {
                return Err(harmful(format!("`{name}` in it is {TIMES} times as large as it looks")));
            }
        } else if name.ends_with(".xml") || name.ends_with(".rels") {
            let read = copy(&mut part.by_ref().take(left + 1), &mut sink())?;
            let over = || harmful("its texts are over 512 megabytes when they are unpacked".to_owned());
            left = left.checked_sub(read).ok_or_else(over)?;
        }
    }
    Ok(())
}

fn harmful(why: String) -> TableProblem {
    FormProblem::Broken { form: "workbook", line: 0, why }.into()
}

fn broken(error: &ZipError) -> TableProblem {
    match error {
        ZipError::UnsupportedArchive(message) if *message == ZipError::PASSWORD_REQUIRED => {
            FormProblem::NotRead { seen: "a workbook that is encrypted" }.into()
        }
        ZipError::InvalidArchive(_) => {
            harmful("a workbook is packed as a zip, and this is none, or not all of one".to_owned())
        }
        ZipError::Io(error) if error.raw_os_error().is_some() => TableProblem::of_io(error),
        error => harmful(error.to_string()),
    }
}
