//! Arranges a program for counting: formulas of equal shape side by side, verdicts counted where they are computed.

use crate::evaluate::code::{Code, Operand, Operation, Section};
use crate::evaluate::graph::NodeId;
use crate::evaluate::groups::{Formula, Groups};
use crate::evaluate::lower::Formulas;

/// What runs on a block before verdicts are counted.
#[derive(Debug)]
pub enum Task {
    /// A formula that is computed in registers, and its slot.
    Formula(Formula, u32),
    /// Steps that are none, or a cycle.
    Section(Section),
}

/// How the verdict of one configuration is counted.
#[derive(Clone, Copy, Debug)]
pub struct Judge {
    /// Its firing condition, for and against.
    pub firing: [Formula; 2],
    /// Which of the configurations that are counted.
    pub configuration: u32,
    /// Whether it may be contested in a consistent case: a prediction is in it.
    pub derived: bool,
}

/// A program arranged for counting.
#[derive(Debug)]
pub struct Plan {
    /// The program.
    pub code: Code,
    /// All formulas.
    pub groups: Groups,
    /// What is prepared, in its order.
    pub tasks: Vec<Task>,
    /// What is counted.
    pub judges: Vec<Judge>,
}

const NONE: u32 = u32::MAX;

/// A plan in the making.
struct Planner {
    code: Code,
    groups: Groups,
    tasks: Vec<Task>,
    /// By slot: the step that computes it outside of cycles.
    step: Vec<u32>,
    /// By slot: how far it is from the columns, in slots; `NONE` where nothing but a verdict reads it.
    level: Vec<u32>,
}

impl Plan {
    /// The plan of a program that counts these firing conditions; beside each, whether a prediction is in it.
    pub fn of(formulas: &Formulas, firing: &[[NodeId; 2]], derived: &[bool], columns: usize) -> Self {
        let (code, firing) = Code::of_pairs(formulas, firing, columns);
        let mut planner = Planner::new(code);
        planner.prepare();
        let mut judges: Vec<Judge> = firing
            .iter()
            .zip(derived)
            .enumerate()
            .map(|(index, (&places, &derived))| Judge {
                firing: places.map(|place| planner.formula(place)),
                configuration: index as u32,
                derived,
            })
            .collect();
        let shape = |formula| planner.groups.shape(formula);
        judges.sort_by(|one, other| {
            let [in_favour, against] = [0, 1].map(|side| (one.firing[side], other.firing[side]));
            let cmp = |(one, other)| shape(one).cmp(shape(other));
            cmp(in_favour).then_with(|| cmp(against))
        });
        let groups = in_order(&planner.groups, &mut planner.tasks, &mut judges);
        let mut plan = Self { code: planner.code, groups, tasks: planner.tasks, judges };
        plan.number_anew();
        plan
    }

    /// Numbers the slots that a task writes one after the other, and leaves out the others: of most theories they are nearly all, and
    /// a machine clears the memory for each.
    fn number_anew(&mut self) {
        let steps = &self.code.steps;
        let slots_of = |task: &Task| match task {
            Task::Formula(_, slot) => vec![*slot],
            Task::Section(section) => section.steps().map(|step| steps[step].slot).collect(),
        };
        let mut anew: Vec<u32> = (0..self.code.slots as u32).collect();
        let mut next = Operand::CONSTANTS;
        for slot in self.tasks.iter().flat_map(slots_of) {
            anew[slot as usize] = next as u32;
            next += 1;
        }
        for task in &mut self.tasks {
            if let Task::Formula(_, slot) = task {
                *slot = anew[*slot as usize];
            }
        }
        self.code.number_anew(&anew, next);
        self.groups.number_anew(&anew, next);
    }
}

/// The groups in the order in which they run, so that they are read as a stream: there are more of them than a processor's first
/// cache holds.
fn in_order(groups: &Groups, tasks: &mut [Task], judges: &mut [Judge]) -> Groups {
    let mut moved = groups.without_formulas();
    let prepared = tasks.iter_mut().filter_map(|task| match task {
        Task::Formula(formula, _) => Some(formula),
        Task::Section(_) => None,
    });
    for formula in prepared.chain(judges.iter_mut().flat_map(|judge| &mut judge.firing)) {
        *formula = moved.take(groups, *formula);
    }
    moved
}

impl Planner {
    fn new(code: Code) -> Self {
        let mut step = vec![NONE; code.slots];
        let mut level = vec![NONE; code.slots];
        for operand in code.operations.iter().flat_map(|&operation| slots(operation)) {
            level[operand] = 0;
        }
        for section in &code.sections {
            if let Section::Once(steps) = section {
                steps.clone().for_each(|index| step[code.steps[index].slot as usize] = index as u32);
            }
        }
        Self { groups: Groups::new(code.slots), code, tasks: Vec::new(), step, level }
    }

    /// Arranges everything that is read by something else than a verdict.
    fn prepare(&mut self) {
        for section in self.code.sections.clone() {
            match section {
                Section::Once(steps) => self.once(steps),
                Section::Cycle { .. } => self.tasks.push(Task::Section(section)),
            }
        }
    }

    /// Steps in order of their level, those of one level by shape.
    fn once(&mut self, steps: std::ops::Range<usize>) {
        let mut tasks: Vec<(u32, Task)> = Vec::new();
        for index in steps {
            let step = self.code.steps[index];
            if self.level[step.slot as usize] == NONE {
                continue;
            }
            let read = self.code.operations(&step).iter().flat_map(|&operation| slots(operation));
            let level = read.map(|slot| self.level[slot] + 1).max().unwrap_or(0);
            self.level[step.slot as usize] = level;
            let task = match self.groups.write(self.code.operations(&step)) {
                Some(formula) => Task::Formula(formula, step.slot),
                None => Task::Section(Section::Once(index..index + 1)),
            };
            tasks.push((level, task));
        }
        let shape = |task: &Task| {
            let formula = if let Task::Formula(formula, _) = task { Some(*formula) } else { None };
            formula.into_iter().flat_map(|formula| self.groups.shape(formula))
        };
        tasks.sort_by(|one, other| one.0.cmp(&other.0).then_with(|| shape(&one.1).cmp(shape(&other.1))));
        self.tasks.extend(tasks.into_iter().map(|(_, task)| task));
    }

    /// The formula of a place: what computes it where nothing else reads it.
    fn formula(&mut self, place: Operand) -> Formula {
        let own = place.is_slot() && self.level[place.index()] == NONE && self.step[place.index()] != NONE;
        if !own {
            return self.groups.leaf(place);
        }
        let index = self.step[place.index()] as usize;
        let step = self.code.steps[index];
        let formula = self.groups.write(self.code.operations(&step));
        formula.unwrap_or_else(|| {
            self.tasks.push(Task::Section(Section::Once(index..index + 1)));
            // Another verdict may read it where it is then.
            self.level[place.index()] = 0;
            self.groups.leaf(place)
        })
    }
}

/// The slots that an operation reads.
fn slots(operation: Operation) -> impl Iterator<Item = usize> {
    let read = match operation {
        Operation::Load(operand) | Operation::AllWith(operand) | Operation::AnyWith(operand) => [Some(operand), None],
        Operation::Keep(said, other_side) => [Some(said), Some(other_side)],
        Operation::All | Operation::Any | Operation::AtLeast(..) | Operation::Inverse => [None, None],
    };
    read.into_iter().flatten().filter(|operand| operand.is_slot()).map(Operand::index)
}
