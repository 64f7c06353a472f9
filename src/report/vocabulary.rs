//! Turns the vocabulary of a theory into a list for people, and a table for a spreadsheet.

use csv::Writer;
use rustc_hash::FxHashSet;

use crate::report::canvas::Canvas;
use crate::report::page::{Cell, Page, Tone};
use crate::report::plural::counted;
use crate::vocabulary::{Entry, Link, Name, PhraseRef, Phrases, Use, UsedAs};

/// Open pairs that people are shown.
const SHOWN: usize = 12;

/// Columns of a label, its two spaces included.
const LABEL: usize = 12;

/// The phrases as a list, then those that are nearly the same, then the open ends.
#[must_use]
pub fn text(all: &Phrases, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    for entry in &all.phrases {
        phrase(&mut page, entry);
    }
    near(&mut page, all);
    open_ends(&mut page, all);
    page.heading(Tone::Faint, &extent(all));
    page.into_text()
}

/// A table: a row is a phrase, what a cell lists is separated by semicolons.
#[must_use]
pub fn table(all: &Phrases) -> String {
    let mut writer = Writer::from_writer(Vec::new());
    let head = ["phrase", "roles", "kind", "fixed", "polarity", "names", "places", "nearest", "open end"];
    let names = |ends: &'_ [PhraseRef]| -> FxHashSet<String> { ends.iter().map(|end| end.phrase.clone()).collect() };
    let (outcomes, contexts) = (names(&all.open_ends.outcomes), names(&all.open_ends.contexts));
    // Writing to memory does not fail.
    let _ = writer.write_record(head);
    for entry in &all.phrases {
        let end = if outcomes.contains(&entry.phrase) {
            "outcome that nothing uses"
        } else if contexts.contains(&entry.phrase) {
            "context that nothing brings about"
        } else {
            ""
        };
        let _ = writer.write_record(row(entry, end));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn row(entry: &Entry, end: &str) -> [String; 9] {
    [
        entry.phrase.clone(),
        roles(entry),
        entry.kind.map_or("", |kind| kind.word()).to_owned(),
        if entry.fixed { "fixed" } else { "" }.to_owned(),
        entry.polarity.map_or("", |polarity| polarity.word()).to_owned(),
        entry.names.iter().map(named).collect::<Vec<_>>().join("; "),
        entry.places.iter().map(place).collect::<Vec<_>>().join("; "),
        entry.nearest.iter().map(|near| near.phrase.as_str()).collect::<Vec<_>>().join("; "),
        end.to_owned(),
    ]
}

fn roles(entry: &Entry) -> String {
    entry.roles.iter().map(|role| role.word()).collect::<Vec<_>>().join("; ")
}

fn named(name: &Name) -> String {
    if name.negated { format!("opposite: {}", name.name) } else { name.name.clone() }
}

/// A place in words: `context of PT1.1a (theory.cmo:12)`.
#[must_use]
pub fn place(place: &Use) -> String {
    format!("{} ({}:{})", used(place), place.file, place.line)
}

fn used(place: &Use) -> String {
    let words = place.used_as.words();
    place.of.as_ref().map_or_else(|| words.to_owned(), |of| format!("{words} {of}"))
}

fn phrase(page: &mut Page, entry: &Entry) {
    page.heading(Tone::Strong, &entry.phrase);
    labelled(page, "role", &kind(entry));
    let names: Vec<String> = entry.names.iter().map(named).collect();
    if !names.is_empty() {
        labelled(page, "names", &names.join("; "));
    }
    entry.places.chunk_by(|one, other| one.used_as == other.used_as && one.file == other.file).for_each(|places| {
        labelled(page, "", &together(places));
    });
    page.blank();
}

/// Places of one kind in one file: `context of PT1.1a, PT1.1b (theory.cmo:12, 20)`.
fn together(places: &[Use]) -> String {
    let Some(first) = places.first() else { return String::new() };
    let mut of: Vec<&str> = places.iter().filter_map(|place| place.of.as_deref()).collect();
    of.dedup();
    let lines: Vec<String> = places.iter().map(|place| place.line.to_string()).collect();
    let words = [first.used_as.words(), &of.join(", ")].join(" ");
    format!("{} ({}:{})", words.trim_end(), first.file, lines.join(", "))
}

/// What a phrase is: `context and outcome, declared as a context, fixed, desired`.
fn kind(entry: &Entry) -> String {
    let roles: Vec<&str> = entry.roles.iter().map(|role| role.word()).collect();
    let in_case = |place: &Use| matches!(place.used_as, UsedAs::Fact | UsedAs::Observed | UsedAs::Expected);
    let mut words = vec![match roles.as_slice() {
        [] if entry.places.iter().all(in_case) => "none: in cases alone".to_owned(),
        [] => "none".to_owned(),
        roles => roles.join(" and "),
    }];
    words.extend(entry.kind.map(|kind| format!("declared as {}", kind.word())));
    words.extend(entry.fixed.then(|| "fixed".to_owned()));
    words.extend(entry.polarity.map(|polarity| polarity.word().to_owned()));
    words.join(", ")
}

fn labelled(page: &mut Page, label: &str, words: &str) {
    let cells =
        [Cell { tone: Tone::Plain, text: "  ", width: 2 }, Cell { tone: Tone::Faint, text: label, width: LABEL - 2 }];
    page.flow(&cells, LABEL, words);
}

fn near(page: &mut Page, all: &Phrases) {
    // Each pair is told once, where its later phrase stands.
    let pairs = all.phrases.iter().enumerate().flat_map(|(index, entry)| {
        let earlier = move |name: &str| all.phrases[..index].iter().any(|other| other.phrase == name);
        entry.nearest.iter().filter(move |near| earlier(&near.phrase)).map(move |near| (entry, near))
    });
    let mut pairs = pairs.peekable();
    if pairs.peek().is_none() {
        return;
    }
    page.heading(Tone::Strong, "Nearly the same");
    for (entry, near) in pairs {
        page.flow(&[], 4, &format!("  {}", near.phrase));
        page.flow(&[], 4, &format!("  {}", entry.phrase));
        labelled(page, "to join", &format!("write {}; or `{}`", near.also, near.rename));
    }
    page.blank();
}

fn open_ends(page: &mut Page, all: &Phrases) {
    let ends = &all.open_ends;
    if ends.outcomes.is_empty() && ends.contexts.is_empty() {
        return;
    }
    page.heading(Tone::Strong, "Open ends");
    let says = format!(
        "  {} that nothing uses, {} that nothing brings about.",
        counted(ends.outcomes.len(), "outcome", "outcomes"),
        counted(ends.contexts.len(), "context", "contexts")
    );
    page.flow(&[], 2, &says);
    if !ends.pairs.is_empty() {
        page.flow(&[], 2, "  May one of these outcomes be what the context asks for?");
    }
    ends.pairs.iter().take(SHOWN).for_each(|link| pair(page, link));
    if ends.pairs.len() > SHOWN {
        let more = ends.pairs.len() - SHOWN;
        page.flow(&[], 2, &format!("  {more} less likely: `--format json` or `--open-ends` has all."));
    }
    page.blank();
}

fn pair(page: &mut Page, link: &Link) {
    labelled(page, "outcome", &link.outcome);
    labelled(page, "context", &link.context);
    labelled(page, "", &format!("both say: {}", link.shared.join(", ")));
}

/// The open ends alone, all of them.
#[must_use]
pub fn ends(all: &Phrases, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    let ends = &all.open_ends;
    let lists =
        [("Outcomes that nothing uses", &ends.outcomes), ("Contexts that nothing brings about", &ends.contexts)];
    for (title, phrases) in lists {
        page.heading(Tone::Strong, title);
        phrases.iter().for_each(|one| page.flow(&[], 4, &format!("  {}", one.phrase)));
        page.blank();
    }
    page.heading(Tone::Strong, "Likeliest pairs");
    ends.pairs.iter().for_each(|link| pair(&mut page, link));
    page.into_text()
}

fn extent(all: &Phrases) -> String {
    counted(all.phrases.len(), "phrase", "phrases")
}
