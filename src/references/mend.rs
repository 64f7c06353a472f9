//! Turns a style into one that the renderer shows as it is meant: three things that it forgets are said outright.

use hayagriva::citationberg::taxonomy::{NameVariable, Variable};
use hayagriva::citationberg::{
    Choose, ChooseBranch, ChooseMatch, Date, DatePartName, ElseBranch, IndependentStyle, LayoutRenderingElement,
    Locale, Name, Names, NamesChild,
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
        LayoutRenderingElement::Names(names) => {
            name(names);
            if let Some(choose) = edited(names) {
                *element = LayoutRenderingElement::Choose(choose);
            }
        }
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

/// Editors who stand in for the authors of the whole are forgotten by the renderer: what a style goes on to do where there
/// are editors (pages and publisher of a paper in proceedings) is left out. So they are shown by themselves, where none of
/// those before them is there.
fn edited(names: &Names) -> Option<Choose> {
    if names.variable != [NameVariable::ContainerAuthor] {
        return None;
    }
    let instead = names.substitute()?.children.iter().filter_map(|one| match one {
        LayoutRenderingElement::Names(names) => Some(names),
        LayoutRenderingElement::Text(_)
        | LayoutRenderingElement::Number(_)
        | LayoutRenderingElement::Label(_)
        | LayoutRenderingElement::Date(_)
        | LayoutRenderingElement::Group(_)
        | LayoutRenderingElement::Choose(_) => None,
    });
    let instead: Vec<&Names> = instead.collect();
    let place = instead.iter().position(|one| one.variable == [NameVariable::Editor])?;
    let mut editors = instead[place].clone();
    if editors.children.is_empty() {
        let own = names.children.iter().filter(|child| !matches!(child, NamesChild::Substitute(_)));
        editors.children = own.cloned().collect();
    }
    let before = instead[..place].iter().flat_map(|one| one.variable.iter().copied());
    let whole = || vec![LayoutRenderingElement::Names(names.clone())];
    Some(Choose {
        if_: branch(std::iter::once(NameVariable::ContainerAuthor).chain(before).collect(), whole()),
        else_if: vec![branch(vec![NameVariable::Editor], vec![LayoutRenderingElement::Names(editors)])],
        otherwise: Some(ElseBranch { children: whole() }),
    })
}

/// What is shown where some names are there.
fn branch(names: Vec<NameVariable>, children: Vec<LayoutRenderingElement>) -> ChooseBranch {
    ChooseBranch {
        disambiguate: None,
        is_numeric: None,
        is_uncertain_date: None,
        locator: None,
        position: None,
        type_: None,
        variable: Some(names.into_iter().map(Variable::Name).collect()),
        match_: ChooseMatch::Any,
        children,
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
