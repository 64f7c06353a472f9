//! Small theories and cases, made without text.

use cmo::evaluate::{Evaluation, Pair, World, evaluate};
use cmo::source::Place;
use cmo::theory::{
    Case, Condition, Configuration, ConfigurationId, Fact, Form, HeadingId, Literal, Mention, Phrase, PhraseId,
    Predicted, Said, Theory, Vocabulary,
};

use crate::evaluate::blank::{blank_configuration, blank_heading, case, fact, phrase};

/// A theory in the making. Phrases are named; `~x` is an opposite name of `x`.
#[derive(Default)]
pub struct Sketch {
    phrases: Vec<Phrase>,
    theory: Theory,
}

/// A condition over named phrases.
#[derive(Clone)]
pub enum C {
    P(&'static str),
    Unknown,
    Not(Box<C>),
    All(Vec<C>),
    Any(Vec<C>),
    NoneOf(Vec<C>),
    AtLeast(u32, Vec<C>),
    Unless(Box<C>, Box<C>),
}

pub fn not(inner: C) -> C {
    C::Not(Box::new(inner))
}

pub fn p(name: &'static str) -> C {
    C::P(name)
}

pub fn all(names: &[&'static str]) -> C {
    C::All(names.iter().map(|name| p(name)).collect())
}

pub fn any(names: &[&'static str]) -> C {
    C::Any(names.iter().map(|name| p(name)).collect())
}

impl Sketch {
    pub fn id(&mut self, name: &str) -> PhraseId {
        if let Some(known) = self.phrases.iter().position(|phrase| phrase.name == name) {
            return PhraseId(known as u32);
        }
        self.phrases.push(phrase(name.to_owned()));
        PhraseId(self.phrases.len() as u32 - 1)
    }

    fn mention(&mut self, name: &str) -> Mention {
        let phrase = self.id(name.trim_start_matches('~'));
        Mention { literal: Literal { phrase, negated: name.starts_with('~') }, place: Place::default() }
    }

    fn condition(&mut self, condition: &C) -> Condition {
        let mut list = |of: &[C]| of.iter().map(|one| self.condition(one)).collect::<Vec<_>>();
        match condition {
            C::P(name) => Condition::Phrase(self.mention(name)),
            C::Unknown => Condition::Unknown(Place::default()),
            C::Not(inner) => Condition::Not(Box::new(self.condition(inner))),
            C::All(of) => Condition::All(list(of)),
            C::Any(of) => Condition::Any(list(of)),
            C::NoneOf(of) => Condition::NoneOf(list(of)),
            C::AtLeast(least, of) => Condition::AtLeast(*least, list(of)),
            C::Unless(holds, fails) => {
                Condition::Unless(Box::new(self.condition(holds)), Box::new(self.condition(fails)))
            }
        }
    }

    /// `if context then mechanisms then outcomes`; an outcome may begin with `not `.
    pub fn cmoc(&mut self, context: C, mechanisms: &[&str], outcomes: &[&str]) -> &mut Configuration {
        let context = self.condition(&context);
        let mechanisms = mechanisms.iter().map(|name| self.mention(name)).collect();
        let outcomes = outcomes.iter().map(|name| self.predicted(name)).collect();
        self.theory.configurations.push(configuration(context, mechanisms, outcomes));
        self.theory.configurations.last_mut().unwrap()
    }

    pub fn only_if(&mut self, context: C, mechanisms: &[&str], outcomes: &[&str]) {
        self.cmoc(context, mechanisms, outcomes).form = Form::OnlyIf;
    }

    pub fn delivered(&mut self, context: C, resource: C, outcomes: &[&str]) -> &mut Configuration {
        let resource = self.condition(&resource);
        let configuration = self.cmoc(context, &[], outcomes);
        configuration.resource = Some(resource);
        configuration
    }

    fn predicted(&mut self, name: &str) -> Predicted {
        let bare = name.strip_prefix("not ").unwrap_or(name);
        Predicted { mention: self.mention(bare), negated: bare != name }
    }

    /// `if p0 then p1`, `if p1 then p2`, …
    pub fn chain(&mut self, links: u32) {
        self.phrases = (0..=links).map(|place| phrase(format!("p{place}"))).collect();
        let mention =
            |place| Mention { literal: Literal { phrase: PhraseId(place), negated: false }, place: Place::default() };
        let link = |place| {
            let outcome = Predicted { mention: mention(place + 1), negated: false };
            configuration(Condition::Phrase(mention(place)), Vec::new(), vec![outcome])
        };
        self.theory.configurations = (0..links).map(link).collect();
    }

    pub fn when(&mut self, name: &str, condition: C) {
        let condition = self.condition(&condition);
        let id = self.id(name);
        self.phrases[id.0 as usize].declared_mut().when = Some(condition);
    }

    pub fn implies(&mut self, name: &str, implied: &str) {
        let implied = self.mention(implied).literal;
        let id = self.id(name);
        self.phrases[id.0 as usize].declared_mut().implies.push((implied, Place::default()));
    }

    pub fn heading(&mut self) -> HeadingId {
        self.theory.headings.push(blank_heading());
        HeadingId(self.theory.headings.len() as u32 - 1)
    }

    /// A case of facts as in `--case`.
    pub fn case(&mut self, facts: &str) -> Case {
        let facts = facts.split(", ").filter(|fact| !fact.is_empty()).map(|fact| self.fact(fact)).collect();
        case(facts)
    }

    fn fact(&mut self, text: &str) -> Fact {
        let (name, said) = if let Some(name) = text.strip_prefix("not ") {
            (name, Said::Absent)
        } else if let Some(name) = text.strip_prefix("unknown ") {
            (name, Said::Unknown)
        } else if let Some((name, degree)) = text.split_once(" = ") {
            (name, Said::Degree(degree.parse().unwrap()))
        } else {
            (text, Said::Present)
        };
        let literal = self.mention(name).literal;
        fact(literal, said)
    }

    pub fn theory(&self) -> Theory {
        Theory {
            vocabulary: Vocabulary::new(self.phrases.clone()),
            headings: self.theory.headings.clone(),
            configurations: self.theory.configurations.clone(),
            ..Theory::default()
        }
    }

    pub fn run(&mut self, facts: &str, world: World) -> Answer {
        let case = self.case(facts);
        self.run_case(&case, world)
    }

    pub fn run_case(&mut self, case: &Case, world: World) -> Answer {
        let evaluation = evaluate(&self.theory(), case, world);
        Answer { names: self.phrases.iter().map(|phrase| phrase.name.clone()).collect(), evaluation }
    }
}

/// An evaluation that is asked by name.
pub struct Answer {
    names: Vec<String>,
    pub evaluation: Evaluation,
}

impl Answer {
    fn id(&self, name: &str) -> PhraseId {
        PhraseId(self.names.iter().position(|known| known == name).unwrap() as u32)
    }

    pub fn value(&self, name: &str) -> (f64, f64) {
        pair(self.evaluation.value(self.id(name)))
    }

    pub fn predicted(&self, name: &str) -> (f64, f64) {
        pair(self.evaluation.predicted(self.id(name)))
    }

    pub fn firing(&self, configuration: u32) -> (f64, f64) {
        pair(self.evaluation.firing(ConfigurationId(configuration)).unwrap())
    }
}

/// Degrees to nine decimals, so that 1 - 0.7 is 0.3.
pub fn pair(pair: Pair) -> (f64, f64) {
    let round = |degree: f64| (degree * 1e9).round() / 1e9;
    (round(pair.in_favour), round(pair.against))
}

fn configuration(context: Condition, mechanisms: Vec<Mention>, outcomes: Vec<Predicted>) -> Configuration {
    Configuration { context, mechanisms, outcomes, ..blank_configuration() }
}
