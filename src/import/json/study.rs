//! Bibliographies and studies as items.

use super::fault::At;
use super::item::{Clause, Item, Said};
use super::names::Named;
use super::writer::{Writer, quotation, texts, words};
use crate::document::{BibliographyOut, StudyOut};

impl Writer<'_> {
    /// The bibliographies, whose entries stand in files of their own.
    pub(super) fn bibliographies(&mut self) -> Vec<Item> {
        let numbered = self.document.bibliographies.iter().enumerate();
        numbered.map(|(index, one)| self.bibliography(one, &At::element("bibliographies", index))).collect()
    }

    fn bibliography(&mut self, one: &BibliographyOut, at: &At) -> Item {
        if one.path.trim().is_empty() {
            self.faults.add(&at.to("path"), "a bibliography without a file", "name its file as it is to be written");
        }
        let heading = Said::plain(format!("bibliography {}", quotation(&one.path)));
        Item { heading, others: texts("note", &one.notes), ..Item::default() }
    }

    /// The studies.
    pub(super) fn studies(&mut self) -> Vec<Item> {
        let numbered = self.document.studies.iter().enumerate();
        numbered.map(|(index, one)| self.study(one, &At::element("studies", index))).collect()
    }

    fn study(&mut self, one: &StudyOut, at: &At) -> Item {
        let mut others: Vec<Clause> = words("type", one.kind.as_ref()).into_iter().collect();
        others.extend(self.cites(&one.cites, &at.to("cites")));
        others.extend(words("setting", one.setting.as_ref()));
        others.extend(words("relevance", one.relevance.as_ref()));
        others.extend(words("rigour", one.rigour.as_ref()));
        others.extend(words("richness", one.richness.as_ref()));
        others.extend(texts("text", &one.texts));
        others.extend(texts("note", &one.notes));
        Item { heading: heading("study", &one.id, one.title.as_ref()), others, ..Item::default() }
    }

    fn cites(&mut self, keys: &[String], at: &At) -> Vec<Clause> {
        let mut clauses = Vec::new();
        for (index, key) in keys.iter().enumerate() {
            let at = at.to(index);
            let known = self.find(Named::Key, key, &at).and_then(|_| self.key(key, &at));
            clauses.extend(known.map(|key| Clause::listed("cite", Said::plain(key))));
        }
        clauses
    }
}

/// `study CHIPPS "title"`
pub(super) fn heading(keyword: &str, id: &str, title: Option<&String>) -> Said {
    let title = title.map(|title| format!(" {}", quotation(title))).unwrap_or_default();
    Said::plain(format!("{keyword} {id}{title}"))
}
