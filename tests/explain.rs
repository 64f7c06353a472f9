//! What matches and why: the contract of `match` read a second time, the tree of `why`, and what decides a verdict by
//! trying everything.

mod brute;
mod contract;
mod why;
mod matched;
mod reasons;
mod told;
