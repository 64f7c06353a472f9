//! The command line, one file per subcommand: what it is given, what it is about, what it tells. The only place that
//! prints or opens files.

mod about;
mod accept;
mod arguments;
mod ask;
mod check;
mod completions;
mod diff;
mod evidence;
mod explain_code;
mod export;
mod fmt;
mod given;
mod history;
mod import;
mod man;
mod matches;
mod needs;
mod new;
mod reject;
mod rename;
mod review;
mod schema;
mod snapshots;
#[cfg(feature = "sql")]
mod sql;
mod test;
mod told;
mod vocabulary;
mod why;

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};

use arguments::{ColorWhen, Look};
use told::answer::{Answer, Exit};
use told::problem;
use told::stop::Stop;
use told::terminal::{Terminal, forgiving};

/// The programme-theory rule engine for realist research.
///
/// Write context-mechanism-outcome configurations as the sentences that a paper prints, describe a case, and see which
/// mechanisms fire there, which are blocked, which cannot be told and what is missing, and which studies say so.
#[derive(Debug, Parser)]
#[command(name = "cmo", version, after_help = MORE)]
struct Cmo {
    #[command(subcommand)]
    command: Command,
}

const MORE: &str = "\
Start with `cmo new my-theory`. Ask `cmo COMMAND --help` for examples.

Exit codes: 0 fine; 1 a negative finding; 2 arguments or files that cannot be used; \
3 errors in the theory or the cases; 4 undetermined, only where --goal asks.

Environment: NO_COLOR turns colour off; CMO_SIMD=baseline|v3|v4 forces a set of vector instructions.";

#[derive(Debug, Subcommand)]
enum Command {
    Match(matches::Args),
    Why(why::Args),
    Needs(needs::Args),
    Ask(ask::Args),
    Evidence(evidence::Args),
    Check(check::Args),
    Diff(diff::Args),
    History(history::Args),
    Fmt(fmt::Args),
    Vocabulary(vocabulary::Args),
    Rename(rename::Args),
    Test(test::Args),
    Review(review::Args),
    Accept(accept::Args),
    Reject(reject::Args),
    Import(import::Args),
    Export(export::Args),
    #[cfg(feature = "sql")]
    Sql(sql::Args),
    New(new::Args),
    Schema(schema::Args),
    ExplainCode(explain_code::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// Runs the command line.
pub fn run() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let command = match read(&arguments) {
        Ok(command) => command,
        Err(error) => return refuse(&error, &arguments),
    };
    let terminal = Terminal::of(command.look());
    let answer = command.run(&terminal).unwrap_or_else(|stop| stop.answer(&terminal));
    terminal.print(&answer).into()
}

/// Prints why arguments cannot be read, or the help that was asked for.
fn refuse(error: &clap::Error, arguments: &[OsString]) -> ExitCode {
    let form = arguments::error_form(arguments);
    let terminal = Terminal::of(Look { color: ColorWhen::Auto, error_format: form });
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let printed = forgiving(error.print().and_then(|()| io::stdout().flush()));
            let answer = printed.map_or_else(|problem| problem.answer(form.into()), |()| Answer::fine(""));
            terminal.print(&answer).into()
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            Exit::Usage.into()
        }
        _ => {
            let command = arguments.get(1).and_then(|first| first.to_str());
            let command = command.filter(|command| Cmo::command().find_subcommand(command).is_some());
            terminal.print(&problem::of_arguments(error, command).answer(form.into())).into()
        }
    }
}

/// Reads the arguments. A command that stands first is read on its own: building the whole command line for each run
/// costs more than a small theory does.
fn read(arguments: &[OsString]) -> Result<Command, clap::Error> {
    match arguments.get(1).and_then(|first| first.to_str()) {
        Some("match") => alone::<matches::Args>("match", arguments).map(Command::Match),
        Some("why") => alone::<why::Args>("why", arguments).map(Command::Why),
        Some("needs") => alone::<needs::Args>("needs", arguments).map(Command::Needs),
        Some("ask") => alone::<ask::Args>("ask", arguments).map(Command::Ask),
        Some("evidence") => alone::<evidence::Args>("evidence", arguments).map(Command::Evidence),
        Some("diff") => alone::<diff::Args>("diff", arguments).map(Command::Diff),
        Some("check") => alone::<check::Args>("check", arguments).map(Command::Check),
        Some("history") => alone::<history::Args>("history", arguments).map(Command::History),
        Some("test") => alone::<test::Args>("test", arguments).map(Command::Test),
        _ => Cmo::try_parse_from(arguments).map(|cmo| cmo.command),
    }
}

fn alone<T: clap::Args>(name: &'static str, arguments: &[OsString]) -> Result<T, clap::Error> {
    let command = T::augment_args(clap::Command::new(name).bin_name(format!("cmo {name}")));
    T::from_arg_matches(&command.try_get_matches_from(&arguments[1..])?)
}

impl Command {
    fn look(&self) -> Look {
        match self {
            Self::Match(args) => args.look,
            Self::Why(args) => args.look,
            Self::Needs(args) => args.look,
            Self::Ask(args) => args.look,
            Self::Evidence(args) => args.look,
            Self::Check(args) => args.look,
            Self::Diff(args) => args.look,
            Self::History(args) => args.look,
            Self::Fmt(args) => args.look,
            Self::Vocabulary(args) => args.look,
            Self::Rename(args) => args.look,
            Self::Test(args) => args.look,
            Self::Review(args) => args.look,
            Self::Accept(args) => args.look,
            Self::Reject(args) => args.look,
            Self::Import(args) => args.look(),
            Self::Export(args) => args.look,
            #[cfg(feature = "sql")]
            Self::Sql(args) => args.look,
            Self::New(args) => args.look,
            Self::Schema(args) => args.look,
            Self::ExplainCode(args) => args.look,
            Self::Completions(args) => args.look,
            Self::Man(args) => args.look,
        }
    }

    fn run(&self, terminal: &Terminal) -> Result<Answer, Stop> {
        match self {
            Self::Match(args) => matches::run(args, terminal),
            Self::Why(args) => why::run(args, terminal),
            Self::Needs(args) => needs::run(args, terminal),
            Self::Ask(args) => ask::run(args, terminal),
            Self::Evidence(args) => evidence::run(args, terminal),
            Self::Check(args) => check::run(args, terminal),
            Self::Diff(args) => diff::run(args, terminal),
            Self::History(args) => history::run(args, terminal),
            Self::Fmt(args) => fmt::run(args, terminal),
            Self::Vocabulary(args) => vocabulary::run(args, terminal),
            Self::Rename(args) => rename::run(args, terminal),
            Self::Test(args) => test::run(args, terminal),
            Self::Review(args) => review::run(args, terminal),
            Self::Accept(args) => accept::run(args),
            Self::Reject(args) => reject::run(args),
            Self::Import(args) => import::run(args, terminal),
            Self::Export(args) => export::run(args, terminal),
            #[cfg(feature = "sql")]
            Self::Sql(args) => sql::run(args, terminal),
            Self::New(args) => Ok(new::run(args)?),
            Self::Schema(args) => Ok(schema::run(args)),
            Self::ExplainCode(args) => Ok(explain_code::run(args)?),
            Self::Completions(args) => Ok(completions::run(args)),
            Self::Man(_) => Ok(man::run()),
        }
    }
}
