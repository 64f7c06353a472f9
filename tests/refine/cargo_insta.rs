//! The real `cargo insta` reads, lists and accepts what `cmo test` writes.

use std::path::Path;
use std::process::{Command, Output};

use super::accepting::{accepted, is_there, narrowed, read};

fn cargo_insta(folder: &Path, arguments: &[&str]) -> Option<Output> {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.arg("insta").args(arguments).current_dir(folder).env("INSTA_WORKSPACE_ROOT", folder);
    command.output().ok()
}

#[test]
fn cargo_insta_lists_and_accepts_a_snapshot_of_ours() {
    let place = accepted("refine_insta").with("theory.cmo", &narrowed());
    let folder = place.0.canonicalize().unwrap();
    if !cargo_insta(&folder, &["--version"]).is_some_and(|found| found.status.success()) {
        let says = "`cargo insta` is not installed (`cargo install cargo-insta`)";
        assert!(std::env::var_os("CI").is_none(), "{says}");
        eprintln!("skipped: {says}");
        return;
    }
    // `cargo insta` works in a package only: one of its own, apart from this one.
    let place = place.with("Cargo.toml", "[package]\nname = \"theory\"\n\n[lib]\npath = \"lib.rs\"\n\n[workspace]\n");
    let place = place.with("lib.rs", "");
    assert_eq!(place.cmo(&["test"]).exit, 1);
    let listed = cargo_insta(&folder, &["pending-snapshots", "--include-ignored", "--as-json"]).unwrap();
    let said = format!("{listed:?}");
    assert!(listed.status.success() && said.contains("snapshots/north.snap"), "{said}");
    let done = cargo_insta(&folder, &["accept", "--include-ignored"]).unwrap();
    assert!(done.status.success(), "{done:?}");
    assert!(!is_there(&place, "snapshots/north.snap.new"));
    let said = place.cmo(&["test"]);
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.result.contains("1 snapshot was accepted without a reason"), "{}", said.result);
    assert_eq!(place.cmo(&["accept", "--because", "seen in a review"]).exit, 0);
    assert!(read(&place, "snapshots/north.snap").contains("because: \"seen in a review\""));
    assert!(read(&place, "refinements.md").contains("- cases accepted before, without a reason: north\n"));
    assert!(!place.cmo(&["test"]).result.contains("without a reason"));
}
