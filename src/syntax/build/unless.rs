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
        let parts = |member: &Member<'_>| member.joint().filter(|joint| *joint == Joint::Unless || joint.is_comma());
        let second = members.iter().enumerate().find_map(|(at, member)| Some((at, parts(member)?)));
        let Some((at, joint)) = second else { return Ok(()) };
        let [one, other] = [&members[..at], &members[at + 1..]].map(|part| self.reading(part).grouped());
        let joins = match joint {
            Joint::Unless => "unless",
            _ if joint.is_or() => "or",
            _ => "and",
        };
        let at = self.member_span(&members[at]);
        Err(Fault::condition(at, ConditionFault::UnlessOfBullets { one, other, joins }))
    }

    /// What follows `unless` on its level is one row, without another `unless` or a comma.
    pub(super) fn check_after_unless(&self, members: &[Member<'_>], at: usize) -> Whole {
        let after = &members[at + 1..];
        let parts = |joint: Joint| joint == Joint::Unless || joint.is_comma();
        let second = after.iter().position(|member| member.joint().is_some_and(parts));
        let Some((second, joint)) = second.and_then(|at| Some((at, after[at].joint()?))) else { return Ok(()) };
        let [before, one, other] =
            [&members[..at], &after[..second], &after[second + 1..]].map(|part| self.reading(part));
        let twice = joint == Joint::Unless;
        let joins = if twice {
            "unless"
        } else if joint.is_or() {
            "or"
        } else {
            "and"
        };
        let first = format!("{} unless ({} {joins} {})", before.grouped(), one.grouped(), other.grouped());
        let other = format!("({} unless {}) {joins} {}", before.grouped(), one.grouped(), other.grouped());
        let at = self.member_span(&after[second]);
        Err(Fault::condition(at, ConditionFault::Unless { first, second: other, twice }))
    }
}
