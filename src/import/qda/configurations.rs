//! Codes that are called as configurations are, as configurations: their evidence is what is said to support or to refute
//! them, and what they say is what single codes below them say.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::Remark;
use super::super::names::Names;
use super::super::text::quoted;
use super::kinds::{Kind, Part, stance};
use super::marks::named;
use super::project::{Link, Passage, Place, Thing};
use super::words::{Coded, note};
use super::written::{Book, Piece};
use crate::theory::Stance;

/// What stands as evidence.
#[derive(Clone, Copy)]
struct Cited<'p> {
    stance: Stance,
    coded: Coded<'p>,
}

/// All configurations.
pub(super) fn written(book: &Book<'_>) -> Piece {
    let mut piece = Piece::default();
    let mut cited: FxHashMap<usize, Vec<Cited<'_>>> = FxHashMap::default();
    let mut explained: FxHashMap<usize, String> = FxHashMap::default();
    let mut members: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (code, told) in book.told.iter().enumerate() {
        match (&told.kind, told.configuration) {
            (Kind::Stance(stance, configuration), _) => {
                let coded = book.passages(code).iter().map(|coded| Cited { stance: *stance, coded: *coded });
                cited.entry(*configuration).or_default().extend(coded);
                *explained.entry(*configuration).or_default() += &of_stance(book, code, *stance);
            }
            (Kind::Phrase(..), Some(configuration)) => members.entry(configuration).or_default().push(code),
            (Kind::Phrase(..) | Kind::Heading | Kind::Gathers | Kind::Configuration(..) | Kind::Other, _) => {}
        }
    }
    for link in &book.project.links {
        match linked(book, link) {
            Some((configuration, one)) => cited.entry(configuration).or_default().push(one),
            None => piece.remarks.push(left_out(link)),
        }
    }
    let mut names = Names::default();
    for (code, told) in book.told.iter().enumerate() {
        let Kind::Configuration(id, title) = &told.kind else { continue };
        let cited = cited.remove(&code).unwrap_or_default();
        let members = members.remove(&code).unwrap_or_default();
        let (claimed, is_same) = names.claim(id);
        if !is_same {
            let says = format!("is called {claimed}: {id} stands once already");
            piece.remarks.push(Remark::of(Some(book.code(code)), says));
        }
        let title = if title.is_empty() { String::new() } else { format!(" {}", quoted(title)) };
        piece.items += 1;
        piece.text += &format!("cmoc {claimed}{title}\n");
        statement(book, code, &members, &mut piece);
        evidence(book, &cited, &mut piece);
        notes(book, code, &cited, &mut piece);
        piece.text += &explained.remove(&code).unwrap_or_default();
        piece.text += "\n";
    }
    piece
}

/// What people wrote of a code that is a stance.
fn of_stance(book: &Book<'_>, code: usize, stance: Stance) -> String {
    let of = book.project.codes.get(code).into_iter();
    let texts = of.flat_map(|of| of.means.iter().chain(&of.memos));
    texts.map(|text| note(&format!("{}: {text}", stance.clause()))).collect()
}

/// What a configuration says: a part is given where one phrase of it stands below the configuration.
fn statement(book: &Book<'_>, code: usize, members: &[usize], piece: &mut Piece) {
    let [context, resource, mechanism, outcome] = Part::ALL.map(|part| given(book, (code, part), members, piece));
    let context = context.unwrap_or_else(|| open(book, code, Part::Context, piece));
    let outcome = outcome.unwrap_or_else(|| open(book, code, Part::Outcome, piece));
    let mechanism = match (resource, mechanism) {
        (Some(resource), Some(mechanism)) => format!("  then {resource} -> {mechanism}\n"),
        (Some(resource), None) => format!("  then {resource} -> {}\n", open(book, code, Part::Mechanism, piece)),
        (None, Some(mechanism)) => format!("  then {mechanism}\n"),
        (None, None) => String::new(),
    };
    piece.text += &format!("  if {context}\n{mechanism}  then {outcome}\n");
}

/// The one phrase of a part; `?` with a note where there are several, since nothing says how they belong together.
fn given(book: &Book<'_>, (code, part): (usize, Part), members: &[usize], piece: &mut Piece) -> Option<String> {
    let of_part = |code: &&usize| matches!(book.told.get(**code), Some(told) if matches!(told.kind, Kind::Phrase(of, _) if of == part));
    let phrases = members.iter().filter(of_part).filter_map(|code| book.phrases.by_code(*code));
    let mut names: Vec<&str> = Vec::new();
    for phrase in phrases {
        if !names.contains(&phrase.name.as_str()) {
            names.push(&phrase.name);
        }
    }
    match names.as_slice() {
        [] => None,
        [name] => Some(quoted(name)),
        several => {
            let listed = several.iter().map(|name| named(name)).collect::<Vec<_>>().join(", ");
            let several = format!("{} {}s below it", several.len(), part.word());
            let says = format!("has {several}, and nothing says how they belong together: written as `?`: {listed}");
            piece.remarks.push(Remark::of(Some(book.code(code)), says));
            piece.notes += &note(&format!("{several} in the code system: {listed}"));
            Some("?".to_owned())
        }
    }
}

/// What is not there is said openly.
fn open(book: &Book<'_>, code: usize, part: Part, piece: &mut Piece) -> String {
    piece.remarks.push(Remark::of(Some(book.code(code)), format!("no {} is given: written as `?`", part.word())));
    "?".to_owned()
}

fn evidence(book: &Book<'_>, cited: &[Cited<'_>], piece: &mut Piece) {
    let mut told = FxHashSet::default();
    for stance in Stance::ALL {
        for one in cited.iter().filter(|one| one.stance == stance) {
            if !told.insert((stance, one.coded.source, one.coded.number)) {
                continue;
            }
            let study = book.study(one.coded.source);
            let (locator, words) = (one.coded.locator(""), one.coded.quotation());
            piece.text += &format!("  {} {study}{locator}{words}\n", stance.clause());
            piece.passages += 1;
            piece.used.insert((one.coded.source, one.coded.number));
            piece.text += &one.coded.commented(study).map(|text| note(&text)).unwrap_or_default();
        }
    }
}

/// What else people wrote of a configuration, and passages of which no stance is said.
fn notes(book: &Book<'_>, code: usize, cited: &[Cited<'_>], piece: &mut Piece) {
    let Some(of) = book.project.codes.get(code) else { return };
    piece.text += &std::mem::take(&mut piece.notes);
    piece.text += &book.below(of.parent);
    piece.text += &of.means.iter().chain(&of.memos).map(|text| note(text)).collect::<String>();
    let cited: FxHashSet<(usize, usize)> = cited.iter().map(|one| (one.coded.source, one.coded.number)).collect();
    let passages = book.passages(code).iter().filter(|one| !cited.contains(&(one.source, one.number)));
    let told: Vec<String> = passages.map(|one| note(&one.told(book.study(one.source)))).collect();
    piece.text += &told.concat();
    piece.passages += told.len();
    let kept = match told.len() {
        0 => return,
        1 => "1 passage that is coded with it is kept as a note".to_owned(),
        many => format!("{many} passages that are coded with it are kept as notes"),
    };
    let says = format!(
        "{kept}: the stance is not said. For evidence, code with a code below it that is called `supports`, `refutes`, \
         `modifies`, `augments` or `neutral`"
    );
    piece.remarks.push(Remark::of(Some(book.code(code)), says));
}

/// What a line between a passage or a source and a configuration says, where its name is a stance: `supports` goes from
/// the passage to the configuration, `supported by` from the configuration to the passage.
fn linked<'p>(book: &Book<'p>, link: &'p Link) -> Option<(usize, Cited<'p>)> {
    let stance = stance(&link.name)?;
    let is_passive = link.name.trim().to_lowercase() == stance.clause();
    let ends = match (link.from?, link.to?) {
        (Thing::Code(code), other) if is_passive || !link.is_one_way => (code, other),
        (other, Thing::Code(code)) if !is_passive || !link.is_one_way => (code, other),
        (Thing::Code(_) | Thing::Source(_) | Thing::Passage(..) | Thing::Memo(_) | Thing::Case(_), _) => return None,
    };
    let (code, other) = ends;
    if !matches!(book.told.get(code)?.kind, Kind::Configuration(..)) {
        return None;
    }
    let (source, number, passage) = match other {
        Thing::Passage(source, number) => (source, number, book.project.sources.get(source)?.passages.get(number)?),
        Thing::Source(source) => (source, usize::MAX, &WHOLE),
        Thing::Code(_) | Thing::Memo(_) | Thing::Case(_) => return None,
    };
    Some((code, Cited { stance, coded: Coded { source, number, passage, comments: &link.memos } }))
}

/// A source as a whole.
static WHOLE: Passage =
    Passage { name: String::new(), place: Place::Whole, quotation: None, comments: Vec::new(), codings: Vec::new() };

fn left_out(link: &Link) -> Remark {
    let (from, to) = &link.ends;
    let between = if link.name.is_empty() { "—".to_owned() } else { format!("—{}—", link.name) };
    let arrow = if link.is_one_way { format!("{between}>") } else { between };
    let memos: String = link.memos.iter().map(|memo| format!("; memo {}", named(memo))).collect();
    Remark::of(Some(format!("link {}", named(&link.name))), format!("left out: {from} {arrow} {to}{memos}"))
}
