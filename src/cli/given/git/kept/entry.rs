//! Finds what stands at a path of a revision: its links are followed, and its submodules looked into where they are here.

use std::path::Path;

use gix::ObjectId;
use gix::objs::TreeRefIter;
use gix::objs::tree::EntryKind;

use super::{Kept, folder_of};
use crate::cli::given::git::{plain, unreadable};
use crate::cli::told::problem::Problem;

/// Links that are followed to one file: more are a circle.
const LINKS: usize = 8;

/// What stands at a path.
pub(super) enum Entry {
    Folder(ObjectId),
    File(ObjectId),
    /// A submodule of which this commit is not here, or what is in it.
    Closed(Closed),
}

/// A submodule that cannot be looked into.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Closed {
    /// Where it is.
    pub path: String,
    /// The commit of it that is not here.
    pub commit: ObjectId,
}

/// Where a path leads to.
enum Step {
    /// What stands there; none where nothing does.
    Arrived(Option<Entry>),
    /// Another path.
    Link(String),
}

impl Kept<'_> {
    pub(super) fn entries(&self, tree: ObjectId) -> Result<Vec<(String, EntryKind, ObjectId)>, Problem> {
        let what = format!("the files of `{}`", self.name);
        let bytes = self.repository.bytes(tree, &what)?;
        let entries = TreeRefIter::from_bytes(&bytes, tree.kind()).map(|entry| {
            let entry = entry.map_err(unreadable(&*what))?;
            Ok((entry.filename.to_string(), entry.mode.kind(), entry.oid.to_owned()))
        });
        entries.collect()
    }

    /// What stands at a path, its links followed.
    pub(super) fn entry(&self, path: &str) -> Result<Option<Entry>, Problem> {
        let mut path = path.to_owned();
        for _ in 0..LINKS {
            path = match self.step(&path)? {
                Step::Arrived(entry) => return Ok(entry),
                Step::Link(target) => target,
            };
        }
        Ok(None)
    }

    /// What stands at a path, or the path that a link on the way leads to.
    fn step(&self, path: &str) -> Result<Step, Problem> {
        let Some(mut tree) = self.tree else { return Ok(Step::Arrived(None)) };
        let names: Vec<&str> = path.split('/').filter(|name| !name.is_empty()).collect();
        for (at, name) in names.iter().enumerate() {
            let found = self.entries(tree)?.into_iter().find(|(entry, ..)| entry == name);
            let Some((_, kind, id)) = found else { return Ok(Step::Arrived(None)) };
            let here = names[..=at].join("/");
            match kind {
                EntryKind::Tree => tree = id,
                EntryKind::Commit => match self.repository.module(&here, id) {
                    Some(of_module) => tree = of_module,
                    None => return Ok(Step::Arrived(Some(Entry::Closed(Closed { path: here, commit: id })))),
                },
                EntryKind::Blob | EntryKind::BlobExecutable => {
                    let is_last = at + 1 == names.len();
                    return Ok(Step::Arrived(is_last.then_some(Entry::File(id))));
                }
                EntryKind::Link => {
                    let target = self.bytes(id, &here)?;
                    let target = Path::new(folder_of(&here)).join(&*String::from_utf8_lossy(&target));
                    let target = plain(&target.join(names[at + 1..].join("/")));
                    return Ok(target.map_or(Step::Arrived(None), Step::Link));
                }
            }
        }
        Ok(Step::Arrived(Some(Entry::Folder(tree))))
    }

    pub(super) fn bytes(&self, blob: ObjectId, path: &str) -> Result<Vec<u8>, Problem> {
        self.repository.bytes(blob, &format!("`{path}` of `{}`", self.name))
    }
}
