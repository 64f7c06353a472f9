//! A case by hand, so that every row of a page is seen whatever the evaluator does.

use cmo::explain::matched::{
    Agreement, BlockedThrough, CaseMatch, CaseWarning, ChainEntry, ChainStep, ConditionEntry, ConditionRole,
    ConfidenceEntry, ConfigurationMatch, DimmerEntry, EvidenceEntry, FormWord, Match, MechanismEntry, OutcomeEntry,
    PartEntry, Prediction, RelationEntry, RetiredEntry, SilentMatch, StanceWord, Standing, Tally, TheoryNote,
    UnrecognisedFact, ValueSource, ValueWord, VerdictWord, WorldWord,
};

/// What matches in a case where every row of a page is to be seen.
pub fn matched() -> Match {
    Match { schema: "cmo.match/1", cases: vec![sunnyside()], studies: Vec::new(), phrases: Vec::new() }
}

fn condition(words: &str, standing: Standing) -> ConditionEntry {
    let value = match standing {
        Standing::Holds => ValueWord::Present,
        Standing::Fails => ValueWord::Absent,
        Standing::Unknown => ValueWord::Unknown,
        Standing::Contested => ValueWord::Contested,
    };
    ConditionEntry {
        phrase: words.to_owned(),
        role: ConditionRole::Context,
        negated: false,
        value,
        in_favour: f64::from(u8::from(standing == Standing::Holds)),
        against: f64::from(u8::from(standing == Standing::Fails)),
        source: ValueSource::Case,
        standing,
        words: words.to_owned(),
        found: None,
        choice: None,
        observed_outcome: false,
        as_result: false,
        fixed: false,
        brought_about_by: Vec::new(),
        implied_by: Vec::new(),
        chains: Vec::new(),
        more_chains: 0,
    }
}

/// A condition where it stands: alone, all of them asked for.
fn part((at, entry): (u32, &ConditionEntry)) -> PartEntry {
    PartEntry {
        depth: 0,
        role: entry.role,
        words: entry.words.clone(),
        condition: Some(at),
        again: false,
        value: entry.value,
        in_favour: entry.in_favour,
        against: entry.against,
        standing: entry.standing,
    }
}

fn study(stance: StanceWord, name: &str, title: &str) -> EvidenceEntry {
    EvidenceEntry {
        study: Some(name.to_owned()),
        case: None,
        title: Some(title.to_owned()),
        cites: Vec::new(),
        stance,
        locator: None,
        quote: None,
        via: None,
        at_odds: false,
        case_verdict: None,
    }
}

fn outcome(words: &str, observed: ValueWord, agreement: Option<Agreement>) -> OutcomeEntry {
    OutcomeEntry {
        phrase: words.to_owned(),
        negated: false,
        observed,
        as_result: true,
        agreement,
        words: words.to_owned(),
        speaks: 1.0,
        seen_though_blocked: false,
        polarity: None,
    }
}

fn configuration(id: &str, title: &str, verdict: VerdictWord, context: Vec<ConditionEntry>) -> ConfigurationMatch {
    let count = |standing| context.iter().filter(|entry| entry.standing == standing).count() as u32;
    let conditions = Tally {
        hold: count(Standing::Holds),
        fail: count(Standing::Fails),
        unknown: count(Standing::Unknown),
        contested: count(Standing::Contested),
        total: context.len() as u32,
    };
    ConfigurationMatch {
        id: id.to_owned(),
        theory: Some("PT1".to_owned()),
        group: None,
        title: Some(title.to_owned()),
        silent: false,
        verdict,
        in_favour: f64::from(u8::from(verdict == VerdictWord::Fires)),
        against: f64::from(u8::from(verdict == VerdictWord::Blocked)),
        form: FormWord::If,
        conditions,
        parts: (0..).zip(&context).map(part).collect(),
        context,
        open_parts: 0,
        missing: Vec::new(),
        missing_complete: true,
        blocked_by: Vec::new(),
        blocked_through: None,
        mechanisms: Vec::new(),
        outcomes: Vec::new(),
        ripple_stopped_by: Vec::new(),
        strengthened_by: Vec::new(),
        weakened_by: Vec::new(),
        evidence: Vec::new(),
        status: None,
        confidence: None,
        relations: Vec::new(),
        actor: None,
        level: None,
        because: Vec::new(),
        notes: Vec::new(),
    }
}

/// Fires, chained to a first one, with every kind of evidence.
fn firing() -> ConfigurationMatch {
    let mut trust = condition("pharmacist trusted by GP", Standing::Holds);
    trust.in_favour = 0.7;
    let mut meeting = condition("practice meeting held", Standing::Holds);
    meeting.source = ValueSource::Predicted;
    meeting.brought_about_by = vec!["PT1.if1".to_owned()];
    let through = vec![ChainStep { words: meeting.words.clone(), source: meeting.source, as_result: false }];
    meeting.chains = vec![ChainEntry { from: Some("PT1.if1".to_owned()), through }];
    let mut review = condition("structured medication review", Standing::Holds);
    review.role = ConditionRole::Resource;
    let context = vec![trust, meeting, review];
    let mut one = configuration("PT1.1a", "Pharmacist-led medication review", VerdictWord::Fires, context);
    one.in_favour = 0.7;
    one.parts[1].depth = 1;
    let list = PartEntry { words: "any of 2".to_owned(), condition: None, depth: 0, ..one.parts[1].clone() };
    one.parts.insert(1, list);
    one.mechanisms = vec![MechanismEntry {
        phrase: "GP confident in the proposed changes, and in the pharmacist who proposes them to the practice"
            .to_owned(),
        observed: ValueWord::Unknown,
        as_result: false,
        agreement: None,
        seen_though_blocked: false,
    }];
    one.outcomes = vec![
        outcome("GP implements prescription changes", ValueWord::Absent, Some(Agreement::Contradicted)),
        outcome("deprescribing", ValueWord::Present, Some(Agreement::Confirmed)),
    ];
    one.evidence = evidence();
    one.weakened_by = vec![DimmerEntry {
        phrase: "GP short of time".to_owned(),
        negated: false,
        value: ValueWord::Unknown,
        words: "GP short of time".to_owned(),
        standing: Standing::Unknown,
    }];
    one.confidence = Some(ConfidenceEntry { level: "moderate", reason: Some("three UK programmes".to_owned()) });
    one
}

fn evidence() -> Vec<EvidenceEntry> {
    let mut supports = study(StanceWord::Supports, "CHIPPS", "Care Home Independent Prescribing Pharmacist Study");
    supports.locator = Some("p. 4".to_owned());
    let mut neutral = study(StanceWord::Neutral, "CMR", "Clinical Medication Review");
    neutral.quote = Some("low implementation rate".to_owned());
    neutral.via = Some("inch2019".to_owned());
    let mut site = study(StanceWord::Neutral, "", "PEACH site 3");
    (site.study, site.case) = (None, Some("peach3".to_owned()));
    (site.at_odds, site.case_verdict) = (true, Some(VerdictWord::Fires));
    vec![neutral, supports, site]
}

fn blocked() -> ConfigurationMatch {
    let mut turnover = condition("not staff turnover high", Standing::Fails);
    (turnover.phrase, turnover.found) = ("staff turnover high".to_owned(), Some("staff turnover high".to_owned()));
    let mut toolkit = condition("toolkit provided", Standing::Fails);
    (toolkit.role, toolkit.found) = (ConditionRole::Resource, Some("toolkit withheld".to_owned()));
    let context = vec![condition("staff trained", Standing::Unknown), turnover, toolkit];
    let mut one = configuration("PT1.2b", "Toolkit", VerdictWord::Blocked, context);
    one.blocked_by = vec!["staff turnover high".to_owned(), "toolkit provided".to_owned()];
    one.blocked_through = Some(BlockedThrough::Both);
    one.outcomes = vec![outcome("plans agreed", ValueWord::Present, None)];
    one.outcomes[0].seen_though_blocked = true;
    one.relations = vec![RelationEntry {
        relation: "contrasts with",
        to: "PT1.1a".to_owned(),
        title: Some("Pharmacist-led medication review".to_owned()),
        form: FormWord::If,
        verdict: Some(VerdictWord::Fires),
    }];
    one
}

fn undetermined() -> ConfigurationMatch {
    let context = vec![condition("GPs give time", Standing::Holds), condition("space to meet", Standing::Unknown)];
    let mut one = configuration("PT1.3a", "Safe space for planning", VerdictWord::Undetermined, context);
    one.missing = vec!["space to meet".to_owned()];
    one.outcomes = vec![outcome("access to palliative care improves", ValueWord::Unknown, None)];
    one.open_parts = 1;
    one
}

fn prediction(phrase: &str, observed: ValueWord, agreement: Option<Agreement>, by: &[&str]) -> Prediction {
    let found = !by.is_empty();
    Prediction {
        phrase: phrase.to_owned(),
        value: if found { ValueWord::Present } else { ValueWord::Unknown },
        in_favour: if found { 0.7 } else { 0.0 },
        against: 0.0,
        by: by.iter().map(|&id| id.to_owned()).collect(),
        observed,
        agreement,
        source: if found { ValueSource::Predicted } else { ValueSource::None },
        implied_by: Vec::new(),
        words: phrase.to_owned(),
        polarity: None,
    }
}

fn sunnyside() -> CaseMatch {
    let necessary = condition("leadership in place", Standing::Holds);
    let mut necessary = configuration("PT1.4a", "What leadership is needed for", VerdictWord::Fires, vec![necessary]);
    necessary.form = FormWord::OnlyIf;
    necessary.outcomes = vec![outcome("change lasts", ValueWord::Unknown, None)];
    CaseMatch {
        case: "sunnyside".to_owned(),
        title: Some("Sunnyside care home, 2019".to_owned()),
        world: WorldWord::Open,
        configurations: vec![firing(), blocked(), undetermined(), necessary],
        silent: vec![SilentMatch { verdict: VerdictWord::Undetermined, form: FormWord::If }; 2],
        retired: vec![RetiredEntry { id: "PT1.0".to_owned(), replaced_by: vec!["PT1.1a".to_owned()] }],
        predicted: vec![
            prediction("deprescribing", ValueWord::Present, Some(Agreement::Confirmed), &["PT1.1a"]),
            prediction(
                "GP implements changes",
                ValueWord::Absent,
                Some(Agreement::Contradicted),
                &["PT1.1a", "PT1.1b"],
            ),
            prediction("plans agreed", ValueWord::Present, Some(Agreement::Unexplained), &[]),
            prediction("practice meeting held", ValueWord::Unknown, None, &["PT1.if1"]),
        ],
        unrecognised: vec![UnrecognisedFact {
            phrase: "pharmacist trused".to_owned(),
            nearest: vec!["pharmacist trusted by GP".to_owned()],
        }],
        warnings: vec![CaseWarning {
            code: "CMO310".to_owned(),
            message: "`staff trained` is both stated and denied".to_owned(),
        }],
        theories: vec![TheoryNote {
            theory: Some("PT1".to_owned()),
            group: None,
            title: Some("Negotiated working with GPs".to_owned()),
            mechanisms: vec!["working relationships are negotiated".to_owned()],
            confidence: None,
            level: None,
            means: None,
            because: Vec::new(),
            notes: Vec::new(),
            evidence: vec![study(StanceWord::Supports, "EvIDEM", "Evidence-Based Interventions in Dementia")],
        }],
        studies: vec!["CHIPPS".to_owned()],
        like: None,
        facts: Vec::new(),
        notes: Vec::new(),
        goal: None,
        what_if: None,
    }
}
