//! The command line: one file per subcommand; the only place that prints or opens files.

use std::process::ExitCode;

/// Runs the command line.
pub fn run() -> ExitCode {
    ExitCode::SUCCESS
}
