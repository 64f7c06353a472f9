//! `cmo match --cases FILE.csv`: the cases of a table, explained, counted, or written as verdicts.

use std::num::NonZeroUsize;

use cmo::cases::Instructions;
use cmo::evaluate::{Program, World};
use cmo::theory::{HeadingId, Theory};

use super::Args;
use super::explained::{Asked, Explaining};
use super::sample::Sample;
use super::streamed::Streamed;
use super::summed::Summed;
use super::verdicts::Writing;
use crate::cli::about::means::{self, Wanted};
use crate::cli::given::load::{Loaded, Purpose, load};
use crate::cli::given::tables::TableFile;
use crate::cli::told::answer::Answer;
use crate::cli::told::rows::Skips;
use crate::cli::told::stop::{Stop, remarks};
use crate::cli::told::terminal::Terminal;

/// Bytes of a table below which a second thread costs more than it saves.
const WORTH_A_THREAD: u64 = 2 << 20;

/// What every reading of a table needs.
#[derive(Clone, Copy)]
pub struct Ground<'g> {
    pub args: &'g Args,
    pub terminal: &'g Terminal,
    pub theory: &'g Theory,
    pub program: &'g Program<'g>,
    pub file: TableFile<'g>,
    pub world: World,
    /// The one theory that the cases are held against.
    pub scope: Option<HeadingId>,
    pub threads: NonZeroUsize,
    pub instructions: Instructions,
    pub skips: Skips,
}

/// Answers for the cases of a table.
///
/// # Errors
/// Paths, names or tables that cannot be used, and a theory or table with errors.
pub fn run(args: &Args, file: TableFile<'_>, wanted: Wanted, terminal: &Terminal) -> Result<Answer, Stop> {
    // Never dropped, as that of declared cases.
    let mut loaded = std::mem::ManuallyDrop::new(load(&args.paths, &[], Purpose::Answer)?.whole()?);
    let scope = super::scope(args, &loaded.theory)?;
    let supposed = super::supposed(args, &mut loaded, scope)?;
    let loaded: &Loaded = &loaded;
    let goal = super::goal(args, &loaded.theory, scope)?;
    let program = Program::compile(&loaded.theory, scope);
    let means = wanted.for_cases(usize::MAX);
    let ground = Ground {
        args,
        terminal,
        theory: &loaded.theory,
        program: &program,
        file,
        world: args.world(),
        scope,
        threads: threads(args, &file),
        instructions: means.instructions,
        skips: if args.tables.skip_bad_rows { Skips::Tells } else { Skips::Refuses },
    };
    let mut answer = match (&args.output, args.summary, args.sample) {
        (Some(output), _, _) => file.read(&loaded.theory.vocabulary, Writing { ground, output })?,
        (None, true, _) => file.read(&loaded.theory.vocabulary, Summed { ground })?,
        (None, false, sample) => {
            let asked = Asked { goal, supposed, world: ground.world, extent: args.extent() };
            let explaining = Explaining::new(loaded, asked, wanted);
            match sample {
                Some(number) => file.read(&loaded.theory.vocabulary, Sample { ground, explaining, number })?,
                None => {
                    let held = file.held_twice()?;
                    let file = TableFile { held: held.as_deref(), ..file };
                    Streamed { ground: Ground { file, ..ground }, explaining }.run()?
                }
            }
        }
    };
    answer.diagnostics.insert_str(0, &remarks(&loaded.diagnostics, &loaded.sources, terminal));
    Ok(answer)
}

/// As many threads as are asked for; a small table is read by one.
fn threads(args: &Args, file: &TableFile<'_>) -> NonZeroUsize {
    let is_small = file.size().is_some_and(|size| size < WORTH_A_THREAD);
    let own = || if is_small { 1 } else { means::cores() };
    args.paths.threads.or_else(|| NonZeroUsize::new(own())).unwrap_or(NonZeroUsize::MIN)
}
