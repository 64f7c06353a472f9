//! Turns the cases that a theory cites as evidence into their verdicts, and says where one is at odds with its stance.

mod finding;

use rustc_hash::FxHashMap;

use crate::diagnostic::Diagnostic;
use crate::evaluate::{Evaluation, Pair};
use crate::theory::{
    Case, CaseId, Configuration, ConfigurationId, Evidence, EvidenceSource, Form, Literal, Predicted, Stance, Theory,
    Value, Verdict,
};

/// The verdict of every configuration in every case that it cites, and the outcomes of which such a case says the opposite.
#[derive(Debug, Default)]
pub struct CitedVerdicts {
    verdicts: FxHashMap<(ConfigurationId, CaseId), Verdict>,
    denied: FxHashMap<(ConfigurationId, CaseId), Vec<Literal>>,
}

impl CitedVerdicts {
    /// Evaluates each cited case once.
    #[must_use]
    pub fn of(theory: &Theory, mut evaluate: impl FnMut(&Case) -> Evaluation) -> Self {
        let mut cited: Vec<(CaseId, ConfigurationId)> = citations(theory).map(|(id, case, _)| (case, id)).collect();
        cited.sort();
        cited.dedup();
        let (mut verdicts, mut denied) = (FxHashMap::default(), FxHashMap::default());
        for by_case in cited.chunk_by(|one, next| one.0 == next.0) {
            let evaluation = evaluate(&theory.cases[by_case[0].0.0 as usize]);
            let of = |id| evaluation.firing(id).map(Pair::verdict);
            verdicts.extend(by_case.iter().filter_map(|(case, id)| of(*id).map(|verdict| ((*id, *case), verdict))));
            let outcomes = |id: ConfigurationId| denied_in(&evaluation, &theory.configurations[id.0 as usize]);
            denied.extend(by_case.iter().map(|(case, id)| ((*id, *case), outcomes(*id))));
        }
        Self { verdicts, denied }
    }

    /// The verdict in a cited case; `None` where the configuration is retired or does not concern the case.
    #[must_use]
    pub fn verdict(&self, configuration: ConfigurationId, case: CaseId) -> Option<Verdict> {
        self.verdicts.get(&(configuration, case)).copied()
    }

    /// The outcomes, as written, of which a case cited in support says the opposite although it has the context: what
    /// fires was not followed by them, or what is necessary was lacking and they came about. None of another stance.
    #[must_use]
    pub fn denied(&self, id: ConfigurationId, evidence: &Evidence) -> &[Literal] {
        let EvidenceSource::Case(case) = evidence.source else { return &[] };
        let is_supported = evidence.stance == Stance::Supports && self.verdict(id, case) == Some(Verdict::Fires);
        let denied = self.denied.get(&(id, case)).filter(|_| is_supported);
        denied.map_or(&[], Vec::as_slice)
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

/// The outcomes of which a case says the opposite of what the configuration predicts where it fires.
fn denied_in(evaluation: &Evaluation, configuration: &Configuration) -> Vec<Literal> {
    let opposite = match configuration.form {
        Form::If => Value::Absent,
        Form::OnlyIf => Value::Present,
    };
    let says = |literal: Literal| evaluation.described(literal.phrase).map(|pair| pair.under(literal).value());
    let outcomes = configuration.outcomes.iter().map(Predicted::literal);
    outcomes.filter(|literal| says(*literal) == Some(opposite)).collect()
}

/// What `check` says of the cited cases that do not bear their stance out, by their verdict or by what they observed.
#[must_use]
pub fn findings(theory: &Theory, cited: &CitedVerdicts) -> Vec<Diagnostic> {
    let found = citations(theory).filter_map(|(id, case, evidence)| {
        if cited.at_odds(theory, id, evidence) {
            return Some(finding::verdict(theory, (id, case, evidence), cited.verdict(id, case)?));
        }
        let denied = cited.denied(id, evidence);
        (!denied.is_empty()).then(|| finding::denied(theory, (id, case, evidence), denied))
    });
    found.collect()
}
