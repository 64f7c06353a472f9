//! Turns the text of `--what-if` into the facts that it supposes: `+X`, `-X`, `?X` and `X = 0.7`.

use cmo::evaluate::Evaluation;
use cmo::explain::matched::WhatIf;
use cmo::explain::{Told, what_if};
use cmo::resolve::against_implications;
use cmo::source::{Place, Source, SourceId, Span};
use cmo::syntax::text::phrase;
use cmo::theory::{Case, HeadingId, Said, Supposed, Theory};

use crate::cli::about::lookup::{after_keyword, phrase_named};
use crate::cli::given::load::Loaded;
use crate::cli::told::problem::Problem;

/// What the source of the argument is called.
const ARGUMENT: &str = "--what-if";

/// The argument as it is given: it may begin with a dash, but not with that of an option.
pub fn argument(text: &str) -> Result<String, String> {
    if text.starts_with("--") {
        return Err("write what is supposed behind `--what-if`, in quotes: --what-if \"+a fact, -another\"".to_owned());
    }
    Ok(text.to_owned())
}

/// The facts that a text supposes, in its order.
///
/// # Errors
/// A part without a sign, a phrase that no theory uses, and one that stands twice.
pub fn supposed(loaded: &mut Loaded, text: &str, scope: Option<HeadingId>) -> Result<Vec<Supposed>, Problem> {
    let source = loaded.sources.add(Source::new(ARGUMENT, text));
    let mut all: Vec<(Supposed, String)> = Vec::new();
    for (start, part) in parts(text) {
        let one = one(&loaded.theory, (source, start, part), scope);
        let (one, name) = one.map_err(|problem| {
            comma_in_degree(&text[..start], part)
                .or_else(|| split(&loaded.theory, &text[start..], part))
                .unwrap_or(problem)
        })?;
        if let Some((_, other)) = all.iter().find(|(other, _)| other.literal.phrase == one.literal.phrase) {
            let says = if *other == name {
                format!("`{name}` stands twice in `--what-if`")
            } else {
                format!("`{other}` and `{name}` are names of one phrase, and both stand in `--what-if`")
            };
            return Err(refused(says, "suppose one thing of each phrase"));
        }
        all.push((one, name));
    }
    if all.is_empty() {
        return Err(refused("`--what-if` supposes nothing", "write a fact, as in --what-if \"+data shared\""));
    }
    Ok(all.into_iter().map(|(one, _)| one).collect())
}

/// What changes in each case; `evaluate` gives what cases mean.
pub fn told(
    Loaded { theory, sources, .. }: &Loaded,
    (cases, evaluations): (&[Case], &[Evaluation]),
    supposed: &[Supposed],
    mut evaluate: impl FnMut(&[&Case]) -> Vec<Evaluation>,
) -> Vec<WhatIf> {
    let others: Vec<Case> = cases.iter().map(|case| supposing(theory, case, supposed)).collect();
    let then = evaluate(&others.iter().collect::<Vec<_>>());
    let told = |(case, evaluation)| Told { theory, case, evaluation, sources };
    let before = cases.iter().zip(evaluations).map(told);
    before.zip(others.iter().zip(&then).map(told)).map(|(before, after)| what_if(before, after, supposed)).collect()
}

/// A case with supposed facts, and what is odd about it then.
fn supposing(theory: &Theory, case: &Case, supposed: &[Supposed]) -> Case {
    let case = case.supposing(supposed.iter().copied());
    let warnings = against_implications(theory, &case.facts);
    Case { warnings: warnings.into_iter().map(|one| one.about(&case.name)).collect(), ..case }
}

/// One supposed fact, and the name that its phrase has there.
fn one(
    theory: &Theory,
    (source, start, part): (SourceId, usize, &str),
    scope: Option<HeadingId>,
) -> Result<(Supposed, String), Problem> {
    let (written, degree) = degree(part)?;
    let said = match (written.chars().next(), degree) {
        (Some('+'), None) => Said::Present,
        (Some('-'), None) => Said::Absent,
        (Some('?'), None) => Said::Unknown,
        (Some('-' | '?'), Some((_, degree))) => return Err(signed_degree(&written[1..], degree)),
        (Some(_), Some((said, _))) => said,
        (Some(_) | None, None) => return Err(no_sign(part)),
        (None, Some(_)) => {
            return Err(refused(format!("no phrase stands in `{part}`"), "write one, as in `trust = 0.7`"));
        }
    };
    let written = written.strip_prefix(['+', '-', '?']).unwrap_or(written).trim();
    if written.is_empty() {
        return Err(refused(format!("no phrase stands after `{part}`"), "write one, as in `+data shared`"));
    }
    if let Some(denied) = after_keyword(written, "not") {
        return Err(refused(
            format!("`not` stands after a sign in `{part}`"),
            &format!("write `-{denied}` or `+{denied}`"),
        ));
    }
    let name = phrase(written).into_owned();
    if name.trim().is_empty() {
        return Err(refused(format!("no phrase stands in `{part}`"), "write one, as in `+data shared`"));
    }
    let literal = phrase_named(theory, &name, scope)?;
    if !theory.vocabulary.get(literal.phrase).in_theory {
        let says = format!("no theory uses `{name}`, so that nothing can change by it");
        return Err(refused(
            says,
            "name a phrase that a configuration or a declaration uses: `cmo vocabulary` lists them",
        ));
    }
    let span = Span::new(start as u32, (start + part.len()) as u32);
    Ok((Supposed { literal, said, place: Place { source, span } }, name))
}

/// A degree as it is read, and as it is written.
type Degree<'p> = Option<(Said, &'p str)>;

/// The part before a degree, and the degree as it is read and as it is written: `trust = 0.7`.
fn degree(part: &str) -> Result<(&str, Degree<'_>), Problem> {
    let quoted_to = part.rfind(['"', '”']).map_or(0, |at| at);
    let Some(at) = part[quoted_to..].find('=').map(|at| quoted_to + at) else { return Ok((part, None)) };
    let (before, written) = (part[..at].trim(), part[at + 1..].trim());
    let is_decimal = written.starts_with(|mark: char| mark.is_ascii_digit())
        && written.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    match written.parse::<f64>().ok().filter(|degree| is_decimal && (0.0..=1.0).contains(degree)) {
        Some(degree) => Ok((before, Some((Said::Degree(degree), written)))),
        None => Err(refused(
            format!("`{written}` is no degree"),
            "a degree is 0, 1 or a decimal between them with a point, as in `trust = 0.7`",
        )),
    }
}

/// `trust = 0,7`
fn comma_in_degree(before: &str, part: &str) -> Option<Problem> {
    let whole = before.trim_end().strip_suffix(',')?.rsplit('=').next().filter(|_| before.contains('='))?.trim();
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (are_digits(whole) && are_digits(part))
        .then(|| refused(format!("`{whole},{part}` is no degree"), &format!("write it with a point: `{whole}.{part}`")))
}

/// `-trust = 0.7` has two readings.
fn signed_degree(phrase: &str, degree: &str) -> Problem {
    let phrase = phrase.trim();
    refused(
        format!("`{phrase}` has a sign and a degree"),
        &format!(
            "write `{phrase} = {degree}` for how far it is so; `-{phrase}` says that it is not, `?{phrase}` that it is not known"
        ),
    )
}

/// Says that a phrase was split at a comma, where one of the theory begins with a part and goes on behind it.
fn split(theory: &Theory, rest: &str, part: &str) -> Option<Problem> {
    let ends = parts(rest).into_iter().map(|(start, next)| start + next.len()).skip(1);
    let whole = ends.filter_map(|end| rest.get(1..end)).find(|whole| theory.vocabulary.find(whole).is_some())?;
    let sign = part.chars().next()?;
    let whole = whole.trim();
    let help = format!("put it in quotation marks: `{sign}\"{whole}\"`");
    Some(refused(format!("`{whole}` is one phrase, and is split at its comma"), &help))
}

fn no_sign(part: &str) -> Problem {
    let dash = part.strip_prefix(['–', '−', '—', '‐']).map(|phrase| ('-', phrase));
    let word = |sign, keyword| after_keyword(part, keyword).map(|phrase| (sign, phrase));
    if let Some((sign, phrase)) = dash.or_else(|| word('-', "not")).or_else(|| word('?', "unknown")) {
        return refused(format!("`{part}` has no sign"), &format!("write `{sign}{}`", phrase.trim()));
    }
    let help = format!(
        "write `+{part}` where it is so, `-{part}` where it is not, `?{part}` where it is not known; a phrase that holds a comma \
         stands in quotation marks: `+\"…\"`"
    );
    refused(format!("`{part}` has no sign"), &help)
}

fn refused(says: impl Into<String>, help: &str) -> Problem {
    Problem::Arguments { says: says.into(), help: help.to_owned() }
}

/// The parts between commas, semicolons, and an `and` before a sign, each with where it starts; quotation marks aside.
fn parts(text: &str) -> Vec<(usize, &str)> {
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut open = None;
    let mut escaped = false;
    for (at, mark) in text.char_indices() {
        match (open, mark) {
            (Some(_), _) if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(close), mark) if mark == close => open = None,
            (Some(_), _) => {}
            (None, '"') => open = Some('"'),
            (None, '“') => open = Some('”'),
            (None, ',' | ';') => ends.push((at, at + 1)),
            (None, mark) if mark.is_whitespace() => ends.extend(joint(text, at)),
            (None, _) => {}
        }
    }
    ends.push((text.len(), text.len()));
    let starts = std::iter::once(0).chain(ends.iter().map(|(_, next)| *next));
    let parts = starts.zip(&ends).filter_map(|(start, (end, _))| {
        let part = text.get(start..*end)?;
        let after = part.trim_start();
        Some((start + part.len() - after.len(), after.trim_end()))
    });
    parts.filter(|(_, part)| !part.is_empty()).collect()
}

/// Where an `and` that joins two signed facts begins and ends: ` and +`.
fn joint(text: &str, at: usize) -> Option<(usize, usize)> {
    let after = after_keyword(&text[at..], "and")?;
    let is_signed = after.starts_with(['+', '-', '?']);
    is_signed.then(|| (at, text.trim_end().len() - after.len()))
}
