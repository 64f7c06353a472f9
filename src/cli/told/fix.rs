//! Makes the edits that findings carry, in the files that they are of.

use std::collections::BTreeMap;
use std::path::Path;

use cmo::check::{errors_mended, mended};
use cmo::diagnostic::{Diagnostic, Fix as Edit};
use cmo::report::plural::counted;
use cmo::source::{Source, SourceId, Sources};
use cmo::syntax::parse;

use crate::cli::told::problem::Problem;
use crate::cli::told::write::{Draft, write_all};

/// A file with its findings mended.
struct Mended<'s> {
    source: &'s Source,
    after: String,
    count: usize,
}

/// How many findings were mended, by file.
#[derive(Debug, Default)]
pub struct Fixed(BTreeMap<String, usize>);

impl Fixed {
    /// What was mended, in words; nothing where nothing was.
    pub fn says(&self) -> String {
        let line =
            |(name, count): (&String, &usize)| format!("mended {} in {name}\n", counted(*count, "finding", "findings"));
        self.0.iter().map(line).collect()
    }
}

/// Whether something was mended, so that more may be found that can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fix {
    /// Something was.
    Made,
    /// Nothing was.
    None,
}

/// Mends what can be mended in all files, or in none, and counts it.
///
/// # Errors
/// A file that cannot be written, or that was changed meanwhile.
pub fn fix(sources: &Sources, found: &[Diagnostic], fixed: &mut Fixed) -> Result<Fix, Problem> {
    let mut of: Vec<SourceId> = found.iter().filter_map(|one| Some(one.fix.as_ref()?.place.source)).collect();
    of.sort_unstable();
    of.dedup();
    let all: Vec<Mended<'_>> = of.into_iter().filter_map(|id| one_file(sources, id, found)).collect();
    let draft = |one| {
        let Mended { source, after, .. }: &Mended<'_> = one;
        Draft { path: Path::new(source.name()), before: Some(source.text()), after: after.as_bytes() }
    };
    write_all(&all.iter().map(draft).collect::<Vec<_>>())?;
    all.iter().for_each(|one| *fixed.0.entry(one.source.name().to_owned()).or_default() += one.count);
    Ok(if all.is_empty() { Fix::None } else { Fix::Made })
}

/// A file with its findings mended; none where nothing is, or where it could not be read as well afterwards.
fn one_file<'s>(sources: &'s Sources, id: SourceId, found: &[Diagnostic]) -> Option<Mended<'s>> {
    let source = sources.get(id);
    let fixes: Vec<&Edit> = found
        .iter()
        .filter(|one| !one.is_error())
        .filter_map(|one| one.fix.as_ref())
        .filter(|fix| fix.place.source == id)
        .collect();
    let after = mended(source.text(), &fixes);
    let errors = |text: &str| parse(id, text).diagnostics.iter().filter(|one| one.is_error()).count();
    let (after, count) =
        if errors(&after) > errors(source.text()) { (source.text().to_owned(), 0) } else { (after, fixes.len()) };
    let (after, of_errors) = errors_mended(id, after);
    let count = count + of_errors;
    (count > 0).then_some(Mended { source, after, count })
}
