//! Turns the clock into a date of the calendar.

use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

use cmo::refine::log::date;

const SECONDS_A_DAY: u64 = 86_400;

/// Today's date in UTC: `2026-11-22`. `SOURCE_DATE_EPOCH` stands in for the clock, as it does for other tools.
pub fn today() -> String {
    let given = env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.trim().parse().ok());
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    date(given.unwrap_or_else(now) / SECONDS_A_DAY)
}
