//! Finds the lists of names in a BibTeX entry that cannot be read as such.

use biblatex::{Pair, RawChunk, RawEntry, Spanned};

use super::is;
use crate::resolve::bibliography::people::{are_several, is_turned, lacks_suffix};
use crate::resolve::bibliography::{Between, Wrong};
use crate::source::offset;

/// The names of an entry that are missing, and those that are several in one, with where they stand.
pub(super) fn faults(raw: &RawEntry<'_>, content: &str) -> Vec<(usize, Wrong)> {
    let are_names = |pair: &&Pair<'_>| ["author", "editor", "translator"].iter().any(|name| is(pair.key.v, name));
    let mut faults = Vec::new();
    for pair in raw.fields.iter().filter(are_names) {
        let [Spanned { v: RawChunk::Normal(text), .. }] = pair.value.v.as_slice() else { continue };
        if lacks_a_name(text) {
            faults.push((pair.value.span.start, Wrong::NoName(pair.key.v.trim().to_owned())));
            continue;
        }
        let start = offset(content, text);
        faults.extend(people(text).into_iter().filter_map(|(at, name)| Some((start + at, wrong(name)?))));
    }
    faults
}

/// What is wrong with the name of one of several people.
fn wrong(name: &str) -> Option<Wrong> {
    let plain = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if is_list(name) {
        return Some(Wrong::People(plain, Between::And));
    }
    let bare = bare(name);
    let (family, initials) = plain.rsplit_once([' ', '~']).filter(|_| !bare.contains('=') && is_turned(&bare))?;
    let meant = format!("{family}, {initials}");
    Some(Wrong::Turned(plain, meant))
}

fn lacks_a_name(text: &str) -> bool {
    let words: Vec<bool> = text.split_whitespace().map(|word| word.eq_ignore_ascii_case("and")).collect();
    let ends = [words.first(), words.last()].into_iter().flatten().any(|is_and| *is_and);
    ends || words.windows(2).any(|pair| pair[0] && pair[1])
}

/// Whether a name is a list of people; what stands in braces is one word, and `family = Inch` says what it is.
fn is_list(name: &str) -> bool {
    let bare = bare(name);
    let commas = bare.matches(',').count();
    !bare.contains('=') && (commas > 2 || lacks_suffix(&bare) || are_several(&bare))
}

/// A name with a letter for each group in braces, and without what escapes a mark.
fn bare(name: &str) -> String {
    let (mut bare, mut depth) = (String::new(), 0_usize);
    for mark in name.chars() {
        match mark {
            '{' => {
                depth += 1;
                bare.extend((depth == 1).then_some('x'));
            }
            '}' => depth = depth.saturating_sub(1),
            '\\' => {}
            '~' if depth == 0 => bare.push(' '),
            mark if depth == 0 => bare.push(mark),
            _ => {}
        }
    }
    bare
}

/// The names between the `and`s that stand in no braces, with where they begin.
fn people(text: &str) -> Vec<(usize, &str)> {
    let (mut people, mut from, mut at) = (Vec::new(), 0, 0);
    let mut depth = 0_usize;
    for word in text.split_inclusive(char::is_whitespace) {
        let end = at + word.len();
        if depth == 0 && word.trim().eq_ignore_ascii_case("and") {
            people.push((from, &text[from..at]));
            from = end;
        }
        depth = (depth + word.matches('{').count()).saturating_sub(word.matches('}').count());
        at = end;
    }
    people.push((from, &text[from..]));
    let trimmed = |(at, name): (usize, &'_ str)| at + name.len() - name.trim_start().len();
    people.into_iter().map(|one| (trimmed(one), one.1.trim())).collect()
}
