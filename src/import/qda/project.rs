//! What a project holds: plain data, every reference followed.

use super::super::Remark;

/// A project.
#[derive(Debug, Default)]
pub(super) struct Project {
    pub(super) name: String,
    /// A parent comes before its children.
    pub(super) codes: Vec<Code>,
    pub(super) sources: Vec<Source>,
    pub(super) cases: Vec<Case>,
    /// What hangs on nothing: the description of the project, and memos.
    pub(super) memos: Vec<String>,
    pub(super) links: Vec<Link>,
    /// What is left out.
    pub(super) remarks: Vec<Remark>,
}

/// A code of the code system.
#[derive(Debug, Default)]
pub(super) struct Code {
    pub(super) name: String,
    pub(super) parent: Option<usize>,
    pub(super) means: Option<String>,
    pub(super) memos: Vec<String>,
    /// Whether passages may be coded with it; else it only gathers others.
    pub(super) is_codable: bool,
}

/// A document, picture or recording.
#[derive(Debug, Default)]
pub(super) struct Source {
    pub(super) name: String,
    pub(super) memos: Vec<String>,
    pub(super) texts: Vec<String>,
    pub(super) passages: Vec<Passage>,
}

/// A part of a source.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    /// What the program calls it: often its words.
    pub(super) name: String,
    pub(super) place: Place,
    /// Its words, where they are known.
    pub(super) quotation: Option<String>,
    pub(super) comments: Vec<String>,
    pub(super) codings: Vec<Coded>,
}

/// A code that a passage has.
#[derive(Clone, Debug)]
pub(super) struct Coded {
    pub(super) code: usize,
    pub(super) comments: Vec<String>,
}

/// Where a passage stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The source as a whole.
    Whole,
    /// Two positions in one of its texts, as they stand in the file.
    Positions { text: usize, start: usize, end: usize },
    /// Characters, as people count: the first is 1, and the last is the last of the passage.
    Characters { first: usize, last: usize },
    /// In words: an area, a time.
    Words(String),
}

/// What was studied as one.
#[derive(Debug, Default)]
pub(super) struct Case {
    pub(super) name: String,
    pub(super) memos: Vec<String>,
    /// Codes of the case as a whole.
    pub(super) codes: Vec<usize>,
    pub(super) sources: Vec<usize>,
    /// Passages, by source and number.
    pub(super) passages: Vec<(usize, usize)>,
}

/// Something that the project refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Thing {
    /// A code.
    Code(usize),
    /// A source.
    Source(usize),
    /// A passage of a source.
    Passage(usize, usize),
    /// A memo.
    Memo(usize),
    /// A case.
    Case(usize),
}

/// A line that people drew between two things.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) name: String,
    pub(super) is_one_way: bool,
    pub(super) from: Option<Thing>,
    pub(super) to: Option<Thing>,
    pub(super) memos: Vec<String>,
    /// Both ends in words.
    pub(super) ends: (String, String),
}
