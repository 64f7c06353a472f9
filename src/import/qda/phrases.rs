//! Codes below a part of a configuration as declared phrases, with the passages that are coded with them.

use rustc_hash::FxHashMap;

use super::super::Remark;
use super::super::text::quoted;
use super::Coding;
use super::kinds::{Kind, Part, Told};
use super::marks::named;
use super::project::Code;
use super::words::{comment, note};
use super::written::{Book, Piece, coded, with};
use crate::theory::identity;

/// A phrase, and the codes that are called so.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) part: Part,
    pub(super) name: String,
    codes: Vec<usize>,
}

/// All phrases.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    all: Vec<Phrase>,
    /// The phrase of each code.
    of: Vec<Option<usize>>,
}

impl Phrases {
    /// The phrases of codes; codes of one name are one phrase.
    pub(super) fn of(codes: &[Code], told: &[Told]) -> Self {
        let mut phrases = Self { all: Vec::new(), of: vec![None; codes.len()] };
        let mut known: FxHashMap<String, usize> = FxHashMap::default();
        for (code, (told, of)) in told.iter().zip(&mut phrases.of).enumerate() {
            let Kind::Phrase(part, name) = &told.kind else { continue };
            let next = phrases.all.len();
            let index = *known.entry(identity(name).into_owned()).or_insert(next);
            if index == next {
                phrases.all.push(Phrase { part: *part, name: name.clone(), codes: Vec::new() });
            }
            phrases.all.iter_mut().skip(index).take(1).for_each(|phrase| phrase.codes.push(code));
            *of = Some(index);
        }
        phrases
    }

    /// The phrase that a code is.
    pub(super) fn by_code(&self, code: usize) -> Option<&Phrase> {
        self.all.get((*self.of.get(code)?)?)
    }
}

/// The declarations in the order of the codes; what gathers them stands before them as comments.
pub(super) fn declarations(book: &Book<'_>, coding: Coding) -> Piece {
    let mut piece = Piece::default();
    let mut coded_with = 0;
    for (code, told) in book.told.iter().enumerate() {
        match &told.kind {
            Kind::Heading | Kind::Gathers => heading(book, code, &mut piece),
            Kind::Phrase(part, _) => {
                let Some(phrase) = book.phrases.by_code(code) else { continue };
                if phrase.codes.first() == Some(&code) {
                    piece.items += 1;
                    coded_with += declaration(book, phrase, coding, &mut piece);
                } else {
                    let says = match *part == phrase.part {
                        true => format!("stands more than once: it is one {}", phrase.part.word()),
                        false => format!(
                            "stands below {}s and below {}s: it is one phrase, declared once",
                            phrase.part.word(),
                            part.word()
                        ),
                    };
                    piece.remarks.push(Remark::of(Some(book.code(code)), says));
                }
            }
            Kind::Configuration(..) | Kind::Stance(..) | Kind::Other => {}
        }
    }
    if coding == Coding::Mention && coded_with > 0 {
        let passages = if coded_with == 1 {
            "1 passage stands as a note".to_owned()
        } else {
            format!("{coded_with} passages stand as notes")
        };
        let says = format!(
            "{passages} below the phrases that they are coded with: a passage may speak of what was there, or of what was \
             missing. Where coding means that it was there, `--facts` makes cases of them"
        );
        piece.remarks.push(Remark::of(None, says));
    }
    piece
}

/// `# Contexts: …`
fn heading(book: &Book<'_>, code: usize, piece: &mut Piece) {
    let Some(of) = book.project.codes.get(code) else { return };
    let means = of.means.as_ref().map(|means| format!(": {means}")).unwrap_or_default();
    let parent = of.parent.and_then(|parent| book.project.codes.get(parent));
    let below = parent.map(|parent| format!(" (below {})", named(&parent.name))).unwrap_or_default();
    piece.text += &comment(&format!("{}{below}{means}", of.name));
    piece.text += &coded(book, code, &mut piece.passages);
    piece.text += "\n";
    let passages = book.passages(code).len();
    if passages > 0 {
        let says = format!("only gathers phrases: kept as a comment{}", with(passages));
        piece.remarks.push(Remark::of(Some(book.code(code)), says));
    }
}

/// A phrase with what is written of it; how many passages are coded with it.
fn declaration(book: &Book<'_>, phrase: &Phrase, coding: Coding, piece: &mut Piece) -> usize {
    let mut clauses = String::new();
    let mut notes = String::new();
    let mut passages = 0;
    for code in &phrase.codes {
        let Some(of) = book.project.codes.get(*code) else { continue };
        match &of.means {
            Some(means) if clauses.is_empty() => clauses = format!("  means {}\n", quoted(means)),
            Some(means) => notes += &note(means),
            None => {}
        }
        let parent = of.parent.filter(|parent| match book.told.get(*parent).map(|told| &told.kind) {
            Some(Kind::Phrase(..) | Kind::Gathers | Kind::Stance(..) | Kind::Other) => true,
            Some(Kind::Heading | Kind::Configuration(..)) | None => false,
        });
        notes += &book.below(parent);
        notes += &of.memos.iter().map(|memo| note(memo)).collect::<String>();
        let coded = book.passages(*code);
        passages += coded.len();
        if coding == Coding::Mention {
            piece.passages += coded.len();
            notes += &coded.iter().map(|one| note(&one.told(book.study(one.source)))).collect::<String>();
        }
    }
    piece.text += &format!("{} {}\n{clauses}{notes}\n", phrase.part.word(), quoted(&phrase.name));
    passages
}
