//! The words of fixed lists.

/// The words of `level`.
pub(in crate::syntax) const LEVELS: &[&str] = &["micro", "meso", "macro"];
/// The words of `status`.
pub(in crate::syntax) const STATUSES: &[&str] = &["initial", "tested", "retired"];
/// The words of `polarity`.
pub(in crate::syntax) const POLARITIES: &[&str] = &["desired", "adverse"];
/// The words of `confidence`.
pub(in crate::syntax) const CONFIDENCES: &[&str] = &["high", "moderate", "low", "very low"];
/// The verdicts that an expectation can name.
pub(in crate::syntax) const VERDICTS: &[&str] = &["fires", "blocked", "undetermined", "contested"];
/// The values that an expectation can name.
pub(in crate::syntax) const VALUES: &[&str] = &["present", "absent", "unknown", "contested"];
/// The words that join sentences or part them.
pub(in crate::syntax) const JOINING: &[&str] = &["and", "or", "unless", "then"];
