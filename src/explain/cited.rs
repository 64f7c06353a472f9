//! Turns the cases that a theory cites as evidence into their verdicts, and says where one is at odds with its stance.

use rustc_hash::FxHashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::evaluate::{Evaluation, Pair};
use crate::theory::{
    Case, CaseId, Configuration, ConfigurationId, Evidence, EvidenceSource, Form, Stance, Theory, Verdict,
};

/// The verdict of every configuration in every case that it cites.
#[derive(Debug, Default)]
pub struct CitedVerdicts {
    verdicts: FxHashMap<(ConfigurationId, CaseId), Verdict>,
}

impl CitedVerdicts {
    /// Evaluates each cited case once.
    #[must_use]
    pub fn of(theory: &Theory, mut evaluate: impl FnMut(&Case) -> Evaluation) -> Self {
        let mut cited: Vec<(CaseId, ConfigurationId)> = citations(theory).map(|(id, case, _)| (case, id)).collect();
        cited.sort();
        cited.dedup();
        let mut verdicts = FxHashMap::default();
        for by_case in cited.chunk_by(|one, next| one.0 == next.0) {
            let evaluation = evaluate(&theory.cases[by_case[0].0.0 as usize]);
            let of = |id| evaluation.firing(id).map(Pair::verdict);
            verdicts.extend(by_case.iter().filter_map(|(case, id)| of(*id).map(|verdict| ((*id, *case), verdict))));
        }
        Self { verdicts }
    }

    /// The verdict in a cited case; `None` where the configuration is retired or does not concern the case.
    #[must_use]
    pub fn verdict(&self, configuration: ConfigurationId, case: CaseId) -> Option<Verdict> {
        self.verdicts.get(&(configuration, case)).copied()
    }

    /// Whether a cited case does not bear its stance out.
    #[must_use]
    pub fn at_odds(&self, theory: &Theory, id: ConfigurationId, evidence: &Evidence) -> bool {
        let EvidenceSource::Case(case) = evidence.source else { return false };
        let form = theory.configurations[id.0 as usize].form;
        self.verdict(id, case).is_some_and(|verdict| is_at_odds(form, evidence.stance, verdict))
    }
}

/// Whether a verdict does not bear a stance out.
fn is_at_odds(form: Form, stance: Stance, verdict: Verdict) -> bool {
    match (form, stance) {
        (Form::OnlyIf, _) => verdict == Verdict::Undetermined,
        (Form::If, Stance::Neutral) => verdict != Verdict::Blocked,
        (Form::If, Stance::Supports | Stance::Refutes | Stance::Modifies | Stance::Augments) => {
            matches!(verdict, Verdict::Blocked | Verdict::Undetermined)
        }
    }
}

/// Every case that a configuration cites, with its evidence.
fn citations(theory: &Theory) -> impl Iterator<Item = (ConfigurationId, CaseId, &Evidence)> {
    let numbered = theory.configurations.iter().enumerate();
    numbered.flat_map(|(index, configuration)| {
        configuration.evidence.iter().filter_map(move |evidence| match evidence.source {
            EvidenceSource::Case(case) => Some((ConfigurationId(index as u32), case, evidence)),
            EvidenceSource::Study(_) | EvidenceSource::Key(_) => None,
        })
    })
}

/// What `check` says of the cited cases whose verdict does not bear their stance out.
#[must_use]
pub fn findings(theory: &Theory, cited: &CitedVerdicts) -> Vec<Diagnostic> {
    let odd = citations(theory).filter(|(id, _, evidence)| cited.at_odds(theory, *id, evidence));
    let said = odd.filter_map(|(id, case, evidence)| Some((id, case, evidence, cited.verdict(id, case)?)));
    said.map(|(id, case, evidence, verdict)| finding(theory, id, case, (evidence, verdict))).collect()
}

fn finding(theory: &Theory, id: ConfigurationId, case: CaseId, found: (&Evidence, Verdict)) -> Diagnostic {
    let (evidence, verdict) = found;
    let configuration = &theory.configurations[id.0 as usize];
    let case = &theory.cases[case.0 as usize];
    let (name, stance) = (&configuration.full_name, stance_words(evidence.stance));
    Diagnostic::warning(
        Code(501),
        evidence.place,
        format!("`{name}` is {stance} case `{}`, {}", case.name, but(verdict)),
    )
    .saying("at odds with what the case describes")
    .about(name)
    .about(&case.name)
    .related(case.place, "the case")
    .help(help(configuration, evidence.stance, &case.name))
}

/// The clause that gives a stance, as it is written.
const fn stance_words(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "supported by",
        Stance::Refutes => "refuted by",
        Stance::Modifies => "modified by",
        Stance::Augments => "augmented by",
        Stance::Neutral => "neutral in",
    }
}

const fn but(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fires => "where it fires",
        Verdict::Blocked => "where it is blocked",
        Verdict::Undetermined => "where what is known does not settle it",
        Verdict::Contested => "where it is contested",
    }
}

fn help(configuration: &Configuration, stance: Stance, case: &str) -> String {
    let why = format!("`cmo why {} --case 'case {case}'` gives the reasons; ", configuration.full_name);
    let then = match (configuration.form, stance) {
        (Form::OnlyIf, _) => "describe in the case whether what is required was in place, or take the citation out",
        (Form::If, Stance::Neutral) => {
            "describe in the case which part of the context was lacking, or give another stance"
        }
        (Form::If, Stance::Supports | Stance::Refutes | Stance::Modifies | Stance::Augments) => {
            "describe in the case that the context was there, or write `neutral in` where it was not"
        }
    };
    why + then
}
