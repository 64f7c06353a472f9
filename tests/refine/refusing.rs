//! Folders that refuse to be written to: a clear error, and nothing lost. The superuser is refused nowhere, so that there
//! the program runs as somebody else.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::accepting::{accepted, narrowed};
use super::trouble::files;
use crate::cli::command::{Place, program};

#[test]
fn a_read_only_folder_is_named_and_kept() {
    let place = accepted("refusing_folder").with("theory.cmo", &narrowed());
    place.cmo(&["test"]);
    let Some(user) = User::of(&place) else {
        eprintln!("SKIPPED: no folder refuses the superuser, and `setpriv` gives no other user who may enter this one");
        return;
    };
    let folder = place.0.join("snapshots");
    set_mode(&folder, 0o555);
    for arguments in [&["accept", "--because", "seen"][..], &["reject"], &["review", "--because", "seen"]] {
        refuses(&place, &user, arguments);
    }
    // A run of the tests says what it found, too.
    let place = place.with("theory.cmo", &narrowed().replace("deprescribing", "fewer falls"));
    assert!(refuses(&place, &user, &["test"]).contains("1 pending"));
    set_mode(&folder, 0o755);
}

/// Gives the result of a command that must say why nothing is written, and write nothing.
fn refuses(place: &Place, user: &User, arguments: &[&str]) -> String {
    let before = files(&place.0);
    let said = place.run(user.program().args(arguments), "a\n");
    assert_eq!(said.exit, 2, "{arguments:?}: {said:?}");
    assert!(said.diagnostics.contains("cannot be written"), "{arguments:?}: {}", said.diagnostics);
    assert_eq!(files(&place.0), before, "{arguments:?}");
    said.result
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// Somebody whom a folder may refuse.
enum User {
    /// Who runs the tests.
    Here,
    /// Nobody, to whom the superuser gives a place.
    Nobody,
}

const NOBODY: u32 = 65_534;

impl User {
    /// Who works in a place, which is theirs from then on; none where there is only the superuser.
    fn of(place: &Place) -> Option<Self> {
        let probe = place.0.join("probe");
        fs::create_dir(&probe).unwrap();
        set_mode(&probe, 0o555);
        let is_refused = fs::write(probe.join("file"), "").is_err();
        set_mode(&probe, 0o755);
        fs::remove_dir_all(&probe).unwrap();
        if is_refused {
            return Some(Self::Here);
        }
        let paths = files(&place.0).into_iter().map(|(path, _)| PathBuf::from(path));
        let mut all = paths.chain([place.0.clone(), place.0.join("snapshots")]);
        all.try_for_each(|path| chown(path, Some(NOBODY), Some(NOBODY))).ok()?;
        // One who may not enter the folders above, or start the program, is of no use.
        let said = Self::Nobody.program().arg("test").current_dir(&place.0).output().ok()?;
        (said.status.code() == Some(1)).then_some(Self::Nobody)
    }

    fn program(&self) -> Command {
        match self {
            Self::Here => program(),
            Self::Nobody => {
                let mut setpriv = Command::new("setpriv");
                setpriv.args([format!("--reuid={NOBODY}"), format!("--regid={NOBODY}")]);
                setpriv.args(["--clear-groups", env!("CARGO_BIN_EXE_cmo")]).env_remove("CI");
                setpriv
            }
        }
    }
}
