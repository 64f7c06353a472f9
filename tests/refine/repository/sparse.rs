//! What a sparse checkout leaves out has not gone, and of several paths one that was renamed is followed.

use super::Repository;

const A: &str = "theory A\n\nbibliography \"a.bib\"\n\nstudy S\n  cite key\n\ncmoc 1\n  if staff trained\n  then staff sure\n  then fewer falls\n  supported by S\n";
const B: &str = "theory B\n\ncmoc 1\n  if data shared\n  then staff informed\n  then fewer errors\n";
const BIB: &str = "@book{key, author = {Ash, B}, title = {One}, year = 2019}\n";

#[test]
fn what_a_sparse_checkout_leaves_out_is_as_it_was_committed() {
    let repository = Repository::new("sparse");
    repository.write("one/a.cmo", A).write("one/a.bib", BIB).write("two/b.cmo", B).commit("First");
    for more in [&["--no-cone"][..], &["--cone"], &["--cone", "--sparse-index"]] {
        repository.git(&["sparse-checkout", "disable"]);
        repository.git(&[&["sparse-checkout", "set"], more, &["two"]].concat());
        assert!(!repository.folder.join("one/a.cmo").exists(), "{more:?}");
        let said = repository.cmo(&["diff"]);
        assert!(said.exit == 0 && said.result.contains("nothing changes in meaning"), "{more:?}: {said:?}");
        let said = repository.cmo(&["diff", "HEAD", "one"]);
        assert!(said.exit == 0 && said.result.contains("nothing changes in meaning"), "{more:?}: {said:?}");
        repository.write("two/b.cmo", &B.replace("data shared", "data shared and read"));
        let said = repository.cmo(&["diff"]);
        assert!(said.result.contains("configurations: 1 narrowed"), "{more:?}: {said:?}");
        repository.write("two/b.cmo", B);
    }
}

#[test]
fn of_several_paths_one_that_was_renamed_is_followed() {
    let repository = Repository::new("several");
    repository.write("a.cmo", &A.replace("bibliography \"a.bib\"\n\n", "").replace("  cite key\n", ""));
    repository.write("old.cmo", B).commit("First");
    repository.git(&["mv", "old.cmo", "new.cmo"]);
    repository.commit("Renamed");
    for (names, says) in [
        (&["HEAD~1", "HEAD", "a.cmo", "new.cmo"][..], "`new.cmo` is `old.cmo` in HEAD~1"),
        (&["HEAD~1", "HEAD", "old.cmo", "a.cmo"], "`old.cmo` is `new.cmo` in HEAD"),
        (&["HEAD~1", "a.cmo", "new.cmo"], "`new.cmo` is `old.cmo` in HEAD~1"),
    ] {
        let said = repository.cmo(&[&["diff"], names].concat());
        assert!(!said.result.contains("added") && !said.result.contains("dropped"), "{names:?}: {said:?}");
        assert_eq!(said.diagnostics, format!("{says}, by the files that are the same in both\n"), "{names:?}");
    }
    let said = repository.cmo(&["diff", "HEAD~1", "HEAD", "old.cmo", "new.cmo", "a.cmo"]);
    assert!(said.diagnostics.is_empty() && !said.result.contains("dropped"), "{said:?}");
    repository.git(&["mv", "new.cmo", "newest.cmo"]);
    repository.write("newest.cmo", &B.replace("data shared", "data shared and read")).commit("Renamed and changed");
    let said = repository.cmo(&["diff", "HEAD~1", "HEAD", "a.cmo", "newest.cmo"]);
    assert!(said.diagnostics.contains("HEAD~1 has no `.cmo` file in `newest.cmo`"), "{said:?}");
}
