//! What the items of a document share as they are written: names, phrases, texts, and what is wrong so far.

use super::super::Remark;
use super::super::text::{one_line, quoted};
use super::differences::LEFT_OUT;
use super::fault::{At, Faults};
use super::item::{Clause, Said};
use super::names::{Named, Names, is_key};
use super::phrases::Phrases;
use crate::document::{ConfidenceOut, EvidenceOut, Export, LiteralOut};
use crate::source::SourceId;
use crate::syntax::bare::{Place, in_quotes};
use crate::syntax::{Node, Part, parse, text};
use crate::theory::is_id;

/// Writes the items of a document.
pub(super) struct Writer<'d> {
    pub(super) document: &'d Export,
    pub(super) names: Names<'d>,
    pub(super) phrases: Phrases<'d>,
    /// By configuration: what it is called where it is referred to.
    pub(super) called: Vec<String>,
    /// By phrase: whether something else than a case uses it.
    pub(super) used: Vec<bool>,
    pub(super) remarks: Vec<Remark>,
    pub(super) faults: Faults,
}

/// The one theory that a document is of is the one that it has.
fn check_theory(document: &Export, faults: &mut Faults) {
    let Some(theory) = &document.theory else { return };
    let ids: Vec<&str> = document.theories.iter().map(|one| one.id.as_str()).collect();
    if ids != [theory] {
        let help = format!("write `null`, or in `theories` `{}` alone", one_line(theory));
        faults.add(&At::default().to("theory"), "this is not the one theory of the document", help);
    }
}

impl<'d> Writer<'d> {
    /// Knows the names of a document.
    pub(super) fn new(document: &'d Export) -> Self {
        let mut faults = Faults::default();
        let names = Names::of(document, &mut faults);
        let phrases = Phrases::of(&document.phrases, &mut faults);
        let called = document.configurations.iter().map(|one| one.id.clone()).collect();
        let used = vec![false; document.phrases.len()];
        check_theory(document, &mut faults);
        Self { document, names, phrases, called, used, remarks: Vec::new(), faults }
    }

    /// The place of what an ID names. A document of one theory may name what belongs to others: that is left out.
    pub(super) fn find(&mut self, named: Named, id: &str, at: &At) -> Option<usize> {
        let found = self.names.find(named, id);
        match (&self.document.theory, named) {
            _ if found.is_some() => {}
            (Some(theory), Named::Theory | Named::Case | Named::Configuration) => {
                let says =
                    format!("{LEFT_OUT}`{id}` is no part of the document, which is of the theory `{theory}` alone");
                self.remarks.push(Remark::of(Some(at.to_string()), says));
            }
            _ => self.names.missing(named, id, at, &mut self.faults),
        }
        found
    }

    /// Phrases, each an element of a clause: those that are negated by the name of an opposite.
    pub(super) fn mentions(&mut self, keyword: &'static str, literals: &[LiteralOut], at: &At) -> Vec<Clause> {
        let says = self.each_mention(literals, at);
        says.into_iter().map(|says| Clause::listed(keyword, says)).collect()
    }

    /// Phrases of a list: those that are negated by the name of an opposite.
    pub(super) fn each_mention(&mut self, literals: &[LiteralOut], at: &At) -> Vec<Said> {
        let numbered = literals.iter().enumerate();
        numbered.filter_map(|(index, literal)| self.mention(literal, &at.to(index))).collect()
    }

    fn mention(&mut self, literal: &LiteralOut, at: &At) -> Option<Said> {
        let before = self.faults.len();
        let said = self.phrases.literal(at, literal, Place::List, &mut self.faults);
        if said.is_none() && self.faults.len() == before {
            let says = format!("`{}` is negated, and no `not` is written here", literal.phrase);
            self.faults.add(at, says, "give the phrase a name among its `opposites`, or take it as it is");
        }
        said
    }

    /// Phrases, each an element of a clause: those that are negated by the name of an opposite, or by `not`.
    pub(super) fn signed(&mut self, keyword: &'static str, literals: &[LiteralOut], at: &At) -> Vec<Clause> {
        let says = self.each_signed(literals, at);
        says.into_iter().map(|says| Clause::listed(keyword, says)).collect()
    }

    /// Phrases of a list: those that are negated by the name of an opposite, or by `not`.
    pub(super) fn each_signed(&mut self, literals: &[LiteralOut], at: &At) -> Vec<Said> {
        let Self { phrases, faults, .. } = self;
        let numbered = literals.iter().enumerate();
        numbered.filter_map(|(index, one)| phrases.signed(&at.to(index), one, Place::List, faults)).collect()
    }

    /// The evidence of a configuration or a heading.
    pub(super) fn evidence(&mut self, all: &[EvidenceOut], at: &At) -> Vec<Clause> {
        let at = at.to("evidence");
        let numbered = all.iter().enumerate();
        numbered.filter_map(|(index, one)| self.piece(one, &at.to(index))).collect()
    }

    /// `case sunnyside [p. 4] "a quotation" via inch2019`
    fn piece(&mut self, one: &EvidenceOut, at: &At) -> Option<Clause> {
        let source = self.cited(one, at);
        let detail = self.borne_out(one.locator.as_deref(), one.quote.as_deref(), at);
        let via = one.via.as_ref().map(|via| self.source(via, &at.to("via")));
        let via = match via {
            Some(via) => format!(" via {}", via?),
            None => String::new(),
        };
        Some(Clause::listed(one.stance.clause(), Said::plain(source? + &detail + &via)))
    }

    /// What evidence comes from.
    fn cited(&mut self, one: &EvidenceOut, at: &At) -> Option<String> {
        match (&one.study, &one.case) {
            (Some(study), None) => self.source(study, &at.to("study")),
            (None, Some(case)) => self.find(Named::Case, case, &at.to("case")).map(|_| format!("case {case}")),
            (Some(_), Some(_)) | (None, None) => {
                self.faults.add(at, "evidence comes from a study or from a case", "give one of `study` and `case`");
                None
            }
        }
    }

    /// A study, or a key of a bibliography.
    fn source(&mut self, id: &str, at: &At) -> Option<String> {
        self.find(Named::Source, id, at)?;
        self.key(id, at)
    }

    /// A key as it is cited.
    pub(super) fn key(&mut self, key: &str, at: &At) -> Option<String> {
        if is_id(key) || is_key(key) {
            return Some(key.to_owned());
        }
        self.faults.add(
            at,
            format!("`{key}` cannot be cited: it is no single word"),
            "give the entry another key in its bibliography",
        );
        None
    }

    /// Where a source says so, and its words: ` [p. 4] "a quotation"`.
    pub(super) fn borne_out(&mut self, locator: Option<&str>, quote: Option<&str>, at: &At) -> String {
        let locator = locator.map(|locator| {
            if !is_locator(locator) {
                let help = "a locator has no square brackets, stands on one line, and has single spaces";
                self.faults.add(&at.to("locator"), format!("`{locator}` is no locator"), help);
            }
            format!(" [{locator}]")
        });
        let quote = quote.map(|quote| format!(" {}", quotation(quote)));
        locator.unwrap_or_default() + &quote.unwrap_or_default()
    }
}

/// A text in quotation marks. On its line it has no line breaks; all else is kept as it is.
pub(super) fn quotation(text: &str) -> String {
    if text.chars().any(char::is_control) { quoted(text) } else { in_quotes(text) }
}

/// Texts, each a clause.
pub(super) fn texts(keyword: &'static str, texts: &[String]) -> Vec<Clause> {
    texts.iter().map(|text| Clause::new(keyword, Said::plain(quotation(text)))).collect()
}

/// A text that may not be there, as a clause.
pub(super) fn text_of(keyword: &'static str, text: Option<&String>) -> Option<Clause> {
    text.map(|text| Clause::new(keyword, Said::plain(quotation(text))))
}

/// People's words, in quotation marks where they would be read otherwise without.
pub(super) fn words(keyword: &'static str, words: Option<&String>) -> Option<Clause> {
    let written = |words: &String| if is_bare(keyword, words) { words.clone() } else { quotation(words) };
    words.map(|words| Clause::new(keyword, Said::plain(written(words))))
}

/// A word of a fixed list.
pub(super) fn word(keyword: &'static str, word: Option<&'static str>) -> Option<Clause> {
    word.map(|word| Clause::new(keyword, Said::plain(word)))
}

/// `confidence moderate "three UK programmes"`
pub(super) fn confidence(confidence: Option<&ConfidenceOut>) -> Option<Clause> {
    let confidence = confidence?;
    let reason = confidence.reason.as_ref().map(|reason| format!(" {}", quotation(reason))).unwrap_or_default();
    Some(Clause::new("confidence", Said::plain(format!("{}{reason}", confidence.level.word()))))
}

/// Whether words are read as themselves after a keyword.
fn is_bare(keyword: &str, words: &str) -> bool {
    let item = if keyword == "actor" { "context c" } else { "study s" };
    reads(&format!("{item}\n  {keyword} {words}\n"), words, |clause| clause.part(Part::Words))
}

fn is_locator(locator: &str) -> bool {
    let evidence = |clause: Node<'_>| clause.children().next().is_some_and(|piece| piece.part(Part::Locator).is_some());
    let text = format!("cmoc c\n  if a\n  then b\n  supported by s [{locator}]\n");
    let parsed = parse(SourceId(0), &text);
    let mut clauses = parsed.tree.items().flat_map(|item| item.clauses());
    let found = clauses.find(|(_, clause)| evidence(*clause));
    let locators = found.and_then(|(_, clause)| clause.children().next()?.part(Part::Locator));
    parsed.diagnostics.is_empty() && locators.is_some_and(|node| text::of(node, &text) == locator)
}

/// Whether a part of the only clause of a text says some words, and nothing is odd.
fn reads(written: &str, words: &str, part: impl Fn(Node<'_>) -> Option<Node<'_>>) -> bool {
    let parsed = parse(SourceId(0), written);
    let clauses: Vec<_> = parsed.tree.items().flat_map(|item| item.clauses()).collect();
    let said = match clauses.as_slice() {
        [(_, clause)] => part(*clause).map(|part| text::of(part, written)),
        _ => None,
    };
    parsed.diagnostics.is_empty() && said.is_some_and(|said| said == words)
}
