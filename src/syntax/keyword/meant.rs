//! Says which keyword is meant by words that stand in its place in other writing.

use crate::syntax::tree::Item;

/// What to write for a word that begins no clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum Meant {
    /// This keyword, and what follows the word.
    Keyword(&'static str),
    /// This keyword, and what follows the word in quotation marks.
    Text(&'static str),
    /// The `then` of a mechanism, and what follows the word.
    Mechanism,
    /// The resource of a mechanism, and what follows the word.
    Resource,
    /// More of the `if` above, or a condition of its own where there is none.
    Unless,
    /// Something else, in a sentence.
    Says(&'static str),
}

use Meant::{Keyword, Mechanism, Resource, Says, Text, Unless};

/// Words, and what is meant by each.
type Words = &'static [(&'static [&'static str], Meant)];

const CONFIGURATION: Words = &[
    (&["context", "contexts", "condition", "conditions", "c", "when", "whenever", "where", "given"], Keyword("if")),
    (&["mechanism", "mechanisms", "m", "reasoning"], Mechanism),
    (&["resource", "resources"], Resource),
    (&["outcome", "outcomes", "o", "leads to", "result", "results", "so", "hence"], Keyword("then")),
    (&["evidence", "source", "sources", "reference", "references", "ref", "refs"], Keyword("supported by")),
    (&["study", "studies", "cite", "citation", "support", "supports", "see"], Keyword("supported by")),
    (&["contradicted by", "challenged by", "refutes"], Keyword("refuted by")),
    (&["description", "definition", "comment", "comments", "notes", "means"], Text("note")),
    (&["why", "rationale", "reason"], Text("because")),
    (&["who", "actors"], Keyword("actor")),
    (&["title", "name"], Says("the title stands in the heading, in quotation marks after the ID: `cmoc ID \"title\"`")),
    (&["theory", "group", "case"], Says("an item of its own begins at column 0")),
    (&["iff"], Says(IFF)),
    (
        &["else", "otherwise"],
        Says(
            "what happens otherwise stands in a configuration of its own: write `if not` with the condition, and what follows from that after `then`",
        ),
    ),
    (&["unless"], Unless),
    (&["and", "or", "but"], Says("it continues the line above: indent it more than the clauses")),
    (&["-"], Says("a bullet belongs to a clause: write `if` or `then` on a line above, and indent the bullet more")),
];

/// What to write for a condition that suffices and is necessary.
pub(in crate::syntax) const IFF: &str = "write two configurations with the same condition: one with `if …` and `then …` for what suffices, one with \
                                         `only if …` and `then …` for what is necessary";

const THEORY: Words = &[
    (&["description", "definition", "about", "aim", "aims"], Text("means")),
    (&["title", "name"], Says("the title stands in the heading, in quotation marks after the ID")),
    (&["mechanisms", "m"], Keyword("mechanism")),
    (
        &["evidence", "source", "sources", "reference", "references", "study", "studies", "cite"],
        Keyword("supported by"),
    ),
    (&["cmoc", "if", "only if", "case", "group"], Says("an item of its own starts at column 0, below the heading")),
];

const STUDY: Words = &[
    (&["author", "authors", "year", "date", "journal", "doi", "publisher", "url"], Says(REFERENCE)),
    (&["reference", "references", "ref", "key", "bibliography", "source"], Says(REFERENCE)),
    (
        &["title", "name"],
        Says("the title stands in the heading, in quotation marks after the ID: `study ID \"title\"`"),
    ),
    (&["design", "method", "methods"], Keyword("type")),
    (&["country", "place", "location", "site", "sites", "where"], Keyword("setting")),
    (&["quality", "rigor", "trustworthiness"], Keyword("rigour")),
    (&["file", "pdf", "full text"], Text("text")),
    (&["description", "means", "notes", "comment"], Text("note")),
];

const REFERENCE: &str =
    "the reference stands in the bibliography (`bibliography \"studies.bib\"`): write `cite KEY`, its key there";

const DECLARATION: Words = &[
    (&["definition", "defined as", "meaning", "description", "is"], Text("means")),
    (&["synonym", "synonyms", "alias", "aka", "name", "names", "called", "or"], Keyword("also")),
    (&["not", "antonym", "antonyms", "contrary", "negation", "opposites"], Keyword("opposite")),
    (&["requires", "entails", "implied"], Keyword("implies")),
    (&["if", "where", "defined by"], Keyword("when")),
    (&["valence", "direction"], Keyword("polarity")),
    (&["who", "actors"], Keyword("actor")),
    (&["notes", "comment", "comments"], Text("note")),
    (
        &["supported by", "evidence", "source", "reference", "study"],
        Says("evidence is given for a configuration, below its `then`"),
    ),
];

/// In a case any words may be a fact: these only where a colon follows.
const CASE: Words = &[
    (
        &["fact", "facts", "context", "contexts", "resource", "resources"],
        Says("facts stand on a line by themselves: leave the word out"),
    ),
    (&["outcome", "outcomes", "result", "results", "mechanism", "mechanisms"], Keyword("observed")),
    (&["study", "studies", "evidence", "reference"], Keyword("source")),
    (&["expected", "expects"], Keyword("expect")),
];

const NONE: Words = &[];

/// What is meant by the word that a clause of an item begins with, and the length of it with a colon.
pub(in crate::syntax) fn meant(item: Item, text: &str) -> Option<(Meant, usize)> {
    let words = match item {
        Item::Cmoc | Item::Statement => CONFIGURATION,
        Item::Theory | Item::Group => THEORY,
        Item::Study => STUDY,
        Item::Context | Item::Resource | Item::Mechanism | Item::Outcome => DECLARATION,
        Item::Case => CASE,
        Item::Bibliography | Item::Language | Item::Broken => NONE,
    };
    if let Some((keyword, length)) =
        super::clauses(item).iter().find_map(|keyword| Some((*keyword, with_colon(text, keyword)?)))
    {
        return Some((Keyword(keyword), length));
    }
    words.iter().find_map(|(known, meant)| {
        let length = known
            .iter()
            .find_map(|word| with_colon(text, word).or_else(|| (item != Item::Case).then(|| alone(text, word))?))?;
        Some((*meant, length))
    })
}

/// The length of words that deny support in place of a stance, if a text begins with them.
pub(in crate::syntax) fn not_supported(text: &str) -> Option<usize> {
    const WORDS: [&str; 5] =
        ["not supported by", "unsupported by", "not supported in", "not confirmed by", "not confirmed in"];
    WORDS.into_iter().find_map(|words| alone(text, words))
}

/// The length of a word that a text begins with and its colon, which may stand after a space.
fn with_colon(text: &str, word: &str) -> Option<usize> {
    let head = text.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word))?;
    let rest = &text[head.len()..];
    let spaces = rest.len() - rest.trim_start().len();
    rest.trim_start().starts_with(':').then_some(word.len() + spaces + 1)
}

fn alone(text: &str, word: &str) -> Option<usize> {
    super::begins_with(text, word).then(|| super::length(text, word))
}
