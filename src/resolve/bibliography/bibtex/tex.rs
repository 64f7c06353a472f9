//! Turns the commands of LaTeX in a field into the marks that they stand for, as far as they are known.
//!
//! The reader of fields knows accents and some marks, and hands on all else as it stands. What comes from here has nothing
//! left for it but braces and what is escaped.

mod marks;

use unicode_normalization::UnicodeNormalization;

pub(super) use marks::TILDE;
use marks::{LOOKS, RAISED, TURNS, accent, mark};

/// A text of which every command that is known is read.
#[derive(Debug, Default)]
pub(super) struct Plain {
    pub(super) text: String,
    /// The commands that nobody knows, with the bytes at which they stand.
    pub(super) unknown: Vec<(usize, String)>,
}

/// Commands that may stand in each other without braces: no name needs more.
const DEEPEST: usize = 80;

/// A text with its commands read.
pub(super) fn plain(text: &str) -> Plain {
    if !text.contains(['\\', '$']) {
        return Plain { text: text.to_owned(), unknown: Vec::new() };
    }
    let mut reader = Reader { text, at: 0, end: text.len(), mode: Mode::Text, depth: 0, unknown: Vec::new() };
    let mut plain = String::new();
    while reader.at < reader.end {
        plain += &reader.group();
        // A brace that closes nothing is left to who reads the field.
        if reader.eat('}') {
            plain.push('}');
        }
    }
    Plain { text: plain, unknown: reader.unknown }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Text,
    Maths,
}

/// Where a text is raised to.
#[derive(Clone, Copy)]
enum Raised {
    Above,
    Below,
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    mode: Mode,
    depth: usize,
    unknown: Vec<(usize, String)>,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..self.end).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn eat(&mut self, mark: char) -> bool {
        let is_there = self.peek() == Some(mark);
        if is_there {
            self.at += mark.len_utf8();
        }
        is_there
    }

    fn eat_space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    /// Reads on to the brace that closes the group, which is left.
    fn group(&mut self) -> String {
        let mut plain = String::new();
        while let Some(mark) = self.peek().filter(|mark| *mark != '}') {
            plain += &self.unit(mark);
        }
        plain
    }

    /// Reads one mark, group or command.
    fn unit(&mut self, mark: char) -> String {
        let start = self.at;
        if self.depth >= DEEPEST {
            self.at += mark.len_utf8();
            return mark.to_string();
        }
        self.depth += 1;
        self.at += mark.len_utf8();
        let read = match mark {
            '{' => format!("{{{}{}", self.group(), if self.eat('}') { "}" } else { "" }),
            '\\' => self.command(start),
            '$' => self.maths(),
            '^' if self.mode == Mode::Maths => self.raised(Raised::Above),
            '_' if self.mode == Mode::Maths => self.raised(Raised::Below),
            mark => mark.to_string(),
        };
        self.depth -= 1;
        read
    }

    /// What a command takes: what stands in braces, or the one mark or command behind it.
    fn argument(&mut self) -> String {
        self.eat_space();
        match self.peek() {
            Some('{') => {
                self.at += 1;
                let inner = self.group();
                self.eat('}');
                inner
            }
            Some('}') | None => String::new(),
            Some(mark) => self.unit(mark),
        }
    }

    fn without_argument(&mut self) -> String {
        self.argument();
        String::new()
    }

    fn command(&mut self, start: usize) -> String {
        let name = self.name();
        if let Some((combining, alone)) = accent(name) {
            return accented(&self.argument(), combining, alone);
        }
        match name {
            "" | "{" | "}" | "$" | ":" => return format!("\\{name}"),
            "&" | "%" | "#" | "_" => return name.to_owned(),
            "," | ";" | ">" => return "~".to_owned(),
            "\\" | " " => return " ".to_owned(),
            "!" | "/" | "-" | "@" | "(" | ")" => return String::new(),
            "textsuperscript" => return self.raised(Raised::Above),
            "textsubscript" => return self.raised(Raised::Below),
            "enquote" | "mkbibquote" => return format!("“{}”", self.argument()),
            "frac" => return format!("{}/{}", self.argument(), self.argument()),
            // A key for sorting, a space; the address behind some words, and their language or colour.
            "noopsort" | "hspace" | "vspace" | "phantom" | "selectlanguage" => return self.without_argument(),
            "href" | "foreignlanguage" | "textcolor" => return self.without_argument() + &self.argument(),
            _ => {}
        }
        if let Some(mark) = mark(name) {
            self.behind_word();
            return mark.to_owned();
        }
        if TURNS.contains(&name) {
            self.eat_space();
            return String::new();
        }
        if LOOKS.contains(&name) {
            return format!("{{{}}}", self.argument());
        }
        self.unknown.push((start, format!("\\{name}")));
        format!("\\\\{name}")
    }

    /// The letters of a command, or its one other mark.
    fn name(&mut self) -> &'t str {
        let rest = self.rest();
        let letters = rest.len() - rest.trim_start_matches(|mark: char| mark.is_ascii_alphabetic()).len();
        let length = if letters > 0 { letters } else { rest.chars().next().map_or(0, char::len_utf8) };
        self.at += length;
        &rest[..length]
    }

    /// White space behind the name of a mark only ends it, as do empty braces.
    fn behind_word(&mut self) {
        if self.rest().starts_with("{}") {
            self.at += 2;
        } else {
            self.eat_space();
        }
    }

    /// What stands between two dollars; sums of money keep them.
    fn maths(&mut self) -> String {
        let Some(length) = closing(self.rest()) else { return "$".to_owned() };
        let (start, close) = (self.at, self.at + length);
        let (inner, behind) = (&self.text[start..close], self.text[close + 1..self.end].chars().next());
        let is_money = inner.starts_with(char::is_whitespace)
            || inner.ends_with(char::is_whitespace)
            || behind.is_some_and(|mark| mark.is_ascii_digit());
        let is_maths = !is_money || inner.contains(['\\', '^', '_']);
        let mode = if is_maths { Mode::Maths } else { self.mode };
        let mut within = Reader { end: close, mode, unknown: Vec::new(), ..*self };
        let mut plain = String::new();
        while within.at < within.end {
            plain += &within.group();
            if within.eat('}') {
                plain.push('}');
            }
        }
        self.unknown.append(&mut within.unknown);
        self.at = close + 1;
        if is_maths { plain } else { format!("\\${plain}\\$") }
    }

    /// Above or below the line: digits as such, words on it.
    fn raised(&mut self, to: Raised) -> String {
        let inner = self.argument();
        let bare: String = inner.chars().filter(|mark| !matches!(mark, '{' | '}')).collect();
        let raised = |mark: char| {
            let (_, above, below) = RAISED.into_iter().find(|(plain, _, _)| *plain == mark)?;
            Some(match to {
                Raised::Above => above,
                Raised::Below => below,
            })
        };
        if let Some(raised) = bare.chars().map(raised).collect::<Option<String>>() {
            return raised;
        }
        match to {
            // An exponent on the line would be a factor.
            Raised::Above if self.mode == Mode::Maths && bare.contains(char::is_alphanumeric) => format!("^{inner}"),
            Raised::Above | Raised::Below => inner,
        }
    }
}

/// Where the dollar stands that closes some maths.
fn closing(text: &str) -> Option<usize> {
    let is_escaped = |at: usize| text[..at].ends_with('\\');
    text.match_indices('$').map(|(at, _)| at).find(|at| !is_escaped(*at))
}

/// A mark on the first letter of some text.
fn accented(text: &str, combining: char, alone: &str) -> String {
    let bare = text.trim_matches(|mark| matches!(mark, '{' | '}'));
    let mut letters = bare.chars();
    let Some(first) = letters.next() else { return alone.to_owned() };
    let first = match first {
        'ı' => 'i',
        'ȷ' => 'j',
        first => first,
    };
    [first, combining].into_iter().chain(letters).nfc().collect()
}
