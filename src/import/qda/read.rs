//! The markup of a project as what it holds, every reference followed; nothing here calls itself, however deep codes are.

use roxmltree::{Node, NodeId};
use rustc_hash::FxHashMap;

use super::super::archive::{Archive, UNTRUSTED};
use super::super::text::one_line;
use super::super::xml::{self, is};
use super::super::{Refused, Remark};
use super::known::unknown;
use super::marks::{all, attribute, guid, listed, named, text};
use super::project::{Case, Code, Link, Project, Thing};
use super::{ANEW, passages, told};

/// Codes that a project may have.
const CODES: usize = 20_000;
/// Bytes of texts, memos and passages that are read, each as often as something refers to it.
const READ: usize = 256 * 1024 * 1024;

/// The project in some markup.
///
/// # Errors
/// What is no such markup.
pub(super) fn project(markup: &str, archive: &mut Archive<'_>) -> Result<Project, Refused> {
    let document =
        xml::parsed(markup).map_err(|error| Refused::new(format!("`project.qde` is broken: {error}"), ANEW))?;
    let root = document.root_element();
    if !is(&root, "Project") {
        let says = format!("`project.qde` holds no project: it is a <{}>", root.tag_name().name());
        return Err(Refused::new(says, ANEW));
    }
    let mut reader = Reader::new(root, archive);
    reader.codes()?;
    reader.memos()?;
    reader.sources()?;
    reader.cases()?;
    reader.links()?;
    reader.code_memos()?;
    reader.free_memos()?;
    let mut project = reader.project;
    project.remarks.extend(told::left_out(root, &reader.things, &project));
    project.remarks.extend(unknown(root));
    passages::settle(&mut project);
    Ok(project)
}

/// What is read so far.
pub(super) struct Reader<'r, 'd, 'b> {
    pub(super) root: Node<'r, 'd>,
    pub(super) archive: &'r mut Archive<'b>,
    /// By GUID.
    pub(super) things: FxHashMap<String, Thing>,
    pub(super) project: Project,
    memos: Vec<Memo>,
    /// The markup of the codes, in their order.
    codes: Vec<Node<'r, 'd>>,
    /// Bytes that may yet be read.
    left: usize,
}

/// A memo of the project.
struct Memo {
    text: String,
    is_used: bool,
}

impl<'r, 'd, 'b> Reader<'r, 'd, 'b> {
    fn new(root: Node<'r, 'd>, archive: &'r mut Archive<'b>) -> Self {
        let project = Project { name: one_line(attribute(root, "name")), ..Project::default() };
        Self { root, archive, things: FxHashMap::default(), project, memos: Vec::new(), codes: Vec::new(), left: READ }
    }

    /// Says something of a part.
    pub(super) fn remark(&mut self, of: &str, says: impl Into<String>) {
        self.project.remarks.push(Remark::of(Some(of.to_owned()), says));
    }

    /// Lets a GUID stand for a thing.
    pub(super) fn register(&mut self, node: Node<'_, '_>, thing: Thing, of: &str) {
        let guid = guid(attribute(node, "guid"));
        if guid.is_empty() {
            return;
        }
        if self.things.contains_key(&guid) {
            self.remark(of, "its GUID stands twice: what refers to it is taken to mean the first that has it");
            return;
        }
        self.things.insert(guid, thing);
    }

    /// What a reference means.
    pub(super) fn thing(&self, reference: &str) -> Option<Thing> {
        self.things.get(&guid(reference)).copied()
    }

    /// Counts bytes that are kept.
    ///
    /// # Errors
    /// Where these become far more than a project has.
    pub(super) fn take(&mut self, bytes: usize) -> Result<(), Refused> {
        let says = "the texts, memos and passages of this project are over 256 megabytes";
        self.left = self.left.checked_sub(bytes).ok_or_else(|| Refused::new(says, ANEW))?;
        Ok(())
    }

    /// The memos that hang on a node.
    pub(super) fn memos_of(&mut self, node: Node<'_, '_>, of: &str) -> Result<Vec<String>, Refused> {
        let mut memos = Vec::new();
        for reference in all(node, "NoteRef") {
            match self.thing(attribute(reference, "targetGUID")) {
                Some(Thing::Memo(index)) => {
                    let found = self.memos.get_mut(index).map(|memo| {
                        memo.is_used = true;
                        memo.text.clone()
                    });
                    self.take(found.as_ref().map_or(0, String::len))?;
                    memos.extend(found);
                }
                Some(Thing::Code(_) | Thing::Source(_) | Thing::Passage(..) | Thing::Case(_)) | None => {
                    self.remark(of, "a memo that it refers to is not in the project");
                }
            }
        }
        Ok(memos)
    }

    /// What is described of a node, and the memos that hang on it.
    pub(super) fn comments(&mut self, node: Node<'_, '_>, of: &str) -> Result<Vec<String>, Refused> {
        let mut comments: Vec<String> = text(node, "Description").into_iter().collect();
        comments.extend(self.memos_of(node, of)?);
        Ok(comments)
    }

    /// The codes, a parent before its children.
    ///
    /// # Errors
    /// Far more codes than people write.
    fn codes(&mut self) -> Result<(), Refused> {
        let mut of: FxHashMap<NodeId, usize> = FxHashMap::default();
        let book: Vec<Node<'r, 'd>> = listed(self.root, "CodeBook", "Codes").collect();
        for node in book.iter().flat_map(Node::descendants).filter(|node| is(node, "Code")) {
            let Some(above) = node.parent_element() else { continue };
            let parent = of.get(&above.id()).copied();
            if parent.is_none() && !book.contains(&above) {
                continue;
            }
            let index = self.project.codes.len();
            if index >= CODES {
                let says = format!("this project has more than {CODES} codes, far more than people write");
                return Err(Refused::new(says, UNTRUSTED));
            }
            let name = one_line(attribute(node, "name"));
            self.register(node, Thing::Code(index), &format!("code {}", named(&name)));
            let is_codable = !matches!(attribute(node, "isCodable"), "false" | "0");
            let means = text(node, "Description");
            self.project.codes.push(Code { name, parent, means, memos: Vec::new(), is_codable });
            self.codes.push(node);
            of.insert(node.id(), index);
        }
        Ok(())
    }

    fn code_memos(&mut self) -> Result<(), Refused> {
        for (index, node) in std::mem::take(&mut self.codes).into_iter().enumerate() {
            let of = format!("code {}", named(attribute(node, "name")));
            let memos = self.memos_of(node, &of)?;
            if let Some(code) = self.project.codes.get_mut(index) {
                code.memos = memos;
            }
        }
        Ok(())
    }

    /// What people wrote of the project; what hangs on something is told there.
    fn memos(&mut self) -> Result<(), Refused> {
        let nodes: Vec<Node<'r, 'd>> = listed(self.root, "Notes", "Note").collect();
        for node in nodes {
            let name = one_line(attribute(node, "name"));
            let of = format!("memo {}", named(&name));
            self.register(node, Thing::Memo(self.memos.len()), &of);
            let words = self.words(node, &of)?.unwrap_or_default();
            let words = words.trim_start_matches('\u{feff}').trim();
            let text = match (name.is_empty(), words.is_empty()) {
                (_, true) => name,
                (true, false) => words.to_owned(),
                (false, false) if one_line(words).starts_with(&name) => words.to_owned(),
                (false, false) => format!("{name}: {words}"),
            };
            self.memos.push(Memo { text, is_used: false });
            let coded = node.descendants().filter(|node| is(node, "Coding")).count();
            if coded > 0 {
                let says = format!("what it is itself coded with is left out ({coded}): it is no source");
                self.remark(&of, says);
            }
        }
        Ok(())
    }

    /// What hangs on nothing.
    fn free_memos(&mut self) -> Result<(), Refused> {
        self.project.memos = self.comments(self.root, "project")?;
        let free = self.memos.iter().filter(|memo| !memo.is_used && !memo.text.is_empty());
        let free: Vec<String> = free.map(|memo| memo.text.clone()).collect();
        self.project.memos.extend(free);
        Ok(())
    }

    fn cases(&mut self) -> Result<(), Refused> {
        let nodes: Vec<Node<'r, 'd>> = listed(self.root, "Cases", "Case").collect();
        for node in nodes {
            let mut case = Case { name: one_line(attribute(node, "name")), ..Case::default() };
            let of = format!("case {}", named(&case.name));
            self.register(node, Thing::Case(self.project.cases.len()), &of);
            case.memos = self.comments(node, &of)?;
            let references = node
                .children()
                .filter(|child| ["CodeRef", "SourceRef", "SelectionRef"].iter().any(|name| is(child, name)));
            for reference in references {
                match self.thing(attribute(reference, "targetGUID")) {
                    Some(Thing::Code(code)) => case.codes.push(code),
                    Some(Thing::Source(source)) => case.sources.push(source),
                    Some(Thing::Passage(source, passage)) => case.passages.push((source, passage)),
                    Some(Thing::Memo(_) | Thing::Case(_)) | None => {
                        let says = format!("a <{}> of it is not in the project", reference.tag_name().name());
                        self.remark(&of, says);
                    }
                }
            }
            case.sources.sort_unstable();
            case.sources.dedup();
            self.project.cases.push(case);
        }
        Ok(())
    }

    fn links(&mut self) -> Result<(), Refused> {
        let nodes: Vec<Node<'r, 'd>> = listed(self.root, "Links", "Link").collect();
        for node in nodes {
            let name = one_line(attribute(node, "name"));
            let memos = self.memos_of(node, &format!("link {}", named(&name)))?;
            let from = self.thing(attribute(node, "originGUID"));
            let to = self.thing(attribute(node, "targetGUID"));
            let ends = (self.called(from), self.called(to));
            let is_one_way = attribute(node, "direction") == "OneWay";
            self.project.links.push(Link { name, is_one_way, from, to, memos, ends });
        }
        Ok(())
    }

    /// A thing in words.
    fn called(&self, thing: Option<Thing>) -> String {
        let memo = |index: usize| self.memos.get(index).map(|memo| memo.text.as_str()).unwrap_or_default();
        match thing {
            Some(Thing::Memo(index)) => format!("memo {}", named(memo(index))),
            Some(thing) => told::called(thing, &self.project),
            None => "something that is not in the project".to_owned(),
        }
    }
}
