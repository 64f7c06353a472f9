//! Cut and spliced texts: resolving them never panics, and every place is one of the text.

use proptest::prelude::*;

use cmo::resolve::{describe, resolve};
use cmo::source::{Source, Sources};
use cmo::syntax::{parse, parse_facts};

use super::InMemory;

const EXAMPLE: &str = include_str!("negotiated.cmo");

/// More of what this floor looks at: names that meet, relations, bullets, cases of cases.
const MORE: &str = "theory PT1\n\ngroup 1\n\ncmoc 1a \"Again\"\n  only if any of (data shared, Data  shared) then ?\n  refines 1a, if1\n\n\
    context data shared\n  opposite data kept\n  also data kept, blame\n  implies data kept\n  when not data shared or blame\n\n\
    if GPs give\n  - time\n\ncase sunnyside\n  like sunnyside\n  data kept = 0.3, not data shared, unknown blame\n  \
    expect cmoc if1 blocked by blame\n  expect not data kept absent\n\nbibliography \"studies.bib\"\n";

/// Pieces of both texts, each from one place to another, in any order.
fn spliced() -> impl Strategy<Value = String> {
    let text = format!("{EXAMPLE}\n{MORE}");
    let ends = (0..text.len(), 0..text.len());
    proptest::collection::vec(ends, 1..8).prop_map(move |pieces| {
        let piece = |&(one, other): &(usize, usize)| {
            let from = |at: usize| (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
            &text[from(one.min(other))..from(one.max(other))]
        };
        pieces.iter().map(piece).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spliced_texts_are_resolved_or_refused(first in spliced(), second in spliced(), further in spliced()) {
        let mut sources = Sources::new();
        let mut trees = Vec::new();
        for text in [&first, &second] {
            let id = sources.add(Source::new("spliced.cmo", text.as_str()));
            trees.push((id, parse(id, text).tree));
        }
        let resolved = resolve(&sources, &trees, &InMemory::default());
        let id = sources.add(Source::new("further.cmo", further.as_str()));
        let tree = parse_facts(id, &further).tree;
        let (_, found) = describe(&resolved.theory, &sources, (id, &tree), "further");
        for found in resolved.diagnostics.iter().chain(&found) {
            for label in found.labels.iter().chain(&found.related) {
                let text = sources.get(label.place.source).text();
                let (start, end) = (label.place.span.start as usize, label.place.span.end as usize);
                prop_assert!(start < end && text.get(start..end).is_some(), "{found:?}");
            }
        }
    }
}
