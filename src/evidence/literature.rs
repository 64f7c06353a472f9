//! Turns what a theory and its bibliographies say of a source into what kind of literature it is; where they do not say, it
//! is not known.

use rustc_hash::FxHashMap;

use crate::evidence::witness::Witness;
use crate::theory::{EntryType, Literature, Study, Theory, identity};

/// The kinds of all papers, by key.
pub(super) struct Kinds<'t> {
    theory: &'t Theory,
    papers: FxHashMap<&'t str, &'t EntryType>,
}

/// What kind of literature a source is, with what says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) literature: Literature,
    pub(super) from: Option<String>,
}

impl<'t> Kinds<'t> {
    pub(super) fn of(theory: &'t Theory) -> Self {
        let all = theory.bibliographies.iter().flat_map(|one| one.keys.iter().map(String::as_str).zip(&one.types));
        Self { theory, papers: all.collect() }
    }

    /// What kind of literature a source is.
    pub(super) fn kind(&self, source: Witness<'_>) -> Known {
        match source {
            Witness::Study(id) => self.of_study(&self.theory.studies[id.0 as usize]),
            Witness::Paper(key) => self.of_papers(&[key.to_owned()]),
            Witness::Case(_) => Known::default(),
        }
    }

    /// A study is grey literature where its author says so, published where one of its papers is.
    fn of_study(&self, study: &Study) -> Known {
        let kind = study.kind.as_deref().unwrap_or("");
        let says = kind.split([',', ';']).map(|words| identity(words.trim()));
        if says.map(String::from).any(|words| matches!(words.as_str(), "grey literature" | "gray literature")) {
            return Known { literature: Literature::Grey, from: Some(format!("type {kind}")) };
        }
        self.of_papers(&study.cites)
    }

    fn of_papers(&self, keys: &[String]) -> Known {
        let known = |key: &String| self.papers.get(key.as_str()).map_or(Literature::NotKnown, |one| one.literature);
        let published = keys.iter().find(|key| known(key) == Literature::Published);
        let grey = keys.iter().all(|key| known(key) == Literature::Grey);
        match (published, keys) {
            (Some(key), _) => Known { literature: Literature::Published, from: self.entry(key) },
            (None, [first, ..]) if grey => Known { literature: Literature::Grey, from: self.entry(first) },
            (None, _) => Known::default(),
        }
    }

    /// `article inch2019`
    fn entry(&self, key: &str) -> Option<String> {
        let word = self.papers.get(key)?.word.as_ref()?;
        Some(format!("{word} {key}"))
    }
}
