//! Puts things that read each other into an order in which each follows what it reads, true cycles aside.

/// The strongly connected components of what some roots need, each after those that it reads. Things are indices.
#[derive(Debug)]
pub struct Order {
    /// All things, component after component; within one, each after what it reads as far as that is possible.
    things: Vec<u32>,
    /// Where each component ends in `nodes`.
    ends: Vec<u32>,
    /// By thing: its component, or `NONE`.
    component: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Order {
    /// The order of what the roots need of so many things; `read` gives the n-th thing that a thing reads. Linear, and
    /// without recursion: a theory may be one long chain.
    pub fn of(things: usize, roots: impl IntoIterator<Item = u32>, read: impl Fn(u32, usize) -> Option<u32>) -> Self {
        let mut search = Search::new(things);
        for root in roots {
            search.from(root, &read);
        }
        search.order()
    }

    /// The components in their order.
    pub fn components(&self) -> impl Iterator<Item = &[u32]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.things[start as usize..end as usize])
    }

    /// Whether some root needs a thing.
    pub fn has(&self, thing: u32) -> bool {
        self.component[thing as usize] != NONE
    }

    /// Whether two things are of one component.
    pub fn together(&self, one: u32, other: u32) -> bool {
        self.component[one as usize] == self.component[other as usize]
    }
}

/// Tarjan's search with its own stack.
struct Search {
    /// By thing: when it was found.
    found: Vec<u32>,
    /// By thing: the earliest found of its component that it reaches.
    low: Vec<u32>,
    component: Vec<u32>,
    /// Things whose component is open.
    open: Vec<u32>,
    /// What was looked through, in that order.
    finished: Vec<u32>,
    /// Things on the way from the root, with how many of what they read was looked at.
    path: Vec<(u32, usize)>,
    clock: u32,
    components: u32,
}

impl Search {
    fn new(things: usize) -> Self {
        Self {
            found: vec![NONE; things],
            low: vec![0; things],
            component: vec![NONE; things],
            open: Vec::new(),
            finished: Vec::new(),
            path: Vec::new(),
            clock: 0,
            components: 0,
        }
    }

    fn from(&mut self, root: u32, read: &impl Fn(u32, usize) -> Option<u32>) {
        self.enter(root);
        while let Some(&(thing, looked)) = self.path.last() {
            match read(thing, looked) {
                Some(next) => {
                    if let Some(top) = self.path.last_mut() {
                        top.1 += 1;
                    }
                    self.look(thing, next);
                }
                None => self.leave(thing),
            }
        }
    }

    fn enter(&mut self, thing: u32) {
        let index = thing as usize;
        if self.found[index] != NONE {
            return;
        }
        self.found[index] = self.clock;
        self.low[index] = self.clock;
        self.clock += 1;
        self.open.push(thing);
        self.path.push((thing, 0));
    }

    fn look(&mut self, thing: u32, next: u32) {
        if self.found[next as usize] == NONE {
            self.enter(next);
        } else if self.component[next as usize] == NONE {
            let found = self.found[next as usize];
            self.low[thing as usize] = self.low[thing as usize].min(found);
        }
    }

    fn leave(&mut self, thing: u32) {
        self.path.pop();
        self.finished.push(thing);
        let low = self.low[thing as usize];
        if let Some(&(parent, _)) = self.path.last() {
            self.low[parent as usize] = self.low[parent as usize].min(low);
        }
        if low == self.found[thing as usize] {
            self.close(thing);
        }
    }

    fn close(&mut self, first: u32) {
        while let Some(thing) = self.open.pop() {
            self.component[thing as usize] = self.components;
            if thing == first {
                break;
            }
        }
        self.components += 1;
    }

    fn order(self) -> Order {
        let mut ends = vec![0; self.components as usize];
        for &thing in &self.finished {
            ends[self.component[thing as usize] as usize] += 1;
        }
        let mut total = 0;
        let mut next: Vec<u32> = Vec::with_capacity(ends.len());
        for end in &mut ends {
            next.push(total);
            total += *end;
            *end = total;
        }
        let mut things = vec![0; self.finished.len()];
        for &thing in &self.finished {
            let place = &mut next[self.component[thing as usize] as usize];
            things[*place as usize] = thing;
            *place += 1;
        }
        Order { things, ends, component: self.component }
    }
}
