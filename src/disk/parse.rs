//! Turns the texts of a theory set into trees, large sets on several threads.

use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::source::{SourceId, Sources};
use crate::syntax::{Parsed, parse};

/// Bytes below which a second thread costs more than it saves.
const WORTH_A_THREAD: usize = 1 << 20;

/// The trees of some texts, in their order; on at most the given number of threads, else on all cores.
pub(super) fn parse_all(
    sources: &Sources,
    ids: &[SourceId],
    threads: Option<NonZeroUsize>,
    advance: impl Fn(u64) + Sync,
) -> Vec<(SourceId, Parsed)> {
    let bytes: usize = ids.iter().map(|id| sources.get(*id).text().len()).sum();
    let one = |id: SourceId| {
        let text = sources.get(id).text();
        let parsed = parse(id, text);
        advance(text.len() as u64);
        (id, parsed)
    };
    if ids.len() < 2 || bytes < WORTH_A_THREAD {
        return ids.iter().copied().map(one).collect();
    }
    let threads = threads.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get).min(ids.len());
    let next = AtomicUsize::new(0);
    let share = || -> Vec<(SourceId, Parsed)> {
        std::iter::from_fn(|| ids.get(next.fetch_add(1, Ordering::Relaxed)).copied().map(one)).collect()
    };
    let mut parsed: Vec<(SourceId, Parsed)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(share)).collect();
        let done = workers.into_iter().map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic)));
        done.flatten().collect()
    });
    parsed.sort_by_key(|(id, _)| *id);
    parsed
}
