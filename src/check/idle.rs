//! # CMO540: an accepted finding is not there
//!
//! `cmo.toml` accepts a finding that `cmo check` does not find. It was mended since, or its code or what it is about is spelled otherwise. This is a
//! warning, so that nothing stays accepted that nobody remembers.
//!
//! ```toml
//! [[accept]]
//! code = "CMO524"
//! id = "PT1.1a"
//! because = "the two are a trade-off that the paper discusses"
//! ```
//!
//! Take the section out; or write the code and all that the finding is about: the help shows it (`--format json` does for every finding, under `code` and `about`). The name of a finding does for its
//! code, and the short name of a configuration where no other theory has it.
//!
//! ```toml
//! [[accept]]
//! code = "CMO524"
//! id = ["PT1.1a", "PT1.1b"]
//! because = "the two are a trade-off that the paper discusses"
//! ```

use crate::check::settled::Accepted;
use crate::check::short_names::ShortNames;
use crate::diagnostic::{Code, Diagnostic};

/// So many findings of the kind are named.
const FEW: usize = 3;

/// The warning that there is no such finding; `others` are those of its kind that stand open.
pub fn idle<'d>(accepted: &Accepted, others: impl Iterator<Item = &'d Diagnostic>, names: &ShortNames) -> Diagnostic {
    let message =
        format!("`{}` on {} is accepted, and there is no such finding", accepted.code, ticked(&accepted.ids, " and "));
    let found = Diagnostic::warning(Code(540), accepted.place, message).saying("accepts nothing");
    let several = accepted.ids.iter().find(|id| names.all(id).len() > 1);
    if let Some(id) = several {
        let full = ticked(names.all(id), " or ");
        return found.help(format!("several theories have a configuration `{id}`: write {full}"));
    }
    let mut others: Vec<String> = others.filter(|one| !one.about.is_empty()).map(|one| set(&one.about)).collect();
    if others.is_empty() {
        return found.help("take it out: nothing of this kind is found that is not accepted");
    }
    let more = others.len().saturating_sub(FEW);
    others.truncate(FEW);
    others.extend((more > 0).then(|| format!("by what `--format json` shows under `about` of {more} more")));
    let help = "take it out where the finding is mended; what stands open is accepted by";
    found.help(format!("{help} {}", others.join("; or ")))
}

/// What a finding is about, as an `id` names it.
fn set(about: &[String]) -> String {
    match about {
        [only] => format!("`id = \"{only}\"`"),
        all => {
            let all: Vec<String> = all.iter().map(|name| format!("\"{name}\"")).collect();
            format!("`id = [{}]`", all.join(", "))
        }
    }
}

fn ticked(names: &[String], between: &str) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(between)
}
