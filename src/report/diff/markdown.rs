//! A diff as Markdown: for the comment of a pull request, or the appendix of a paper.

use crate::refine::diff::{Diff, ItemChange, PartChange, PredictionChange, VerdictChange};
use crate::report::diff::degrees::{predictions, verdicts};
use crate::report::diff::part_words;
use crate::report::diff::summary::{VERSIONS, item_title, mark, reasons, speakers, summary, title};

/// The Markdown of a diff.
#[must_use]
pub fn markdown(diff: &Diff) -> String {
    let mut text = format!("## What changes in meaning\n\n{}\n", plain(&summary(diff)));
    let rows: Vec<[String; 3]> = diff
        .configurations
        .iter()
        .map(|one| [plain(&title(one)), mark(one.change).to_owned(), parts(&one.parts)])
        .collect();
    table(&mut text, "Configurations", ["configuration", "change", "what"], &rows);
    let rows: Vec<[String; 3]> =
        diff.moved.iter().map(|one| [&one.id, &one.from, &one.to].map(|word| plain(word))).collect();
    table(&mut text, "In another file", ["configuration", "before", "after"], &rows);
    let rows: Vec<[String; 3]> = diff.declarations.iter().map(item).collect();
    table(&mut text, "Theories, studies, phrases and cases", ["item", "change", "what"], &rows);
    let rows: Vec<[String; 4]> = diff.verdicts.iter().map(verdict).collect();
    table(&mut text, "Verdicts", ["case", "configuration", "verdict", "why"], &rows);
    let rows: Vec<[String; 4]> = diff.predictions.iter().map(prediction).collect();
    table(&mut text, "Predictions", ["case", "phrase", "prediction", "by"], &rows);
    text
}

fn item(one: &ItemChange) -> [String; 3] {
    [plain(&item_title(one)), mark(one.change).to_owned(), parts(&one.parts)]
}

fn verdict(one: &VerdictChange) -> [String; 4] {
    let reason = |(when, all): (&str, &[String])| format!("*{when}*: {}", plain(&all.join(" ")));
    let because: Vec<String> = reasons(one, VERSIONS).into_iter().map(reason).collect();
    [plain(&one.case), plain(&one.id), verdicts(one), because.join("<br>")]
}

fn prediction(one: &PredictionChange) -> [String; 4] {
    let by = speakers(one, VERSIONS);
    let by = by.trim_start_matches(" (").trim_end_matches(')');
    [plain(&one.case), plain(&one.phrase), predictions(one), plain(by)]
}

/// A table below its heading; nothing where it has no row.
fn table<const N: usize>(text: &mut String, heading: &str, columns: [&str; N], rows: &[[String; N]]) {
    if rows.is_empty() {
        return;
    }
    *text += &format!("\n### {heading}\n\n| {} |\n|{}\n", columns.join(" | "), "---|".repeat(N));
    for row in rows {
        *text += &format!("| {} |\n", row.join(" | "));
    }
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

/// A text in which nothing is a mark of Markdown or HTML.
pub(in crate::report) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for mark in text.chars() {
        match mark {
            '<' => plain += "&lt;",
            '>' => plain += "&gt;",
            '&' => plain += "&amp;",
            '\n' => plain.push(' '),
            '|' | '*' | '_' | '`' | '[' | ']' | '\\' | '~' | '#' | '@' => {
                plain.push('\\');
                plain.push(mark);
            }
            _ => plain.push(mark),
        }
    }
    plain
}
