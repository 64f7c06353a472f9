//! Turns findings into what is left of them by the settings of a theory set: levels by kind, and what is accepted.

use std::path::PathBuf;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::idle::idle;
use crate::check::short_names::ShortNames;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::Place;
use crate::theory::identity;

/// How much a kind of finding matters to a theory set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It is not looked for.
    Off,
    /// It is looked for.
    At(Severity),
}

/// A finding that may stand, for a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// What kind of finding.
    pub code: Code,
    /// All that it is about: names of configurations, studies, cases or phrases.
    pub ids: Vec<String>,
    /// Why it may stand.
    pub because: String,
    /// Where that is said.
    pub place: Place,
}

/// What a theory set says of findings.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// By kind, where it is not the usual level.
    pub levels: FxHashMap<Code, Level>,
    /// What is accepted.
    pub accepted: Vec<Accepted>,
    /// The configurations that may be named without their theory.
    pub short_names: ShortNames,
    /// How papers are cited and listed: the name of a style or of a CSL file, where one is set.
    pub style: Option<String>,
    /// The folder of the file of settings, beside which stand the files that it names.
    pub folder: PathBuf,
}

/// Findings, settled.
#[derive(Clone, Debug, Default)]
pub struct Settled {
    /// Those that stand.
    pub open: Vec<Diagnostic>,
    /// Those that are accepted, each with the reason.
    pub accepted: Vec<(Diagnostic, String)>,
    /// What is accepted, and was not found.
    pub idle: Vec<Diagnostic>,
}

/// Settles findings. An error of the theory itself is neither accepted nor has it another level.
#[must_use]
pub fn settle(found: Vec<Diagnostic>, settings: &Settings) -> Settled {
    let mut settled = Settled::default();
    let mut used: FxHashSet<usize> = FxHashSet::default();
    for finding in found {
        let Some(finding) = levelled(finding, settings) else { continue };
        let accepting = settings.accepted.iter().position(|accepted| accepts(accepted, &finding, settings));
        match accepting {
            Some(at) => {
                used.insert(at);
                settled.accepted.push((finding, settings.accepted[at].because.clone()));
            }
            None => settled.open.push(finding),
        }
    }
    let unused = settings.accepted.iter().enumerate().filter(|(at, _)| !used.contains(at));
    let of_kind = |code: Code| settled.open.iter().filter(move |open| open.code == code);
    let idle = unused.map(|(_, accepted)| idle(accepted, of_kind(accepted.code), &settings.short_names));
    settled.idle = idle.filter_map(|idle| levelled(idle, settings)).collect();
    settled
}

fn levelled(mut finding: Diagnostic, settings: &Settings) -> Option<Diagnostic> {
    if finding.is_error() {
        return Some(finding);
    }
    match settings.levels.get(&finding.code) {
        None => {}
        Some(Level::Off) => return None,
        Some(Level::At(severity)) => finding.severity = *severity,
    }
    Some(finding)
}

fn accepts(accepted: &Accepted, finding: &Diagnostic, settings: &Settings) -> bool {
    let means = |id: &String, name: &String| {
        identity(id) == identity(name) || settings.short_names.full(id).is_some_and(|full| full == name)
    };
    let (ids, about) = (&accepted.ids, &finding.about);
    let all_named = about.iter().all(|name| ids.iter().any(|id| means(id, name)));
    let named = !about.is_empty() && all_named && ids.iter().all(|id| about.iter().any(|name| means(id, name)));
    !finding.is_error() && accepted.code == finding.code && named
}
