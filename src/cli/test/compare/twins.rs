//! Finds cases whose snapshots would be one file on a computer that does not tell letters from capitals in file names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cmo::diagnostic::Diagnostic;
use cmo::disk::folder_of;
use cmo::refine::snapshot::one_file;
use cmo::source::Sources;
use cmo::theory::{Case, Theory, identity};

use crate::cli::given::find::is_standard;

/// The cases of a theory set that have a twin in their folder, by name, each with that twin.
pub(super) struct Twins<'t>(BTreeMap<&'t str, &'t Case>);

impl<'t> Twins<'t> {
    pub(super) fn of(theory: &'t Theory, sources: &Sources) -> Self {
        let mut firsts: BTreeMap<(PathBuf, String), &Case> = BTreeMap::new();
        let mut twins = BTreeMap::new();
        for case in &theory.cases {
            let file = Path::new(sources.get(case.place.source).name());
            if is_standard(file) {
                continue;
            }
            let first = *firsts.entry((folder_of(file), identity(&case.name).into_owned())).or_insert(case);
            if first.name != case.name {
                twins.insert(&*case.name, first);
                twins.entry(&*first.name).or_insert(case);
            }
        }
        Self(twins)
    }

    /// What is wrong with a case that has a twin.
    pub(super) fn of_case(&self, case: &Case) -> Option<Diagnostic> {
        let twin = self.0.get(&*case.name)?;
        Some(one_file((&case.name, case.place), (&twin.name, twin.place)))
    }
}
