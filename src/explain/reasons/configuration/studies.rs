//! The studies behind a configuration, in a sentence.

use crate::explain::reading::Reading;
use crate::explain::reasons::language::{joined, joined_few};
use crate::theory::{ConfigurationId, Evidence, Heading, Stance, Theory};

/// Who bears a configuration out; where no study is named for it alone, who does so for its group or its theory.
pub(in crate::explain::reasons) fn studies(reading: &Reading<'_>, id: ConfigurationId) -> String {
    let (theory, configuration) = (reading.theory, reading.configuration(id));
    if !configuration.evidence.is_empty() {
        return format!("it is {}", by_stance(theory, &configuration.evidence));
    }
    let group = configuration.group.map(|id| ("group", &theory.groups[id.0 as usize].says));
    let heading = configuration.heading.map(|id| ("theory", &theory.headings[id.0 as usize]));
    let whole = [group, heading].into_iter().flatten().find(|(_, whole)| !whole.evidence.is_empty());
    match whole {
        Some((kind, whole)) => {
            format!("its {kind}, {}, is {}", title(whole), by_stance(theory, &whole.evidence))
        }
        None => "no study is named for it".to_owned(),
    }
}

fn title(heading: &Heading) -> String {
    heading.title.as_ref().map_or_else(|| heading.name.clone(), |title| format!("{} (“{title}”)", heading.name))
}

fn by_stance(theory: &Theory, evidence: &[Evidence]) -> String {
    let clauses = Stance::ALL.into_iter().filter_map(|stance| {
        let sources = sources(theory, evidence.iter().filter(|one| one.stance == stance));
        (!sources.is_empty()).then(|| format!("{} {}", stance.clause(), joined_few(&sources, "and")))
    });
    joined(&clauses.collect::<Vec<_>>(), "and")
}

/// `CHIPPS (p. 4; Table 1)`: each source once, with all places that are cited.
fn sources<'e>(theory: &Theory, evidence: impl Iterator<Item = &'e Evidence>) -> Vec<String> {
    let mut sources: Vec<(String, Vec<String>)> = Vec::new();
    for one in evidence {
        let name = one.source.called(theory);
        match sources.iter_mut().find(|(before, _)| *before == name) {
            Some((_, details)) => details.extend(detail(theory, one)),
            None => sources.push((name, detail(theory, one).into_iter().collect())),
        }
    }
    let words = |(name, details): (String, Vec<String>)| match details.len() {
        0 => name,
        _ => format!("{name} ({})", details.join("; ")),
    };
    sources.into_iter().map(words).collect()
}

/// `p. 4, as quoted in inch2019`
fn detail(theory: &Theory, evidence: &Evidence) -> Option<String> {
    let via = evidence.via.as_ref().map(|via| format!("as quoted in {}", via.called(theory)));
    let details: Vec<String> = evidence.locator.iter().cloned().chain(via).collect();
    (!details.is_empty()).then(|| details.join(", "))
}
