//! Turns the fields of a hayagriva entry into what the paper says of itself.

use super::date;
use super::node::{Node, Says};
use crate::resolve::bibliography::{doi, language};
use crate::theory::{Entry, Name};

/// The types of hayagriva with those of CSL for a paper that is in nothing else.
pub(super) const TYPES: [(&str, &str); 30] = [
    ("article", "article"),
    ("chapter", "chapter"),
    ("entry", "entry"),
    ("anthos", "chapter"),
    ("report", "report"),
    ("thesis", "thesis"),
    ("web", "webpage"),
    ("scene", "motion_picture"),
    ("artwork", "graphic"),
    ("patent", "patent"),
    ("case", "legal_case"),
    ("newspaper", "periodical"),
    ("legislation", "legislation"),
    ("manuscript", "manuscript"),
    ("original", "document"),
    ("post", "post"),
    ("misc", "document"),
    ("performance", "performance"),
    ("periodical", "periodical"),
    ("proceedings", "book"),
    ("book", "book"),
    ("blog", "post-weblog"),
    ("repository", "software"),
    ("thread", "post"),
    ("video", "motion_picture"),
    ("audio", "song"),
    ("exhibition", "event"),
    ("reference", "book"),
    ("conference", "event"),
    ("anthology", "book"),
];

/// What hayagriva says of a paper.
pub(super) const FIELDS: [&str; 30] = [
    "type",
    "title",
    "author",
    "date",
    "parent",
    "editor",
    "affiliated",
    "publisher",
    "location",
    "organization",
    "issue",
    "chapter",
    "volume",
    "volume-total",
    "edition",
    "page-range",
    "page-total",
    "time-range",
    "runtime",
    "url",
    "serial-number",
    "serial",
    "language",
    "archive",
    "archive-location",
    "call-number",
    "note",
    "abstract",
    "annote",
    "genre",
];

/// The entry in the variables of CSL.
pub(super) fn entry(node: &Node) -> Entry {
    let parents = node.get("parent").map_or(&[][..], Node::each);
    let whole = parents.first();
    let mut entry = Entry::new(csl_type(node, whole));
    entry.say("author", names(node.get("author")));
    for holder in std::iter::once(node).chain(parents) {
        entry.say("editor", names(holder.get("editor")));
    }
    say_titles(&mut entry, node, parents);
    say_dates(&mut entry, node, parents);
    for holder in std::iter::once(node).chain(parents) {
        say_numbers(&mut entry, holder);
        say_publisher(&mut entry, holder);
    }
    for name in ["note", "genre", "abstract", "annote"] {
        entry.say(name, text(node, name));
    }
    if let Some(tag) = node.get("language").and_then(Node::text) {
        entry.say("language", language(tag));
    }
    entry
}

fn csl_type(node: &Node, whole: Option<&Node>) -> &'static str {
    let word = text(node, "type").to_ascii_lowercase();
    let within = whole.map(|whole| text(whole, "type").to_ascii_lowercase());
    match (word.as_str(), within.as_deref()) {
        ("article", Some("periodical")) => "article-journal",
        ("article", Some("newspaper")) => "article-newspaper",
        ("article", Some("proceedings" | "conference")) => "paper-conference",
        ("article" | "post" | "web", Some("blog")) => "post-weblog",
        ("article", Some("web")) => "webpage",
        ("article", Some("report")) => "report",
        ("article" | "chapter", Some("book" | "anthology")) => "chapter",
        ("entry", Some("reference")) => "entry-encyclopedia",
        // What a paper is in need not say what it is: a journal is meant.
        ("article", Some("")) => "article-journal",
        (word, _) => TYPES.iter().find(|(name, _)| *name == word).map_or("document", |(_, kind)| *kind),
    }
}

/// The words under a name: of `{ value: …, short: … }`, the value.
fn text<'n>(node: &'n Node, name: &str) -> &'n str {
    let said = node.get(name);
    said.and_then(|said| said.get("value").unwrap_or(said).text()).unwrap_or_default()
}

fn say_titles(entry: &mut Entry, node: &Node, parents: &[Node]) {
    entry.say("title", text(node, "title"));
    entry.say(
        "title-short",
        node.get("title").and_then(|title| title.get("short")).and_then(Node::text).unwrap_or_default(),
    );
    let is_event = |parent: &&Node| matches!(text(parent, "type"), "conference" | "exhibition");
    for parent in parents.iter().filter(is_event) {
        entry.say("event-title", text(parent, "title"));
        entry.say("event-place", text(parent, "location"));
    }
    let name = if entry.kind == "book" { "collection-title" } else { "container-title" };
    for parent in parents.iter().filter(|parent| !is_event(parent)) {
        entry.say(name, text(parent, "title"));
        parent.get("parent").map_or(&[][..], Node::each).iter().for_each(|series| {
            entry.say("collection-title", text(series, "title"));
        });
    }
}

fn say_dates(entry: &mut Entry, node: &Node, parents: &[Node]) {
    let said = std::iter::once(node).chain(parents).find_map(|node| node.get("date").and_then(Node::text));
    // An approximate date has its mark in front.
    let written = said.map(|said| said.strip_prefix('~').map_or_else(|| said.to_owned(), |date| format!("{date}~")));
    if let Some(dated) = written.and_then(|written| date::read(&written)) {
        dated.say(entry);
    }
    let visited = node.get("url").and_then(|url| url.get("date")).and_then(Node::text);
    if let Some(accessed) = visited.and_then(date::day) {
        entry.say("accessed", accessed);
    }
}

fn say_numbers(entry: &mut Entry, node: &Node) {
    let names = [
        ("volume", "volume"),
        ("issue", "issue"),
        ("edition", "edition"),
        ("page", "page-range"),
        ("number-of-pages", "page-total"),
        ("chapter-number", "chapter"),
        ("URL", "url"),
    ];
    for (name, field) in names {
        entry.say(name, text(node, field));
    }
    let Some(serial) = node.get("serial-number").or_else(|| node.get("serial")) else { return };
    entry.say("number", serial.text().unwrap_or_default());
    for (name, field) in
        [("number", "serial"), ("ISBN", "isbn"), ("ISSN", "issn"), ("PMID", "pmid"), ("PMCID", "pmcid")]
    {
        entry.say(name, text(serial, field));
    }
    entry.say("DOI", doi(text(serial, "doi")));
}

fn say_publisher(entry: &mut Entry, node: &Node) {
    let publisher = node.get("publisher");
    let part = |name: &str| publisher.map(|publisher| text(publisher, name)).unwrap_or_default();
    entry.say("publisher", publisher.and_then(Node::text).unwrap_or_default());
    entry.say("publisher", part("name"));
    entry.say("publisher-place", part("location"));
    entry.say("publisher-place", text(node, "location"));
    entry.say("publisher", text(node, "organization"));
}

/// Whether what stands there is names, each of them; nothing at all is none.
pub(super) fn are_names(node: &Node) -> bool {
    node.each().iter().all(|one| name(one).is_some() || one.text() == Some(""))
}

/// `Inch, Jacqueline`, a list of such, or of names in parts.
fn names(node: Option<&Node>) -> Vec<Name> {
    node.map_or(&[][..], Node::each).iter().filter_map(name).collect()
}

fn name(node: &Node) -> Option<Name> {
    match &node.says {
        Says::Text(text) => (!text.trim().is_empty()).then(|| Name::with_commas(text)),
        Says::Map(_) => {
            let [family, given, particle, suffix] =
                ["name", "given-name", "prefix", "suffix"].map(|part| text(node, part));
            let [family, given, particle, suffix] = [family, given, particle, suffix].map(str::to_owned);
            if given.is_empty() && suffix.is_empty() && particle.is_empty() {
                return (!family.is_empty()).then_some(Name::Whole(family));
            }
            Some(Name::Person { family, given, particle, dropping: String::new(), suffix })
        }
        Says::List(_) => None,
    }
}
