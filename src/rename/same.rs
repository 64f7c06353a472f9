//! Compares the tree of a text with the tree of the same text with a phrase renamed.

use super::Change;
use super::names::Gone;
use crate::syntax::{Kind, Node, Term, Tree, text, within};
use crate::theory::identity;

/// Whether two trees are the same but for the name, and the comments are the same.
pub(super) fn is_same_but_for(
    (one, text): (&Tree, &str),
    (other, renamed): (&Tree, &str),
    (change, gone): (&Change<'_>, &Gone),
) -> bool {
    let comments = |tree: &Tree, text: &str| -> Vec<String> {
        tree.comments().iter().map(|comment| comment.of(text).trim_end().to_owned()).collect()
    };
    let mut others = other.items();
    within::items(one, text, change.theory).into_iter().all(|(item, is_within)| {
        let change = is_within.then_some((change, gone));
        others.next().is_some_and(|other| is_same((item, text), (other, renamed), change))
    }) && others.next().is_none()
        && comments(one, text) == comments(other, renamed)
}

/// Whether two nodes are the same but for a change, where there is one, and for what goes with it.
fn is_same(
    (one, text): (Node<'_>, &str),
    (other, renamed): (Node<'_>, &str),
    change: Option<(&Change<'_>, &Gone)>,
) -> bool {
    if one.kind() == Kind::Term(Term::Phrase) && other.kind() == one.kind() {
        let [was, is] = [text::of(one, text), text::of(other, renamed)];
        return match change {
            Some((change, _)) if identity(&was) == identity(change.old) => is == change.new,
            Some(_) | None => was == is,
        };
    }
    let stays = |child: &Node<'_>| change.is_none_or(|(_, gone)| !gone.has(*child));
    let (mut children, mut others) = (one.children().filter(stays).peekable(), other.children());
    let is_leaf = children.peek().is_none() && matches!(one.kind(), Kind::Part(_) | Kind::Term(_));
    one.kind() == other.kind()
        && children.all(|child| others.next().is_some_and(|other| is_same((child, text), (other, renamed), change)))
        && others.next().is_none()
        && (!is_leaf || text::of(one, text) == text::of(other, renamed))
}
