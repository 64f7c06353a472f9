//! Sees what joins two operands: the grammar has no rule for it.

use super::{Build, Parts, Read, Whole};
use crate::source::Span;
use crate::syntax::fault::{Fault, PhraseFault};
use crate::syntax::grammar::Rule;
use crate::syntax::keyword;

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
    /// What a byte of a laid-out text stands for, if that joins operands.
    pub(super) fn of(mark: u8) -> Option<Self> {
        Some(match mark {
            keyword::AND_MARK => Self::And,
            keyword::OR_MARK => Self::Or,
            keyword::COMMA_MARK => Self::Comma,
            keyword::COMMA_AND_MARK => Self::CommaAnd,
            keyword::COMMA_OR_MARK => Self::CommaOr,
            keyword::UNLESS_MARK => Self::Unless,
            keyword::SEMICOLON_MARK => Self::Semicolon,
            _ => return None,
        })
    }

    /// What a laid-out text says after an operand that ends at `at`, and where.
    fn after(text: &str, at: usize) -> Option<(Self, usize)> {
        let rest = &text.as_bytes()[at..];
        let blanks = rest.iter().take_while(|&&byte| byte == b' ').count();
        Some((Self::of(*rest.get(blanks)?)?, at + blanks))
    }

    /// What it says as a word: a comma says `and`.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::And | Self::Comma | Self::CommaAnd => "and",
            Self::Or | Self::CommaOr => "or",
            Self::Unless => "unless",
            Self::Semicolon => ";",
        }
    }

    /// Whether it says `or`.
    pub(super) fn is_or(self) -> bool {
        matches!(self, Self::Or | Self::CommaOr)
    }

    /// Whether it has a comma.
    pub(super) fn is_comma(self) -> bool {
        matches!(self, Self::Comma | Self::CommaAnd | Self::CommaOr)
    }
}

/// The operands of a row, each with what joins it to the one before, and where.
pub(super) fn joined(row: Parts<'_>) -> impl Iterator<Item = (Option<(Joint, usize)>, Read<'_>)> {
    let mut end = None;
    row.map(move |operand| {
        let joint = end.and_then(|end| Joint::after(operand.input(), end));
        end = Some(operand.end());
        (joint, operand)
    })
}

/// Whether a comma stands inside a number, as in `1,000 patients`, or between the numbers of notes, as in `trained1,2`: a
/// reader could take it for one phrase.
pub(super) fn is_in_number(text: &str, at: usize) -> bool {
    let word = text[..at].rsplit(|character: char| character <= ' ').next().unwrap_or_default();
    let after = text[at + 1..].trim_start_matches(|mark: char| mark.is_ascii_digit());
    let digits = text.len() - (at + 1) - after.len();
    let is_number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_whole = || after.trim_start_matches(' ').chars().next().is_none_or(|next| next < ' ');
    digits > 0 && (is_number || word.ends_with(|mark: char| mark.is_ascii_digit()) && is_whole())
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
        let joint = |(joint, at)| Member::Joint(joint, self.joint_span(joint, at));
        let pairs = joined(operands).map(|(found, operand)| [found.map(joint), Some(Member::Operand(operand))]);
        pairs.flatten().flatten().collect()
    }

    /// Where a joint stands whose word or mark starts at `at` of the present text: with the comma before its word.
    pub(super) fn joint_span(&self, joint: Joint, at: usize) -> Span {
        let length = if joint == Joint::Comma { 1 } else { joint.word().len() };
        let word = self.here(at, at + length);
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
        for (joint, part) in joined(row) {
            let before = last.replace(part);
            let (Some(before), Some((Joint::Comma, at))) = (before, joint) else { continue };
            // `= 0,7` has an error of its own.
            let is_degree = before.parts().any(|one| one.rule() == Rule::degree);
            if !is_degree && is_in_number(part.input(), at) {
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
