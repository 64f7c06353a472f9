//! What to write instead of a name that nothing has, on the command line.

use cmo::explain::named::{NameProblem, Named};

/// What to write instead of a name that nothing has, or several things have.
pub fn help(problem: &NameProblem) -> Option<String> {
    match problem {
        NameProblem::Unknown { what: Named::Phrase, nearest, within: None, .. } if nearest.is_empty() => {
            Some("`cmo vocabulary` lists every phrase".to_owned())
        }
        NameProblem::Unknown { nearest, within: None, .. } if nearest.is_empty() => {
            Some("`cmo match --all` shows every configuration with its phrases".to_owned())
        }
        NameProblem::Unknown { nearest, within: Some(_), .. } if nearest.is_empty() => {
            Some("leave `--theory` out to look in all theories".to_owned())
        }
        NameProblem::Unknown { .. }
        | NameProblem::NoneNear { .. }
        | NameProblem::Both { .. }
        | NameProblem::Several { .. } => problem.help(),
    }
}
