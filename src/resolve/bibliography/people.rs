//! Tells several people from one: lists of authors are pasted from elsewhere, with marks that part no names here.

/// Whether a name of a bibliography is a list of people: `Inch J, Notman F`, `Inch, J.; Notman, F.`
pub(super) fn are_several(name: &str) -> bool {
    if has_semicolon(name) {
        return true;
    }
    let parts: Vec<&str> =
        name.split(',').flat_map(|part| part.split(" & ")).flat_map(|part| part.split(" and ")).collect();
    let parts: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    let are_short = parts.len() > 1 && parts.iter().all(|part| has_initials(part));
    let pairs = parts.chunks_exact(2);
    let are_pairs = parts.len() > 3 && pairs.remainder().is_empty() && pairs.clone().all(|pair| are_initials(pair[1]));
    are_short || are_pairs
}

/// Whether a semicolon parts something: not that of `M&uuml;ller`.
fn has_semicolon(name: &str) -> bool {
    let is_letter = |mark: char| mark.is_ascii_alphanumeric() || mark == '#';
    let ends_mark = |before: &str| before.trim_end_matches(is_letter).ends_with('&') && !before.ends_with('&');
    name.match_indices(';').any(|(at, _)| !ends_mark(&name[..at]))
}

/// Whether a name without a comma ends in initials: `Inch J`. A suffix or a number ends no name of two words: in `King VI` it
/// may be either.
pub(super) fn is_turned(name: &str) -> bool {
    let Some((family, initials)) = name.trim().rsplit_once(char::is_whitespace) else { return false };
    let letters = initials.chars().filter(|mark| mark.is_alphabetic()).count();
    let is_suffix = is_suffix(initials) && family.contains(char::is_whitespace);
    has_initials(name.trim()) && letters <= 3 && !is_suffix && !name.contains(',')
}

/// Whether a name with two commas, which is to be `family, suffix, given`, has no suffix there.
pub(super) fn lacks_suffix(name: &str) -> bool {
    let parts: Vec<&str> = name.split(',').map(str::trim).collect();
    parts.len() == 3 && !is_suffix(parts[1])
}

fn is_suffix(part: &str) -> bool {
    const SUFFIXES: [&str; 14] =
        ["jr", "jnr", "sr", "snr", "i", "ii", "iii", "iv", "v", "2nd", "3rd", "md", "phd", "esq"];
    let bare: String = part.chars().filter(|mark| *mark != '.').collect();
    bare.is_empty() || SUFFIXES.iter().any(|suffix| suffix.eq_ignore_ascii_case(&bare))
}

/// `Inch J`, `de la Cruz AB`
fn has_initials(part: &str) -> bool {
    let Some((family, initials)) = part.rsplit_once(char::is_whitespace) else { return false };
    are_initials(initials) && family.chars().any(char::is_lowercase)
}

/// `J`, `J.`, `C. M.`, `J-P`
fn are_initials(part: &str) -> bool {
    let letters = part.chars().filter(|mark| mark.is_alphabetic()).count();
    let is_initial = |mark: char| mark.is_uppercase() || matches!(mark, '.' | '-' | ' ');
    (1..=4).contains(&letters) && part.chars().all(is_initial)
}
