//! Where a command prints: how wide, whether in colour, and each stream in one write.

use std::env;
use std::io::{self, IsTerminal, Write};

use cmo::disk::system_says;
use cmo::report::canvas::{Canvas, Colour, DEFAULT_WIDTH};
use cmo::report::diagnostics::DiagnosticForm;

use crate::cli::arguments::{ColorWhen, Look};
use crate::cli::told::answer::{Answer, Exit};
use crate::cli::told::problem::{Problem, WriteProblem};

/// Columns that a line has at least.
const NARROWEST: usize = 40;

/// The two streams of a command.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// Of results.
    pub result: Canvas,
    /// Of diagnostics.
    pub diagnostics: Canvas,
    /// How diagnostics are written.
    pub form: DiagnosticForm,
}

impl Terminal {
    /// The streams as the user wants them to look.
    pub fn of(look: Look) -> Self {
        let form = look.error_format.into();
        let result = canvas(&io::stdout(), look.color);
        Self { result, diagnostics: canvas(&io::stderr(), look.color), form }
    }

    /// Prints an answer, and says how the program exits: a result that cannot be written is no result.
    pub fn print(&self, answer: &Answer) -> Exit {
        self.put(answer).map_or_else(|problem| Self::diagnose(&problem.answer(self.form)), |()| answer.exit)
    }

    /// Prints an answer.
    ///
    /// # Errors
    /// As [`say`]; diagnostics are printed all the same, unless they are to be one document.
    pub fn put(&self, answer: &Answer) -> Result<(), Problem> {
        let said = say(&answer.result);
        if said.is_ok() || self.form != DiagnosticForm::Json {
            Self::diagnose(answer);
        }
        said
    }

    /// What people are told beside findings or a result; a document takes no sentence beside it.
    pub fn beside(&self, sentence: String) -> String {
        match self.form {
            DiagnosticForm::Human | DiagnosticForm::Plain => sentence,
            DiagnosticForm::Json => String::new(),
        }
    }

    /// Prints diagnostics. Where they cannot be written, nobody can be told.
    fn diagnose(answer: &Answer) -> Exit {
        let _ = write(&mut io::stderr().lock(), &answer.diagnostics);
        answer.exit
    }
}

/// Writes to standard output at once.
///
/// # Errors
/// Standard output that cannot be written. A reader who went away (`cmo match | head`) is no error.
pub fn say(text: &str) -> Result<(), Problem> {
    forgiving(write(&mut io::stdout().lock(), text))
}

/// What keeps standard output from being written; a reader who went away does not.
///
/// # Errors
/// Any other error.
pub fn forgiving(written: io::Result<()>) -> Result<(), Problem> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(unwritten(&error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Why standard output cannot be written.
pub fn unwritten(error: &io::Error) -> Problem {
    WriteProblem::Output { why: system_says(error) }.into()
}

fn write(stream: &mut impl Write, text: &str) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    stream.write_all(text.as_bytes())?;
    stream.flush()
}

fn canvas(stream: &impl IsTerminal, color: ColorWhen) -> Canvas {
    let terminal = stream.is_terminal();
    let wanted = match color {
        ColorWhen::Auto => terminal && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        ColorWhen::Always => true,
        ColorWhen::Never => false,
    };
    let width = if terminal { terminal_width() } else { DEFAULT_WIDTH };
    Canvas { width, colour: if wanted { Colour::On } else { Colour::Off } }
}

/// Columns of the terminal, within what reads well.
fn terminal_width() -> usize {
    let columns = terminal_size::terminal_size().map(|(columns, _)| usize::from(columns.0));
    columns.unwrap_or(DEFAULT_WIDTH).clamp(NARROWEST, DEFAULT_WIDTH)
}
