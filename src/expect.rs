//! Judges what the author expects of a case against an evaluation.
