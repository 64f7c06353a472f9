//! What matches and why: the contract of `match`, the tree of `why`, and what decides a verdict by trying everything.

mod brute;
mod contract;
mod reasons;
mod told;
