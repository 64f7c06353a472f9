//! The words of footnotes, endnotes and comments, which a document keeps beside its text.

use roxmltree::Node;
use rustc_hash::FxHashMap;

use super::super::super::Refused;
use super::super::super::archive::Archive;
use super::super::super::text::lines;
use super::asides::with_words;
use super::{below, is, is_read, parsed, text_of};

/// A kind of notes.
struct Kind {
    /// What one is called in the part that holds them.
    name: &'static str,
    part: &'static str,
    /// What refers to one in the text.
    reference: &'static str,
    says: &'static str,
}

const KINDS: [Kind; 3] = [
    Kind {
        name: "footnote",
        part: "word/footnotes.xml",
        reference: "footnoteReference",
        says: "a footnote is left out",
    },
    Kind { name: "endnote", part: "word/endnotes.xml", reference: "endnoteReference", says: "an endnote is left out" },
    Kind { name: "comment", part: "word/comments.xml", reference: "commentReference", says: "a comment is left out" },
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
        for Kind { name, part, reference, .. } in KINDS {
            let Some(text) = archive.text(part)? else { continue };
            let document = parsed(part, &text)?;
            for note in below(document.root(), |node| !is(node, name)).filter(|node| is(node, name)) {
                words.insert((reference, number(note)), lines(&text_of(note)));
            }
        }
        Ok(Self { words })
    }

    /// What is left out of a cell, with the words of each; what the document does not have of one has none.
    pub(super) fn left_out(&self, cell: Node<'_, '_>) -> Vec<String> {
        let mut says = Vec::new();
        for kind in KINDS {
            let found = below(cell, is_read).filter(|node| is(node, kind.reference));
            says.extend(found.map(|node| {
                let words = self.words.get(&(kind.reference, number(node)));
                with_words(kind.says, words.map(String::as_str).unwrap_or_default())
            }));
        }
        says
    }
}

/// Its number, as the document has it.
fn number(node: Node<'_, '_>) -> String {
    let id = node.attributes().find(|attribute| attribute.name() == "id");
    id.map_or_else(String::new, |attribute| attribute.value().to_owned())
}
