//! What decides a verdict, found a second time by trying everything.

mod brute;
