//! Turns the dates that bibliographies write into days, months and years; what is neither a date nor a word for none is no date.

use crate::theory::{Date, Entry};

/// When a paper came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Dated {
    /// A date; of a range its beginning.
    On(Date),
    /// Not yet: `in press`.
    NotYet(&'static str),
    /// The author says that there is none: `n.d.`
    Never,
}

impl Dated {
    /// The date, where it is one.
    pub(super) fn day(self) -> Option<Date> {
        match self {
            Self::On(date) => Some(date),
            Self::NotYet(_) | Self::Never => None,
        }
    }

    /// Says it in an entry.
    pub(super) fn say(self, entry: &mut Entry) {
        match self {
            Self::On(date) => entry.say("issued", date),
            Self::NotYet(status) => entry.say("status", status),
            Self::Never => {}
        }
    }
}

/// What people write in place of a year.
const NOT_YET: [(&str, &str); 9] = [
    ("in press", "in press"),
    ("inpress", "in press"),
    ("forthcoming", "forthcoming"),
    ("submitted", "submitted"),
    ("in preparation", "in preparation"),
    ("inpreparation", "in preparation"),
    ("in review", "in review"),
    ("under review", "under review"),
    ("accepted", "accepted"),
];

const NEVER: [&str; 5] = ["n.d.", "n. d.", "nd", "no date", "undated"];

/// What a year or a date says: `2019`, `2019-07-03`, `2019/07/03`, `c. 2019`, `2019?`, `2019/2021`, `in press`.
pub(super) fn read(text: &str) -> Option<Dated> {
    let text = text.trim();
    let words = text.to_lowercase();
    if let Some((_, status)) = NOT_YET.iter().find(|(known, _)| *known == words) {
        return Some(Dated::NotYet(status));
    }
    if NEVER.contains(&words.as_str()) {
        return Some(Dated::Never);
    }
    day(text).map(Dated::On)
}

/// A date; of a range its beginning, or its end where that alone is known.
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.trim().trim_start_matches('[').trim_end_matches(']');
    let (text, before) = without(text, &["ca. ", "c. ", "circa ", "ca ", "c"]);
    let (text, after) = match text.strip_suffix(['~', '?', '%']) {
        Some(text) => (text.trim(), true),
        None => (text, false),
    };
    let circa = before || after;
    // `2019/07/03` is a day, `2019-07/2020-01` and `2019/2021` are ranges.
    if let Some(date) = parts(text, '/') {
        return Some(Date { circa, ..date });
    }
    let (from, to) = range(text)?;
    let date = [from, to].into_iter().find(|one| !one.is_empty() && *one != "..")?;
    let begins = parts(date, '-').map(|date| Date { circa, ..date })?;
    if from != date || to.is_empty() || to == ".." {
        return Some(begins);
    }
    end(to, begins.year).map(|end| Date { end: Some(end), ..begins })
}

/// The two ends of a range; of a single date the second is empty.
fn range(text: &str) -> Option<(&str, &str)> {
    let ends = ["/", "--", "–"].iter().find_map(|mark| text.split_once(mark));
    let (from, to) = ends.or_else(|| two_years(text)).unwrap_or((text, ""));
    let (from, to) = (from.trim(), to.trim());
    (!from.contains('/') && !to.contains('/')).then_some((from, to))
}

/// `2019-2021`
fn two_years(text: &str) -> Option<(&str, &str)> {
    let (from, to) = text.split_once('-')?;
    (from.len() == 4 && to.len() == 4 && number(to, 4).is_some()).then_some((from, to))
}

/// The end of a range that begins in some year: a date, or the last digits of a year (`2019/20`).
fn end(text: &str, from: i16) -> Option<(i16, Option<u8>, Option<u8>)> {
    let date = parts(text, '-').map(|date| (date.year, date.month, date.day));
    let date = date.or_else(|| number(text, 2).map(|last| (year_after(from, last), None, None)));
    date.filter(|(year, ..)| *year >= from)
}

/// The year of which only the last digits are written: of the same century, but for the one that follows 1999.
fn year_after(from: i16, last: i16) -> i16 {
    let of_century = from - from.rem_euclid(100) + last;
    if of_century < from && last == (from + 1).rem_euclid(100) { of_century + 100 } else { of_century }
}

/// The seasons, each with its number.
const SEASONS: [(&str, u8); 5] = [("spring", 1), ("summer", 2), ("autumn", 3), ("fall", 3), ("winter", 4)];

/// A season by its name or number: `Summer`, `2`.
pub(super) fn season(text: &str) -> Option<u8> {
    let text = text.trim().to_lowercase();
    let named = SEASONS.into_iter().find(|(name, _)| *name == text).map(|(_, season)| season);
    named.or_else(|| part(Some(&text), 4).flatten())
}

/// What a word says of when in a year something was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    Year(i16),
    Month(u8),
    Day(u8),
    Season(u8),
    To,
}

/// A day, a month or a season in English words, of a year that stands there or beside it, with the end of a range:
/// `FEB 9`, `3 July 2019`, `Mar.-Apr.`, `August 10--12`, `Spring`.
pub(super) fn worded(text: &str, year: Option<i16>) -> Option<Date> {
    let parted = text.replace(['~', ','], " ").replace(['-', '–', '—', '/'], " - ").replace("-  -", "-");
    let words: Vec<Word> = parted.split_whitespace().map(word).collect::<Option<_>>()?;
    let years: Vec<i16> =
        words.iter().filter_map(|word| if let Word::Year(year) = word { Some(*year) } else { None }).collect();
    let year = match (years.as_slice(), year) {
        ([], year) => year?,
        ([said], year) if year.is_none_or(|year| year == *said) => *said,
        _ => return None,
    };
    let words: Vec<Word> = words.into_iter().filter(|word| !matches!(word, Word::Year(_))).collect();
    let (month, day, end, season) = match words[..] {
        [Word::Season(season)] => (None, None, None, Some(season)),
        [Word::Month(month)] => (Some(month), None, None, None),
        [Word::Month(month), Word::Day(day)] | [Word::Day(day), Word::Month(month)] => {
            (Some(month), Some(day), None, None)
        }
        [Word::Month(month), Word::To, Word::Month(last)] => (Some(month), None, Some((last, None)), None),
        [Word::Month(month), Word::Day(day), Word::To, Word::Day(last)]
        | [Word::Day(day), Word::To, Word::Day(last), Word::Month(month)] => {
            (Some(month), Some(day), Some((month, Some(last))), None)
        }
        [Word::Month(month), Word::Day(day), Word::To, Word::Month(later), Word::Day(last)]
        | [Word::Day(day), Word::Month(month), Word::To, Word::Day(last), Word::Month(later)] => {
            (Some(month), Some(day), Some((later, Some(last))), None)
        }
        _ => return None,
    };
    let is_there = |month: u8, day: Option<u8>| day.is_none_or(|day| day <= days(year, month));
    let are_there =
        month.is_none_or(|month| is_there(month, day)) && end.is_none_or(|(month, day)| is_there(month, day));
    let is_later = end.is_none_or(|end| Some(end.0) > month || (Some(end.0) == month && end.1 > day));
    let end = end.map(|(month, day)| (year, Some(month), day));
    (are_there && is_later).then_some(Date { year, month, day, circa: false, end, season })
}

/// When an address was looked up: people write it as they like.
pub(super) fn looked_up(text: &str) -> Option<Date> {
    day(text).or_else(|| worded(text, None))
}

fn word(text: &str) -> Option<Word> {
    let text = text.trim_end_matches('.');
    let figures = ["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    if is_number(figures) {
        let day = || part(Some(figures), 31).flatten().map(Word::Day);
        return number(text, 4).map(Word::Year).or_else(day);
    }
    match text {
        "-" => Some(Word::To),
        text if text.starts_with(char::is_alphabetic) => {
            month(text).map(Word::Month).or_else(|| named_season(text).map(Word::Season))
        }
        _ => None,
    }
}

/// A season by its name, or by the first letters of it: `Spring`, `SPR`.
fn named_season(text: &str) -> Option<u8> {
    let text = text.to_lowercase();
    let begins = |name: &str| text.len() >= 3 && name.starts_with(&text);
    SEASONS.into_iter().find(|(name, _)| begins(name)).map(|(_, season)| season)
}

fn without<'t>(text: &'t str, starts: &[&str]) -> (&'t str, bool) {
    let rest = starts.iter().find_map(|start| {
        let head = text.get(..start.len())?;
        head.eq_ignore_ascii_case(start).then(|| text[start.len()..].trim_start())
    });
    match rest {
        Some(rest) if rest.starts_with(|mark: char| mark.is_ascii_digit()) => (rest, true),
        Some(_) | None => (text, false),
    }
}

/// Year, month and day between marks; what an exporter leaves empty is not known (`2019///`), and after a day may stand a
/// time of it or a word (`2019/07/03/summer`).
fn parts(text: &str, mark: char) -> Option<Date> {
    let text = text.split_once('T').map_or(text, |(day, _)| day);
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) if mark == '-' => (-1, rest),
        Some(_) | None => (1, text),
    };
    let mut parts = text.splitn(4, mark).map(str::trim);
    let year = sign * number(parts.next()?, 4)?;
    let month = part(parts.next(), 12)?;
    let day = part(parts.next(), month.map_or(31, |month| days(year, month)))?;
    let rest = parts.next().unwrap_or_default();
    if mark == '/' && (text.matches(mark).count() < 2 || rest.contains(mark)) {
        return None;
    }
    let season = season(rest).filter(|_| month.is_none());
    Some(Date { year, month, day: day.filter(|_| month.is_some()), circa: false, end: None, season })
}

/// How many days a month has.
pub(super) fn days(year: i16, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Whether a text can only be a date, a year first and all in numbers, and is none: `2019/13/45`.
pub(super) fn is_impossible(text: &str) -> bool {
    let text = text.trim();
    let is_dated = text.len() > 4 && text.get(..4).is_some_and(is_number) && text[4..].starts_with(['/', '-']);
    let is_numbers = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'/' | b'-'));
    is_dated && is_numbers && day(text).is_none()
}

/// Whether a text is digits and nothing else.
pub(super) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A month or a day: none where nothing is said, nothing at all where it is too large.
fn part(text: Option<&str>, most: u8) -> Option<Option<u8>> {
    match text.filter(|text| !text.is_empty()) {
        None => Some(None),
        Some(text) => {
            let number = text.parse::<u8>().ok().filter(|_| text.len() <= 2)?;
            (1..=most).contains(&number).then_some(Some(number))
        }
    }
}

/// A number of so many digits.
fn number(text: &str, digits: usize) -> Option<i16> {
    let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

/// A month by its name or number: `jul`, `July`, `7`.
pub(super) fn month(text: &str) -> Option<u8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let text = text.trim().trim_end_matches('.').to_lowercase();
    let named = |name: &&str| **name == text || (text.len() >= 3 && text.is_ascii() && name.starts_with(&text));
    match NAMES.iter().position(named) {
        Some(index) => u8::try_from(index + 1).ok(),
        None => part(Some(&text), 12).flatten(),
    }
}
