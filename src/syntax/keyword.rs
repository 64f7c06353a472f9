//! The words of the language: which items there are, which clauses each may have, and the words of fixed lists.

use super::tree::Item;

/// The keywords that start an item, with the item.
pub(super) const ITEMS: [(&str, Item); 12] = [
    ("cmoc", Item::Cmoc),
    ("if", Item::Statement),
    ("only if", Item::Statement),
    ("case", Item::Case),
    ("context", Item::Context),
    ("outcome", Item::Outcome),
    ("mechanism", Item::Mechanism),
    ("resource", Item::Resource),
    ("study", Item::Study),
    ("group", Item::Group),
    ("theory", Item::Theory),
    ("bibliography", Item::Bibliography),
];

const CONFIGURATION: &[&str] = &[
    "if",
    "only if",
    "then",
    "supported by",
    "refuted by",
    "modified by",
    "augmented by",
    "neutral in",
    "confidence",
    "strengthened by",
    "weakened by",
    "actor",
    "level",
    "status",
    "because",
    "refines",
    "replaces",
    "part of",
    "rival of",
    "contrasts with",
    "note",
];

const THEORY: &[&str] = &[
    "level",
    "means",
    "mechanism",
    "supported by",
    "refuted by",
    "modified by",
    "augmented by",
    "neutral in",
    "confidence",
    "because",
    "note",
];

const STUDY: &[&str] = &["type", "cite", "text", "setting", "relevance", "rigour", "richness", "note"];

const DECLARATION: &[&str] = &["means", "also", "opposite", "implies", "when", "fixed", "polarity", "actor", "note"];

const CASE: &[&str] = &["source", "observed", "like", "theory", "complete", "expect", "note"];

const NOTE: &[&str] = &["note"];

/// The keywords of the clauses that an item may have.
pub(super) const fn clauses(item: Item) -> &'static [&'static str] {
    match item {
        Item::Cmoc | Item::Statement => CONFIGURATION,
        Item::Theory | Item::Group => THEORY,
        Item::Study => STUDY,
        Item::Context | Item::Resource | Item::Mechanism | Item::Outcome => DECLARATION,
        Item::Case => CASE,
        Item::Bibliography => NOTE,
        Item::Language | Item::Broken => &[],
    }
}

/// The item whose keyword a line at column 0 begins with.
pub(super) fn item(line: &str) -> Option<Item> {
    if begins_with(line, "language") {
        return Some(Item::Language);
    }
    ITEMS.iter().find(|(keyword, _)| begins_with(line, keyword)).map(|&(_, item)| item)
}

/// The item keyword that a text begins with.
pub(super) fn item_keyword(line: &str) -> Option<&'static str> {
    let language = begins_with(line, "language").then_some("language");
    language.or_else(|| ITEMS.iter().map(|&(keyword, _)| keyword).find(|keyword| begins_with(line, keyword)))
}

/// What an item is called.
pub(super) fn name(item: Item) -> &'static str {
    match item {
        Item::Language => "language",
        Item::Theory => "theory",
        Item::Group => "group",
        Item::Study => "study",
        Item::Bibliography => "bibliography",
        Item::Context => "context",
        Item::Resource => "resource",
        Item::Mechanism => "mechanism",
        Item::Outcome => "outcome",
        Item::Cmoc => "cmoc",
        Item::Statement => "if",
        Item::Case => "case",
        Item::Broken => "item",
    }
}

/// The length of a keyword at the beginning of a text, with the white space inside it.
pub(super) fn length(text: &str, keyword: &str) -> usize {
    let mut rest = text;
    for word in keyword.split(' ').filter(|word| !word.is_empty()) {
        rest = rest.trim_start().get(word.len()..).unwrap_or_default();
    }
    text.len() - rest.len()
}

/// The keyword of a list that a text begins with.
pub(super) fn of_list(line: &str, keywords: &'static [&'static str]) -> Option<&'static str> {
    keywords.iter().copied().find(|keyword| begins_with(line, keyword))
}

/// Whether a text begins with a keyword as a whole word, in any case, whatever white space is inside it.
pub(super) fn begins_with(text: &str, keyword: &str) -> bool {
    let mut rest = text;
    for (index, word) in keyword.split(' ').enumerate() {
        let spaced = rest.trim_start();
        if index > 0 && spaced.len() == rest.len() {
            return false;
        }
        match spaced.get(..word.len()) {
            Some(head) if head.eq_ignore_ascii_case(word) => rest = &spaced[word.len()..],
            _ => return false,
        }
    }
    ends_word(rest)
}

/// Whether a word ends before the given rest of a text.
pub(super) fn ends_word(rest: &str) -> bool {
    rest.chars().next().is_none_or(is_mark) || rest.starts_with("->")
}

/// Whether a character is white space or a mark that ends a word.
pub(super) fn is_mark(character: char) -> bool {
    character.is_whitespace()
        || character < ' '
        || matches!(character, ',' | ';' | '(' | ')' | '[' | ']' | '=' | '"' | '“' | '”' | '→')
}

/// Whether a character ends the keyword that a laid-out clause begins with.
pub(super) fn is_mark_or_space(character: char) -> bool {
    is_mark(character) && character != char::from(THEN_MARK)
}

/// The item keyword that is nearest to what a line begins with, if one is near.
pub(super) fn nearest_item(line: &str) -> Option<&'static str> {
    nearest(line, ITEMS.iter().map(|&(keyword, _)| keyword))
}

/// The keyword that is nearest to what a text begins with, if one is near.
pub(super) fn nearest(text: &str, keywords: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let lower = text.chars().take(40).collect::<String>().to_lowercase();
    let words: Vec<&str> = lower.split(is_mark).filter(|word| !word.is_empty()).take(2).collect();
    let distance = |keyword: &'static str| {
        let count = keyword.split(' ').count().min(words.len());
        let far = strsim::damerau_levenshtein(keyword, &words[..count].join(" "));
        (far <= (keyword.len() / 3).min(3)).then_some((far, keyword))
    };
    keywords.filter_map(distance).min().map(|(_, keyword)| keyword)
}

/// What stands for the first letter of `then` in a laid-out text.
pub(super) const THEN_MARK: u8 = 5;

/// The keyword inside a clause that a text begins with: what the grammar reads for it, and its length.
///
/// Its first letter is replaced by a control character, so that the grammar finds the end of a phrase at once.
pub(super) fn inline(text: &str) -> Option<(&'static str, usize)> {
    let (keyword, mark) = match text.as_bytes().first()? {
        b'a' | b'A' => ("and", "\u{1}nd"),
        b'o' | b'O' => ("or", "\u{2}r"),
        b'n' | b'N' => ("not", "\u{3}ot"),
        b'u' | b'U' => ("unless", "\u{4}nless"),
        b't' | b'T' => ("then", "\u{5}hen"),
        b'?' => ("?", "\u{6}"),
        _ => return None,
    };
    let head = text.as_bytes().get(..keyword.len())?;
    (head.eq_ignore_ascii_case(keyword.as_bytes()) && ends_word(&text[keyword.len()..]))
        .then_some((mark, keyword.len()))
}

/// The words of `level`.
pub(super) const LEVELS: &[&str] = &["micro", "meso", "macro"];
/// The words of `status`.
pub(super) const STATUSES: &[&str] = &["initial", "tested", "retired"];
/// The words of `polarity`.
pub(super) const POLARITIES: &[&str] = &["desired", "adverse"];
/// The words of `confidence`.
pub(super) const CONFIDENCES: &[&str] = &["high", "moderate", "low", "very low"];
/// The verdicts that an expectation can name.
pub(super) const VERDICTS: &[&str] = &["fires", "blocked", "undetermined", "contested"];
/// The values that an expectation can name.
pub(super) const VALUES: &[&str] = &["present", "absent", "unknown", "contested"];

/// Words that begin a clause or join sentences, and stand in a bare phrase by mistake as often as not.
pub(super) const CLAUSE_LIKE: &[&str] = &[
    "supported by",
    "refuted by",
    "modified by",
    "augmented by",
    "neutral in",
    "strengthened by",
    "weakened by",
    "because",
    "and/or",
    "nor",
    "if",
];

/// The number that figures or a word (`two`) say.
pub(super) fn number(written: &str) -> Option<usize> {
    const WORDS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let word = WORDS.iter().position(|word| word.eq_ignore_ascii_case(written)).map(|index| index + 1);
    let figures = || written.bytes().all(|byte| byte.is_ascii_digit()).then(|| written.parse().ok()).flatten();
    word.or_else(figures)
}

/// What may stand in a clause, in a heading, by its keyword: said where it cannot be read.
const FORMS: &[(&str, &str)] = &[
    ("if", "`if` and a condition, such as `if staff trained and data shared`"),
    ("only if", "`only if` and a condition, such as `only if data shared`"),
    ("then", "`then` and phrases with commas between them, or `then resource -> mechanism`"),
    ("when", "`when` and a condition, such as `when advice asked for or advice given`"),
    ("supported by", "`supported by STUDY`, perhaps with `[p. 4]`, a quotation in quotation marks and `via STUDY`"),
    ("refuted by", "`refuted by STUDY`, perhaps with `[p. 4]`, a quotation in quotation marks and `via STUDY`"),
    ("modified by", "`modified by STUDY`, perhaps with `[p. 4]`, a quotation in quotation marks and `via STUDY`"),
    ("augmented by", "`augmented by STUDY`, perhaps with `[p. 4]`, a quotation in quotation marks and `via STUDY`"),
    ("neutral in", "`neutral in STUDY`, perhaps with `[p. 4]`, a quotation in quotation marks and `via STUDY`"),
    ("confidence", "`confidence high`, `moderate`, `low` or `very low`, perhaps with a reason in quotation marks"),
    ("because", "`because \"…\"`"),
    ("note", "`note \"…\"`"),
    ("means", "`means \"…\"`"),
    ("text", "`text \"papers/name.txt\"`"),
    ("mechanism", "`mechanism` and phrases with commas between them"),
    ("strengthened by", "`strengthened by` and phrases with commas between them"),
    ("weakened by", "`weakened by` and phrases with commas between them"),
    ("also", "`also` and other names of the phrase, with commas between them"),
    ("opposite", "`opposite` and names of the negation, with commas between them"),
    ("implies", "`implies` and phrases with commas between them"),
    ("status", "`status initial`, `tested` or `retired`"),
    ("level", "`level micro`, `meso` or `macro`"),
    ("polarity", "`polarity desired` or `adverse`"),
    ("actor", "`actor` and who acts, in words"),
    ("refines", "`refines ID`"),
    ("replaces", "`replaces ID`"),
    ("part of", "`part of ID`"),
    ("rival of", "`rival of ID`"),
    ("contrasts with", "`contrasts with ID`"),
    ("type", "`type` and the kind of study, in words"),
    ("cite", "`cite KEY`, a key of the bibliography"),
    ("setting", "`setting` and where the study took place, in words"),
    ("relevance", "`relevance` and a judgement, in words"),
    ("rigour", "`rigour` and a judgement, in words"),
    ("richness", "`richness` and a judgement, in words"),
    ("source", "`source STUDY`"),
    ("observed", "`observed` and facts with commas between them"),
    ("like", "`like ID`, the ID of a case"),
    ("expect", "`expect cmoc ID fires` or `expect PHRASE present`"),
    ("fixed", "`fixed` alone"),
    ("complete", "`complete` alone"),
    ("cmoc", "`cmoc ID`, perhaps with a title in quotation marks"),
    ("case", "`case ID`, perhaps with a title in quotation marks"),
    ("study", "`study ID`, perhaps with a title in quotation marks"),
    ("group", "`group ID`, perhaps with a title in quotation marks"),
    ("theory", "`theory ID`, in a heading perhaps with a title in quotation marks"),
    ("bibliography", "`bibliography \"studies.bib\"`"),
    ("language", "`language 1`"),
    ("context", "`context` and one phrase"),
    ("resource", "`resource` and one phrase"),
    ("outcome", "`outcome` and one phrase"),
];

/// What may stand after a keyword, in words.
pub(super) fn form(keyword: &str) -> &'static str {
    FORMS.iter().find(|(known, _)| *known == keyword).map_or("a phrase", |&(_, form)| form)
}

/// Clauses that take bullets.
pub(super) const LISTS: &[&str] = &[
    "if",
    "only if",
    "unless",
    "then",
    "when",
    "also",
    "opposite",
    "implies",
    "observed",
    "mechanism",
    "strengthened by",
    "weakened by",
];

/// Clauses of which the text stands in quotation marks.
pub(super) const QUOTED: &[&str] = &["because", "note", "means", "text", "bibliography"];

/// Clauses that stand alone on their line.
pub(super) const ALONE: &[&str] = &["fixed", "complete"];
