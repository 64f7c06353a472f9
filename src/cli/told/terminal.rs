//! Where a command prints: how wide, whether in colour, and each stream in one write.

use std::env;
use std::io::{self, IsTerminal, Write};

use cmo::report::canvas::{Canvas, Colour, DEFAULT_WIDTH};
use cmo::report::diagnostics::DiagnosticForm;

use crate::cli::arguments::{ColorWhen, Look};
use crate::cli::told::answer::Answer;

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

    /// Prints an answer. A reader who went away (`cmo match | head`) is no error.
    pub fn print(&self, answer: &Answer) {
        let _ = write(&mut io::stdout().lock(), &answer.result);
        let _ = write(&mut io::stderr().lock(), &answer.diagnostics);
    }
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
