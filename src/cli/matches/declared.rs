//! `cmo match` of cases that are declared or given as facts: what they come to, their verdicts in a file, or the first of them
//! that show each verdict.

use std::path::Path;

use cmo::evaluate::Evaluation;
use cmo::explain::summary::Summary;
use cmo::report::verdicts::OfCases;
use cmo::report::{json, summary};
use cmo::theory::{Case, ConfigurationId, Theory};

use super::Args;
use super::sample::{VERDICTS, wanted};
use super::sheet::Rows;
use super::verdicts::layout;
use crate::cli::about::programs::Programs;
use crate::cli::arguments::Format;
use crate::cli::told::problem::Problem;
use crate::cli::told::terminal::Terminal;

/// Adds the cases up, or writes their verdicts to a file, or both; none where neither is asked for.
///
/// # Errors
/// A file that cannot be written.
pub fn answer(
    args: &Args,
    (theory, cases): (&Theory, &[Case]),
    programs: &mut Programs<'_>,
    terminal: &Terminal,
) -> Result<Option<String>, Problem> {
    let all: Vec<&Case> = cases.iter().collect();
    if let Some(output) = &args.output {
        write(args, output, (theory, cases), &programs.evaluate(&all, args.world()))?;
    }
    if !args.summary {
        return Ok(args.output.as_ref().map(|output| format!("wrote {}\n", output.display())));
    }
    let summed = Summary::of(theory, &programs.tally(&all, args.world()), args.world(), None);
    Ok(Some(match args.format {
        Format::Text => summary::text(&summed, terminal.result),
        Format::Json => json::document(&summed),
    }))
}

fn write(
    args: &Args,
    output: &Path,
    (theory, cases): (&Theory, &[Case]),
    evaluations: &[Evaluation],
) -> Result<(), Problem> {
    let configurations = &concerned(theory, evaluations);
    let rows = Rows::of(output, theory, configurations, layout(args))?;
    let mut sheet = rows.begin(output)?;
    let mut text = Vec::new();
    let piece = rows.piece(&OfCases { cases, evaluations, configurations }, &mut text);
    match piece.and_then(|piece| sheet.write(&piece)) {
        Ok(()) => sheet.finish(),
        Err(error) => Err(sheet.problem(&error)),
    }
}

/// The configurations that concern any of the cases, in file order.
fn concerned(theory: &Theory, evaluations: &[Evaluation]) -> Vec<ConfigurationId> {
    let all = (0..theory.configurations.len() as u32).map(ConfigurationId);
    all.filter(|id| evaluations.iter().any(|one| one.firing(*id).is_some())).collect()
}

/// The first cases that show each verdict on each configuration, so many of each.
pub fn sampled(args: &Args, number: u32, cases: Vec<Case>, programs: &mut Programs<'_>) -> Vec<Case> {
    let evaluations = programs.evaluate(&cases.iter().collect::<Vec<_>>(), args.world());
    let configurations = evaluations.first().map_or(0, |one| one.firing.len());
    let mut left = vec![wanted(args, number); configurations];
    let mut shows = |one: &Evaluation| {
        let mut is_wanted = false;
        for (left, pair) in left.iter_mut().zip(&one.firing) {
            let of =
                VERDICTS.iter().zip(left).find(|(verdict, _)| pair.is_some_and(|pair| pair.verdict() == **verdict));
            is_wanted |= of.as_ref().is_some_and(|(_, more)| **more > 0);
            of.into_iter().for_each(|(_, more)| *more = more.saturating_sub(1));
        }
        is_wanted
    };
    cases.into_iter().zip(&evaluations).filter(|(_, one)| shows(one)).map(|(case, _)| case).collect()
}
