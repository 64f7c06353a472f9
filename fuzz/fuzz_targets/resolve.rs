//! Whatever was read is resolved without a panic, and a diagnostic's place lies in its text.

#![no_main]

use cmo::resolve::{self, NoFiles};
use cmo::source::{Source, Sources};
use cmo::syntax;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut sources = Sources::new();
    let id = sources.add(Source::new("fuzz.cmo", text));
    let tree = syntax::parse(id, text).tree;
    let resolved = resolve::resolve(&sources, &[(id, tree)], &NoFiles);
    for label in resolved.diagnostics.iter().flat_map(|diagnostic| &diagnostic.labels) {
        assert!(text.get(label.place.span.start as usize..label.place.span.end as usize).is_some());
    }
});
