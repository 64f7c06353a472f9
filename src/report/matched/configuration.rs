//! One configuration in a case, as a block of rows: verdict, conditions, what follows, evidence.

use std::borrow::Cow;

use super::rows::{LABEL, State, degree, graded, is_crisp, says, stands};
use super::told::Told;
use super::{conditions, evidence, follows, rows};
use crate::explain::matched::{
    BlockedThrough, ConditionEntry, ConditionRole, ConfidenceEntry, ConfigurationMatch, DimmerEntry, FormWord,
    RelationEntry, Standing, VerdictWord, WorldWord,
};
use crate::report::page::{Cell, Page, Tone};

pub(super) fn write(page: &mut Page, one: &ConfigurationMatch, world: WorldWord) {
    heading(page, one);
    says(page, "", &conditions::tally(one));
    meaning(page, one);
    decides(page, one);
    conditions::write(page, one, world);
    follows::write(page, one);
    evidence::write(page, &one.evidence);
    dimmers(page, "strengthened by", &one.strengthened_by);
    dimmers(page, "weakened by", &one.weakened_by);
    remarks(page, one);
    one.relations.iter().for_each(|relation| related(page, relation));
}

fn heading(page: &mut Page, one: &ConfigurationMatch) {
    let verdict = verdict(one);
    let verdict = Cell { tone: Told::of(one).tone(), text: &verdict, width: LABEL };
    let title = one.title.as_deref().unwrap_or("");
    let gap = if title.is_empty() { 0 } else { 2 };
    let id = Cell { tone: Tone::Strong, text: &one.id, width: one.id.chars().count() + gap };
    page.flow(&[verdict, id], LABEL, title);
}

/// The verdict, with its degree where it is not crisp; what an `only if` says has it in its sentence.
fn verdict(one: &ConfigurationMatch) -> Cow<'static, str> {
    let told = Told::of(one);
    let shown = match told {
        Told::SpeaksAgainst | Told::SaysNothing => return Cow::Borrowed(told.word()),
        Told::Fires => one.in_favour,
        Told::Blocked => one.against,
        // Neither degree decides, and either alone could be taken for the other: the line below gives both.
        Told::Undetermined => return Cow::Borrowed(told.word()),
        Told::Contested => one.in_favour.min(one.against),
    };
    graded(told.word(), shown)
}

/// What the verdict of an `only if` means, which is easily read the wrong way round.
fn meaning(page: &mut Page, one: &ConfigurationMatch) {
    let to = |shown: f64| if is_crisp(shown) { String::new() } else { format!(" to {}", degree(shown)) };
    let sentence = match (one.form, one.verdict) {
        (FormWord::If, _) => return,
        (FormWord::OnlyIf, VerdictWord::Fires) => {
            let to = to(one.in_favour);
            format!("only if: what it requires is lacking{to}, so it speaks against what follows{to}")
        }
        (FormWord::OnlyIf, VerdictWord::Blocked) => {
            let to = to(one.against);
            format!("only if: what it requires is in place{to}, so it says nothing of what follows")
        }
        (FormWord::OnlyIf, VerdictWord::Undetermined) => {
            "only if: it cannot be told whether what it requires is in place".to_owned()
        }
        (FormWord::OnlyIf, VerdictWord::Contested) => {
            "only if: what it requires is both in place and lacking".to_owned()
        }
    };
    says(page, "", &sentence);
}

/// What blocks it, or what would settle it, in a sentence.
fn decides(page: &mut Page, one: &ConfigurationMatch) {
    let sentence = match one.verdict {
        VerdictWord::Blocked => blocked(one),
        VerdictWord::Undetermined if one.missing.is_empty() => None,
        VerdictWord::Undetermined => Some(format!("what would settle it: {}", one.missing.join("; "))),
        VerdictWord::Fires | VerdictWord::Contested => None,
    };
    let Some(sentence) = sentence else { return };
    says(page, "", &sentence);
    if !one.missing_complete {
        says(page, "", "(some of these may not matter: there are too many to try each combination)");
    }
}

/// Blocked by the context (the theory at work) is told apart from a resource that was not delivered.
fn blocked(one: &ConfigurationMatch) -> Option<String> {
    let context = || format!("blocked by its context: {}", blocking(one, ConditionRole::Context));
    let resource = || format!("its resource was not delivered: {}", blocking(one, ConditionRole::Resource));
    Some(match one.blocked_through? {
        BlockedThrough::Context => context(),
        BlockedThrough::Resource => resource(),
        BlockedThrough::Both => format!("{}; and {}", context(), resource()),
    })
}

/// What blocks it in one part: of the context what was found, of the resource what was asked for.
fn blocking(one: &ConfigurationMatch, role: ConditionRole) -> String {
    let blocks = |entry: &&ConditionEntry| entry.role == role && one.blocked_by.contains(&entry.phrase);
    let words = |entry: &ConditionEntry| match role {
        ConditionRole::Context => entry.found.clone().unwrap_or_else(|| entry.words.clone()),
        ConditionRole::Resource => entry.words.clone(),
    };
    one.context.iter().filter(blocks).map(words).collect::<Vec<_>>().join("; ")
}

fn dimmers(page: &mut Page, label: &str, dimmers: &[DimmerEntry]) {
    for (index, dimmer) in dimmers.iter().enumerate() {
        let state = match dimmer.standing {
            Standing::Holds => "holds",
            Standing::Fails => "does not hold",
            Standing::Unknown => "not known",
            Standing::Contested => "contested",
        };
        stands(page, if index == 0 { label } else { "" }, State::plain(state), &dimmer.words);
    }
}

/// People's words about the configuration as a whole.
fn remarks(page: &mut Page, one: &ConfigurationMatch) {
    if let Some(judged) = &one.confidence {
        confidence(page, judged);
    }
    if let Some(status) = one.status {
        says(page, "status", status);
    }
    if let Some(level) = one.level {
        says(page, "level", level);
    }
    if let Some(actor) = &one.actor {
        says(page, "actor", actor);
    }
    rows::remarks(page, "because", &one.because);
    rows::remarks(page, "note", &one.notes);
}

fn related(page: &mut Page, relation: &RelationEntry) {
    let title = relation.title.as_ref().map(|title| format!(", {title}")).unwrap_or_default();
    let verdict = relation.verdict.map(|verdict| Told::from(relation.form, verdict).word());
    let verdict = verdict.map(|word| format!(" ({word} here)")).unwrap_or_default();
    says(page, relation.relation, &format!("{}{title}{verdict}", relation.to));
}

/// People's judgement, with its reason.
pub(super) fn confidence(page: &mut Page, judged: &ConfidenceEntry) {
    let reason = judged.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
    says(page, "confidence", &format!("{}{reason}", judged.level));
}
