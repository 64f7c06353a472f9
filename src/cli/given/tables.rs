//! Turns `--cases FILE`, where that is a table, into a table of cases; the one place that knows all formats.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use cmo::cases::{Form, Known, Mapped, Separator, Table, TableProblem, Wishes, mapping};
use cmo::theory::Vocabulary;

use crate::cli::given::find::{is_standard, unreadable};
use crate::cli::given::forms::{self, Opened};
use crate::cli::told::problem::Problem;
use crate::cli::told::progress::{Progress, Work};
use crate::cli::told::rows;
use crate::cli::told::stop::Stop;

/// How a table of cases is read.
#[derive(Clone, Debug, clap::Args)]
pub struct TableArgs {
    /// The column with the names of the cases; `id` or `case` where it is not given, else the rows are numbered
    #[arg(long, value_name = "COLUMN", help_heading = "Tables of cases")]
    pub id_column: Option<String>,
    /// Columns whose cells are results, with commas between several; repeat it for a name with a comma
    #[arg(long, value_name = "COLUMNS", help_heading = "Tables of cases")]
    pub observed: Vec<String>,
    /// A table of two columns: the name of a column, and the phrase that it is
    #[arg(long, value_name = "FILE", help_heading = "Tables of cases")]
    pub map: Option<PathBuf>,
    /// What parts the columns, where the header does not tell
    #[arg(long, value_name = "MARK", value_enum, help_heading = "Tables of cases")]
    pub separator: Option<SeparatorWord>,
    /// The sheet of a workbook, where several have cells
    #[arg(long, value_name = "NAME", help_heading = "Tables of cases")]
    pub sheet: Option<String>,
    /// Leave out rows that cannot be read, and say which
    #[arg(long, help_heading = "Tables of cases")]
    pub skip_bad_rows: bool,
}

/// What parts the columns of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SeparatorWord {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab
    Tab,
}

impl From<SeparatorWord> for Separator {
    fn from(word: SeparatorWord) -> Self {
        match word {
            SeparatorWord::Comma => Self::Comma,
            SeparatorWord::Semicolon => Self::Semicolon,
            SeparatorWord::Tab => Self::Tab,
        }
    }
}

/// A file of cases that is a table.
#[derive(Clone, Copy, Debug)]
pub struct TableFile<'f> {
    /// The file, `-` for standard input.
    pub path: &'f Path,
    /// How it is read.
    pub args: &'f TableArgs,
    /// What standard input held, where it is read twice.
    pub held: Option<&'f [u8]>,
}

/// Whether a path is that of a table: by its name, or standard input.
pub fn is_table(path: &Path) -> bool {
    is_standard(path) || Form::named(&path.to_string_lossy()).is_some()
}

/// What is done with a table, whatever its format.
pub trait Reading {
    /// What comes of it.
    type Output;

    /// Does it.
    ///
    /// # Errors
    /// The table cannot be read on, or not all of it, and what else the work asks for.
    fn read<T: Table>(self, table: T) -> Result<Self::Output, Stop>;
}

impl<'f> TableFile<'f> {
    /// What standard input holds: it can be read once only.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn held_twice(&self) -> Result<Option<Vec<u8>>, Problem> {
        if !is_standard(self.path) {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        let read = io::stdin().lock().read_to_end(&mut bytes);
        read.map_err(|error| unreadable(self.path, &error))?;
        Ok(Some(bytes))
    }

    /// What people call it.
    pub fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// How many bytes it has, where that is known before it is read.
    pub fn size(&self) -> Option<u64> {
        let metadata = if is_standard(self.path) { None } else { fs::metadata(self.path).ok() };
        metadata.filter(fs::Metadata::is_file).map(|metadata| metadata.len())
    }

    /// Opens it, tells what its columns are to a theory, and reads it.
    ///
    /// # Errors
    /// A file that cannot be opened or read, columns that cannot be used, and whatever the reading says.
    pub fn read<R: Reading>(&self, vocabulary: &Vocabulary, reading: R) -> Result<R::Output, Stop> {
        let wishes = self.wishes()?;
        let known = Known { vocabulary, wishes: &wishes };
        let progress = Progress::of(Work::Table, self.streamed());
        let reader = Counted { reader: self.open()?, progress: &progress };
        match forms::open(self, reader, known).map_err(|problems| self.refused(&problems))? {
            Opened::Separated(table) => reading.read(table),
            Opened::Form(table) => reading.read(table),
        }
    }

    /// How many bytes of it pass by; none of a file that is not read from its beginning to its end.
    fn streamed(&self) -> u64 {
        match Form::named(&self.name()) {
            Some(Form::Workbook | Form::Parquet) => 0,
            Some(Form::Separated | Form::Json | Form::Yaml | Form::Arrow) | None => self.size().unwrap_or(u64::MAX),
        }
    }

    fn open(&self) -> Result<Box<dyn Read + Send + 'f>, Problem> {
        if let Some(held) = self.held {
            return Ok(Box::new(held));
        }
        if is_standard(self.path) {
            return Ok(Box::new(io::stdin()));
        }
        let file = File::open(self.path).and_then(|file| match file.metadata()?.is_dir() {
            true => Err(io::ErrorKind::IsADirectory.into()),
            false => Ok(file),
        });
        Ok(Box::new(file.map_err(|error| unreadable(self.path, &error))?))
    }

    fn wishes(&self) -> Result<Wishes, Stop> {
        let map = self.args.map.as_deref().map(mapped).transpose()?.unwrap_or_default();
        Ok(Wishes { name_column: self.args.id_column.clone(), observed: self.args.observed.clone(), map })
    }

    /// Why the table cannot be read at all, or not on.
    pub fn refused(&self, problems: &[TableProblem]) -> Stop {
        rows::refused(&self.name(), self.args.map.as_deref(), problems)
    }
}

/// What a file of `--map` says, row by row.
///
/// # Errors
/// A file that cannot be read, and rows that are none of a column and its phrase.
pub fn mapped(path: &Path) -> Result<Vec<Mapped>, Stop> {
    let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
    mapping(&bytes).map_err(|problem| rows::of_map(path, &[problem]))
}

/// A reader that tells how far it is.
struct Counted<'p, R> {
    reader: R,
    progress: &'p Progress,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.progress.advance(read as u64);
        Ok(read)
    }
}
