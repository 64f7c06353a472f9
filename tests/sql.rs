//! A theory as a query. What is checked here needs no database; the engines themselves are asked by `.ci/sql`, on what
//! `trials` writes.

mod limits;
mod names;
mod trials;
