//! What stands in a project and is not known to the exchange format: named, each once.

use roxmltree::Node;
use rustc_hash::{FxHashMap, FxHashSet};

use super::super::Remark;
use super::super::text::one_line;
use super::marks::{attribute, named};

/// Elements, and what may stand in each.
const CHILDREN: [(&str, &str); 34] = [
    ("Project", "Users CodeBook Variables Cases Sources Notes Links Sets Graphs Description NoteRef"),
    ("Users", "User"),
    ("CodeBook", "Codes Sets"),
    ("Codes", "Code"),
    ("Code", "Description NoteRef Code"),
    ("Variables", "Variable"),
    ("Variable", "Description"),
    ("Cases", "Case"),
    ("Case", "Description NoteRef CodeRef VariableValue SourceRef SelectionRef"),
    ("VariableValue", "VariableRef TextValue BooleanValue IntegerValue FloatValue DateValue DateTimeValue"),
    ("Sources", "TextSource PictureSource PDFSource AudioSource VideoSource"),
    ("TextSource", TEXT),
    ("Note", TEXT),
    ("Representation", TEXT),
    ("TextDescription", TEXT),
    ("PDFSource", "Description PDFSelection PlainTextSelection Representation Coding NoteRef VariableValue"),
    ("PictureSource", "Description TextDescription PictureSelection Coding NoteRef VariableValue"),
    ("AudioSource", "Description Transcript AudioSelection Coding NoteRef VariableValue"),
    ("VideoSource", "Description Transcript VideoSelection Coding NoteRef VariableValue"),
    ("Transcript", "Description PlainTextContent SyncPoint TranscriptSelection NoteRef"),
    ("PlainTextSelection", SELECTION),
    ("PictureSelection", SELECTION),
    ("AudioSelection", SELECTION),
    ("VideoSelection", SELECTION),
    ("TranscriptSelection", SELECTION),
    ("PDFSelection", "Description Representation Coding NoteRef"),
    ("Coding", "CodeRef NoteRef"),
    ("Notes", "Note"),
    ("Links", "Link"),
    ("Link", "NoteRef"),
    ("Sets", "Set"),
    ("Set", "Description MemberCode MemberSource MemberNote"),
    ("Graphs", "Graph"),
    ("Graph", "Vertex Edge"),
];
const TEXT: &str = "Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue";
const SELECTION: &str = "Description Coding NoteRef";

/// Attributes of all elements.
const ATTRIBUTES: &str = "guid name id origin basePath isCodable color typeOfVariable path currentPath richTextPath \
     plainTextPath creatingUser creatingUserGUID creationDateTime modifyingUser modifyingUserGUID modifiedDateTime \
     startPosition endPosition page firstX firstY secondX secondY begin end fromSyncPoint toSyncPoint timeStamp position \
     direction originGUID targetGUID representedGUID shape lineStyle sourceVertex targetVertex";

/// Words of an element that are shown.
const SHOWN: usize = 200;

/// A remark for each kind of element and attribute that is not known.
pub(super) fn unknown(root: Node<'_, '_>) -> Vec<Remark> {
    let children: FxHashMap<&str, &str> = CHILDREN.into_iter().collect();
    let mut inside = FxHashSet::default();
    let mut told: Vec<(String, Option<String>, usize)> = Vec::new();
    let mut places = FxHashMap::default();
    let mut tell = |says: String, where_: Option<String>| match places.get(&says) {
        Some(&at) => {
            let one: Option<&mut (String, Option<String>, usize)> = told.get_mut(at);
            one.into_iter().for_each(|(_, _, times)| *times += 1);
        }
        None => {
            places.insert(says.clone(), told.len());
            told.push((says, where_, 1));
        }
    };
    for node in root.descendants().filter(Node::is_element) {
        let (name, parent) = (node.tag_name().name(), node.parent_element());
        if parent.is_some_and(|parent| inside.contains(&parent.id())) {
            inside.insert(node.id());
            continue;
        }
        let within = parent.map_or("", |parent| parent.tag_name().name());
        let may = children.get(within).copied().unwrap_or_default();
        if parent.is_some() && !may.split(' ').any(|one| one == name) {
            inside.insert(node.id());
            tell(format!("<{name}> in <{within}> is not known, and left out"), Some(words(node)));
            continue;
        }
        let attributes = node.attributes().filter(|attribute| attribute.namespace().is_none());
        for attribute in attributes.filter(|one| !ATTRIBUTES.split(' ').any(|known| known == one.name())) {
            let words = Some(one_line(attribute.value())).filter(|words| !words.is_empty());
            tell(format!("`{}` of <{name}> is not known, and left out", attribute.name()), words);
        }
    }
    told.into_iter().map(|(says, first, times)| remark(&says, first.as_deref(), times)).collect()
}

/// What an element says.
fn words(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text).filter_map(|text| text.text());
    let mut words: String = texts.flat_map(str::chars).take(SHOWN * 4).collect();
    words = one_line(&words);
    if words.is_empty() { attribute(node, "name").to_owned() } else { words }
}

fn remark(says: &str, first: Option<&str>, times: usize) -> Remark {
    let first = first.filter(|first| !first.trim().is_empty());
    let shown = first.map(|first| match first.chars().count() > SHOWN {
        true => named(&format!("{}…", first.chars().take(SHOWN).collect::<String>())),
        false => named(first),
    });
    let says = match (times, shown) {
        (1, None) => says.to_owned(),
        (1, Some(shown)) => format!("{says}: {shown}"),
        (times, None) => format!("{says} ({times} times)"),
        (times, Some(shown)) => format!("{says} ({times} times): the first is {shown}"),
    };
    Remark::of(None, says)
}
