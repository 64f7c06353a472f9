//! Sentences of section 5, each as the smallest theory that shows it.

mod bulk;
mod closed;
mod open;
mod sketch;
