//! A program that is interrupted while it writes: all files have what was written, or none has, and nothing stands aside.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::trouble::files;
use crate::cli::command::{Place, interruptions_are_heeded, program};

/// So many files that their names are not given in no time.
const MANY: usize = 250;

fn folder(name: &str) -> Place {
    let of = |n| (format!("f{n}.cmo"), format!("cmoc {n}\n  if tea\n  then calm {n}\n\ncase c{n}\n  tea\n"));
    (0..MANY).map(of).fold(Place::new(name), |place, (name, text)| place.with(&name, &text))
}

/// Runs a command and interrupts it as soon as something is seen in its folder; gives its exit code, where it has one.
fn interrupted(place: &Place, arguments: &[&str], seen: impl Fn(&Path) -> bool) -> Option<i32> {
    let mut command = program();
    command.args(arguments).current_dir(&place.0).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let start = Instant::now();
    while !seen(&place.0) && child.try_wait().unwrap().is_none() && start.elapsed() < Duration::from_secs(60) {
        sleep(Duration::from_micros(200));
    }
    let _ = Command::new("kill").args(["-TERM", &child.id().to_string()]).stderr(Stdio::null()).status();
    child.wait().unwrap().code()
}

/// The names of the files in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn is_aside(folder: &Path) -> bool {
    names(folder).iter().any(|name| name.starts_with('.'))
}

fn renamed(place: &Place) -> usize {
    let texts = files(&place.0).into_iter().filter(|(path, _)| path.ends_with(".cmo"));
    texts.filter(|(_, text)| String::from_utf8_lossy(text).contains("green tea")).count()
}

#[test]
fn a_renaming_that_is_interrupted_renames_everywhere_or_nowhere() {
    if !interruptions_are_heeded() {
        return;
    }
    let rename = ["rename", "tea", "green tea", "--write"];
    let is_first_named =
        |folder: &Path| fs::read_to_string(folder.join("f0.cmo")).is_ok_and(|text| text.contains("green"));
    for round in 0..3 {
        let place = folder("interrupted_rename");
        let exit = match round {
            0 => interrupted(&place, &rename, is_aside),
            _ => interrupted(&place, &rename, is_first_named),
        };
        assert!(matches!(exit, Some(0 | 130)), "{exit:?}");
        assert!([0, MANY].contains(&renamed(&place)), "round {round}: {} of {MANY}", renamed(&place));
        assert_eq!(place.0.join("refinements.md").exists(), renamed(&place) == MANY);
        assert!(!is_aside(&place.0), "{:?}", names(&place.0));
    }
}

#[test]
fn an_acceptance_that_is_interrupted_accepts_all_with_the_reason_or_nothing() {
    if !interruptions_are_heeded() {
        return;
    }
    let is_first_kept = |folder: &Path| names(&folder.join("snapshots")).iter().any(|name| name.ends_with(".snap"));
    for _ in 0..2 {
        let place = folder("interrupted_accept");
        assert_eq!(place.cmo(&["test"]).exit, 1);
        let exit = interrupted(&place, &["accept", "--because", "seen"], is_first_kept);
        assert!(matches!(exit, Some(0 | 130)), "{exit:?}");
        let names = [names(&place.0), names(&place.0.join("snapshots"))].concat();
        let [kept, waiting] = [".snap", ".snap.new"].map(|end| names.iter().filter(|name| name.ends_with(end)).count());
        assert!([(0, MANY), (MANY, 0)].contains(&(kept, waiting)), "{kept} accepted, {waiting} pending");
        assert_eq!(names.contains(&"refinements.md".to_owned()), kept == MANY);
        assert!(!names.iter().any(|name| name.starts_with('.')), "{names:?}");
    }
}

/// What ends a program by force leaves what stood aside; the next that writes there takes it away, and nothing else.
#[test]
fn what_a_killed_program_left_aside_goes_with_the_next_that_writes_there() {
    let old = |path: &Path, seconds| {
        let time = std::time::SystemTime::now() - Duration::from_secs(seconds);
        fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
    };
    let place = Place::new("left_aside").with("a.cmo", "cmoc 1\n if tea\n then calm\n");
    let others = [".a.cmo.cmo-7", ".a.cmo.cmo-8", ".a.cmo.7", ".b.cmo.cmo-7", ".a.cmo.cmo-7x"];
    let place = others.iter().fold(place, |place, name| place.with(name, "half"));
    others.iter().filter(|name| **name != ".a.cmo.cmo-8").for_each(|name| old(&place.0.join(name), 3600));
    assert_eq!(place.cmo(&["fmt"]).exit, 0);
    assert_eq!(names(&place.0), [".a.cmo.7", ".a.cmo.cmo-7x", ".a.cmo.cmo-8", ".b.cmo.cmo-7", "a.cmo"]);
}
