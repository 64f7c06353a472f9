//! Tells the form of a table of cases by its name and its first bytes, and opens it.

use std::fs::File;
use std::io::{self, Cursor, Read};

use cmo::cases::{
    Form, FormProblem, FormTable, Known, Packing, Separated, Separator, TableProblem, arrow, arrow_by_its_end,
    is_listed_only, json, parquet, unpacked, workbook, yaml,
};

use crate::cli::given::find::is_standard;
use crate::cli::given::tables::TableFile;

/// So many bytes tell what a file is.
const HEAD: u64 = 4096;

/// A table whose columns are known.
pub enum Opened<'r> {
    /// Text with separators, which is read at memory speed.
    Separated(Box<Separated<Box<dyn Read + Send + 'r>>>),
    /// Any other form.
    Form(FormTable<'r>),
}

/// Opens the table that a reader gives.
///
/// # Errors
/// A name and a content that disagree, a file that cannot be read, and columns that cannot be used.
pub fn open<'r>(
    file: &TableFile<'_>,
    reader: impl Read + Send + 'r,
    known: Known<'_>,
) -> Result<Opened<'r>, Vec<TableProblem>> {
    let Told { form, packing, head, reader } = told(file, reader).map_err(|problem| vec![problem])?;
    if file.args.sheet.is_some() && form != Form::Workbook {
        return Err(vec![FormProblem::NoWorkbook.into()]);
    }
    let at_hand = |seen| if packing.is_some() { Err(vec![from_its_end(seen)]) } else { whole(file, seen) };
    let table = match form {
        Form::Separated => {
            let separator = file.args.separator.map(Separator::from);
            let table = Separated::open(reader, separator, |names| known.header(names))?;
            return Ok(Opened::Separated(Box::new(table)));
        }
        Form::Json => json(reader, known)?,
        Form::Yaml => yaml(reader, known)?,
        Form::Arrow if is_listed_only(&head) => arrow_by_its_end(at_hand("an Arrow file as Polars writes it")?, known)?,
        Form::Arrow => arrow(reader, known)?,
        Form::Workbook => workbook(at_hand(form.words())?, file.args.sheet.as_deref(), known)?,
        Form::Parquet => parquet(at_hand(form.words())?, known)?,
    };
    Ok(Opened::Form(table))
}

/// A file of which the form is told.
struct Told<'r> {
    form: Form,
    packing: Option<Packing>,
    /// Its first bytes, unpacked.
    head: Vec<u8>,
    /// All that is in it, unpacked.
    reader: Box<dyn Read + Send + 'r>,
}

fn told<'r>(file: &TableFile<'_>, reader: impl Read + Send + 'r) -> Result<Told<'r>, TableProblem> {
    let name = (!is_standard(file.path)).then(|| file.name());
    let (head, reader) = begin(reader)?;
    if head.is_empty() {
        return Err(TableProblem::Empty);
    }
    let packing = match &name {
        Some(name) => Packing::told(name, &head)?,
        None => Packing::seen(&head),
    };
    let Some(packing) = packing else {
        return Ok(Told { form: Form::told(name.as_deref(), &head)?, packing: None, head, reader: Box::new(reader) });
    };
    let (head, reader) = begin(unpacked(reader, packing)?)?;
    if head.is_empty() {
        return Err(TableProblem::Empty);
    }
    let form = Form::told(name.as_deref(), &head)?;
    Ok(Told { form, packing: Some(packing), head, reader: Box::new(reader) })
}

/// The first bytes of what is read, and all of it.
fn begin<'r>(mut reader: impl Read + Send + 'r) -> io::Result<(Vec<u8>, impl Read + Send + 'r)> {
    let mut head = Vec::new();
    reader.by_ref().take(HEAD).read_to_end(&mut head)?;
    let again = Cursor::new(head.clone()).chain(reader);
    Ok((head, again))
}

/// The file of a form that is not read from its beginning.
fn whole(file: &TableFile<'_>, seen: &'static str) -> Result<File, Vec<TableProblem>> {
    if is_standard(file.path) {
        return Err(vec![from_its_end(seen)]);
    }
    File::open(file.path).map_err(|error| vec![error.into()])
}

fn from_its_end(seen: &'static str) -> TableProblem {
    FormProblem::FromItsEnd { seen }.into()
}
