//! `cmo man`: the manual page, with every command.

use std::io;

use clap::CommandFactory;
use clap_mangen::Man;

use crate::cli::Cmo;
use crate::cli::arguments::Look;
use crate::cli::told::answer::Answer;

/// Print the manual page
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  cmo man > ~/.local/share/man/man1/cmo.1 && man cmo")]
pub struct Args {
    #[command(flatten)]
    pub look: Look,
}

/// Runs `cmo man`.
pub fn run() -> Answer {
    let mut page = Vec::new();
    // Writing into memory cannot fail.
    let _ = write(&mut page);
    Answer::fine(String::from_utf8_lossy(&page))
}

/// One page: the program, then a part for each command.
fn write(page: &mut Vec<u8>) -> io::Result<()> {
    let mut program = Cmo::command();
    program.build();
    Man::new(program.clone()).render(page)?;
    for command in program.get_subcommands().filter(|command| !command.is_hide_set()) {
        let man = Man::new(command.clone());
        page.extend_from_slice(format!(".SH cmo {}\n", command.get_name()).as_bytes());
        man.render_description_section(page)?;
        man.render_synopsis_section(page)?;
        man.render_options_section(page)?;
    }
    Ok(())
}
