//! Asks a person what to do: by single keys on a terminal, by lines elsewhere.

use std::io::{self, BufRead as _, IsTerminal as _};

use console::{Key, Term};

use crate::cli::told::problem::Problem;
use crate::cli::told::terminal::say;

/// What to do with a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// It is right.
    Accept,
    /// It is wrong.
    Reject,
    /// Decide later.
    Skip,
    /// Decide later, of this and all others.
    Leave,
}

impl Choice {
    fn of(letter: char) -> Option<Self> {
        match letter {
            'a' => Some(Self::Accept),
            'r' => Some(Self::Reject),
            's' => Some(Self::Skip),
            'q' => Some(Self::Leave),
            _ => None,
        }
    }
}

/// Where answers come from.
#[derive(Debug)]
pub enum Asking {
    /// Keys of a terminal.
    Keys(Term),
    /// Lines of standard input.
    Lines,
}

/// The key that ends an input: as it is, and as a terminal keeps it that it reached before it was asked for single keys.
const CTRL_D: [char; 2] = ['\u{4}', '\0'];

/// Stands for what is no letter.
const OTHER: char = '?';

const ANSWERS: &str =
    "\na accepts it and asks for the reason, r rejects it, s leaves it for later, q leaves this and the rest.\n";

const NO_TEXT: &str =
    "That holds the marks of keys that write no text, such as the arrows. Write it again; backspace corrects it.\n";

const KEYS: &str = "a accept, r reject, s skip, q leave the rest: ";

impl Asking {
    /// Keys where a person sits at a terminal.
    pub fn new() -> Self {
        let terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
        if terminal { Self::Keys(Term::stdout()) } else { Self::Lines }
    }

    /// What to do. Whoever goes away leaves the rest as it is.
    ///
    /// # Errors
    /// The question cannot be written.
    pub fn choice(&self) -> Result<Choice, Problem> {
        say(KEYS)?;
        loop {
            let Some(letter) = self.letter() else { return Ok(Choice::Leave) };
            if let Some(choice) = Choice::of(letter) {
                say("\n")?;
                return Ok(choice);
            }
            say(ANSWERS)?;
            say(KEYS)?;
        }
    }

    /// The next letter; none where nobody answers any more.
    fn letter(&self) -> Option<char> {
        match self {
            Self::Keys(terminal) => match terminal.read_key().ok()? {
                Key::Escape | Key::CtrlC => None,
                Key::Char(letter) if CTRL_D.contains(&letter) => None,
                Key::Char(letter) => Some(letter.to_ascii_lowercase()),
                _ => Some(OTHER),
            },
            Self::Lines => {
                let line = line()?;
                let mut letters = line.trim().chars();
                let first = letters.next().filter(|_| letters.next().is_none());
                Some(first.map_or(OTHER, |letter| letter.to_ascii_lowercase()))
            }
        }
    }

    /// The reason, without the marks that arrows and the like leave in a line; none where nobody gives one.
    ///
    /// # Errors
    /// The question cannot be written.
    pub fn reason(&self) -> Result<Option<String>, Problem> {
        loop {
            say("because: ")?;
            let Some(reason) = line() else { return Ok(None) };
            if !reason.trim_end().chars().any(|mark| mark.is_control() && mark != '\t') {
                return Ok(Some(reason));
            }
            say(NO_TEXT)?;
        }
    }
}

fn line() -> Option<String> {
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line).ok()?;
    (read > 0).then_some(line)
}
