//! Documents, pictures and recordings with their passages.

use roxmltree::Node;
use rustc_hash::FxHashMap;

use super::super::Refused;
use super::super::text::one_line;
use super::super::xml::is;
use super::marks::{all, attribute, guid, named, text};
use super::project::{Coded, Passage, Place, Source, Thing};
use super::read::Reader;

/// The elements of sources that are no text themselves.
const OTHERS: [&str; 4] = ["PDFSource", "PictureSource", "AudioSource", "VideoSource"];
/// Where the words of a source stand that is no text itself.
const HOLDERS: [&str; 3] = ["Representation", "TextDescription", "Transcript"];
/// What is no span of a text.
const AREAS: [&str; 4] = ["PDFSelection", "PictureSelection", "AudioSelection", "VideoSelection"];

impl<'r, 'd> Reader<'r, 'd, '_> {
    /// All sources.
    pub(super) fn sources(&mut self) -> Result<(), Refused> {
        let lists: Vec<Node<'r, 'd>> = all(self.root, "Sources").collect();
        for node in lists.iter().flat_map(Node::children) {
            if is(&node, "TextSource") || OTHERS.iter().any(|name| is(&node, name)) {
                self.source(node)?;
            }
        }
        Ok(())
    }

    fn source(&mut self, node: Node<'r, 'd>) -> Result<(), Refused> {
        let index = self.project.sources.len();
        let name = name_of(node);
        let of = format!("source {}", named(&name));
        self.register(node, Thing::Source(index), &of);
        self.project.sources.push(Source { name, ..Source::default() });
        let mut source = Source { memos: self.comments(node, &of)?, ..Source::default() };
        let is_holder = |node: &Node<'_, '_>| HOLDERS.iter().any(|name| is(node, name));
        let holders: Vec<Node<'r, 'd>> = match is(&node, "TextSource") {
            true => vec![node],
            false => node.children().filter(is_holder).collect(),
        };
        for holder in &holders {
            if *holder != node {
                source.memos.extend(self.comments(*holder, &of)?);
            }
            self.held(*holder, index, &mut source, &of)?;
        }
        if !is(&node, "TextSource") {
            self.spans(node, (index, 0), &mut source, &of)?;
            self.whole(node, &mut source, &of)?;
        }
        for area in node.children().filter(|child| AREAS.iter().any(|name| is(child, name))) {
            let quotation = match all(area, "Representation").next() {
                Some(words) => self.words(words, &of)?,
                None => None,
            };
            self.passage(area, (index, area_of(area)), quotation, &mut source, &of)?;
        }
        if let Some(one) = self.project.sources.get_mut(index) {
            *one = Source { name: std::mem::take(&mut one.name), ..source };
        }
        Ok(())
    }

    /// A text with what is coded in it.
    fn held(&mut self, node: Node<'r, 'd>, index: usize, source: &mut Source, of: &str) -> Result<(), Refused> {
        let number = source.texts.len();
        let words = self.words(node, of)?;
        let is_text = words.is_some();
        source.texts.extend(words);
        let number = if is_text { number } else { usize::MAX };
        self.spans(node, (index, number), source, of)?;
        self.moments(node, (index, number), source, of)?;
        self.whole(node, source, of)
    }

    /// Passages by their positions in a text.
    fn spans(
        &mut self,
        node: Node<'r, 'd>,
        (index, text): (usize, usize),
        source: &mut Source,
        of: &str,
    ) -> Result<(), Refused> {
        for selection in all(node, "PlainTextSelection") {
            let start = attribute(selection, "startPosition").trim().parse().ok();
            let end = attribute(selection, "endPosition").trim().parse().ok();
            let place = self.positions(text, start, end, of);
            self.passage(selection, (index, place), None, source, of)?;
        }
        Ok(())
    }

    /// Passages of a transcript, which stand between two points in time.
    fn moments(
        &mut self,
        node: Node<'r, 'd>,
        (index, text): (usize, usize),
        source: &mut Source,
        of: &str,
    ) -> Result<(), Refused> {
        let points: FxHashMap<String, Option<usize>> = all(node, "SyncPoint")
            .map(|point| (guid(attribute(point, "guid")), attribute(point, "position").trim().parse().ok()))
            .collect();
        let at = |selection, name| points.get(&guid(attribute(selection, name))).copied().flatten();
        for selection in all(node, "TranscriptSelection") {
            let place = self.positions(text, at(selection, "fromSyncPoint"), at(selection, "toSyncPoint"), of);
            self.passage(selection, (index, place), None, source, of)?;
        }
        Ok(())
    }

    fn positions(&mut self, text: usize, start: Option<usize>, end: Option<usize>, of: &str) -> Place {
        match (start, end) {
            (Some(start), Some(end)) => Place::Positions { text, start, end },
            (None | Some(_), _) => {
                self.remark(of, "a passage has no positions that can be read: it is kept without its words");
                Place::Words("no place given".to_owned())
            }
        }
    }

    /// What the source as a whole is coded with.
    fn whole(&mut self, node: Node<'r, 'd>, source: &mut Source, of: &str) -> Result<(), Refused> {
        if all(node, "Coding").next().is_none() {
            return Ok(());
        }
        let codings = self.codings(node, of)?;
        let name = String::new();
        source.passages.push(Passage { name, place: Place::Whole, quotation: None, comments: Vec::new(), codings });
        Ok(())
    }

    fn passage(
        &mut self,
        node: Node<'r, 'd>,
        (index, place): (usize, Place),
        quotation: Option<String>,
        source: &mut Source,
        of: &str,
    ) -> Result<(), Refused> {
        let name = one_line(attribute(node, "name"));
        self.register(node, Thing::Passage(index, source.passages.len()), of);
        let comments = self.comments(node, of)?;
        let codings = self.codings(node, of)?;
        let length = match place {
            Place::Positions { text, start, end } => {
                end.saturating_sub(start).min(source.texts.get(text).map_or(0, String::len))
            }
            Place::Whole | Place::Characters { .. } | Place::Words(_) => quotation.as_ref().map_or(0, String::len),
        };
        self.take(length.saturating_mul(codings.len().max(1)))?;
        source.passages.push(Passage { name, place, quotation, comments, codings });
        Ok(())
    }

    fn codings(&mut self, node: Node<'r, 'd>, of: &str) -> Result<Vec<Coded>, Refused> {
        let mut coded = Vec::new();
        for coding in all(node, "Coding") {
            let comments = self.memos_of(coding, of)?;
            for reference in all(coding, "CodeRef") {
                match self.thing(attribute(reference, "targetGUID")) {
                    Some(Thing::Code(code)) => coded.push(Coded { code, comments: comments.clone() }),
                    Some(Thing::Source(_) | Thing::Passage(..) | Thing::Memo(_) | Thing::Case(_)) | None => {
                        self.remark(
                            of,
                            "a passage is coded with what is no code of the project: that coding is left out",
                        );
                    }
                }
            }
        }
        Ok(coded)
    }

    /// The plain text of a source or memo; none where there is none, which is said.
    pub(super) fn words(&mut self, node: Node<'_, '_>, of: &str) -> Result<Option<String>, Refused> {
        if let Some(words) = text(node, "PlainTextContent") {
            self.take(words.len())?;
            return Ok(Some(words));
        }
        let path = attribute(node, "plainTextPath").trim();
        if path.is_empty() {
            if !attribute(node, "richTextPath").is_empty() {
                self.remark(of, "it has no plain text, only a formatted one, which is not read");
            }
            return Ok(None);
        }
        let Some(part) = inside(path).and_then(|path| self.archive.named(&path)).map(str::to_owned) else {
            self.remark(of, format!("its text `{}` is not in the archive", one_line(path)));
            return Ok(None);
        };
        match self.archive.text(&part) {
            Ok(Some(words)) => {
                self.take(words.len())?;
                Ok(Some(words))
            }
            Ok(None) | Err(_) => {
                self.remark(of, format!("its text `{part}` is no UTF-8 text, and is not read"));
                Ok(None)
            }
        }
    }
}

/// What a source is called; where it has no name, as its file.
fn name_of(node: Node<'_, '_>) -> String {
    let name = one_line(attribute(node, "name"));
    let paths = ["plainTextPath", "path", "richTextPath"].map(|path| attribute(node, path));
    let file = paths.into_iter().find(|path| !path.is_empty()).and_then(|path| path.rsplit(['/', '\\']).next());
    if name.is_empty() { one_line(file.unwrap_or_default()) } else { name }
}

/// The part of the archive that a path names; none where it names another place. Some programs leave `internal://` out.
fn inside(path: &str) -> Option<String> {
    let path = path.strip_prefix("internal://").unwrap_or(path);
    let is_inside = !path.contains([':', '\\']) && path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    let is_text = path.len() > 4 && path.to_lowercase().ends_with(".txt");
    let is_folder = path.to_lowercase().starts_with("sources/");
    (is_inside && is_text).then(|| if is_folder { path.to_owned() } else { format!("sources/{path}") })
}

/// Where something stands that is no span of a text.
fn area_of(node: Node<'_, '_>) -> Place {
    let number =
        |name: &str| attribute(node, name).trim().parse::<i64>().map_or_else(|_| "?".to_owned(), |it| it.to_string());
    let corner = |x: &str, y: &str| format!("{}, {}", number(x), number(y));
    let area = || format!("{} to {}", corner("firstX", "firstY"), corner("secondX", "secondY"));
    Place::Words(match node.tag_name().name() {
        "PDFSelection" => format!("page {} as the file counts, area {}", number("page"), area()),
        "PictureSelection" => format!("area {}", area()),
        _ => format!("{}–{} ms", number("begin"), number("end")),
    })
}
