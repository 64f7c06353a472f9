//! Turns what to find out next into an interview guide: text for people, Markdown, or a table.

mod markdown;
mod table;
mod words;

pub use markdown::markdown;
pub use table::table;

use crate::ask::{Ask, Question};
use crate::report::canvas::Canvas;
use crate::report::page::{Cell, Page, Tone};
use crate::report::plural::counted;
use words::{answers, groups, summary, unsettled};

/// Columns of the number of a question, and of the label of a line.
const NUMBER: usize = 5;
const LABEL: usize = 9;

/// What is not known in a sentence, the questions by whom or what they are about, and what they leave open.
#[must_use]
pub fn text(ask: &Ask, max: usize, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    page.flow(&[], 0, &summary(ask));
    for (title, questions) in groups(ask, max) {
        page.blank();
        page.heading(Tone::Strong, title);
        questions.iter().for_each(|(number, question)| write(&mut page, *number, question));
    }
    if let Some(more) = more(ask, max) {
        page.blank();
        page.flow(&[], 0, &more);
    }
    if !ask.unsettled.is_empty() {
        page.blank();
        page.heading(Tone::Strong, "Not settled by any answer");
        let indent = Cell { tone: Tone::Plain, text: "", width: 2 };
        ask.unsettled.iter().for_each(|one| page.flow(&[indent], 4, &unsettled(one)));
    }
    page.into_text()
}

/// How many questions are not shown, and how they are, where so many are.
#[must_use]
pub fn more(ask: &Ask, max: usize) -> Option<String> {
    let left = ask.questions.len().checked_sub(max).filter(|left| *left > 0)?;
    let all = ask.questions.len();
    Some(format!("{} besides, which --max {all} shows.", counted(left, "question", "questions")))
}

fn write(page: &mut Page, number: Option<usize>, question: &Question) {
    let number = number.map_or_else(|| "  –".to_owned(), |number| format!("{number:>3}"));
    let number = Cell { tone: Tone::Strong, text: &number, width: NUMBER };
    page.flow(&[number], NUMBER, &format!("“{}”", question.phrase));
    let mut line = |label: &str, words: &str| {
        let indent = Cell { tone: Tone::Plain, text: "", width: NUMBER };
        page.flow(&[indent, Cell { tone: Tone::Faint, text: label, width: LABEL }], NUMBER + LABEL, words);
    };
    if let Some(means) = &question.means {
        line("means", means);
    }
    answers(question).iter().for_each(|(label, words)| line(label, words));
}
