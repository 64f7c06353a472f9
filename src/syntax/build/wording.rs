//! Says what the words of a bare phrase look like, with the sentence around them.

mod paired;
mod sentence;

use super::bullets::Bullet;
use super::joint::Joint;
use super::{Build, Read, Whole};
use crate::source::Span;
use crate::syntax::fault::{Among, Fault, PhraseFault, WordingFault};
use crate::syntax::keyword;
use crate::syntax::wording::{self, Like, Look};

/// A phrase that follows another on its level.
#[derive(Clone, Copy, Debug)]
struct Next {
    joint: Joint,
    start: usize,
    end: usize,
}

impl Build<'_> {
    /// A bare phrase that looks like something else: what is wrong, or a warning.
    pub(super) fn check_words(&mut self, read: Read<'_>, among: Among) -> Whole {
        let phrase = read.text();
        if wording::has_no_words(phrase) {
            return Err(Fault::phrase(self.span(read), PhraseFault::NoWords));
        }
        if among == Among::Operands && matches!(phrase.as_bytes(), [b'e' | b'E', b'i' | b'I', ..]) {
            self.check_either(read)?;
        }
        if matches!(phrase.as_bytes(), [b'o' | b'O' | b'e' | b'E', ..]) {
            self.check_start(read, among)?;
        }
        self.check_parted(read)?;
        let Some(look) = wording::look(phrase) else { return self.check_end(phrase, self.span(read)) };
        match self.words_fault(read, look, among) {
            // Read as it is written.
            Some(warning) if warning.is_warning() => {
                self.faults.push(warning);
                Ok(())
            }
            Some(fault) => Err(fault),
            None => Ok(()),
        }
    }

    /// `staff trained:`, which announces something, and is no phrase of its own.
    fn check_end(&self, phrase: &str, span: Span) -> Whole {
        if !phrase.trim_ascii_end().ends_with(':') {
            return Ok(());
        }
        let whole = self.said_in_quotes(span);
        let meant = whole.trim_end_matches([':', ' ']).to_owned();
        Err(Fault::wording(span, WordingFault::Colon { meant, whole }))
    }

    fn words_fault(&self, read: Read<'_>, look: Look, among: Among) -> Option<Fault> {
        let span = self.span(read);
        let at = Span::new(span.start + look.at as u32, span.start + (look.at + look.length) as u32);
        let whole = || self.said_in_quotes(span);
        let wrong = match look.like {
            Like::Clause("if") if read.text()[..look.at].trim_ascii_end().ends_with('.') => {
                WordingFault::Sentence { whole: whole() }
            }
            Like::Word(word) => return self.sentence_fault(read, look.at, word, among),
            Like::Clause(keyword) => {
                let whole = self.said(span);
                let warning = || Fault::phrase(at, PhraseFault::LooksLikeClause { keyword, whole, among });
                return Some(self.sentence_fault(read, look.at, keyword, among).unwrap_or_else(warning));
            }
            Like::Quantifier => self.quantifier_fault(read, look, among)?,
            Like::Both => self.both_fault(read)?,
            Like::But => self.but_fault(read),
            Like::Example => self.example_fault(read, at),
            Like::Consequence => start_before(&read.input()[..read.start()]).map(|_| self.example_fault(read, at))?,
            Like::Label => self.label_fault(at, span),
            Like::Denial => self.denial_fault(at, span),
            Like::Nor => self.nor_fault(read, look, among)?,
            Like::Quoted => WordingFault::Quotation {
                mark: self.said(span).chars().next()?,
                inside: unquoted(&whole()).to_owned(),
                whole: whole(),
            },
            Like::Opened => self.opened_fault(read, look)?,
            Like::BulletMark => {
                let mark = read.text()[look.at..look.at + look.length].to_owned();
                let text = self.after_mark(Span::new(at.end, span.end));
                match among {
                    Among::Facts if !text.is_empty() => WordingFault::ListMarkInFacts { mark, text },
                    _ => WordingFault::ListMark { mark, text },
                }
            }
        };
        Some(Fault::wording(at, wrong))
    }

    /// A bare bullet that looks like something else. What joins phrases elsewhere is part of this one.
    pub(super) fn check_bullet_words(&mut self, bullet: Bullet<'_>) -> Whole {
        if wording::has_no_words(bullet.text) {
            return Err(Fault::phrase(bullet.span(), PhraseFault::NoWords));
        }
        self.check_parted_bullet(bullet)?;
        let span = bullet.span();
        let Some(look) = wording::look_at_start(bullet.text) else { return self.check_end(bullet.text, span) };
        let at = bullet.from(look.at).to(look.length).span();
        let whole = self.said_in_quotes(span);
        let wrong = match look.like {
            Like::Clause(keyword) => {
                let (whole, among) = (self.said(span), Among::Phrases);
                self.faults.push(Fault::phrase(at, PhraseFault::LooksLikeClause { keyword, whole, among }));
                return Ok(());
            }
            Like::Both | Like::But | Like::Example | Like::Consequence | Like::Nor | Like::Opened | Like::Word(_) => {
                return Ok(());
            }
            Like::Label => self.label_fault(at, span),
            Like::Quantifier => {
                let meant = bulleted(&self.said(bullet.from(look.length).span()));
                if meant.is_none() {
                    return Ok(());
                }
                let quantifier = self.said(at).trim_end_matches(':').to_owned();
                WordingFault::QuantifierInBullet { quantifier, whole, meant, not: self.word_before(span.start) }
            }
            Like::Denial => self.denial_fault(at, span),
            Like::Quoted => {
                let mark = bullet.text.chars().next().unwrap_or('\'');
                WordingFault::Quotation { mark, inside: unquoted(&whole).to_owned(), whole }
            }
            Like::BulletMark => {
                let mark = self.said(at);
                WordingFault::ListMark { mark, text: self.after_mark(bullet.from(look.at + look.length).span()) }
            }
        };
        Err(Fault::wording(at, wrong))
    }

    /// `any of a, b`: with nothing after it that it could count it is a phrase, as in a heading.
    fn quantifier_fault(&self, read: Read<'_>, look: Look, among: Among) -> Option<WordingFault> {
        let following = following(read);
        let span = self.span(read);
        let counts = Span::new(span.start, span.start + look.length as u32);
        let is_alone = among != Among::Heading && counts.end >= span.end;
        if is_alone {
            return Some(WordingFault::QuantifierAlone {
                quantifier: self.said(counts).trim_end_matches(':').to_owned(),
            });
        }
        if among == Among::Heading || following.is_empty() {
            return None;
        }
        let first = self.said(Span::new(counts.end, span.end));
        let first = ["the following:", "these:"].iter().find_map(|words| first.strip_prefix(words)).unwrap_or(&first);
        let mut phrases = vec![first.trim().to_owned()];
        phrases.extend(following.iter().map(|next| self.said(self.here(next.start, next.end))));
        Some(WordingFault::Quantifier {
            not: self.word_before(span.start),
            quantifier: self.said(counts).trim_end_matches(':').to_owned(),
            whole: self.said_in_quotes(span),
            meant: Some(phrases.join(", ")),
            among,
        })
    }

    /// `not ` or `unknown ` where that stands before a place of the same line.
    pub(super) fn word_before(&self, start: u32) -> &'static str {
        let before = self.source[..start as usize].trim_end_matches(' ');
        let word = before.rsplit(|mark: char| mark.is_whitespace() || mark == '(').next().unwrap_or_default();
        ["not ", "unknown "].into_iter().find(|known| known.trim_end().eq_ignore_ascii_case(word)).unwrap_or_default()
    }

    /// `either a or b`
    fn check_either(&self, read: Read<'_>) -> Whole {
        if !wording::announces(read.text(), "either") {
            return Ok(());
        }
        let wrong =
            following(read).first().filter(|next| next.joint.is_or()).map(|next| self.pair("either", read, *next));
        let start = self.span(read).start;
        wrong.map_or(Ok(()), |wrong| Err(Fault::wording(Span::new(start, start + "either".len() as u32), wrong)))
    }

    /// `both a and b`
    fn both_fault(&self, read: Read<'_>) -> Option<WordingFault> {
        following(read)
            .first()
            .filter(|next| matches!(next.joint, Joint::And | Joint::CommaAnd))
            .map(|next| self.pair("both", read, *next))
    }

    fn pair(&self, word: &'static str, read: Read<'_>, next: Next) -> WordingFault {
        let span = self.span(read);
        let phrase = self.said(span);
        let (rest, other) = (phrase[word.len()..].trim_start(), self.said(self.here(next.start, next.end)));
        let joint = next.joint.word();
        let whole = self.said_in_quotes(span.to(self.here(next.start, next.end)));
        WordingFault::Pair { word, meant: format!("{rest} {joint} {other}"), whole, phrase }
    }

    /// `a, but b`: `but` joins nothing.
    fn but_fault(&self, read: Read<'_>) -> WordingFault {
        let span = self.span(read);
        let phrase = self.said(span);
        let meant = format!("and {}", phrase["but".len()..].trim_start());
        WordingFault::Pair { word: "but", meant, whole: self.said_in_quotes(span), phrase }
    }

    /// `a, e.g. b`: says more of what stands before it.
    fn example_fault(&self, read: Read<'_>, word: Span) -> WordingFault {
        let span = self.span(read);
        let rest = self.said(Span::new(word.end, span.end));
        let start = start_before(&read.input()[..read.start()]).unwrap_or(read.start());
        let whole = self.said_in_quotes(self.here(start, read.ink().end));
        WordingFault::Example { word: self.said(word), rest, whole }
    }

    /// `not: a`
    fn denial_fault(&self, word: Span, phrase: Span) -> WordingFault {
        let rest = self.said(Span::new(word.end, phrase.end));
        WordingFault::Denial { rest, whole: self.said_in_quotes(phrase) }
    }

    /// `resource: a`
    fn label_fault(&self, label: Span, phrase: Span) -> WordingFault {
        let rest = self.said(Span::new(label.end, phrase.end));
        WordingFault::Label { label: self.said(label), rest, whole: self.said_in_quotes(phrase) }
    }

    fn after_mark(&self, rest: Span) -> String {
        wording::before_bullet(&self.said(rest)).to_owned()
    }

    /// `‘a` of `‘a and b’`: an error where the clause goes on to what closes it.
    fn opened_fault(&self, read: Read<'_>, look: Look) -> Option<WordingFault> {
        let opened = read.start() + look.at;
        let text = read.input();
        let mark = text[opened..].chars().next()?;
        let clause = text[opened..].find(['\t', '\n', '\r']).map_or(text, |end| &text[..opened + end]);
        let after = opened + mark.len_utf8();
        let end = after + wording::close(mark, &clause[after..])?;
        let quotation = self.said_in_quotes(self.here(opened, end));
        let rest = text.as_bytes()[end..].iter().position(|byte| byte.is_ascii_control());
        let whole = self.said_in_quotes(self.here(read.start(), rest.map_or(text.len(), |rest| end + rest)));
        Some(WordingFault::Quotation { mark, inside: unquoted(&quotation).to_owned(), whole })
    }
}

/// Where the phrase starts that a joint at the end of a laid-out text joins to what follows.
fn start_before(text: &str) -> Option<usize> {
    let text = text.trim_end_matches(' ');
    let is_mark = |mark: char| mark < ' ';
    let joint = text.rfind(is_mark)?;
    let mark = text.as_bytes()[joint];
    Joint::of(mark).filter(|_| joint + keyword::length_at(mark) == text.len())?;
    let before = &text[..joint];
    let start = before.rfind(is_mark).map_or(0, |at| at + keyword::length_at(before.as_bytes()[at]));
    let phrase = before.get(start..)?.trim_start_matches(' ');
    let start = joint - phrase.len();
    Some(start + keyword::of_list(phrase, keyword::LISTS).map_or(0, |known| keyword::length(phrase, known)))
}

/// The parts of a list as bullets, where it has several.
fn bulleted(list: &str) -> Option<String> {
    let parts = list.split(", ").flat_map(|part| part.split(" or ")).flat_map(|part| part.split(" and "));
    let first = |part: &str| part.trim_start_matches("or ").trim_start_matches("and ").to_owned();
    let bullets: Vec<String> = parts.map(|part| format!("`- {}`", first(part))).collect();
    (bullets.len() > 1).then(|| bullets.join(", "))
}

/// Words without the marks around them.
fn unquoted(text: &str) -> &str {
    let mut inside = text.chars();
    inside.next();
    inside.next_back();
    inside.as_str().trim()
}

/// The phrases that follow one on its level, as the layout has marked what joins and ends them.
fn following(read: Read<'_>) -> Vec<Next> {
    let (from, text) = (read.end(), read.input().as_bytes());
    let (mut found, mut open): (Vec<Next>, usize) = (Vec::new(), 0);
    let mut at = from;
    while let Some(&byte) = text.get(at) {
        match (byte, Joint::of(byte).filter(|_| open == 0)) {
            (_, Some(Joint::Unless | Joint::Semicolon)) => break,
            (_, Some(joint)) => {
                end(&mut found, at);
                at += keyword::length_at(byte);
                found.push(Next { joint, start: at, end: at });
                continue;
            }
            (0x13, None) => open += 1,
            (0x14, None) if open > 0 => open -= 1,
            (keyword::THEN_MARK | b'\t' | b'\n' | b'\r' | 0x14 | 0x1a, None) if open == 0 => break,
            _ => {}
        }
        at += 1;
    }
    end(&mut found, at);
    let is_blank = |next: &Next| text[next.start..next.end].trim_ascii().is_empty();
    found.retain(|next| !is_blank(next));
    found
}

fn end(found: &mut [Next], at: usize) {
    if let Some(last) = found.last_mut() {
        last.end = at;
    }
}
