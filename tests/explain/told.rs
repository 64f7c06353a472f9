//! Turns `.cmo` text into an evaluated theory set.

use cmo::evaluate::{Evaluation, World, evaluate};
use cmo::explain::matched::{CaseMatch, Extent};
use cmo::explain::reasons::Why;
use cmo::explain::{CitedVerdicts, Subject, Told, match_case, why};
use cmo::resolve::{NoFiles, resolve};
use cmo::source::{Source, Sources};
use cmo::syntax::parse;
use cmo::theory::{Case, PhraseId, Theory};

/// A theory set with its texts.
pub struct Text {
    pub theory: Theory,
    pub sources: Sources,
}

/// Reads a text that has no errors.
pub fn text(text: &str) -> Text {
    let mut sources = Sources::new();
    let source = sources.add(Source::new("theory.cmo", text));
    let parsed = parse(source, text);
    let resolved = resolve(&sources, &[(source, parsed.tree)], &NoFiles);
    let found = parsed.diagnostics.iter().chain(&resolved.diagnostics);
    let errors: Vec<_> = found.filter(|diagnostic| diagnostic.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    Text { theory: resolved.theory, sources }
}

impl Text {
    pub fn case(&self, name: &str) -> &Case {
        self.theory.cases.iter().find(|case| case.name == name).unwrap()
    }

    pub fn evaluation(&self, name: &str) -> Evaluation {
        evaluate(&self.theory, self.case(name), World::Open)
    }

    pub fn matched(&self, name: &str) -> CaseMatch {
        let cited = CitedVerdicts::of(&self.theory, |case| evaluate(&self.theory, case, World::Open));
        match_case(&self.theory, (self.case(name), &self.evaluation(name)), &cited, Extent::All)
    }

    pub fn why(&self, name: &str, subject: Subject, depth: u32) -> Why {
        let (evaluation, sources) = (self.evaluation(name), &self.sources);
        why(Told { theory: &self.theory, case: self.case(name), evaluation: &evaluation, sources }, subject, depth)
    }

    pub fn phrase(&self, name: &str) -> Subject {
        let mut all = self.theory.vocabulary.iter();
        let found: Option<(PhraseId, _)> = all.find(|(_, phrase)| phrase.name == name);
        Subject::Phrase(found.unwrap().0)
    }
}
