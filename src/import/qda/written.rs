//! A project as `.cmo` text: studies, declared phrases, configurations, cases, and what has no place in a theory as comments.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::names::Names;
use super::super::text::{formed, one_line, quoted};
use super::super::{Beside, Imported, Refused, Remark};
use super::kinds::{Kind, Told, kinds};
use super::marks::named;
use super::phrases::{Phrases, declarations};
use super::project::{Project, Source};
use super::words::{Coded, comment, note};
use super::{Reading, Texts, configurations, facts};

/// A project with what follows from it.
pub(super) struct Book<'p> {
    pub(super) project: &'p Project,
    /// The study that each source is.
    pub(super) studies: Vec<String>,
    /// What each code is.
    pub(super) told: Vec<Told>,
    /// The passages of each code.
    pub(super) by_code: Vec<Vec<Coded<'p>>>,
    pub(super) phrases: Phrases,
}

/// A piece of the text.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub(super) text: String,
    /// Items in it.
    pub(super) items: usize,
    /// Passages in it.
    pub(super) passages: usize,
    pub(super) remarks: Vec<Remark>,
    /// Notes that are to come behind the evidence.
    pub(super) notes: String,
    /// Passages that stand in it though they are coded with nothing.
    pub(super) used: FxHashSet<(usize, usize)>,
}

impl<'p> Book<'p> {
    fn new(project: &'p Project) -> Self {
        let told = kinds(&project.codes);
        let phrases = Phrases::of(&project.codes, &told);
        let mut names = Names::default();
        let studies = project.sources.iter().map(|source| names.claim(&source.name).0).collect();
        let mut by_code = vec![Vec::new(); project.codes.len()];
        for (source, of) in project.sources.iter().enumerate() {
            for (number, passage) in of.passages.iter().enumerate() {
                for coded in &passage.codings {
                    let here = by_code.get_mut(coded.code).into_iter();
                    here.for_each(|here| here.push(Coded { source, number, passage, comments: &coded.comments }));
                }
            }
        }
        Self { project, studies, told, by_code, phrases }
    }

    /// The passages of a code.
    pub(super) fn passages(&self, code: usize) -> &[Coded<'p>] {
        self.by_code.get(code).map(Vec::as_slice).unwrap_or_default()
    }

    /// The study of a source.
    pub(super) fn study(&self, source: usize) -> &str {
        self.studies.get(source).map(String::as_str).unwrap_or_default()
    }

    /// That a code stands below another, as a note.
    pub(super) fn below(&self, parent: Option<usize>) -> String {
        let parent = parent.and_then(|parent| self.project.codes.get(parent));
        parent.map(|parent| note(&format!("below {} in the code system", named(&parent.name)))).unwrap_or_default()
    }

    /// The name of a code, for people.
    pub(super) fn code(&self, code: usize) -> String {
        format!("code {}", named(self.project.codes.get(code).map_or("", |code| &code.name)))
    }
}

/// The text of all, and what is to be known of it.
///
/// # Errors
/// Cases that repeat the same passages without end.
pub(super) fn written(name: &str, project: Project, reading: &Reading) -> Result<Imported, Refused> {
    let book = Book::new(&project);
    let phrases = declarations(&book, reading.coding);
    let configurations = configurations::written(&book);
    let cases = facts::written(&book, reading.coding)?;
    let others = others(&book);
    let title = if project.name.is_empty() { String::new() } else { format!(", the project “{}”", project.name) };
    let mut text = format!("# From {}{title}, read by `cmo import qda`.\n\n", one_line(name));
    text += &project.memos.iter().map(|memo| format!("{}\n", comment(memo))).collect::<String>();
    text += &studies(&book, reading.texts);
    text += &phrases.text;
    if let Some(theory) = &reading.theory {
        text += &format!("theory {theory}\n\n");
    }
    text += &[configurations.text, cases.text, others.text].concat();
    let mut remarks = project.remarks.clone();
    remarks.extend(same_names(&book));
    remarks.extend(bare(&book, &configurations.used));
    for piece in [phrases.remarks, configurations.remarks, cases.remarks, others.remarks] {
        remarks.extend(piece);
    }
    Ok(Imported {
        configurations: configurations.items,
        studies: book.studies.len(),
        phrases: phrases.items,
        cases: cases.items,
        passages: phrases.passages + configurations.passages + cases.passages + others.passages,
        beside: beside(&book, reading.texts),
        ..Imported::of(formed(text), remarks)
    })
}

/// Each source as a study.
fn studies(book: &Book<'_>, texts: Texts) -> String {
    let study = |(source, id): (&Source, &String)| {
        let title = if source.name == *id || source.name.is_empty() {
            String::new()
        } else {
            format!(" {}", quoted(&source.name))
        };
        let path = paths(source, id, texts).into_iter().map(|path| format!("  text {}\n", quoted(&path)));
        let notes = source.memos.iter().map(|memo| note(memo));
        format!("study {id}{title}\n{}\n", path.chain(notes).collect::<String>())
    };
    book.project.sources.iter().zip(&book.studies).map(study).collect()
}

/// Sources of one name, since only their studies tell them apart.
fn same_names(book: &Book<'_>) -> Vec<Remark> {
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    let mut remarks = Vec::new();
    for (number, (source, study)) in book.project.sources.iter().zip(&book.studies).enumerate() {
        let first = *known.entry(source.name.to_lowercase()).or_insert(number);
        if first != number {
            let says = format!(
                "stands more than once: here it is study {study}, the first is {}; give each a name of its own in the project",
                book.study(first)
            );
            remarks.push(Remark::of(Some(format!("source {}", named(&source.name))), says));
        }
    }
    remarks
}

/// Where the texts of a source are to stand.
fn paths(source: &Source, id: &str, texts: Texts) -> Vec<String> {
    match texts {
        Texts::Left => Vec::new(),
        Texts::Written => (1..=source.texts.len())
            .map(|number| if number == 1 { format!("texts/{id}.txt") } else { format!("texts/{id}.{number}.txt") })
            .collect(),
    }
}

fn beside(book: &Book<'_>, texts: Texts) -> Vec<Beside> {
    let sources = book.project.sources.iter().zip(&book.studies);
    let of = |(source, id): (&Source, &String)| {
        let texts = source.texts.iter().map(|text| text.trim_start_matches('\u{feff}').to_owned());
        paths(source, id, Texts::Written).into_iter().zip(texts).map(|(path, text)| Beside { path, text }).collect()
    };
    match texts {
        Texts::Left => Vec::new(),
        Texts::Written => sources.flat_map::<Vec<Beside>, _>(of).collect(),
    }
}

/// Codes that are nothing that a theory has, as comments with their passages.
fn others(book: &Book<'_>) -> Piece {
    let mut piece = Piece::default();
    for (index, (code, told)) in book.project.codes.iter().zip(&book.told).enumerate() {
        if told.kind != Kind::Other {
            continue;
        }
        if piece.text.is_empty() {
            piece.text += "# Codes that name no part of a configuration:\n\n";
        }
        let parent = code.parent.and_then(|parent| book.project.codes.get(parent));
        let below = parent.map(|parent| format!(" (below {})", named(&parent.name))).unwrap_or_default();
        let means = code.means.as_ref().map(|means| format!(": {}", one_line(means))).unwrap_or_default();
        let name = if code.name.is_empty() { "(without a name)" } else { &code.name };
        piece.text += &comment(&format!("{name}{below}{means}"));
        piece.text += &coded(book, index, &mut piece.passages);
        piece.text += "\n";
        let says = format!(
            "names no part of a configuration: kept as a comment at the end{}",
            with(book.passages(index).len())
        );
        piece.remarks.push(Remark::of(Some(book.code(index)), says));
    }
    piece
}

/// The memos and passages of a code as comments.
pub(super) fn coded(book: &Book<'_>, code: usize, count: &mut usize) -> String {
    let memos = book.project.codes.get(code).map(|code| code.memos.as_slice()).unwrap_or_default();
    let memos = memos.iter().map(|memo| comment(memo));
    let passages = book.passages(code);
    *count += passages.len();
    memos.chain(passages.iter().map(|one| comment(&one.told(book.study(one.source))))).collect()
}

/// `, with 3 passages`
pub(super) fn with(passages: usize) -> String {
    match passages {
        0 => String::new(),
        1 => ", with its passage".to_owned(),
        many => format!(", with its {many} passages"),
    }
}

/// Passages that are coded with nothing.
fn bare(book: &Book<'_>, used: &FxHashSet<(usize, usize)>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (source, of) in book.project.sources.iter().enumerate() {
        for (number, passage) in of.passages.iter().enumerate() {
            if passage.codings.is_empty() && !used.contains(&(source, number)) {
                let told = Coded { source, number, passage, comments: &[] }.told(book.study(source));
                let says = format!("a passage that is coded with nothing is left out: {told}");
                remarks.push(Remark::of(Some(format!("source {}", named(&of.name))), says));
            }
        }
    }
    remarks
}
