//! Asks a person what to do: by single keys on a terminal, by lines elsewhere.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

use console::{Key, Term};

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

const KEYS: &str = "a accept, r reject, s skip, q leave the rest: ";

impl Asking {
    /// Keys where a person sits at a terminal.
    pub fn new() -> Self {
        let terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
        if terminal { Self::Keys(Term::stdout()) } else { Self::Lines }
    }

    /// Says something now. A reader who went away is no error.
    pub fn say(&self, text: &str) {
        let mut stream = io::stdout().lock();
        let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
    }

    /// What to do. Whoever goes away leaves the rest as it is.
    pub fn choice(&self) -> Choice {
        self.say(KEYS);
        loop {
            let choice = match self {
                Self::Keys(terminal) => match terminal.read_key() {
                    Ok(Key::Char(letter)) => Choice::of(letter.to_ascii_lowercase()),
                    Ok(Key::Escape | Key::CtrlC) | Err(_) => Some(Choice::Leave),
                    Ok(_) => None,
                },
                Self::Lines => match line() {
                    None => Some(Choice::Leave),
                    Some(line) => {
                        let mut letters = line.trim().chars();
                        letters.next().filter(|_| letters.next().is_none()).and_then(Choice::of)
                    }
                },
            };
            if let Some(choice) = choice {
                self.say("\n");
                return choice;
            }
            if matches!(self, Self::Lines) {
                self.say(KEYS);
            }
        }
    }

    /// The reason; none where nobody gives one.
    pub fn reason(&self) -> Option<String> {
        self.say("because: ");
        line()
    }
}

fn line() -> Option<String> {
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line).ok()?;
    (read > 0).then_some(line)
}
