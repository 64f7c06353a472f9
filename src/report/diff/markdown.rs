//! A diff as Markdown: for the comment of a pull request, or the appendix of a paper.

use crate::refine::diff::{Diff, ItemChange, OnlyVerdict, PartChange, PredictionChange, VerdictChange};
use crate::report::diff::degrees::{gone_verdict, new_verdict, predictions, verdicts};
use crate::report::diff::summary::{VERSIONS, item_title, mark, reasons, speakers, summary, title};
use crate::report::diff::{InCase, part_words};
use crate::report::markdown::{plain, table};

/// The Markdown of a diff.
#[must_use]
pub fn markdown(diff: &Diff) -> String {
    let mut text = format!("## What changes in meaning\n\n{}\n", plain(&summary(diff)));
    let rows: Vec<Vec<String>> = diff
        .configurations
        .iter()
        .map(|one| vec![plain(&title(one)), mark(one.change).to_owned(), parts(&one.parts)])
        .collect();
    table(&mut text, "Configurations", &["configuration", "change", "what"], &rows);
    let rows: Vec<Vec<String>> =
        diff.moved.iter().map(|one| [&one.id, &one.from, &one.to].map(|word| plain(word)).to_vec()).collect();
    table(&mut text, "In another file", &["configuration", "before", "after"], &rows);
    let rows: Vec<Vec<String>> = diff.declarations.iter().map(item).collect();
    table(&mut text, "Theories, studies, phrases and cases", &["item", "change", "what"], &rows);
    let rows: Vec<Vec<String>> = diff.cases.iter().flat_map(|name| verdicts_in(diff, name)).collect();
    table(&mut text, "Verdicts", &["case", "configuration", "verdict", "why"], &rows);
    let rows: Vec<Vec<String>> = diff.predictions.iter().map(prediction).collect();
    table(&mut text, "Predictions", &["case", "phrase", "prediction", "by"], &rows);
    text
}

fn item(one: &ItemChange) -> Vec<String> {
    vec![plain(&item_title(one)), mark(one.change).to_owned(), parts(&one.parts)]
}

/// The verdicts in one case that differ, that are new, and that are gone.
fn verdicts_in(diff: &Diff, name: &str) -> Vec<Vec<String>> {
    let InCase { verdicts, new, gone, .. } = InCase::of(diff, name);
    let new = new.into_iter().map(|one| only(one, "now", new_verdict(one)));
    let gone = gone.into_iter().map(|one| only(one, "before", gone_verdict(one)));
    verdicts.into_iter().map(verdict).chain(new).chain(gone).collect()
}

fn verdict(one: &VerdictChange) -> Vec<String> {
    let reason = |(when, all): (&str, &[String])| format!("*{when}*: {}", plain(&all.join(" ")));
    let because: Vec<String> = reasons(one, VERSIONS).into_iter().map(reason).collect();
    vec![plain(&one.case), plain(&one.id), verdicts(one), because.join("<br>")]
}

fn only(one: &OnlyVerdict, when: &str, verdict: String) -> Vec<String> {
    let because = format!("*{when}*: {}", plain(&one.because.join(" ")));
    vec![plain(&one.case), plain(&one.id), verdict, because]
}

fn prediction(one: &PredictionChange) -> Vec<String> {
    let by = speakers(one, VERSIONS);
    let by = by.trim_start_matches(" (").trim_end_matches(')');
    vec![plain(&one.case), plain(&one.phrase), predictions(one), plain(by)]
}

fn parts(parts: &[PartChange]) -> String {
    let lines = parts.iter().map(|part| {
        let lost = part.lost.iter().map(|words| format!("− {}", plain(words)));
        let gained = part.gained.iter().map(|words| format!("+ {}", plain(words)));
        let how = part.change.and_then(part_words).map(|words| format!(" {words}")).unwrap_or_default();
        let all: Vec<String> = lost.chain(gained).collect();
        format!("*{}*{how}: {}", part.part, all.join("; "))
    });
    lines.collect::<Vec<_>>().join("<br>")
}
