//! An interview guide as Markdown.

use super::more;
use super::words::{answers, groups, summary, unsettled};
use crate::ask::{Ask, Question};
use crate::report::markdown::plain;

/// The Markdown of an interview guide: a heading a group, an entry a question.
#[must_use]
pub fn markdown(ask: &Ask, max: usize) -> String {
    let title = ask.title.as_ref().unwrap_or(&ask.case);
    let mut text = format!("# Questions about {}\n\n{}\n", plain(title), plain(&summary(ask)));
    for (title, questions) in groups(ask, max) {
        text += &format!("\n## {}\n\n", plain(title));
        questions.iter().for_each(|(number, question)| text += &entry(*number, question));
    }
    if let Some(more) = more(ask, max) {
        text += &format!("\n{}\n", plain(&more));
    }
    if !ask.unsettled.is_empty() {
        text += "\n## Not settled by any answer\n\n";
        ask.unsettled.iter().for_each(|one| text += &format!("- {}\n", plain(&unsettled(one))));
    }
    text
}

fn entry(number: Option<usize>, question: &Question) -> String {
    let number = number.map(|number| format!("{number}: ")).unwrap_or_default();
    let means = question.means.as_ref().map(|means| format!(" — {}", plain(means))).unwrap_or_default();
    let answers = answers(question).into_iter().map(|(label, words)| format!("  - {label}: {}\n", plain(&words)));
    format!("- **{number}{}**{means}\n{}", plain(&question.phrase), answers.collect::<String>())
}
