//! Turns a text and the fixes of its findings into the mended text.

use crate::diagnostic::Fix;

/// A text with its fixes made. Of two that overlap the first is made: the other finds its place when it is looked for
/// again.
#[must_use]
pub fn mended(text: &str, fixes: &[&Fix]) -> String {
    let mut fixes = fixes.to_vec();
    fixes.sort_by_key(|fix| (fix.place.span.start, fix.place.span.end));
    let (mut mended, mut done) = (String::with_capacity(text.len()), 0);
    for fix in fixes {
        let (start, end) = (fix.place.span.start as usize, fix.place.span.end as usize);
        if start >= done {
            mended.push_str(&text[done..start]);
            mended.push_str(&fix.text);
            done = end;
        }
    }
    mended.push_str(&text[done..]);
    mended
}
