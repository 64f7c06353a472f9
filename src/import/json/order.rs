//! The order of items in a text: so that phrases appear in it in the order of the document, as far as that can be.

use super::item::{Arranged, Item};

/// An item with the two orders of its clauses.
struct Waiting {
    by_kind: Arranged,
    by_phrase: Arranged,
}

impl Waiting {
    fn new(item: &Item) -> Self {
        Self { by_kind: item.by_kind(), by_phrase: item.by_phrase() }
    }

    fn needs(&self) -> u32 {
        self.by_kind.needs.min(self.by_phrase.needs)
    }

    /// Its clauses kind by kind, unless only the other order goes on where the phrases are.
    fn after(&self, appeared: u32) -> &Arranged {
        let by_phrase = self.by_kind.needs > appeared && self.by_phrase.needs <= appeared;
        if by_phrase { &self.by_phrase } else { &self.by_kind }
    }
}

/// The text of declarations, which may stand anywhere, among statements and cases, which keep their order.
///
/// What may come next is written as soon as it may. That never keeps another item from coming: the phrases that it waits for
/// only become fewer. So where there is an order in which all phrases appear in turn, this is one.
pub(super) fn ordered(declarations: &[Item], statements: &[Item], cases: &[Item]) -> String {
    let waiting = |items: &[Item]| items.iter().map(Waiting::new).collect::<Vec<_>>();
    let [mut declarations, statements, cases] = [declarations, statements, cases].map(waiting);
    declarations.sort_by_key(Waiting::needs);
    let mut rows = [declarations, statements, cases].map(|row| row.into_iter().peekable());
    let (mut text, mut appeared) = (String::new(), 0);
    loop {
        let needs = rows.each_mut().map(|row| row.peek().map(Waiting::needs));
        let ready = needs.iter().position(|needs| needs.is_some_and(|needs| needs <= appeared));
        // Where none may come next, the one that lacks least does: phrases then appear in another order.
        let least = || (0..rows.len()).filter(|row| needs[*row].is_some()).min_by_key(|row| needs[*row]);
        let Some(next) = ready.or_else(least).and_then(|row| rows[row].next()) else { return text };
        let arranged = next.after(appeared);
        text += &arranged.text;
        appeared = appeared.max(arranged.end);
    }
}
