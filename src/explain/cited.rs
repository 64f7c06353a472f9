//! Turns the cases that a theory cites as evidence into their verdicts, and says where one is at odds with its stance.

use rustc_hash::FxHashMap;

use crate::diagnostic::Diagnostic;
use crate::evaluate::{Evaluation, Pair};
use crate::explain::at_odds::finding;
use crate::theory::{Case, CaseId, ConfigurationId, Evidence, EvidenceSource, Form, Stance, Theory, Verdict};

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
