//! Turns the text of a cell into what it says of the phrase of its column.

/// What a cell says of the phrase of its column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    /// Nothing: an empty cell.
    Silent,
    /// `NA` or `?`: that it is not known. In a closed world that is something else than nothing.
    Unknown,
    /// It is there.
    Present,
    /// It is not.
    Absent,
    /// To a degree between 0 and 1.
    Degree(f64),
}

/// Why the text of a cell says nothing that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellFault {
    /// `0,7`
    Comma,
    /// `70%`
    Percent,
    /// `1e-3`
    Exponent,
    /// `1.2`, `-1`, `7`
    Range,
    /// `.7`, `1.`
    Point,
    /// `n/a`, `null`, `missing`: what other programs write for what is not known
    Missing,
    /// `maybe`
    Words,
}

/// Words for what is there, for what is not, and for what is not known.
const WORDS: [(&str, Cell); 8] = [
    ("true", Cell::Present),
    ("yes", Cell::Present),
    ("present", Cell::Present),
    ("false", Cell::Absent),
    ("no", Cell::Absent),
    ("absent", Cell::Absent),
    ("na", Cell::Unknown),
    ("?", Cell::Unknown),
];

/// What other programs write for what is not known. It is not read: in one table `-` is an answer, in the next a gap.
const MISSING: [&str; 12] = ["n/a", "n.a.", "#n/a", "nan", "null", "none", "nil", "missing", "unknown", "-", "--", "."];

/// Powers of ten. These and numbers of no more digits are exact in binary, so that what one of them by another gives is the degree
/// that is nearest to its decimals, as it is where these are parsed.
pub(super) const POWERS: [f64; 16] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

impl Cell {
    /// What the text of a cell says, white space around it aside and in any letter case.
    ///
    /// # Errors
    /// Anything but nothing, `1 0 true false yes no present absent NA ?`, and a degree in [0, 1].
    ///
    /// ```
    /// use cmo::cases::{Cell, CellFault};
    /// assert_eq!(Cell::read("Yes"), Ok(Cell::Present));
    /// assert_eq!(Cell::read(" 0.7 "), Ok(Cell::Degree(0.7)));
    /// assert_eq!(Cell::read(""), Ok(Cell::Silent));
    /// assert_eq!(Cell::read("0,7"), Err(CellFault::Comma));
    /// ```
    pub fn read(text: &str) -> Result<Self, CellFault> {
        let text = text.trim();
        if let Some((cell, end)) = Self::begin(text.as_bytes())
            && end == text.len()
        {
            return Ok(cell);
        }
        if let Some((_, cell)) = WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(text)) {
            return Ok(*cell);
        }
        if is_decimal(text) { Self::degree(text.parse().unwrap_or(f64::NAN)) } else { Err(fault(text)) }
    }

    /// What a text begins with, where that is a degree of few digits or nothing at all, and where it ends.
    #[inline(always)]
    pub(super) fn begin(text: &[u8]) -> Option<(Self, usize)> {
        text.first_chunk().and_then(eight).or_else(|| Self::begin_slowly(text))
    }

    #[inline(never)]
    fn begin_slowly(text: &[u8]) -> Option<(Self, usize)> {
        let (mut digits, mut whole, mut end) = (0_u64, None, 0);
        for &byte in text {
            match byte {
                b'0'..=b'9' => digits = digits.wrapping_mul(10).wrapping_add(u64::from(byte - b'0')),
                b'.' if whole.is_none() => whole = Some(end),
                _ => break,
            }
            end += 1;
        }
        if end == 0 {
            return Some((Self::Silent, 0));
        }
        let behind = match whole {
            None => 0,
            Some(whole) if whole > 0 && whole + 1 < end => end - whole - 1,
            Some(_) => return None,
        };
        let power = POWERS.get(behind).filter(|_| end <= POWERS.len())?;
        Some((Self::degree(digits as f64 / power).ok()?, end))
    }

    /// What a number says.
    ///
    /// # Errors
    /// It is no degree in [0, 1].
    pub fn degree(degree: f64) -> Result<Self, CellFault> {
        match degree {
            1.0 => Ok(Self::Present),
            // Also a zero below zero, which is no other degree.
            0.0 => Ok(Self::Absent),
            degree if degree > 0.0 && degree < 1.0 => Ok(Self::Degree(degree)),
            _ => Err(CellFault::Range),
        }
    }
}

/// What eight bytes begin with, where that is nothing, one digit, or one with a point and up to five digits behind it: looked at as one
/// word, since a loop over a byte or four ends where no processor expects it. None of anything else.
#[inline(always)]
fn eight(bytes: &[u8; 8]) -> Option<(Cell, usize)> {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const ZERO: u64 = EACH * b'0' as u64;
    let values = u64::from_le_bytes(*bytes) ^ ZERO;
    // The highest bit of each byte that is no digit.
    let others = (((values & (EACH * 0x7f)) + EACH * (0x80 - 10)) | values) & (EACH * 0x80);
    let digit = |at: u32| values >> (at * 8) & 0xff;
    let is_point = |at: u32| digit(at) == u64::from(b'.' ^ b'0');
    if others & 0x80 != 0 {
        return if is_point(0) { None } else { Some((Cell::Silent, 0)) };
    }
    if others & 0x8000 == 0 {
        return None;
    }
    if !is_point(1) {
        return Some((hundredths(digit(0) * 100)?, 1));
    }
    let end = (others >> 16).trailing_zeros() as usize / 8;
    let cell = match end {
        1 => hundredths(digit(0) * 100 + digit(2) * 10)?,
        2 => hundredths(digit(0) * 100 + digit(2) * 10 + digit(3))?,
        3..6 => {
            // The digits at the end of the word, zeros before them: by pairs, by fours, all.
            let digits = values >> 16 << (64 - end * 8);
            let pairs = (digits * 10 + (digits >> 8)) & 0x00ff_00ff_00ff_00ff;
            let fours = (pairs * 100 + (pairs >> 16)) & 0x0000_ffff_0000_ffff;
            let behind = (fours * 10_000 + (fours >> 32)) & 0xffff_ffff;
            Cell::degree((digit(0) as f64 * POWERS[end] + behind as f64) / POWERS[end]).ok()?
        }
        _ => return None,
    };
    Some((cell, end + 2))
}

/// What so many hundredths say, where they are a degree.
#[inline]
fn hundredths(number: u64) -> Option<Cell> {
    const DEGREES: [f64; 100] = {
        let mut degrees = [0.0; 100];
        let mut number = 1;
        while number < 100 {
            degrees[number] = number as f64 / 100.0;
            number += 1;
        }
        degrees
    };
    match number {
        0 => Some(Cell::Absent),
        100 => Some(Cell::Present),
        number => DEGREES.get(number as usize).map(|degree| Cell::Degree(*degree)),
    }
}

/// Digits, or digits on both sides of a point.
fn is_decimal(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, rest) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    digits(whole) && rest.is_none_or(digits)
}

fn fault(text: &str) -> CellFault {
    let is_number = |text: &str| text.parse::<f64>().is_ok_and(f64::is_finite);
    if MISSING.iter().any(|word| word.eq_ignore_ascii_case(text)) {
        return CellFault::Missing;
    }
    if text.strip_suffix('%').is_some_and(|number| is_number(number.trim_end())) {
        return CellFault::Percent;
    }
    if text.matches(',').count() == 1 && is_number(&text.replace(',', ".")) {
        return CellFault::Comma;
    }
    if !is_number(text) {
        return CellFault::Words;
    }
    match text {
        _ if text.contains(['e', 'E']) => CellFault::Exponent,
        _ if text.starts_with(['+', '-']) => CellFault::Range,
        _ => CellFault::Point,
    }
}
