//! What matches and why: the contract of `match` and the tree of `why`, read a second time, and what decides a verdict
//! by trying everything.

mod brute;
mod contract;
mod matched;
mod reasons;
mod told;
mod why;
