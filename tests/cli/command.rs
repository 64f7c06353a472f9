//! Runs the program in a folder of its own.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run printed, and how it exited.
#[derive(Debug)]
pub struct Said {
    pub exit: i32,
    pub result: String,
    pub diagnostics: String,
}

/// A folder that is empty when a test starts.
#[derive(Debug)]
pub struct Place(pub PathBuf);

impl Place {
    pub fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    /// Writes a file, and the folders above it.
    pub fn with(self, name: &str, text: &str) -> Self {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    pub fn cmo(&self, arguments: &[&str]) -> Said {
        self.cmo_reading(arguments, "")
    }

    /// Runs the program with a variable of the environment.
    pub fn cmo_with(&self, variable: &str, value: &str, arguments: &[&str]) -> Said {
        self.run(program().env(variable, value).args(arguments), "")
    }

    /// Runs the program with a text on its standard input.
    pub fn cmo_reading(&self, arguments: &[&str], input: &str) -> Said {
        self.run(program().args(arguments), input)
    }

    /// Runs a command with a text on its standard input.
    pub fn run(&self, command: &mut Command, input: &str) -> Said {
        let mut child = command
            .current_dir(&self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        Said {
            exit: output.status.code().unwrap(),
            result: String::from_utf8(output.stdout).unwrap(),
            diagnostics: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// The program, as where somebody looks at what it writes.
pub fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_cmo"));
    program.env_remove("CI");
    program
}

/// Whether the program may be interrupted: where the tests run so that they are not (`nohup`, or behind a script), neither is
/// it. Known where `/proc` tells it.
#[cfg(unix)]
pub fn interruptions_are_heeded() -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default();
    ignored & 0b100_0000_0000_0011 == 0
}

/// A theory of two configurations, one chained to the other, with two cases.
pub const THEORY: &str = "\
theory PT1 \"Working together\"

study CMR \"Clinical Medication Review\"

context trust
  opposite distrust

cmoc 1 \"Review\"
  if trust and data shared
  then review done -> GP confident
  then deprescribing
  supported by CMR [p. 2] \"a quotation\", case north

cmoc 2
  if deprescribing unless staff short
  then harm falls

case north \"The north\"
  trust, data shared, review done
  observed deprescribing

case south
  distrust
";
