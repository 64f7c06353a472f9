//! Any text is read without a panic, and every place that is named lies in it.

#![no_main]

use cmo::source::SourceId;
use cmo::syntax::{self, Node};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for parsed in [syntax::parse(SourceId(0), text), syntax::parse_facts(SourceId(0), text)] {
        for label in parsed.diagnostics.iter().flat_map(|diagnostic| &diagnostic.labels) {
            assert!(text.get(label.place.span.start as usize..label.place.span.end as usize).is_some());
        }
        parsed.tree.items().for_each(|item| visit(item, text));
    }
});

fn visit(node: Node, text: &str) {
    assert!(text.get(node.span().start as usize..node.span().end as usize).is_some());
    node.children().for_each(|child| visit(child, text));
}
