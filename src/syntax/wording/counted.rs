//! Says which quantifier is meant by words before a list in parentheses, or above one of bullets.

use crate::syntax::keyword;

/// The quantifier that words stand for, whatever the list (`two of`, `one of`, `both of`); none is needed for `either`.
pub(in crate::syntax) fn quantifier_for(words: &str) -> Option<String> {
    let words = lower(words);
    match words.split(' ').collect::<Vec<_>>().as_slice() {
        ["one" | "some" | "either" | "1", "of"] => Some("any of".to_owned()),
        ["both" | "each" | "every", "of"] | ["all"] => Some("all of".to_owned()),
        ["neither", "of"] | ["none"] => Some("none of".to_owned()),
        ["any"] => Some("any of".to_owned()),
        ["either" | "both"] => Some(String::new()),
        [number, "of"] | ["at", "least", number] | [number, "or", "more", "of"] => {
            keyword::number(number).map(|_| format!("at least {number} of"))
        }
        _ => None,
    }
}

/// What to write for words and the list in parentheses after them: for `more than two of` and `(a, b, c)` it is
/// `all of (a, b, c)`.
pub(in crate::syntax) fn counted(words: &str, list: &str) -> Option<String> {
    if let Some(quantifier) = quantifier_for(words) {
        return Some(format!("{quantifier} {list}").trim_start().to_owned());
    }
    let list = List { text: list, length: elements(list) };
    let words = lower(words);
    match words.split(' ').collect::<Vec<_>>().as_slice() {
        ["most", "of"] | ["the", "majority", "of"] => list.at_least(list.length / 2 + 1),
        ["half", "of"] => list.at_least(list.length.div_ceil(2)),
        ["more", "than", number, "of"] => list.at_least(keyword::number(number)? + 1),
        ["less" | "fewer", "than", number, "of"] => list.fewer_than(keyword::number(number)?),
        ["at", "most", number, "of"] | ["no", "more", "than", number, "of"] | ["up", "to", number, "of"] => {
            list.fewer_than(keyword::number(number)? + 1)
        }
        ["exactly" | "only" | "just" | "precisely", number, "of"] => list.exactly(keyword::number(number)?),
        _ => None,
    }
}

fn lower(words: &str) -> String {
    words.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// How many elements a list in parentheses has.
fn elements(list: &str) -> usize {
    list.split(',').filter(|element| element.contains(char::is_alphanumeric)).count()
}

/// A list in parentheses, and how many elements it has.
struct List<'t> {
    text: &'t str,
    length: usize,
}

impl List<'_> {
    fn at_least(&self, number: usize) -> Option<String> {
        match number {
            1 => Some(format!("any of {}", self.text)),
            _ if number == self.length => Some(format!("all of {}", self.text)),
            _ if (1..self.length).contains(&number) => Some(format!("at least {number} of {}", self.text)),
            _ => None,
        }
    }

    fn fewer_than(&self, number: usize) -> Option<String> {
        match number {
            1 => Some(format!("none of {}", self.text)),
            _ => Some(format!("not {}", self.at_least(number)?)),
        }
    }

    fn exactly(&self, number: usize) -> Option<String> {
        match number {
            0 => self.fewer_than(1),
            _ if number == self.length => self.at_least(number),
            _ => Some(format!("({} and {})", self.at_least(number)?, self.fewer_than(number + 1)?)),
        }
    }
}
