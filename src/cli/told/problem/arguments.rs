//! Turns what is wrong with the arguments of a command into words, whatever form errors are wanted in.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use cmo::diagnostic::ticked;

use super::{Problem, cases};

/// Why arguments cannot be read; `command` is the one that they were for, where it is known.
pub fn problem(error: &clap::Error, command: Option<&str>) -> Problem {
    let said = Said { error, command };
    let (says, help) = match error.kind() {
        ErrorKind::UnknownArgument => said.unknown(),
        ErrorKind::InvalidSubcommand => said.no_command(),
        ErrorKind::InvalidValue | ErrorKind::NoEquals => said.value(),
        ErrorKind::ValueValidation => said.unfit(),
        ErrorKind::ArgumentConflict => said.twice(),
        ErrorKind::MissingRequiredArgument => said.missing(),
        ErrorKind::InvalidUtf8 => {
            ("an argument is not UTF-8".to_owned(), "write it in UTF-8, or put it into a file".to_owned())
        }
        _ => (said.first_line(), said.see_help()),
    };
    Problem::Arguments { says, help }
}

struct Said<'e> {
    error: &'e clap::Error,
    command: Option<&'e str>,
}

/// What is wrong, and what to write instead.
type Words = (String, String);

impl Said<'_> {
    fn unknown(&self) -> Words {
        let argument = self.one(ContextKind::InvalidArg);
        if !argument.starts_with('-') {
            return (format!("`{argument}` is one argument too many"), self.see_help());
        }
        let says = format!("there is no option `{argument}`");
        if let Some(help) = self.command.and_then(|command| cases::no_option(&argument, command)) {
            return (says, help);
        }
        let near = self.several(ContextKind::SuggestedArg);
        let help = match (near.first(), self.command) {
            (Some(near), _) => format!("did you mean `{near}`?"),
            (None, None) => "options stand after the command, as in `cmo match --only fires`".to_owned(),
            (None, Some(_)) => self.see_help(),
        };
        (says, help)
    }

    fn no_command(&self) -> Words {
        let near = self.several(ContextKind::SuggestedSubcommand);
        let help = match near.as_slice() {
            [] => "`cmo --help` lists the commands".to_owned(),
            near => format!("near it: {}", ticked(near)),
        };
        (format!("there is no command `{}`", self.one(ContextKind::InvalidSubcommand)), help)
    }

    fn value(&self) -> Words {
        let (argument, value) = (self.argument(), self.one(ContextKind::InvalidValue));
        let says = match value.as_str() {
            "" if argument.starts_with('-') => format!("nothing follows `{argument}`"),
            "" => format!("`{argument}` is empty"),
            value => format!("`{argument}` cannot be `{value}`"),
        };
        let help = match self.several(ContextKind::ValidValue).as_slice() {
            [] => self.see_help(),
            known => format!("write one of {}", ticked(known)),
        };
        (says, help)
    }

    /// A value whose own reader says what to write.
    fn unfit(&self) -> Words {
        let says = format!("`{}` cannot be `{}`", self.argument(), self.one(ContextKind::InvalidValue));
        let why = std::error::Error::source(self.error).map(ToString::to_string);
        (says, why.unwrap_or_else(|| self.see_help()))
    }

    fn twice(&self) -> Words {
        let (argument, prior) = (self.argument(), bare(&self.one(ContextKind::PriorArg)));
        if prior.is_empty() || prior == argument {
            return (format!("`{argument}` is given twice"), "keep the one that you mean".to_owned());
        }
        (format!("`{argument}` and `{prior}` exclude each other"), "keep one of the two".to_owned())
    }

    fn missing(&self) -> Words {
        let missing: Vec<String> = self.several(ContextKind::InvalidArg).iter().map(|one| bare(one)).collect();
        (format!("{} is missing", ticked(&missing)), self.see_help())
    }

    /// The option or argument that is spoken of.
    fn argument(&self) -> String {
        bare(&self.one(ContextKind::InvalidArg))
    }

    fn one(&self, kind: ContextKind) -> String {
        self.several(kind).into_iter().next().unwrap_or_default()
    }

    fn several(&self, kind: ContextKind) -> Vec<String> {
        match self.error.get(kind) {
            Some(ContextValue::String(one)) => vec![one.clone()],
            Some(ContextValue::Strings(several)) => several.clone(),
            _ => Vec::new(),
        }
    }

    fn see_help(&self) -> String {
        match self.command {
            Some(command) => format!("`cmo {command} --help` shows what can be written"),
            None => "`cmo --help` shows what can be written".to_owned(),
        }
    }

    fn first_line(&self) -> String {
        let text = self.error.to_string();
        let line = text.lines().next().unwrap_or("");
        line.strip_prefix("error: ").unwrap_or(line).to_owned()
    }
}

/// `--format` of `--format <FORMAT>`, `PATH` of `[PATH]...`
fn bare(argument: &str) -> String {
    let name = argument.split(' ').next().unwrap_or(argument);
    name.trim_matches(|mark| matches!(mark, '<' | '>' | '[' | ']' | '.')).to_owned()
}
