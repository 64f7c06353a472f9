//! A partial clone leaves files of earlier versions behind: that is said, with what brings them.

use super::{Repository, outside};
use crate::cli::command::Place;

const THEORY: &str = "theory T\n\ncmoc 1\n  if staff trained\n  then staff sure\n  then fewer falls\n";

#[test]
fn what_a_partial_clone_lacks_is_told_with_what_brings_it() {
    let repository = Repository::new("partial");
    repository.git(&["config", "uploadpack.allowFilter", "true"]);
    repository.write("a.cmo", THEORY).commit("First").write("a.cmo", &THEORY.replace("trained", "trained and rested"));
    repository.commit("Narrowed");
    let url = format!("file://{}", repository.folder.display());
    for filter in ["--filter=blob:none", "--filter=tree:0"] {
        let clone = outside("partial-clone");
        repository.git(&["clone", "--quiet", filter, &url, clone.to_str().unwrap()]);
        let place = Place(clone);
        for arguments in [&["diff", "HEAD~1"][..], &["diff", "HEAD~1", "HEAD", "a.cmo"], &["history", "1"]] {
            let said = place.cmo(arguments);
            assert_eq!((said.exit, said.result.as_str()), (2, ""), "{filter} {arguments:?}: {said:?}");
            let is_told = said.diagnostics.contains(" is not here: this is a partial clone");
            let is_helped = said.diagnostics.contains("help: bring them here: `git fetch --refetch --no-filter`");
            assert!(is_told && is_helped, "{filter} {arguments:?}: {said:?}");
        }
        // Without the housekeeping that git goes on with in the background.
        let still = ["-C", place.0.to_str().unwrap(), "-c", "maintenance.auto=false"];
        repository.git(&[&still[..], &["fetch", "--quiet", "--refetch", "--no-filter"]].concat());
        assert!(place.cmo(&["diff", "HEAD~1"]).result.contains("1 narrowed"), "{filter}");
        std::fs::remove_dir_all(place.0).unwrap();
    }
}
