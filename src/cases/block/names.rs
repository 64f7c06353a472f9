//! The names of the cases of a block, one behind the other.

/// Names in one text.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// Each is UTF-8; that is looked at when one is asked for, which few are.
    text: Vec<u8>,
    /// By name: where it ends.
    ends: Vec<usize>,
}

impl Names {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    pub(super) fn push(&mut self, name: &[u8]) {
        self.text.extend_from_slice(name);
        self.ends.push(self.text.len());
    }

    /// How many bytes they take.
    pub(super) fn bytes(&self) -> usize {
        self.text.len()
    }

    pub(super) fn get(&self, index: usize) -> &str {
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let name = self.ends.get(index).and_then(|&end| self.text.get(start..end)).unwrap_or_default();
        std::str::from_utf8(name).unwrap_or_default()
    }
}
