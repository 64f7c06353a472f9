//! The names of the cases of a block, one behind the other.

/// Names in one text.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    text: String,
    /// By name: where it ends.
    ends: Vec<usize>,
}

impl Names {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    pub(super) fn push(&mut self, name: &str) {
        self.text.push_str(name);
        self.ends.push(self.text.len());
    }

    pub(super) fn get(&self, index: usize) -> &str {
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(index).and_then(|&end| self.text.get(start..end)).unwrap_or("")
    }
}
