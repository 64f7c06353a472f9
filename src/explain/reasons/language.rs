//! The small words of a sentence: lists, numbers, degrees, places.

use crate::evaluate::Pair;
use crate::explain::match_case::rounded;
use crate::source::{Place, Sources};
use crate::theory::Configuration;

/// A phrase as it stands in a sentence.
pub(super) fn quoted(phrase: &str) -> String {
    format!("“{phrase}”")
}

/// What a configuration is called in a sentence: `CMOC PT1.1a`; one that its author did not name is a statement.
pub(super) fn reference(configuration: &Configuration) -> String {
    let kind = if configuration.named { "CMOC" } else { "statement" };
    format!("{kind} {}", configuration.full_name)
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

/// Places as a reader finds them: `sunnyside.cmo, lines 12 and 30`.
pub(super) fn whereabouts(sources: &Sources, places: &[Place]) -> String {
    let mut files: Vec<(String, Vec<u32>)> = Vec::new();
    for (file, line) in places.iter().map(|place| file_and_line(sources, *place)) {
        let file = file.unwrap_or_default();
        match files.last_mut() {
            Some((before, lines)) if *before == file => lines.extend(line),
            _ => files.push((file, line.into_iter().collect())),
        }
    }
    let parts: Vec<String> = files.into_iter().map(|(file, lines)| with_lines(&file, lines)).collect();
    joined(&parts, "and")
}

fn with_lines(file: &str, mut lines: Vec<u32>) -> String {
    lines.dedup();
    let numbers: Vec<String> = lines.iter().map(u32::to_string).collect();
    match numbers.len() {
        0 => file.to_owned(),
        1 => format!("{file}, line {}", numbers[0]),
        _ => format!("{file}, lines {}", joined(&numbers, "and")),
    }
}

/// One sentence after another.
pub(super) fn sentences(texts: impl Iterator<Item = String>) -> String {
    texts.map(|text| sentence(&text)).collect::<Vec<_>>().join(" ")
}

/// A sentence opens with a capital.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
