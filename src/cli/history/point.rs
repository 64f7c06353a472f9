//! How far a walk through the versions of a theory has come: the version, and what is to be told of those before.

use std::rc::Rc;

use gix::ObjectId;

use cmo::refine::history::{Step, added};
use cmo::refine::log::Reason;

use crate::cli::given::versions::Read;

/// A version without errors.
pub struct Known {
    pub read: Read,
}

/// How far the walk has come on one way.
#[derive(Clone)]
pub struct Point {
    pub version: Rc<Known>,
    /// The commit that brought the version; none where it is not committed.
    pub brought: Option<ObjectId>,
    /// The commit whose parents come next; none for what is checked out.
    pub at: Option<ObjectId>,
    /// The full name of the configuration in the version; none where it is not found yet, or not there.
    pub id: Option<String>,
    /// Where it is not there: the full name that it has later on, and may have had before.
    pub earlier: Option<String>,
    /// The paths of the theory there.
    pub paths: Vec<String>,
    /// The reasons that were accepted after the version, and before the next change of the configuration.
    pub late: Vec<Reason>,
}

impl Point {
    /// The point in the version of its own commit, with the name that the configuration has there, if any.
    pub fn in_version(self, version: Rc<Known>, id: Option<String>) -> Self {
        let earlier = self.id.or(self.earlier).filter(|_| id.is_none());
        Self { version, id, earlier, brought: self.at, ..self }
    }

    /// The reasons since the versions before: of this version, then the late ones.
    pub fn reasons_since(&self, before: &[&Known]) -> Vec<Reason> {
        let logs: Vec<&str> = before.iter().map(|known| known.read.log.as_str()).collect();
        let mut reasons = added(&logs, &self.version.read.log);
        reasons.extend(self.late.iter().cloned());
        reasons
    }
}

/// How the configuration stands in a parent of a point.
pub enum Way {
    /// As at the point.
    Same(Point),
    /// It is not known how: the parent has errors.
    Unreadable(Point),
    /// Otherwise.
    Changed(Point, Step),
}

impl Way {
    /// Where it leads to, with the reasons that came after that.
    pub fn reached(self, late: &[Reason]) -> Point {
        match self {
            // The version is still the one of the point, with its log.
            Self::Same(point) | Self::Unreadable(point) => point,
            Self::Changed(point, _) => Point { late: late.to_vec(), ..point },
        }
    }
}

/// The point with the newest commit; of several, the one that was reached first.
pub fn take_newest(open: &mut Vec<(i64, Point)>) -> Option<Point> {
    let newest = open.iter().map(|(seconds, _)| *seconds).max()?;
    let at = open.iter().position(|(seconds, _)| *seconds == newest)?;
    Some(open.remove(at).1)
}
