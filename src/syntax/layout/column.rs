//! Says what text at column 0 is meant for that starts no item: an item, or more of the sentence above.

use super::Layout;
use super::lines::{Indentation, Line};
use crate::syntax::fault::{EvidenceFault, Fault, LayoutFault};
use crate::syntax::keyword;
use crate::syntax::text;
use crate::syntax::tree::Item;

impl Layout<'_> {
    /// Text at column 0 that starts no item.
    pub(super) fn no_item(&mut self, line: Line) {
        let text = &self.source[line.text..line.end];
        if let Some(mark) = conflict_mark(text) {
            self.start_item(line, Item::Broken);
            return self.faults.push(Fault::layout(line.keyword(mark), LayoutFault::ConflictMark { below: 0 }));
        }
        if text.starts_with(crate::syntax::wording::is_invisible) {
            self.start_item(line, Item::Broken);
            return; // What the copy says of the character is enough.
        }
        let word = keyword::first_word(text);
        let at = line.keyword(word);
        if !self.is_more_of_item(text) {
            let wrong = match item_meant(text) {
                Some(help) => LayoutFault::ItemMeant { word: word.to_owned(), help },
                None => LayoutFault::NoItem { word: word.to_owned(), nearest: keyword::nearest_item(text) },
            };
            self.start_item(line, Item::Broken);
            return self.faults.push(Fault::layout(at, wrong));
        }
        let fault = match keyword::not_supported(text) {
            Some(length) => {
                let source = text::bare(&text[length..]).into_owned();
                Fault::evidence(at, EvidenceFault::NotSupported { word: word.to_owned(), source })
            }
            None => Fault::layout(at, self.not_indented(text, word)),
        };
        self.break_clause(fault);
        self.go_on(line);
    }

    fn not_indented(&self, text: &str, word: &str) -> LayoutFault {
        let word = word.to_owned();
        let line = format!("{}{}", self.indentation(&word), text::bare(text));
        if keyword::of_list(text, keyword::JOINING).is_some() {
            LayoutFault::NotIndented { word, line }
        } else {
            LayoutFault::NoItem { word, nearest: None }
        }
    }

    /// The white space that a line is to begin with: `then` as a clause does, another word deeper.
    fn indentation(&self, word: &str) -> String {
        let (mark, step) = if self.indented_with == Indentation::Tabs { ("\t", 1) } else { ("  ", 2) };
        match self.depth {
            None => mark.to_owned(),
            Some(depth) if word.eq_ignore_ascii_case("then") => mark.repeat(depth / step),
            Some(depth) => mark.repeat(depth / step + 1),
        }
    }

    /// Whether text at column 0 can only be more of the item above: what is wrong is then said once.
    fn is_more_of_item(&self, text: &str) -> bool {
        let is_item = self.item.is_some_and(|item| item != Item::Broken);
        let is_loose = self.item == Some(Item::Statement) && !self.below_blank && keyword::nearest_item(text).is_none();
        let joins = keyword::of_list(text, keyword::JOINING).is_some() || keyword::not_supported(text).is_some();
        is_loose || (is_item && joins)
    }
}

/// The mark of a line that a merge sets between two versions.
fn conflict_mark(text: &str) -> Option<&str> {
    text.split_whitespace().next().filter(|word| ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].contains(word))
}

/// What to do with a line at column 0 that says in other writing which item or part it is.
fn item_meant(text: &str) -> Option<String> {
    let first = text.split_whitespace().next()?;
    let rest = text::bare(text[first.len()..].trim_start());
    let label = first.trim_end_matches(':');
    let part = match label.to_lowercase().as_str() {
        "when" | "where" | "whenever" | "given" => return Some(format!("write `if {rest}`")),
        "iff" => return Some(keyword::IFF.to_owned()),
        _ if label.len() == first.len() => return keyword_with_id(first),
        "context" | "contexts" | "c" => "if",
        "mechanism" | "mechanisms" | "m" | "outcome" | "outcomes" | "o" => "then",
        _ => return keyword_with_id(first),
    };
    Some(format!(
        "write a heading `cmoc ID`, and below it, indented, `if` with the context, `then` with the mechanism and `then` with the \
         outcome: this line as `{part} {rest}`"
    ))
}

/// `CMOC1a`, `CMO-1:` and `Case2`: a keyword that its ID follows without a space.
fn keyword_with_id(word: &str) -> Option<String> {
    let keywords = [
        ("cmoc", "cmoc"),
        ("cmo", "cmoc"),
        ("case", "case"),
        ("study", "study"),
        ("theory", "theory"),
        ("group", "group"),
    ];
    let (written, keyword) = keywords
        .into_iter()
        .find(|(written, _)| word.get(..written.len()).is_some_and(|head| head.eq_ignore_ascii_case(written)))?;
    let id = word[written.len()..].trim_matches(|mark: char| !mark.is_alphanumeric());
    id.starts_with(|first: char| first.is_ascii_digit())
        .then(|| format!("write `{keyword} {id}`, with a space before the ID"))
}
