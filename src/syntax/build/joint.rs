//! Sees what joins two operands: the grammar has no rule for it.

use super::{Build, Parts, Read, Whole};
use crate::source::Span;
use crate::syntax::fault::{Fault, PhraseFault};
use crate::syntax::grammar::Rule;

/// What joins two operands of a condition, or two members of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// `and`
    And,
    /// `or`
    Or,
    /// `,`
    Comma,
    /// `, and`
    CommaAnd,
    /// `, or`
    CommaOr,
    /// `unless`
    Unless,
    /// `;`
    Semicolon,
}

impl Joint {
    /// What a laid-out text says between an operand, which ends at `at`, and the next.
    pub(super) fn after(text: &str, at: usize) -> Option<(Self, usize)> {
        let rest = &text.as_bytes()[at..];
        let blanks = rest.iter().take_while(|&&byte| byte == b' ').count();
        let joint = match rest.get(blanks)? {
            0x01 => Self::And,
            0x02 => Self::Or,
            0x04 => Self::Unless,
            0x07 => Self::CommaAnd,
            0x08 => Self::CommaOr,
            0x15 => Self::Comma,
            0x16 => Self::Semicolon,
            _ => return None,
        };
        Some((joint, at + blanks))
    }

    /// Whether it says `or`.
    pub(super) fn is_or(self) -> bool {
        matches!(self, Self::Or | Self::CommaOr)
    }

    /// Whether it has a comma.
    pub(super) fn is_comma(self) -> bool {
        matches!(self, Self::Comma | Self::CommaAnd | Self::CommaOr)
    }

    /// The length of its word or mark.
    fn len(self) -> usize {
        match self {
            Self::And | Self::CommaAnd => "and".len(),
            Self::Or | Self::CommaOr => "or".len(),
            Self::Unless => "unless".len(),
            Self::Comma | Self::Semicolon => 1,
        }
    }
}

/// Whether a comma stands inside a number, as in `1,000 patients`: a reader could take it for one phrase.
fn is_in_number(text: &str, at: usize) -> bool {
    let word = text[..at].rsplit(|character: char| character <= ' ').next().unwrap_or_default();
    !word.is_empty()
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit)
}

/// One member of a row of operands: an operand, or what joins two of them.
#[derive(Clone, Debug)]
pub(super) enum Member<'p> {
    /// An operand.
    Operand(Read<'p>),
    /// What joins the operand before it to the next.
    Joint(Joint, Span),
}

impl Member<'_> {
    /// What joins, if that is what it is.
    pub(super) fn joint(&self) -> Option<Joint> {
        match self {
            Self::Joint(joint, _) => Some(*joint),
            Self::Operand(_) => None,
        }
    }
}

impl Build<'_> {
    /// The operands and what joins them.
    pub(super) fn members<'p>(&self, operands: Parts<'p>) -> Vec<Member<'p>> {
        let mut members: Vec<Member<'p>> = Vec::new();
        let mut end = None;
        for operand in operands {
            let joint = end.and_then(|end| Joint::after(operand.input, end));
            members.extend(joint.map(|(joint, at)| Member::Joint(joint, self.joint_span(joint, at))));
            end = Some(operand.end());
            members.push(Member::Operand(operand));
        }
        members
    }

    /// Where a joint stands whose word or mark starts at `at`: with the comma before its word.
    pub(super) fn joint_span(&self, joint: Joint, at: usize) -> Span {
        let word = self.here(at, at + joint.len());
        match joint {
            Joint::CommaAnd | Joint::CommaOr => {
                let comma = self.source[..word.start as usize].rfind(',').map_or(word.start, |comma| comma as u32);
                Span::new(comma, word.end)
            }
            Joint::And | Joint::Or | Joint::Comma | Joint::Unless | Joint::Semicolon => word,
        }
    }

    /// No comma of a row stands inside a number.
    pub(super) fn check_numbers(&self, row: Parts<'_>) -> Whole {
        let mut last: Option<Read<'_>> = None;
        for part in row {
            let joint = last.and_then(|last| Some((last, Joint::after(part.input, last.end())?)));
            last = Some(part);
            let Some((before, (Joint::Comma, at))) = joint else { continue };
            // `= 0,7` has an error of its own.
            let is_degree = before.parts().any(|one| one.rule() == Rule::degree);
            if !is_degree && is_in_number(part.input, at) {
                return Err(self.number_fault([before, part], at));
            }
        }
        Ok(())
    }

    /// `1,000 patients`: the comma parts two phrases, and may not be meant to.
    fn number_fault(&self, parts: [Read<'_>; 2], comma: usize) -> Fault {
        let [before, after] = parts.map(|part| self.span(part));
        let whole = self.said_in_quotes(before.to(after));
        let at = self.here(comma, comma + 1);
        Fault::phrase(at, PhraseFault::CommaInNumber { whole })
    }

    /// The span of a member.
    pub(super) fn member_span(&self, member: &Member<'_>) -> Span {
        match member {
            Member::Operand(operand) => self.span(*operand),
            Member::Joint(_, span) => *span,
        }
    }
}
