//! Turns a style into one that the renderer shows as it is meant: two things that it forgets are said outright.

use hayagriva::citationberg::{
    Date, DatePartName, IndependentStyle, LayoutRenderingElement, Locale, Name, Names, NamesChild,
};

/// Says outright what the renderer forgets.
pub(super) fn mend(style: &mut IndependentStyle) {
    style.locale.iter_mut().for_each(mend_locale);
    let layouts =
        std::iter::once(&mut style.citation.layout).chain(style.bibliography.as_mut().map(|one| &mut one.layout));
    let macros = style.macros.iter_mut().flat_map(|one| &mut one.children);
    layouts.flat_map(|layout| &mut layout.elements).chain(macros).for_each(element);
}

/// As [`mend`], for the dates of a language.
pub(super) fn mend_locale(locale: &mut Locale) {
    locale.date.iter_mut().for_each(date);
}

fn element(element: &mut LayoutRenderingElement) {
    match element {
        LayoutRenderingElement::Names(names) => name(names),
        LayoutRenderingElement::Date(one) => date(one),
        LayoutRenderingElement::Group(group) => group.children.iter_mut().for_each(self::element),
        LayoutRenderingElement::Choose(choose) => {
            let branches = std::iter::once(&mut choose.if_).chain(&mut choose.else_if);
            branches.flat_map(|branch| &mut branch.children).for_each(self::element);
            choose.otherwise.iter_mut().flat_map(|branch| &mut branch.children).for_each(self::element);
        }
        LayoutRenderingElement::Text(_) | LayoutRenderingElement::Number(_) | LayoutRenderingElement::Label(_) => {}
    }
}

/// Names of which a style says only how they are labelled are left out by the renderer, with all authors. What stands in
/// for names takes its form from those.
fn name(names: &mut Names) {
    if !names.children.is_empty() && names.name().is_none() {
        names.children.insert(0, NamesChild::Name(Name::default()));
    }
}

/// Between the parts of a date the renderer sets its delimiter, also before a part that is not known (`2019 Jul ;5`). As
/// an affix of each part beside the year it comes and goes with it.
fn date(date: &mut Date) {
    let Some(delimiter) = date.delimiter.take() else { return };
    let Some(year) = date.date_part.iter().position(|part| part.name == DatePartName::Year) else {
        date.delimiter = Some(delimiter);
        return;
    };
    for part in &mut date.date_part[..year] {
        part.affixes.suffix = Some(part.affixes.suffix.take().unwrap_or_default() + &delimiter);
    }
    for part in &mut date.date_part[year + 1..] {
        part.affixes.prefix = Some(delimiter.clone() + &part.affixes.prefix.take().unwrap_or_default());
    }
}
