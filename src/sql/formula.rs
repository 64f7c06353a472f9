//! One degree as a formula of others, as small as constants allow.

use crate::evaluate::code::{Code, Operand, Operation, Step};

/// Where a formula reads a degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Value {
    /// 0.
    Never,
    /// 1.
    Always,
    /// What a case says: a plane of the code.
    Plane(usize),
    /// What was computed before: an index chosen by the user.
    Computed(usize),
}

/// How a degree comes about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Formula {
    /// As it stands.
    Value(Value),
    /// The smallest of two or more.
    All(Vec<Formula>),
    /// The largest of two or more.
    Any(Vec<Formula>),
    /// The k-th largest.
    AtLeast(u32, Vec<Formula>),
    /// 1 - x.
    Inverse(Box<Formula>),
    /// The first plane where one of the two is above 0, else x.
    Keep(Value, Value, Box<Formula>),
}

impl Formula {
    const NEVER: Self = Self::Value(Value::Never);
    const ALWAYS: Self = Self::Value(Value::Always);

    /// The formula of a step; `read` gives what is in a slot.
    pub fn of(code: &Code, step: &Step, read: &dyn Fn(usize) -> Value) -> Self {
        let place =
            |operand: Operand| if operand.is_slot() { read(operand.index()) } else { Value::Plane(operand.index()) };
        let mut stack: Vec<Self> = Vec::new();
        for &operation in code.operations(step) {
            let next = match operation {
                Operation::Load(operand) => Self::Value(place(operand)),
                Operation::AllWith(operand) => pop(&mut stack).and(Self::Value(place(operand))),
                Operation::AnyWith(operand) => pop(&mut stack).or(Self::Value(place(operand))),
                Operation::All => pop(&mut stack).and(pop(&mut stack)),
                Operation::Any => pop(&mut stack).or(pop(&mut stack)),
                Operation::AtLeast(least, of) => {
                    Self::at_least(least, stack.split_off(stack.len().saturating_sub(of as usize)))
                }
                Operation::Inverse => pop(&mut stack).inverse(),
                Operation::Keep(said, other) => Self::keep(place(said), place(other), pop(&mut stack)),
            };
            stack.push(next);
        }
        pop(&mut stack)
    }

    /// The smaller of the two.
    fn and(self, other: Self) -> Self {
        let spread = |one| if let Self::All(inner) = one { inner } else { vec![one] };
        if self == Self::NEVER || other == Self::NEVER {
            return Self::NEVER;
        }
        match (self == Self::ALWAYS, other == Self::ALWAYS) {
            (true, _) => other,
            (_, true) => self,
            (false, false) => joined(spread(self), spread(other), Self::All),
        }
    }

    /// The larger of the two.
    fn or(self, other: Self) -> Self {
        let spread = |one| if let Self::Any(inner) = one { inner } else { vec![one] };
        if self == Self::ALWAYS || other == Self::ALWAYS {
            return Self::ALWAYS;
        }
        match (self == Self::NEVER, other == Self::NEVER) {
            (true, _) => other,
            (_, true) => self,
            (false, false) => joined(spread(self), spread(other), Self::Any),
        }
    }

    /// The k-th largest: each 1 among them leaves one fewer to be asked for, each 0 changes nothing.
    fn at_least(least: u32, of: Vec<Self>) -> Self {
        let ones = of.iter().filter(|one| **one == Self::ALWAYS).count();
        let open: Vec<Self> = of.into_iter().filter(|one| *one != Self::ALWAYS && *one != Self::NEVER).collect();
        match (least as usize).saturating_sub(ones) {
            0 => Self::ALWAYS,
            least if least > open.len() => Self::NEVER,
            1 => open.into_iter().fold(Self::NEVER, Self::or),
            least if least == open.len() => open.into_iter().fold(Self::ALWAYS, Self::and),
            least => Self::AtLeast(least as u32, open),
        }
    }

    fn inverse(self) -> Self {
        match self {
            Self::Value(Value::Never) => Self::ALWAYS,
            Self::Value(Value::Always) => Self::NEVER,
            Self::Value(Value::Plane(_) | Value::Computed(_))
            | Self::All(_)
            | Self::Any(_)
            | Self::AtLeast(..)
            | Self::Inverse(_)
            | Self::Keep(..) => Self::Inverse(Box::new(self)),
        }
    }

    fn keep(said: Value, other: Value, otherwise: Self) -> Self {
        // Where nothing else speaks, what is said is all there is: it is 0 where the case is silent.
        if otherwise == Self::NEVER { Self::Value(said) } else { Self::Keep(said, other, Box::new(otherwise)) }
    }

    /// The formulas directly inside.
    pub fn parts(&self) -> &[Self] {
        match self {
            Self::Value(_) => &[],
            Self::All(of) | Self::Any(of) | Self::AtLeast(_, of) => of,
            Self::Inverse(inner) | Self::Keep(_, _, inner) => std::slice::from_ref(inner),
        }
    }

    /// Visits everything that it reads.
    pub fn each_value(&self, visit: &mut dyn FnMut(Value)) {
        match self {
            Self::Value(value) => visit(*value),
            Self::Keep(said, other, _) => {
                visit(*said);
                visit(*other);
            }
            Self::All(_) | Self::Any(_) | Self::AtLeast(..) | Self::Inverse(_) => {}
        }
        self.parts().iter().for_each(|part| part.each_value(visit));
    }

    /// The same with some values replaced by what they stand for.
    pub fn with(&self, instead: &dyn Fn(Value) -> Option<Self>) -> Self {
        let within = |of: &[Self]| -> Vec<Self> { of.iter().map(|one| one.with(instead)).collect() };
        match self {
            Self::Value(value) => instead(*value).unwrap_or_else(|| self.clone()),
            Self::All(of) => within(of).into_iter().fold(Self::ALWAYS, Self::and),
            Self::Any(of) => within(of).into_iter().fold(Self::NEVER, Self::or),
            Self::AtLeast(least, of) => Self::at_least(*least, within(of)),
            Self::Inverse(inner) => inner.with(instead).inverse(),
            Self::Keep(said, other, inner) => Self::keep(*said, *other, inner.with(instead)),
        }
    }

    /// How deep it nests; a value is 1.
    pub fn depth(&self) -> usize {
        1 + self.parts().iter().map(Self::depth).max().unwrap_or(0)
    }

    /// How many values it reads, each as often as it stands there.
    pub fn size(&self) -> usize {
        let mut size = 0;
        self.each_value(&mut |_| size += 1);
        size
    }
}

fn pop(stack: &mut Vec<Formula>) -> Formula {
    stack.pop().unwrap_or(Formula::NEVER)
}

/// Two lists as one; what stands in both stands once.
fn joined(mut one: Vec<Formula>, other: Vec<Formula>, join: impl Fn(Vec<Formula>) -> Formula) -> Formula {
    for part in other {
        if !one.contains(&part) {
            one.push(part);
        }
    }
    if one.len() == 1 { one.swap_remove(0) } else { join(one) }
}
