//! Turns the name of a style, or the text of a CSL file, into a style.

use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::{
    IndependentStyle, LayoutRenderingElement, Locale, LocaleCode, Style as AnyStyle, TextTarget,
};

use super::mend::{mend, mend_locale};

/// The styles that are known by name, with the name under which each is kept and the language that it is written in.
const KEPT: [(&str, &str, &str); 4] = [
    ("apa", "apa", "en-US"),
    ("vancouver", "vancouver", "en-US"),
    ("harvard", "harvard-cite-them-right", "en-GB"),
    ("ieee", "ieee", "en-US"),
];

/// How deep the elements of a CSL file may stand in each other.
const DEEPEST: usize = 100;

/// How many elements a reference may be made of, macros in macros counted as often as they are used.
const MOST: usize = 100_000;

/// A style of the Citation Style Language.
#[derive(Debug)]
pub struct Style {
    pub(super) csl: IndependentStyle,
    pub(super) language: Option<LocaleCode>,
    pub(super) locales: Vec<Locale>,
}

/// Why a text is no style that references can be written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoStyle {
    /// It is no CSL; what the reader says.
    NotCsl(String),
    /// It only says that it is like another style, whose address this is.
    Points(String),
    /// It has no list of references.
    NoList,
    /// A macro of it leads back to itself, or is made of too much; its name.
    Endless(String),
}

impl Style {
    /// The style of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let (_, kept, language) = KEPT.iter().find(|(known, _, _)| *known == name)?;
        match ArchivedStyle::by_name(kept)?.get() {
            AnyStyle::Independent(csl) => Some(Self::of(csl, Some(LocaleCode((*language).to_owned())))),
            AnyStyle::Dependent(_) => None,
        }
    }

    /// The style of a CSL file.
    ///
    /// # Errors
    /// [`NoStyle`] where the text is no style, or none that can be used.
    pub fn read(text: &str) -> Result<Self, NoStyle> {
        if depth(text) > DEEPEST {
            return Err(NoStyle::NotCsl(format!("its elements stand more than {DEEPEST} deep in each other")));
        }
        let csl = match AnyStyle::from_xml(text) {
            Ok(AnyStyle::Independent(csl)) => csl,
            Ok(AnyStyle::Dependent(other)) => return Err(NoStyle::Points(other.parent_link.href)),
            Err(why) => return Err(NoStyle::NotCsl(why.to_string())),
        };
        if csl.bibliography.is_none() {
            return Err(NoStyle::NoList);
        }
        if let Some(name) = endless(&csl) {
            return Err(NoStyle::Endless(name));
        }
        let language = csl.default_locale.clone();
        Ok(Self::of(csl, language))
    }

    /// Of the languages, only those that the style may need are kept.
    fn of(mut csl: IndependentStyle, language: Option<LocaleCode>) -> Self {
        mend(&mut csl);
        let wanted = language.as_ref().map_or("en-US", |code| code.0.as_str()).to_owned();
        let base = wanted.split('-').next().unwrap_or_default().to_owned();
        let mut locales = locales();
        let is_wanted = |code: &str| code == "en-US" || code.split('-').next() == Some(base.as_str());
        locales.retain(|locale| locale.lang.as_ref().is_some_and(|code| is_wanted(&code.0)));
        locales.iter_mut().for_each(mend_locale);
        Self { csl, language, locales }
    }
}

/// How deep elements of XML stand in each other, at most.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for tag in text.split('<').skip(1) {
        let inside = tag.split('>').next().unwrap_or_default();
        match inside.as_bytes().first() {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b'!' | b'?') | None => {}
            Some(_) if inside.ends_with('/') => {}
            Some(_) => depth += 1,
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// A macro that leads back to itself, or that is made of too much.
fn endless(csl: &IndependentStyle) -> Option<String> {
    let mut sizes = vec![Size::Unknown; csl.macros.len()];
    csl.macros.iter().enumerate().find_map(|(index, one)| {
        let size = size_of_macro(csl, &mut sizes, index);
        (size > MOST).then(|| one.name.clone())
    })
}

/// Of how many elements a macro is made.
#[derive(Clone, Copy)]
enum Size {
    Unknown,
    /// It is being counted: who asks is a part of it.
    Open,
    Known(usize),
}

fn size_of_macro(csl: &IndependentStyle, sizes: &mut [Size], index: usize) -> usize {
    match sizes[index] {
        Size::Known(size) => size,
        Size::Open => MOST + 1,
        Size::Unknown => {
            sizes[index] = Size::Open;
            let size = size(csl, sizes, &csl.macros[index].children);
            sizes[index] = Size::Known(size);
            size
        }
    }
}

fn size(csl: &IndependentStyle, sizes: &mut [Size], elements: &[LayoutRenderingElement]) -> usize {
    let mut sum = 0_usize;
    for element in elements {
        let size = match element {
            LayoutRenderingElement::Text(text) => match &text.target {
                TextTarget::Macro { name } => match csl.macros.iter().position(|one| one.name == *name) {
                    Some(index) => size_of_macro(csl, sizes, index),
                    None => 0,
                },
                TextTarget::Variable { .. } | TextTarget::Term { .. } | TextTarget::Value { .. } => 0,
            },
            LayoutRenderingElement::Names(names) => {
                names.substitute().map_or(0, |substitute| size(csl, sizes, &substitute.children))
            }
            LayoutRenderingElement::Group(group) => size(csl, sizes, &group.children),
            LayoutRenderingElement::Choose(choose) => {
                let branches: usize = choose.branches().map(|branch| size(csl, sizes, &branch.children)).sum();
                branches + choose.otherwise.as_ref().map_or(0, |branch| size(csl, sizes, &branch.children))
            }
            LayoutRenderingElement::Date(_) | LayoutRenderingElement::Number(_) | LayoutRenderingElement::Label(_) => 0,
        };
        sum = sum.saturating_add(size).saturating_add(1);
    }
    sum
}
