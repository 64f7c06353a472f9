//! A theory without errors is evaluated in all its cases, open and closed, without a panic; every degree is in [0, 1].

#![no_main]

use cmo::evaluate::{World, evaluate};
use cmo::resolve::{self, NoFiles};
use cmo::source::{Source, Sources};
use cmo::syntax;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut sources = Sources::new();
    let id = sources.add(Source::new("fuzz.cmo", text));
    let parsed = syntax::parse(id, text);
    let resolved = resolve::resolve(&sources, &[(id, parsed.tree)], &NoFiles);
    if parsed.diagnostics.iter().chain(&resolved.diagnostics).any(|diagnostic| diagnostic.is_error()) {
        return;
    }
    for case in &resolved.theory.cases {
        for world in [World::Open, World::Closed] {
            let evaluation = evaluate(&resolved.theory, case, world);
            for pair in evaluation.values.iter().chain(&evaluation.predicted).chain(evaluation.firing.iter().flatten()) {
                assert!((0.0..=1.0).contains(&pair.in_favour) && (0.0..=1.0).contains(&pair.against));
            }
        }
    }
});
