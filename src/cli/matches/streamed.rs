//! `cmo match --cases FILE.csv`: every case of a table explained, as pages for people or as one document that is written while
//! the table is read.

use std::io::{self, BufWriter, Write};
use std::ops::ControlFlow;

use cmo::cases::{Block, Blocks, Table, each_block_in_any_order};
use cmo::evaluate::Tally;
use cmo::explain::match_cases;
use cmo::explain::matched::{CaseMatch, Match};
use cmo::report::json;
use cmo::resolve::oddities;
use cmo::theory::Case;

use super::explained::Explaining;
use super::table::Ground;
use super::{Args, page};
use crate::cli::about::spread::spread;
use crate::cli::arguments::Format;
use crate::cli::given::tables::Reading;
use crate::cli::told::answer::Answer;
use crate::cli::told::problem::Problem;
use crate::cli::told::rows::Remarks;
use crate::cli::told::stop::Stop;
use crate::cli::told::terminal::{forgiving, unwritten};

/// So many configurations x cases are shown as text at most: more nobody reads.
const PAGES: u64 = 200_000;
/// So many configurations x cases are explained before they are written.
const AT_ONCE: usize = 20_000;

/// A table that is explained.
pub struct Streamed<'g> {
    pub ground: Ground<'g>,
    pub explaining: Explaining<'g>,
}

impl Streamed<'_> {
    /// Explains all cases. The table is read twice: nothing is printed of one that cannot be read to its end.
    ///
    /// # Errors
    /// As [`super::table::run`].
    pub fn run(self) -> Result<Answer, Stop> {
        let Self { ground, mut explaining } = self;
        let vocabulary = &ground.theory.vocabulary;
        let Looked { tally, remarks } = ground.file.read(vocabulary, Look { ground })?;
        let mut tally = tally;
        // Each case tells of its own.
        tally.differing = 0;
        let remarks = remarks.with_rows(&ground.file.name(), &tally, ground.skips)?;
        let configurations = ground.program.weighed().len() as u64;
        if ground.args.format == Format::Text && tally.cases.saturating_mul(configurations.max(1)) > PAGES {
            return Err(Problem::TooMany { cases: tally.cases, configurations }.into());
        }
        let result = match ground.args.format {
            Format::Text if tally.cases == 0 => format!("no case in `{}`\n", ground.file.name()),
            Format::Text => {
                let mut all = Vec::new();
                let show = |cases: Vec<CaseMatch>| {
                    all.extend(cases);
                    Ok(())
                };
                ground.file.read(vocabulary, Explain { ground, explaining: &mut explaining, show })?;
                page(ground.args, match_cases(ground.theory, all, ground.args.extent()), ground.terminal)
            }
            Format::Json => {
                let mut document = Document::begin(ground)?;
                let show = |cases: Vec<CaseMatch>| document.add(cases);
                ground.file.read(vocabulary, Explain { ground, explaining: &mut explaining, show })?;
                document.end()?;
                String::new()
            }
        };
        Ok(answer(ground, &explaining, result, &remarks))
    }
}

/// The answer with the lines of the goal.
pub fn answer(ground: Ground<'_>, explaining: &Explaining<'_>, mut result: String, remarks: &Remarks) -> Answer {
    if let (Some(sentences), Format::Text) = (explaining.sentences(), ground.args.format) {
        result = result + "\n" + sentences;
    }
    Answer { result, diagnostics: remarks.text(ground.terminal), exit: explaining.exit() }
}

/// The cases of a block from one on, as they are explained.
pub fn cases(ground: Ground<'_>, block: &Block, first: usize, number: usize) -> Vec<Case> {
    let mut cases = block.described_cases(first, number);
    for case in &mut cases {
        case.theory = ground.scope;
        case.warnings = oddities(ground.theory, case);
    }
    cases
}

/// A table that is only looked at.
struct Look<'g> {
    ground: Ground<'g>,
}

/// What there is to say of a table.
struct Looked {
    tally: Tally,
    remarks: Remarks,
}

impl Reading for Look<'_> {
    type Output = Looked;

    fn read<T: Table>(self, table: T) -> Result<Looked, Stop> {
        let Self { ground } = self;
        let remarks = Remarks::of_columns(&ground.file.name(), &table);
        let look = |tally: &mut Tally, block: &Block| {
            tally.look_at(block);
            ControlFlow::Continue(())
        };
        let tallies = each_block_in_any_order(table, (ground.threads, ground.instructions), Tally::default, look);
        let mut tally = Tally::default();
        tallies.map_err(|problem| ground.file.refused(&[problem]))?.into_iter().for_each(|one| tally.join(one));
        Ok(Looked { tally, remarks })
    }
}

/// A table of which each case is explained and shown.
struct Explain<'e, 'g, S> {
    ground: Ground<'g>,
    explaining: &'e mut Explaining<'g>,
    show: S,
}

impl<S: FnMut(Vec<CaseMatch>) -> Result<(), Stop>> Reading for Explain<'_, '_, S> {
    type Output = ();

    fn read<T: Table>(mut self, table: T) -> Result<(), Stop> {
        let Ground { file, instructions, .. } = self.ground;
        let at_once = (AT_ONCE / self.ground.program.weighed().len().max(1)).max(1);
        let mut blocks = Blocks::of(table, instructions);
        while let Some(block) = blocks.next_block().map_err(|problem| file.refused(&[problem]))? {
            for first in (0..block.cases()).step_by(at_once) {
                let cases = cases(self.ground, block, first, at_once);
                (self.show)(self.explaining.explain(&cases, None))?;
            }
        }
        Ok(())
    }
}

/// A document of `cmo.match/1` that is printed while its cases come.
struct Document<'g> {
    ground: Ground<'g>,
    stream: BufWriter<io::StdoutLock<'static>>,
    after: String,
    cases: u64,
}

const CASES: &str = "\"cases\": []";

impl<'g> Document<'g> {
    fn begin(ground: Ground<'g>) -> Result<Self, Stop> {
        let none = match_cases(ground.theory, Vec::new(), ground.args.extent());
        let whole = json::document(&none);
        let (before, after) = whole.split_once(CASES).unwrap_or((&whole, ""));
        let mut document =
            Self { ground, stream: BufWriter::new(io::stdout().lock()), after: after.to_owned(), cases: 0 };
        document.write(before)?;
        document.write("\"cases\": [")?;
        Ok(document)
    }

    /// Adds cases, each as it stands in a list of the document.
    fn add(&mut self, cases: Vec<CaseMatch>) -> Result<(), Stop> {
        let only = |case: CaseMatch| narrowed(self.ground.args, case);
        let cases: Vec<CaseMatch> = cases.into_iter().map(only).collect();
        let texts = spread(&cases, self.ground.threads, |case| json::document(case).trim_end().replace('\n', "\n    "));
        for text in texts {
            let comma = if self.cases == 0 { "\n    " } else { ",\n    " };
            self.write(comma)?;
            self.write(&text)?;
            self.cases += 1;
        }
        Ok(())
    }

    /// A reader who went away is no error, and wants nothing more.
    fn write(&mut self, text: &str) -> Result<(), Stop> {
        self.stream.write_all(text.as_bytes()).map_err(|error| match error.kind() {
            io::ErrorKind::BrokenPipe => Stop::Deserted,
            _ => unwritten(&error).into(),
        })
    }

    /// Whoever goes away before the last of it does not change what is found.
    fn end(mut self) -> Result<(), Problem> {
        let closing = if self.cases == 0 { "]" } else { "\n  ]" };
        let last = format!("{closing}{}", self.after);
        forgiving(self.stream.write_all(last.as_bytes()).and_then(|()| self.stream.flush()))
    }
}

/// A case with the configurations that are asked for.
pub fn narrowed(args: &Args, mut case: CaseMatch) -> CaseMatch {
    let only = args.only.map(super::Only::verdict);
    case.configurations.retain(|one| only.is_none_or(|only| one.verdict == only));
    case
}

/// A document of some cases.
pub fn document(args: &Args, matched: Match) -> String {
    let cases = matched.cases.into_iter().map(|case| narrowed(args, case)).collect();
    json::document(&Match { cases, ..matched })
}
