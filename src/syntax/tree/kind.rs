//! What a node of the tree can be, and which children each kind has.

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Starts at column 0.
    Item(Item),
    /// One clause of an item.
    Clause(Clause),
    /// A condition, or a phrase in another place.
    Term(Term),
    /// Anything smaller.
    Part(Part),
}

/// What starts at column 0. Children: what stands in the heading, then the clauses in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Item {
    /// `language 1`: `Number`.
    Language,
    /// `theory PT1 "title"`: `Id`, `Quoted`?, clauses.
    Theory,
    /// `group 1 "title"`: `Id`, `Quoted`?, clauses.
    Group,
    /// `study CHIPPS "title"`: `Id`, `Quoted`?, clauses.
    Study,
    /// `bibliography "studies.bib"`: `Quoted`.
    Bibliography,
    /// `context PHRASE`: `Phrase`, clauses.
    Context,
    /// `resource PHRASE`: as `Context`.
    Resource,
    /// `mechanism PHRASE`: as `Context`.
    Mechanism,
    /// `outcome PHRASE`: as `Context`.
    Outcome,
    /// `cmoc 1a "title"`: `Id`, `Quoted`?, clauses.
    Cmoc,
    /// `if …` or `only if …` at column 0: clauses only.
    Statement,
    /// `case sunnyside "title"`: `Id`, `Quoted`?, clauses.
    Case,
    /// An item whose heading could not be read; its diagnostic says why.
    Broken,
}

/// One clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Clause {
    /// `level micro`: `Word`.
    Level,
    /// `means "…"`: `Quoted`.
    Means,
    /// `mechanism …` under a theory or group: `Phrase`s.
    SharedMechanism,
    /// `supported by …`: `Evidence`s. So are the four that follow.
    SupportedBy,
    /// `refuted by …`
    RefutedBy,
    /// `modified by …`
    ModifiedBy,
    /// `augmented by …`
    AugmentedBy,
    /// `neutral in …`
    NeutralIn,
    /// `confidence moderate "reason"`: `Word` (`very low` is one), `Quoted`?
    Confidence,
    /// `because "…"`: `Quoted`.
    Because,
    /// `note "…"`: `Quoted`.
    Note,
    /// `type feasibility trial`: `Words` or `Quoted`. So are `setting`, `relevance`, `rigour`, `richness` and `actor`.
    Type,
    /// `cite inch2019`: `Id`s.
    Cite,
    /// `text "papers/inch2019.txt"`: `Quoted`.
    Text,
    /// `setting …`
    Setting,
    /// `relevance …`
    Relevance,
    /// `rigour …`
    Rigour,
    /// `richness …`
    Richness,
    /// `also …`: `Phrase`s.
    Also,
    /// `opposite …`: `Phrase`s.
    Opposite,
    /// `implies …`: `Phrase`s.
    Implies,
    /// `when …`: one condition.
    When,
    /// `fixed`
    Fixed,
    /// `polarity adverse`: `Word`.
    Polarity,
    /// `actor …`
    Actor,
    /// `if …`: one condition.
    If,
    /// `only if …`: one condition.
    OnlyIf,
    /// `then …`: `Delivered`?, then `Phrase`s, `Not`s of a `Phrase`, or one `Unknown`.
    Then,
    /// `strengthened by …`: `Phrase`s and `Not`s of a `Phrase`.
    StrengthenedBy,
    /// `weakened by …`: as `StrengthenedBy`.
    WeakenedBy,
    /// `status tested`: `Word`.
    Status,
    /// `refines ID`: `Id`s. So are the four that follow.
    Refines,
    /// `replaces ID`
    Replaces,
    /// `part of ID`
    PartOf,
    /// `rival of ID`
    RivalOf,
    /// `contrasts with ID`
    ContrastsWith,
    /// Facts of a case: `Fact`s.
    Facts,
    /// `observed …`: `Fact`s.
    Observed,
    /// `like ID`: `Id`.
    Like,
    /// `theory ID` in a case: `Id`.
    OfTheory,
    /// `complete`
    Complete,
    /// `source STUDY`: `Id`s.
    Source,
    /// `expect cmoc ID VERDICT [by phrases]`: `Id`, `Word`, `Phrase`s.
    ExpectVerdict,
    /// `expect [not] phrase VALUE`: `Phrase` or `Not` of one, `Word`.
    ExpectValue,
    /// A clause that could not be read; its diagnostic says why.
    Broken,
}

/// A condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// A phrase, bare or quoted (then its span holds the quotes).
    Phrase,
    /// `?`
    Unknown,
    /// `not …`: one term.
    Not,
    /// `a and b`, or bullets: two terms or more.
    All,
    /// `a or b`: two terms or more.
    Any,
    /// `a unless b`: two terms.
    Unless,
    /// `all of (…)`: terms.
    AllOf,
    /// `any of (…)`: terms.
    AnyOf,
    /// `none of (…)`: terms.
    NoneOf,
    /// `at least N of (…)`: `Number`, then terms.
    AtLeast,
}

/// Anything smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// A name: of a theory, group, study, configuration, case or bibliography key.
    Id,
    /// Text in quotes (its span holds them).
    Quoted,
    /// One word of a fixed list (`micro`, `very low`, `fires`).
    Word,
    /// People's words without quotes, to the end of the clause.
    Words,
    /// A number, in figures or in words (`two`).
    Number,
    /// The resource before `->`: one condition.
    Delivered,
    /// One piece of evidence: `Id` or `CaseSource`, `Locator`?, `Quoted`?, `Via`?
    Evidence,
    /// `case ID` as a source: `Id`.
    CaseSource,
    /// `[p. 4]` (its span holds the brackets).
    Locator,
    /// `via STUDY`: `Id`.
    Via,
    /// One fact: `Phrase`, `Not` of one or `Undescribed`; `Degree`?, `Locator`?, `Quoted`?
    Fact,
    /// `unknown PHRASE`: `Phrase`.
    Undescribed,
    /// `0.7` after `=`.
    Degree,
}
