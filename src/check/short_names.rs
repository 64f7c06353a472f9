//! Turns the configurations of a theory set into the short names by which settings may call them.

use rustc_hash::FxHashMap;

use crate::theory::{Theory, identity};

/// The full names of configurations, by their IDs within their theories.
#[derive(Clone, Debug, Default)]
pub struct ShortNames(FxHashMap<String, Vec<String>>);

impl ShortNames {
    /// The short names of a theory set.
    #[must_use]
    pub fn of(theory: &Theory) -> Self {
        let mut names: FxHashMap<String, Vec<String>> = FxHashMap::default();
        for one in &theory.configurations {
            names.entry(identity(&one.id).into_owned()).or_default().push(one.full_name.clone());
        }
        Self(names)
    }

    /// The full name that a short one stands for, where no other configuration has it.
    pub(super) fn full(&self, short: &str) -> Option<&String> {
        match self.all(short) {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The full names of all configurations with a short one, in file order.
    pub(super) fn all(&self, short: &str) -> &[String] {
        self.0.get(&*identity(short)).map_or(&[], Vec::as_slice)
    }
}
