//! Sees where what follows `unless` may be read in two ways.

use super::joint::{Joint, Member};
use super::{Build, Read, Whole};
use crate::syntax::fault::{ConditionFault, Fault};
use crate::syntax::grammar::Rule;

impl Build<'_> {
    /// An `unless` that ends bullets is one condition, without another `unless` or a comma on its level.
    pub(super) fn check_unless_of_bullets(&self, unless: Read<'_>) -> Whole {
        let Some(condition) = unless.parts().find(|part| part.rule() == Rule::condition) else { return Ok(()) };
        let members = self.members(condition.parts());
        let Some((at, joint)) = second(&members) else { return Ok(()) };
        let [one, other] = [&members[..at], &members[at + 1..]].map(|part| self.reading(part).grouped());
        let at = self.member_span(&members[at]);
        Err(Fault::condition(at, ConditionFault::UnlessOfBullets { one, other, joins: joint.word() }))
    }

    /// What follows `unless` on its level is one row, without another `unless` or a comma.
    pub(super) fn check_after_unless(&self, members: &[Member<'_>], at: usize) -> Whole {
        let after = &members[at + 1..];
        let Some((second, joint)) = second(after) else { return Ok(()) };
        let [before, one, other] =
            [&members[..at], &after[..second], &after[second + 1..]].map(|part| self.reading(part));
        let (twice, joins) = (joint == Joint::Unless, joint.word());
        let first = format!("{} unless ({} {joins} {})", before.grouped(), one.grouped(), other.grouped());
        let other = format!("({} unless {}) {joins} {}", before.grouped(), one.grouped(), other.grouped());
        let at = self.member_span(&after[second]);
        Err(Fault::condition(at, ConditionFault::Unless { first, second: other, twice }))
    }
}

/// The first `unless` or comma of a row.
fn second(members: &[Member<'_>]) -> Option<(usize, Joint)> {
    let joints = members.iter().enumerate().filter_map(|(at, member)| Some((at, member.joint()?)));
    { joints }.find(|(_, joint)| *joint == Joint::Unless || joint.is_comma())
}
