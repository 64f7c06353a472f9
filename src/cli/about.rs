//! What a command is about: which cases and phrases, and by what means they are evaluated.

pub mod cases;
pub mod goal;
pub mod lookup;
pub mod means;
pub mod narrow;
pub mod programs;
pub mod spread;
pub mod swapped;
pub mod typed;
pub mod what_if;
