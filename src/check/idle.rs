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
//! Take the section out; or write the code and all that the finding is about as `cmo check` shows it (with `--format json`, under `code` and `about`).
//!
//! ```toml
//! [[accept]]
//! code = "CMO524"
//! id = ["PT1.1a", "PT1.1b"]
//! because = "the two are a trade-off that the paper discusses"
//! ```

use crate::check::settled::Accepted;
use crate::diagnostic::{Code, Diagnostic};

/// The warning that there is no such finding.
pub fn idle(accepted: &Accepted) -> Diagnostic {
    let ids: Vec<String> = accepted.ids.iter().map(|id| format!("`{id}`")).collect();
    let message = format!("`{}` on {} is accepted, and there is no such finding", accepted.code, ids.join(" and "));
    Diagnostic::warning(Code(540), accepted.place, message).saying("accepts nothing").help(
        "take it out where the finding is mended; `id` names all that a finding is about, which \
             `cmo check --all --format json` shows under `about`",
    )
}
