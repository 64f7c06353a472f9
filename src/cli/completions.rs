//! `cmo completions`: the script by which a shell completes commands and options.

use clap::{CommandFactory, ValueEnum};
use clap_complete::Shell as ClapShell;

use crate::cli::Cmo;
use crate::cli::arguments::Look;
use crate::cli::told::answer::Answer;

/// Print a script that lets a shell complete commands and options
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: Shell,
    #[command(flatten)]
    pub look: Look,
}

const EXAMPLES: &str = "\
Examples:
  cmo completions bash > ~/.local/share/bash-completion/completions/cmo
  cmo completions zsh > ~/.zfunc/_cmo
  cmo completions fish > ~/.config/fish/completions/cmo.fish";

/// A shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    Bash,
    Elvish,
    Fish,
    Powershell,
    Zsh,
}

/// Runs `cmo completions`.
pub fn run(args: &Args) -> Answer {
    let shell = match args.shell {
        Shell::Bash => ClapShell::Bash,
        Shell::Elvish => ClapShell::Elvish,
        Shell::Fish => ClapShell::Fish,
        Shell::Powershell => ClapShell::PowerShell,
        Shell::Zsh => ClapShell::Zsh,
    };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cmo::command(), "cmo", &mut script);
    Answer::fine(String::from_utf8_lossy(&script))
}
