//! Turns what would have to be in place into text for people.

use crate::needs::{AimWord, Because, Limit, Needs, NeedsSet, Never, Signed, Status, StudyStance};
use crate::report::canvas::Canvas;
use crate::report::page::{Cell, Page, Tone};

/// Columns of the number of a set, and of the label of a line.
const NUMBER: usize = 4;
const LABEL: usize = 16;

/// The answer in a sentence, the sets one below the other, and what is not proposed.
#[must_use]
pub fn text(needs: &Needs, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    page.flow(&[], 0, &sentence(needs));
    for (index, set) in needs.sets.iter().enumerate().filter(|_| needs.status == Status::Reachable) {
        page.blank();
        write(&mut page, index + 1, set);
    }
    let limits: Vec<String> = needs.limits.iter().map(limit).collect();
    if needs.status != Status::Already && !limits.is_empty() {
        page.blank();
        page.heading(Tone::Strong, "Not proposed");
        limits.iter().for_each(|limit| page.flow(&[Cell { tone: Tone::Plain, text: "  ", width: 2 }], 4, limit));
    }
    if needs.status != Status::Undecided && !needs.limits_complete {
        page.blank();
        page.flow(&[], 0, "What else stands in the way is not decided: too much bears on it.");
    }
    page.into_text()
}

fn sentence(needs: &Needs) -> String {
    let (goal, case, but) = (&needs.goal.words, &needs.case, narrowed(needs));
    let facts = match needs.sets.len() {
        1 => format!("with one set of facts{but}"),
        number => format!("with any one of {number} sets of facts{but}"),
    };
    let all = match (needs.complete, needs.sets.len()) {
        (true, 1) => "there is no other",
        (true, _) => "these are all",
        (false, _) => "there are more, which --max shows",
    };
    match needs.status {
        Status::Already => format!("In {case} {} already.", is_so(needs)),
        Status::Reachable => format!("In {case} {} {facts}; {all}.", would_be(needs)),
        Status::Unreachable => {
            format!("In {case} no further facts would {}{but}{}.", bring_about(needs), never(needs))
        }
        Status::Undecided => {
            format!("What {goal} needs in {case} is not decided: too much bears on it. --without leaves facts out.")
        }
    }
}

/// Why no facts at all could do it.
const fn never(needs: &Needs) -> &'static str {
    match needs.never {
        None => "",
        Some(Never::Retired) => ": it is retired, and weighed in no case",
        Some(Never::OtherTheory) => ": it is of another theory than the case is told for",
        Some(Never::NothingSpeaks) => ": nothing in the theory brings it about",
    }
}

/// What --without and --avoid take away from an answer.
fn narrowed(needs: &Needs) -> String {
    let list = |of: &[Signed]| of.iter().map(|one| format!("“{}”", one.words)).collect::<Vec<_>>().join(" or ");
    let parts = [(&needs.without, "the fact ", "among them"), (&needs.avoid, "", "being predicted alongside")];
    let parts = parts.into_iter().filter(|(of, ..)| !of.is_empty());
    let parts: Vec<String> = parts.map(|(of, what, how)| format!(" without {what}{} {how}", list(of))).collect();
    parts.join(" and")
}

fn is_so(needs: &Needs) -> String {
    let goal = &needs.goal.words;
    let fires = needs.sets.first().map(in_order).unwrap_or_default();
    match (needs.aim, &needs.goal.id) {
        (AimWord::Reach, Some(_)) if needs.goal.only_if => format!("what {goal} requires is lacking"),
        (AimWord::Reach, Some(_)) => format!("{goal} fires"),
        (AimWord::Reach, None) if fires.is_empty() => format!("{goal} is so"),
        (AimWord::Reach, None) => format!("{goal} comes about (by {fires})"),
        (AimWord::Prevent, Some(_)) if needs.goal.only_if => format!("what {goal} requires is in place"),
        (AimWord::Prevent, Some(_)) => format!("{goal} is blocked"),
        (AimWord::Prevent, None) => format!("{goal} is out of reach"),
    }
}

fn would_be(needs: &Needs) -> String {
    let goal = &needs.goal.words;
    match (needs.aim, &needs.goal.id) {
        (AimWord::Reach, _) if needs.goal.only_if => {
            format!("what {goal} requires would be lacking, so that it speaks against its outcomes,")
        }
        (AimWord::Reach, _) => format!("{goal} would come about"),
        (AimWord::Prevent, _) if needs.goal.only_if => format!("what {goal} requires would be in place"),
        (AimWord::Prevent, Some(_)) => format!("{goal} would be blocked"),
        (AimWord::Prevent, None) => format!("{goal} would be out of reach"),
    }
}

fn bring_about(needs: &Needs) -> String {
    let goal = &needs.goal.words;
    match needs.aim {
        AimWord::Reach if needs.goal.only_if => format!("show that what {goal} requires is lacking"),
        AimWord::Reach => format!("bring {goal} about"),
        AimWord::Prevent if needs.goal.only_if => format!("put what {goal} requires in place"),
        AimWord::Prevent => format!("prevent {goal}"),
    }
}

fn write(page: &mut Page, number: usize, set: &NeedsSet) {
    let number = number.to_string();
    let mut first = number.as_str();
    let mut line = |label: &str, words: &str| {
        let number = Cell { tone: Tone::Strong, text: std::mem::take(&mut first), width: NUMBER };
        page.flow(&[number, Cell { tone: Tone::Faint, text: label, width: LABEL }], NUMBER + LABEL, words);
    };
    let fact = |one: &Signed| {
        let fixed = if one.fixed { " (no programme can change it: to be found out)" } else { "" };
        format!("{}{fixed}", one.words)
    };
    let each = |line: &mut dyn FnMut(&str, &str), label: &str, words: Vec<String>| {
        words.iter().enumerate().for_each(|(index, words)| line(if index == 0 { label } else { "" }, words));
    };
    each(&mut line, "to establish", set.establish.iter().map(fact).collect());
    each(&mut line, "would change", set.change.iter().map(fact).collect());
    if !set.fires.is_empty() {
        line("then fires", &in_order(set));
    }
    if !set.blocks.is_empty() {
        line("then blocks", &set.blocks.join(", "));
    }
    if !set.stops.is_empty() {
        line("then stops", &set.stops.join(", "));
    }
    each(&mut line, "mechanism", set.mechanisms.clone());
    for (label, studies) in by_stance(&set.studies) {
        line(label, &studies.join(", "));
    }
    if set.studies.is_empty() {
        line("evidence", "no study is named for it");
    }
}

/// The configurations step by step, those of one step beside each other: neither leads to the other.
fn in_order(set: &NeedsSet) -> String {
    let one = |id: &String| if set.contested.contains(id) { format!("{id} (contested)") } else { id.clone() };
    let step = |step: &Vec<String>| step.iter().map(one).collect::<Vec<_>>().join(", ");
    set.steps.iter().map(step).collect::<Vec<_>>().join(" → ")
}

/// The sources of each stance, in the order of stances.
fn by_stance(studies: &[StudyStance]) -> Vec<(&'static str, Vec<String>)> {
    let mut all: Vec<(&'static str, Vec<String>)> = Vec::new();
    for one in studies {
        let label = one.stance.clause();
        let name = match (&one.study, &one.case) {
            (Some(study), _) => study.clone(),
            (None, case) => format!("case {}", case.as_deref().unwrap_or_default()),
        };
        let name = if one.of.is_empty() { name } else { format!("{name} of {}", one.of.join(" and ")) };
        let name =
            one.whole.as_ref().map_or_else(|| name.clone(), |whole| format!("{name} (for the whole of {whole})"));
        match all.last_mut().filter(|(last, _)| *last == label) {
            Some((_, names)) => names.push(name),
            None => all.push((label, vec![name])),
        }
    }
    all
}

fn limit(limit: &Limit) -> String {
    let needed = limit.needed.as_ref().map_or("", |needed| &needed.words);
    match limit.because {
        Because::Fixed => format!("“{needed}”: it is otherwise in this case, and no programme can change it"),
        Because::BroughtAbout => {
            format!("“{needed}”: the case says otherwise, and it is for configurations to bring it about")
        }
        Because::Goal => format!("“{needed}” itself: the case says otherwise, and what a case says stands"),
        Because::Open => match &limit.id {
            Some(id) => format!("what {id} asks for and nobody knows yet (`?`)"),
            None => format!("what the definition of “{needed}” leaves open (`?`)"),
        },
    }
}
