//! The phrases of a document by their names, and how each is written where it stands.

use rustc_hash::{FxHashMap, FxHashSet};

use super::fault::{At, Faults};
use super::item::Said;
use crate::diagnostic::{Diagnostic, ticked};
use crate::document::{LiteralOut, PhraseOut};
use crate::resolve::Nearest;
use crate::source::SourceId;
use crate::syntax::bare::{Place, Tolerance, begins_comment, ends_with_stop, in_quotes};
use crate::syntax::parse;
use crate::theory::{collapsed, identity};

/// What a name is to the phrase that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Called {
    /// The name that is shown.
    Shown,
    /// Another name.
    Also,
    /// The name of its negation.
    Opposite,
}

/// The phrases of a document.
pub(super) struct Phrases<'d> {
    all: &'d [PhraseOut],
    named: FxHashMap<String, (u32, Called)>,
    /// What names could be taken to be made of, that hold `and`, `or` or a comma.
    pieces: FxHashSet<String>,
    /// Whether a name is read without quotation marks at a place.
    bare: FxHashMap<(u8, String), bool>,
    nearest: Nearest,
}

impl<'d> Phrases<'d> {
    /// The phrases, with what is wrong with their names.
    pub(super) fn of(all: &'d [PhraseOut], faults: &mut Faults) -> Self {
        let mut phrases = Self {
            all,
            named: FxHashMap::default(),
            pieces: FxHashSet::default(),
            bare: FxHashMap::default(),
            nearest: Nearest::default(),
        };
        for (number, phrase) in (0_u32..).zip(all) {
            phrases.add(
                &At::element("phrases", number as usize).to("phrase"),
                &phrase.phrase,
                (number, Called::Shown),
                faults,
            );
        }
        for (number, phrase) in (0_u32..).zip(all) {
            let at = At::element("phrases", number as usize);
            for (list, names, called) in
                [("also", &phrase.also, Called::Also), ("opposites", &phrase.opposites, Called::Opposite)]
            {
                for (index, name) in names.iter().enumerate() {
                    phrases.add(&at.to(list).to(index), name, (number, called), faults);
                }
            }
        }
        phrases
    }

    fn add(&mut self, at: &At, name: &str, names: (u32, Called), faults: &mut Faults) {
        if !is_phrase(name) {
            let help = "a phrase has a word at least, stands on one line, and has single spaces";
            return faults.add(at, format!("{} is no phrase", shown(name)), help);
        }
        let first = *self.named.entry(identity(name).into_owned()).or_insert(names);
        if first != names {
            let says = format!("{} is a name of `{}` already", shown(name), self.name(first.0));
            faults.add(at, says, "give each name once, white space and capitals aside");
        }
        self.pieces.extend(pieces(name));
    }

    /// The name that is shown.
    pub(super) fn name(&self, number: u32) -> &'d str {
        self.all.get(number as usize).map_or("", |phrase| &phrase.phrase)
    }

    /// The first name of its negation.
    pub(super) fn opposite(&self, number: u32) -> Option<&'d str> {
        self.all.get(number as usize)?.opposites.first().map(String::as_str)
    }

    /// The phrase that a document calls by a name.
    pub(super) fn find(&self, at: &At, name: &str, faults: &mut Faults) -> Option<u32> {
        let (says, help) = match self.named.get(&*identity(name)) {
            Some((number, Called::Shown)) => return Some(*number),
            Some((number, Called::Also)) => (
                format!("{} is another name of `{}`", shown(name), self.name(*number)),
                format!("write `{}`", self.name(*number)),
            ),
            Some((number, Called::Opposite)) => (
                format!("{} is the opposite of `{}`", shown(name), self.name(*number)),
                format!("write `{}`, and the other way round whether it is negated", self.name(*number)),
            ),
            None => {
                let near = self.nearest.names(name, self.all.iter().map(|phrase| phrase.phrase.as_str()));
                let near = if near.is_empty() { String::new() } else { format!("write {}, or ", ticked(&near)) };
                (format!("{} is not among `phrases`", shown(name)), format!("{near}add it there"))
            }
        };
        faults.add(at, says, help);
        None
    }

    /// A phrase, or its absence by the name of an opposite; nothing where it has none.
    pub(super) fn literal(&mut self, at: &At, literal: &LiteralOut, place: Place, faults: &mut Faults) -> Option<Said> {
        let number = self.find(&at.to("phrase"), &literal.phrase, faults)?;
        let name = if literal.negated { self.opposite(number)? } else { self.name(number) };
        Some(Said { text: self.written(name, place), phrases: vec![number] })
    }

    /// A phrase, or its absence by the name of an opposite or by `not`.
    pub(super) fn signed(&mut self, at: &At, literal: &LiteralOut, place: Place, faults: &mut Faults) -> Option<Said> {
        let number = self.find(&at.to("phrase"), &literal.phrase, faults)?;
        let (not, name) = match self.opposite(number).filter(|_| literal.negated) {
            Some(opposite) => ("", opposite),
            None => (if literal.negated { "not " } else { "" }, self.name(number)),
        };
        Some(Said { text: format!("{not}{}", self.written(name, place)), phrases: vec![number] })
    }

    /// A name as it is written at a place: in quotation marks where it would be read otherwise without, or together with
    /// its neighbours.
    pub(super) fn written(&mut self, name: &str, place: Place) -> String {
        let key = (place as u8, name.to_owned());
        let pieces = &self.pieces;
        let is_bare = *self.bare.entry(key).or_insert_with(|| {
            let joins = place != Place::Heading && pieces.contains(&*identity(name));
            // A stop at the end of a clause would be dropped.
            !joins && !begins_comment(name) && !ends_with_stop(name) && place.reads_bare(name, Tolerance::Nothing)
        });
        if is_bare { name.to_owned() } else { in_quotes(name) }
    }
}

/// A name for a sentence, on one line.
fn shown(name: &str) -> String {
    format!("`{}`", super::super::text::one_line(name))
}

/// Whether a phrase can be called so.
fn is_phrase(name: &str) -> bool {
    let text = format!("context {}\n", in_quotes(name));
    let is_read = || !parse(SourceId(0), &text).diagnostics.iter().any(Diagnostic::is_error);
    !name.chars().any(char::is_control) && collapsed(name) == name && is_read()
}

/// What a name would be as several phrases, joined by `and`, `or` and commas.
fn pieces(name: &str) -> Vec<String> {
    let name = identity(name);
    let pieces = name.split(',').flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" or "));
    let pieces = pieces.map(|piece| {
        let piece = piece.trim();
        piece.strip_prefix("and ").or_else(|| piece.strip_prefix("or ")).unwrap_or(piece).to_owned()
    });
    let pieces: Vec<String> = pieces.collect();
    if pieces.len() > 1 { pieces } else { Vec::new() }
}
