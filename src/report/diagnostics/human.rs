//! Turns diagnostics into drawings of the text with the place underlined.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode, ThemeCharacters, ThemeStyles};

use super::clipped::shortened;
use super::excerpt::Excerpt;
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::report::canvas::{Canvas, Colour};
use crate::source::{Place, Source, Sources};

/// The drawings, one below the other.
pub(super) fn render(diagnostics: &[Diagnostic], sources: &Sources, canvas: Canvas) -> String {
    let handler = handler(canvas);
    let mut text = String::new();
    for diagnostic in diagnostics {
        let drawing = Drawing::of(diagnostic, sources);
        // Writing into a string cannot fail, and an excerpt is always there.
        let _ = handler.render_report(&mut text, &drawing);
        text.push('\n');
    }
    text
}

fn handler(canvas: Canvas) -> GraphicalReportHandler {
    let styles = match canvas.colour {
        Colour::On => ThemeStyles::ansi(),
        Colour::Off => ThemeStyles::none(),
    };
    let theme = GraphicalTheme { characters: ThemeCharacters::unicode(), styles };
    GraphicalReportHandler::new_themed(theme)
        .with_urls(false)
        .with_width(canvas.width)
        .with_show_related_as_nested(true)
}

/// A diagnostic, or a related place of one, as miette draws it.
struct Drawing<'d> {
    title: Option<String>,
    message: Cow<'d, str>,
    severity: miette::Severity,
    help: Option<Cow<'d, str>>,
    text: Excerpt<'d>,
    labels: Vec<LabeledSpan>,
    elsewhere: Vec<Drawing<'d>>,
}

impl<'d> Drawing<'d> {
    /// Places of the same source are drawn in one text, those of others below it.
    fn of(diagnostic: &'d Diagnostic, sources: &'d Sources) -> Self {
        let source = diagnostic.place().source;
        let (here, elsewhere): (Vec<_>, Vec<_>) = diagnostic.related.iter().partition(|one| one.place.source == source);
        let text = sources.get(source);
        let places: Vec<_> = diagnostic.labels.iter().chain(here).collect();
        let ranges: Vec<_> = places.iter().map(|one| range(one.place, text)).collect();
        let text = Excerpt::of(text, &ranges);
        let labels = places.iter().zip(ranges).enumerate().map(|(index, (one, range))| {
            let make = if index == 0 { LabeledSpan::new_primary_with_span } else { LabeledSpan::new_with_span };
            make(said(one), text.place(range))
        });
        Self {
            title: Some(format!("{} {}", word(diagnostic.severity), diagnostic.code)),
            message: shortened(&diagnostic.message),
            severity: severity(diagnostic.severity),
            help: diagnostic.help.as_deref().map(shortened),
            labels: labels.collect(),
            text,
            elsewhere: elsewhere.into_iter().map(|one| Self::elsewhere(one, sources)).collect(),
        }
    }

    fn elsewhere(label: &'d Label, sources: &'d Sources) -> Self {
        let source = sources.get(label.place.source);
        let range = range(label.place, source);
        let text = Excerpt::of(source, &[range]);
        Self {
            title: None,
            message: shortened(&label.text),
            severity: miette::Severity::Advice,
            help: None,
            labels: vec![LabeledSpan::new_primary_with_span(None, text.place(range))],
            text,
            elsewhere: Vec::new(),
        }
    }
}

/// What is said beside a place.
fn said(label: &Label) -> Option<String> {
    Some(shortened(&label.text).into_owned()).filter(|text| !text.is_empty())
}

/// What is underlined: the last mark of the last line where the place is the end of the text, which no line shows.
fn range(place: Place, source: &Source) -> (usize, usize) {
    let (start, end) = (place.span.start as usize, place.span.end as usize);
    if start < source.text().len() {
        return (start, end.saturating_sub(start));
    }
    let shown = source.text().trim_end_matches(['\n', '\r']);
    let last = shown.chars().next_back().map_or(0, char::len_utf8);
    (shown.len() - last, last)
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}

fn severity(severity: Severity) -> miette::Severity {
    match severity {
        Severity::Error => miette::Severity::Error,
        Severity::Warning => miette::Severity::Warning,
        Severity::Advice => miette::Severity::Advice,
    }
}

impl fmt::Display for Drawing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Drawing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for Drawing<'_> {}

impl miette::Diagnostic for Drawing<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.title.as_ref().map(|title| Box::new(title) as Box<dyn fmt::Display>)
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.text)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn miette::Diagnostic> + 'a>> {
        if self.elsewhere.is_empty() {
            return None;
        }
        Some(Box::new(self.elsewhere.iter().map(|one| one as &dyn miette::Diagnostic)))
    }
}
