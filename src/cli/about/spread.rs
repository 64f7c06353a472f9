//! Spreads work that is the same for each of many over threads, and gives what comes of it in their order.

use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::thread;

/// What comes of each, on at most so many threads.
pub fn spread<T: Sync, U: Send>(all: &[T], threads: NonZeroUsize, one: impl Fn(&T) -> U + Sync) -> Vec<U> {
    let share = all.len().div_ceil(threads.get()).max(1);
    if share >= all.len() {
        return all.iter().map(one).collect();
    }
    let one = &one;
    thread::scope(|scope| {
        let part = |part: &'_ [T]| part.iter().map(one).collect::<Vec<U>>();
        let parts: Vec<_> = all.chunks(share).map(|items| scope.spawn(move || part(items))).collect();
        parts.into_iter().flat_map(|part| part.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
}
