//! What a command tells: results, problems, progress, files; and how it exits.

pub mod answer;
pub mod aside;
pub mod each_case;
pub mod fix;
pub mod growing;
pub mod output;
pub mod problem;
pub mod progress;
pub mod rows;
pub mod stop;
#[cfg(feature = "references")]
pub mod styled;
pub mod terminal;
pub mod write;
