//! Turns a diagnostic's code into its page: what it means, what causes it, what to write instead.

use include_dir::{Dir, include_dir};

use crate::check;
use crate::diagnostic::Code;

static PAGES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/docs/codes");

/// The page of a code, in Markdown.
#[must_use]
pub fn page(code: Code) -> Option<&'static str> {
    PAGES.get_file(format!("{code}.md"))?.contents_utf8()
}

/// The codes that have a page, in their order.
#[must_use]
pub fn all() -> Vec<Code> {
    let number = |stem: &str| stem.strip_prefix("CMO")?.parse().ok();
    let mut codes: Vec<Code> =
        PAGES.files().filter_map(|file| number(file.path().file_stem()?.to_str()?)).map(Code).collect();
    codes.sort_unstable();
    codes
}

/// The codes of warnings that are no findings of the method: of syntax, names, files, settings, cases and expectations.
const WARNINGS: [u16; 22] =
    [116, 209, 212, 226, 227, 228, 235, 244, 245, 305, 306, 307, 308, 316, 317, 318, 401, 402, 403, 413, 501, 540];

/// Whether a theory set may say how much a finding matters, and accept it. Of an error it may not: nothing is evaluated
/// until it is mended.
#[must_use]
pub fn has_level(code: Code) -> bool {
    WARNINGS.contains(&code.0) || check::ALL.iter().any(|rule| rule.code == code)
}

/// The code that a person writes: as `CMO524`, or by its name or title.
#[must_use]
pub fn find(written: &str) -> Option<Code> {
    // Every start reads the codes of a `cmo.toml`: to give each page its name takes longer than a theory does.
    numbered(written.trim()).or_else(|| {
        let wanted = hyphenated(written);
        all().into_iter().find(|code| name(*code) == wanted)
    })
}

/// `CMO524`, in any case, where it has a page.
fn numbered(written: &str) -> Option<Code> {
    let (prefix, digits) = written.split_at_checked(3)?;
    let is_plain = prefix.eq_ignore_ascii_case("CMO") && digits.len() == 3;
    let code = Code(digits.parse().ok().filter(|_| is_plain)?);
    page(code).map(|_| code)
}

/// What a code is called, the text of its page's title; the code itself where it has no page.
#[must_use]
pub fn title(code: Code) -> String {
    let heading = page(code).and_then(|page| page.lines().next());
    let title = heading.and_then(|line| line.split_once(": "));
    title.map_or_else(|| code.to_string(), |(_, title)| title.trim().to_owned())
}

/// The stable name of a code, its title in lower-case words joined by hyphens: `unknown-study`.
#[must_use]
pub fn name(code: Code) -> String {
    hyphenated(&title(code))
}

fn hyphenated(title: &str) -> String {
    let title = title.to_lowercase();
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}
