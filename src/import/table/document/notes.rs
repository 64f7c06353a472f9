//! The words of footnotes, endnotes and comments, which a document keeps beside its text.

use roxmltree::Node;
use rustc_hash::FxHashMap;

use super::super::super::Refused;
use super::super::super::archive::Archive;
use super::super::super::text::lines;
use super::{below, is, parsed, text_of};

/// What a note is called in its own part, what refers to it in the text, and where its part is.
const KINDS: [(&str, &str, &str); 3] = [
    ("footnote", "footnoteReference", "word/footnotes.xml"),
    ("endnote", "endnoteReference", "word/endnotes.xml"),
    ("comment", "commentReference", "word/comments.xml"),
];

/// The words of all notes.
pub(super) struct Notes {
    /// By what refers to a note, and its number.
    words: FxHashMap<(&'static str, String), String>,
}

impl Notes {
    /// The notes of a document; it may have none.
    ///
    /// # Errors
    /// A part that is broken.
    pub(super) fn of(archive: &mut Archive<'_>) -> Result<Self, Refused> {
        let mut words = FxHashMap::default();
        for (name, reference, part) in KINDS {
            let Some(text) = archive.text(part)? else { continue };
            let document = parsed(part, &text)?;
            for note in below(document.root(), |node| !is(node, name)).filter(|node| is(node, name)) {
                words.insert((reference, number(note)), lines(&text_of(note)));
            }
        }
        Ok(Self { words })
    }

    /// The words of the note that is referred to; none where the document does not have it.
    pub(super) fn words(&self, reference: Node<'_, '_>) -> Option<&str> {
        let name = KINDS.into_iter().find(|(_, name, _)| is(&reference, name)).map(|(_, name, _)| name)?;
        self.words.get(&(name, number(reference))).map(String::as_str)
    }
}

/// Its number, as the document has it.
fn number(node: Node<'_, '_>) -> String {
    let id = node.attributes().find(|attribute| attribute.name() == "id");
    id.map_or_else(String::new, |attribute| attribute.value().to_owned())
}
