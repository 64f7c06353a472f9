//! The small words of a sentence: lists, numbers, degrees, places.

use crate::evaluate::Pair;
use crate::explain::match_case::rounded;
use crate::source::{Place, Sources};

/// A phrase as it stands in a sentence.
pub(super) fn quoted(phrase: &str) -> String {
    format!("“{phrase}”")
}

/// Parts joined as in speech: `a, b and c`.
pub(super) fn joined(parts: &[String], last: &str) -> String {
    match parts.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((end, before)) => format!("{} {last} {end}", before.join(", ")),
    }
}

/// As [`joined`], the ones after the first few only counted.
pub(super) fn joined_few(parts: &[String], last: &str) -> String {
    const FEW: usize = 5;
    if parts.len() <= FEW + 1 {
        return joined(parts, last);
    }
    let mut few = parts[..FEW].to_vec();
    few.push(format!("{} others", number(parts.len() - FEW)));
    joined(&few, last)
}

/// A number in words up to twelve.
pub(super) fn number(count: usize) -> String {
    const WORDS: [&str; 13] =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// A number with its verb: `two are`, `one is`, `none is`.
pub(super) fn number_with(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count < 2 { one } else { many })
}

/// A degree where it is not 1, as ` to the degree 0.7`.
pub(super) fn to_the_degree(degree: f64) -> String {
    if rounded(degree) >= 1.0 { String::new() } else { format!(" to the degree {}", rounded(degree)) }
}

/// Both degrees of a pair.
pub(super) fn degrees(pair: Pair) -> String {
    format!("{} for and {} against", rounded(pair.in_favour), rounded(pair.against))
}

/// The file of a place and the line in it; an argument of the command line has no lines.
pub(super) fn file_and_line(sources: &Sources, place: Place) -> (Option<String>, Option<u32>) {
    let source = sources.get(place.source);
    let line = (!source.name().starts_with("--")).then(|| source.position(place.span.start).line);
    (Some(source.name().to_owned()), line)
}

/// A place as a reader finds it: `sunnyside.cmo, line 12`.
pub(super) fn whereabouts(sources: &Sources, place: Place) -> String {
    match file_and_line(sources, place) {
        (Some(file), Some(line)) => format!("{file}, line {line}"),
        (file, _) => file.unwrap_or_default(),
    }
}

/// A sentence opens with a capital.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
