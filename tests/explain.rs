//! What `match` says of a case, read a second time from the words of the contract.

mod brute;
mod contract;
mod why;
