//! What to find out next: the answer of `cmo ask`, in the fields of its JSON contract `cmo.ask/1`.

use serde::Serialize;

#[cfg(feature = "report")]
use schemars::JsonSchema;

use super::best::Best;
use super::{Alone, phrases};
use crate::evaluate::{Evaluation, Program};
use crate::explain::matched::{FormWord, VerdictWord};
use crate::logic::demand::Asked;
use crate::needs::{Signed, signed};
use crate::theory::{Case, Configuration, ConfigurationId, Literal, PhraseId, Theory, Value, Verdict};
use crate::vocabulary::RoleWord;

/// `cmo.ask/1`
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Ask {
    /// `cmo.ask/1`.
    pub schema: &'static str,
    /// The case.
    pub case: String,
    /// Its title.
    pub title: Option<String>,
    /// The configurations that what is known does not settle, in file order.
    pub undetermined: Vec<String>,
    /// How many configurations are weighed in the case.
    pub weighed: usize,
    /// The questions, by how many verdicts either answer settles, both counts together, then in vocabulary order. One that
    /// settles none by itself is there where it does with others.
    pub questions: Vec<Question>,
    /// The phrases in the order in which asking settles most verdicts soonest, on average over all answers.
    pub best_order: Vec<Signed>,
    /// Whether that order is exact; where the theory is too large for that it is the order of `questions`.
    pub best_order_exact: bool,
    /// The undetermined configurations that no answers to these questions settle, as far as that is known.
    pub unsettled: Vec<Unsettled>,
}

/// A question.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Question {
    /// The phrase that is asked about.
    pub phrase: String,
    /// Always false: a question is about a phrase and its negation alike.
    pub negated: bool,
    /// Who it is about, as declared.
    pub actor: Option<String>,
    /// The part that it plays, declared or in configurations.
    pub kind: Option<RoleWord>,
    /// What it means, as declared.
    pub means: Option<String>,
    /// The configurations that are settled if it is present.
    pub if_present: Vec<String>,
    /// The configurations that are settled if it is absent.
    pub if_absent: Vec<String>,
    /// What becomes of the configurations of `if_present`.
    pub settled_if_present: Vec<Settled>,
    /// What becomes of the configurations of `if_absent`.
    pub settled_if_absent: Vec<Settled>,
    /// Its absence in the author's words.
    #[serde(skip)]
    pub contrary: String,
}

/// A verdict that an answer settles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Settled {
    /// The configuration's full name.
    pub id: String,
    /// Whether it is an `if` or an `only if`.
    pub form: FormWord,
    /// Its verdict then.
    pub verdict: VerdictWord,
}

/// A verdict that no answers settle.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Unsettled {
    /// The configuration's full name.
    pub id: String,
    /// Whether it asks for something that is not known yet (`?`).
    pub open: bool,
    /// What it asks for that is unknown and for configurations to bring about.
    pub rests_on: Vec<Signed>,
}

/// The answer for a case.
pub(super) fn answer(
    theory: &Theory,
    program: &Program<'_>,
    (case, before): (&Case, &Evaluation),
    open: &[ConfigurationId],
    mut alone: Vec<Alone>,
    best: Best,
) -> Ask {
    alone.retain(|one| one.settles() > 0 || best.order.contains(&one.phrase));
    alone.sort_by_key(|one| std::cmp::Reverse(one.settles()));
    let order: Vec<PhraseId> = if best.exact { best.order } else { alone.iter().map(|one| one.phrase).collect() };
    let plain = |phrase: &PhraseId| signed(theory, Literal { phrase: *phrase, negated: false });
    Ask {
        schema: "cmo.ask/1",
        case: case.name.clone(),
        title: case.title.clone(),
        undetermined: open.iter().map(|&id| named(theory, id).full_name.clone()).collect(),
        weighed: program.weighed().len(),
        questions: alone.iter().map(|one| question(theory, one)).collect(),
        best_order: order.iter().map(plain).collect(),
        best_order_exact: best.exact,
        unsettled: best.unsettled.iter().map(|&id| unsettled(program, before, id)).collect(),
    }
}

impl Alone {
    /// How many verdicts both answers settle, one as the other.
    const fn settles(&self) -> usize {
        self.present.len() + self.absent.len()
    }
}

fn named(theory: &Theory, id: ConfigurationId) -> &Configuration {
    &theory.configurations[id.0 as usize]
}

fn question(theory: &Theory, one: &Alone) -> Question {
    let phrase = theory.vocabulary.get(one.phrase);
    let declared = phrase.declared();
    let role = declared.role.map(|(role, _)| role).or_else(|| phrase.roles.iter().next());
    let names = |of: &[Settled]| of.iter().map(|one| one.id.clone()).collect();
    let [present, absent] = [&one.present, &one.absent].map(|of| settled(theory, of));
    Question {
        phrase: phrase.name.clone(),
        negated: false,
        actor: declared.actor.clone(),
        kind: role.map(RoleWord::from),
        means: declared.means.clone(),
        if_present: names(&present),
        if_absent: names(&absent),
        settled_if_present: present,
        settled_if_absent: absent,
        contrary: phrase.words(Literal { phrase: one.phrase, negated: true }),
    }
}

fn settled(theory: &Theory, verdicts: &[(ConfigurationId, Verdict)]) -> Vec<Settled> {
    let settled = |&(id, verdict): &(ConfigurationId, Verdict)| {
        let one = named(theory, id);
        Settled { id: one.full_name.clone(), form: one.form.into(), verdict: verdict.into() }
    };
    verdicts.iter().map(settled).collect()
}

fn unsettled(program: &Program<'_>, before: &Evaluation, id: ConfigurationId) -> Unsettled {
    let theory = program.theory();
    let one = named(theory, id);
    let made = phrases::made(program);
    let mut rests_on: Vec<PhraseId> = phrases::in_condition(one);
    rests_on.retain(|&phrase| before.value(phrase).value() == Value::Unknown && made.has(phrase));
    rests_on.sort_unstable();
    rests_on.dedup();
    Unsettled {
        id: one.full_name.clone(),
        open: Asked::by(one).open_parts() > 0,
        rests_on: rests_on.into_iter().map(|phrase| signed(theory, Literal { phrase, negated: false })).collect(),
    }
}
