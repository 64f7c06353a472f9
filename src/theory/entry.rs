//! What a bibliography says of a paper, in the variables of the Citation Style Language (CSL).

/// An entry of a bibliography.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its type as CSL names it: `article-journal`, `report`.
    pub kind: &'static str,
    /// What it says, each variable once: `title`, `author`, `container-title`. A later one of the same name is not heard.
    pub variables: Vec<(String, Variable)>,
}

impl Entry {
    /// An entry that says nothing yet.
    #[must_use]
    pub const fn new(kind: &'static str) -> Self {
        Self { kind, variables: Vec::new() }
    }

    /// What it says under a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Variable> {
        self.variables.iter().find(|(known, _)| known == name).map(|(_, variable)| variable)
    }

    /// Says something, unless the name is taken or there is nothing to say.
    pub fn say(&mut self, name: &str, variable: impl Into<Variable>) {
        let variable = variable.into();
        if !variable.is_empty() && self.get(name).is_none() {
            self.variables.push((name.to_owned(), variable));
        }
    }
}

/// What an entry says under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Variable {
    /// Words or a number.
    Text(String),
    /// People and organisations, in their order.
    Names(Vec<Name>),
    /// A day, a month or a year.
    Date(Date),
}

impl Variable {
    fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Names(names) => names.is_empty(),
            Self::Date(_) => false,
        }
    }
}

impl From<String> for Variable {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Variable {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Vec<Name>> for Variable {
    fn from(names: Vec<Name>) -> Self {
        Self::Names(names)
    }
}

impl From<Date> for Variable {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

/// Who wrote or edited a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// An organisation, or a name that is not taken apart.
    Whole(String),
    /// A person.
    Person {
        /// Family name.
        family: String,
        /// Given names or their initials, empty where none is said.
        given: String,
        /// `de la`, which stays before the family name; empty where there is none.
        particle: String,
        /// `von`, which goes where only the family name is shown; empty where there is none.
        dropping: String,
        /// `Jr.`, empty where there is none.
        suffix: String,
    },
}

impl Name {
    /// `family, given` or `family, suffix, given`; without a comma it is not taken apart.
    #[must_use]
    pub fn with_commas(text: &str) -> Self {
        let parts: Vec<&str> = text.split(',').map(str::trim).collect();
        let (family, given, suffix) = match parts.as_slice() {
            [family, given] => (*family, *given, ""),
            [family, given, suffix] => (*family, *given, *suffix),
            _ => (text.trim(), "", ""),
        };
        Self::person(family, given, suffix)
    }

    /// A person, or an organisation where there is nothing but one name.
    #[must_use]
    pub fn person(family: &str, given: &str, suffix: &str) -> Self {
        if given.is_empty() && suffix.is_empty() {
            return Self::Whole(family.to_owned());
        }
        Self::Person {
            family: family.to_owned(),
            given: given.to_owned(),
            particle: String::new(),
            dropping: String::new(),
            suffix: suffix.to_owned(),
        }
    }
}

/// A date, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// The year; what was before our era is negative.
    pub year: i16,
    /// The month, from 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, from 1; never without a month.
    pub day: Option<u8>,
    /// Whether it is only about right.
    pub circa: bool,
    /// Of a range, the last year, month and day.
    pub end: Option<(i16, Option<u8>, Option<u8>)>,
    /// From spring, 1, to winter, 4; never with a month.
    pub season: Option<u8>,
}
