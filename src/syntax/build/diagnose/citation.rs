//! Turns citations as papers print them (`Smith et al. (2020, p. 4)`) into evidence as it is written here.

use rustc_hash::FxHashMap;

use crate::syntax::build::Build;
use crate::syntax::build::heading::is_allowed;
use crate::syntax::keyword;

/// What a place in a source begins with.
const PLACES: [&str; 12] =
    ["p.", "pp.", "p", "pp", "page", "pages", "§", "chapter", "ch.", "table", "figure", "section"];

/// Evidence as it is to be written.
#[derive(Debug, Default)]
pub(super) struct Mended {
    /// All pieces, with commas between them.
    pub(super) evidence: String,
    /// The IDs among them that no heading of this source declares.
    pub(super) undeclared: Vec<String>,
}

/// A source with what follows it.
#[derive(Debug)]
struct Piece {
    source: String,
    /// The year of the study, where it is cited by names and a year.
    year: String,
    /// Where in it.
    places: Vec<String>,
    quotation: String,
}

/// What is read of citations so far.
#[derive(Debug, Default)]
struct Citations {
    pieces: Vec<Piece>,
    /// The words of the piece that has begun.
    names: Vec<String>,
    /// Whether the words go on with the place of the last piece.
    in_place: bool,
    /// Whether something was read that is no evidence as it stands.
    is_mended: bool,
}

impl Build<'_> {
    /// Evidence in which sources are cited by names and a year, or places stand without brackets; none where it holds
    /// something else.
    pub(super) fn mended_citations(&self, evidence: &str) -> Option<Mended> {
        let mut read = Citations::default();
        for token in tokens(evidence) {
            read.token(token)?;
        }
        read.end_names()?;
        let mut mended = Mended::default();
        for piece in read.pieces.iter().filter(|_| read.is_mended) {
            let id = if piece.year.is_empty() { piece.source.clone() } else { self.cited(piece, &mut mended) };
            let place = if piece.places.is_empty() { String::new() } else { format!(" [{}]", piece.places.join(", ")) };
            let separator = if mended.evidence.is_empty() { "" } else { ", " };
            mended.evidence.push_str(&format!("{separator}{id}{place}{}", piece.quotation));
        }
        Some(mended).filter(|mended| !mended.evidence.is_empty())
    }

    /// The ID of a study that is cited by names and a year: the declared one that has both, else one made of them.
    fn cited(&self, piece: &Piece, mended: &mut Mended) -> String {
        let made = format!("{}{}", piece.source, piece.year);
        match self.declared_studies().get(&letters(&made)) {
            Some(declared) => declared.clone(),
            None => {
                mended.undeclared.push(made.clone());
                made
            }
        }
    }

    /// The IDs that the `study` headings of this source declare, by their letters and digits.
    fn declared_studies(&self) -> &FxHashMap<String, String> {
        self.studies.get_or_init(|| {
            let headings = self.source.lines().filter(|line| keyword::begins_with(line, "study"));
            let ids = headings.filter_map(|line| line.split_whitespace().nth(1));
            ids.map(|id| (letters(id), id.to_owned())).collect()
        })
    }
}

impl Citations {
    fn token(&mut self, token: &str) -> Option<()> {
        match token {
            "," | ";" => self.separator(token),
            "(" | ")" => {
                self.is_mended = true;
                Some(())
            }
            _ if token.starts_with('[') => {
                self.after_source(|last| last.places.push(token.trim_matches(['[', ']']).to_owned()))
            }
            _ if token.starts_with(['"', '“']) => self.after_source(|last| last.quotation = format!(" {token}")),
            "and" | "&" | "et" | "al." | "al" => {
                self.in_place = false;
                Some(())
            }
            "via" | "case" | "or" | "not" => None,
            word => self.word(word),
        }
    }

    fn separator(&mut self, token: &str) -> Option<()> {
        self.in_place = false;
        if token == ";" {
            self.is_mended = true;
            return self.end_names();
        }
        Some(())
    }

    fn after_source(&mut self, add: impl FnOnce(&mut Piece)) -> Option<()> {
        self.end_names()?;
        self.in_place = false;
        add(self.pieces.last_mut()?);
        Some(())
    }

    fn word(&mut self, word: &str) -> Option<()> {
        let plain = word.trim_end_matches([':', '.']);
        if is_year(plain) {
            return self.year(plain);
        }
        let is_number = plain.starts_with(|first: char| first.is_ascii_digit());
        if self.in_place || is_place(word) || (is_number && self.names.is_empty()) {
            return self.place(word);
        }
        self.names.push(word.to_owned());
        Some(())
    }

    /// A year ends the names of a citation, or names another study of the same authors.
    fn year(&mut self, year: &str) -> Option<()> {
        self.is_mended = true;
        self.in_place = false;
        let source = match self.names.first() {
            Some(first) => first.chars().filter(|&mark| is_allowed(mark)).collect(),
            None => self.pieces.last().filter(|last| !last.year.is_empty())?.source.clone(),
        };
        self.names.clear();
        self.pieces.push(Piece { source, year: year.to_owned(), places: Vec::new(), quotation: String::new() });
        Some(())
    }

    /// A place without brackets.
    fn place(&mut self, word: &str) -> Option<()> {
        self.end_names()?;
        let places = &mut self.pieces.last_mut()?.places;
        match places.last_mut().filter(|_| self.in_place) {
            Some(place) => place.push_str(&format!(" {word}")),
            None => places.push(word.to_owned()),
        }
        (self.is_mended, self.in_place) = (true, true);
        Some(())
    }

    /// A source that is named by one word; none where there are more.
    fn end_names(&mut self) -> Option<()> {
        match self.names.as_slice() {
            [] => {}
            [one] => {
                let source = one.clone();
                self.pieces.push(Piece { source, year: String::new(), places: Vec::new(), quotation: String::new() });
            }
            [_, ..] => return None,
        }
        self.names.clear();
        Some(())
    }
}

/// Words, marks, and what stands in brackets or quotation marks.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let closing = match first {
            '[' => Some(']'),
            '"' => Some('"'),
            '“' => Some('”'),
            _ => None,
        };
        let after = first.len_utf8();
        let length = match closing {
            Some(closing) => rest[after..].find(closing).map_or(rest.len(), |at| after + at + closing.len_utf8()),
            None if matches!(first, ',' | ';' | '(' | ')') => after,
            None => rest.find(|mark: char| mark.is_whitespace() || ",;()[\"“".contains(mark)).unwrap_or(rest.len()),
        };
        tokens.push(&rest[..length]);
        rest = rest[length..].trim_start();
    }
    tokens
}

/// A year as citations have it: `2020`, `2019a`.
fn is_year(word: &str) -> bool {
    let digits = word.trim_end_matches(|mark: char| mark.is_ascii_lowercase());
    word.len() - digits.len() <= 1
        && digits.len() == 4
        && digits.parse().is_ok_and(|year: u16| (1500..2200).contains(&year))
}

/// Whether a text begins with a place in a source: `p. 4`, `p4`, `table 2`. A `p < 0.05` is none.
pub(in crate::syntax::build) fn is_place(text: &str) -> bool {
    if text.contains(['<', '>', '=', '≤', '≥']) {
        return false;
    }
    let word = keyword::first_word(text);
    let digits = |word: &str| word.starts_with(|first: char| first.is_ascii_digit());
    PLACES.iter().any(|place| {
        word.eq_ignore_ascii_case(place)
            || word.get(place.len()..).is_some_and(|rest| word.starts_with(place) && digits(rest))
    })
}

fn letters(id: &str) -> String {
    id.chars().filter(|mark| mark.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
