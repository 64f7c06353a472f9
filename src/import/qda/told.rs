//! What of a project is left out, each with its name.

use roxmltree::Node;
use rustc_hash::FxHashMap;

use super::super::Remark;
use super::super::text::one_line;
use super::marks::{all, attribute, guid, listed, named, text};
use super::project::{Project, Thing};

/// A thing in words.
pub(super) fn called(thing: Thing, project: &Project) -> String {
    let source = |index: usize| project.sources.get(index).map(|source| source.name.as_str()).unwrap_or_default();
    match thing {
        Thing::Code(index) => format!("code {}", named(project.codes.get(index).map_or("", |code| &code.name))),
        Thing::Source(index) => format!("source {}", named(source(index))),
        Thing::Case(index) => format!("case {}", named(project.cases.get(index).map_or("", |case| &case.name))),
        Thing::Memo(_) => "a memo".to_owned(),
        Thing::Passage(of, index) => {
            let passage = project.sources.get(of).and_then(|source| source.passages.get(index));
            let name = passage.map(|passage| passage.name.as_str()).unwrap_or_default();
            match name {
                "" => format!("a passage of source {}", named(source(of))),
                name => format!("the passage {} of source {}", named(name), named(source(of))),
            }
        }
    }
}

/// Users, variables and their values, sets and graphs.
pub(super) fn left_out(root: Node<'_, '_>, things: &FxHashMap<String, Thing>, project: &Project) -> Vec<Remark> {
    let things = Things { things, project };
    let mut remarks = Vec::new();
    let users = listed(root, "Users", "User").count();
    let users = match users {
        0 => String::new(),
        1 => "1 user, ".to_owned(),
        many => format!("{many} users, "),
    };
    remarks.push(Remark::of(None, format!("{users}who coded what, dates, colours and formatting are left out")));
    remarks.extend(listed(root, "Variables", "Variable").map(variable));
    remarks.extend(values(root));
    // Sets of codes stand beside the codes.
    let holders = std::iter::once(root).chain(all(root, "CodeBook"));
    remarks.extend(holders.flat_map(|holder| listed(holder, "Sets", "Set")).map(|set| things.set(set)));
    remarks.extend(listed(root, "Graphs", "Graph").map(|graph| things.graph(graph)));
    remarks
}

fn variable(node: Node<'_, '_>) -> Remark {
    let means = text(node, "Description").map(|text| format!(": “{}”", one_line(&text))).unwrap_or_default();
    Remark::of(Some(format!("variable {}", named(attribute(node, "name")))), format!("left out{means}"))
}

/// What variables say of cases and sources.
fn values(root: Node<'_, '_>) -> Vec<Remark> {
    let variables = listed(root, "Variables", "Variable");
    let names: FxHashMap<String, &str> =
        variables.map(|node| (guid(attribute(node, "guid")), attribute(node, "name"))).collect();
    let mut remarks = Vec::new();
    for node in root.descendants().filter(|node| super::super::xml::is(node, "VariableValue")) {
        let Some(holder) = node.parent_element() else { continue };
        let of = match holder.tag_name().name() {
            "Case" => format!("case {}", named(attribute(holder, "name"))),
            _ => format!("source {}", named(attribute(holder, "name"))),
        };
        let variable = all(node, "VariableRef").next().map(|one| guid(attribute(one, "targetGUID")));
        let name = variable.and_then(|guid| names.get(&guid).copied()).unwrap_or_default();
        let value = node.children().filter(|child| child.is_element() && child.tag_name().name() != "VariableRef");
        let value: String = value.filter_map(|child| child.text()).collect();
        let says = format!("the value of variable {} is left out: {}", named(name), named(&value));
        remarks.push(Remark::of(Some(of), says));
    }
    remarks
}

struct Things<'t> {
    things: &'t FxHashMap<String, Thing>,
    project: &'t Project,
}

impl Things<'_> {
    fn called(&self, reference: &str) -> Option<String> {
        self.things.get(&guid(reference)).map(|thing| called(*thing, self.project))
    }

    fn set(&self, node: Node<'_, '_>) -> Remark {
        let members = node.children().filter(|child| child.tag_name().name().starts_with("Member"));
        let members = members.map(|member| self.called(attribute(member, "targetGUID")).unwrap_or_else(unknown));
        let members = members.collect::<Vec<_>>().join(", ");
        let means = text(node, "Description").map(|text| format!(" (“{}”)", one_line(&text))).unwrap_or_default();
        let of = Some(format!("set {}", named(attribute(node, "name"))));
        match members.as_str() {
            "" => Remark::of(of, format!("left out{means}")),
            members => Remark::of(of, format!("left out{means}: {members}")),
        }
    }

    fn graph(&self, node: Node<'_, '_>) -> Remark {
        let drawn = all(node, "Vertex").map(|vertex| {
            let called = self.called(attribute(vertex, "representedGUID"));
            (guid(attribute(vertex, "guid")), called.unwrap_or_else(|| named(attribute(vertex, "name"))))
        });
        let drawn: Vec<(String, String)> = drawn.collect();
        let at: FxHashMap<&str, &str> = drawn.iter().map(|(guid, name)| (guid.as_str(), name.as_str())).collect();
        let end = |reference: &str| at.get(guid(reference).as_str()).map_or_else(unknown, |name| (*name).to_owned());
        let edges = all(node, "Edge").map(|edge| {
            let name = one_line(attribute(edge, "name"));
            let between = if name.is_empty() { " — ".to_owned() } else { format!(" —{name}— ") };
            end(attribute(edge, "sourceVertex")) + &between + &end(attribute(edge, "targetVertex"))
        });
        let lines: Vec<String> = drawn.iter().map(|(_, name)| name.clone()).chain(edges).collect();
        let of = Some(format!("graph {}", named(attribute(node, "name"))));
        match lines.as_slice() {
            [] => Remark::of(of, "left out: nothing is drawn in it"),
            lines => Remark::of(of, format!("left out: {}", lines.join(", "))),
        }
    }
}

fn unknown() -> String {
    "something that is not in the project".to_owned()
}
