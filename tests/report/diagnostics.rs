//! Diagnostics as people, screen readers and scripts read them.

use cmo::diagnostic::{Code, Diagnostic};
use cmo::report::canvas::{Canvas, Colour};
use cmo::report::diagnostics::{DiagnosticForm, render, summary};
use cmo::source::{Place, Source, SourceId, Sources, Span};

/// Two files: a theory that cites an undeclared study, and the file that declares a near one.
fn sources() -> Sources {
    let mut sources = Sources::new();
    sources.add(Source::new(
        "theories/working.cmo",
        "\u{feff}# Ünïcode before the place\r\ncmoc 1a \"Review\"\r\n  if trust\r\n  then deprescribing\r\n  supported by CHIPS\r\n",
    ));
    sources.add(Source::new("studies.cmo", "study CMR\nstudy CHIPPS \"Care Home Study\"\n"));
    sources
}

fn place(sources: &Sources, source: u32, text: &str) -> Place {
    let source = SourceId(source);
    let start = sources.get(source).text().find(text).expect("the text is there") as u32;
    Place { source, span: Span::new(start, start + text.len() as u32) }
}

fn findings(sources: &Sources) -> Vec<Diagnostic> {
    let cited = place(sources, 0, "CHIPS");
    let unknown = Diagnostic::error(Code(100), cited, "there is no study `CHIPS`")
        .saying("this study is not declared")
        .related(place(sources, 1, "CHIPPS"), "the nearest one is declared here")
        .help("write `CHIPPS`, or declare it: `study CHIPS \"its title\"`");
    let twice = Diagnostic::warning(Code(999), place(sources, 0, "trust"), "`trust` is said twice")
        .related(place(sources, 0, "deprescribing"), "and here");
    let end = sources.get(SourceId(1)).text().len() as u32;
    let at_end = Place { source: SourceId(1), span: Span::new(end, end) };
    vec![unknown, twice, Diagnostic::error(Code(999), at_end, "the file ends here")]
}

#[test]
fn human_form_underlines_the_place_and_nests_other_files() {
    let sources = sources();
    insta::assert_snapshot!(render(&findings(&sources), &sources, DiagnosticForm::Human, Canvas::default()));
}

#[test]
fn plain_form_says_every_place_in_words() {
    let sources = sources();
    insta::assert_snapshot!(render(&findings(&sources), &sources, DiagnosticForm::Plain, Canvas::default()));
}

#[test]
fn json_form_has_the_shape_of_check() {
    let sources = sources();
    insta::assert_snapshot!(render(&findings(&sources), &sources, DiagnosticForm::Json, Canvas::default()));
}

/// A place far along a line that no terminal shows: the drawing holds what stands around it.
#[test]
fn a_long_line_is_clipped_around_its_places() {
    let text =
        format!("cmoc 1\n  if {}not trusted and {}\r\n  then falls fewer\n", "büro ".repeat(20_000), "a ".repeat(900));
    let mut sources = Sources::new();
    sources.add(Source::new("long.cmo", text));
    let long = format!("write `{}`", "a ".repeat(900));
    let wrong = Diagnostic::error(Code(113), place(&sources, 0, "not"), "`not` stands inside a phrase")
        .saying("here")
        .label(place(&sources, 0, "if"), "begins here")
        .help(long);
    for form in [DiagnosticForm::Human, DiagnosticForm::Plain] {
        insta::assert_snapshot!(render(std::slice::from_ref(&wrong), &sources, form, Canvas::default()));
    }
}

#[test]
fn colour_is_written_only_where_it_is_wanted() {
    let sources = sources();
    let drawn = |colour| render(&findings(&sources), &sources, DiagnosticForm::Human, Canvas { width: 80, colour });
    assert!(!drawn(Colour::Off).contains('\u{1b}'));
    assert!(drawn(Colour::On).contains('\u{1b}'));
}

#[test]
fn summary_counts_by_severity() {
    let sources = sources();
    assert_eq!(summary(&findings(&sources)), "2 errors, 1 warning");
    assert_eq!(summary(&[]), "");
}
