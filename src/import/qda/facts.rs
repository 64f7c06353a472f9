//! Cases, where people say that a coded passage means that what it is coded with was there.

use rustc_hash::FxHashSet;

use super::super::names::Names;
use super::super::text::quoted;
use super::super::{Refused, Remark};
use super::Coding;
use super::kinds::Part;
use super::marks::named;
use super::project::Case;
use super::words::{Coded, note};
use super::written::{Book, Piece};

/// Bytes of passages that all cases together repeat.
const REPEATED: usize = 256 * 1024 * 1024;

/// Something of which facts are told.
struct Site<'p> {
    name: &'p str,
    memos: &'p [String],
    /// Codes of it as a whole.
    codes: &'p [usize],
    sources: Vec<usize>,
    /// Its passages, by source and number.
    passages: Vec<(usize, usize)>,
}

/// All cases.
///
/// # Errors
/// Cases that repeat the same passages without end.
pub(super) fn written(book: &Book<'_>, coding: Coding) -> Result<Piece, Refused> {
    match coding {
        Coding::Mention => Ok(unwritten(book)),
        Coding::Presence => cases(book),
    }
}

/// What cases would be made of.
fn unwritten(book: &Book<'_>) -> Piece {
    let remark = |case: &Case| {
        let sources = case.sources.iter().map(|source| book.study(*source)).collect::<Vec<_>>().join(", ");
        let sources = if sources.is_empty() { String::new() } else { format!(" Its sources: {sources}.") };
        let codes = case.codes.iter().map(|code| book.code(*code)).collect::<Vec<_>>().join(", ");
        let codes = if codes.is_empty() { String::new() } else { format!(" It is coded with {codes}.") };
        let memos: String = case.memos.iter().map(|memo| format!(" {}.", named(memo))).collect();
        let says = format!(
            "left out: that a code stands in it does not say that what it names was there; `--facts` takes it so.{sources}{codes}{memos}"
        );
        Remark::of(Some(format!("case {}", named(&case.name))), says)
    };
    Piece { remarks: book.project.cases.iter().map(remark).collect(), ..Piece::default() }
}

fn cases(book: &Book<'_>) -> Result<Piece, Refused> {
    let mut piece = Piece::default();
    let mut names = Names::default();
    let mut left = REPEATED;
    let mut covered = FxHashSet::default();
    for site in sites(book) {
        let sources = site.sources.iter().filter_map(|source| Some((*source, book.project.sources.get(*source)?)));
        let all = sources.flat_map(|(source, of)| (0..of.passages.len()).map(move |number| (source, number)));
        let mut seen = FxHashSet::default();
        let passages: Vec<(usize, usize)> =
            all.chain(site.passages.iter().copied()).filter(|passage| seen.insert(*passage)).collect();
        let length =
            passages.iter().filter_map(|(source, number)| book.project.sources.get(*source)?.passages.get(*number));
        let length: usize =
            length.map(|one| one.codings.len() * (64 + one.quotation.as_ref().map_or(0, String::len))).sum();
        let says = "the cases of this project repeat their passages to over 256 megabytes";
        left = left.checked_sub(length).ok_or_else(|| Refused::new(says, super::ANEW))?;
        case(book, &site, &passages, &mut names, &mut piece);
        covered.extend(passages);
    }
    piece.remarks.extend(uncovered(book, &covered));
    Ok(piece)
}

/// Passages of phrases in documents of which cases are only parts, and that no case has.
fn uncovered(book: &Book<'_>, covered: &FxHashSet<(usize, usize)>) -> Vec<Remark> {
    let phrases = (0..book.by_code.len()).filter(|code| book.phrases.by_code(*code).is_some());
    let passages = phrases.flat_map(|code| book.passages(code).iter().map(move |coded| (code, coded)));
    let uncovered = passages.filter(|(_, coded)| !covered.contains(&(coded.source, coded.number)));
    let remark = |(code, coded): (usize, &Coded<'_>)| {
        let says = format!("a passage that belongs to no case is left out: {}", coded.told(book.study(coded.source)));
        Remark::of(Some(book.code(code)), says)
    };
    uncovered.map(remark).collect()
}

/// The cases of a project, and sources that belong to none.
fn sites<'p>(book: &Book<'p>) -> Vec<Site<'p>> {
    let site = |case: &'p Case| Site {
        name: &case.name,
        memos: &case.memos,
        codes: &case.codes,
        sources: case.sources.clone(),
        passages: case.passages.clone(),
    };
    let mut sites: Vec<Site<'p>> = book.project.cases.iter().map(site).collect();
    let cases = book.project.cases.iter();
    let within: FxHashSet<usize> = cases
        .flat_map(|case| case.sources.iter().copied().chain(case.passages.iter().map(|(source, _)| *source)))
        .collect();
    for (source, of) in book.project.sources.iter().enumerate().filter(|(source, _)| !within.contains(source)) {
        sites.push(Site { name: &of.name, memos: &[], codes: &[], sources: vec![source], passages: Vec::new() });
    }
    sites
}

/// What is told of a case.
#[derive(Default)]
struct Facts {
    facts: Vec<String>,
    /// Those that are results.
    observed: Vec<String>,
    notes: String,
    /// Where they stand.
    sources: Vec<usize>,
    passages: usize,
}

impl Facts {
    /// Adds a code, with what stands behind it; whether it is a phrase.
    fn add(&mut self, book: &Book<'_>, code: usize, rest: &str) -> bool {
        let Some(phrase) = book.phrases.by_code(code) else { return false };
        let name = quoted(&phrase.name);
        match phrase.part {
            Part::Context | Part::Resource | Part::Mechanism => self.facts.push(format!("  - {name}{rest}\n")),
            Part::Outcome => self.observed.push(format!("    - {name}{rest}\n")),
        }
        true
    }

    /// Adds what a passage is coded with.
    fn passage(&mut self, book: &Book<'_>, source: usize, number: usize) {
        let Some(passage) = book.project.sources.get(source).and_then(|of| of.passages.get(number)) else { return };
        let study = book.study(source);
        for one in &passage.codings {
            let coded = Coded { source, number, passage, comments: &one.comments };
            if self.add(book, one.code, &format!("{}{}", coded.locator(study), coded.quotation())) {
                self.passages += 1;
                self.notes += &coded.commented(study).map(|text| note(&text)).unwrap_or_default();
                self.sources.push(source);
            }
        }
    }
}

fn case(book: &Book<'_>, site: &Site<'_>, passages: &[(usize, usize)], names: &mut Names, piece: &mut Piece) {
    let mut told = Facts { sources: site.sources.clone(), ..Facts::default() };
    for code in site.codes {
        told.add(book, *code, "");
    }
    passages.iter().for_each(|(source, number)| told.passage(book, *source, *number));
    if told.facts.is_empty() && told.observed.is_empty() {
        let says = "left out: nothing in it is coded with a context, resource, mechanism or outcome";
        piece.remarks.push(Remark::of(Some(format!("case {}", named(site.name))), says));
        return;
    }
    told.sources.sort_unstable();
    told.sources.dedup();
    let (id, is_same) = names.claim(site.name);
    let title = if is_same || site.name.is_empty() { String::new() } else { format!(" {}", quoted(site.name)) };
    let source = match told.sources.as_slice() {
        [source] => format!("  source {}\n", book.study(*source)),
        _ => String::new(),
    };
    let memos: String = site.memos.iter().map(|memo| note(memo)).collect();
    unique(&mut told.facts);
    unique(&mut told.observed);
    let heading = if told.observed.is_empty() { "" } else { "  observed\n" };
    let lines = [&told.facts.concat(), heading, &told.observed.concat()].concat();
    piece.text += &format!("case {id}{title}\n{source}{memos}{}{lines}\n", told.notes);
    piece.items += 1;
    piece.passages += told.passages;
}

/// Each line once.
fn unique(lines: &mut Vec<String>) {
    let mut seen = FxHashSet::default();
    lines.retain(|line| seen.insert(line.clone()));
}
